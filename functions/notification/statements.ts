import type { Statement } from '../../shared/database/index.ts'
import type { Guard } from '../../shared/outbox/index.ts'
import type { ReminderFired } from './message.ts'
import type { Way } from './plan.ts'
import type { Full, Target } from './pool.ts'

/** A person's profile, with only what they have set, and the browsers that ended their subscription. */
export const recipient = (personId: string): Statement => ({
  name: 'recipient',
  text: `
    select (select profile from todo.people where id = $1) as profile,
      array(select endpoint from notification.gone_endpoints where person_id = $1) as gone`,
  values: [personId],
})

/** One way in which a reminder is to be told. */
export interface NewDelivery extends Way {
  id: string
  state: 'waiting' | 'delivered'
  /** epoch milliseconds */
  dueAt: number
}

export interface Accepted {
  personId: string
  reminder: ReminderFired
  deliveries: NewDelivery[]
  /** the person's revision in the reminder's event: of what was before they left nobody is told */
  sequence: number
  traceParent: string
  causationId: string
  correlationId: string
}

/** Part of the commit that takes a reminder's event: its deliveries. */
export const acceptance = (input: Accepted): Guard => ({
  name: 'accept-reminder',
  text: `
    insert into notification.deliveries
      (id, person_id, channel, endpoint, host, reminder, state, due_at, settled_at, trace_parent, causation_id, correlation_id)
    select d.id, g ->> 'personId', d.channel, d.endpoint, d.host, g -> 'reminder', d.state, to_timestamp(d."dueAt" / 1000.0),
      case when d.state = 'delivered' then to_timestamp(d."dueAt" / 1000.0) end,
      g ->> 'traceParent', g ->> 'causationId', g ->> 'correlationId'
    from claimed, (select $guard) as input (g), jsonb_to_recordset(g -> 'deliveries')
      as d (id uuid, channel text, endpoint text, host text, state text, "dueAt" bigint)
    where not exists (
      select from todo.people where people.id = g ->> 'personId' and people.left_revision > (g ->> 'sequence')::bigint
    )
    on conflict (id) do nothing
    returning id`,
  input,
})

export interface DeliveryRow extends Way {
  id: string
  personId: string
  reminder: ReminderFired
  attempts: number
  traceParent: string
  causationId: string
  correlationId: string
}

/** A delivery whose time has come, with how things are now. */
export interface DueRow extends DeliveryRow {
  profile: object | null
  /** null when there is no such task */
  status: string | null
}

/** A delivery that could be sent now, if there is a place for it. */
export interface Candidate extends Target {
  id: string
}

/**
 * Deliveries whose time has come and that no living process is sending, the longest due first. Those whose share is taken up are passed
 * over: they wait, and nobody behind them does.
 *
 * @param now epoch milliseconds
 */
export const dueDeliveries = (now: number, { channels, people, hosts }: Full, limit: number): Statement => ({
  name: 'due-deliveries',
  text: `
    select id, person_id as "personId", channel, host from notification.deliveries
    where state = 'waiting' and due_at <= to_timestamp($1 / 1000.0) and (leased_until is null or leased_until < now())
      and channel <> all($2::text[]) and channel || ' ' || person_id <> all($3::text[]) and host <> all($4::text[])
    order by due_at limit $5`,
  values: [now, channels, people, hosts, limit],
})

/**
 * Takes those of them that no other process has taken meanwhile. Leases are by the database's clock, which all processes share. The
 * attempt is counted before it is made, so that one that kills the process is not tried for ever.
 *
 * @param lease seconds
 */
export const claim = (owner: string, ids: string[], lease: number): Statement => ({
  name: 'claim-deliveries',
  text: `
    with free as (
      select id from notification.deliveries
      where id = any($2::uuid[]) and state = 'waiting' and (leased_until is null or leased_until < now())
      for update skip locked
    ), claimed as (
      update notification.deliveries d
      set owner = $1, leased_until = now() + make_interval(secs => $3), attempts = attempts + 1
      from free where d.id = free.id
      returning d.*
    )
    select c.id, c.person_id as "personId", c.channel, c.endpoint, c.reminder, c.attempts,
      c.trace_parent as "traceParent", c.causation_id as "causationId", c.correlation_id as "correlationId",
      p.profile, t.status
    from claimed c
    left join todo.people p on p.id = c.person_id
    left join todo.tasks t on t.person_id = c.person_id and t.id = (c.reminder -> 'task' ->> 'id')::uuid`,
  values: [owner, ids, lease],
})

/** Part of the commit that ends a delivery: only the process that has it may. */
export const settlement = (
  id: string,
  owner: string,
  state: 'delivered' | 'failed',
  reason: string | null,
  at: string,
): Guard => ({
  name: 'settle-delivery',
  text: `
    update notification.deliveries
    set state = $guard ->> 'state', reason = $guard ->> 'reason', settled_at = ($guard ->> 'at')::timestamptz,
      owner = null, leased_until = null
    where id = ($guard ->> 'id')::uuid and owner = $guard ->> 'owner' and state = 'waiting'
    returning id`,
  input: { id, owner, state, reason, at },
})

/**
 * Leaves a delivery for later.
 *
 * @param attempts to count from now on: one that was not made is taken back
 */
export const postpone = (
  id: string,
  owner: string,
  dueAt: number,
  attempts: number,
  reason: string | null,
): Statement => ({
  name: 'postpone-delivery',
  text: `
    update notification.deliveries
    set due_at = to_timestamp($3 / 1000.0), attempts = $4, reason = coalesce($5, reason), owner = null, leased_until = null
    where id = $1 and owner = $2 and state = 'waiting'`,
  values: [id, owner, dueAt, attempts, reason],
})

/** Ends a delivery that nobody wants any more, without telling anybody. */
export const drop = (id: string, owner: string, reason: string, at: Date): Statement => ({
  name: 'drop-delivery',
  text: `
    update notification.deliveries
    set state = 'dropped', reason = $3, settled_at = $4, owner = null, leased_until = null
    where id = $1 and owner = $2 and state = 'waiting'`,
  values: [id, owner, reason, at],
})

export const forgetEndpoint = (personId: string, endpoint: string): Statement => ({
  name: 'forget-endpoint',
  text: 'insert into notification.gone_endpoints (person_id, endpoint) values ($1, $2) on conflict do nothing',
  values: [personId, endpoint],
})

/**
 * Deletes some deliveries that were settled long ago.
 *
 * @param before epoch milliseconds
 */
export const forget = (before: number, limit: number): Statement => ({
  name: 'forget-deliveries',
  text: `
    delete from notification.deliveries where ctid = any(array(
      select ctid from notification.deliveries where state <> 'waiting' and settled_at < to_timestamp($1 / 1000.0) limit $2
    ))`,
  values: [before, limit],
})

/**
 * Deletes some deliveries of people who left within the last days, but for those of tasks that they created since. The event that says it
 * is on a topic of which this function would have to take every change of every task. Gives a row for each.
 */
export const forgetLeft = (limit: number): Statement => ({
  name: 'forget-deliveries-of-left',
  text: `
    delete from notification.deliveries where ctid = any(array(
      select d.ctid from todo.people as person join notification.deliveries as d on d.person_id = person.id
      where person.left_at > now() - interval '3 days' and not exists (
        select from todo.events as event
        where event.person_id = person.id and event.revision > person.left_revision
          and event.subject = d.reminder -> 'task' ->> 'id' and event.type = 'todo.task.created.v1'
      )
      limit $1
    )) returning 1`,
  values: [limit],
})

/** Browsers of people who left: one that comes back and still is gone is found out again. */
export const forgetEndpointsOfLeft = (): Statement => ({
  name: 'forget-endpoints-of-left',
  text: `
    delete from notification.gone_endpoints using todo.people
    where people.id = gone_endpoints.person_id and left_at > now() - interval '3 days' and gone_at <= left_at`,
  values: [],
})
