import type { Statement } from '../../../shared/database/index.ts'
import type { Entry } from '../record.ts'

const COLUMNS = `person_id, position, entry_id, recorded_at, topic, partition, record_offset, event_id, source, type, subject, time,
  sequence, event, hash, salt, digest`

const ROW = (
  position: string,
) => `row($1::text, ${position}, $2::uuid, $3::timestamptz, $4::text, $5::int, $6::bigint, $7::text,
  $8::text, $9::text, $10::text, $11::timestamptz, $12::bigint, null, null, null, (select digest from salted))::audit.entries`

/**
 * `with` parts that add an entry to its chain: the upsert locks the chain's head and computes the hash from the newest one, whatever the
 * statement's snapshot. An entry that is known changes nothing; two copies at the same moment both try, and the second one is refused by
 * the unique index, with all that it did (SQLSTATE 23505). Of what a person wrote before they left, only the digest is kept.
 *
 * @param condition when to append at all
 */
export const appendSql = (condition = 'true'): string => `
  salted as materialized (
    select salt, audit.digest(salt, $13::text) as digest,
      exists (select from todo.people where id = $1 and left_revision > $12::bigint) as has_left
    from (select uuid_send(gen_random_uuid()) as salt) as drawn
  ), head as (
    insert into audit.chains as chain (person_id, length, hash)
    select $1::text, 1, audit.link(audit.genesis(), ${ROW('1')})
    where ${condition} and not exists (select from audit.entries where entry_id = $2::uuid)
    on conflict (person_id) do update
      set length = chain.length + 1, hash = audit.link(chain.hash, ${ROW('chain.length + 1')})
    returning length, hash
  ), appended as (
    insert into audit.entries (${COLUMNS})
    select $1::text, length, $2::uuid, $3::timestamptz, $4::text, $5::int, $6::bigint, $7::text, $8::text, $9::text, $10::text,
      $11::timestamptz, $12::bigint, case when not has_left then $13::text end, hash, case when not has_left then salt end, digest
    from head, salted
    returning position
  )`

/** $1 to $13 of `appendSql`. */
export const entryValues = (entry: Entry, recordedAt: string): unknown[] => [
  entry.personId,
  entry.entryId,
  recordedAt,
  entry.topic,
  entry.partition,
  entry.offset,
  entry.eventId,
  entry.source,
  entry.type,
  entry.subject,
  entry.time,
  entry.sequence,
  entry.event,
]

/** Appends an entry; gives its position, or no row when it is known. */
export const append = (entry: Entry, recordedAt: string): Statement => ({
  name: 'append',
  text: `with ${appendSql()} select position from appended`,
  values: entryValues(entry, recordedAt),
})
