/** All open streams of this process, found by person: a thousand of them cost a timer and a map. */
import { Problem } from '../../shared/http/problem.ts'
import type { Log } from '../../shared/log/index.ts'
import { gauge } from '../../shared/metrics/index.ts'
import { createBudget } from './budget.ts'
import type { Journal } from './journal.ts'
import type { Message } from './message.ts'
import { createStream, type EndReason, type Outlet, type Stream } from './stream.ts'

/** What brings news; runs while there are streams. */
export interface Source {
  start(): void
  stop(): Promise<void>
  /** whether everything committed from now on will be told */
  readonly isAttached: boolean
}

export interface Streams {
  /** @throws Problem 503 when this process is stopping or full, 429 when the person has too many streams */
  admit(personId: string): void
  /**
   * @param after revision to resume after; undefined begins with what happens from now on
   * @param until when it ends at the latest, epoch milliseconds
   */
  open(personId: string, after: number | undefined, outlet: Outlet, until?: number): Stream
  has(personId: string): boolean
  /** @returns to how many devices it went at once, and how many get it from the database in its turn */
  take(personId: string, message: Message): { delivered: number; later: number }
  /** Looks for what was missed while nothing was told. */
  attached(): void
  /** Ends all streams; devices resume elsewhere. */
  stop(): void
  /** Resolves when the source is left. */
  closed(): Promise<void>
}

interface Options {
  journal: Journal
  log: Log
  /** told by a function, as both know each other */
  source: () => Source
  /** milliseconds for which a stream lasts at most: less than a request may */
  lifetime: number
  mostPerPerson?: number
  /** open streams of this process */
  most?: number
  /** bytes that may wait for all devices together */
  waiting?: number
  /** milliseconds for which the source stays when the last stream has ended: pages are loaded anew */
  linger?: number
}

/** Milliseconds between looks at the database while the source is not attached. */
const TICK = 500
/** Ticks between looks while it is: news that never came, such as of a publisher that died, is found here. */
const LOOK_EVERY = 10
const BEAT_EVERY = 30
const PEOPLE_AT_ONCE = 1000
/** Open streams of one process: several times what it is scaled by. */
const MOST = 4000
/** Bytes that wait for all devices together: a quarter of the memory that the manifest gives. */
const WAITING = 64 * 1024 * 1024

export function createStreams(options: Options): Streams {
  const {
    journal,
    log,
    source,
    lifetime,
    mostPerPerson = 50,
    most = MOST,
    linger = 10_000,
    waiting = WAITING,
  } = options
  const byPerson = new Map<string, Set<Stream>>()
  const budget = createBudget<Stream>(waiting)
  const expiries = new Map<Stream, ReturnType<typeof setTimeout>>()
  gauge('todo_stream_clients', 'Open streams of this process', () => expiries.size)
  let ticking: ReturnType<typeof setInterval> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  let left: Promise<void> | undefined
  let ticks = 0
  let looking = false
  let lookAgain = false
  let isStopping = false

  function onSent(stream: Stream): void {
    for (const fullest of budget.note(stream)) fullest.end('slow')
  }

  function forget(stream: Stream): void {
    budget.forget(stream)
    clearTimeout(expiries.get(stream))
    expiries.delete(stream)
    const others = byPerson.get(stream.personId)
    others?.delete(stream)
    if (!others?.size) byPerson.delete(stream.personId)
    if (expiries.size) return
    clearInterval(ticking)
    ticking = undefined
    leaving = setTimeout(leave, isStopping ? 0 : linger)
  }

  function leave(): void {
    leaving = undefined
    left = source().stop()
  }

  function tick(): void {
    ticks++
    if (!source().isAttached || ticks % LOOK_EVERY === 0) void findMissed()
    if (ticks % BEAT_EVERY === 0) for (const stream of expiries.keys()) stream.beat()
  }

  async function findMissed(): Promise<void> {
    lookAgain = true
    if (looking) return
    looking = true
    while (lookAgain) {
      lookAgain = false
      await findMissedOnce().catch((error) => log.warn('looking for what was missed failed', { error }))
    }
    looking = false
  }

  async function findMissedOnce(): Promise<void> {
    const people = [...byPerson.keys()]
    for (let index = 0; index < people.length; index += PEOPLE_AT_ONCE) {
      const revisions = await journal.revisions(people.slice(index, index + PEOPLE_AT_ONCE))
      for (const [personId, revision] of revisions) {
        for (const stream of byPerson.get(personId) ?? []) {
          if (stream.last !== undefined && stream.last < revision) stream.catchUp()
        }
      }
    }
  }

  function end(reason: EndReason): void {
    for (const stream of [...expiries.keys()]) stream.end(reason)
  }

  return {
    admit(personId) {
      if (isStopping) throw stopping()
      if ((byPerson.get(personId)?.size ?? 0) >= mostPerPerson) throw tooMany(mostPerPerson)
      if (expiries.size >= most) throw full()
    },
    open(personId, after, outlet, until = Number.POSITIVE_INFINITY) {
      const stream = createStream({ personId, after, outlet, journal, log, onClosed: forget, onSent })
      const streams = byPerson.get(personId) ?? new Set()
      byPerson.set(personId, streams.add(stream))
      // Not all at once: those that began together would come back together.
      expiries.set(
        stream,
        setTimeout(() => stream.end('time'), Math.min(lifetime * (0.95 + Math.random() * 0.05), until - Date.now())),
      )
      clearTimeout(leaving)
      leaving = undefined
      ticking ??= setInterval(tick, TICK)
      source().start()
      if (isStopping) stream.end('stopping')
      return stream
    },
    has: (personId) => byPerson.has(personId),
    take(personId, message) {
      const count = { delivered: 0, duplicate: 0, later: 0 }
      for (const stream of byPerson.get(personId) ?? []) count[stream.take(message)]++
      return count
    },
    attached: () => void findMissed(),
    stop() {
      isStopping = true
      end('stopping')
    },
    async closed() {
      clearTimeout(leaving)
      if (leaving) leave()
      await left
    },
  }
}

const stopping = (): Problem =>
  new Problem({
    status: 503,
    code: 'stopping',
    detail: 'This process is being replaced; connect again.',
    headers: { 'retry-after': '1' },
  })

const full = (): Problem =>
  new Problem({
    status: 503,
    code: 'full',
    detail: 'As many streams as this process can hold are open; connect again.',
    headers: { 'retry-after': '2' },
  })

const tooMany = (most: number): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-streams',
    detail: `A person may have ${most} open streams; close one of the others.`,
    headers: { 'retry-after': '30' },
  })
