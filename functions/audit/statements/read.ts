import type { Statement } from '../../../shared/database/index.ts'
import { COLLECTION_KINDS } from '../../../shared/domain/collections/plurals.ts'
import { TOPICS } from '../../../shared/events/topics.ts'
import { PERSON_LEFT } from '../record.ts'

export interface EntryRow {
  position: string
  recordedAt: Date
  topic: string | null
  type: string
  sequence: string | null
  /** null when it was erased: its person has left */
  event: string | null
  /** hexadecimal */
  hash: string
}

/** An entry whose event is there. */
export type KeptRow = EntryRow & { event: string }

const COLUMNS = `position, recorded_at as "recordedAt", topic, type, sequence, event, encode(hash, 'hex') as hash`

/** A chain's entries after a position, in order. */
export const entriesAfter = (personId: string, position: number, limit: number): Statement => ({
  name: 'entries-after',
  text: `select ${COLUMNS} from audit.entries where person_id = $1 and position > $2 order by position limit $3`,
  values: [personId, position, limit],
})

/** What a person's tasks, and what they are gathered in, went through before a position in their chain, the newest first. */
export const activityBefore = (personId: string, position: number, limit: number): Statement => ({
  name: 'activity-before',
  text: `
    select ${COLUMNS} from audit.entries
    where person_id = $1 and position < $2 and topic = '${TOPICS.taskEvents}' and type ~ '^todo\\.(task|comment|${COLLECTION_KINDS.join('|')})\\.' and event is not null
    order by position desc limit $3`,
  values: [personId, position, limit],
})

/** Events about one subject after a revision and position, in the order in which they happened; dead letters are no part of it. */
export const historyAfter = (
  personId: string,
  subject: string,
  [sequence, position]: [sequence: number, position: number],
  limit: number,
): Statement => ({
  name: 'history-after',
  text: `
    select ${COLUMNS} from audit.entries
    where person_id = $1 and subject = $2 and (sequence, position) > ($3, $4) and event is not null
      and topic is distinct from '${TOPICS.deadLetters}'
    order by sequence, position limit $5`,
  values: [personId, subject, sequence, position, limit],
})

/** The last event that changed a task at or before an instant. */
export const lastChange = (personId: string, taskId: string, at: string): Statement => ({
  name: 'last-change',
  text: `
    select ${COLUMNS} from audit.entries
    where person_id = $1 and subject = $2 and sequence is not null and time <= $3::timestamptz and type like 'todo.task.%'
      and event is not null and topic is distinct from '${TOPICS.deadLetters}'
    order by sequence desc limit 1`,
  values: [personId, taskId, at],
})

/** What was renamed after a revision, at or before an instant: the tasks that had the name have no event of their own for it. */
export const renamedAfter = (personId: string, sequence: number, at: string): Statement => ({
  name: 'renamed-after',
  text: `
    select ${COLUMNS} from audit.entries
    where person_id = $1 and sequence > $2 and time <= $3::timestamptz and type ~ '^todo\\.(project|section|label)\\.(updated|restored)\\.'
      and event is not null and topic is distinct from '${TOPICS.deadLetters}'
    order by sequence`,
  values: [personId, sequence, at],
})

/** The head of a chain; no row for a chain without entries. */
export const headOf = (personId: string): Statement => ({
  name: 'head-of',
  text: `select length, encode(hash, 'hex') as hash from audit.chains where person_id = $1`,
  values: [personId],
})

/** Whether the entry at a position has this hash (hexadecimal). */
export const hasHash = (personId: string, position: number, hash: string): Statement => ({
  name: 'has-hash',
  text: `select 1 from audit.entries where person_id = $1 and position = $2 and hash = decode($3, 'hex')`,
  values: [personId, position, hash],
})

export interface LinkRow {
  personId: string
  position: string
  hash: string
  /**
   * `link`: hash and content differ; `order`: an entry before it is missing; `chain`: its chain is; `erased`: its event is gone, though its
   * person did not leave after it
   */
  fault: 'link' | 'order' | 'chain' | 'erased' | null
}

/**
 * The next entries in the order of chain and position, each held against the one before it.
 *
 * @param only the one chain to look at; null for all
 */
export const linksAfter = (personId: string, position: string, limit: number, only: string | null): Statement => ({
  name: 'links-after',
  text: `
    with batch as (
      select entry, person_id, position, hash, lag(hash) over chain as hash_before, lag(position) over chain as position_before
      from (
        select entries as entry, person_id, position, hash from audit.entries
        where (person_id, position) > ($1, $2::bigint) and ($4::text is null or person_id = $4)
        order by person_id, position limit $3
      ) as entries
      window chain as (partition by person_id order by position)
    )
    select batch.person_id as "personId", batch.position, encode(batch.hash, 'hex') as hash,
      case
        when batch.position <> 1 and coalesce(position_before, earlier.position) is distinct from batch.position - 1 then 'order'
        when (entry).event is null and not exists (
          select from audit.entries as leaving
          where leaving.person_id = batch.person_id and leaving.subject = batch.person_id
            and leaving.type = '${PERSON_LEFT}' and leaving.topic = '${TOPICS.taskEvents}'
            and (leaving.sequence > (entry).sequence or leaving.position > batch.position)
            -- A record may say anything; that a person left, their own row says too.
            and exists (select from todo.people where id = batch.person_id and left_revision >= leaving.sequence)
        ) then 'erased'
        -- An erased entry of before there were digests tells nothing any more; the one after it holds its hash.
        when (entry).event is null and (entry).digest is null then null
        -- Of what has lost its salt there is no digest: it is another one, not none that could differ.
        when (entry).event is not null and (entry).digest is not null
          and (entry).digest is distinct from audit.digest((entry).salt, (entry).event)
          or batch.hash <> audit.link(coalesce(hash_before, earlier.hash, audit.genesis()), batch.entry) then 'link'
        when batch.position = 1 and not exists (select from audit.chains where chains.person_id = batch.person_id) then 'chain'
      end as fault
    from batch left join lateral (
      select hash, position from audit.entries as entry
      where hash_before is null and entry.person_id = batch.person_id and entry.position = batch.position - 1
    ) as earlier on true
    order by batch.person_id, batch.position`,
  values: [personId, position, limit, only],
})

/** Heads of the next chains, each with whether its last entry is there: entries cut off the end show here. */
export const headsAfter = (personId: string, limit: number, only: string | null): Statement => ({
  name: 'heads-after',
  text: `
    select chains.person_id as "personId", length,
      last.position is distinct from chains.length or last.hash is distinct from chains.hash as "isBroken"
    from (
      select * from audit.chains where person_id > $1 and ($3::text is null or person_id = $3) order by person_id limit $2
    ) as chains left join lateral (
      select position, hash from audit.entries as entry
      where entry.person_id = chains.person_id order by position desc limit 1
    ) as last on true
    order by chains.person_id`,
  values: [personId, limit, only],
})
