/** An event on its way out: what is stored beside the change, and later published as a CloudEvent. */

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

export function eventOf<Type extends EventType>(
  type: Type,
  subject: string,
  data: EventData<Type>,
  { source, trace, correlationId, causationId, now }: Origin,
  id = newId(),
): OutboxEvent<Type> {
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
