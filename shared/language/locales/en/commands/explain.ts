/** What was understood, in words. */

import { occurrencesIfAny } from '../../../../recurrence/index.ts'
import { splitWall } from '../../../../time/civil.ts'
import { createExplain } from '../../../commands/kind.ts'
import { signsOf } from '../../../quick-add/marks-of.ts'
import type { Changes, Command, Context, Delay, Reminder, Target, TaskDraft } from '../../../types.ts'
import { collectionExplanations } from '../collections.ts'
import { describeMinutes, describeWhen, listed } from '../wording/dates.ts'
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
  const { title, due, repeat, durationMinutes, start, deadline, reminders } = task
  const parts = [
    repeat ? describeRepeat(repeat, context) : due && describeWhen(due, context),
    durationMinutes && `for ${describeMinutes(durationMinutes)}`,
    start && `not before ${describeWhen(start, context)}`,
    deadline && `deadline ${describeWhen(deadline, context)}`,
    ...reminders.map((each) => reminderInWords(each, context)),
    ...signsOf(task),
    task.note && `note “${task.note}”`,
  ].filter(Boolean)
  const next = repeat && nextDates(repeat, context)
  return `Add “${title}”${parts.length ? `: ${parts.join(', ')}` : ''}.${next ? ` Next: ${next}.` : ''}`
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

/** What becomes of a task: "tomorrow at 17:00, p1, without @errand". */
export function describeChanges(changes: Changes, context: Context): string {
  const { title, due, postpone, durationMinutes, deadline, repeat, priority, project, section, assignee } = changes
  const parts = [
    title && `title “${title}”`,
    changes.addNote && `note “${changes.addNote}”`,
    due === null ? 'no date' : due && dueInWords(due, context),
    postpone && postponed(postpone),
    durationMinutes === null ? 'no duration' : durationMinutes && `for ${describeMinutes(durationMinutes)}`,
    changes.lengthen && `${describeMinutes(Math.abs(changes.lengthen))} ${changes.lengthen > 0 ? 'longer' : 'shorter'}`,
    changes.postponeDeadline && `deadline ${postponed(changes.postponeDeadline)}`,
    changes.start === null ? 'no start date' : changes.start && `not before ${describeWhen(changes.start, context)}`,
    deadline === null ? 'no deadline' : deadline && `deadline ${describeWhen(deadline, context)}`,
    repeat === null ? 'once only' : repeat && describeRepeat(repeat, context),
    priority && (priority === 4 ? 'no priority' : `p${priority}`),
    project === null ? 'no project' : project && `#${project}`,
    section === null ? 'no section' : section && `/${section}`,
    assignee === null ? 'nobody' : assignee && `+${assignee}`,
    ...(changes.addLabels ?? []).map((label) => `@${label}`),
    ...(changes.removeLabels ?? []).map((label) => `without @${label}`),
    ...(changes.addReminders ?? []).map((each) => reminderInWords(each, context)),
    ...(changes.remindDaysBefore ?? []).map(
      ({ days, time }) => `reminder ${days === 1 ? 'the day' : `${days} days`} before at ${time}`,
    ),
    changes.clearLabels && 'no labels',
    changes.clearReminders && 'no reminders',
  ]
  return parts.filter(Boolean).join(', ')
}

function dueInWords({ date, time }: { date?: string; time?: string | null }, context: Context): string {
  if (date) return describeWhen({ date, time: time ?? null }, context)
  return time ? `at ${time}` : 'no time of day'
}

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
