/**
 * Publishes committed events: at once, in small batches, behind the answer to whoever caused them. What it cannot publish stays
 * unpublished in the outbox, where the relay finds it: publishing twice is allowed, losing is not.
 */
import type { Database, DatabaseError } from '../database/index.ts'
import { toKafkaMessage } from '../events/cloud-event.ts'
import { traceOf } from '../http/trace.ts'
import type { Producer } from '../kafka/producer.ts'
import type { Log } from '../log/index.ts'
import { counter, histogram } from '../metrics/index.ts'
import { recordSpan } from '../tracing/index.ts'
import type { OutboxEvent, StoredEvent } from './event.ts'
import { markPublished } from './statements.ts'

export interface Publisher {
  /** Takes over committed events; never throws and never waits. */
  publish(events: StoredEvent[]): void
  /** Resolves when all that was taken over is published or given to the relay. */
  flush(): Promise<void>
}

interface Options {
  database: Database
  producer: Producer
  log: Log
  /** most events of one batch */
  batch?: number
}

/** The stored form of events that `commit` just gave their revisions. */
export const stored = (events: OutboxEvent[], personId: string, firstRevision: number): StoredEvent[] =>
  events.map((event, index) => ({ ...event, personId, revision: firstRevision + index }))

export function createPublisher({ database, producer, log, batch = 500 }: Options): Publisher {
  const marks = createMarks({ database, log })
  let waiting: StoredEvent[] = []
  let running: Promise<void> | undefined

  async function drain(): Promise<void> {
    // One turn of the event loop lets requests that committed together share a batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length) {
      const events = waiting.slice(0, batch)
      waiting = waiting.slice(batch)
      const { outcome } = await send({ producer, log }, events)
      if (outcome === 'published') marks.add(events)
    }
    running = undefined
  }

  return {
    publish(events) {
      waiting.push(...events)
      running ??= drain()
    },
    async flush() {
      while (running) await running
      await marks.flush()
    },
  }
}

/** Milliseconds for which confirmed events are gathered before they are marked. */
const GATHERED = 100

/**
 * Marks what Kafka has, many at once: nobody waits for it, and a crash before it costs a double, which changes nothing. The next batch goes
 * out meanwhile.
 */
function createMarks({ database, log }: Pick<Options, 'database' | 'log'>) {
  let confirmed: StoredEvent[] = []
  let timer: NodeJS.Timeout | undefined
  let marking = Promise.resolve()

  async function mark(): Promise<void> {
    timer = undefined
    const events = confirmed
    confirmed = []
    if (events.length) await markBatch({ database, log }, events)
  }

  return {
    add(events: StoredEvent[]): void {
      confirmed.push(...events)
      timer ??= setTimeout(() => {
        marking = mark()
      }, GATHERED)
    },
    async flush(): Promise<void> {
      clearTimeout(timer)
      await marking
      await mark()
    },
  }
}

/** `unmarked`: Kafka has them, but they will be published again; `failed`: Kafka did not confirm, `error` says why. */
export type BatchResult =
  | { outcome: 'published' }
  | { outcome: 'unmarked'; error: DatabaseError }
  | { outcome: 'failed'; error: unknown }

const produced = counter('todo_events_produced_total', 'Committed events by topic and what became of their publishing')
const publishing = histogram('todo_publish_duration_seconds', 'Until Kafka confirmed a batch')

function told(events: StoredEvent[], started: number, outcome: 'published' | 'failed', error?: unknown): void {
  for (const { topic, id, type, traceParent } of events) {
    produced.inc({ topic, outcome })
    recordSpan({
      name: `publish ${topic}`,
      kind: 'producer',
      parent: traceParent,
      started,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.destination.name': topic,
        'messaging.message.id': id,
        'cloudevents.event_type': type,
      },
      error: error === undefined ? undefined : String(error),
    })
  }
}

/** Publishes committed events and marks them, with a log line for each. Never throws. */
export async function publishBatch(
  { database, producer, log }: Pick<Options, 'database' | 'producer' | 'log'>,
  events: StoredEvent[],
): Promise<BatchResult> {
  const result = await send({ producer, log }, events)
  if (result.outcome === 'failed') return result
  const error = await markBatch({ database, log }, events)
  return error ? { outcome: 'unmarked', error } : result
}

async function send(
  { producer, log }: Pick<Options, 'producer' | 'log'>,
  events: StoredEvent[],
): Promise<Exclude<BatchResult, { outcome: 'unmarked' }>> {
  const started = performance.now()
  try {
    const places = await producer.send(events.map((event) => ({ topic: event.topic, ...toKafkaMessage(event) })))
    const duration = Math.round((performance.now() - started) * 10) / 10
    publishing.observe(duration / 1000)
    for (const [index, event] of events.entries()) {
      log.info('produced', { ...described(event), ...places[index], duration, outcome: 'published' })
    }
    told(events, started, 'published')
    return { outcome: 'published' }
  } catch (error) {
    warn(log, events, 'left to the relay', error)
    told(events, started, 'failed', error)
    return { outcome: 'failed', error }
  }
}

/** @returns why they could not be marked */
async function markBatch(
  { database, log }: Pick<Options, 'database' | 'log'>,
  events: StoredEvent[],
): Promise<DatabaseError | undefined> {
  try {
    await database.query(markPublished(events.map((event) => event.id)))
    return undefined
  } catch (error) {
    warn(log, events, 'published, not marked: the relay will publish again', error)
    return error as DatabaseError
  }
}

function warn(log: Log, events: StoredEvent[], outcome: string, error: unknown): void {
  for (const event of events) log.warn('produced', { ...described(event), outcome, reason: String(error) })
}

/** The fields by which one event is followed through all logs. */
const described = ({ topic, type, id, subject, traceParent, revision }: StoredEvent) => ({
  topic,
  type,
  id,
  subject,
  sequence: revision,
  traceId: traceOf(traceParent).traceId,
})
