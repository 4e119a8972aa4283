import { together } from '../../shared/bounded/together.ts'
import { type Database, DatabaseError } from '../../shared/database/index.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import { WEBHOOK_TYPES } from '../../shared/events/types.ts'
import { createAwake } from '../../shared/http/awake.ts'
import { causedBy, consume, type Delivery, type Handlers, inboxOf, type Outcome } from '../../shared/http/consume.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { idOf } from '../../shared/ids/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import { INBOX_DAYS } from '../../shared/outbox/statements.ts'
import type { DatabaseClock } from '../../shared/time/database-clock.ts'
import type { Courier } from './courier.ts'
import { resultOf } from './kinds.ts'
import { type Way, wayOf, waysOf } from './plan.ts'
import { quietUntil } from './quiet-hours.ts'
import {
  type Accepted,
  type AcceptedRow,
  type AskLimits,
  accept,
  ask,
  type Claim,
  committed,
  forget,
  forgetEndpointsOfLeft,
  forgetLeft,
  type NewDelivery,
  type Recipient,
  recipients,
} from './statements.ts'
import { askWebhook, offer as offerStatement } from './webhooks/statements.ts'

/** Milliseconds. A reminder older than this helps nobody: it comes from a replay of what was forgotten, or from a late redrive. */
const EXPIRES = 30 * 86_400_000
const FORGOTTEN_AT_ONCE = 1000
/** Channels that lead to an address, which has to be confirmed. */
const ASKABLE: string[] = ['email', 'webhook']
/**
 * Questions for a confirmation in 24 hours. Others who ask for an address cannot keep its owner out: the first question of each person goes
 * out, however many there were. What that costs the owner of an address is one message a day for each account that somebody made.
 */
const ASKED: AskLimits = {
  ofPerson: { most: 10, words: 'You asked for 10 confirmations in a day; ask again tomorrow.' },
  ofPersonAndEndpoint: { most: 5, words: 'You asked this address 5 times in a day; ask again tomorrow.' },
  ofEndpoint: {
    most: 15,
    words:
      'This address was asked 15 times in a day, by others too: look for the message you were sent, or ask again tomorrow.',
  },
}
/** Milliseconds for which a ping is held while this process sends: the next ones, a minute apart, take over from it. */
const HELD = 100_000

/** What is wrong with one event keeps no other from being told; when Postgres is away, it is for all. */
const TOGETHER = {
  most: 100,
  sideBySide: 2,
  isOfOne: (error: unknown) => !(error instanceof DatabaseError && error.retryable),
}

interface Deps extends DeliveryDeps {
  database: Database
  publisher: Publisher
  courier: Courier
  clock: DatabaseClock
  /** reminders in 24 hours that one person is sent by each channel but in-app */
  sendsPerDay: number
}

/**
 * Tells people of their reminders: in-app at once, by e-mail, webhook and web push when their quiet hours are over. A record only says that
 * there is something to tell: what is told, and whom an address is asked for, is what the database has. Whoever writes to a topic can put
 * words into no message.
 */
export function createApp({ database, publisher, courier, clock, sendsPerDay, ...base }: Deps) {
  const app = createFunctionApp(base)
  const awake = createAwake()

  // Many are reminded at nine, and their events come at once.
  const recipientOf = together(
    (claims: Claim[]) => clock.asking(() => database.query<Recipient>(recipients(claims))),
    TOGETHER,
  )
  const storeOne = together((accepted: Accepted[]) => storeAll(database, accepted), TOGETHER)

  async function notify(delivery: Delivery<'todo.reminder.fired.v1'>): Promise<Outcome> {
    const { personId, source, id, correlationId, trace, sequence } = delivery
    const { confirmed, gone, lately, ...row } = await recipientOf(delivery)
    const at = clock.now()
    const { reminder } = row
    if (!reminder || Date.parse(reminder.firedAt) < at.getTime() - EXPIRES) return 'ignored'
    const profile = { ...DEFAULT_PROFILE, ...row.profile }
    const wanted = waysOf(profile, confirmed, gone).map((way) => planDelivery(delivery, way, at.getTime(), profile))
    const deliveries = keepWithinQuota(wanted, lately, sendsPerDay)
    const settled = deliveries.filter(({ state }) => state !== 'waiting')
    const origin = causedBy(delivery, 'notification', at.toISOString())
    const events = settled.map((each) => resultOf(reminder, each, each.reason, origin))
    const { traceParent } = trace
    const change = { personId, source, id, sequence, reminder, deliveries, events, traceParent, correlationId }
    const stored = await storeOne(change)
    // Whoever died after storing it left it waiting.
    if (!stored || deliveries.some(({ state }) => state === 'waiting')) courier.wake()
    if (!stored) return 'duplicate'
    publisher.publish(stored)
    return 'done'
  }

  /** What was before people left: nobody is to be told of it. */
  async function forgetWhoLeft(): Promise<void> {
    await database.query(forgetEndpointsOfLeft())
    while ((await database.query(forgetLeft(FORGOTTEN_AT_ONCE))).length === FORGOTTEN_AT_ONCE);
  }

  /** Before anything else is sent to an address, its owner is asked. */
  async function confirm(delivery: Delivery<'todo.confirmation.requested.v1'>): Promise<Outcome> {
    const { personId, sequence: revision, source, trace, correlationId } = delivery
    const [row] = await database.query<{ data: typeof delivery.data }>(committed(delivery))
    if (!row) return 'ignored'
    const { data } = row
    // A later revision may know more channels; it asks for itself.
    if (!ASKABLE.includes(data.channel)) return 'ignored'
    const { host } = wayOf(data.channel, data.endpoint)
    const id = idOf('confirmation', source, delivery.id)
    const question = { id, host, revision, traceParent: trace.traceParent, correlationId }
    const inbox = inboxOf(delivery, 'notification')
    const [asked] = await database.query<{ fresh: boolean }>(ask({ ...question, ...data, personId, inbox }, ASKED))
    courier.wake()
    return asked!.fresh ? 'done' : 'duplicate'
  }

  const offerOne = together((offers: Claim[]) => offerAll(database, offers), TOGETHER)

  /** An event is sent to the webhooks of its person that want it. */
  async function offer(delivery: Delivery): Promise<Outcome> {
    const isWanted = await offerOne(delivery)
    if (isWanted) courier.wake()
    return isWanted ? 'done' : 'ignored'
  }

  /** Before events are sent to a webhook, its receiver is asked. */
  async function challenge(delivery: Delivery<'todo.webhook.requested.v1'>): Promise<Outcome> {
    const { personId, trace, correlationId } = delivery
    const [row] = await database.query<{ data: typeof delivery.data }>(committed(delivery))
    if (!row) return 'ignored'
    const id = idOf('challenge', delivery.source, delivery.id)
    const asked = { id, personId, causationId: delivery.id, traceParent: trace.traceParent, correlationId }
    const [stored] = await database.query(askWebhook({ ...asked, webhookId: row.data.webhookId }))
    if (stored) courier.wake()
    return stored ? 'done' : 'duplicate'
  }

  const offers = Object.fromEntries(WEBHOOK_TYPES.map((type) => [type, offer])) as Handlers

  consume(app, {
    ...base,
    handlers: {
      ...offers,
      async 'todo.reminder.fired.v1'(delivery) {
        const [outcome] = await Promise.all([notify(delivery), offer(delivery)])
        return outcome
      },
      'todo.confirmation.requested.v1': confirm,
      'todo.webhook.requested.v1': challenge,
    },
    async ping() {
      const sent = await courier.sendDue()
      await database.query(forget(INBOX_DAYS, FORGOTTEN_AT_ONCE))
      await forgetWhoLeft()
      // Knative stops a pod that has no request in flight, and knows nothing of what it sends.
      const enough = new Promise((resolve) => setTimeout(resolve, HELD).unref())
      await awake.hold(Promise.race([courier.settled(), enough]))
      return sent ? 'done' : 'ignored'
    },
  })
  return app
}

/** @returns the events of each, as they are stored; undefined for one that was taken before, or is of who left */
async function storeAll(database: Database, accepted: Accepted[]): Promise<(StoredEvent[] | undefined)[]> {
  // Of several deliveries of an event one takes effect, whose words are then published: each tells another moment.
  const firsts = new Map(accepted.toReversed().map((each) => [inboxKey(each.source, each.id), each]))
  const rows = await database.query<AcceptedRow>(accept([...firsts.values()]))
  const revisions = new Map(rows.map(({ event, revision }) => [event, Number(revision)]))
  const taken = new Set(rows.map(({ source, id }) => inboxKey(source, id)))
  return accepted.map((each) => {
    const { personId, source, id, events } = each
    const key = inboxKey(source, id)
    if (firsts.get(key) !== each || !taken.has(key)) return undefined
    return events.map((event) => ({ ...event, personId, revision: revisions.get(event.id)! }))
  })
}

/** @returns whether there is something to send of each */
async function offerAll(database: Database, offers: Claim[]): Promise<boolean[]> {
  const wanted = new Set((await database.query<{ event: string }>(offerStatement(offers))).map(({ event }) => event))
  return offers.map(({ id }) => wanted.has(id))
}

const inboxKey = (source: string, id: string): string => `${source} ${id}`

/** In-app is told by the event itself, which streams to every open device; the rest is sent now, or after quiet hours. */
function planDelivery({ source, id }: Delivery, way: Way, now: number, profile: Profile): NewDelivery {
  const row = { id: idOf('delivery', source, id, way.channel, way.endpoint), ...way, reason: null }
  if (way.channel === 'in-app') return { ...row, state: 'delivered', dueAt: null }
  return { ...row, state: 'waiting', dueAt: quietUntil(now, profile) }
}

/**
 * A person who is sent too much by a channel is told so once, and then in-app only, until the 24 hours hold less of it. Reminders that come at
 * the same moment do not see each other: as many as those may pass it by.
 */
function keepWithinQuota(deliveries: NewDelivery[], lately: Recipient['lately'], most: number): NewDelivery[] {
  const counts = { ...lately }
  return deliveries.flatMap((delivery): NewDelivery[] => {
    const { channel } = delivery
    if (channel === 'in-app') return [delivery]
    const before = counts[channel] ?? 0
    counts[channel] = before + 1
    if (before < most) return [delivery]
    const reason = `You were sent ${most} reminders by ${channel} in 24 hours; until it is less, they come in the app only.`
    return before === most ? [{ ...delivery, state: 'failed', reason }] : []
  })
}
