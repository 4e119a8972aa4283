import type { Notices } from '../../notices.ts'

export const notices: Notices = {
  reminder: (title) => `Recordatorio: ${title}`,
  due: (when) => `Para ${when}`,
  webhookDisabled: {
    title: 'Tu webhook se ha desactivado',
    text: (
      url,
    ) => `Hace días que no llega nada a este webhook, o su receptor dice que ya no existe. No recibirá nada más:

${url}

Lo que se intentó y por qué falló está en su registro. Cuando el receptor vuelva a funcionar, actívalo y se le preguntará de nuevo.
`,
  },
  confirmation: {
    subject: '¿Es esta tu dirección? Confírmala para tus recordatorios',
    text: (link) => `Alguien, esperamos que tú, quiere recibir recordatorios de tareas por correo en esta dirección.

Para que lleguen, abre esta página en los próximos tres días y pulsa el botón:

${link}

Si no fuiste tú, no tienes que hacer nada: no llegará ningún recordatorio.
`,
  },
}
