/** Tasks as replies show them: in the times of the person's zone, and with the next dates of what repeats. */

import type { Comment } from '../../../shared/domain/comments/comment.ts'
import { nextOccurrenceOf } from '../../../shared/domain/next-occurrence.ts'
import { startInstant } from '../../../shared/domain/start.ts'
import type { Due, Task } from '../../../shared/domain/task.ts'
import type { CommentView, CompletedView, TaskView } from '../../../shared/language/replies.ts'
import type { Context, Reminder, When } from '../../../shared/language/types.ts'
import { occurrencesIfAny, RecurrenceError } from '../../../shared/recurrence/index.ts'
import { joinWall, splitWall } from '../../../shared/time/civil.ts'
import { instantOf, wallTimeAt } from '../../../shared/time/zone.ts'

const SHOWN_DATES = 3
/** Of more tasks the next dates are not worked out: one search for each takes its time. */
const MAX_WITH_DATES = 10

/** @param parents titles of the tasks that they are under, where these are to be told */
export const viewsOf = (tasks: Task[], context: Context, parents?: ReadonlyMap<string, string>): TaskView[] =>
  tasks.map((task) => ({
    ...viewOf(task, context, tasks.length <= MAX_WITH_DATES),
    ...(task.parentId && parents?.has(task.parentId) && { parent: parents.get(task.parentId) }),
  }))

export function viewOf(task: Task, context: Context, withNext = true): TaskView {
  const { title, note, status, deadline, durationMinutes, priority, project, section, labels } = task
  const zone = task.due?.timeZone ?? context.timeZone
  const due = task.due && here(task.due, zone, context)
  const isElsewhere = task.due && due && joinWall(due) !== joinWall(task.due)
  return {
    title,
    note,
    status,
    due,
    dueThere: isElsewhere ? task.due : null,
    isPast: due !== null && joinWall(due) < context.now.slice(0, due.time ? 16 : 10),
    repeat: task.recurrence,
    deadline,
    start: task.start && isLater(task.start, context) ? here(task.start, task.start.timeZone, context) : null,
    durationMinutes,
    reminders: task.reminders.map((reminder) => reminderHere(reminder, zone, context)),
    priority,
    project,
    section,
    labels,
    next: withNext ? nextDatesOf(task).map((when) => here(when, zone, context)) : [],
  }
}

export const commentViewsOf = (comments: Comment[] = [], { timeZone }: Context): CommentView[] =>
  comments.map(({ text, by, createdAt }) => ({ text, by, at: splitWall(wallTimeAt(Date.parse(createdAt), timeZone)) }))

export function completedViewOf(task: Task, context: Context): CompletedView {
  const view = viewOf(task, context, false)
  try {
    const next = nextOccurrenceOf(task)?.fields.due
    return { task: view, next: next ? here(next, next.timeZone, context) : null, ended: null }
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
    return { task: view, next: null, ended: error.message }
  }
}

const isLater = (start: Due, { now, timeZone }: Context): boolean => startInstant(start)! > instantOf(now, timeZone)

/** A day has no other time elsewhere. */
function here({ date, time }: When, zone: string, { timeZone }: Context): When {
  if (!time || zone === timeZone) return { date, time }
  return splitWall(wallTimeAt(instantOf(`${date}T${time}`, zone), timeZone))
}

const reminderHere = (reminder: Reminder, zone: string, context: Context): Reminder =>
  'at' in reminder ? { at: joinWall(here(splitWall(reminder.at), zone, context)) } : reminder

function nextDatesOf({ due, recurrence }: Task): When[] {
  if (!due || !recurrence) return []
  const { rule, start, counted } = recurrence
  const first = joinWall(due)
  // The date in question may have been moved away from the rule's; what is counted from completion goes on from it.
  const from = { from: first, limit: SHOWN_DATES + 1 }
  const following = occurrencesIfAny(rule, counted === 'completion' ? due : start, from)
  return [first, ...following.filter((wall) => wall > first)].slice(0, SHOWN_DATES).map(splitWall)
}
