import type { Statement } from '../../../shared/database/index.ts'
import { addressesOf } from '../../../shared/domain/addresses.ts'
import { DEFAULT_PROFILE } from '../../../shared/domain/default-profile.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { Beside } from '../../../shared/outbox/index.ts'
import { addressKey, waysOf } from '../plan.ts'
import type { Claim, DeliveryRow } from '../statements.ts'
import type { WebhookRow } from './content.ts'

/** Events that wait for one webhook; what comes beyond is left out, and can be sent again by hand. */
const MOST_WAITING = 20_000
const LEFT_OUT = `So much waited for this webhook that it was left out.`

/** A UUIDv8 (RFC 9562) that is the same for the same text. */
const madeOf = (text: string): string => `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`

/**
 * Of these events, as they were committed, what each webhook of their person wants, as deliveries: once, whatever is delivered twice, since
 * a delivery's id is made of the webhook and the event. Gives the id of each event that is to be sent.
 */
export const offer = (offers: Claim[]): Statement => ({
  name: 'offer-events',
  text: `
    with offered as (
      select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) as offered (person, sequence, event, type)
    ), wanted as (
      select webhooks.id as webhook, url, host, events.*, (
          select count(*) from (
            select from notification.deliveries as d where d.webhook_id = webhooks.id and d.state = 'waiting' limit ${MOST_WAITING}
          ) as waiting
        ) < ${MOST_WAITING} as fits
      from offered
      join todo.webhooks on webhooks.person_id = person and webhooks.state = 'active'
      join todo.events on events.person_id = person and events.revision = sequence and events.id::text = event and events.type = offered.type
      where events.time >= active_since and events.time > now() - interval '30 days'
        and exists (select from unnest(types) as wanted where events.type like replace(wanted, '*', '%'))
    ), stored as (
      insert into notification.deliveries
        (id, person_id, channel, endpoint, host, kind, webhook_id, revision, state, due_at, settled_at, reason, trace_parent, causation_id, correlation_id)
      select ${madeOf(`webhook || ' ' || id`)}, person_id, 'events', url, host, 'event', webhook, revision,
        case when fits then 'waiting' else 'dropped' end, now(), case when not fits then now() end, case when not fits then '${LEFT_OUT}' end,
        trace_parent, id::text, correlation_id
      from wanted
      on conflict (id) do nothing
      returning causation_id
    )
    select distinct causation_id as event from stored`,
  values: [
    offers.map(({ personId }) => personId),
    offers.map(({ sequence }) => sequence),
    offers.map(({ id }) => id),
    offers.map(({ type }) => type),
  ],
})

interface Asked {
  /** of the delivery */
  id: string
  personId: string
  webhookId: string
  causationId: string
  traceParent: string
  correlationId: string
}

/** Challenges in 24 hours: of one person, and to one URL, whoever asks. */
const [OF_PERSON, OF_URL] = [20, 20]
const TOO_MANY = `It was asked too often in a day; ask again tomorrow.`

/** The challenge to a webhook, as a delivery, unless there were too many. Gives a row when it is to be sent. */
export const askWebhook = ({ id, personId, webhookId, causationId, traceParent, correlationId }: Asked): Statement => ({
  name: 'ask-webhook',
  text: `
    with asked as (
      select webhooks.id, url, host, (
        select count(*) filter (where person_id = $1) < ${OF_PERSON} and count(*) filter (where endpoint = url) < ${OF_URL}
        from notification.deliveries
        where kind = 'challenge' and created_at > now() - interval '24 hours' and (person_id = $1 or endpoint = url) and deliveries.id <> $3
      ) as may
      from todo.webhooks where webhooks.person_id = $1 and webhooks.id = $2 and state = 'asked'
    ), refused as (
      update todo.webhooks set state = 'refused', reason = '${TOO_MANY}' from asked
      where webhooks.person_id = $1 and webhooks.id = asked.id and not may
    )
    insert into notification.deliveries
      (id, person_id, channel, endpoint, host, kind, webhook_id, due_at, trace_parent, causation_id, correlation_id)
    select $3, $1, 'events', url, host, 'challenge', asked.id, now(), $4, $5, $6 from asked where may
    on conflict (id) do nothing
    returning id`,
  values: [personId, webhookId, id, traceParent, causationId, correlationId],
})

/** Since when a webhook fails, or that it does no longer. */
export const noteArrival = (personId: string, webhookId: string, arrived: boolean): Statement => ({
  name: `note-arrival-${arrived}`,
  text: arrived
    ? `update todo.webhooks set failing_since = null where person_id = $1 and id = $2 and failing_since is not null`
    : `update todo.webhooks set failing_since = now() where person_id = $1 and id = $2 and failing_since is null`,
  values: [personId, webhookId],
})

interface Change {
  webhookId: string
  from: WebhookRow['state']
  to: WebhookRow['state']
  reason: string | null
}

/** It gets nothing more, and its owner is told of that by each way in which they are reminded, once for each time that it is disabled. */
export function disable(
  { id, profile, traceParent, correlationId }: DeliveryRow,
  webhookId: string,
  reason: string,
): Beside {
  // Which are confirmed, and which browsers are still there, is known where it is stored.
  const whole = { ...DEFAULT_PROFILE, ...profile }
  const ways = waysOf(whole, addressesOf(whole).map(addressKey))
    .filter(({ channel }) => channel !== 'in-app')
    .map((way) => ({ ...way, id: idOf('notice', id, addressKey(way)) }))
  return {
    name: 'webhook-disabled',
    text: `
    webhook_disabled as (
      update todo.webhooks set state = 'disabled', reason = $beside ->> 'reason', failing_since = null
      from person where webhooks.person_id = $1 and webhooks.id = ($beside ->> 'webhookId')::uuid and state = 'active'
      returning webhooks.id
    ), notices as (
      insert into notification.deliveries
        (id, person_id, channel, endpoint, host, kind, webhook_id, due_at, trace_parent, causation_id, correlation_id)
      select way.id, $1, way.channel, way.endpoint, way.host, 'notice', webhook_disabled.id, now(),
        $beside ->> 'traceParent', $beside ->> 'causationId', $beside ->> 'correlationId'
      from webhook_disabled, jsonb_to_recordset($beside -> 'ways') as way (id uuid, channel text, endpoint text, host text)
      where case when way.channel = 'web-push'
        then way.endpoint not in (select endpoint from notification.gone_endpoints where person_id = $1)
        else exists (
          select from todo.channels as confirmed
          where confirmed.person_id = $1 and confirmed.channel = way.channel and confirmed.endpoint = way.endpoint and confirmed_at is not null
        ) end
      on conflict (id) do nothing
    )`,
    input: { webhookId, reason, ways, traceParent, causationId: id, correlationId },
  }
}

/** Another state of a webhook, beside the commit of the event that says so. */
export const changeState = (change: Change): Beside => ({
  name: 'webhook-state',
  text: `
    webhook_state as (
      update todo.webhooks
      set state = $beside ->> 'to', reason = $beside ->> 'reason', failing_since = null,
        active_since = case when $beside ->> 'to' = 'active' then now() else active_since end
      from person where webhooks.person_id = $1 and webhooks.id = ($beside ->> 'webhookId')::uuid and state = $beside ->> 'from'
    )`,
  input: change,
})
