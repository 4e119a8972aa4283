/** An event of this system on its way: what it tells, what it comes from, and its place in its person's sequence. */
import type { Trace } from '../tracing/trace.ts'
import type { EventData } from './schemas.ts'
import type { Topic } from './topics.ts'
import type { EventType } from './types.ts'

export interface OutboxEvent<Type extends EventType = EventType> {
  /** UUIDv7, or UUIDv5 where the same event must get the same id twice */
  id: string
  topic: Topic
  type: Type
  /** `/todo-chatbot/<function>`; of what an agent did `/todo-chatbot/mcp/<client>` */
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
  /** the function that emits them; at mcp with the client that asked for it: `mcp/claude-code` */
  source: string
  trace: Trace
  correlationId: string
  causationId: string | null
  /** RFC 3339 */
  now: string
}
