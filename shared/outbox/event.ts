/** An event on its way out: what is stored beside the change, and later published as a CloudEvent. */

import { Refusal } from '../domain/refusal.ts'
import type { Topic } from '../events/topics.ts'
import { EVENT_TOPICS, type EventData, type EventType, OUR_SOURCE } from '../events/types.ts'
import type { Trace } from '../http/trace.ts'
import { newId } from '../ids/index.ts'

export interface OutboxEvent<Type extends EventType = EventType> {
  /** UUIDv7, or UUIDv5 where the same event must get the same id twice */
  id: string
  topic: Topic
  type: Type
  /** `/todo-chatbot/<function>` */
  source: string
  /** the task's id, or the person's for what is about the person */
  subject: string
  /** RFC 3339 */
  time: string
  data: EventData<Type>
  /** W3C trace context */
  traceParent: string
  /** the event whose effect this is */
  causationId: string | null
  /** the chat turn or request that all of it began with */
  correlationId: string
}

/** An event as the outbox gives it back: with its place in the person's sequence. */
export interface StoredEvent extends OutboxEvent {
  personId: string
  revision: number
}

/** What the events of one request or delivery have in common. */
export interface Origin {
  /** the function that emits them */
  source: string
  trace: Trace
  correlationId: string
  causationId: string | null
  /** RFC 3339 */
  now: string
}

/**
 * Largest data of an event, in bytes of its JSON in UTF-8. A KafkaSource fetches 64 kB (`max.partition.fetch.bytes`), headers and key
 * included, and this leaves 4 kB to them. A task within its bounds fits twice, as it is and as it was.
 */
export const EVENT_BYTES = 60 * 1024

export const bytesOf = (data: unknown): number => Buffer.byteLength(JSON.stringify(data))

/**
 * The one place in which events are made: none that is too large to be delivered gets as far as the commit.
 * @throws Refusal that says what is too large, and what to do
 */
export function eventOf<Type extends EventType>(
  type: Type,
  subject: string,
  data: EventData<Type>,
  { source, trace, correlationId, causationId, now }: Origin,
  id = newId(),
): OutboxEvent<Type> {
  checkSize(data)
  const topic = EVENT_TOPICS[type]
  const traceParent = trace.traceParent
  return {
    id,
    topic,
    type,
    source: `${OUR_SOURCE}${source}`,
    subject,
    time: now,
    data,
    traceParent,
    causationId,
    correlationId,
  }
}

/** Most bytes that UTF-8 needs for one UTF-16 unit. */
const UNIT_BYTES = 3

function checkSize(data: object): void {
  const { length } = JSON.stringify(data)
  if (length * UNIT_BYTES <= EVENT_BYTES || bytesOf(data) <= EVENT_BYTES) return
  const whole = 'task' in data ? data.task : 'profile' in data ? data.profile : data
  const sizes = Object.entries(whole as object).map(([name, value]) => ({ name, bytes: bytesOf(value ?? null) }))
  const { name, bytes } = sizes.reduce((largest, each) => (each.bytes > largest.bytes ? each : largest))
  const message = `has ${bytes} bytes, which makes ${bytesOf(data)} in all, of ${EVENT_BYTES} that can be sent`
  throw new Refusal('too-large', `Nothing was stored: ${name} ${message}. Please shorten it first.`, [
    { field: name, message },
  ])
}
