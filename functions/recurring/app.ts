import type { Database } from '../../shared/database/index.ts'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import { nextOccurrenceOf } from '../../shared/domain/next-occurrence.ts'
import type { Task } from '../../shared/domain/task.ts'
import { causedBy, consume, type Delivery, inboxOf, type Outcome } from '../../shared/http/consume.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { Problem } from '../../shared/http/problem.ts'
import { commit, eventOf, type Publisher, stored } from '../../shared/outbox/index.ts'
import { stillSo, taskById, untouchedSuccessor } from './statements.ts'

type Done = 'todo.task.completed.v1' | 'todo.task.skipped.v1'
type Reopened = 'todo.task.reopened.v1'
type Cause = Done | Reopened

interface Deps extends DeliveryDeps {
  database: Database
  publisher: Publisher
  now: () => Date
}

/**
 * Keeps series going: when an occurrence is completed or skipped, the next one is created; when that is taken back, an untouched next
 * one goes again. Events may come in any order: what the task has become since is looked at in the same statement that writes.
 */
export function createApp({ database, publisher, now, ...base }: Deps) {
  const app = createFunctionApp(base)

  async function createNext(delivery: Delivery<Done>): Promise<Outcome> {
    const next = nextOccurrenceOf(delivery.data.task)
    if (!next) return 'ignored'
    const [row] = await database.query<{ task: Task }>(taskById(delivery.personId, next.id))
    if (!row) return store(delivery, null, { type: 'create', ...next })
    if (row.task.status !== 'deleted') return 'duplicate'
    return store(delivery, row.task, { type: 'revert', previous: { status: 'open' } })
  }

  async function removeNext(delivery: Delivery<Reopened>): Promise<Outcome> {
    const { task } = delivery.data
    if (!task.seriesId || task.dueAt === null) return 'ignored'
    const [row] = await database.query<{ task: Task }>(untouchedSuccessor(delivery.personId, task.seriesId, task.dueAt))
    return row ? store(delivery, row.task, { type: 'delete' }) : 'ignored'
  }

  async function store(delivery: Delivery<Cause>, task: Task | null, command: TaskCommand): Promise<Outcome> {
    const { personId } = delivery
    const at = now().toISOString()
    const decided = decide(command, task, at)
    if (!decided) return 'duplicate'
    const event = eventOf(decided.type, decided.data.task.id, decided.data, causedBy(delivery, 'recurring', at))
    const tasks = [decided.data.task]
    const inbox = inboxOf(delivery, 'recurring')
    const guard = stillSo(personId, delivery.data.task)
    const result = await commit(database, { personId, tasks, events: [event], inbox, guard })
    if (result.outcome === 'duplicate') return 'duplicate'
    if (result.outcome === 'stale') throw busy()
    publisher.publish(stored([event], personId, result.revision))
    return 'done'
  }

  consume(app, {
    ...base,
    handlers: {
      'todo.task.completed.v1': createNext,
      'todo.task.skipped.v1': createNext,
      'todo.task.reopened.v1': removeNext,
    },
  })
  return app
}

const busy = (): Problem =>
  new Problem({
    status: 503,
    code: 'task-changed-meanwhile',
    detail: 'The task was changed at the same moment; deliver this again.',
  })
