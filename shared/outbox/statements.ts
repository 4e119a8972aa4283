import type { Statement } from '../database/index.ts'
import type { StoredEvent } from '../events/event.ts'

/** As `storedEvent` takes them. */
export const EVENT_COLUMNS = `id, topic, type, source, subject, time, data, trace_parent as "traceParent", causation_id as "causationId",
  correlation_id as "correlationId", person_id as "personId", revision`

/**
 * Days for which an inbox knows what it has seen, and for which what follows from a delivery is kept. It must outlive the records: they stay up
 * to 30 days on Kafka; a group that is reset to the beginning then still finds every delivery known. Three times that, for who redrives late.
 */
export const INBOX_DAYS = 100

interface EventRow extends Omit<StoredEvent, 'time' | 'revision'> {
  time: Date | string
  revision: string | number
}

/** Postgres hands out bigint as text and timestamps as Date. */
export const storedEvent = ({ age: _, ...row }: EventRow & { age?: number }): StoredEvent => ({
  ...row,
  time: new Date(row.time).toISOString(),
  revision: Number(row.revision),
})

export const markPublished = (ids: string[]): Statement => ({
  name: 'mark-published',
  text: 'update todo.events set published_at = now() where id = any($1::uuid[]) and published_at is null',
  values: [ids],
})

/** Puts events aside that Kafka refuses for good, each with the reason, until an operator releases them. */
export const park = (refused: { id: string; reason: string }[]): Statement => ({
  name: 'park-events',
  text: `
    update todo.events set parked_at = now(), parked_reason = refused.reason
    from jsonb_to_recordset($1::jsonb) as refused (id uuid, reason text)
    where events.id = refused.id and published_at is null`,
  values: [JSON.stringify(refused)],
})

/**
 * Events that were committed at least `olderThanSeconds` ago, by the database's clock, and never confirmed as published, oldest first; each
 * with its age in seconds. Parked ones wait for an operator.
 *
 * @param except topics to leave out
 */
export const unpublished = (olderThanSeconds: number, limit: number, except: string[] = []): Statement => ({
  name: 'unpublished',
  text: `
    select ${EVENT_COLUMNS}, extract(epoch from now() - committed_at)::float8 as age from todo.events
    where published_at is null and parked_at is null and committed_at < now() - make_interval(secs => $1) and topic <> all($3::text[])
    order by committed_at, revision limit $2`,
  values: [olderThanSeconds, limit, except],
})

/** How many events are parked. */
export const parkedEvents = (): Statement => ({
  name: 'parked-events',
  text: 'select count(*)::int as parked from todo.events where parked_at is not null and published_at is null',
  values: [],
})
