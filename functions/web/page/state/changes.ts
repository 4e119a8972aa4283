/**
 * Changes that the person made here and that the server has not answered yet: shown at once, kept while there is no net, sent in order,
 * each under its own Idempotency-Key.
 */
import { EMPTY_FIELDS } from '../../../../shared/domain/empty-fields.ts'
import { startInstant } from '../../../../shared/domain/start.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import type { Act } from '../api/client.ts'

/**
 * `isTried`: the server may have it already, so that under its key nothing else can be sent any more; `isHeld`: the server could not take it,
 * and the person let the others go first
 */
export type Change = { key: string; taskId: string; isTried?: true; isHeld?: true } & (
  | { kind: 'create'; fields: NewTask; createdAt: string }
  /** `before`: the fields as they were when the person changed them, and of which version */
  | { kind: 'update'; fields: TaskChanges; before: TaskChanges; version: number }
  | { kind: Act }
  | { kind: 'delete' }
)

/** Of a task that the server does not know yet. */
const LOCAL = 'local-'

export const localId = (key: string): string => `${LOCAL}${key}`

/** The task that a change puts another one under. */
const parentIn = (change: Change): string | null | undefined =>
  'fields' in change ? change.fields.parentId : undefined

/** Puts what a change puts under one task under another. */
function underAnother(change: Change, from: string, to: string | null): Change {
  const renamed = <Fields extends TaskChanges>(fields: Fields): Fields =>
    fields.parentId === from ? { ...fields, parentId: to } : fields
  if (change.kind === 'create') return { ...change, fields: renamed(change.fields) }
  if (change.kind !== 'update') return change
  return { ...change, fields: renamed(change.fields), before: renamed(change.before) }
}

/** Without a task that nobody but this device knows, and what was made under it. */
function withoutTask(queue: readonly Change[], taskId: string): Change[] {
  const under = queue.filter((each) => parentIn(each) === taskId)
  const left = queue.filter((each) => each.taskId !== taskId && !under.includes(each))
  return under.filter(({ kind }) => kind === 'create').reduce((rest, child) => withoutTask(rest, child.taskId), left)
}

/** Adds a change, or makes it part of one that is still waiting. */
export function withChange(queue: readonly Change[], change: Change): Change[] {
  // It may be under a task that is made later than what it would become a part of.
  if (parentIn(change)?.startsWith(LOCAL)) return [...queue, change]
  const open = queue.filter(({ isTried }) => !isTried)
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

/** What is sent next: the first of those that need not wait for one that is held; then that one. */
export function nextOf(queue: readonly Change[]): Change | undefined {
  const held = new Set(queue.filter(({ isHeld }) => isHeld).map(({ taskId }) => taskId))
  return queue.find((each) => !held.has(each.taskId) && !held.has(parentIn(each) ?? '')) ?? queue[0]
}

/** The rest of the queue after the server answered a change: what waits is about the task as it is there. */
export function afterAnswer(queue: readonly Change[], answered: Change, task: Task | undefined): Change[] {
  const rest = queue.filter(({ key }) => key !== answered.key)
  // What was never made cannot be changed; what was to be under it is by itself.
  if (!task && answered.kind === 'create')
    return rest
      .filter(({ taskId }) => taskId !== answered.taskId)
      .map((each) => underAnother(each, answered.taskId, null))
  if (!task) return rest
  return rest.map((each): Change => {
    if (each.taskId !== answered.taskId) return underAnother(each, answered.taskId, task.id)
    const own = { ...each, taskId: task.id }
    // A change that followed this one was made upon it.
    return own.kind === 'update' ? { ...own, version: task.version } : own
  })
}

/** The tasks as the person sees them: those of the server, with what waits done to them. */
export function withChanges(tasks: ReadonlyMap<string, Task>, queue: readonly Change[]): ReadonlyMap<string, Task> {
  if (!queue.length) return tasks
  const shown = new Map(tasks)
  for (const change of queue) {
    const task = shown.get(change.taskId)
    if (change.kind === 'create') shown.set(change.taskId, draftTask(change))
    else if (task) shown.set(task.id, changed(task, change))
  }
  return shown
}

function changed(task: Task, change: Exclude<Change, { kind: 'create' }>): Task {
  switch (change.kind) {
    case 'update':
      return { ...task, ...change.fields, ...startIn(change.fields) }
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

/** What follows from a start, as the server will say it. */
const startIn = ({ start }: TaskChanges): Pick<Task, 'startAt'> =>
  start === undefined ? {} : { startAt: startInstant(start) }

const draftTask = ({ taskId, fields, createdAt }: Extract<Change, { kind: 'create' }>): Task => ({
  ...EMPTY_FIELDS,
  ...fields,
  id: taskId,
  version: 0,
  status: 'open',
  seriesId: null,
  dueAt: null,
  ...startIn(fields),
  createdAt,
  updatedAt: createdAt,
  completedAt: null,
})
