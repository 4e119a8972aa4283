/**
 * Sends what was claimed, one attempt each, and stores what became of it. A process that dies between sending and storing leaves a lease
 * that ends; then it is sent again under the same id, by which the receiver knows it.
 */

import type { Database } from '../../shared/database/index.ts'
import type { Channel, Profile } from '../../shared/events/types.ts'
import { DEFAULT_PROFILE } from '../../shared/events/types.ts'
import { traceOf } from '../../shared/http/trace.ts'
import { idOf } from '../../shared/ids/index.ts'
import type { Log } from '../../shared/log/index.ts'
import { commit, eventOf, type Publisher, stored } from '../../shared/outbox/index.ts'
import type { Send } from './message.ts'
import { isWay, waitAfter } from './plan.ts'
import { quietUntil } from './quiet-hours.ts'
import { claimDue, type DeliveryRow, type DueRow, drop, forgetEndpoint, postpone, settlement } from './statements.ts'
import { Undelivered } from './undelivered.ts'

/** Seconds that a delivery is left to the process that claimed it: longer than any channel takes. */
export const LEASE = 90
const AT_ONCE = 20
/** Milliseconds after which a ping takes no more: the next one goes on. */
const ROUND = 45_000
/** Waits between attempts to store a result, in milliseconds: a message that was sent and not stored would be sent again. */
const STORE_WAITS = [100, 500, 2000, 5000]

export type Senders = Record<Exclude<Channel, 'in-app'>, Send>

export interface Courier {
  /** Makes one attempt for each; never throws: what it cannot store is found when its lease has ended. */
  send(deliveries: DeliveryRow[], profile: Profile): Promise<void>
  /** Claims and sends what is due. Returns how many. @throws DatabaseError */
  sendDue(): Promise<number>
}

interface Options {
  database: Database
  publisher: Publisher
  senders: Senders
  log: Log
  now: () => Date
  sleep: (milliseconds: number) => Promise<void>
  /** names this process in leases */
  owner: string
}

export function createCourier({ database, publisher, senders, log, now, sleep, owner }: Options): Courier {
  async function attempt(delivery: DeliveryRow, profile: Profile): Promise<void> {
    const { id, personId, endpoint, reminder } = delivery
    const started = performance.now()
    let failure: Undelivered | undefined
    try {
      await senders[delivery.channel as keyof Senders]({ id, personId, endpoint, reminder, profile })
    } catch (error) {
      failure = error instanceof Undelivered ? error : new Undelivered('Sending failed.', { again: true, cause: error })
    }
    const duration = Math.round((performance.now() - started) * 10) / 10
    const wait = failure?.again ? waitAfter(delivery.attempts) : undefined
    const outcome = !failure ? 'delivered' : wait === undefined ? 'failed' : 'again'
    const fields = { ...described(delivery), duration, outcome, reason: failure?.message, error: failure?.cause }
    log[failure ? 'warn' : 'info']('sent', fields)
    if (wait !== undefined) await later(delivery, now().getTime() + wait, profile, failure!.message)
    else await settle(delivery, failure)
  }

  async function later(delivery: DeliveryRow, at: number, profile: Profile, reason: string): Promise<void> {
    const dueAt = quietUntil(at, profile) ?? at
    await storing(() => database.query(postpone(delivery.id, owner, dueAt, delivery.attempts, reason)))
  }

  async function settle(delivery: DeliveryRow, failure: Undelivered | undefined): Promise<void> {
    const { id, personId, channel, endpoint, reminder, traceParent, causationId, correlationId } = delivery
    const at = now().toISOString()
    const state = failure ? 'failed' : 'delivered'
    const reason = failure?.message ?? null
    const { reminderId, task } = reminder
    const data = { reminderId, taskId: task.id, title: task.title, channel, at, reason }
    const origin = { source: 'notification', trace: traceOf(traceParent), causationId, correlationId, now: at }
    const event = eventOf(`todo.notification.${state}.v1`, task.id, data, origin, idOf('notification', id))
    const guard = settlement(id, owner, state, reason, at)
    const result = await storing(() => commit(database, { personId, events: [event], guard }))
    if (result?.outcome === 'committed') publisher.publish(stored([event], personId, result.revision))
    if (failure?.gone && channel === 'web-push') await storing(() => database.query(forgetEndpoint(personId, endpoint)))
  }

  async function storing<Result>(store: () => Promise<Result>): Promise<Result | undefined> {
    for (const wait of [...STORE_WAITS, undefined]) {
      try {
        return await store()
      } catch (error) {
        if (wait === undefined) log.error('what became of a delivery was not stored: its lease will end', { error })
        else await sleep(wait)
      }
    }
    return undefined
  }

  async function sendOne({ profile: given, status, ...delivery }: DueRow): Promise<void> {
    const profile = { ...DEFAULT_PROFILE, ...given }
    const at = now()
    const dropped = async (reason: string) => {
      log.info('dropped', { ...described(delivery), reason })
      await storing(() => database.query(drop(delivery.id, owner, reason, at)))
    }
    if (status !== 'open') return dropped('The task was done or deleted meanwhile.')
    if (!isWay(profile, delivery)) return dropped('The person no longer wants it this way.')
    const quiet = quietUntil(at.getTime(), profile)
    if (quiet === null) return attempt(delivery, profile)
    await storing(() => database.query(postpone(delivery.id, owner, quiet, delivery.attempts - 1, null)))
  }

  return {
    async send(deliveries, profile) {
      await Promise.all(deliveries.map((delivery) => attempt(delivery, profile)))
    },
    async sendDue() {
      let sent = 0
      const until = now().getTime() + ROUND
      for (let more = true; more; ) {
        const rows = await database.query<DueRow>(claimDue(owner, now().getTime(), LEASE, AT_ONCE))
        await Promise.all(rows.map(sendOne))
        sent += rows.length
        more = rows.length === AT_ONCE && now().getTime() < until
      }
      return sent
    },
  }
}

const described = ({ id, channel, attempts, reminder, traceParent }: DeliveryRow) => ({
  deliveryId: id,
  channel,
  attempt: attempts,
  subject: reminder.task.id,
  traceId: traceOf(traceParent).traceId,
})
