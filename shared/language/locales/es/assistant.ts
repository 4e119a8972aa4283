/** What the assistant says in Spanish beside the model. */
import { splitWall } from '../../../time/civil.ts'
import type { AssistantReplies, BeyondGrammar, ModelAway, PlanItem } from '../../assistant.ts'
import { isolate } from '../../replies.ts'
import type { Context } from '../../types.ts'
import { lines } from './replies.ts'
import { whenInWords } from './wording.ts'

const quoted = (title: string): string => `“${isolate('ltr', title)}”`

const ACTS = { complete: 'completar', reopen: 'reabrir', skip: 'saltar', delete: 'borrar' } as const

function itemInWords({ act, before, after, at }: PlanItem, context: Context): string {
  const title = quoted(before?.title ?? after.title)
  switch (act) {
    case 'create':
      return `añadir ${title}${lines.behindTitle(after, context)}`
    case 'change': {
      const renamed = before && before.title !== after.title ? ` pasa a ser ${quoted(after.title)}` : ''
      const was = before?.due && lines.due(before, context)
      const now = lines.behindTitle(after, context) || ' — sin fecha'
      return `${title}${renamed}${now}${was && was !== lines.due(after, context) ? ` (antes ${was})` : ''}`
    }
    case 'snooze':
      return `avisar de ${title}: ${whenInWords(splitWall(at!), context)}`
    default:
      return `${ACTS[act]} ${title}${lines.behindTitle(after, context)}`
  }
}

const KEPT = ' Si ha de ser una tarea tal cual, escribe “-” delante.'

const INSTEAD: Record<BeyondGrammar, string> = {
  plan: `Planear no sé por mí mismo, pero ayudo: “tareas atrasadas” y “qué tengo esta semana” muestran lo que hay, “mueve el 2 al viernes a las 9” le da su sitio.${KEPT}`,
  split: `Los pasos no me los invento. Dímelos, uno por línea, y guardo cada uno como tarea.${KEPT}`,
  prioritise: 'Sopesar no sé por mí mismo. “tareas atrasadas” y “qué tengo hoy” muestran lo que más urge.',
  summarise: 'Resumir no sé por mí mismo, pero sí listar: “qué tengo hoy”, “qué tengo esta semana”.',
  explain: 'Eso no lo sé explicar por mí mismo. “ayuda” muestra lo que entiendo.',
  find: 'Buscar un buen momento no sé por mí mismo. “qué tengo mañana” o “qué tengo esta semana” muestra lo que ya hay.',
  compare: 'Comparar no sé por mí mismo, pero sí contar: “cuántas tareas tengo pendientes”.',
  advise: 'Aconsejar no sé por mí mismo. “qué tengo hoy” y “tareas atrasadas” muestran lo pendiente.',
  question: `Eso no lo sé responder por mí mismo. Pregunta qué tienes, cuándo es algo o cuántas tareas son.${KEPT}`,
  sentences: `Es más de lo que leo de una vez. Dime una cosa por línea: qué añadir, cambiar o mostrar.${KEPT}`,
  language: `Ese idioma no lo leo.${KEPT}`,
  unread: 'No lo entendí.',
}

const AWAY: Record<ModelAway, string> = {
  timeout: 'El modelo no respondió a tiempo',
  busy: 'El modelo está demasiado ocupado',
  unavailable: 'No se llega al modelo',
  denied: 'El servidor del modelo no me deja entrar',
  refused: 'El modelo no quiso responder a eso',
  cut: 'La respuesta del modelo se cortó',
  unusable: 'No entiendo la respuesta del modelo',
  'too-long': 'Era demasiado largo para el modelo',
  resting: 'El modelo falló varias veces, así que no le pregunto por un rato',
}

const STEPS: Record<string, string> = {
  list_tasks: 'miro las tareas',
  agenda: 'miro tus días',
  history: 'miro lo que se hizo',
  preferences: 'miro tus ajustes',
  show_tasks: 'preparo una lista',
}

export const assistant: AssistantReplies = {
  list: (tasks, context) => lines.numbered(tasks, context),
  plan(items, { timeZone, quietHours, undo, redo, collections = [] }, context) {
    const all = [
      ...items.map((item) => itemInWords(item, context)),
      ...collections,
      timeZone && `poner tu zona horaria en ${timeZone}`,
      quietHours && `poner silencio de ${quietHours.from} a ${quietHours.to}`,
      quietHours === null && 'quitar las horas de silencio',
      undo && (undo === 1 ? 'deshacer lo último' : `deshacer los últimos ${undo} pasos`),
      redo && (redo === 1 ? 'rehacer lo último deshecho' : `rehacer los últimos ${redo} pasos deshechos`),
    ].filter(Boolean)
    return `Esto haría:\n${all.map((each, index) => `${index + 1}. ${each}`).join('\n')}\n¿Lo hago? (sí / no)`
  },
  unchanged: () => 'No cambié nada.',
  step: (tool, about) => `${STEPS[tool] ?? 'trabajo en ello'}${about ? `: ${isolate('ltr', about)}` : ''} …`,
  instead: (why) => INSTEAD[why],
  howToGetModel: () =>
    'Para deseos así arráncalo con un modelo: make dev MODEL_URL=http://localhost:11434/v1 MODEL_NAME=qwen3 (Ollama, o cualquier servidor con la API de OpenAI).',
  away: (why) => `${AWAY[why]}; no cambié nada.`,
}
