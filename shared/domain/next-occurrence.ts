import { idOf } from '../ids/index.ts'
import {
  nextAfterCompletion,
  occurrencesAfter,
  parseRule,
  printRule,
  RecurrenceError,
  type RuleSet,
} from '../recurrence/index.ts'
import { joinWall, parseDate, parseTime, splitWall, timeOf, type WallTime } from '../time/civil.ts'
import { wallTimeAt } from '../time/zone.ts'
import { clampedDate, isInRange } from './bounds.ts'
import { orderOf } from './order.ts'
import { isInTime } from './start.ts'
import type { Deadline, Due, Recurrence, Reminder, Task, TaskFields } from './task.ts'

export interface NextOccurrence {
  /** the same for the same series and date, so that it cannot be created twice */
  id: string
  seriesId: string
  fields: TaskFields
  /** the one that was completed or skipped */
  follows: Task
}

/** Most occurrences that are offered, when those before them are there already. */
const MOST_OFFERED = 100

/** The occurrence that follows a completed or skipped one; null when the task does not repeat or the series has ended. */
export const nextOccurrenceOf = (task: Task): NextOccurrence | null => nextOccurrencesOf(task).next().value ?? null

/**
 * The occurrences that may follow a completed or skipped one. The first is the one that does; each further one is for when those before
 * it are there already, because they were done ahead of their time.
 *
 * Counted from schedule, it is the first date after both the due date and the completion: what was missed meanwhile is not
 * caught up. Counted from completion, the series starts over on the day of the completion; done twice on one day, it is on the same
 * date twice. A series ends with the dates that can be written.
 *
 * @throws RecurrenceError when the rule cannot be read or worked out; it never can be, so trying again is of no use
 */
export function* nextOccurrencesOf(task: Task): Generator<NextOccurrence, undefined> {
  const { due, recurrence, seriesId, completedAt, status } = task
  if (!due || !recurrence || !seriesId || !completedAt) return
  const { rule, start, counted } = recurrence
  const completed = wallTimeAt(Date.parse(completedAt), due.timeZone)
  if (counted === 'completion' && status === 'completed') {
    const following = afterCompletion(parseRule(rule), start.time, completed)
    if (!following || !isInRange(following.next)) return
    const { next } = following
    const again = { ...recurrence, rule: following.rule, start: splitWall(next) }
    for (let number = 1; number <= MOST_OFFERED; number++) {
      const id = idOf('occurrence', seriesId, next, ...(number > 1 ? [String(number)] : []))
      yield { id, seriesId, follows: task, fields: movedTo(task, due, next, again) }
    }
    return
  }
  let number = 0
  for (const next of occurrencesAfter(
    rule,
    start,
    later(joinWall(due), due.time ? completed : completed.slice(0, 10)),
  )) {
    if (!isInRange(next)) return
    const id = idOf('occurrence', seriesId, next)
    yield { id, seriesId, follows: task, fields: movedTo(task, due, next, recurrence) }
    if (++number >= MOST_OFFERED) return
  }
}

/** Whether an occurrence is still as the completion (or skipping) of another one makes it: then nothing that a person did is lost with it. */
export function isAsMadeBy(occurrence: Task, cause: Task): boolean {
  const made = madeBy(occurrence.id, cause)
  return (
    made !== undefined &&
    !(occurrence.start && !made.fields.start) &&
    Object.entries(made.fields).every(
      // Moved by hand, it is nothing else.
      ([name, value]) =>
        name === 'order' || JSON.stringify(value) === JSON.stringify(occurrence[name as keyof TaskFields]),
    )
  )
}

/** The occurrence of this id among those that may follow a task; a rule that cannot be worked out makes none. */
function madeBy(id: string, cause: Task): NextOccurrence | undefined {
  try {
    for (const next of nextOccurrencesOf(cause)) if (next.id === id) return next
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
  }
  return undefined
}

/** Days from one due date to another. */
export const daysBetween = (from: Due, to: Due): number => parseDate(to.date)! - parseDate(from.date)!

function movedTo(task: Task, due: Due, next: WallTime, recurrence: Recurrence): TaskFields {
  const again = { ...splitWall(next), timeZone: due.timeZone }
  const start = task.start && { start: movedStart(task.start, due, again) }
  return { ...movedBy(task, daysBetween(due, again)), due: again, recurrence, ...start }
}

/** The start of the next occurrence: as long before its due date as that of this one was, and never behind it. */
function movedStart(start: Due, due: Due, next: Due): Due {
  const minutes = (of: Due): number => parseDate(of.date)! * DAY + (of.time ? parseTime(of.time)! : 0)
  const isTimed = start.time && due.time && next.time
  const before = isTimed ? minutes(due) - minutes(start) : (parseDate(due.date)! - parseDate(start.date)!) * DAY
  const moved = minutes(isTimed ? next : { ...next, time: start.time }) - before
  const again = {
    date: clampedDate(Math.floor(moved / DAY)),
    time: start.time && timeOf(((moved % DAY) + DAY) % DAY),
    timeZone: start.timeZone,
  }
  return isInTime(again, next) ? again : next
}

const DAY = 1440

/** What a task has when it comes again so many days later, in the same place. */
export function movedBy(task: Task, days: number): TaskFields {
  const { due, start, deadline, recurrence } = task
  return {
    title: task.title,
    note: task.note,
    priority: task.priority,
    project: task.project,
    section: task.section,
    labels: task.labels,
    assignee: task.assignee,
    durationMinutes: task.durationMinutes,
    isNote: task.isNote,
    due: due && { ...due, date: movedDate(due.date, days) },
    deadline: deadline && movedDeadline(deadline, days),
    recurrence: recurrence && { ...recurrence, start: movedDeadline(recurrence.start, days) },
    reminders: task.reminders.map((reminder) => movedReminder(reminder, days)),
    ...(start && { start: { ...start, date: movedDate(start.date, days) } }),
    ...(task.parentId && { parentId: task.parentId }),
    order: orderOf(task),
  }
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

const later = (a: WallTime, b: WallTime): WallTime => (a > b ? a : b)

const movedDeadline = ({ date, time }: Deadline, days: number): Deadline => ({ date: movedDate(date, days), time })

const movedReminder = (reminder: Reminder, days: number): Reminder =>
  'at' in reminder ? { at: `${movedDate(reminder.at, days)}${reminder.at.slice(10)}` } : reminder

const movedDate = (date: string, days: number): string => clampedDate(parseDate(date)! + days)
