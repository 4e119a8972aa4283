/** What was understood, in German. */

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
  'small-talk': 'Das hat nichts mit Aufgaben zu tun.',
  'out-of-scope': 'Das hat nichts mit Aufgaben zu tun.',
  'not-there': 'Das gibt es noch nicht: Orte, Timer, Teilen, Dateien und andere Kalender.',
}

const onTarget =
  (verb: string) =>
  ({ target }: { target: Target }, context: Context): string =>
    `${verb} ${targetInWords(target, context)}.`

const ASKED = { list: 'Zeige', count: 'Zähle', when: 'Sage, wann' }

const NAMED = { projects: 'Projekte', labels: 'Labels', sections: 'Abschnitte', filters: 'Filter' }

export const explain = createExplain({
  ...collectionExplanations,
  add: ({ tasks }, context) =>
    tasks.length
      ? tasks.map((task) => addition(task, context)).join(' ')
      : 'Was soll ich hinzufügen? (Sag es etwa so: „erinnere mich morgen an die Bank“.)',
  list: ({ answer, filter }, context) => `${ASKED[answer]}: ${describeFilter(filter, context)}.`,
  recall: ({ at, filter }, context) =>
    `Zeige den Stand ${describeWhen(at, context)}${at.time ? '' : ', am Ende des Tages'}: ${describeFilter(filter, context)}.`,
  figures: ({ period }, context) =>
    `Sage, was erledigt wurde: ${period ? `${describeDate(period.from, context)} bis ${describeDate(addDays(period.to, -1), context)}` : 'diese Woche'}.`,
  names: ({ of }) => `Nenne alle ${NAMED[of]}.`,
  show: onTarget('Zeige'),
  comment: ({ target, text }, context) => `Kommentiere ${targetInWords(target, context)}: „${text}“.`,
  subtasks: onTarget('Zeige, was offen ist bei'),
  nest: ({ target, under }, context) =>
    under
      ? `Stelle ${targetInWords(target, context)} unter ${targetInWords(under, context)}.`
      : `Mach ${targetInWords(target, context)} zu einer eigenen Aufgabe.`,
  place({ target, beside }, context) {
    const tasks = targetInWords(target, context)
    if (typeof beside === 'string') return `Stelle ${tasks} ganz nach ${beside === 'first' ? 'oben' : 'unten'}.`
    return 'before' in beside
      ? `Stelle ${tasks} vor ${targetInWords(beside.before, context)}.`
      : `Stelle ${tasks} hinter ${targetInWords(beside.after, context)}.`
  },
  addUnder: ({ tasks, under }, context) =>
    `${tasks.map((task) => addition(task, context)).join(' ')} Unter ${targetInWords(under, context)}.`,
  copy: ({ target, changes }, context) =>
    `Noch einmal: ${targetInWords(target, context)}${describeChanges(changes, context) && `: ${describeChanges(changes, context)}`}.`,
  swap: onTarget('Tausche die Zeiten:'),
  complete: onTarget('Erledige'),
  reopen: onTarget('Öffne wieder'),
  skip: onTarget('Überspringe'),
  delete: onTarget('Lösche'),
  update: ({ target, changes }, context) =>
    `Ändere ${targetInWords(target, context)}: ${describeChanges(changes, context)}.`,
  snooze: ({ until }, context) =>
    `Erinnere noch einmal: ${'minutes' in until ? `in ${describeMinutes(until.minutes)}` : describeWhen(until, context)}.`,
  undo: () => 'Nimm zurück, was zuletzt getan wurde.',
  redo: () => 'Stell wieder her, was zuletzt zurückgenommen wurde.',
  setting: settingInWords,
  help: () => 'Zeige, was man sagen kann.',
  confirm: () => 'Ja.',
  cancel: () => 'Nein.',
  none: ({ reason }) => NOT_DONE[reason],
})

function settingInWords({ timeZone, quietHours }: CommandOf<'setting'>): string {
  if (timeZone) return `Stelle die Zeitzone auf ${timeZone}.`
  if (!quietHours) return 'Keine Ruhezeit.'
  const { from, to } = quietHours
  return `Keine Erinnerungen${from ? ` ab ${from}` : ''}${to ? ` bis ${to}` : ''}.`
}

function addition(task: TaskDraft, context: Context): string {
  const more = describeDraft(task, context)
  return `Füge „${task.title}“ hinzu${more && `: ${more}`}.`
}

function targetInWords(target: Target, context: Context): string {
  if ('last' in target) return 'die zuletzt genannte Aufgabe'
  if ('rest' in target) return 'die übrigen'
  if ('of' in target) return `${targetInWords(target.of, context)} außer ${targetInWords(target.except, context)}`
  if ('title' in target) return `„${target.title}“`
  if ('filter' in target)
    return 'all' in target.filter ? 'alle Aufgaben' : `alle Aufgaben: ${describeFilter(target.filter, context)}`
  if (target.shown === 'all') return 'alle gezeigten'
  return `Nummer ${listed(target.shown.map((place) => (place > 0 ? `${place}` : `${-place} von hinten`)))}`
}
