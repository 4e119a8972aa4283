/**
 * Sends what is due, as much at once as the pool has places for, and stores what became of it. What has no place waits in the database,
 * where any process finds it. A process that dies between sending and storing leaves a lease that ends; then it is sent again under the
 * same id, by which the receiver knows it.
 */

import type { Database } from '../../shared/database/index.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { Log } from '../../shared/log/index.ts'
import { commit, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import type { DatabaseClock } from '../../shared/time/database-clock.ts'
import { traceIdOf } from '../../shared/tracing/trace.ts'
import type { Kind } from './kinds.ts'
import { waitAfter } from './plan.ts'
import { createPool } from './pool.ts'
import {
  type Candidate,
  type ConfirmationContent,
  claim,
  type DeliveryRow,
  drop,
  dueDeliveries,
  forgetEndpoint,
  postpone,
  type ReminderContent,
  settlement,
} from './statements.ts'
import { Undelivered } from './undelivered.ts'
import type { ChallengeContent, EventContent, NoticeContent } from './webhooks/content.ts'

/** Seconds that a delivery is left to the process that claimed it: longer than sending and storing take at most. */
const LEASE = 90
/** Milliseconds after which an attempt counts as failed, whatever the channel's own limits say. */
const DEADLINE = 30_000
/** How many that are due are looked at to fill the free places. */
const LOOKED_AT = 100
/** Waits between attempts to store a result, in milliseconds: a message that was sent and not stored would be sent again. */
const STORE_WAITS = [100, 500, 2000, 5000]

/** How many channels have places of their own in the pool. */
const CHANNELS = 4

export interface Kinds {
  reminder: Kind<ReminderContent>
  confirmation: Kind<ConfirmationContent>
  challenge: Kind<ChallengeContent>
  event: Kind<EventContent>
  notice: Kind<NoticeContent>
}

export interface Courier {
  /** Sends what is due without being waited for: an event is answered when it is stored. */
  wake(): void
  /** Claims what is due, as far as there are places; it goes on with the rest as they become free. @returns how many it claimed. @throws DatabaseError */
  sendDue(): Promise<number>
  /** Resolves when nothing is being sent. */
  settled(): Promise<void>
  /** Claims nothing more. Resolves when what was being sent is sent and stored. */
  stop(): Promise<void>
}

interface Options {
  database: Database
  publisher: Publisher
  kinds: Kinds
  log: Log
  clock: DatabaseClock
  sleep: (milliseconds: number) => Promise<void>
  /** names this process in leases */
  owner: string
}

export function createCourier({ database, publisher, kinds, log, clock, sleep, owner }: Options): Courier {
  const pool = createPool()
  /** asked for again while it was looking: what is due now may have come after the look */
  let isAsked = false
  /** whether something may be due that had no place */
  let isMore = false
  let filling: Promise<number> | undefined
  let settling: PromiseWithResolvers<void> | undefined
  let isStopped = false

  function sendDue(): Promise<number> {
    isAsked = true
    filling ??= fill().finally(() => {
      filling = undefined
      rest()
    })
    return filling
  }

  const wake = () => void sendDue().catch((error) => log.warn('claiming failed: left to the next ping', { error }))

  async function fill(): Promise<number> {
    let [claimed, total] = [0, 0]
    while ((isAsked || claimed) && !isStopped) {
      isAsked = false
      const full = pool.full()
      const isFull = full.channels.length === CHANNELS
      const due = isFull ? [] : await database.query<Candidate>(dueDeliveries(full, LOOKED_AT))
      isMore = due.length > 0 || Object.values(full).flat().length > 0
      claimed = await claimSome(due)
      total += claimed
    }
    return total
  }

  /** Takes a place for each that gets one, and claims those. */
  async function claimSome(due: Candidate[]): Promise<number> {
    const places = new Map<string, () => void>()
    for (const candidate of due) {
      const release = pool.take(candidate)
      if (release) places.set(candidate.id, release)
    }
    let rows: DeliveryRow[] = []
    try {
      const ids = [...places.keys()]
      if (ids.length) rows = await clock.asking(() => database.query<DeliveryRow>(claim(owner, ids, LEASE)))
    } finally {
      const claimed = new Set(rows.map(({ id }) => id))
      for (const [id, release] of places) if (!claimed.has(id)) release()
    }
    for (const row of rows) {
      const failed = (error: unknown) => log.error('sending failed: its lease will end', { deliveryId: row.id, error })
      void sendOne(row)
        .catch(failed)
        .finally(() => freed(places.get(row.id)!))
    }
    return rows.length
  }

  function freed(release: () => void): void {
    release()
    if (isMore && !isStopped) wake()
    rest()
  }

  function rest(): void {
    if (pool.size || filling) return
    settling?.resolve()
    settling = undefined
  }

  function settled(): Promise<void> {
    if (!pool.size && !filling) return Promise.resolve()
    settling ??= Promise.withResolvers()
    return settling.promise
  }

  async function attempt(delivery: DeliveryRow, profile: Profile): Promise<void> {
    const { personId, channel, endpoint, content } = delivery
    const kind = kindOf(delivery)
    const started = performance.now()
    let failure: Undelivered | undefined
    try {
      await inTime(kind.send(delivery, content, profile))
    } catch (error) {
      const unexpected = () => new Undelivered('Sending failed.', { why: 'unexpected', again: true, cause: error })
      failure = error instanceof Undelivered ? error : unexpected()
    }
    const duration = Math.round((performance.now() - started) * 10) / 10
    const wait = failure?.again ? waitAfter(delivery.attempts) : undefined
    const outcome = !failure ? 'delivered' : wait === undefined ? 'failed' : 'again'
    const fields = { ...described(delivery), duration, outcome, why: failure?.why, code: codeOf(failure?.cause) }
    log[failure ? 'warn' : 'info']('sent', fields)
    const note = kind.noted?.(delivery, content, failure)
    if (note) await storing(() => database.query(note))
    if (wait !== undefined) await later(delivery, clock.now().getTime() + wait, profile, failure!.message)
    else await settle(delivery, failure)
    if (failure?.gone && channel === 'web-push') await storing(() => database.query(forgetEndpoint(personId, endpoint)))
  }

  async function later(delivery: DeliveryRow, at: number, profile: Profile, reason: string): Promise<void> {
    const dueAt = kindOf(delivery).waitsUntil(at, profile) ?? at
    await storing(() => database.query(postpone(delivery.id, owner, dueAt, delivery.attempts, reason)))
  }

  async function settle(delivery: DeliveryRow, failure: Undelivered | undefined): Promise<void> {
    const { id, personId, content } = delivery
    const at = clock.now().toISOString()
    const event = kindOf(delivery).told(delivery, content, failure, at)
    const events = event ? [event] : []
    const guard = settlement(id, owner, failure ? 'failed' : 'delivered', failure?.message ?? null, at)
    const beside = kindOf(delivery).beside?.(delivery, content, failure, at)
    const result = await storing(() => commit(database, { personId, events, guard, beside }))
    if (result?.outcome !== 'committed') return
    publisher.publish(toStoredEvents(events, personId, result.revision))
    // What is stored beside the end of one may be others to send.
    if (beside) wake()
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

  async function sendOne(delivery: DeliveryRow): Promise<void> {
    const { id, content, attempts } = delivery
    const kind = kindOf(delivery)
    const profile = { ...DEFAULT_PROFILE, ...delivery.profile }
    const at = clock.now()
    const reason = kind.unwanted(delivery, content, profile)
    if (reason) {
      log.info('dropped', { ...described(delivery), reason })
      await storing(() => database.query(drop(id, owner, reason, at)))
      return
    }
    const until = kind.waitsUntil(at.getTime(), profile)
    if (until === null) await attempt(delivery, profile)
    else await storing(() => database.query(postpone(id, owner, until, attempts - 1, null)))
  }

  const kindOf = ({ content }: DeliveryRow) => kinds[content.kind] as Kind<DeliveryRow['content']>

  const described = (delivery: DeliveryRow) => ({
    deliveryId: delivery.id,
    kind: delivery.content.kind,
    channel: delivery.channel,
    attempt: delivery.attempts,
    subject: kindOf(delivery).subject(delivery, delivery.content),
    traceId: traceIdOf(delivery.traceParent),
  })

  return {
    wake,
    sendDue,
    settled,
    stop() {
      isStopped = true
      return settled()
    },
  }
}

/** @throws Undelivered when it takes too long */
async function inTime(sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const failed = () => reject(new Undelivered('It took too long.', { why: 'deadline', again: true }))
    timer = setTimeout(failed, DEADLINE)
  })
  await Promise.race([sending, late]).finally(() => clearTimeout(timer))
}

/** Of what went wrong below, nothing but its code: messages of mail servers and hosts name people's addresses. */
const codeOf = (cause: unknown): unknown =>
  cause instanceof Error ? ((cause as { code?: unknown }).code ?? cause.name) : undefined
