/** What was understood, in Spanish. */
import { addDays } from '../../../time/civil.ts'
import { type CommandOf, createExplain } from '../../commands/kind.ts'
import type { Context, Target, TaskDraft } from '../../types.ts'
import { collectionExplanations } from './collections.ts'
import {
  describeChanges,
  describeDate,
  describeDraft,
  describeFilter,
  describeMinutes,
  describeWhen,
  listed,
} from './wording.ts'

const NOT_DONE: Record<CommandOf<'none'>['reason'], string> = {
  empty: '',
  'small-talk': 'No tiene que ver con tareas.',
  'out-of-scope': 'No tiene que ver con tareas.',
  'not-there': 'Eso no existe todavía: lugares, temporizadores, compartir, archivos y otros calendarios.',
}

const onTarget =
  (verb: string) =>
  ({ target }: { target: Target }, context: Context): string =>
    `${verb} ${targetInWords(target, context)}.`

const ASKED = { list: 'Mostrar', count: 'Contar', when: 'Decir cuándo' }

const NAMED = {
  projects: 'todos los proyectos',
  labels: 'todas las etiquetas',
  sections: 'todas las secciones',
  filters: 'todos los filtros',
}

export const explain = createExplain({
  ...collectionExplanations,
  add: ({ tasks }, context) =>
    tasks.length
      ? tasks.map((task) => addition(task, context)).join(' ')
      : '¿Qué añado? (Por ejemplo: “recuérdame mañana ir al banco”.)',
  list: ({ answer, filter }, context) => `${ASKED[answer]}: ${describeFilter(filter, context)}.`,
  recall: ({ at, filter }, context) =>
    `Mostrar como estaba ${describeWhen(at, context)}${at.time ? '' : ', al final del día'}: ${describeFilter(filter, context)}.`,
  figures: ({ period }, context) =>
    `Decir qué se completó: ${period ? `${describeDate(period.from, context)} – ${describeDate(addDays(period.to, -1), context)}` : 'esta semana'}.`,
  names: ({ of }) => `Nombrar ${NAMED[of]}.`,
  show: onTarget('Mostrar'),
  comment: ({ target, text }, context) => `Comentar ${targetInWords(target, context)}: “${text}”.`,
  subtasks: onTarget('Mostrar lo pendiente de'),
  nest: ({ target, under }, context) =>
    under
      ? `Poner ${targetInWords(target, context)} debajo de ${targetInWords(under, context)}.`
      : `Hacer de ${targetInWords(target, context)} una tarea propia.`,
  place({ target, beside }, context) {
    const tasks = targetInWords(target, context)
    if (typeof beside === 'string') return `Poner ${tasks} al ${beside === 'first' ? 'principio' : 'final'}.`
    return 'before' in beside
      ? `Poner ${tasks} antes de ${targetInWords(beside.before, context)}.`
      : `Poner ${tasks} después de ${targetInWords(beside.after, context)}.`
  },
  addUnder: ({ tasks, under }, context) =>
    `${tasks.map((task) => addition(task, context)).join(' ')} Debajo de ${targetInWords(under, context)}.`,
  copy: ({ target, changes }, context) =>
    `Otra vez: ${targetInWords(target, context)}${describeChanges(changes, context) && `: ${describeChanges(changes, context)}`}.`,
  swap: onTarget('Intercambiar las horas:'),
  complete: onTarget('Completar'),
  reopen: onTarget('Reabrir'),
  skip: onTarget('Saltar'),
  delete: onTarget('Borrar'),
  update: ({ target, changes }, context) =>
    `Cambiar ${targetInWords(target, context)}: ${describeChanges(changes, context)}.`,
  snooze: ({ until }, context) =>
    `Avisar de nuevo: ${'minutes' in until ? `en ${describeMinutes(until.minutes)}` : describeWhen(until, context)}.`,
  undo: () => 'Deshacer lo último.',
  redo: () => 'Rehacer lo que se deshizo.',
  setting: settingInWords,
  help: () => 'Mostrar qué se puede decir.',
  confirm: () => 'Sí.',
  cancel: () => 'No.',
  none: ({ reason }) => NOT_DONE[reason],
})

function settingInWords({ timeZone, quietHours }: CommandOf<'setting'>): string {
  if (timeZone) return `Poner la zona horaria ${timeZone}.`
  if (!quietHours) return 'Sin horas de silencio.'
  const { from, to } = quietHours
  return `Sin avisos${from ? ` desde las ${from}` : ''}${to ? ` hasta las ${to}` : ''}.`
}

function addition(task: TaskDraft, context: Context): string {
  const more = describeDraft(task, context)
  return `Añadir “${task.title}”${more && `: ${more}`}.`
}

function targetInWords(target: Target, context: Context): string {
  if ('last' in target) return 'la última tarea nombrada'
  if ('rest' in target) return 'las demás'
  if ('title' in target) return `“${target.title}”`
  if ('filter' in target)
    return 'all' in target.filter ? 'todas las tareas' : `todas las tareas: ${describeFilter(target.filter, context)}`
  if ('except' in target) return `${targetInWords(target.of, context)} menos ${targetInWords(target.except, context)}`
  if (target.shown === 'all') return 'todas las mostradas'
  return `el número ${listed(target.shown.map((place) => (place > 0 ? `${place}` : `${-place} desde el final`)))}`
}
