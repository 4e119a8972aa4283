import type { Database } from '../../shared/database/index.ts'
import { unavailable } from '../../shared/http/problem.ts'
import type { Producer } from '../../shared/kafka/producer.ts'
import type { Log } from '../../shared/log/index.ts'
import { gauge } from '../../shared/metrics/index.ts'
import type { StoredEvent } from '../../shared/outbox/event.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { publishBatch } from '../../shared/outbox/publisher.ts'
import { storedEvent, unpublished } from '../../shared/outbox/statements.ts'

const oldest = gauge('todo_outbox_oldest_seconds', 'Age of the oldest event that the last look found unpublished')

interface Options {
  database: Database
  producer: Producer
  log: Log
  /** seconds */
  olderThan: number
  batch: number
}

/**
 * Publishes in batches until nothing is left.
 *
 * @returns a function that says how many it published; it throws Problem 503 while Kafka is away
 */
export function createRelay({ database, producer, log, olderThan, batch }: Options) {
  return async (goOn: () => Promise<boolean>): Promise<number> => {
    const refused: string[] = []
    let published = 0
    do {
      const rows = await database.query<never>(unpublished(olderThan, batch, refused))
      const events: StoredEvent[] = rows.map(storedEvent)
      oldest.set(events[0] ? (Date.now() - Date.parse(events[0].time)) / 1000 : 0)
      if (!events.length) break
      const left = await publish(events)
      refused.push(...left)
      published += events.length - left.length
    } while (await goOn())
    if (published) log.info('relayed', { events: published })
    if (refused.length)
      log.error('Kafka refuses events for good', { events: refused.length, ids: refused.slice(0, 20) })
    return published
  }

  /** @returns ids of those that Kafka will never take */
  async function publish(events: StoredEvent[]): Promise<string[]> {
    const result = await publishBatch({ database, producer, log }, events)
    if (result.outcome === 'published') return []
    if (result.outcome === 'unmarked') throw result.error
    if (!isRefusal(result.error)) throw unavailable('Kafka', result.error)
    if (events.length === 1) return [events[0]!.id]
    // One record that is refused takes its whole batch along: halves find it, and the others go out.
    const middle = events.length >> 1
    return [...(await publish(events.slice(0, middle))), ...(await publish(events.slice(middle)))]
  }
}

/** Kafka answered, and will answer the same again (its protocol's error table, column "retriable"). */
const isRefusal = (error: unknown): boolean => {
  const { name, retriable, cause } = error as { name?: string; retriable?: boolean; cause?: unknown }
  if (name === 'KafkaJSProtocolError') return retriable === false
  return name === 'KafkaJSNonRetriableError' && cause ? isRefusal(cause) : false
}
