/** What goes to webhooks of developers: first a challenge, then the events that they want. Neither waits for quiet hours. */
import type { EventData } from '../../../shared/events/schemas.ts'
import { idOf } from '../../../shared/ids/index.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { webhookKeyOf } from '../../../shared/webhooks/index.ts'
import { sendChallenge } from '../channels/confirmation.ts'
import type { SignedPost } from '../channels/webhook.ts'
import { type Kind, originOf } from '../kinds.ts'
import type { DeliveryRow } from '../statements.ts'
import type { Undelivered } from '../undelivered.ts'
import type { ChallengeContent, EventContent, WebhookRow } from './content.ts'
import { changeState, disable, noteArrival } from './statements.ts'

/** Milliseconds for which nothing arrives until a webhook is disabled: 3 days. */
const FAILS_FOR = 3 * 86_400_000

const DELETED = 'The webhook was deleted meanwhile.'

export const createChallenges = (post: SignedPost, now: () => Date): Kind<ChallengeContent> => ({
  unwanted(_, { webhook }) {
    if (!webhook) return DELETED
    return webhook.state === 'asked' ? undefined : 'It was answered meanwhile.'
  },
  waitsUntil: () => null,
  send: (delivery, content) =>
    sendChallenge(post, {
      id: delivery.id,
      keys: keysOf(delivery, content),
      url: delivery.endpoint,
      challenge: content.webhook!.challenge,
      at: now(),
    }),
  beside: (_, { webhookId }, failure) =>
    changeState({ webhookId, from: 'asked', to: answered(failure), reason: failure?.message ?? null }),
  told: (delivery, content, failure, at) => changed(delivery, content, answered(failure), failure?.message ?? null, at),
  subject: (_, { webhookId }) => webhookId,
})

const answered = (failure: Undelivered | undefined) => (failure ? 'refused' : 'active')

export const createEvents = (post: SignedPost): Kind<EventContent> => ({
  unwanted(_, { webhook, event }) {
    if (!webhook) return DELETED
    if (!event) return 'The event is no longer kept.'
    return webhook.state === 'active' ? undefined : `The webhook was ${webhook.state} meanwhile.`
  },
  waitsUntil: () => null,
  async send(delivery, content) {
    const { type, time, ...event } = content.event!
    const body = { type, timestamp: new Date(time).toISOString(), ...event }
    await post({ id: delivery.id, keys: keysOf(delivery, content), url: delivery.endpoint, body })
  },
  noted: ({ personId }, { webhookId }, failure) => noteArrival(personId, webhookId, !failure),
  beside(delivery, content, failure, at) {
    const reason = whyDisabled(content, failure, at)
    return reason ? disable(delivery, content.webhookId, reason) : undefined
  },
  told(delivery, content, failure, at) {
    const reason = whyDisabled(content, failure, at)
    // What fails at the same moment disables it once.
    const once = `${content.webhookId} ${content.webhook!.failingSince}`
    return reason ? changed(delivery, content, 'disabled', reason, at, once) : undefined
  },
  subject: (_, { event, webhookId }) => event?.subject ?? webhookId,
})

/** A receiver that is gone says so (410); of any other, days of failures do. */
function whyDisabled({ webhook }: EventContent, failure: Undelivered | undefined, at: string): string | undefined {
  if (!failure) return undefined
  const since = webhook?.failingSince
  const isLong = since && Date.parse(since) <= Date.parse(at) - FAILS_FOR
  return isLong || failure.why === 'status-410' ? failure.message : undefined
}

const keysOf =
  ({ personId }: DeliveryRow, { webhookId, webhook }: ChallengeContent | EventContent) =>
  (secret: string) => {
    const { secret: number, isRotating } = webhook!
    const numbers = isRotating && number > 1 ? [number, number - 1] : [number]
    return Promise.all(numbers.map((each) => webhookKeyOf(secret, { personId, webhookId, number: each })))
  }

function changed(
  delivery: DeliveryRow,
  { webhookId, webhook }: ChallengeContent | EventContent,
  state: WebhookRow['state'],
  reason: string | null,
  at: string,
  once = delivery.id,
) {
  const { endpoint: url } = delivery
  const data: EventData<'todo.webhook.updated.v1'> = { webhookId, url, types: webhook!.types, state, reason }
  return eventOf('todo.webhook.updated.v1', webhookId, data, originOf(delivery, at), idOf('webhook', once, state))
}
