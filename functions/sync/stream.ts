/**
 * One open stream of one device: every event of its person exactly once and in order, whatever order Kafka brings them in. What does not
 * follow the last one sent is read from the database, which knows them all.
 */
import type { Log } from '../../shared/log/index.ts'
import type { Journal } from './journal.ts'
import { type Message, notice } from './message.ts'
import type { Page } from './statements.ts'

/** `time`: it has lasted as long as it may; `slow`: the device does not read, and resumes later; `stopping`: this process ends. */
export type EndReason = 'time' | 'slow' | 'stopping'

/** The way to a device. Nothing of it throws. */
export interface Outlet {
  send(message: Message): void
  /** Keeps proxies from taking the connection for dead. */
  beat(): void
  /** bytes that wait for the device in this process */
  readonly waiting: number
  /** whether that is so much that nothing more should be added */
  readonly isFull: boolean
  /** Resolves when it is not full any more. */
  drained(): Promise<void>
  end(reason: EndReason): void
}

export interface Stream {
  readonly personId: string
  /** newest revision sent; undefined until it is known where to begin */
  readonly last: number | undefined
  /** bytes that wait for its device */
  readonly waiting: number
  readonly isClosed: boolean
  /** A message that Kafka brought: `later` is what comes out of the database in its turn. */
  take(message: Message): 'delivered' | 'duplicate' | 'later'
  /** Reads from the database what was missed. */
  catchUp(): void
  beat(): void
  /** Ends it from this side. */
  end(reason: EndReason): void
  /** The device is gone. */
  close(): void
}

interface Options {
  personId: string
  /** revision after which to resume; undefined begins with what happens from now on */
  after: number | undefined
  outlet: Outlet
  journal: Journal
  log: Log
  onClosed: (stream: Stream) => void
  onSent: (stream: Stream) => void
  /** milliseconds that a full outlet may take until it is given up */
  patience?: number
}

/** What is read from the database at once: an event is below 64 kB, and most are a hundredth of that. */
const PAGE: Page = { events: 100, bytes: 128 * 1024 }
const FIRST_WAIT = 200
const LONGEST_WAIT = 5000

export function createStream(options: Options): Stream {
  const { personId, outlet, journal, log, onClosed, onSent, patience = 30_000 } = options
  const closed = Promise.withResolvers<void>()
  let last = options.after
  let isClosed = false
  let isReading = false
  let isBehind = false
  /** whether the database has those events at all that the device's position asks for */
  let isChecked = false

  function send(message: Message): void {
    outlet.send(message)
    last = message.revision
    onSent(stream)
  }

  async function readAll(): Promise<void> {
    let wait = FIRST_WAIT
    while (isBehind && !isClosed) {
      isBehind = false
      try {
        if (isChecked) await readOn()
        else await begin()
        wait = FIRST_WAIT
      } catch (error) {
        log.debug('reading for a stream failed', { error })
        isBehind = true
        await Promise.race([sleep(wait), closed.promise])
        wait = Math.min(wait * 2, LONGEST_WAIT)
      }
    }
    isReading = false
  }

  async function begin(): Promise<void> {
    const revision = (await journal.revisions([personId])).get(personId) ?? 0
    if (isClosed) return
    if (last === undefined) send(notice('ready', revision))
    else if (last > revision) send(notice('reset', revision))
    else if (last < revision && !(await readOn())) send(notice('reset', revision))
    isChecked = true
  }

  /** @returns whether there was anything */
  async function readOn(): Promise<boolean> {
    for (let any = false; ; any = true) {
      // Before it reads: nothing of a page is held while a device has enough to read.
      if (outlet.isFull && !(await isDrained())) return true
      const { messages, isAll } = await journal.after(personId, last!, PAGE)
      if (isClosed || !messages.length) return any || isClosed
      // Old events are forgotten some day, and the rest would make no sense without them.
      if (messages[0]!.revision !== last! + 1) return false
      for (const message of messages) {
        if (isClosed || outlet.isFull) break
        send(message)
        const { type, id, revision: sequence, traceId } = message
        log[isChecked ? 'info' : 'debug']('delivered', { type, id, sequence, traceId, from: 'database' })
      }
      if (isClosed || (isAll && last === messages.at(-1)!.revision)) return true
    }
  }

  async function isDrained(): Promise<boolean> {
    const patient = sleep(patience)
    let isOver = false
    const over = patient.then(() => {
      isOver = true
    })
    // It may be full again at once.
    while (outlet.isFull && !isOver && !isClosed) await Promise.race([outlet.drained(), over, closed.promise])
    patient.cancel()
    if (outlet.isFull && !isClosed) stream.end('slow')
    return !isClosed
  }

  const stream: Stream = {
    personId,
    get last() {
      return last
    },
    get waiting() {
      return outlet.waiting
    },
    get isClosed() {
      return isClosed
    },
    take(message) {
      if (isClosed || (last !== undefined && message.revision <= last)) return 'duplicate'
      if (isReading || last === undefined || message.revision !== last + 1 || outlet.isFull) {
        stream.catchUp()
        return 'later'
      }
      send(message)
      return 'delivered'
    },
    catchUp() {
      isBehind = true
      if (isReading || isClosed) return
      isReading = true
      void readAll()
    },
    beat() {
      if (!isClosed && !outlet.isFull) outlet.beat()
    },
    end(reason) {
      if (isClosed) return
      outlet.end(reason)
      stream.close()
    },
    close() {
      if (isClosed) return
      isClosed = true
      closed.resolve()
      onClosed(stream)
    },
  }
  stream.catchUp()
  return stream
}

function sleep(milliseconds: number): Promise<void> & { cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  return Object.assign(promise, { cancel: () => clearTimeout(timer) })
}
