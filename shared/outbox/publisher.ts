/**
 * Publishes committed events: at once, in small batches, behind the answer to whoever caused them. What it cannot publish stays
 * unpublished in the outbox, where the relay finds it: publishing twice is allowed, losing is not.
 */
import { type Database, DatabaseError } from '../database/index.ts'
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
  let waiting: StoredEvent[] = []
  let running: Promise<void> | undefined

  async function drain(): Promise<void> {
    // One turn of the event loop lets requests that committed together share a batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length) {
      const events = waiting.slice(0, batch)
      waiting = waiting.slice(batch)
      await publishBatch({ database, producer, log }, events)
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

function told(events: StoredEvent[], started: number, outcome: BatchResult['outcome'], error?: unknown): void {
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
  const started = performance.now()
  const describe = (outcome: string, error: unknown) => {
    for (const event of events) log.warn('produced', { ...described(event), outcome, reason: String(error) })
  }
  try {
    const places = await producer.send(events.map((event) => ({ topic: event.topic, ...toKafkaMessage(event) })))
    const duration = Math.round((performance.now() - started) * 10) / 10
    publishing.observe(duration / 1000)
    for (const [index, event] of events.entries()) {
      log.info('produced', { ...described(event), ...places[index], duration, outcome: 'published' })
    }
    await database.query(markPublished(events.map((event) => event.id)))
    told(events, started, 'published')
    return { outcome: 'published' }
  } catch (error) {
    if (error instanceof DatabaseError) {
      describe('published, not marked: the relay will publish again', error)
      told(events, started, 'unmarked', error)
      return { outcome: 'unmarked', error }
    }
    describe('left to the relay', error)
    told(events, started, 'failed', error)
    return { outcome: 'failed', error }
  }
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
