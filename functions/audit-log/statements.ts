/** What goes when a person has left. */
import type { Statement } from '../../shared/database/index.ts'

/**
 * Erases the events of some entries of a person's chain: those of before `revision`, that of their leaving, and what operators did with their
 * dead letters. Hash and digest stay. Gives a row for each.
 */
export const eraseEntries = (personId: string, revision: number, limit: number): Statement => ({
  name: 'erase-entries',
  text: `
    update audit.entries set event = null, salt = null
    where (person_id, position) in (
      select person_id, position from audit.entries
      where person_id = $1 and event is not null and coalesce(sequence, 0) < $2 and type <> 'todo.person.deleted.v1' limit $3
    )
    returning 1`,
  values: [personId, revision, limit],
})

/** Erases some of a person's dead letters; those that wait are discarded. Gives a row for each. */
export const eraseDeadLetters = (personId: string, at: string, limit: number): Statement => ({
  name: 'erase-dead-letters',
  text: `
    update audit.dead_letters
    set record = '{"key":null,"value":"","headers":{}}', reason = 'Erased: its person has left.', note = null,
      state = case when state = 'waiting' then 'discarded' else state end, settled_at = coalesce(settled_at, $2::timestamptz),
      settled_by = coalesce(settled_by, 'audit')
    where id in (
      select id from audit.dead_letters
      where person_id = $1 and received_at <= $2::timestamptz and record <> '{"key":null,"value":"","headers":{}}' limit $3
    )
    returning 1`,
  values: [personId, at, limit],
})
