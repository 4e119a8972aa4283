import { idOf } from '../ids/index.ts'
import { nextAfterCompletion, nextOccurrence, parseRule, printRule, type RuleSet } from '../recurrence/index.ts'
import { addDays, parseDate, type WallTime } from '../time/civil.ts'
import { wallTimeAt } from '../time/zone.ts'
import type { Deadline, Due, NewTask, Recurrence, Reminder, Task } from './task.ts'

export interface NextOccurrence {
  /** the same for the same series and date, so that it cannot be created twice */
  id: string
  seriesId: string
  fields: NewTask
}

/**
 * The occurrence that follows a completed or skipped one; null when the task does not repeat or the series has ended.
 *
 * Counted from schedule, it is the first date after both the due date and the completion: what was missed meanwhile is not
 * caught up. Counted from completion, the series starts over on the day of the completion.
 */
export function nextOccurrenceOf(task: Task): NextOccurrence | null {
  const { due, recurrence, seriesId, completedAt } = task
  if (!due || !recurrence || !seriesId || !completedAt) return null
  const completed = wallTimeAt(Date.parse(completedAt), due.timeZone)
  const following = followingDate(task, due, recurrence, completed)
  if (!following) return null
  const { next } = following
  const [date, time] = [next.slice(0, 10), next.length > 10 ? next.slice(11, 16) : null]
  const days = parseDate(date)! - parseDate(due.date)!
  return {
    id: idOf('occurrence', seriesId, next),
    seriesId,
    fields: {
      title: task.title,
      note: task.note,
      priority: task.priority,
      project: task.project,
      section: task.section,
      labels: task.labels,
      assignee: task.assignee,
      durationMinutes: task.durationMinutes,
      isNote: task.isNote,
      due: { date, time, timeZone: due.timeZone },
      deadline: task.deadline && movedDeadline(task.deadline, days),
      recurrence: following.rule ? { ...recurrence, rule: following.rule, start: { date, time } } : recurrence,
      reminders: task.reminders.map((reminder) => movedReminder(reminder, days)),
    },
  }
}

/** `rule` is set where the series starts over at the next date. */
function followingDate(
  { status }: Task,
  due: Due,
  { rule, start, counted }: Recurrence,
  completed: WallTime,
): { next: WallTime; rule?: string } | null {
  if (counted === 'completion' && status === 'completed') return afterCompletion(parseRule(rule), start.time, completed)
  const next = nextOccurrence(rule, start, later(wall(due), due.time ? completed : completed.slice(0, 10)))
  return next === null ? null : { next }
}

/** The series starts over on the day of the completion, in hours or minutes at that very minute; a COUNT has one fewer left. */
function afterCompletion(
  set: RuleSet,
  time: string | null,
  completed: WallTime,
): { next: WallTime; rule: string } | null {
  if (set.rules.some(({ count }) => count === 1)) return null
  const isSubDaily = set.rules.some(({ frequency }) => /^(HOURLY|MINUTELY|SECONDLY)$/.test(frequency))
  const [date, minute] = [completed.slice(0, 10), completed.slice(11)]
  const next = nextAfterCompletion(set, { date, time: isSubDaily ? minute : time })
  const rules = set.rules.map((each) => ({ ...each, count: each.count && each.count - 1 }))
  return next === null ? null : { next, rule: printRule({ ...set, rules }) }
}

const wall = ({ date, time }: Deadline): WallTime => (time ? `${date}T${time}` : date)

const later = (a: WallTime, b: WallTime): WallTime => (a > b ? a : b)

const movedDeadline = ({ date, time }: Deadline, days: number): Deadline => ({ date: addDays(date, days), time })

const movedReminder = (reminder: Reminder, days: number): Reminder =>
  'at' in reminder ? { at: `${addDays(reminder.at, days)}${reminder.at.slice(10)}` } : reminder
