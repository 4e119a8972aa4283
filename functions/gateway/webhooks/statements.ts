import type { Statement } from '../../../shared/database/index.ts'
import type { EventData } from '../../../shared/events/schemas.ts'
import type { Guard } from '../../../shared/outbox/index.ts'

export type WebhookState = EventData<'todo.webhook.updated.v1'>['state']

/** A webhook as its person sees it. */
export interface WebhookRow {
  id: string
  url: string
  types: string[]
  state: WebhookState
  reason: string | null
  createdAt: Date | string
  /** null when what was sent last arrived */
  failingSince: Date | string | null
  /** its secrets are counted from 1 */
  secret: number
}

const COLUMNS = 'id, url, types, state, reason, created_at as "createdAt", failing_since as "failingSince", secret'

export interface NewWebhook {
  personId: string
  id: string
  url: string
  host: string
  types: string[]
}

/** Part of the commit that makes a webhook: takes the first place that is free, and gives no row when there is none. */
export const newWebhook = (webhook: NewWebhook, most: number): Guard => ({
  name: 'new-webhook',
  text: `
    insert into todo.webhooks (person_id, id, place, url, host, types)
    select webhook."personId", webhook.id, place, webhook.url, webhook.host, webhook.types
    from jsonb_to_record($guard) as webhook ("personId" text, id uuid, url text, host text, types text[], most int),
      generate_series(1, webhook.most) as place
    where not exists (select from todo.webhooks as other where other.person_id = webhook."personId" and other.place = place.place)
    order by place limit 1
    returning id`,
  input: { ...webhook, most },
})

/** In the order in which they were made. */
export const webhooksOf = (personId: string): Statement => ({
  name: 'webhooks-of',
  text: `select ${COLUMNS} from todo.webhooks where person_id = $1 order by created_at, id`,
  values: [personId],
})

export const webhookOf = (personId: string, id: string): Statement => ({
  name: 'webhook-of',
  text: `select ${COLUMNS} from todo.webhooks where person_id = $1 and id = $2`,
  values: [personId, id],
})

/** Part of the commit that changes a webhook, if it still is in the state on which that was decided. */
export const changeWebhook = (
  personId: string,
  { id, state: from }: Pick<WebhookRow, 'id' | 'state'>,
  change: { state: WebhookState; types: string[] },
): Guard => ({
  name: 'change-webhook',
  text: `
    update todo.webhooks
    set state = $guard ->> 'state', types = array(select jsonb_array_elements_text($guard -> 'types')),
      reason = case when state = $guard ->> 'state' then reason end, failing_since = case when state = $guard ->> 'state' then failing_since end,
      challenge = case when $guard ->> 'state' = 'asked' then gen_random_uuid() else challenge end,
      active_since = case when $guard ->> 'state' = 'active' and state <> 'active' then now() else active_since end
    where person_id = $guard ->> 'personId' and id = ($guard ->> 'id')::uuid and state = $guard ->> 'from'
    returning id`,
  input: { personId, id, from, ...change },
})

export const rotateSecret = (personId: string, id: string): Guard => ({
  name: 'rotate-webhook-secret',
  text: `
    update todo.webhooks set secret = secret + 1, rotated_at = now()
    where person_id = $guard ->> 'personId' and id = ($guard ->> 'id')::uuid
    returning secret`,
  input: { personId, id },
})

export const deleteWebhook = (personId: string, id: string): Guard => ({
  name: 'delete-webhook',
  text: `
    delete from todo.webhooks where person_id = $guard ->> 'personId' and id = ($guard ->> 'id')::uuid
    returning id`,
  input: { personId, id },
})

export interface LoggedDelivery {
  id: string
  /** of the event; null for the challenge, and for an event that is no longer kept */
  type: string | null
  eventId: string | null
  sequence: string | null
  state: 'waiting' | 'delivered' | 'failed' | 'dropped'
  attempts: number
  /** why it failed, or why the last attempt did */
  reason: string | null
  createdAt: Date | string
  /** of the next attempt; null when there is none */
  dueAt: Date | string | null
  settledAt: Date | string | null
  /** as a page's cursor has it */
  place: string
}

/**
 * The log of a webhook, the newest first.
 *
 * @param after the `place` of the last one of the page before
 */
export const deliveriesOf = (
  personId: string,
  webhookId: string,
  { state, after }: { state: string | null; after: [place: string, id: string] | null },
  limit: number,
): Statement => ({
  name: 'webhook-deliveries',
  text: `
    select d.id, events.type, events.id as "eventId", d.revision as sequence, state, attempts, reason, created_at as "createdAt",
      case when state = 'waiting' then due_at end as "dueAt", settled_at as "settledAt", created_at::text as place
    from notification.deliveries as d left join todo.events on events.person_id = d.person_id and events.revision = d.revision
    where d.person_id = $1 and webhook_id = $2 and kind <> 'notice' and ($3::text is null or state = $3)
      and ($4::text is null or (created_at, d.id) < ($4::timestamptz, $5::uuid))
    order by created_at desc, d.id desc limit $6`,
  values: [personId, webhookId, state, after?.[0] ?? null, after?.[1] ?? null, limit],
})

/** Sends an event again, or now instead of later; not what is being sent. Gives a row when there is such an event. */
export const sendAgain = (personId: string, webhookId: string, id: string): Statement => ({
  name: 'send-again',
  text: `
    update notification.deliveries set state = 'waiting', attempts = 0, due_at = now(), settled_at = null, reason = null
    where person_id = $1 and webhook_id = $2 and id = $3 and kind = 'event'
      and exists (select from todo.events where events.person_id = $1 and events.revision = deliveries.revision)
      and not (state = 'waiting' and leased_until is not null and leased_until > now())
    returning id`,
  values: [personId, webhookId, id],
})
