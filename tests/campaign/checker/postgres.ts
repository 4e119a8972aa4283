/** What Postgres holds in the end, by plain SQL. */
import pg from 'pg'
import type {
  AuditEntry,
  DeadLetter,
  Delivery,
  Evidence,
  Sending,
  StoredCollection,
  StoredComment,
  StoredEvent,
  StoredTask,
  StoredWebhook,
} from './evidence.ts'

type FromPostgres = Omit<Evidence, 'history' | 'at' | 'records'>

// bigint as a number: nothing here counts beyond what a double holds.
pg.types.setTypeParser(20, Number)

export async function readPostgres(url: string): Promise<FromPostgres> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const all = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows
  try {
    return {
      people: await all('select id, revision from todo.people order by id'),
      events: await all<StoredEvent>(`
        select person_id as person, revision, id::text, topic, type, source, subject, correlation_id as "correlationId", causation_id as "causationId",
          ${epoch('time')} as time, published_at is not null as "isPublished", data
        from todo.events order by person_id, revision`),
      tasks: await all<StoredTask>(
        'select person_id as person, id::text, version, task from todo.tasks order by person_id, id',
      ),
      collections: await all<StoredCollection>(
        'select person_id as person, id::text, kind, version, collection from todo.collections order by person_id, id',
      ),
      comments: await all<StoredComment>(
        'select person_id as person, id::text, version, comment from todo.comments order by person_id, id',
      ),
      webhooks: await all<StoredWebhook>(
        `select person_id as person, id::text, url, types, state, ${epoch('active_since')} as "activeSince" from todo.webhooks`,
      ),
      sendings: await all<Sending>(`
        select id::text, person_id as person, webhook_id::text as "webhookId", revision, state, ${epoch('due_at')} as "dueAt"
        from notification.deliveries where kind = 'event'`),
      entries: await all<AuditEntry>(`
        select person_id as chain, position, entry_id::text as "entryId", ${instant('recorded_at')} as "recordedAt", topic, partition,
          record_offset as offset, event_id as "eventId", source, type, subject, ${instant('time')} as time, sequence,
          coalesce(event, '') as event, coalesce(encode(salt, 'hex'), '') as salt,
          encode(hash, 'hex') as hash
        from audit.entries order by person_id, position`),
      deliveries: await all<Delivery>(`
        select id::text, person_id as person, channel, reminder ->> 'reminderId' as "reminderId", state
        from notification.deliveries`),
      letters: await all<DeadLetter>(`
        select person_id as person, event_id as "eventId", type, subject, reason from audit.dead_letters`),
    }
  } finally {
    await client.end()
  }
}

const epoch = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
