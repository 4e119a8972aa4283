/** Carries out commands on tasks: reads what they concern, decides, commits as one, publishes; decides again when somebody was faster. */

import { type Database, DatabaseError } from '../../../shared/database/index.ts'
import { newAddresses } from '../../../shared/domain/addresses.ts'
import type { Collection } from '../../../shared/domain/collections/collection.ts'
import type { CollectionChange } from '../../../shared/domain/collections/decide-collection.ts'
import type { Comment } from '../../../shared/domain/comments/comment.ts'
import type { CommentChange } from '../../../shared/domain/comments/decide-comment.ts'
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import type { OpenSubtasks } from '../../../shared/domain/open-subtasks.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { seriesOpened, withOneOpen } from '../../../shared/domain/series.ts'
import { type Before, takenForAlone, treesOf, withSubtasks } from '../../../shared/domain/subtasks.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskEvent } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import { createShares, type Shares } from '../../../shared/http/limits/shares.ts'
import { notFound, Problem } from '../../../shared/http/problem.ts'
import {
  bothBeside,
  CommitUnanswered,
  commit,
  eventOf,
  type Publisher,
  toStoredEvents,
} from '../../../shared/outbox/index.ts'
import { loadProfile } from '../person/person.ts'
import { tasksAsOf, tasksOfSeries, tasksToChange, treesOfTasks } from '../statements.ts'
import type { Lines } from './line.ts'
import { growthOf, type Quotas } from './quotas.ts'

export interface TaskChange {
  taskId: string
  command: TaskCommand
  /** the version that the caller has seen; another one refuses the change */
  expectedVersion?: number | undefined
  /** the turn that this takes back */
  undoes?: string
}

/** What is to be done, with the tasks that it was planned on, when it was. */
export interface Plan {
  changes: TaskChange[]
  collections?: CollectionChange[]
  comments?: CommentChange[]
  before?: Before
  /** events that change no task */
  more?: OutboxEvent[]
  /** the person's revision up to which it is so */
  asOf?: number
  /** plans what is left, where it is too much for one commit: each part is stored by itself, and the last one under the request's key */
  rest?: () => Promise<Plan>
}

export interface Idempotency {
  key: string
  /** made here, for a caller without one: it is kept only for what changes something */
  isOurs?: boolean
  /** of the first event: it makes the write happen once, and no answer is kept */
  eventId?: string | undefined
  answer: (tasks: Task[], profile: Profile | undefined, collections: Collection[], comments: Comment[]) => unknown
}

export interface Execution {
  personId: string
  /** a function plans again for every attempt, on what is there then */
  changes: TaskChange[] | (() => Promise<Plan>)
  /** what becomes of projects, sections, labels and filters, unless it is planned with the changes */
  collections?: CollectionChange[] | undefined
  /** what becomes of comments, likewise */
  comments?: CommentChange[] | undefined
  origin: Origin
  /** events that change no task, published with the rest */
  more?: OutboxEvent[]
  /** makes the write happen once; `answer` is kept for a repetition and made from the tasks and the profile as they will be */
  idempotency: Idempotency
  /** what changes of the person's profile; the rest stays as it is at that moment */
  profile?: Partial<Profile> | undefined
}

export type ExecutionResult =
  /**
   * `tasks` in the order of the changes, also those that already were as wanted, of the first part only where there are several;
   * `changed` of all; `revision` of the last event, if there was one
   */
  | {
      outcome: 'done'
      tasks: Task[]
      changed: number
      revision: number | undefined
      profile: Profile | undefined
      /** in the order of their changes */
      collections: Collection[]
      comments: Comment[]
    }
  | { outcome: 'duplicate'; answer: unknown }

/** Milliseconds for which a command that others are faster than is decided again, from its turn on. */
const PATIENCE = 5000
/** Where a single attempt takes that long, it has as many chances as this all the same. */
const CHANCES = 5
/** Milliseconds after which it is refused whatever it had: an answer that comes later than a proxy waits is none. */
const LONGEST = 20_000
/** Most milliseconds between two attempts, at random, so that two replicas do not keep meeting. */
const PAUSE = 10

/** Changes above which a command is large: a hundred tasks of the largest take 40 MB until they are stored, before and after and as events. */
const LARGE = 20

/** Two at a time in a process; others wait for less than a request may take. */
export const createLarge = (): Shares => createShares({ places: 2, line: 100, patience: 10_000 })

export interface ExecuteDeps {
  database: Database
  publisher: Publisher
  quotas: Quotas
  /** where a person's commands wait for each other */
  lines: Lines
  /** where large commands of all people wait for each other */
  large: Shares
}

/**
 * What another one was faster than is decided again, on what is there now. A person's commands of this process then take turns, so that
 * each is done, in the order in which they came.
 *
 * @throws Problem 404 for an unknown task, 412 for another version than expected, 429 when the person has too many, 503 when others were
 * faster, or large commands came first, for too long; Refusal when a command does not fit
 */
export async function execute(deps: ExecuteDeps, execution: Execution): Promise<ExecutionResult> {
  let { changes } = execution
  let first: Task[] | undefined
  let changed = 0
  try {
    for (;;) {
      const before = first
      const answer: Idempotency['answer'] = (tasks, ...more) => execution.idempotency.answer(before ?? tasks, ...more)
      const idempotency = { ...execution.idempotency, answer }
      const { rest, ...result } = await executePart(deps, { ...execution, changes, idempotency })
      if (result.outcome !== 'done') return result
      first ??= result.tasks
      changed += result.changed
      if (!rest) return { ...result, tasks: first, changed }
      changes = rest
    }
  } catch (error) {
    // Parts are stored: who asks again under the key gets the rest.
    if (changed && error instanceof DatabaseError) throw new CommitUnanswered(error)
    throw error
  }
}

/** A result, and what plans the next part. */
type Part = ExecutionResult & { rest?: (() => Promise<Plan>) | undefined }

async function executePart(deps: ExecuteDeps, execution: Execution): Promise<Part> {
  const started = performance.now()
  const line = deps.lines(execution.personId)
  if (line.isEmpty()) {
    const result = await attempt(deps, execution)
    if (result.outcome !== 'stale') return result
  }
  return line.wait(async () => {
    const turn = performance.now()
    const mayTry = (chances: number, now = performance.now()) =>
      chances === 0 || (now - started < LONGEST && (chances < CHANCES || now - turn < PATIENCE))
    for (let chances = 0; mayTry(chances); chances++) {
      const result = await attempt(deps, execution)
      if (result.outcome !== 'stale') return result
      await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE))
    }
    throw tooBusy()
  })
}

export const tooBusy = (why = 'These tasks are being changed by several devices at once.'): Problem =>
  new Problem({
    status: 503,
    code: 'too-busy',
    detail: `${why} Nothing was changed; please try again.`,
    headers: { 'retry-after': '1' },
  })

type Attempt = Part | { outcome: 'stale'; rest?: undefined }

async function attempt(deps: ExecuteDeps, execution: Execution): Promise<Attempt> {
  const planned: Plan = Array.isArray(execution.changes) ? { changes: execution.changes } : await execution.changes()
  if (planned.changes.length <= LARGE) return carryOut(deps, execution, planned)
  const leave = await deps.large.enter('all')
  if (!leave) throw tooBusy('Many large changes are being made at once.')
  try {
    return await carryOut(deps, execution, planned)
  } finally {
    leave()
  }
}

async function carryOut(
  { database, publisher, quotas }: ExecuteDeps,
  execution: Execution,
  {
    changes,
    before: read,
    more: planned = [],
    asOf: plannedAsOf,
    rest,
    collections = execution.collections ?? [],
    comments: ofPlan = [],
  }: Plan,
): Promise<Attempt> {
  const { personId, origin, idempotency } = execution
  const kept = collections.length ? await keep(database, personId, collections, origin) : undefined
  const before = read ?? (await readTasks(database, personId, changes))
  const decided = decideAll(changes, before.tasks, origin)
  const opened = seriesOpened(decided, before.tasks)
  // Reads on only for what opens an occurrence of a series, concerns subtasks, or puts a reminder off, which is rare.
  const inSeries = opened.length
    ? await keepSeries(database, personId, decided, opened, before, origin)
    : { events: decided, before, seriesAsOf: undefined }
  const trees = treesOf(inSeries.events, inSeries.before)
  const { events: unnamed, treesAsOf } = trees.length
    ? await keepTrees(database, personId, inSeries, trees, choicesIn(changes), origin)
    : { events: inSeries.events, treesAsOf: undefined }
  // With trees the revision holds what they are; without, what is taken for a task by itself must be one.
  const alone = trees.length ? [] : takenForAlone(unnamed, inSeries.before)
  const named = kept ? unnamed.map(kept.follow) : unnamed
  const events = rest ? named.map(asPart) : named
  const others = rest ? [] : [...planned, ...(execution.more ?? [])]
  const { more, asOf } = others.length
    ? await putOff(database, personId, others, events)
    : { more: [], asOf: undefined }
  const growth = growthOf(events, more)
  const upTo = isTakingBack(changes) ? undefined : await quotas.admit(personId, growth)
  const profile = rest || !execution.profile ? undefined : await changeProfile(database, personId, execution.profile)
  const after = new Map([...before.tasks, ...events.map(({ data }) => [data.task.id, data.task] as const)])
  const tasks = changes.map(({ taskId }) => after.get(taskId)!)
  const comments = [...ofPlan, ...(rest ? [] : (execution.comments ?? []))]
  const said = comments.length ? await comment(database, personId, comments, after, origin) : undefined
  const outgoing: OutboxEvent[] = [
    ...events.map(({ type, data }) => eventOf(type, data.task.id, data, origin)),
    ...(kept?.events ?? []),
    ...(said?.events ?? []),
    ...(profile ? [eventOf('todo.person.updated.v1', personId, profile.data, origin)] : []),
    ...(profile ? newAddresses(profile.data.previous, profile.data.profile) : []).map((address) =>
      eventOf('todo.confirmation.requested.v1', personId, address, origin),
    ),
    ...more,
  ]
  const done = {
    outcome: 'done',
    tasks,
    changed: events.length + (kept?.events.length ?? 0) + (said?.events.length ?? 0),
    profile: profile?.data.profile,
    collections: kept?.collections ?? [],
    comments: said?.comments ?? [],
    rest,
  } as const
  const eventId = rest ? undefined : idempotency.eventId
  if (!outgoing.length && (rest || idempotency.isOurs || eventId)) return { ...done, revision: undefined }
  if (eventId) outgoing[0] = { ...outgoing[0]!, id: eventId }
  const result = await commit(database, {
    personId,
    tasks: events.map(({ data }) => data.task),
    events: outgoing,
    profile: profile?.stored,
    alone,
    upTo: least(upTo, plannedAsOf, asOf, treesAsOf, inSeries.seriesAsOf, kept?.asOf, said?.asOf),
    beside: bothBeside(kept?.beside, said?.beside),
    ...(!rest &&
      !eventId && {
        inbox: {
          consumer: 'gateway',
          source: personId,
          id: idempotency.key,
          answer: idempotency.answer(tasks, done.profile, done.collections, done.comments),
        },
      }),
  })
  if (result.outcome === 'stale' && upTo !== undefined) quotas.passed(personId)
  if (result.outcome !== 'committed') return result
  const revision = result.revision + outgoing.length - 1
  quotas.grew(personId, growth, { before: result.revision - 1, after: revision })
  publisher.publish(toStoredEvents(outgoing, personId, result.revision))
  return { ...done, revision }
}

/** What takes a turn back says of each part but the last that more follows: only then is the turn taken back. */
const asPart = ({ type, data }: TaskEvent): TaskEvent => ({
  type,
  data: data.undoes === undefined ? data : { ...data, isPart: true },
})
/** Loaded when it is first asked for: a cold start's first task should not wait for it. */
const keep = async (...given: Parameters<typeof import('../collections/keep.ts').keepCollections>) =>
  (await import('../collections/keep.ts')).keepCollections(...given)

const comment = async (...given: Parameters<typeof import('../comments/keep.ts').keepComments>) =>
  (await import('../comments/keep.ts')).keepComments(...given)

/** An undo gives back what was there before: it must be possible at any time. */
const isTakingBack = (changes: TaskChange[]): boolean =>
  changes.length > 0 && changes.every(({ command }) => command.type === 'revert')

async function changeProfile(database: Database, personId: string, changes: Partial<Profile>) {
  const { stored, profile: previous } = await loadProfile(database, personId)
  const profile = { ...previous, ...changes }
  return { data: { profile, previous }, stored: { before: stored, after: profile } }
}

/** What is known of tasks, and which of them have subtasks. */
export const beforeOf = (rows: { task: Task; isParent: boolean }[], before?: Before): Before => ({
  tasks: new Map([...rows.map(({ task }) => [task.id, task] as const), ...(before?.tasks ?? [])]),
  parents: new Set([...rows.flatMap(({ task, isParent }) => (isParent ? task.id : [])), ...(before?.parents ?? [])]),
})

/**
 * @param opened the series of which an occurrence is opened
 * @returns the events with what they mean for the series; `seriesAsOf`: the person's revision up to which that is so, where one has subtasks
 */
async function keepSeries(
  database: Database,
  personId: string,
  decided: TaskEvent[],
  opened: string[],
  before: Before,
  { now }: Origin,
): Promise<{ events: TaskEvent[]; before: Before; seriesAsOf: number | undefined }> {
  const rows = await database.query<{ task: Task; isParent: boolean }>(tasksOfSeries(personId, opened))
  const stored = rows.map(({ task }) => task)
  const parents = rows.flatMap(({ task, isParent }) => (isParent ? task.id : []))
  const under = parents.length ? await readTrees(database, personId, parents) : undefined
  return {
    events: withOneOpen(decided, before.tasks, [...stored, ...(under?.tasks ?? [])], now),
    before: beforeOf(rows, before),
    seriesAsOf: under?.revision,
  }
}

/** @returns the events with what they mean for subtasks; `treesAsOf`: the person's revision up to which that is so */
async function keepTrees(
  database: Database,
  personId: string,
  { events, before }: { events: TaskEvent[]; before: Before },
  trees: string[],
  choices: ReadonlyMap<string, OpenSubtasks>,
  { now }: Origin,
) {
  const { tasks, revision } = await readTrees(database, personId, trees)
  return { events: withSubtasks(events, before, tasks, now, choices), treesAsOf: revision }
}

async function readTrees(database: Database, personId: string, ids: string[]) {
  const rows = await database.query<{ task: Task; revision: string }>(treesOfTasks(personId, ids))
  return { tasks: rows.map(({ task }) => task), revision: rows[0] && Number(rows[0].revision) }
}

const choicesIn = (changes: TaskChange[]): Map<string, OpenSubtasks> =>
  new Map(
    changes.flatMap(({ taskId, command }) =>
      'subtasks' in command && command.subtasks ? [[taskId, command.subtasks] as const] : [],
    ),
  )

const least = (...bounds: (number | undefined)[]): number | undefined => {
  const given = bounds.filter((bound) => bound !== undefined)
  return given.length ? Math.min(...given) : undefined
}

const isSnoozed = (event: OutboxEvent): event is OutboxEvent<'todo.reminder.snoozed.v1'> =>
  event.type === 'todo.reminder.snoozed.v1'

/**
 * Reminders are put off of tasks as they are at that moment, and of open ones only: what was read before may be done or deleted since.
 *
 * @param changed of the same commit
 * @returns the events with those tasks; `asOf`: the person's revision up to which that is so
 */
async function putOff(database: Database, personId: string, more: OutboxEvent[], changed: TaskEvent[]) {
  const ids = [...new Set(more.filter(isSnoozed).map(({ subject }) => subject))]
  if (!ids.length) return { more, asOf: undefined }
  const rows = await database.query<{ task: Task; revision: string }>(tasksAsOf(personId, ids))
  const open = new Map(rows.filter(({ task }) => task.status === 'open').map(({ task }) => [task.id, task]))
  const after = new Map(changed.map(({ data }) => [data.task.id, data.task]))
  const events = more.map((event) => {
    if (!isSnoozed(event)) return event
    const now = open.get(event.subject)
    if (!now) throw gone(event.data.task)
    return { ...event, data: { ...event.data, task: after.get(now.id) ?? now } }
  })
  return { more: events, asOf: Number(rows[0]!.revision) }
}

const gone = ({ title }: Task): Refusal =>
  new Refusal('task-deleted', `“${title}” is done or deleted meanwhile: you will not be reminded of it.`)

/** A task that is created here gets a new id: nothing to read. */
async function readTasks(database: Database, personId: string, changes: TaskChange[]): Promise<Before> {
  const ids = [...new Set(changes.filter(({ command }) => command.type !== 'create').map(({ taskId }) => taskId))]
  return beforeOf(ids.length ? await database.query(tasksToChange(personId, ids)) : [])
}

function decideAll(changes: TaskChange[], before: ReadonlyMap<string, Task>, { now }: Origin): TaskEvent[] {
  const events = new Map<string, TaskEvent>()
  for (const { taskId, command, expectedVersion, undoes } of changes) {
    const task = events.get(taskId)?.data.task ?? before.get(taskId) ?? null
    if (!task && command.type !== 'create') throw notFound('There is no task with this id.')
    if (expectedVersion !== undefined && task?.version !== expectedVersion) throw versionConflict(task)
    const event = decide(command, task, now)
    if (!event) continue
    if (undoes) event.data = { ...event.data, undoes }
    // One commit raises a task by exactly one version: that is what its statement checks.
    if (events.has(taskId))
      throw new Problem({ status: 422, code: 'task-named-twice', detail: 'Name each task once in a batch.' })
    events.set(taskId, event)
  }
  return [...events.values()]
}

const versionConflict = (task: Task | null): Problem =>
  new Problem({
    status: 412,
    code: 'version-conflict',
    detail: 'The task was changed since you read it; read it again and repeat your change on the new version.',
    extra: task ? { version: task.version } : {},
  })
