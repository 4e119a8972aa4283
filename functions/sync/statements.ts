import type { Statement } from '../../shared/database/index.ts'

export const revisionsOf = (people: string[]): Statement => ({
  name: 'revisions-of',
  text: 'select id, revision from todo.people where id = any($1::text[])',
  values: [people],
})

/** Most events, and bytes of them: one more than fits into these. */
export interface Page {
  events: number
  bytes: number
}

export interface EventRow {
  id: string
  type: string
  subject: string
  time: Date | string
  data: unknown
  traceParent: string
  revision: string | number
}

export interface PageRow extends EventRow {
  /** how many there were, before their bytes were looked at */
  found: number
}

export interface PersonsEventRow extends EventRow {
  personId: string
}

/** A page of a person's events, in order: the first of those found, as long as what comes before is below the bytes of the page. */
export const eventsAfter = (personId: string, revision: number, { events, bytes }: Page): Statement => ({
  name: 'sync-events-after',
  text: `
    select id, type, subject, time, data, trace_parent as "traceParent", revision, found from (
      select *, count(*) over ()::int as found,
        sum(octet_length(data::text)) over (order by revision rows between unbounded preceding and 1 preceding) as before
      from (select * from todo.events where person_id = $1 and revision > $2 order by revision limit $3) as page
    ) as counted
    where before is null or before < $4
    order by revision`,
  values: [personId, revision, events, bytes],
})

/** Events by people and revisions, those of them that there are: the n-th person's at the n-th revision. */
export const eventsAt = (people: string[], revisions: number[]): Statement => ({
  name: 'sync-events-at',
  text: `
    select person_id as "personId", id, type, subject, time, data, trace_parent as "traceParent", revision from todo.events
    where (person_id, revision) in (select * from unnest($1::text[], $2::bigint[]))`,
  values: [people, revisions],
})
