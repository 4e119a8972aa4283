/** What the assistant says about tasks: short, with dates in words, and with what to say next where that helps. */

import { nextOccurrenceOf } from '../../../shared/domain/next-occurrence.ts'
import type { Reminder, Task } from '../../../shared/domain/task.ts'
import { describeRepeat, describeWhen } from '../../../shared/language/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { occurrences } from '../../../shared/recurrence/index.ts'

const SHOWN_DATES = 3

/** One line: title, date, repetition, marks. */
export function taskLine(task: Task, context: Context): string {
  const { due, recurrence, priority, project, section, labels, durationMinutes, deadline, reminders } = task
  const parts = [
    due && describeWhen(due, context),
    durationMinutes && `for ${minutesInWords(durationMinutes)}`,
    recurrence && describeRepeat(recurrence, context),
    deadline && `deadline ${describeWhen(deadline, context)}`,
    ...reminders.map((reminder) => reminderInWords(reminder, context)),
    priority < 4 && `p${priority}`,
    project && `#${project}${section ? `/${section}` : ''}`,
    ...labels.map((label) => `@${label}`),
  ].filter(Boolean)
  return parts.length ? `${task.title} — ${parts.join(', ')}` : task.title
}

export function added(task: Task, context: Context): string {
  const dates = nextDates(task, context)
  return `Added “${task.title}”${detail(task, context)}.${dates ? ` Next: ${dates}.` : ''}`
}

const detail = (task: Task, context: Context): string => {
  const line = taskLine(task, context).slice(task.title.length)
  return line
}

/** The next three dates of what repeats, in words. */
export function nextDates({ due, recurrence }: Task, context: Context): string {
  if (!due || !recurrence) return ''
  const from = due.time ? `${due.date}T${due.time}` : due.date
  const dates = occurrences(recurrence.rule, recurrence.start, { from, limit: SHOWN_DATES })
  return dates
    .map((wall) =>
      describeWhen({ date: wall.slice(0, 10), time: wall.length > 10 ? wall.slice(11, 16) : null }, context),
    )
    .join('; ')
}

export function completed(tasks: Task[], context: Context): string {
  if (tasks.length > 1) return `Completed ${tasks.length} tasks.`
  const next = nextOccurrenceOf(tasks[0]!)?.fields.due
  return `Completed “${tasks[0]!.title}”.${next ? ` Next time: ${describeWhen(next, context)}.` : ''}`
}

/** "“pay rent”", or "3 tasks". */
export const named = (tasks: Task[]): string =>
  tasks.length === 1 ? `“${tasks[0]!.title}”` : `${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}`

export function numbered(tasks: Task[], context: Context): string {
  return tasks
    .map((task, index) => `${index + 1}. ${task.status === 'open' ? '' : '✓ '}${taskLine(task, context)}`)
    .join('\n')
}

function reminderInWords(reminder: Reminder, context: Context): string {
  if ('at' in reminder) {
    return `reminder ${describeWhen({ date: reminder.at.slice(0, 10), time: reminder.at.slice(11, 16) }, context)}`
  }
  return reminder.minutesBefore ? `reminder ${minutesInWords(reminder.minutesBefore)} before` : 'reminder'
}

export function minutesInWords(minutes: number): string {
  const units: [number, string][] = [
    [1440, 'day'],
    [60, 'hour'],
    [1, 'minute'],
  ]
  const [size, unit] = units.find(([size]) => minutes % size === 0 && minutes >= size) ?? [1, 'minute']
  const count = minutes / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

export const HELP = `I keep your tasks. Say things like:
• pay rent every last workday 9am !30min before p1 #home
• what's due this week? · overdue · #work & p1
• done with the dentist · move it to friday · postpone 2 and 3 by a day
• remind me about it tomorrow at 8 · delete the second one · undo`
