import type { Statement } from '../database/index.ts'
import type { StoredEvent } from './event.ts'

const COLUMNS = `id, topic, type, source, subject, time, data, trace_parent as "traceParent", causation_id as "causationId",
  correlation_id as "correlationId", person_id as "personId", revision`

interface EventRow extends Omit<StoredEvent, 'time' | 'revision'> {
  time: Date | string
  revision: string | number
}

/** Postgres hands out bigint as text and timestamps as Date. */
export const storedEvent = (row: EventRow): StoredEvent => ({
  ...row,
  time: new Date(row.time).toISOString(),
  revision: Number(row.revision),
})

export const markPublished = (ids: string[]): Statement => ({
  name: 'mark-published',
  text: 'update todo.events set published_at = now() where id = any($1::uuid[]) and published_at is null',
  values: [ids],
})

/**
 * Events that were committed at least `olderThanSeconds` ago and never confirmed as published, oldest first.
 *
 * @param except ids to leave out
 */
export const unpublished = (olderThanSeconds: number, limit: number, except: string[] = []): Statement => ({
  name: 'unpublished',
  text: `
    select ${COLUMNS} from todo.events
    where published_at is null and time < now() - make_interval(secs => $1) and id <> all($3::uuid[])
    order by time, revision limit $2`,
  values: [olderThanSeconds, limit, except],
})

/** A person's events after a revision, in order. */
export const eventsAfter = (personId: string, revision: number, limit: number): Statement => ({
  name: 'events-after',
  text: `select ${COLUMNS} from todo.events where person_id = $1 and revision > $2 order by revision limit $3`,
  values: [personId, revision, limit],
})
