import type { LanguageEntry } from '../language-entry.ts'

/** Spanish, and the words that tell it. */
export const es: LanguageEntry = {
  language: 'es',
  searchConfiguration: 'spanish',
  load: async () => (await import('./index.ts')).spanish,
  loadNotices: async () => (await import('./notices.ts')).notices,
  sure: `mañana manana hoy ayer anteayer lunes martes miércoles miercoles jueves viernes sábado sabado domingo recuérdame recuerdame avísame
    avisame comprar llamar pagar hacer cita reunión reunion médico semana semanas tarde noche cada todos todas próximo proximo próxima proxima
    tarea tareas borra borrar elimina eliminar muestra muéstrame añade agrega gracias hola terminado pendiente pendientes leche cuántas cuando
    qué cuál tengo días dias día año años horas hora minutos dentro después despues antes enero febrero marzo mayo junio julio septiembre
    octubre noviembre diciembre navidad hecho mueve cambia volveré está`,
  likely: `el la los las un una unos de del al y con para por en que mi mis a sin hasta desde es lo se su este esta ya o como mes no sí me te`,
  letters: /[ñ¿¡]/,
}
