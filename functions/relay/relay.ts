import type { Database } from '../../shared/database/index.ts'
import { type Problem, unavailable } from '../../shared/http/problem.ts'
import type { Producer } from '../../shared/kafka/producer.ts'
import type { Log } from '../../shared/log/index.ts'
import { gauge } from '../../shared/metrics/index.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { toOutgoing } from '../../shared/outbox/outgoing.ts'
import { leave, markEvents, type OutboxParts, sendEvents } from '../../shared/outbox/send.ts'
import { parkedEvents, storedEvent, unpublished } from '../../shared/outbox/statements.ts'

const oldest = gauge('todo_outbox_oldest_seconds', 'Age of the oldest event that the last look found unpublished')
const parked = gauge('todo_outbox_parked_events', 'Events that Kafka refuses for good, which wait for an operator')

interface Options {
  database: Database
  producer: Producer
  log: Log
  /** seconds */
  olderThan: number
  batch: number
}

export interface Relayed {
  published: number
  /** of the first topic that took nothing; the others went on */
  failure?: Problem
}

/** Publishes in batches until nothing is left but what topics do not take now. */
export function createRelay({ olderThan, batch, ...parts }: Options) {
  const { database, log } = parts

  return async (goOn: () => Promise<boolean>): Promise<Relayed> => {
    const stopped = new Map<string, unknown>()
    let published = 0
    let first = 0
    let last = 0
    do {
      const rows = await database.query<Parameters<typeof storedEvent>[0]>(
        unpublished(olderThan, batch, [...stopped.keys()]),
      )
      last = rows[0]?.age ?? 0
      first ||= last
      if (!rows.length) break
      published += await publish(parts, rows.map(storedEvent).map(toOutgoing), stopped)
    } while (await goOn())
    oldest.set(stopped.size ? first : last)
    const [row] = await database.query<{ parked: number }>(parkedEvents())
    parked.set(row!.parked)
    if (row!.parked) log.error('events are parked: see the dead letters', { events: row!.parked })
    if (published) log.info('relayed', { events: published })
    if (!stopped.size) return { published }
    const [cause] = stopped.values()
    return { published, failure: unavailable(`Kafka, for the topic ${[...stopped.keys()].join(' and ')},`, cause) }
  }
}

/** @returns how many Kafka took */
async function publish(
  parts: OutboxParts,
  events: ReturnType<typeof toOutgoing>[],
  stopped: Map<string, unknown>,
): Promise<number> {
  const { confirmed, left } = await sendEvents(parts, events)
  const unmarked = confirmed.length ? await markEvents(parts, confirmed) : undefined
  if (unmarked) throw unmarked
  for (const { event, error } of left) {
    const { topic } = event.record
    if (!stopped.has(topic)) leave(parts.log, [event], 'this topic takes nothing now', error)
    stopped.set(topic, error)
  }
  return confirmed.length
}
