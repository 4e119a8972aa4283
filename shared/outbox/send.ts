/** Sends committed events to Kafka and notes in the outbox what became of them: the same steps for who commits and for the relay. */
import { type Database, DatabaseError } from '../database/index.ts'
import type { Producer, Sent } from '../kafka/producer.ts'
import type { Log } from '../log/index.ts'
import { counter, histogram } from '../metrics/index.ts'
import { recordSpan } from '../tracing/index.ts'
import { describeEvent, type Outgoing } from './outgoing.ts'
import { letterOf, type Refused } from './parked.ts'
import { markPublished, park } from './statements.ts'

export interface OutboxParts {
  database: Database
  producer: Producer
  log: Log
}

export interface Sending {
  /** Kafka has them; they are not marked yet */
  confirmed: Outgoing[]
  /** Kafka will never take them; they are parked with the reason */
  parked: Outgoing[]
  /** they may go out later */
  left: { event: Outgoing; error: unknown }[]
}

const produced = counter('todo_events_produced_total', 'Committed events by topic and what became of their publishing')
const publishing = histogram('todo_publish_duration_seconds', 'Until Kafka confirmed a batch')

/** Never throws. With a log line for each event that is confirmed or parked; what is left is told by who leaves it. */
export async function sendEvents({ database, producer, log }: OutboxParts, events: Outgoing[]): Promise<Sending> {
  const started = performance.now()
  const sent = await producer.sendAll(events.map(({ record }) => record))
  const duration = Math.round((performance.now() - started) * 10) / 10
  const sending: Sending = { confirmed: [], parked: [], left: [] }
  const refused: Refused[] = []
  for (const [index, event] of events.entries()) {
    const outcome = sent[index]!
    if ('place' in outcome) {
      sending.confirmed.push(event)
      log.info('produced', { ...describeEvent(event), ...outcome.place, duration, outcome: 'published' })
    } else if ('refused' in outcome) refused.push({ event, reason: outcome.refused })
    else sending.left.push({ event, error: outcome.error })
    recordPublish(event, started, outcome)
  }
  if (sending.confirmed.length) publishing.observe(duration / 1000)
  for (const { record } of sending.confirmed) produced.inc({ topic: record.topic, outcome: 'published' })
  if (refused.length) await parkAll({ database, producer, log }, refused, sending)
  return sending
}

/** The letter comes first: a crash between would else hide the event from operators. Two letters of one event do no harm. */
async function parkAll({ database, producer, log }: OutboxParts, refused: Refused[], sending: Sending): Promise<void> {
  const at = new Date().toISOString()
  const letters = await producer.sendAll(refused.map((each) => letterOf(each, at)))
  try {
    await database.query(park(refused.map(({ event, reason }) => ({ id: event.id, reason }))))
  } catch (error) {
    sending.left.push(...refused.map(({ event }) => ({ event, error })))
    return
  }
  for (const [index, { event, reason }] of refused.entries()) {
    const told =
      'place' in letters[index]!
        ? undefined
        : 'its dead letter could not be written: docs/operations.md says how to find it'
    log.error('produced', { ...describeEvent(event), bytes: event.bytes, outcome: 'parked', reason, told })
    produced.inc({ topic: event.record.topic, outcome: 'parked' })
    sending.parked.push(event)
  }
}

/** @returns why they could not be marked: they will be published again */
export async function markEvents(
  { database, log }: Omit<OutboxParts, 'producer'>,
  events: Outgoing[],
): Promise<DatabaseError | undefined> {
  try {
    await database.query(markPublished(events.map(({ id }) => id)))
    return undefined
  } catch (error) {
    leave(log, events, 'published, not marked: the relay will publish again', error)
    return error instanceof DatabaseError ? error : new DatabaseError(String(error), 'connection', error)
  }
}

/** Tells of events that this process does not care for any more. */
export function leave(log: Log, events: Outgoing[], outcome: string, reason: unknown): void {
  for (const event of events) log.warn('produced', { ...describeEvent(event), outcome, reason: String(reason) })
}

/** As `leave`, of those that Kafka has not taken. */
export function leaveToRelay(log: Log, events: Outgoing[], reason: unknown): void {
  leave(log, events, 'left to the relay', reason)
  for (const { record } of events) produced.inc({ topic: record.topic, outcome: 'failed' })
}

function recordPublish({ id, type, traceParent, record: { topic } }: Outgoing, started: number, outcome: Sent): void {
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
    error: 'place' in outcome ? undefined : 'refused' in outcome ? outcome.refused : String(outcome.error),
  })
}
