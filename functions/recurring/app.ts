import type { Database } from '../../shared/database/index.ts'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import { nextOccurrenceOf, nextOccurrencesOf } from '../../shared/domain/next-occurrence.ts'
import { copyId, subtasksAgain } from '../../shared/domain/subtasks-again.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskEvent } from '../../shared/domain/task-event.ts'
import { causedBy, consume, type Delivery, inboxOf, type Outcome } from '../../shared/http/consume.ts'
import { poison } from '../../shared/http/failed-delivery.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { Problem } from '../../shared/http/problem.ts'
import { commit, eventOf, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import { RecurrenceError } from '../../shared/recurrence/index.ts'
import { oncePerCompletion, tasksByIds, tasksUnder } from './statements.ts'

type Done = 'todo.task.completed.v1' | 'todo.task.skipped.v1' | 'todo.task.updated.v1'

interface Deps extends DeliveryDeps {
  database: Database
  publisher: Publisher
  now: () => Date
}

/**
 * Keeps series going: when an occurrence is completed or skipped, the next one is created; also when it is given a repetition after that.
 * Events may come in any order and again: what the task has become since is looked at in the statement that writes. A reopening needs
 * nothing here: its own commit takes the next occurrence back.
 */
export function createApp({ database, publisher, now, ...base }: Deps) {
  const app = createFunctionApp(base)

  const goOn = (delivery: Delivery<Done>): Promise<Outcome> => refuseBadRules(createNext(delivery))

  async function createNext(delivery: Delivery<Done>): Promise<Outcome> {
    const { data } = delivery
    const following = nextOccurrenceOf(data.task)
    if (!following) return 'ignored'
    // By one question: most often the task is as its event says, and so is what follows it.
    const { parentId } = data.task
    const known = await read(delivery, [data.task.id, following.id, ...(parentId ? [parentId] : [])])
    const { task, isParent } = known.get(data.task.id) ?? {}
    // The person may have stopped the series since: the task decides as it is now.
    const isStillDone = task?.completedAt && task.completedAt === data.task.completedAt
    if (!isStillDone || restsWithParent(task, await parentOf(delivery, task, known))) return store(delivery, [])
    const next = await firstMissing(delivery, { ...task, status: data.task.status }, known)
    const at = now().toISOString()
    const decided = next && decide(next.command, next.before, at)
    if (!decided) return store(delivery, [])
    const { subtasks, asOf } = isParent
      ? await subtasksAfter(delivery, task, decided.data.task, next.before, at)
      : { subtasks: [], asOf: undefined }
    return store(delivery, [decided, ...subtasks], { version: task.version, isParent: isParent === true, asOf })
  }

  /** The task that it is under now, which may be another than when it was done. */
  async function parentOf(delivery: Delivery<Done>, { parentId }: Task, known: Map<string, Known | null>) {
    if (!parentId) return undefined
    return (known.has(parentId) ? known : await read(delivery, [parentId])).get(parentId)?.task
  }

  /** With the occurrence after a task come its subtasks again; `asOf`: the person's revision up to which these are all. */
  async function subtasksAfter(
    delivery: Delivery<Done>,
    done: Task,
    occurrence: Task,
    before: Task | null,
    at: string,
  ): Promise<{ subtasks: TaskEvent[]; asOf: number | undefined }> {
    const rows = await database.query<{ task: Task; revision: string }>(tasksUnder(delivery.personId, done.id))
    const under = rows.map(({ task }) => task)
    // Of an occurrence that is new there are none yet.
    const ids = before ? under.map(({ id }) => copyId(occurrence.id, id)) : []
    const copies = ids.length ? await read(delivery, ids) : new Map<string, Known | null>()
    const known = new Map([...copies].flatMap(([id, copy]) => (copy ? [[id, copy.task]] : [])))
    return { subtasks: subtasksAgain(done, occurrence, under, known, at), asOf: rows[0] && Number(rows[0].revision) }
  }

  const read = async ({ personId, sequence }: Delivery<Done>, ids: string[]): Promise<Map<string, Known | null>> => {
    const rows = await database.query<Known>(tasksByIds(personId, ids, sequence))
    const found = new Map(rows.map((row) => [row.task.id, row]))
    return new Map(ids.map((id) => [id, found.get(id) ?? null]))
  }

  /** How the occurrence after a task comes to be: a new one, or one that was deleted, made again. */
  async function firstMissing(
    delivery: Delivery<Done>,
    task: Task,
    known: Map<string, Known | null>,
  ): Promise<{ command: TaskCommand; before: Task | null } | null> {
    for (const next of nextOccurrencesOf(task)) {
      const before = (known.has(next.id) ? known : await read(delivery, [next.id])).get(next.id)?.task ?? null
      if (!before) return { command: { type: 'create', ...next }, before }
      const { seriesId, fields } = next
      const previous = { ...fields, seriesId, status: 'open', completedAt: null } as const
      if (before.status === 'deleted') return { command: { type: 'revert', previous }, before }
    }
    return null
  }

  /** Also a delivery without an effect is remembered: it has none when it comes again, whatever became of the task. */
  async function store(delivery: Delivery<Done>, decided: TaskEvent[], upon = NOTHING): Promise<Outcome> {
    const { personId, data } = delivery
    const { id: taskId, completedAt } = data.task
    const inbox = inboxOf(delivery, 'recurring')
    if (!decided.length) {
      // Stale only for a person who leaves, of whom nothing needs to be remembered.
      const { outcome } = await commit(database, { personId, events: [], inbox })
      return outcome === 'committed' ? 'ignored' : 'duplicate'
    }
    const origin = causedBy(delivery, 'recurring', now().toISOString())
    const events = decided.map(({ type, data: changed }) => eventOf(type, changed.task.id, changed, origin))
    const tasks = decided.map(({ data: changed }) => changed.task)
    const { asOf: upTo, ...read } = upon
    const guard = oncePerCompletion({ personId, taskId, completedAt: completedAt!, ...read })
    const result = await commit(database, { personId, tasks, events, inbox, guard, upTo })
    // Something else of the series is open, or another event told of this completion.
    if (result.outcome === 'duplicate') return result.of === 'effect' ? 'ignored' : 'duplicate'
    if (result.outcome === 'stale') throw busy()
    publisher.publish(toStoredEvents(events, personId, result.revision))
    return 'done'
  }

  consume(app, {
    ...base,
    handlers: {
      'todo.task.completed.v1': goOn,
      'todo.task.skipped.v1': goOn,
      'todo.task.updated.v1': async (delivery) => (beganToRepeat(delivery) ? goOn(delivery) : 'ignored'),
    },
  })
  return app
}

/** Given a repetition, or given it back by an undo. */
const beganToRepeat = ({ data: { task, previous } }: Delivery<Done>): boolean =>
  previous.recurrence === null && task.recurrence !== null

/** What a commit was decided on. */
interface Upon {
  /** of the task that is done */
  version: number
  isParent: boolean
  /** the person's revision, where it counts */
  asOf: number | undefined
}

const NOTHING: Upon = { version: 0, isParent: false, asOf: undefined }

interface Known {
  task: Task
  isParent: boolean
}

/** A subtask that was done along with its parent comes again with that, or not at all. */
function restsWithParent({ parentId, completedAt }: Task, parent: Task | undefined): boolean {
  if (!parentId) return false
  return !parent || parent.status === 'deleted' || (parent.status !== 'open' && parent.completedAt === completedAt)
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
