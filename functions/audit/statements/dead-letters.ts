import type { Statement } from '../../../shared/database/index.ts'
import type { DeadLetter } from '../dead-letter.ts'
import type { Entry } from '../record.ts'
import { appendSql, entryValues } from './append.ts'

export interface DeadLetterRow extends Omit<DeadLetter, 'personId'> {
  number: string
  receivedAt: Date
  personId: string
  state: 'waiting' | 'redriven' | 'discarded'
  settledAt: Date | null
  settledBy: string | null
  note: string | null
}

const COLUMNS = `id, number, person_id as "personId", received_at as "receivedAt", origin_topic as "originTopic", event_id as "eventId",
  source, type, subject, destination, status, code, reason, record, state, settled_at as "settledAt", settled_by as "settledBy", note`

/** What is left of a dead letter whose person has left. */
export const ERASED = {
  record: '{"key":null,"value":"","headers":{}}',
  reason: 'Erased: its person has left.',
  by: 'audit',
}

/**
 * Appends the entry of a dead letter and keeps it for an operator; gives a row, or none when it is known. Nothing of what a person wrote
 * before they left waits for anybody.
 */
export const keepDeadLetter = (entry: Entry, letter: DeadLetter, recordedAt: string): Statement => ({
  name: 'keep-dead-letter',
  text: `
    with ${appendSql()}
    insert into audit.dead_letters
      (id, person_id, received_at, origin_topic, event_id, source, type, subject, destination, status, code, reason, record, state,
        settled_at, settled_by)
    select $2::uuid, $1, $3::timestamptz, $14, $7, $8, $9, $10, $15, $16, $17,
      case when has_left then '${ERASED.reason}' else $18 end, case when has_left then '${ERASED.record}' else $19 end::jsonb,
      case when has_left then 'discarded' else 'waiting' end, case when has_left then $3::timestamptz end,
      case when has_left then '${ERASED.by}' end
    from appended, salted
    returning id`,
  values: [
    ...entryValues(entry, recordedAt),
    letter.originTopic,
    letter.destination,
    letter.status,
    letter.code,
    letter.reason,
    JSON.stringify(letter.record),
  ],
})

/** @param state undefined for all */
export const deadLettersAfter = (number: string, limit: number, state: string | undefined): Statement => ({
  name: 'dead-letters-after',
  text: `
    select ${COLUMNS} from audit.dead_letters
    where number > $1::bigint and ($3::text is null or state = $3) order by number limit $2`,
  values: [number, limit, state ?? null],
})

export const deadLetterById = (id: string): Statement => ({
  name: 'dead-letter-by-id',
  text: `select ${COLUMNS} from audit.dead_letters where id = $1`,
  values: [id],
})

export interface Settlement {
  id: string
  state: 'redriven' | 'discarded'
  by: string
  note: string | null
}

/** Marks a waiting dead letter, with an entry that says who did it; gives a row, or none when it no longer waits. */
export const settle = ({ id, state, by, note }: Settlement, entry: Entry, at: string): Statement => ({
  name: 'settle-dead-letter',
  text: `
    with settled as (
      update audit.dead_letters set state = $15, settled_at = $3::timestamptz, settled_by = $16, note = $17
      where id = $14::uuid and state = 'waiting' returning id
    ), ${appendSql('exists (select from settled)')}
    select id from settled`,
  values: [...entryValues(entry, at), id, state, by, note],
})
