/**
 * Publishes committed events: at once, in small batches, behind the answer to whoever caused them. What it cannot publish soon stays
 * unpublished in the outbox, where the relay finds it: publishing twice is allowed, losing is not.
 */
import type { OutboxEvent, StoredEvent } from '../events/event.ts'
import { gauge } from '../metrics/index.ts'
import { type Outgoing, toOutgoing } from './outgoing.ts'
import { leaveToRelay, markEvents, type OutboxParts, sendEvents } from './send.ts'

export interface Publisher {
  /** Takes over committed events; never throws and never waits. */
  publish(events: StoredEvent[]): void
  /**
   * For who has many events at once: resolves when half of the room for them is free, so that none is left to the relay because others were
   * faster. When Kafka takes none, nobody waits for it.
   */
  room(): Promise<void>
  /** Resolves when all that was taken over is published or given to the relay. */
  flush(): Promise<void>
}

interface Options extends OutboxParts {
  /** most events of one batch */
  batch?: number
  /** most events that wait for Kafka, and their bytes: the rest is left to the relay */
  most?: number
  mostBytes?: number
  /** milliseconds for which an event waits while Kafka takes none: less than the age at which the relay takes it (15 s) */
  patience?: number
}

/** The stored form of events that `commit` just gave their revisions. */
export const toStoredEvents = (events: OutboxEvent[], personId: string, firstRevision: number): StoredEvent[] =>
  events.map((event, index) => ({ ...event, personId, revision: firstRevision + index }))

/** Milliseconds from an attempt that failed to the next; twice as long after each, up to the longest. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 4000

interface Waiting {
  event: Outgoing
  /** of `performance.now` */
  since: number
}

export function createPublisher({
  batch = 500,
  most = 5000,
  mostBytes = 4 * 1024 * 1024,
  patience = 10_000,
  ...parts
}: Options): Publisher {
  const { log } = parts
  const marks = createMarks(parts)
  let waiting: Waiting[] = []
  let bytes = 0
  let running: Promise<void> | undefined
  let pausing: { end(): void } | undefined
  let flushing = 0
  let roomless: PromiseWithResolvers<void> | undefined
  gauge('todo_publisher_waiting_events', 'Committed events that wait in this process for Kafka', () => waiting.length)
  gauge('todo_publisher_waiting_bytes', 'Bytes of the events that wait in this process for Kafka', () => bytes)

  function take(events: Outgoing[]): void {
    const since = performance.now()
    const left: Outgoing[] = []
    for (const event of events) {
      if (waiting.length >= most || bytes + event.bytes > mostBytes) left.push(event)
      else {
        waiting.push({ event, since })
        bytes += event.bytes
      }
    }
    if (left.length) leaveToRelay(log, left, 'too many wait here already')
  }

  const isHalfFree = () => waiting.length <= most / 2 && bytes <= mostBytes / 2

  function makeRoom(): void {
    roomless?.resolve()
    roomless = undefined
  }

  async function drain(): Promise<void> {
    // One turn of the event loop lets requests that committed together share a batch.
    await new Promise((resolve) => setImmediate(resolve))
    for (let pause = FIRST_PAUSE; waiting.length; ) {
      const { gone, error } = await sendNext()
      if (!gone || isHalfFree()) makeRoom()
      if (gone) pause = FIRST_PAUSE
      else {
        leaveOld(error)
        if (waiting.length) await paused(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE)
      }
    }
    running = undefined
  }

  /** @returns whether all of the next batch have left the queue; `error`: why some have not */
  async function sendNext(): Promise<{ gone: boolean; error?: unknown }> {
    const sent = waiting.slice(0, batch)
    const { confirmed, left } = await sendEvents(
      parts,
      sent.map(({ event }) => event),
    )
    if (confirmed.length) marks.add(confirmed)
    const still = new Set(left.map(({ event }) => event))
    waiting = [...sent.filter(({ event }) => still.has(event)), ...waiting.slice(sent.length)]
    for (const { event } of sent) if (!still.has(event)) bytes -= event.bytes
    return { gone: !left.length, error: left[0]?.error }
  }

  /** All, when this process is about to end. */
  function leaveOld(error: unknown): void {
    const oldest = flushing ? Infinity : performance.now() - patience
    const young = waiting.findIndex(({ since }) => since > oldest)
    const old = (young < 0 ? waiting : waiting.slice(0, young)).map(({ event }) => event)
    if (!old.length) return
    waiting = waiting.slice(old.length)
    for (const event of old) bytes -= event.bytes
    leaveToRelay(log, old, error)
  }

  async function paused(milliseconds: number): Promise<void> {
    if (flushing) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      pausing = {
        end() {
          clearTimeout(timer)
          resolve()
        },
      }
    })
    pausing = undefined
  }

  return {
    publish(events) {
      take(events.map(toOutgoing))
      if (waiting.length) running ??= drain()
    },
    async room() {
      if (isHalfFree() || pausing) return
      roomless ??= Promise.withResolvers()
      await roomless.promise
    },
    async flush() {
      flushing++
      pausing?.end()
      while (running) await running
      await marks.flush()
      flushing--
    },
  }
}

/** Milliseconds for which confirmed events are gathered before they are marked. */
const GATHERED = 100

/**
 * Marks what Kafka has, many at once: nobody waits for it, and a crash before it costs a double, which changes nothing. The next batch goes
 * out meanwhile.
 */
function createMarks(parts: OutboxParts) {
  let confirmed: Outgoing[] = []
  let timer: NodeJS.Timeout | undefined
  let marking = Promise.resolve()

  async function mark(): Promise<void> {
    timer = undefined
    const events = confirmed
    confirmed = []
    if (events.length) await markEvents(parts, events)
  }

  /** One after another: who waits for the last has waited for all. */
  function markNext(): Promise<void> {
    marking = marking.then(mark)
    return marking
  }

  return {
    add(events: Outgoing[]): void {
      confirmed.push(...events)
      timer ??= setTimeout(markNext, GATHERED)
    },
    async flush(): Promise<void> {
      clearTimeout(timer)
      await markNext()
    },
  }
}
