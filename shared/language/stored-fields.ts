/** From what was understood to the fields that a task stores: for whoever writes, a function or a device without a net. */
import type { NewTask, Recurrence, Reminder, Task, TaskChanges } from '../domain/task.ts'
import { occurrencesIfAny } from '../recurrence/index.ts'
import { addDays, addMonths, dateOf, parseDate, parseTime, splitWall, timeOf } from '../time/civil.ts'
import { preferred, REMINDED_AT } from './calendar/parts.ts'
import type { Changes, Context, Delay, Repeat, TaskDraft, When } from './types.ts'

export function newTaskOf(draft: TaskDraft, context: Context): NewTask {
  const due = draft.repeat ? firstDue(draft.repeat, context) : draft.due
  return {
    title: draft.title,
    ...(draft.note && { note: draft.note }),
    priority: draft.priority ?? 4,
    project: draft.project,
    section: draft.section,
    labels: draft.labels,
    assignee: draft.assignee,
    due: due && { ...due, timeZone: context.timeZone },
    deadline: draft.deadline,
    ...(draft.start && { start: { ...draft.start, timeZone: context.timeZone } }),
    durationMinutes: draft.durationMinutes,
    recurrence: draft.repeat,
    reminders: remindersOf(draft, due, context),
    isNote: draft.isNote,
  }
}

/** What was said of them, else what the person wants of each task that has a time. */
function remindersOf({ reminders, isNote }: TaskDraft, due: When | null, { defaultReminder }: Context): Reminder[] {
  if (reminders.length || isNote || !due?.time || typeof defaultReminder !== 'number') return reminders
  return [{ minutesBefore: defaultReminder }]
}

/** The first date of a series that is not over yet. */
export function firstDue({ rule, start }: Repeat, { now }: Context): When {
  const from = start.time ? now : now.slice(0, 10)
  const [first] = occurrencesIfAny(rule, start, { from, limit: 1 })
  return first ? splitWall(first) : start
}

/** The changes to one task; what is relative ("postpone by a day") counts from its own date. */
export function taskChangesOf(changes: Changes, task: Task, context: Context): TaskChanges {
  const { title, durationMinutes, deadline, priority, project, section, assignee, repeat } = changes
  const result: TaskChanges = { title, durationMinutes, deadline, priority, project, section, assignee }
  if (changes.addLabels || changes.removeLabels || changes.clearLabels) {
    const removed = new Set(changes.removeLabels?.map((label) => label.toLowerCase()))
    const kept = changes.clearLabels ? [] : task.labels.filter((label) => !removed.has(label.toLowerCase()))
    result.labels = [...kept, ...(changes.addLabels ?? [])]
  }
  const { remindAt } = changes
  if (changes.clearReminders || changes.addReminders || changes.remindDaysBefore || remindAt) {
    result.reminders = [
      ...(changes.clearReminders ? [] : task.reminders),
      ...(changes.addReminders ?? []),
      ...(remindAt ? remindersAt(remindAt, task) : []),
      ...daysBefore(changes.remindDaysBefore ?? [], task.due),
    ]
  }
  if (changes.start !== undefined)
    result.start = changes.start && { ...changes.start, timeZone: task.due?.timeZone ?? context.timeZone }
  if (repeat !== undefined) Object.assign(result, repeatFrom(repeat, task, context))
  if (changes.addNote) result.note = task.note ? `${task.note}\n${changes.addNote}` : changes.addNote
  if (changes.lengthen && (task.durationMinutes !== null || changes.lengthen > 0)) {
    result.durationMinutes = Math.max(1, (task.durationMinutes ?? 0) + changes.lengthen)
  }
  const { postponeDeadline } = changes
  // People call a due date a deadline, too.
  if (postponeDeadline && !task.deadline)
    Object.assign(result, moveTo(postpone(task.due, postponeDeadline, context), task, context))
  else if (postponeDeadline) result.deadline = postpone(task.deadline, postponeDeadline, context)
  if (changes.postpone) Object.assign(result, moveTo(postpone(task.due, changes.postpone, context), task, context))
  if (remindAt && !task.due) Object.assign(result, moveTo(remindAt, task, context))
  if (changes.due === null) Object.assign(result, { due: null, recurrence: null })
  else if (changes.due) Object.assign(result, moveTo(dueOf(changes.due, task, context), task, context))
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined))
}

/** At the date that the task gets, or apart from the one that it has. */
const remindersAt = ({ date, time }: When, { due }: Task): Reminder[] => {
  if (due) return [{ at: `${date}T${time ?? REMINDED_AT}` }]
  return time ? [{ minutesBefore: 0 }] : []
}

const daysBefore = (reminders: NonNullable<Changes['remindDaysBefore']>, due: When | null): Reminder[] =>
  due ? reminders.map(({ days, time }) => ({ at: `${addDays(due.date, -days)}T${time}` })) : []

function repeatFrom(recurrence: Repeat | null, task: Task, context: Context): TaskChanges {
  if (!recurrence) return { recurrence: null }
  const withTime = recurrence.start.time
    ? recurrence
    : { ...recurrence, start: { ...recurrence.start, time: task.due?.time ?? null } }
  return { recurrence: withTime, due: { ...firstDue(withTime, context), timeZone: context.timeZone } }
}

function dueOf(due: NonNullable<Changes['due']>, task: Task, { now }: Context): When {
  const said = due.time === undefined ? (task.due?.time ?? null) : due.time
  const time = said && due.isOpenHour && task.due ? halfOf(said, task.due, now.slice(0, 10)) : said
  if (due.date) return { date: due.date, time }
  if (task.due) return { date: task.due.date, time }
  // A time alone is the next one on the clock.
  const today = now.slice(0, 10)
  return { date: time && time <= now.slice(11) ? addDays(today, 1) : today, time }
}

const HALF = 720

/** "push the standup to 9:30": the half of the day nearer to where it was, or in which people plan such an hour. */
function halfOf(said: string, { date, time }: When, today: string): string {
  const minutes = parseTime(said)! % HALF
  if (time) {
    const distance = (half: number) => Math.abs(minutes + half - parseTime(time)!)
    return timeOf(minutes + (distance(HALF) < distance(0) ? HALF : 0))
  }
  return date > today ? timeOf(preferred(minutes, true)) : said
}

function postpone(when: When | null, { minutes = 0, days = 0, months = 0 }: Delay, { now }: Context): When {
  const from = when ?? { date: now.slice(0, 10), time: null }
  const day = addMonths(parseDate(from.date)!, months) + days
  if (!minutes) return { date: dateOf(day), time: from.time }
  const total = day * 1440 + parseTime(from.time ?? now.slice(11))! + minutes
  return { date: dateOf(Math.floor(total / 1440)), time: timeOf(((total % 1440) + 1440) % 1440) }
}

/** A series keeps its dates when one occurrence is moved, but another time of day is meant for all that follow. */
function moveTo(when: When, task: Task, { timeZone }: Context): TaskChanges {
  const changes: TaskChanges = { due: { ...when, timeZone: task.due?.timeZone ?? timeZone } }
  const { recurrence } = task
  if (recurrence && when.time !== recurrence.start.time) {
    const shifted: Recurrence = { ...recurrence, start: { ...recurrence.start, time: when.time } }
    changes.recurrence = shifted
  }
  return changes
}
