/**
 * The one write of this system: tasks, their events, the person's revision and the inbox row, in one statement, or nothing of it.
 */

import { type Database, DatabaseError, type Statement } from '../database/index.ts'
import type { Task } from '../domain/task.ts'
import type { OutboxEvent } from '../events/event.ts'
import { jsonOf } from '../events/json.ts'
import { recordSpan } from '../tracing/index.ts'

export interface Commit {
  personId: string
  /** tasks as they are after the change; each must be stored at `version - 1` now, or not at all when it is new */
  tasks?: Task[]
  /** in order; they get the person's next revisions */
  events: OutboxEvent[]
  /** the delivery (or the idempotency key) whose effect this is: it takes effect once */
  inbox?: { consumer: string; source: string; id: string; answer?: unknown }
  /** the person's profile, as it must be stored now (`{}` for nothing set) and after the change */
  profile?: { before: unknown; after: unknown } | undefined
  /** those of its tasks of which it was decided that nothing is under them; it is stale where that is no longer so */
  alone?: string[]
  /** the highest revision of the person on which it may be done; it is stale on any above */
  upTo?: number | undefined
  /** a change of the function's own tables that is part of this one, and without which the rest does not happen either */
  guard?: Guard
  /** what else of the person's is stored with it */
  beside?: Beside | undefined
}

export interface Beside {
  /** stable: the statement is prepared under it */
  name: string
  /**
   * Data-changing statements with names, as behind `with`. Each selects from `person`, which is empty when nothing is to be stored, and is
   * locked from then on. `$beside` in it is `input` as jsonb. It must change no task that the commit itself has.
   */
  text: string
  input: unknown
}

/** Two of them in one commit; each has its `input` under names of its own. */
export function bothBeside(a: Beside | undefined, b: Beside | undefined): Beside | undefined {
  if (!a || !b) return a ?? b
  return { name: `${a.name}-${b.name}`, text: `${a.text},${b.text}`, input: { ...Object(a.input), ...Object(b.input) } }
}

export interface Guard {
  /** stable: the statement is prepared under it */
  name: string
  /**
   * A data-changing statement that returns a row for each change, and none when the commit must not happen. `$guard` in it is `input` as
   * jsonb. With an `inbox` it selects from `claimed`, which is empty for a duplicate, and so changes nothing then.
   */
  text: string
  input: unknown
}

export type CommitResult =
  /** `revision` of the first event; the next ones follow without gaps */
  | { outcome: 'committed'; revision: number }
  /** it took effect before: the inbox or its event is there (`of` the delivery), or the guard had nothing left to change (only the `effect` is there) */
  | { outcome: 'duplicate'; of: 'delivery' | 'effect'; answer: unknown }
  /** somebody else changed one of the tasks, the profile or the series, or more than `upTo` allows: read again and decide again */
  | { outcome: 'stale' }

/** The indexes that refuse a second open occurrence of a series, and a second collection of a name. */
const ONE_OF_A_KIND = ['tasks_one_open_occurrence', 'collections_one_name']

/** The index that refuses an event of which there is one: an id that is given by who asks makes its commit happen once. */
const ONE_EVENT = 'events_id_key'

/** SQLSTATE when another write of the same person was waited for in vain (`lock_timeout`): nothing was done, and what is there then counts. */
const LOCKED = '55P03'

/** SQLSTATE that the statement raises when a task is not at the version expected: class 'TC' is unused by Postgres. */
const STALE = 'TC001'

/** Postgres stopped answering in the middle of a commit: it happened, or it did not. The same commit, sent again under its key, tells. */
export class CommitUnanswered extends DatabaseError {
  constructor({ message, code, cause }: DatabaseError) {
    super(message, code, cause, true)
  }
}

/** @throws CommitUnanswered, or DatabaseError when Postgres is away or refuses: then nothing was stored */
export async function commit(database: Database, change: Commit): Promise<CommitResult> {
  const started = performance.now()
  const result = await runCommit(database, change)
  const attributes = { 'db.system.name': 'postgresql', 'todo.outcome': result.outcome }
  recordSpan({ name: 'commit', kind: 'client', parent: change.events[0]?.traceParent, started, attributes })
  return result
}

interface Row {
  outcome: 'committed' | 'duplicate'
  /** whether the inbox, if there is one, did not know it yet */
  claimed: boolean
  revision: string
  answer: unknown
}

async function runCommit(database: Database, change: Commit): Promise<CommitResult> {
  try {
    const [row] = await database.query<Row>(commitStatement(change))
    if (row!.outcome === 'duplicate')
      return { outcome: 'duplicate', of: row!.claimed ? 'effect' : 'delivery', answer: row!.answer }
    return { outcome: 'committed', revision: Number(row!.revision) }
  } catch (error) {
    if (isStale(error)) return { outcome: 'stale' }
    if (error instanceof DatabaseError && (error.code === LOCKED || ONE_OF_A_KIND.includes(refusedBy(error) ?? '')))
      return { outcome: 'stale' }
    if (error instanceof DatabaseError && refusedBy(error) === ONE_EVENT)
      return { outcome: 'duplicate', of: 'delivery', answer: undefined }
    if (error instanceof DatabaseError && error.unanswered) throw new CommitUnanswered(error)
    throw error
  }
}

/** Whether a commit did not fit what is stored: a task was at another version, or what its person had is being erased. */
export const isStale = (error: unknown): boolean => error instanceof DatabaseError && error.code === STALE

/** The name of the constraint that a statement broke; both drivers tell it. */
const refusedBy = ({ cause }: DatabaseError): string | undefined =>
  (cause as { constraint?: string } | undefined)?.constraint

/** An index looks at each row by itself: what leaves a series open goes first. */
const closingFirst = (tasks: Task[]): Task[] =>
  tasks.toSorted((a, b) => Number(a.status === 'open') - Number(b.status === 'open'))

export function commitStatement(change: Commit): Statement {
  const { personId, tasks = [], events, inbox, profile, alone = [], upTo, guard, beside } = change
  const [task, event] = [tasks[0], events[0]]
  const isOne = tasks.length === 1 && events.length === 1 && !inbox && !profile && !guard && !beside
  if (isOne && task && event) return commitOne(personId, task, event, alone.length > 0, upTo)
  return {
    name: ['commit', guard?.name ?? (inbox ? 'once' : undefined), beside?.name, alone.length ? 'alone' : undefined]
      .filter(Boolean)
      .join('-'),
    text:
      guard || beside || alone.length
        ? textOf(inbox !== undefined, guard, beside, alone.length > 0)
        : inbox
          ? UNGUARDED_ONCE
          : UNGUARDED,
    values: [
      personId,
      upTo ?? null,
      JSON.stringify(closingFirst(tasks)),
      JSON.stringify(events),
      events.length,
      profile === undefined ? null : JSON.stringify(profile.after),
      profile === undefined ? null : JSON.stringify(profile.before),
      ...(inbox ? [inbox.consumer, inbox.source, inbox.id, JSON.stringify(inbox.answer) ?? null] : []),
      ...(guard ? [JSON.stringify(guard.input)] : []),
      ...(beside ? [JSON.stringify(beside.input)] : []),
      ...(alone.length ? [alone] : []),
    ],
  }
}

/**
 * Nearly every write is of one task with its event. Their fields are parameters then: lists, to be taken apart in the statement, would cost
 * Postgres a fifth more.
 */
const commitOne = (
  personId: string,
  task: Task,
  event: OutboxEvent,
  isAlone: boolean,
  upTo: number | undefined,
): Statement => ({
  name: isAlone ? 'commit-one-alone' : 'commit-one',
  text: isAlone ? ONE_ALONE : ONE,
  values: [
    personId,
    upTo ?? null,
    task.id,
    task.version,
    jsonOf(task),
    event.id,
    event.topic,
    event.type,
    event.source,
    event.subject,
    event.time,
    jsonOf(event.data),
    event.traceParent,
    event.causationId,
    event.correlationId,
  ],
})

/**
 * The upserts run on the newest version of a row, whatever the statement's snapshot: `on conflict do update` waits for a writer before
 * it and then looks at what that one left, so that two commands on one task can never both win. The inbox is in it only where there is
 * one: Postgres opens each table that a statement may write to, with all indexes, each time.
 */
function textOf(hasInbox: boolean, guard?: Guard, beside?: Beside, hasAlone = false): string {
  const claimed = `
    claimed as (
      insert into todo.inbox (consumer, source, id, answer) values ($8, $9, $10, $11::jsonb)
      on conflict do nothing
      returning id
    ),`
  const guarded = guard && `guarded as (${guard.text.replaceAll('$guard', `$${hasInbox ? 12 : 8}::jsonb`)}),`
  const place = 8 + (hasInbox ? 4 : 0) + (guard ? 1 : 0)
  const stored = beside ? `, ${beside.text.replaceAll('$beside', `$${place}::jsonb`)}` : ''
  const alone = hasAlone ? `id = any($${place + (beside ? 1 : 0)}::uuid[])` : undefined
  const isClaimed = hasInbox ? 'exists (select from claimed)' : 'true'
  const isFirst = guard ? `${isClaimed} and exists (select from guarded)` : isClaimed
  return `
    with ${hasInbox ? claimed : ''} ${guarded ?? ''} person as (
      insert into todo.people (id, revision, profile)
      select $1, $5::int, coalesce($6::jsonb, '{}')
      where ${isFirst}
      on conflict (id) do update
        set revision = people.revision + $5::int, profile = coalesce($6::jsonb, people.profile)
        where ($6::jsonb is null or people.profile = $7::jsonb) and ${IS_UP_TO}
      returning revision - $5::int as before
    ), ${storedOf(TASKS_OF_LIST, EVENTS_OF_LIST, alone)}${stored}
    select
      case
        when before is null and not (${isFirst}) then 'duplicate'
        when before is null or written < jsonb_array_length($3::jsonb) then todo.abort('${STALE}', 'stale')
        else 'committed'
      end as outcome,
      ${isClaimed} as claimed,
      before + 1 as revision,
      ${hasInbox ? '(select answer from todo.inbox where consumer = $8 and source = $9 and id = $10)' : 'null'} as answer
    from (select count(*) as written from written where was_expected) as counted left join person on true`
}

/** Of the person who is stored. */
const IS_UP_TO = '($2::bigint is null or people.revision <= $2::bigint)'

/**
 * What is stored for the `person` whose revision was raised.
 *
 * @param tasks selects id, version and task
 * @param events selects the columns of each event but whose it is
 * @param alone which tasks must have nothing under them
 */
const storedOf = (tasks: string, events: string, alone?: string): string => `
    written as (
      insert into todo.tasks (person_id, id, version, task)
      select $1, ${tasks}
      on conflict (person_id, id) do update
        set version = excluded.version, task = excluded.task
        where tasks.version = excluded.version - 1
      -- A row that was there has the mark of who locked it. A new one of a later version is of a task that went meanwhile, with its person.
      returning (version = 1 or xmax <> 0)${alone ? ` and not (${alone} and todo.has_subtasks(person_id, id))` : ''} as was_expected
    ), appended as (
      insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, causation_id, correlation_id)
      select $1, ${events}
    )`

const TASKS_OF_LIST = `(task ->> 'id')::uuid, (task ->> 'version')::int, task from person, jsonb_array_elements($3::jsonb) as task`
const EVENTS_OF_LIST = `before + position, (event ->> 'id')::uuid, event ->> 'topic', event ->> 'type', event ->> 'source', event ->> 'subject',
        (event ->> 'time')::timestamptz, event -> 'data', event ->> 'traceParent', event ->> 'causationId', event ->> 'correlationId'
      from person, jsonb_array_elements($4::jsonb) with ordinality as list (event, position)`

const oneOf = (alone?: string): string => `
    with person as (
      insert into todo.people (id, revision) values ($1, 1)
      on conflict (id) do update set revision = people.revision + 1 where ${IS_UP_TO}
      returning revision
    ), ${storedOf(
      '$3::uuid, $4::int, $5::jsonb from person',
      'revision, $6::uuid, $7, $8, $9, $10, $11::timestamptz, $12::jsonb, $13, $14, $15 from person',
      alone,
    )}
    select
      case when exists (select from written where was_expected) then 'committed' else todo.abort('${STALE}', 'stale') end as outcome,
      true as claimed,
      (select revision from person) as revision,
      null as answer`

/** Made once: nearly all are one of these. */
const ONE = oneOf()
const ONE_ALONE = oneOf('true')
const UNGUARDED = textOf(false)
const UNGUARDED_ONCE = textOf(true)
