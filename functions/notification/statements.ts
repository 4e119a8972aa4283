import type { Statement } from '../../shared/database/index.ts'
import type { Address } from '../../shared/domain/addresses.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { OutboxEvent } from '../../shared/events/event.ts'
import type { Channel } from '../../shared/events/schemas.ts'
import type { EventType } from '../../shared/events/types.ts'
import type { Guard } from '../../shared/outbox/index.ts'
import { NOW, type Told } from '../../shared/time/database-clock.ts'
import type { ReminderFired } from './message.ts'
import type { Way } from './plan.ts'
import type { Carried, Full, Target } from './pool.ts'
import { type ChallengeContent, EVENT, type EventContent, type NoticeContent, WEBHOOK } from './webhooks/content.ts'

/** What a delivery says that it is: the person's event at this revision. */
export interface Claim {
  personId: string
  sequence: number
  id: string
  type: EventType
}

/** What an event says, as its writer committed it; no row for one that nobody committed, or whose person left. */
export const committed = ({ personId, sequence, id, type }: Claim): Statement => ({
  name: 'committed-event',
  text: 'select data from todo.events where person_id = $1 and revision = $2::bigint and id::text = $3 and type = $4',
  values: [personId, sequence, id, type],
})

export interface Recipient extends Told {
  /** as `reminder` committed it; null when it did not, or the person left */
  reminder: ReminderFired | null
  /** reminders of the last 24 hours by each channel */
  lately: Partial<Record<Channel, number>>
  profile: Partial<Profile> | null
  confirmed: string[]
  gone: string[]
}

/**
 * For each, in their order: the reminder, its person's profile, with only what they have set, their addresses that are confirmed, and the browsers
 * that ended their subscription.
 */
export const recipients = (claims: Claim[]): Statement => ({
  name: 'recipients',
  text: `
    select ${NOW} as now,
      (select data from todo.events where person_id = person and revision = sequence and events.id::text = asked.id and type = asked.type) as reminder,
      (select profile from todo.people where people.id = person) as profile,
      (select coalesce(jsonb_object_agg(channel, sent), '{}') from (
        select channel, count(*) as sent from notification.deliveries
        where person_id = person and kind = 'reminder' and created_at > now() - interval '24 hours' group by channel
      ) as counted) as lately,
      array(select channel || ' ' || endpoint from todo.channels where person_id = person and confirmed_at is not null) as confirmed,
      array(select endpoint from notification.gone_endpoints where person_id = person) as gone
    from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) with ordinality as asked (person, sequence, id, type, position)
    order by position`,
  values: [
    claims.map(({ personId }) => personId),
    claims.map(({ sequence }) => sequence),
    claims.map(({ id }) => id),
    claims.map(({ type }) => type),
  ],
})

/** One way in which a reminder is to be told. */
export interface NewDelivery extends Way {
  id: string
  state: 'waiting' | 'delivered' | 'failed'
  /** epoch milliseconds; null: at once */
  dueAt: number | null
  /** why it is not sent */
  reason: string | null
}

/** A reminder's event that is taken, with what follows from it. */
export interface Accepted {
  personId: string
  /** the delivery whose effect this is: it takes effect once */
  source: string
  id: string
  /** the person's revision in the reminder's event: of what was before they left nobody is told */
  sequence: number
  reminder: ReminderFired
  deliveries: NewDelivery[]
  /** of those deliveries that are settled */
  events: OutboxEvent[]
  traceParent: string
  correlationId: string
}

/** One that took effect now; a row for each of its events, or one without. */
export interface AcceptedRow {
  source: string
  id: string
  event: string | null
  revision: string | null
}

/**
 * Takes many people's reminders at once, since many are reminded at nine: for each the inbox row, the deliveries and their events, or nothing of
 * it. What was taken before, or is of who left, has no row.
 *
 * @param accepted each event once
 */
export const accept = (accepted: Accepted[]): Statement => ({
  name: 'accept-reminders',
  text: `
    with asked as (
      select * from jsonb_to_recordset($1::jsonb) as asked (
        "personId" text, source text, id text, sequence bigint, reminder jsonb, deliveries jsonb, events jsonb, "traceParent" text, "correlationId" text
      )
    ), claimed as (
      -- In order, as the people below: two processes that take the same ones cannot wait for each other in a circle.
      insert into todo.inbox (consumer, source, id) select 'notification', source, id from asked order by source, id
      on conflict do nothing
      returning source, id
    ), locked as (
      select people.id, left_revision from todo.people
      where people.id in (select "personId" from asked join claimed using (source, id))
      order by people.id for update
    ), fresh as (
      select asked.* from asked join claimed using (source, id) join locked on locked.id = "personId"
      where left_revision is null or left_revision <= sequence
    ), stored as (
      insert into notification.deliveries
        (id, person_id, channel, endpoint, host, reminder, state, due_at, settled_at, reason, trace_parent, causation_id, correlation_id)
      select d.id, "personId", d.channel, d.endpoint, d.host, reminder, d.state, coalesce(to_timestamp(d."dueAt" / 1000.0), now()),
        case when d.state <> 'waiting' then now() end, d.reason, "traceParent", fresh.id, "correlationId"
      from fresh, jsonb_to_recordset(deliveries) as d (id uuid, channel text, endpoint text, host text, state text, "dueAt" bigint, reason text)
      on conflict (id) do nothing
      returning person_id, causation_id
    ), taken as (
      select * from fresh where ("personId", id) in (select person_id, causation_id from stored)
    ), numbered as (
      select "personId", event, row_number() over (partition by "personId" order by source, id, position) as place
      from taken, jsonb_array_elements(events) with ordinality as list (event, position)
    ), person as (
      update todo.people set revision = people.revision + count
      from (select "personId", count(*) from numbered group by "personId") as counts
      where people.id = "personId"
      returning people.id, people.revision - count as before
    ), appended as (
      insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, causation_id, correlation_id)
      select "personId", before + place, (event ->> 'id')::uuid, event ->> 'topic', event ->> 'type', event ->> 'source', event ->> 'subject',
        (event ->> 'time')::timestamptz, event -> 'data', event ->> 'traceParent', event ->> 'causationId', event ->> 'correlationId'
      from numbered join person on person.id = "personId"
      returning id, person_id, causation_id, revision
    )
    select taken.source, taken.id, appended.id as event, appended.revision
    from taken left join appended on appended.person_id = "personId" and appended.causation_id = taken.id`,
  values: [JSON.stringify(accepted)],
})

/** A delivery that this process has, with how things are now. */
export interface DeliveryRow extends Told {
  id: string
  channel: Carried
  /** address or URL */
  endpoint: string
  personId: string
  attempts: number
  traceParent: string
  causationId: string
  correlationId: string
  /** as stored: with only what the person has set */
  profile: Partial<Profile> | null
  /** whether the address is known to be the person's; of a browser it need not be */
  isConfirmed: boolean
  content: ReminderContent | ConfirmationContent | ChallengeContent | EventContent | NoticeContent
}

export interface ReminderContent {
  kind: 'reminder'
  reminder: ReminderFired
  /** of the task; null when there is none */
  status: string | null
}

export interface ConfirmationContent {
  kind: 'confirmation'
  /** null when the person is no longer asked for this address */
  challenge: string | null
}

/** A delivery that could be sent now, if there is a place for it. */
export interface Candidate extends Target {
  id: string
}

/**
 * Deliveries whose time has come and that no living process is sending, the longest due first. Those whose share is taken up are passed
 * over: they wait, and nobody behind them does.
 */
export const dueDeliveries = ({ channels, people, hosts }: Full, limit: number): Statement => ({
  name: 'due-deliveries',
  text: `
    select id, person_id as "personId", channel, host from notification.deliveries
    where state = 'waiting' and due_at <= now() and (leased_until is null or leased_until < now())
      and channel <> all($1::text[]) and channel || ' ' || person_id <> all($2::text[]) and host <> all($3::text[])
    order by due_at limit $4`,
  values: [channels, people, hosts, limit],
})

/**
 * Takes those of them that no other process has taken meanwhile, nor sent in vain and put off. The attempt is counted before it is made, so
 * that one that kills the process is not tried for ever.
 *
 * @param lease seconds
 */
export const claim = (owner: string, ids: string[], lease: number): Statement => ({
  name: 'claim-deliveries',
  text: `
    with free as (
      select id from notification.deliveries
      where id = any($2::uuid[]) and state = 'waiting' and due_at <= now() and (leased_until is null or leased_until < now())
      for update skip locked
    ), claimed as (
      update notification.deliveries d
      set owner = $1, leased_until = now() + make_interval(secs => $3), attempts = attempts + 1
      from free where d.id = free.id
      returning d.*
    )
    select ${NOW} as now, c.id, c.person_id as "personId", c.channel, c.endpoint, c.attempts,
      c.trace_parent as "traceParent", c.causation_id as "causationId", c.correlation_id as "correlationId",
      p.profile, c.channel = 'web-push' or coalesce(a.confirmed_at is not null, false) as "isConfirmed",
      case c.kind
        when 'reminder' then jsonb_build_object('kind', c.kind, 'reminder', c.reminder, 'status', t.status)
        when 'confirmation' then jsonb_build_object('kind', c.kind, 'challenge', a.challenge)
        else jsonb_build_object('kind', c.kind, 'webhookId', c.webhook_id, 'webhook', ${WEBHOOK}, 'event', ${EVENT})
      end as content
    from claimed c
    left join todo.channels a on a.person_id = c.person_id and a.channel = c.channel and a.endpoint = c.endpoint
    left join todo.people p on p.id = c.person_id
    left join todo.webhooks w on w.person_id = c.person_id and w.id = c.webhook_id
    left join todo.events e on e.person_id = c.person_id and e.revision = c.revision
    left join todo.tasks t on t.person_id = c.person_id and t.id = (c.reminder -> 'task' ->> 'id')::uuid`,
  values: [owner, ids, lease],
})

/**
 * Part of the commit that ends a delivery: only the process that has it may. Not of one that its person left behind: nothing is told of what is
 * erased.
 */
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
      and not exists (select from todo.people where people.id = person_id and left_at >= coalesce(created_at, '-infinity'))
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

/** Deletes some deliveries that were settled more than `days` ago. */
export const forget = (days: number, limit: number): Statement => ({
  name: 'forget-deliveries',
  text: `
    delete from notification.deliveries where ctid = any(array(
      select ctid from notification.deliveries where state <> 'waiting' and settled_at < now() - make_interval(days => $1) limit $2
    ))`,
  values: [days, limit],
})

/**
 * Deletes some deliveries of people who left within the last days, but for those of tasks that they created since. The event that says it
 * is on a topic of which this function would have to take every change of every task. A question is kept for the day in which it counts: else
 * who leaves and comes back could ask for ever. Gives a row for each.
 */
export const forgetLeft = (limit: number): Statement => ({
  name: 'forget-deliveries-of-left',
  text: `
    delete from notification.deliveries where ctid = any(array(
      select d.ctid from todo.people as person join notification.deliveries as d on d.person_id = person.id
      where person.left_at > now() - interval '3 days' and (
        d.kind = 'reminder' or d.created_at <= person.left_at and (d.kind in ('event', 'notice') or d.created_at < now() - interval '24 hours')
      ) and not exists (
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

export interface Asked extends Address {
  personId: string
  /** the delivery whose effect this is */
  inbox: { consumer: string; source: string; id: string }
  /** the person's, of the event: what an older one asked for does not replace it */
  revision: number
  /** the question, as a delivery */
  id: string
  host: string
  traceParent: string
  correlationId: string
}

/** Questions in 24 hours, and what a person is told who asked for more. */
export interface AskLimits {
  /** whatever the address */
  ofPerson: AskLimit
  /** to the same address */
  ofPersonAndEndpoint: AskLimit
  /** to one address, whoever asks: past it, each person's first question alone goes out */
  ofEndpoint: AskLimit
}

interface AskLimit {
  most: number
  words: string
}

/**
 * Keeps an address as one to be confirmed, and the question as a delivery. One that is confirmed stays so; another one starts over. What was
 * asked already keeps its challenge: the link of an e-mail before works, too.
 *
 * Returns `fresh`: whether this was the first delivery.
 */
export const ask = (asked: Asked, { ofPerson, ofPersonAndEndpoint, ofEndpoint }: AskLimits): Statement => ({
  name: 'ask-for-confirmation',
  text: `
    with claimed as (
      insert into todo.inbox (consumer, source, id) values ($2, $3, $4)
      on conflict do nothing
      returning id
    ), recent as (
      select count(*) filter (where person_id = $1) as of_person, count(*) filter (where endpoint = $6) as of_endpoint,
        count(*) filter (where person_id = $1 and endpoint = $6) as of_both
      from notification.deliveries
      where kind = 'confirmation' and created_at > now() - interval '24 hours' and (person_id = $1 or endpoint = $6)
    ), kept as (
      insert into todo.channels as c (person_id, channel, endpoint, revision, reason)
      select $1, $5, $6, $7,
        case when of_person >= $12 then $13 when of_both >= $14 then $15 when of_endpoint >= $16 and of_both > 0 then $17 end
      from claimed, recent
      where not exists (select from todo.people where id = $1 and left_revision > $7)
      on conflict (person_id, channel) do update set
        endpoint = excluded.endpoint,
        revision = excluded.revision,
        asked_at = excluded.asked_at,
        challenge = case when c.endpoint = excluded.endpoint then c.challenge else excluded.challenge end,
        confirmed_at = case when c.endpoint = excluded.endpoint then c.confirmed_at end,
        reason = case when c.endpoint = excluded.endpoint and c.confirmed_at is not null then null else excluded.reason end
        where c.revision < excluded.revision
      returning confirmed_at, reason
    ), asked as (
      insert into notification.deliveries
        (id, person_id, channel, endpoint, host, kind, due_at, trace_parent, causation_id, correlation_id)
      select $8, $1, $5, $6, $9, 'confirmation', now(), $10, $4, $11
      from kept where confirmed_at is null and reason is null
      on conflict (id) do nothing
    )
    select exists (select from claimed) as fresh`,
  values: [
    asked.personId,
    asked.inbox.consumer,
    asked.inbox.source,
    asked.inbox.id,
    asked.channel,
    asked.endpoint,
    asked.revision,
    asked.id,
    asked.host,
    asked.traceParent,
    asked.correlationId,
    ofPerson.most,
    ofPerson.words,
    ofPersonAndEndpoint.most,
    ofPersonAndEndpoint.words,
    ofEndpoint.most,
    ofEndpoint.words,
  ],
})

/** Stores that the receiver of a challenge is the person's. */
export const confirmChannel = (personId: string, challenge: string): Statement => ({
  name: 'confirm-channel',
  text: `
    update todo.channels set confirmed_at = coalesce(confirmed_at, now()), reason = null where person_id = $1 and challenge = $2`,
  values: [personId, challenge],
})

/** Why the question was not taken or answered, for the person to see; null when it was taken. */
export const noteAsking = (personId: string, challenge: string, reason: string | null): Statement => ({
  name: 'note-asking',
  text: `update todo.channels set reason = $3 where person_id = $1 and challenge = $2 and confirmed_at is null`,
  values: [personId, challenge, reason],
})
