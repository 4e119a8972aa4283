/**
 * The one write of this system: tasks, their events, the person's revision and the inbox row, in one statement, or nothing of it.
 */

import { type Database, DatabaseError, type Statement } from '../database/index.ts'
import type { Task } from '../domain/task.ts'
import type { OutboxEvent } from '../events/event.ts'
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
  /** the highest revision of the person on which it may be done; it is stale on any above */
  upTo?: number | undefined
  /** a change of the function's own tables that is part of this one, and without which the rest does not happen either */
  guard?: Guard
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

/** The index that refuses a second open occurrence of a series. */
const ONE_OPEN = 'tasks_one_open_occurrence'

/** The index that refuses an event of which there is one: an id that is given by who asks makes its commit happen once. */
const ONE_EVENT = 'events_id_key'

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
    if (isStale(error) || (error instanceof DatabaseError && refusedBy(error) === ONE_OPEN)) return { outcome: 'stale' }
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

/**
 * The upserts run on the newest version of a row, whatever the statement's snapshot: `on conflict do update` waits for a writer before
 * it and then looks at what that one left, so that two commands on one task can never both win.
 */
export function commitStatement({ personId, tasks = [], events, inbox, profile, upTo, guard }: Commit): Statement {
  const isClaimed = '($5::text is null or exists (select from claimed))'
  const isFirst = `${isClaimed}${guard ? ' and exists (select from guarded)' : ''}`
  return {
    name: guard ? `commit-${guard.name}` : 'commit',
    text: `
      with claimed as (
        insert into todo.inbox (consumer, source, id, answer)
        select $5, $6, $7, $8::jsonb where $5::text is not null
        on conflict do nothing
        returning id
      ), ${guard ? `guarded as (${guard.text.replaceAll('$guard', '$12::jsonb')}), ` : ''}person as (
        insert into todo.people (id, revision, profile)
        select $1, $4::int, coalesce($9::jsonb, '{}')
        where ${isFirst}
        on conflict (id) do update
          set revision = people.revision + $4::int, profile = coalesce($9::jsonb, people.profile)
          where ($9::jsonb is null or people.profile = $10::jsonb) and ($11::bigint is null or people.revision <= $11::bigint)
        returning revision - $4::int as before
      ), written as (
        insert into todo.tasks (person_id, id, version, task)
        select $1, (task ->> 'id')::uuid, (task ->> 'version')::int, task
        from person, jsonb_array_elements($2::jsonb) as task
        on conflict (person_id, id) do update
          set version = excluded.version, task = excluded.task
          where tasks.version = excluded.version - 1
        -- A row that was there has the mark of who locked it. A new one of a later version is of a task that went meanwhile, with its person.
        returning version = 1 or xmax <> 0 as was_expected
      ), appended as (
        insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, causation_id, correlation_id)
        select $1, before + position, (event ->> 'id')::uuid, event ->> 'topic', event ->> 'type', event ->> 'source', event ->> 'subject',
          (event ->> 'time')::timestamptz, event -> 'data', event ->> 'traceParent', event ->> 'causationId', event ->> 'correlationId'
        from person, jsonb_array_elements($3::jsonb) with ordinality as list (event, position)
      )
      select
        case
          when not exists (select from person) and not (${isFirst}) then 'duplicate'
          when not exists (select from person) or (select count(*) from written where was_expected) < jsonb_array_length($2::jsonb) then todo.abort('${STALE}', 'stale')
          else 'committed'
        end as outcome,
        ${isClaimed} as claimed,
        (select before + 1 from person) as revision,
        (select answer from todo.inbox where consumer = $5 and source = $6 and id = $7) as answer`,
    values: [
      personId,
      JSON.stringify(closingFirst(tasks)),
      JSON.stringify(events),
      events.length,
      inbox?.consumer ?? null,
      inbox?.source ?? null,
      inbox?.id ?? null,
      inbox?.answer === undefined ? null : JSON.stringify(inbox.answer),
      profile === undefined ? null : JSON.stringify(profile.after),
      profile === undefined ? null : JSON.stringify(profile.before),
      upTo ?? null,
      ...(guard ? [JSON.stringify(guard.input)] : []),
    ],
  }
}
