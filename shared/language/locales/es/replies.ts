/** What the chat says in Spanish. */
import { capital } from '../../capital.ts'
import type { CommandOf } from '../../commands/kind.ts'
import {
  type Deed,
  isolate,
  type Proposal,
  type Refused,
  type Replies,
  type TakenBackView,
  type TaskView,
} from '../../replies.ts'
import { createTaskLines } from '../../task-line.ts'
import type { Context, Missing } from '../../types.ts'
import { collectionReplies } from './collections.ts'
import {
  count as counted,
  describeChanges,
  describeFilter,
  describeMinutes,
  describeRepeat,
  listed,
  reminderInWords,
  whenInWords,
} from './wording.ts'

const own = (text: string): string => isolate('ltr', text)
const quoted = (title: string): string => `“${own(title)}”`

export const lines = createTaskLines({
  when: whenInWords,
  repeat: describeRepeat,
  reminder: reminderInWords,
  duration: (minutes) => `dura ${describeMinutes(minutes)}`,
  start: (when) => `no antes de ${when}`,
  deadline: (when) => `fecha límite ${when}`,
  there: (when, timeZone) => `${when} en ${timeZone}`,
  ofZone: (timeZone) => ` en ${timeZone}`,
  own,
  comma: () => ', ',
})

function nextDates({ next }: TaskView, context: Context): string {
  if (!next.length) return ''
  const times = new Set(next.map(({ time }) => time))
  const [time] = times
  const dates = next.map((date) => whenInWords(times.size > 1 ? date : { ...date, time: null }, context)).join('; ')
  return ` Las próximas fechas: ${dates}${times.size === 1 && time ? `, a las ${time}` : ''}.`
}

const tasksInWords = (count: number): string => counted(count, 'tarea', 'tareas')
const subtasksInWords = (count: number): string =>
  count === 1 ? 'una subtarea pendiente' : `${count} subtareas pendientes`
const named = (count: number, title: string): string => (count === 1 ? quoted(title) : tasksInWords(count))
const namedAll = (tasks: TaskView[]): string => named(tasks.length, tasks[0]?.title ?? '')

function addedOne(task: TaskView, context: Context): string {
  if (task.repeat)
    return `Añadido: ${quoted(task.title)} — ${lines.details(task, context).join(', ')}.${nextDates(task, context)}`
  const isMute = !task.due && task.reminders.some((reminder) => 'minutesBefore' in reminder)
  const hint = isMute ? ' Aún no tiene fecha, así que nada avisa: di para cuándo es.' : ''
  return `Añadido: ${quoted(task.title)}${lines.behindTitle(task, context)}.${hint}`
}

const INFINITIVES: Record<Proposal['act'], string> = {
  complete: 'completar',
  reopen: 'reabrir',
  skip: 'saltar',
  delete: 'borrar',
  change: 'cambiar',
  plan: 'cambiar según el plan',
}

const PAST: Record<Proposal['act'], string> = {
  complete: 'Completado',
  reopen: 'Pendiente otra vez',
  skip: 'Saltado',
  delete: 'Borrado',
  change: 'Cambiado',
  plan: 'Cambiado según el plan',
}

/** "borrar 3 tareas", "cambiar “alquiler” (p1)". */
const proposalInWords = ({ act, count, title, changes, subtasks }: Proposal, context: Context): string =>
  `${INFINITIVES[act]} ${named(count, title)}${subtasks ? ` con ${subtasksInWords(subtasks)}` : ''}${changes ? ` (${describeChanges(changes, context)})` : ''}`

const DONE: Record<Deed['act'], string> = {
  created: 'añadida',
  updated: 'cambiada',
  deleted: 'borrada',
  completed: 'completada',
  reopened: 'reabierta',
  skipped: 'saltada',
  restored: 'recuperada',
  snoozed: 'aviso aplazado',
}
const NAMED_UNDONE = 5
const NAMES_SHOWN = 50

const NAMED: Record<CommandOf<'names'>['of'], { sign: string; have: string; none: string; begin: string }> = {
  projects: {
    sign: '#',
    have: 'Tus tareas pendientes tienen',
    none: 'Tus tareas pendientes aún no tienen proyectos',
    begin: 'comprar leche #Casa',
  },
  labels: {
    sign: '@',
    have: 'Tus tareas pendientes tienen',
    none: 'Tus tareas pendientes aún no tienen etiquetas',
    begin: 'comprar leche @compras',
  },
  sections: { sign: '', have: 'Tienes', none: 'Aún no tienes secciones', begin: 'comprar leche #Casa/Cocina' },
  filters: { sign: '', have: 'Tienes', none: 'Aún no tienes filtros', begin: 'guarda p1 como Urgente' },
}

function deedsInWords({ did, count }: Pick<TakenBackView, 'did' | 'count'>): string {
  const unnamed = Math.max(did.length, count) - NAMED_UNDONE
  const what = did.slice(0, NAMED_UNDONE).map(({ act, title }) => `${quoted(title)} (${DONE[act]})`)
  return `${what.join(', ')}${unnamed > 0 ? ` y ${unnamed} más` : ''}`
}

const FIELDS: Record<string, string> = {
  title: 'el título',
  note: 'la nota',
  labels: 'las etiquetas',
  project: 'el proyecto',
  section: 'la sección',
  assignee: 'la persona',
  due: 'la fecha',
  start: 'el comienzo',
  deadline: 'la fecha límite',
  durationMinutes: 'la duración',
  recurrence: 'la repetición',
  reminders: 'los avisos',
  priority: 'la prioridad',
}

const fieldsInWords = ({ fields = [] }: Refused): string =>
  listed(fields.flatMap((field) => FIELDS[field] ?? [])) || 'eso'

const NOTHING_STORED = 'No guardé nada:'

const REFUSED: Record<Refused['code'], (refused: Refused) => string> = {
  'nothing-to-undo': () => 'No hay nada que deshacer.',
  'nothing-to-redo': () => 'No hay nada que rehacer.',
  'too-many-tasks': ({ most }) =>
    `${NOTHING_STORED} no caben más de ${most} tareas pendientes. Completa o borra antes algunas.`,
  'too-many-reminders': ({ most }) => `${NOTHING_STORED} no caben más de ${most} avisos futuros. Quita antes algunos.`,
  'task-exists': () => 'Esa tarea ya existe.',
  'task-deleted': () => 'Esa tarea está completada o borrada.',
  'note-not-completable': () => 'Es solo una nota, que no se puede completar.',
  'recurrence-without-date': () => 'Lo que se repite necesita una fecha.',
  'parent-missing': () => 'La tarea que iría encima no existe (ya).',
  'parent-in-circle': () => 'Una tarea no puede estar debajo de sí misma ni de una subtarea suya.',
  'too-deep': () => 'Tan hondo no se puede: las tareas tienen como mucho cuatro niveles.',
  'too-many-subtasks': () => `${NOTHING_STORED} son demasiadas subtareas para una tarea. Haz varias tareas de ella.`,
  'open-subtasks': () => 'Aún tiene subtareas pendientes. Di si también están hechas o si se quedan.',
  recurrence: () => 'Así no se puede repetir; dilo de un modo más sencillo.',
  'start-after-due': () => 'Empezaría después de su fecha. Di un comienzo anterior o una fecha posterior.',
  'invalid-request': (refused) =>
    `${NOTHING_STORED} es demasiado largo, demasiado o imposible: ${fieldsInWords(refused)}. Cámbialo, por favor.`,
  'name-taken': () => `${NOTHING_STORED} ese nombre ya existe. Elige otro.`,
  'no-such-comment': () => 'Ese comentario no existe (ya).',
  'too-many-comments': () => `${NOTHING_STORED} esa tarea ya tiene cien comentarios. Borra antes algunos.`,
  'not-the-writer': () => 'Un comentario solo lo cambia quien lo escribió.',
  'no-such-collection': () => 'Eso no existe (ya).',
  'not-within': () =>
    `${NOTHING_STORED} un proyecto no puede estar dentro de sí mismo, y caben como mucho cuatro niveles.`,
  'too-many-collections': () => `${NOTHING_STORED} ya hay tantos como caben. Borra antes algunos.`,
  'too-large': (refused) => `${NOTHING_STORED} es demasiado grande: ${fieldsInWords(refused)}. Acórtalo, por favor.`,
}

const numberedChoices = (choices: string[]): string[] => choices.map((choice, index) => `${index + 1}. ${choice}`)
const cutAt = (cut: number | null): string => (cut ? `\n… y más; se muestran las primeras ${cut}.` : '')

export const replies: Replies = {
  ...collectionReplies,
  added: (tasks, context) =>
    tasks.length > 3
      ? `${tasks.length} tareas añadidas:\n${lines.numbered(tasks, context)}`
      : tasks.map((task) => addedOne(task, context)).join('\n'),
  addedUnder: (tasks, parent, context) =>
    `Añadido debajo de ${quoted(parent.title)}:\n${lines.numbered(tasks, context)}`,
  nested: (tasks, parent) =>
    parent
      ? `Ahora debajo de ${quoted(parent.title)}: ${namedAll(tasks)}.`
      : `Ahora por su cuenta: ${namedAll(tasks)}.`,
  left: (parent, tasks, cut, context) =>
    tasks.length
      ? `Queda pendiente de ${quoted(parent.title)}:\n${lines.numbered(tasks, context)}${cutAt(cut)}`
      : `De ${quoted(parent.title)} no queda nada pendiente.`,
  askSubtasks: (title, open) => ({
    ask: `${quoted(title)} tiene ${subtasksInWords(open)}. ¿También ${open === 1 ? 'está hecha' : 'están hechas'}?`,
    all: 'Sí, todo',
    alone: `Solo ${quoted(title)}`,
  }),
  completed(tasks, context) {
    const [first] = tasks
    if (tasks.length !== 1 || !first) return `${tasksInWords(tasks.length)} completadas.`
    const then = first.next
      ? ` La próxima vez: ${whenInWords(first.next, context)}.`
      : first.ended
        ? ' No vuelve: no se pudo calcular cuándo.'
        : ''
    return `Completado: ${quoted(first.task.title)}.${then}`
  },
  skipped: (tasks) => `Saltado: ${namedAll(tasks)}.`,
  reopened(tasks, alone) {
    const aside = alone.length ? ` ${namedAll(alone)} ya no se repite: la serie siguió sin ella.` : ''
    return `Pendiente otra vez: ${namedAll(tasks)}.${aside}`
  },
  changed: (tasks, context) =>
    tasks.length === 1
      ? `Cambiado: ${lines.line(tasks[0]!, context)}.${nextDates(tasks[0]!, context)}`
      : `${tasksInWords(tasks.length)} cambiadas.`,
  commented: (task) => `Comentado: ${quoted(task.title)}.`,
  snoozed(tasks, until, context) {
    const when = 'minutes' in until ? `en ${describeMinutes(until.minutes)}` : whenInWords(until, context)
    return `Te avisaré de ${namedAll(tasks)}: ${when}.`
  },
  takenBack(turn, now, left, context) {
    return [
      `${turn.direction === 'undo' ? 'Deshecho' : 'Rehecho'}: ${deedsInWords(turn)}.`,
      now && `Ahora: ${lines.line(now, context)}.`,
      ...left.map(
        ({ title, ...refused }) =>
          `No se puede deshacer el último cambio de ${quoted(title)}. ${REFUSED[refused.code](refused)}`,
      ),
    ]
      .filter(Boolean)
      .join(' ')
  },
  undoEarlier: (turn) => `Ahora mismo no cambié nada. ¿Deshago lo de antes: ${deedsInWords(turn)}? (sí / no)`,
  set({ timeZone, quietHours }) {
    const said = [
      timeZone && `Tu zona horaria es ${timeZone}.`,
      quietHours && `Horas de silencio: de ${quietHours.from} a ${quietHours.to}.`,
      quietHours === null && 'Sin horas de silencio.',
    ]
    return said.filter(Boolean).join(' ')
  },

  listed(filter, tasks, cut, context) {
    const words = describeFilter(filter, context)
    const heading = words.charAt(0).toUpperCase() + words.slice(1)
    return tasks.length ? `${heading}:\n${lines.numbered(tasks, context)}${cutAt(cut)}` : `${heading}: nada.`
  },
  recalled(at, tasks, cut, context) {
    const when = `Como estaba ${whenInWords(at, context)}${at.time ? '' : ', al final del día'}`
    return tasks.length ? `${when}:\n${lines.plain(tasks, context)}${cutAt(cut)}` : `${when}: nada.`
  },
  nothingThen: (began, context) =>
    began
      ? `Entonces aún no había nada tuyo: lo que tienes aquí empieza ${whenInWords(began, context)}.`
      : 'No hay nada tuyo de hace tanto.',
  figures({ from, last, completed, best, streak, postponed }, context) {
    const day = (date: string) => whenInWords({ date, time: null }, context)
    const most = best ? `, sobre todo ${day(best.date)} (${best.completed})` : ''
    const done = completed
      ? `${counted(completed, 'tarea completada', 'tareas completadas')}${most}`
      : 'nada completado'
    const slips = postponed.map(({ title, times }) => `${quoted(title)} (${counted(times, 'vez', 'veces')})`)
    return [
      `${from === last ? capital(day(from)) : `${capital(day(from))} – ${day(last)}`}: ${done}.`,
      streak.current > 1 && `${streak.current} días seguidos hasta ahora, ${streak.longest} como máximo.`,
      slips.length && `Aplazado: ${slips.join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' ')
  },
  counted(count, filter, context) {
    const what = 'all' in filter ? '' : ` (${describeFilter(filter, context)})`
    return `${count === 0 ? 'Ninguna tarea' : tasksInWords(count)}${what}.`
  },
  due: (tasks, context) =>
    tasks
      .map((task) =>
        task.due
          ? `${quoted(task.title)} ${task.isPast ? 'era' : 'es'} para: ${lines.dueAndRepeat(task, context)}.${nextDates(task, context)}`
          : `${quoted(task.title)} no tiene fecha.`,
      )
      .join('\n'),
  details: (tasks, context) =>
    tasks
      .map(
        (task) =>
          `${lines.line(task, context)}.${nextDates(task, context)}${task.note ? `\n${own(task.note)}` : ''}${lines.comments(task, context)}`,
      )
      .join('\n'),
  placed(tasks, beside) {
    const now = `${namedAll(tasks)} ${tasks.length === 1 ? 'está' : 'están'} ahora`
    if (typeof beside === 'string') return `${now} ${beside === 'first' ? 'al principio' : 'al final'} de la lista.`
    return 'before' in beside
      ? `${now} antes de ${quoted(beside.before)}.`
      : `${now} después de ${quoted(beside.after)}.`
  },
  names(kind, names) {
    const { sign, none, begin, have } = NAMED[kind]
    if (!names.length) return `${none}: di “${begin}” para empezar.`
    const more = names.length > NAMES_SHOWN ? [`${names.length - NAMES_SHOWN} más`] : []
    const shown = names.slice(0, NAMES_SHOWN).map((name) => own(sign + name))
    return `${have}: ${more.length ? listed([...shown, ...more]) : shown.join(', ')}.`
  },

  which: (tasks, context) => `¿Cuál?\n${lines.numbered(tasks, context)}\nDi su número, o “todas”.`,
  proposed(proposal, tasks, context) {
    const rest = proposal.count > tasks.length ? `\n… y ${proposal.count - tasks.length} más` : ''
    return `Voy a ${proposalInWords(proposal, context)}:\n${lines.numbered(tasks, context)}${rest}\n¿Lo hago? (sí / no)`
  },
  confirmed: ({ act, count, title, changes }, context) =>
    `${PAST[act]}: ${named(count, title)}${changes ? ` (${describeChanges(changes, context)})` : ''}. Con “deshacer” vuelve atrás.`,
  declined: (proposal, context) =>
    proposal ? `De acuerdo, no lo hago: ${proposalInWords(proposal, context)}.` : 'De acuerdo.',
  asked: (question, choices) => [question, ...numberedChoices(choices)].join('\n'),

  askHours: ({ from, to }) =>
    from
      ? `Silencio desde las ${from}, ¿y hasta cuándo?`
      : to
        ? `Silencio hasta las ${to}, ¿y desde cuándo?`
        : '¿De cuándo a cuándo?',
  pastDue([task, ...more], context) {
    const { title, due, next } = task!
    return more.length
      ? {
          question: `${more.length + 1} de ellas serían para una fecha que ya pasó. Di otra fecha, ¿o las añado así?`,
          choices: ['Así', 'La próxima vez', 'Sin fecha'],
        }
      : {
          question: `${quoted(title)} sería para ${whenInWords(due, context)}, y eso ya pasó. Di otra fecha, ¿o lo añado así?`,
          choices: [`Así, ${whenInWords(due, context)}`, `La próxima vez: ${whenInWords(next, context)}`, 'Sin fecha'],
        }
  },
  asNewTask: (title) => `añadir ${quoted(title)}`,
  asProposed: (proposal, context) => proposalInWords(proposal, context),
  unclear: (choices) =>
    [
      'Hice una pregunta y no sé si esa es la respuesta. ¿Qué hago?',
      ...numberedChoices(choices),
      'Di un número, o “no” para nada de eso.',
    ].join('\n'),
  leftAlone: (proposal, context) => `No lo hice: ${proposalInWords(proposal, context)}.`,

  nothingFits: () => 'Ninguna tarea es así.',
  nothingShown: () => 'Aún no mostré ninguna lista; di antes “mis tareas”.',
  shownOnly: (count) => `La lista mostrada solo tiene ${tasksInWords(count)}.`,
  gone: () => 'Esas tareas ya no existen.',
  whichTask: () => 'No sé a qué tarea te refieres; di su nombre.',
  noTitle: () => 'No entendí a qué tarea te refieres; di algunas palabras de su título.',
  notFound: (title, wanted) =>
    `No encontré ninguna tarea ${{ any: '', open: 'pendiente ', completed: 'completada ' }[wanted]}como ${quoted(title)}.`,
  noDateToCountFrom: (title) => `${quoted(title)} no tiene fecha desde la que contar. Di cuándo quieres el aviso.`,
  noTimeToMove: (title) => `${quoted(title)} aún no tiene hora. Di cuál, por ejemplo “a las 15:00”.`,
  unknownZone: (timeZone) => `No conozco la zona horaria ${quoted(timeZone)}. Prueba con un nombre como Europe/Madrid.`,
  nothingAsked: () => 'No pregunté nada a lo que eso responda. Di qué hago, por ejemplo “marca el 2 como hecho”.',
  nothingToConfirm: () => 'No hay nada que confirmar.',
  refused: (refused) => REFUSED[refused.code](refused),
  notUnderstood: (explanation, suggestions) =>
    [explanation || 'No lo entendí.', suggestions.length && `Podrías decir: ${suggestions.join(' · ')}`]
      .filter(Boolean)
      .join(' '),
  modelUsedUp: (perDay) =>
    `Para lo que no leo por mí mismo pregunto a un modelo, como mucho ${perDay} veces al día por persona: por hoy se acabó (UTC).`,
  help: () => `Llevo tus tareas. Di por ejemplo:
• pagar el alquiler el 1 de cada mes a las 9 !30min p1 #Casa
• ¿qué tengo hoy? · mis tareas · #Trabajo & p1
• marca el dentista como hecho · mueve el dentista al viernes
• recuérdame mañana a las 8 llamar al dentista · borra la segunda · deshacer`,
  smallTalk: (said) =>
    /gracias/i.test(said)
      ? 'De nada.'
      : /(?:adiós|adios|hasta (?:luego|mañana|pronto)|buenas noches|chao)/i.test(said)
        ? 'Hasta luego. Lo que tiene recordatorio, te lo recuerdo.'
        : 'Aquí estoy: dime qué tengo que recordar, o pregunta qué tienes pendiente.',
  outOfScope: () =>
    'Solo conozco tus tareas. Dime qué tengo que recordar, o pregunta qué tienes pendiente; “ayuda” muestra ejemplos.',
  notThere: (missing) => (missing ? NOT_THERE[missing] : 'Eso no lo puedo hacer todavía; “ayuda” muestra qué puedo.'),
}

const NOT_THERE: Record<Missing, string> = {
  timer: 'Aún no tengo temporizadores. Di “recuérdame en 10 minutos mirar el horno”, eso sí.',
  sharing: 'Las tareas aún no se pueden compartir, y no envío nada a otros. “+Ana” anota de quién es una tarea.',
  file: 'Aún no se pueden adjuntar archivos.',
  place: 'No sé dónde estás, y aún no puedo avisar por lugares. Una hora sí: “recuérdame a las 18:00 …”.',
  calendar:
    'No sigo otros calendarios ni programas. Su archivo se puede importar en los ajustes de la aplicación; ahí está también la dirección con la que un calendario muestra tus tareas.',
  copy: 'No puedo imprimir ni enviar. Todo lo tuyo te lo puedes llevar: en los ajustes de la aplicación.',
  tracking: 'Aún no mido tiempos. Cuánto dura algo se puede anotar: “escribir el informe durante 45 minutos”.',
  pin: 'Aún no se puede fijar nada. Una prioridad pone una tarea delante: “p1”.',
  archive: 'No hay un archivo de tareas: lo completado ya no estorba.',
}
