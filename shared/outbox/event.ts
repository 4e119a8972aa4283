/** Makes events: what is stored beside the change, and later published as a CloudEvent. */

import { Refusal } from '../domain/refusal.ts'
import type { Origin, OutboxEvent } from '../events/event.ts'
import { jsonOf } from '../events/json.ts'
import type { EventData } from '../events/schemas.ts'
import { EVENT_TOPICS, type EventType, OUR_SOURCE } from '../events/types.ts'
import { newId } from '../ids/index.ts'

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
  const text = jsonOf(data)
  if (text.length * UNIT_BYTES <= EVENT_BYTES || Buffer.byteLength(text) <= EVENT_BYTES) return
  const whole = 'task' in data ? data.task : 'profile' in data ? data.profile : data
  const sizes = Object.entries(whole as object).map(([name, value]) => ({ name, bytes: bytesOf(value ?? null) }))
  const { name, bytes } = sizes.reduce((largest, each) => (each.bytes > largest.bytes ? each : largest))
  const message = `has ${bytes} bytes, which makes ${bytesOf(data)} in all, of ${EVENT_BYTES} that can be sent`
  throw new Refusal('too-large', `Nothing was stored: ${name} ${message}. Please shorten it first.`, [
    { field: name, message },
  ])
}
