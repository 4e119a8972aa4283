/** What was understood, in words. */

import { occurrencesIfAny } from '../../../../recurrence/index.ts'
import { addDays, splitWall } from '../../../../time/civil.ts'
import { createChangesInWords } from '../../../changes-in-words.ts'
import { createExplain } from '../../../commands/kind.ts'
import type { Command, Context, Delay, Reminder, Target, TaskDraft } from '../../../types.ts'
import { collectionExplanations } from '../collections.ts'
import { describeDate, describeMinutes, describeWhen, listed } from '../wording/dates.ts'
import { describeFilter } from '../wording/filters.ts'
import { describeRepeat } from '../wording/repeat.ts'

const SHOWN_DATES = 3

const NOT_DONE: Record<Extract<Command, { kind: 'none' }>['reason'], string> = {
  empty: '',
  'small-talk': 'Nothing to do with tasks.',
  'out-of-scope': 'Nothing to do with tasks.',
  'not-there': 'That is not there yet: places, timers, sharing, files and other calendars.',
}

const onTarget =
  (verb: string) =>
  ({ target }: { target: Target }, context: Context): string =>
    `${verb} ${targetInWords(target, context)}.`

const ASKED = { list: 'Show', count: 'Count', when: 'Say when' }

export const explain = createExplain({
  ...collectionExplanations,
  add: ({ tasks }, context) =>
    tasks.length
      ? tasks.map((task) => addition(task, context)).join(' ')
      : 'What shall I add? (Say it as “remind me to call the bank tomorrow”.)',
  list: ({ answer, filter }, context) => `${ASKED[answer]}: ${describeFilter(filter, context)}.`,
  recall: ({ at, filter }, context) =>
    `Show as it was ${describeWhen(at, context)}${at.time ? '' : ', at the end of the day'}: ${describeFilter(filter, context)}.`,
  figures: ({ period }, context) =>
    `Say what was completed${period ? `: ${describeDate(period.from, context)} to ${describeDate(addDays(period.to, -1), context)}` : ' this week'}.`,
  names: ({ of }) => `Name all ${of}.`,
  show: onTarget('Show'),
  comment: ({ target, text }, context) => `Comment on ${targetInWords(target, context)}: “${text}”.`,
  subtasks: onTarget('Show what is left of'),
  nest: ({ target, under }, context) =>
    under
      ? `Put ${targetInWords(target, context)} under ${targetInWords(under, context)}.`
      : `Make ${targetInWords(target, context)} a task of its own.`,
  place({ target, beside }, context) {
    const tasks = targetInWords(target, context)
    if (typeof beside === 'string') return `Put ${tasks} ${beside}.`
    return 'before' in beside
      ? `Put ${tasks} before ${targetInWords(beside.before, context)}.`
      : `Put ${tasks} after ${targetInWords(beside.after, context)}.`
  },
  addUnder: ({ tasks, under }, context) =>
    `${tasks.map((task) => addition(task, context)).join(' ')} Under ${targetInWords(under, context)}.`,
  copy: ({ target, changes }, context) =>
    `Once more: ${targetInWords(target, context)}${describeChanges(changes, context) && `: ${describeChanges(changes, context)}`}.`,
  swap: onTarget('Swap the times of'),
  complete: onTarget('Complete'),
  reopen: onTarget('Reopen'),
  skip: onTarget('Skip'),
  delete: onTarget('Delete'),
  update: ({ target, changes }, context) =>
    `Change ${targetInWords(target, context)}: ${describeChanges(changes, context)}.`,
  snooze: ({ until }, context) =>
    `Remind again ${'minutes' in until ? `in ${describeMinutes(until.minutes)}` : describeWhen(until, context)}.`,
  undo: () => 'Take back what was done last.',
  redo: () => 'Do again what was taken back last.',
  setting: settingInWords,
  help: () => 'Show what can be said.',
  confirm: () => 'Yes.',
  cancel: () => 'No.',
  none: ({ reason }) => NOT_DONE[reason],
})

function addition(task: TaskDraft, context: Context): string {
  const more = describeDraft(task, context)
  const next = task.repeat && nextDates(task.repeat, context)
  return `Add “${task.title}”${more && `: ${more}`}.${next ? ` Next: ${next}.` : ''}`
}

function nextDates(repeat: NonNullable<TaskDraft['repeat']>, context: Context): string {
  const from = repeat.start.time ? context.now : context.now.slice(0, 10)
  const dates = occurrencesIfAny(repeat.rule, repeat.start, { from, limit: SHOWN_DATES })
  return dates.map((wall) => describeWhen(splitWall(wall), context)).join('; ')
}

const reminderInWords = (reminder: Reminder, context: Context): string =>
  'at' in reminder
    ? `reminder ${describeWhen(splitWall(reminder.at), context)}`
    : reminder.minutesBefore
      ? `reminder ${describeMinutes(reminder.minutesBefore)} before`
      : 'with a reminder'

export function targetInWords(target: Target, context: Context): string {
  if ('last' in target) return 'the task spoken of last'
  if ('rest' in target) return 'the rest of them'
  if ('title' in target) return `“${target.title}”`
  if ('filter' in target) return `all tasks that are: ${describeFilter(target.filter, context)}`
  if ('of' in target) return `${targetInWords(target.of, context)} except ${targetInWords(target.except, context)}`
  if (target.shown === 'all') return 'all that were shown'
  return `number ${listed(target.shown.map((position) => (position > 0 ? `${position}` : `${-position} from the end`)))}`
}

export const { describeChanges, describeDraft } = createChangesInWords((context) => ({
  when: (when) => describeWhen(when, context),
  repeat: (repeat) => describeRepeat(repeat, context),
  time: (time) => `at ${time}`,
  title: (title) => `title “${title}”`,
  note: (note) => `note “${note}”`,
  deadline: (when) => `deadline ${when}`,
  start: (when) => `not before ${when}`,
  duration: (minutes) => `for ${describeMinutes(minutes)}`,
  lengthened: (minutes) => `${describeMinutes(Math.abs(minutes))} ${minutes > 0 ? 'longer' : 'shorter'}`,
  delayed: postponed,
  reminder: (reminder) => reminderInWords(reminder, context),
  reminderDaysBefore: (days, time) => `reminder ${days === 1 ? 'the day' : `${days} days`} before at ${time}`,
  withoutLabel: (label) => `without @${label}`,
  without: {
    due: 'no date',
    time: 'no time of day',
    duration: 'no duration',
    deadline: 'no deadline',
    start: 'no start date',
    repeat: 'once only',
    priority: 'no priority',
    project: 'no project',
    section: 'no section',
    assignee: 'nobody',
    labels: 'no labels',
    reminders: 'no reminders',
  },
  comma: ', ',
}))

function postponed({ minutes = 0, days = 0, months = 0 }: Delay): string {
  const count = (n: number, unit: string) => n && `${Math.abs(n)} ${unit}${Math.abs(n) === 1 ? '' : 's'}`
  const amount = [count(months, 'month'), count(days, 'day'), minutes && describeMinutes(Math.abs(minutes))].filter(
    Boolean,
  )
  return `${amount.join(' ')} ${minutes + days + months < 0 ? 'earlier' : 'later'}`
}

function settingInWords({ timeZone, quietHours }: Extract<Command, { kind: 'setting' }>): string {
  if (timeZone) return `Set the time zone to ${timeZone}.`
  if (!quietHours) return 'No quiet hours.'
  const { from, to } = quietHours
  return `Keep quiet${from ? ` from ${from}` : ''}${to ? ` ${from ? 'to' : 'until'} ${to}` : ''}.`
}
