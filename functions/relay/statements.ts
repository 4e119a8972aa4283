import type { Statement } from '../../shared/database/index.ts'
import type { OutboxEvent } from '../../shared/events/event.ts'

/** Takes or renews a lease; gives no row while another owner has it. */
export const takeLease = (name: string, owner: string, seconds: number): Statement => ({
  name: 'take-lease',
  text: `
    insert into todo.leases as lease (name, owner, until) values ($1, $2, now() + make_interval(secs => $3))
    on conflict (name) do update set owner = excluded.owner, until = excluded.until
      where lease.owner = excluded.owner or lease.until < now()
    returning name`,
  values: [name, owner, seconds],
})

export const giveLeaseBack = (name: string, owner: string): Statement => ({
  name: 'give-lease-back',
  text: 'delete from todo.leases where name = $1 and owner = $2',
  values: [name, owner],
})

/** Deletes some of the inbox rows of events that came more than `days` ago. */
export const forgetDeliveries = (days: number, limit: number): Statement => ({
  name: 'forget-deliveries',
  text: `
    delete from todo.inbox where ctid = any(array(
      select ctid from todo.inbox where received_at < now() - make_interval(days => $1) limit $2
    )) returning 1`,
  values: [days, limit],
})

/** Deletes some of the answers that were kept for requests with an idempotency key more than `days` ago. */
export const forgetAnswers = (days: number, limit: number): Statement => ({
  name: 'forget-answers',
  text: `
    delete from todo.inbox where ctid = any(array(
      select ctid from todo.inbox
      where answer is not null and received_at < now() - make_interval(days => $1) limit $2
    )) returning 1`,
  values: [days, limit],
})

/** Deletes some of the events that were published and are more than `days` old. */
export const forgetEvents = (days: number, limit: number): Statement => ({
  name: 'forget-events',
  text: `
    delete from todo.events where ctid = any(array(
      select ctid from todo.events
      where time < now() - make_interval(days => $1) and published_at is not null limit $2
    )) returning 1`,
  values: [days, limit],
})

/** Deletes some of the sessions of browsers that were not seen for so many days. */
export const forgetSessions = (days: number, limit: number): Statement => ({
  name: 'forget-sessions',
  text: `
    delete from todo.sessions where id = any(array(
      select id from todo.sessions where seen_at < now() - make_interval(days => $1) limit $2
    )) returning 1`,
  values: [days, limit],
})

/**
 * People who have left and of whom something is still there, by when they left.
 *
 * @param after the last one of the page before
 */
export const leavingPeople = (after: Leaving | undefined, limit: number): Statement => ({
  name: 'leaving-people',
  text: `
    select id, left_at::text as "leftAt" from todo.people
    where left_at is not null and erased_at is null and ($1::text is null or (left_at, id) > ($2::timestamptz, $1))
    order by left_at, id limit $3`,
  values: [after?.id ?? null, after?.leftAt ?? null, limit],
})

export interface Leaving {
  id: string
  leftAt: string
}

export interface FirstUse {
  tokenId: string
  personId: string
  name: string
  usedAt: Date | string
}

export const untoldUses = (limit: number): Statement => ({
  name: 'untold-uses',
  text: `
    select id as "tokenId", person_id as "personId", name, untold_use as "usedAt"
    from todo.access_tokens where untold_use is not null order by untold_use limit $1`,
  values: [limit],
})

/** Appends the event of a first use, unless it was told or the token went with its own meanwhile. Gives a row when it did. */
export const tellFirstUse = ({ tokenId, personId }: FirstUse, event: OutboxEvent): Statement => ({
  name: 'tell-first-use',
  text: `
    with told as (
      update todo.access_tokens set untold_use = null where id = $1 and untold_use is not null returning id
    ), person as (
      update todo.people set revision = revision + 1 where id = $2 and exists (select from told) returning revision
    )
    insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, correlation_id)
    select $2, revision, $3, $4, $5, $6, $7, $8, $9, $10, $11 from person
    returning id`,
  values: [
    tokenId,
    personId,
    event.id,
    event.topic,
    event.type,
    event.source,
    event.subject,
    event.time,
    JSON.stringify(event.data),
    event.traceParent,
    event.correlationId,
  ],
})
