/**
 * Changes that the person made here and that the server has not answered yet: shown at once, kept while there is no net, sent in order,
 * each under its own Idempotency-Key.
 */

import { dueInstant } from '../../../../shared/domain/due.ts'
import { EMPTY_FIELDS } from '../../../../shared/domain/empty-fields.ts'
import { startInstant } from '../../../../shared/domain/start.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import type { Act } from '../api/client.ts'
import { type CollectionChange, joined, taskAfter } from './collection-changes.ts'

/**
 * `isTried`: the server may have it already, so that under its key nothing else can be sent any more; `isHeld`: the server could not take it,
 * and the person let the others go first
 */
export type Change = { key: string; isTried?: true; isHeld?: true } & (TaskChange | CollectionChange)

type TaskChange = { taskId: string } & (
  | { kind: 'create'; fields: NewTask; createdAt: string }
  /** `before`: the fields as they were when the person changed them, and of which version */
  | { kind: 'update'; fields: TaskChanges; before: TaskChanges; version: number }
  | { kind: Act }
  | { kind: 'delete' }
)

/** The task or the collection that a change is of. */
export const subjectOf = (change: Change): string => ('taskId' in change ? change.taskId : change.collectionId)

type OfCollection = Extract<Change, CollectionChange>
const isOfCollection = (change: Change): change is OfCollection => 'collectionId' in change

/** Of what the server does not know yet. */
const LOCAL = 'local-'

export const localId = (key: string): string => `${LOCAL}${key}`

type Within = { parentId?: string | null; projectId?: string }

/** The task that a change puts another one under, or the project within which it is. */
function aboveIn(change: Change): string | null | undefined {
  const { parentId, projectId }: Within = 'fields' in change ? change.fields : {}
  return parentId ?? projectId
}

/** Puts what a change puts under one task or project under another. */
function underAnother(change: Change, from: string, to: string | null): Change {
  if (aboveIn(change) !== from) return change
  const renamed = <Fields extends Within>(fields: Fields): Fields => ({
    ...fields,
    ...(fields.parentId === from && { parentId: to }),
    ...(fields.projectId === from && { projectId: to }),
  })
  const { fields, before } = change as Extract<Change, { kind: 'update' | 'alter' }>
  return { ...change, fields: renamed(fields), ...(before && { before: renamed(before) }) } as Change
}

/** Without a task that nobody but this device knows, and what was made under it. */
function withoutTask(queue: readonly Change[], taskId: string): Change[] {
  const under = queue.filter((each) => aboveIn(each) === taskId)
  const left = queue.filter((each) => subjectOf(each) !== taskId && !under.includes(each))
  return under
    .filter(({ kind }) => kind === 'create')
    .reduce((rest, child) => withoutTask(rest, subjectOf(child)), left)
}

/** Adds a change, or makes it part of one that is still waiting. */
export function withChange(queue: readonly Change[], change: Change): Change[] {
  if (isOfCollection(change)) {
    const last = queue.at(-1)
    return last && isOfCollection(last) ? [...queue.slice(0, -1), ...joined(last, change)] : [...queue, change]
  }
  // It may be under a task that is made later than what it would become a part of.
  if (aboveIn(change)?.startsWith(LOCAL)) return [...queue, change]
  // What a project is called is of its place in the queue: nothing becomes part of what comes before a change of names.
  const open = queue
    .slice(queue.findLastIndex(isOfCollection) + 1)
    .flatMap((each) => (isOfCollection(each) || each.isTried ? [] : [each]))
  const created = open.find((each) => each.kind === 'create' && each.taskId === change.taskId)
  if (created?.kind === 'create') {
    if (change.kind === 'delete') return withoutTask(queue, change.taskId)
    if (change.kind === 'update') {
      const merged = { ...created, fields: { ...created.fields, ...change.fields } }
      return queue.map((each) => (each === created ? merged : each))
    }
  }
  const last = open.findLast((each) => each.taskId === change.taskId)
  if (change.kind === 'update' && last?.kind === 'update') {
    const merged = {
      ...last,
      fields: { ...last.fields, ...change.fields },
      before: { ...change.before, ...last.before },
    }
    return queue.map((each) => (each === last ? merged : each))
  }
  return [...queue, change]
}

/**
 * What is sent next: the first of those that need not wait for one that is held; then that one. Nothing passes a change of a project or a
 * label, for what comes after says its name.
 */
export function nextOf(queue: readonly Change[]): Change | undefined {
  const held = new Set(queue.filter(({ isHeld }) => isHeld).map(subjectOf))
  const names = queue.findIndex(isOfCollection)
  const free = held.size && names >= 0 ? queue.slice(0, names) : queue
  return free.find((each) => !held.has(subjectOf(each)) && !held.has(aboveIn(each) ?? '')) ?? queue[0]
}

/**
 * The rest of the queue after the server answered a change: what waits is about the task or collection as it is there.
 *
 * @param answer undefined when it is gone, or the change came to nothing
 */
export function afterAnswer(
  queue: readonly Change[],
  answered: Change,
  answer: { id: string; version: number } | undefined,
): Change[] {
  const rest = queue.filter(({ key }) => key !== answered.key)
  const subject = subjectOf(answered)
  if (!answer) return answered.kind === 'create' || answered.kind === 'make' ? withoutMade(rest, subject) : rest
  return rest.map((each): Change => {
    if (subjectOf(each) !== subject) return underAnother(each, subject, answer.id)
    const own = 'taskId' in each ? { ...each, taskId: answer.id } : { ...each, collectionId: answer.id }
    // A change that followed this one was made upon it.
    return own.kind === 'update' || own.kind === 'alter' ? { ...own, version: answer.version } : own
  })
}

/** What was never made cannot be changed; what was to be under it is by itself, but for a section, which there is in a project only. */
const withoutMade = (rest: readonly Change[], subject: string): Change[] =>
  rest
    .filter(
      (each) => subjectOf(each) !== subject && !('of' in each && each.of === 'section' && aboveIn(each) === subject),
    )
    .map((each) => underAnother(each, subject, null))

/** The tasks as the person sees them: those of the server, with what waits done to them. */
export function withChanges(tasks: ReadonlyMap<string, Task>, queue: readonly Change[]): ReadonlyMap<string, Task> {
  if (!queue.length) return tasks
  const shown = new Map(tasks)
  for (const change of queue) {
    if (isOfCollection(change)) {
      for (const task of shown.values()) shown.set(task.id, taskAfter(task, change))
      continue
    }
    const task = shown.get(change.taskId)
    if (change.kind === 'create') shown.set(change.taskId, draftTask(change))
    else if (task) shown.set(task.id, changed(task, change))
  }
  return shown
}

function changed(task: Task, change: Exclude<TaskChange, { kind: 'create' }>): Task {
  switch (change.kind) {
    case 'update':
      return { ...task, ...change.fields, ...instantsIn(change.fields) }
    case 'complete':
      return { ...task, status: 'completed', completedAt: new Date().toISOString() }
    case 'reopen':
      return { ...task, status: 'open', completedAt: null }
    case 'skip':
      return { ...task, status: 'skipped' }
    case 'delete':
      return { ...task, status: 'deleted' }
  }
}

/** What follows from dates, as the server will say it. */
const instantsIn = ({ due, start }: TaskChanges): Partial<Pick<Task, 'dueAt' | 'startAt'>> => ({
  ...(due !== undefined && { dueAt: dueInstant(due) }),
  ...(start !== undefined && { startAt: startInstant(start) }),
})

const draftTask = ({ taskId, fields, createdAt }: Extract<TaskChange, { kind: 'create' }>): Task => ({
  ...EMPTY_FIELDS,
  ...fields,
  id: taskId,
  version: 0,
  status: 'open',
  seriesId: null,
  dueAt: null,
  ...instantsIn(fields),
  createdAt,
  updatedAt: createdAt,
  completedAt: null,
})
