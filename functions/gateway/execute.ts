/** Carries out commands on tasks: reads what they concern, decides, commits as one, publishes; decides again when somebody was faster. */
import type { Database } from '../../shared/database/index.ts'
import { decide, type TaskCommand, type TaskEvent } from '../../shared/domain/decide.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { EventType } from '../../shared/events/types.ts'
import { notFound, Problem } from '../../shared/http/problem.ts'
import { commit, eventOf, type Origin, type OutboxEvent, type Publisher, stored } from '../../shared/outbox/index.ts'
import { tasksByIds } from './statements.ts'

export interface TaskChange {
  taskId: string
  command: TaskCommand
  /** the version that the caller has seen; another one refuses the change */
  expectedVersion?: number | undefined
  /** the turn that this takes back */
  undoes?: string
}

export interface Execution {
  personId: string
  changes: TaskChange[]
  origin: Origin
  /** events that change no task, published with the rest */
  more?: OutboxEvent[]
  /** makes the write happen once; `answer` is kept for a repetition and made from the tasks as they will be */
  idempotency?: { key: string; answer: (tasks: Task[]) => unknown } | undefined
  profile?: unknown
}

export type ExecutionResult =
  /** `tasks` in the order of the changes, also those that already were as wanted; `revision` of the last event, if there was one */
  | { outcome: 'done'; tasks: Task[]; changed: number; revision: number | undefined }
  | { outcome: 'duplicate'; answer: unknown }

const ATTEMPTS = 8

export interface ExecuteDeps {
  database: Database
  publisher: Publisher
}

/** @throws Problem 404 for an unknown task, 412 for another version than expected, Refusal when a command does not fit */
export async function execute(deps: ExecuteDeps, execution: Execution): Promise<ExecutionResult> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const result = await attemptOnce(deps, execution)
    if (result.outcome !== 'stale') return result
  }
  throw new Problem({
    status: 503,
    code: 'too-busy',
    detail: 'These tasks are being changed by several devices at once; please try again.',
  })
}

async function attemptOnce(
  { database, publisher }: ExecuteDeps,
  execution: Execution,
): Promise<ExecutionResult | { outcome: 'stale' }> {
  const { personId, changes, origin, more = [], idempotency, profile } = execution
  const before = await readTasks(database, personId, changes)
  const { events, after } = decideAll(changes, before, origin)
  const tasks = changes.map(({ taskId }) => after.get(taskId)!)
  const changed = [...new Set(events.map(({ event }) => event.data.task.id))].map((id) => after.get(id)!)
  const outgoing: OutboxEvent[] = [
    ...events.map(({ event, type }) => eventOf(type, event.data.task.id, event.data, origin)),
    ...more,
  ]
  if (!outgoing.length && !idempotency) return { outcome: 'done', tasks, changed: 0, revision: undefined }
  const result = await commit(database, {
    personId,
    tasks: changed,
    events: outgoing,
    profile,
    ...(idempotency && {
      inbox: { consumer: 'gateway', source: personId, id: idempotency.key, answer: idempotency.answer(tasks) },
    }),
  })
  if (result.outcome !== 'committed') return result
  publisher.publish(stored(outgoing, personId, result.revision))
  return { outcome: 'done', tasks, changed: changed.length, revision: result.revision + outgoing.length - 1 }
}

/** A task that is created here gets a new id: nothing to read. */
async function readTasks(database: Database, personId: string, changes: TaskChange[]): Promise<Map<string, Task>> {
  const ids = [...new Set(changes.filter(({ command }) => command.type !== 'create').map(({ taskId }) => taskId))]
  if (!ids.length) return new Map()
  const rows = await database.query<{ task: Task }>(tasksByIds(personId, ids))
  return new Map(rows.map(({ task }) => [task.id, task]))
}

function decideAll(changes: TaskChange[], before: Map<string, Task>, { now }: Origin) {
  const after = new Map(before)
  const events: { event: TaskEvent; type: EventType & TaskEvent['type'] }[] = []
  for (const { taskId, command, expectedVersion, undoes } of changes) {
    const task = after.get(taskId) ?? null
    if (!task && command.type !== 'create') throw notFound('There is no task with this id.')
    if (expectedVersion !== undefined && task?.version !== expectedVersion) throw versionConflict(task)
    const event = decide(command, task, now)
    if (!event) continue
    if (undoes) event.data = { ...event.data, undoes }
    // One commit raises a task by exactly one version: that is what its statement checks.
    if (events.some((each) => each.event.data.task.id === taskId))
      throw new Problem({ status: 422, code: 'task-named-twice', detail: 'Name each task once in a batch.' })
    after.set(taskId, event.data.task)
    events.push({ event, type: event.type })
  }
  return { events, after }
}

const versionConflict = (task: Task | null): Problem =>
  new Problem({
    status: 412,
    code: 'version-conflict',
    detail: 'The task was changed since you read it; read it again and repeat your change on the new version.',
    extra: task ? { version: task.version } : {},
  })
