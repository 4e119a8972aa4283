/** What a command does to a task: `decide` answers with the event. It is pure; the clock, the ids and the zone are arguments. */
import { idOf } from '../ids/index.ts'
import { checkTask } from './check-task.ts'
import { dueInstant } from './due.ts'
import { EMPTY_FIELDS } from './empty-fields.ts'
import type { OpenSubtasks } from './open-subtasks.ts'
import { Refusal } from './refusal.ts'
import { startInstant } from './start.ts'
import type { NewTask, Task, TaskChanges } from './task.ts'
import type { TaskChanged, TaskEvent, TaskEventType } from './task-event.ts'

export type TaskCommand =
  | {
      type: 'create'
      id: string
      fields: NewTask
      seriesId?: string
      /** the occurrence before it: what this one has from there is not judged again */
      follows?: Task
      /** of a task that was kept elsewhere: what became of it there, and when */
      past?: Partial<Pick<Task, 'status' | 'createdAt' | 'completedAt'>>
    }
  | { type: 'change'; changes: TaskChanges }
  /** `subtasks`: what becomes of those that are open; they are completed (or skipped) along with it unless something else is said */
  | { type: 'complete' | 'skip'; subtasks?: OpenSubtasks | undefined }
  | { type: 'reopen' | 'delete' }
  /** puts fields back as they were: the compensation of an undo */
  | { type: 'revert'; previous: TaskChanged['previous'] }

/**
 * @param now RFC 3339 instant
 * @returns the event, or null when the task already is as the command wants it
 * @throws Refusal when the command does not fit the state, or the task as it would be goes beyond a bound
 */
export function decide(command: TaskCommand, task: Task | null, now: string): TaskEvent | null {
  if (command.type === 'create') return create(command, task, now)
  if (!task) throw new Refusal('task-deleted', 'There is no such task.')
  const at = instantAfter(task.updatedAt, now)
  if (command.type === 'revert') return revert(task, command.previous, at)
  if (task.status === 'deleted') throw new Refusal('task-deleted', `“${task.title}” is deleted; undo brings it back.`)
  switch (command.type) {
    case 'change':
      return change('todo.task.updated.v1', task, completeChanges(command.changes, task), at)
    case 'complete':
      if (task.isNote)
        throw new Refusal('note-not-completable', `“${task.title}” is a note: there is nothing to complete.`)
      return change('todo.task.completed.v1', task, { status: 'completed', completedAt: at }, at, [
        'completed',
        'skipped',
      ])
    case 'skip':
      return change('todo.task.skipped.v1', task, { status: 'skipped', completedAt: at }, at, ['completed', 'skipped'])
    case 'reopen':
      return change('todo.task.reopened.v1', task, { status: 'open', completedAt: null }, at, ['open'])
    case 'delete':
      return change('todo.task.deleted.v1', task, { status: 'deleted' }, at)
  }
}

/** Milliseconds by which the clocks of two machines may disagree, which then are no different instants for a task. */
const SKEW = 1000

/** Two changes of a task are at two instants: by its instant one completion is told from another. */
function instantAfter(last: string, now: string): string {
  const behind = Date.parse(last) - Date.parse(now)
  return behind >= 0 && behind < SKEW ? new Date(Date.parse(last) + 1).toISOString() : now
}

type CreateCommand = Extract<TaskCommand, { type: 'create' }>

function create({ id, fields, seriesId, follows, past }: CreateCommand, known: Task | null, now: string): TaskEvent {
  if (known) throw new Refusal('task-exists', `There already is a task ${id}.`)
  const given = { ...EMPTY_FIELDS, ...fields }
  const created: Task = {
    id,
    version: 1,
    ...given,
    labels: given.labels.length ? [...new Set(given.labels)] : given.labels,
    status: 'open',
    seriesId: given.recurrence ? (seriesId ?? id) : null,
    dueAt: null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    ...past,
  }
  const task = checkTask(created, follows ?? null)
  return { type: 'todo.task.created.v1', data: { task: { ...task, ...instantsOf(task) }, previous: {} } }
}

function completeChanges(changes: TaskChanges, task: Task): Partial<Task> {
  const unsaid = changes.due === null ? null : task.recurrence
  const recurrence = changes.recurrence === undefined ? unsaid : changes.recurrence
  // An occurrence that left its series may carry the id of it.
  const seriesId = recurrence && !task.seriesId ? { seriesId: idOf('series', task.id, String(task.version)) } : {}
  const labels = changes.labels ? { labels: [...new Set(changes.labels)] } : {}
  return { ...changes, recurrence, ...labels, ...seriesId }
}

function change(
  type: TaskEventType,
  task: Task,
  fields: Partial<Task>,
  now: string,
  alreadyIn: Task['status'][] = [],
): TaskEvent | null {
  if (alreadyIn.includes(task.status)) return null
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const after = checkTask({ ...task, ...given }, task)
  const previous: Record<string, unknown> = {}
  let isChanged = false
  for (const name of Object.keys(given) as (keyof Task)[]) {
    const was = task[name] ?? null
    const before = JSON.stringify(was)
    if (JSON.stringify(after[name] ?? null) === before) continue
    isChanged = true
    if (before.length <= LONGEST_PREVIOUS) previous[name] = was
  }
  if (!isChanged) return null
  return {
    type,
    data: { task: { ...after, ...instantsOf(after), version: task.version + 1, updatedAt: now }, previous },
  }
}

/**
 * Longest value, in characters of its JSON, that an event tells of the time before a change: every one within the bounds is shorter. A longer
 * one was stored before there were bounds, and without this could not be shortened, since its event would be too large to be sent.
 */
const LONGEST_PREVIOUS = 10_000

function revert(task: Task, previous: Partial<Task>, now: string): TaskEvent | null {
  return change(revertingType(task.status, previous.status), task, previous, now)
}

function revertingType(from: Task['status'], to: Task['status'] = from): TaskEventType {
  if (from === to) return 'todo.task.updated.v1'
  if (from === 'deleted') return 'todo.task.restored.v1'
  return (
    {
      open: 'todo.task.reopened.v1',
      completed: 'todo.task.completed.v1',
      skipped: 'todo.task.skipped.v1',
      deleted: 'todo.task.deleted.v1',
    } as const
  )[to]
}

/** What follows from a task's dates. One that never had a start has no word of it. */
const instantsOf = ({ due, start }: Task): Pick<Task, 'dueAt' | 'startAt'> => ({
  dueAt: dueInstant(due),
  ...(start !== undefined && { startAt: startInstant(start) }),
})
