/** What the assistant says about tasks: short, with dates in words, and with what to say next where that helps. */

import { nextOccurrenceOf } from '../../../shared/domain/next-occurrence.ts'
import type { Reminder, Task } from '../../../shared/domain/task.ts'
import { describeDate, describeMinutes, describeRepeat } from '../../../shared/language/index.ts'
import { MONTH_NAMES, WEEKDAY_NAMES } from '../../../shared/language/locales/en/wording/dates.ts'
import type { Context, When } from '../../../shared/language/types.ts'
import { occurrencesIfAny, RecurrenceError } from '../../../shared/recurrence/index.ts'
import { fromDayNumber, parseDate, weekdayOf } from '../../../shared/time/civil.ts'

const SHOWN_DATES = 3

/** A date as people check it, with weekday and date: "Mon 30 November at 09:00", "tomorrow at 17:00". */
export function whenInWords({ date, time }: When, context: Context): string {
  const words = describeDate(date, context)
  const isNear = words === 'today' || words === 'tomorrow' || words === 'yesterday'
  const day = isNear ? words : `${weekdayName(date)} ${/^\d/.test(words) ? words : dayAndMonth(date)}`
  return time ? `${day} at ${time}` : day
}

const weekdayName = (date: string): string => WEEKDAY_NAMES[weekdayOf(parseDate(date)!) - 1]!.slice(0, 3)

function dayAndMonth(date: string): string {
  const { day, month } = fromDayNumber(parseDate(date)!)
  return `${day} ${MONTH_NAMES[month - 1]}`
}

/** One line: title, date, repetition, marks. */
export function taskLine(task: Task, context: Context): string {
  const details = [task.due && whenInWords(task.due, context), ...detailsOf(task, context)].filter(Boolean)
  return details.length ? `${task.title} — ${details.join(', ')}` : task.title
}

function detailsOf(task: Task, context: Context): string[] {
  const { recurrence, priority, project, section, labels, durationMinutes, deadline, reminders } = task
  return [
    durationMinutes && `for ${describeMinutes(durationMinutes)}`,
    recurrence && describeRepeat(recurrence, context),
    deadline && `deadline ${whenInWords(deadline, context)}`,
    ...reminders.map((reminder) => reminderInWords(reminder, context)),
    priority < 4 && `p${priority}`,
    project && `#${project}${section ? `/${section}` : ''}`,
    ...labels.map((label) => `@${label}`),
  ].filter((detail) => typeof detail === 'string')
}

export function added(task: Task, context: Context): string {
  if (!task.recurrence) {
    const isMute = !task.due && task.reminders.some((reminder) => 'minutesBefore' in reminder)
    const hint = isMute ? ' It has no date yet, so nothing will remind you: say when it is due.' : ''
    return `Added “${task.title}”${taskLine(task, context).slice(task.title.length)}.${hint}`
  }
  return `Added “${task.title}” — ${detailsOf(task, context).join(', ')}.${nextDates(task, context)}`
}

/** " Next: " and the next three dates of what repeats; nothing for what does not. */
export function nextDates({ due, recurrence }: Task, context: Context): string {
  if (!due || !recurrence) return ''
  const { rule, start, counted } = recurrence
  const first = wallOf(due)
  // The date in question may have been moved away from the rule's; what is counted from completion goes on from it.
  const from = { from: first, limit: SHOWN_DATES + 1 }
  const following = occurrencesIfAny(rule, counted === 'completion' ? due : start, from)
  const dates = [first, ...following.filter((wall) => wall > first)].slice(0, SHOWN_DATES).map(whenOf)
  const times = new Set(dates.map(({ time }) => time))
  const [time] = times
  if (times.size > 1) return ` Next: ${dates.map((date) => whenInWords(date, context)).join('; ')}.`
  const days = dates.map(({ date }) => whenInWords({ date, time: null }, context)).join(', ')
  return ` Next: ${days}${time ? ` at ${time}` : ''}.`
}

const whenOf = (wall: string): When => ({ date: wall.slice(0, 10), time: wall.length > 10 ? wall.slice(11, 16) : null })

export function completed(tasks: Task[], context: Context): string {
  if (tasks.length > 1) return `Completed ${tasks.length} tasks.`
  return `Completed “${tasks[0]!.title}”.${nextTime(tasks[0]!, context)}`
}

/** " Next time: ", or why there is none although the task repeats. */
function nextTime(task: Task, context: Context): string {
  try {
    const next = nextOccurrenceOf(task)?.fields.due
    return next ? ` Next time: ${whenInWords(next, context)}.` : ''
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
    return ` It does not come again: ${error.message}.`
  }
}

/** "“pay rent”", or "3 tasks". */
export const named = (tasks: Task[]): string =>
  tasks.length === 1 ? `“${tasks[0]!.title}”` : `${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}`

export function numbered(tasks: Task[], context: Context): string {
  return tasks
    .map((task, index) => `${index + 1}. ${task.status === 'open' ? '' : '✓ '}${taskLine(task, context)}`)
    .join('\n')
}

/** The answer to "when is rent due?". */
export function dueInWords(task: Task, context: Context): string {
  if (!task.due) return `“${task.title}” has no date.`
  const verb = task.dueAt !== null && wallOf(task.due) < context.now.slice(0, task.due.time ? 16 : 10) ? 'was' : 'is'
  return `“${task.title}” ${verb} due ${whenInWords(task.due, context)}.${nextDates(task, context)}`
}

const wallOf = ({ date, time }: When): string => (time ? `${date}T${time}` : date)

function reminderInWords(reminder: Reminder, context: Context): string {
  if ('at' in reminder) return `reminder ${whenInWords(whenOf(reminder.at), context)}`
  return reminder.minutesBefore ? `reminder ${describeMinutes(reminder.minutesBefore)} before` : 'reminder'
}

export const HELP = `I keep your tasks. Say things like:
• pay rent every last workday 9am !30min before p1 #home
• what's due this week? · overdue · #work & p1
• done with the dentist · move it to friday · postpone 2 and 3 by a day
• remind me about it tomorrow at 8 · delete the second one · undo`
