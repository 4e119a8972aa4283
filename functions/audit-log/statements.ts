/** What goes when a person has left. */
import type { Statement } from '../../shared/database/index.ts'
import { PERSON_LEFT } from '../audit/record.ts'
import { ERASED } from '../audit/statements/dead-letters.ts'

/** Whether a person left, at this revision or later: what only a record says is not enough to erase anything for good. Gives a row if so. */
export const hasLeft = (personId: string, revision: number): Statement => ({
  name: 'has-left',
  text: 'select 1 from todo.people where id = $1 and left_revision >= $2',
  values: [personId, revision],
})

/**
 * Erases the events of some entries of a person's chain: those of before `revision`, and what operators did with their dead letters before
 * that of their leaving came. Hash and digest stay. Gives a row for each.
 */
export const eraseEntries = (personId: string, revision: number, limit: number): Statement => ({
  name: 'erase-entries',
  text: `
    update audit.entries set event = null, salt = null
    where (person_id, position) in (
      select person_id, position from audit.entries
      where person_id = $1 and event is not null and type <> '${PERSON_LEFT}' and (sequence < $2 or sequence is null and position < (
        select max(position) from audit.entries where person_id = $1 and type = '${PERSON_LEFT}' and sequence = $2
      ))
      limit $3
    )
    returning 1`,
  values: [personId, revision, limit],
})

/**
 * Erases some of a person's dead letters, those of before `revision`; those that wait are discarded. One that does not tell its revision is
 * taken by when it came. Gives a row for each.
 *
 * @param leftAt RFC 3339
 */
export const eraseDeadLetters = (
  personId: string,
  revision: number,
  leftAt: string,
  at: string,
  limit: number,
): Statement => ({
  name: 'erase-dead-letters',
  text: `
    update audit.dead_letters
    set record = '${ERASED.record}', reason = '${ERASED.reason}', note = null,
      state = case when state = 'waiting' then 'discarded' else state end, settled_at = coalesce(settled_at, $2::timestamptz),
      settled_by = coalesce(settled_by, '${ERASED.by}')
    where id in (
      select id from audit.dead_letters
      where person_id = $1 and record <> '${ERASED.record}' and case
        when record -> 'headers' ->> 'ce_sequence' ~ '^[0-9]{1,15}$' then (record -> 'headers' ->> 'ce_sequence')::bigint < $3
        else received_at <= $4::timestamptz
      end
      limit $5
    )
    returning 1`,
  values: [personId, at, revision, leftAt, limit],
})
