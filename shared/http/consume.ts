/**
 * How every function takes events: a KafkaSource or PingSource POSTs one CloudEvent, the status says what becomes of it.
 * 204 done (or done before); 5xx and 429 try again; 400 and 422 never will, and go to the dead letters with the reason.
 */

import type { Env, Hono } from 'hono'
import { type CloudEvent, percentDecoded } from '../events/cloud-event.ts'
import type { Origin } from '../events/event.ts'
import { EVENT_TOPICS, type EventType, isEventType, isOurSource } from '../events/types.ts'
import type { Log } from '../log/index.ts'
import { type Trace, traceOf } from '../tracing/trace.ts'
import { type Outcome, readEvent, takeDeliveries } from './deliveries.ts'
import { poison } from './failed-delivery.ts'
import { Problem } from './problem.ts'
import type { Delivery } from './read-delivery.ts'
import type { AuthenticateSource } from './sources.ts'

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
      const alien = alienOf(request)
      if (alien) {
        seen(alien)
        return 'ignored'
      }
      const event = await readEvent(request)
      const trace = traceOf(event.extensions.traceparent)
      seen({ ...event, trace, topic: isEventType(event.type) ? EVENT_TOPICS[event.type] : undefined })
      return handleEvent(event, trace, handlers, ping)
    },
  })
}

const PING = 'dev.knative.sources.ping'

/** What others wrote to our topics is no matter of a consumer: audit, which sees every topic, shows it to operators. */
function alienOf({ headers }: Request) {
  const [source, type] = ['ce-source', 'ce-type'].map((name) => percentDecoded(headers.get(name) ?? ''))
  if (!source || !type || type === PING || isOurSource(source)) return undefined
  const extensions = Object.fromEntries(PLACE.map((name) => [name, headers.get(`ce-${name}`) ?? '']))
  return { id: headers.get('ce-id') ?? '', source, type, subject: undefined, extensions }
}

const PLACE = ['knativekafkapartition', 'knativekafkaoffset']

async function handleEvent(
  event: CloudEvent,
  trace: Trace,
  handlers: Handlers,
  ping: Options['ping'],
): Promise<Outcome> {
  if (event.type === PING && ping) return ping(trace)
  if (!isEventType(event.type)) return takeUnknown(event.type, handlers)
  const handler = handlers[event.type] as ((delivery: Delivery) => Promise<Outcome>) | undefined
  if (!handler) return 'ignored'
  const { readDelivery } = await import('./read-delivery.ts')
  return handler(readDelivery(event, event.type, trace))
}

/**
 * An event of a later revision of this system. What it does not know, a consumer has nothing to do with; but a new version of what it handles
 * is for its own new revision, which is about to take over.
 */
function takeUnknown(type: string, handlers: Handlers): Outcome {
  const own = Object.keys(handlers).find((known) => unversioned(known) === unversioned(type))
  if (!own) return 'ignored'
  if (versionOf(type) > versionOf(own)) throw newer(type)
  throw poison('unknown-event-type', `Events of type ${type} are not known here any more.`)
}

const unversioned = (type: string): string => type.replace(/\.v\d+$/, '')
const versionOf = (type: string): number => Number(/\.v(\d{1,6})$/.exec(type)?.[1] ?? 0)

const newer = (type: string): Problem =>
  new Problem({
    status: 503,
    code: 'newer-event',
    detail: `Events of type ${type} are for a newer revision of this function; deliver this again.`,
  })

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
