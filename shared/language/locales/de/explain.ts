/** What was understood, in German. */
import { signsOf } from '../../quick-add/marks-of.ts'
import type { Command, Context, Target, TaskDraft } from '../../types.ts'
import {
  describeChanges,
  describeFilter,
  describeMinutes,
  describeRepeat,
  describeWhen,
  listed,
  reminderInWords,
} from './wording.ts'

export const explain = (commands: Command[], context: Context): string =>
  commands.map((command) => explainOne(command, context)).join(' ')

const VERBS = { complete: 'Erledige', reopen: 'Öffne wieder', skip: 'Überspringe', delete: 'Lösche', show: 'Zeige' }

function explainOne(command: Command, context: Context): string {
  switch (command.kind) {
    case 'add':
      return command.tasks.length
        ? command.tasks.map((task) => addition(task, context)).join(' ')
        : 'Was soll ich hinzufügen? (Sag es etwa so: „erinnere mich morgen an die Bank“.)'
    case 'list':
      return `${{ list: 'Zeige', count: 'Zähle', when: 'Sage, wann' }[command.answer]}: ${describeFilter(command.filter, context)}.`
    case 'names':
      return command.of === 'projects' ? 'Nenne alle Projekte.' : 'Nenne alle Label.'
    case 'update':
      return `Ändere ${targetInWords(command.target, context)}: ${describeChanges(command.changes, context)}.`
    case 'snooze':
      return `Erinnere noch einmal: ${'minutes' in command.until ? `in ${describeMinutes(command.until.minutes)}` : describeWhen(command.until, context)}.`
    case 'setting':
      return 'Ändere die Einstellungen.'
    case 'none':
      return command.reason === 'empty' ? '' : 'Das hat nichts mit Aufgaben zu tun.'
    case 'undo':
      return 'Nimm zurück, was zuletzt getan wurde.'
    case 'help':
      return 'Zeige, was man sagen kann.'
    case 'confirm':
      return 'Ja.'
    case 'cancel':
      return 'Nein.'
    default:
      return `${VERBS[command.kind]} ${targetInWords(command.target, context)}.`
  }
}

function addition(task: TaskDraft, context: Context): string {
  const { title, due, repeat, durationMinutes, deadline, reminders } = task
  const parts = [
    repeat ? describeRepeat(repeat, context) : due && describeWhen(due, context),
    durationMinutes && `Dauer ${describeMinutes(durationMinutes)}`,
    deadline && `Frist ${describeWhen(deadline, context)}`,
    ...reminders.map((each) => reminderInWords(each, context)),
    ...signsOf(task),
  ].filter(Boolean)
  return `Füge „${title}“ hinzu${parts.length ? `: ${parts.join(', ')}` : ''}.`
}

function targetInWords(target: Target, context: Context): string {
  if ('last' in target) return 'die zuletzt genannte Aufgabe'
  if ('rest' in target) return 'die übrigen'
  if ('title' in target) return `„${target.title}“`
  if ('filter' in target) return `alle Aufgaben: ${describeFilter(target.filter, context)}`
  if (target.shown === 'all') return 'alle gezeigten'
  return `Nummer ${listed(target.shown.map((place) => (place > 0 ? `${place}` : `${-place} von hinten`)))}`
}
