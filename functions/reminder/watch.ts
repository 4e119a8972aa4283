/**
 * Fires reminders on their instant: claims what is due within the next minute, sleeps until each, fires it once. What happens to the
 * process meanwhile costs time but never a reminder: asked to stop, it gives back what it holds; killed, its leases end soon.
 */
import type { Database } from '../../shared/database/index.ts'
import { DatabaseError } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import { Problem } from '../../shared/http/problem.ts'
import { idOf } from '../../shared/ids/index.ts'
import type { Log } from '../../shared/log/index.ts'
import { gauge, histogram } from '../../shared/metrics/index.ts'
import { bytesOf, EVENT_BYTES, eventOf, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import { createDatabaseClock, type Timer } from '../../shared/time/database-clock.ts'
import { traceIdOf, traceOf } from '../../shared/tracing/trace.ts'
import { isWanted } from './instants.ts'
import { type ClaimedRow, cancel, claim, type Firing, fire, giveBack, type HeldRow, held } from './statements.ts'

/** How far ahead reminders are claimed, in milliseconds: until the next ping, with room for one that starts from zero. */
export const WINDOW = 65_000
/** Seconds after its instant for which a reminder is left to the process that claimed it. */
const LEASE = 20
/** A reminder that fires later than this many milliseconds is worth a warning. */
const LATE = 5000
/** One that is later than this many milliseconds (30 days) helps nobody: it comes from a replay of what was forgotten. */
const EXPIRES = 30 * 86_400_000
const RETRY = 1000
const CLAIMED_AT_ONCE = 500
const FIRED_AT_ONCE = 200
/** Batches that are fired side by side: Postgres stores one while the next is read and judged. Below the connections of the manifest. */
const SIDE_BY_SIDE = 4
/** Most that one process holds: some 150 bytes each. */
const MOST = 25_000

const lateness = histogram('todo_reminder_lateness_seconds', 'From the instant of a reminder to its firing')

export interface Watch {
  /** Claims what is due soon or overdue. @throws DatabaseError, or Problem 503 when this process is stopping */
  take(): Promise<void>
  /** Resolves when all that is held has fired; rejects with Problem 503 when it had to be given back. */
  settled(): Promise<void>
  /** Gives back what has not fired. */
  stop(): Promise<void>
}

interface Options {
  database: Database
  publisher: Publisher
  timer: Timer
  log: Log
  /** names this process in leases */
  owner: string
  /** reminders that it holds; the rest follows when those have fired */
  most?: number
}

interface Held {
  /** when to try to fire it by the database's clock, epoch milliseconds, as `leasedUntil` */
  next: number
  leasedUntil: number
}

export function createWatch({ database, publisher, timer, log, owner, most = MOST }: Options): Watch {
  const clock = createDatabaseClock(timer)
  const waiting = new Map<string, Held>()
  const now = () => clock.now().getTime()
  gauge('todo_reminders_held', 'Reminders that this process holds until their instant', () => waiting.size)
  let more = false
  let callOff = () => {}
  let firing: Promise<void> | undefined
  let settling: PromiseWithResolvers<void> | undefined
  let stopped: Promise<void> | undefined

  async function take(): Promise<void> {
    try {
      await claimAll()
    } catch (error) {
      // The rest is left to the next ping; what was claimed before this is held all the same.
      more = false
      throw error
    } finally {
      arm()
    }
    if (!stopped) return
    await database.query(giveBack(owner))
    throw stopping()
  }

  async function claimAll(): Promise<void> {
    more = true
    while (more && waiting.size < most && !stopped) {
      const rows = await clock.asking(() => database.query<ClaimedRow>(claim(owner, WINDOW, LEASE, CLAIMED_AT_ONCE)))
      for (const { id, at, now } of rows) {
        if (id !== null) waiting.set(id, { next: at, leasedUntil: Math.max(at, now) + LEASE * 1000 })
      }
      more = rows.length === CLAIMED_AT_ONCE
    }
  }

  function arm(): void {
    callOff()
    if (stopped || firing) return
    if (waiting.size) {
      const next = [...waiting.values()].reduce((least, held) => Math.min(least, held.next), Infinity)
      callOff = clock.wake(next, start)
    } else if (!more) {
      settling?.resolve()
      settling = undefined
    }
  }

  function start(): void {
    firing ??= fireDue().finally(async () => {
      firing = undefined
      if (more) await take().catch((error) => log.warn('claiming failed: left to the next ping', { error }))
      arm()
    })
  }

  async function fireDue(): Promise<void> {
    const at = now()
    const due = [...waiting].filter(([, { next }]) => next <= at).map(([id]) => id)
    const fireOn = async () => {
      while (due.length) await fireBatch(due.splice(0, FIRED_AT_ONCE))
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, fireOn))
  }

  async function fireBatch(ids: string[]): Promise<void> {
    const before = new Map(ids.map((id) => [id, waiting.get(id)]))
    try {
      await fireAll(ids)
      // One that was cancelled, set again and claimed again meanwhile is still to come.
      for (const [id, held] of before) if (waiting.get(id) === held) waiting.delete(id)
    } catch (error) {
      const passing = error instanceof DatabaseError && error.retryable
      // One that can never be stored must not keep the others from firing.
      if (!passing && ids.length > 1) {
        for (const id of ids) await fireBatch([id])
        return
      }
      log[passing ? 'warn' : 'error']('firing failed', { reminders: ids.length, error })
      postpone(ids)
    }
  }

  /** Until the lease ends; then any process may claim it. */
  function postpone(ids: string[]): void {
    const next = now() + RETRY
    for (const id of ids) {
      const { leasedUntil } = waiting.get(id)!
      if (next < leasedUntil) waiting.set(id, { next, leasedUntil })
      else waiting.delete(id)
    }
  }

  async function fireAll(ids: string[]): Promise<void> {
    // A task that changes between being judged and being stored is judged again, as long as its person keeps changing it.
    for (let left = ids; left.length; ) {
      const rows = await database.query<HeldRow>(held(owner, left))
      const oldest = now() - EXPIRES
      const { wanted = [], unwanted = [] } = Object.groupBy(rows, (row) =>
        row.at > oldest && isStillWanted(row) ? 'wanted' : 'unwanted',
      )
      if (unwanted.length) await dropped(unwanted)
      if (!wanted.length) return
      await publisher.room()
      const fired = await fireRows(wanted)
      left = wanted.filter(({ id }) => !fired.has(id)).map(({ id }) => id)
    }
  }

  async function dropped(rows: HeldRow[]): Promise<void> {
    const ids = rows.map(({ id }) => id)
    await database.query(cancel(owner, ids))
    for (const { id, traceParent } of rows) {
      log.info('not fired', { reminderId: id, reason: 'no longer wanted', traceId: traceIdOf(traceParent) })
    }
  }

  async function fireRows(rows: HeldRow[]): Promise<Set<string>> {
    const at = clock.now()
    const firings = new Map(rows.map((row) => [row.id, firingOf(row, at)]))
    const done = await database.query<{ reminderId: string; revision: string }>(fire(owner, at, [...firings.values()]))
    publisher.publish(
      done.flatMap(({ reminderId, revision }) => {
        const { event, personId } = firings.get(reminderId)!
        return toStoredEvents([event], personId, Number(revision))
      }),
    )
    for (const { reminderId } of done) {
      const { event } = firings.get(reminderId)!
      const late = at.getTime() - Date.parse((event as ReturnType<typeof firedEvent>).data.at)
      lateness.observe(late / 1000)
      const fields = { reminderId, id: event.id, lateness: late, traceId: traceIdOf(event.traceParent) }
      if (late > LATE) log.warn('fired late', fields)
      else log.info('fired', fields)
    }
    return new Set(done.map(({ reminderId }) => reminderId))
  }

  async function giveAllBack(): Promise<void> {
    callOff()
    await firing
    const given = await database.query(giveBack(owner)).catch((error) => {
      log.warn('giving back failed: the leases will end', { error })
      return [...waiting.keys()]
    })
    waiting.clear()
    // A refused request is delivered again, which wakes another pod in time.
    if (given.length) settling?.reject(stopping())
    else settling?.resolve()
  }

  return {
    take,
    settled() {
      if (stopped) return stopped.then(() => Promise.reject(stopping()))
      if (!waiting.size && !firing && !more) return Promise.resolve()
      settling ??= Promise.withResolvers()
      return settling.promise
    },
    stop() {
      stopped ??= giveAllBack()
      return stopped
    },
  }
}

const isStillWanted = ({ kind, at, dueAt, task, timeZone }: HeldRow): boolean =>
  task !== null && isWanted({ kind, at, dueAt: dueAt === null ? null : Number(dueAt) }, task as Task, timeZone)

const firingOf = (row: HeldRow, now: Date): Firing => ({
  reminderId: row.id,
  personId: row.personId,
  taskVersion: (row.task as Task).version,
  event: firedEvent(row, now),
})

/** The event's id follows from the reminder's: whatever goes wrong, the outbox takes it once. */
function firedEvent({ id, at, task, traceParent, causationId, correlationId }: HeldRow, now: Date) {
  const firedAt = now.toISOString()
  const data = { reminderId: id, task: fitting(task as Task), at: new Date(at).toISOString(), firedAt }
  const origin = { source: 'reminder', trace: traceOf(traceParent), correlationId, causationId, now: firedAt }
  return eventOf('todo.reminder.fired.v1', data.task.id, data, origin, idOf('reminder-fired', id))
}

/** A note that was stored before notes had a bound must not silence the reminder: it is left out. */
const fitting = (task: Task): Task => (bytesOf(task) > EVENT_BYTES - 1024 ? { ...task, note: '' } : task)

const stopping = (): Problem =>
  new Problem({ status: 503, code: 'stopping', detail: 'This process is about to end; deliver this again.' })
