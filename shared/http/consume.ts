/**
 * How every function takes events: a KafkaSource or PingSource POSTs one CloudEvent, the status says what becomes of it.
 * 204 done (or done before); 5xx and 429 try again; 400 and 422 never will, and go to the dead letters with the reason.
 */
import type { Env, Hono } from 'hono'
import { type CloudEvent, fromRequest } from '../events/cloud-event.ts'
import { EVENT_TOPICS, type EventType, isEventType } from '../events/types.ts'
import type { Log } from '../log/index.ts'
import type { Origin } from '../outbox/event.ts'
import { type Outcome, poison, takeDeliveries } from './deliveries.ts'
import type { Delivery } from './read-delivery.ts'
import type { AuthenticateSource } from './sources.ts'
import { type Trace, traceOf } from './trace.ts'

export type { Outcome } from './deliveries.ts'
export type { Delivery } from './read-delivery.ts'

export type Handlers = { [Type in EventType]?: (delivery: Delivery<Type>) => Promise<Outcome> }

interface Options {
  log: Log
  sources: AuthenticateSource
  handlers: Handlers
  /** called for each `dev.knative.sources.ping` */
  ping?: (trace: Trace) => Promise<Outcome>
}

/** @example consume(app, { log, sources, handlers: { 'todo.task.completed.v1': (delivery) => createNext(delivery) } }) */
export function consume<E extends Env>(app: Hono<E>, { log, sources, handlers, ping }: Options): void {
  takeDeliveries(app, {
    log,
    sources,
    async take(request, seen) {
      const event = await fromRequest(request)
      const trace = traceOf(event.extensions.traceparent)
      seen({ ...event, trace, topic: isEventType(event.type) ? EVENT_TOPICS[event.type] : undefined })
      return handled(event, trace, handlers, ping)
    },
  })
}

async function handled(event: CloudEvent, trace: Trace, handlers: Handlers, ping: Options['ping']): Promise<Outcome> {
  if (event.type === 'dev.knative.sources.ping' && ping) return ping(trace)
  if (!isEventType(event.type)) throw poison('unknown-event-type', `Events of type ${event.type} are not known here.`)
  const handler = handlers[event.type] as ((delivery: Delivery) => Promise<Outcome>) | undefined
  if (!handler) return 'ignored'
  const { readDelivery } = await import('./read-delivery.ts')
  return handler(readDelivery(event, event.type, trace))
}

/** The origin of what a delivery causes. */
export const causedBy = ({ id, trace, correlationId }: Delivery, source: string, now: string): Origin => ({
  source,
  trace,
  correlationId,
  causationId: id,
  now,
})

/** The inbox row that makes the effect of a delivery happen once. */
export const inboxOf = ({ source, id }: Delivery, consumer: string) => ({ consumer, source, id })
