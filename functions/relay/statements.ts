import type { Statement } from '../../shared/database/index.ts'

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
