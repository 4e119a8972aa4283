import type { Database } from '../../shared/database/index.ts'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import { nextOccurrenceOf, nextOccurrencesOf } from '../../shared/domain/next-occurrence.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskEvent } from '../../shared/domain/task-event.ts'
import { causedBy, consume, type Delivery, inboxOf, type Outcome } from '../../shared/http/consume.ts'
import { poison } from '../../shared/http/failed-delivery.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { Problem } from '../../shared/http/problem.ts'
import { commit, eventOf, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import { RecurrenceError } from '../../shared/recurrence/index.ts'
import { oncePerCompletion, tasksByIds } from './statements.ts'

type Done = 'todo.task.completed.v1' | 'todo.task.skipped.v1'

interface Deps extends DeliveryDeps {
  database: Database
  publisher: Publisher
  now: () => Date
}

/**
 * Keeps series going: when an occurrence is completed or skipped, the next one is created. Events may come in any order and again: what
 * the task has become since is looked at in the statement that writes. A reopening needs nothing here: its own commit takes the next
 * occurrence back.
 */
export function createApp({ database, publisher, now, ...base }: Deps) {
  const app = createFunctionApp(base)

  const goOn = (delivery: Delivery<Done>): Promise<Outcome> => refuseBadRules(createNext(delivery))

  async function createNext(delivery: Delivery<Done>): Promise<Outcome> {
    const { data } = delivery
    const following = nextOccurrenceOf(data.task)
    if (!following) return 'ignored'
    // By one question: most often the task is as its event says, and so is what follows it.
    const known = await read(delivery, [data.task.id, following.id])
    const task = known.get(data.task.id)
    // The person may have stopped the series since: the task decides as it is now.
    const isStillDone = task?.completedAt && task.completedAt === data.task.completedAt
    const next = isStillDone ? await firstMissing(delivery, { ...task, status: data.task.status }, known) : null
    return store(delivery, next && decide(next.command, next.before, now().toISOString()), task?.version ?? 0)
  }

  const read = async ({ personId, sequence }: Delivery<Done>, ids: string[]): Promise<Map<string, Task | null>> => {
    const rows = await database.query<{ task: Task }>(tasksByIds(personId, ids, sequence))
    const found = new Map(rows.map(({ task }) => [task.id, task]))
    return new Map(ids.map((id) => [id, found.get(id) ?? null]))
  }

  /** How the occurrence after a task comes to be: a new one, or one that was deleted, made again. */
  async function firstMissing(
    delivery: Delivery<Done>,
    task: Task,
    known: Map<string, Task | null>,
  ): Promise<{ command: TaskCommand; before: Task | null } | null> {
    for (const next of nextOccurrencesOf(task)) {
      const before = (known.has(next.id) ? known : await read(delivery, [next.id])).get(next.id) ?? null
      if (!before) return { command: { type: 'create', ...next }, before }
      const { seriesId, fields } = next
      const previous = { ...fields, seriesId, status: 'open', completedAt: null } as const
      if (before.status === 'deleted') return { command: { type: 'revert', previous }, before }
    }
    return null
  }

  /** Also a delivery without an effect is remembered: it has none when it comes again, whatever became of the task. */
  async function store(delivery: Delivery<Done>, decided: TaskEvent | null, version: number): Promise<Outcome> {
    const { personId, data } = delivery
    const { id: taskId, completedAt } = data.task
    const inbox = inboxOf(delivery, 'recurring')
    if (!decided) {
      // Stale only for a person who leaves, of whom nothing needs to be remembered.
      const { outcome } = await commit(database, { personId, events: [], inbox })
      return outcome === 'committed' ? 'ignored' : 'duplicate'
    }
    const origin = causedBy(delivery, 'recurring', now().toISOString())
    const event = eventOf(decided.type, decided.data.task.id, decided.data, origin)
    const guard = oncePerCompletion({ personId, taskId, completedAt: completedAt!, version })
    const result = await commit(database, { personId, tasks: [decided.data.task], events: [event], inbox, guard })
    // Something else of the series is open, or another event told of this completion.
    if (result.outcome === 'duplicate') return result.of === 'effect' ? 'ignored' : 'duplicate'
    if (result.outcome === 'stale') throw busy()
    publisher.publish(toStoredEvents([event], personId, result.revision))
    return 'done'
  }

  consume(app, {
    ...base,
    handlers: { 'todo.task.completed.v1': goOn, 'todo.task.skipped.v1': goOn },
  })
  return app
}

/** A rule that cannot be worked out now never can be: the delivery is refused for good, so that it holds up nobody. */
async function refuseBadRules(created: Promise<Outcome>): Promise<Outcome> {
  try {
    return await created
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
    throw poison(`recurrence-${error.code}`, `The next occurrence cannot be made: ${error.message}.`)
  }
}

const busy = (): Problem =>
  new Problem({
    status: 503,
    code: 'task-changed-meanwhile',
    detail: 'The task was changed at the same moment; deliver this again.',
  })
