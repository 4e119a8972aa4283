/**
 * How every function takes events: a KafkaSource or PingSource POSTs one CloudEvent, the status says what becomes of it.
 * 204 done (or done before); 5xx and 429 try again; 400 and 422 never will, and go to the dead letters with the reason.
 */
import type { Env, Hono } from 'hono'
import { type CloudEvent, fromRequest, NotACloudEvent } from '../events/cloud-event.ts'
import { EVENT_TYPES, type EventData, type EventType, isEventType } from '../events/types.ts'
import type { Log } from '../log/index.ts'
import type { Origin } from '../outbox/event.ts'
import { problemOf } from './function-app.ts'
import { Problem } from './problem.ts'
import type { Trace } from './trace.ts'
import { traceOf } from './trace.ts'

/** What a delivery came to: `done` had its effect now, `duplicate` had it before, `ignored` needs none. */
export type Outcome = 'done' | 'duplicate' | 'ignored'

/** A validated event of this system. */
export interface Delivery<Type extends EventType = EventType> {
  type: Type
  id: string
  source: string
  subject: string
  personId: string
  /** the person's revision */
  sequence: number
  data: EventData<Type>
  trace: Trace
  correlationId: string
}

export type Handlers = { [Type in EventType]?: (delivery: Delivery<Type>) => Promise<Outcome> }

interface Options {
  log: Log
  handlers: Handlers
  /** called for each `dev.knative.sources.ping` */
  ping?: (trace: Trace) => Promise<Outcome>
}

/** @example consume(app, { log, handlers: { 'todo.task.completed.v1': (delivery) => createNext(delivery) } }) */
export function consume<E extends Env>(app: Hono<E>, { log, handlers, ping }: Options): void {
  consumeWith(app, log, async (request, seen) => {
    const event = await fromRequest(request)
    seen(event)
    return handled(event, handlers, ping)
  })
}

/** What a log line says about an event. */
export type Seen = Omit<CloudEvent, 'data' | 'time' | 'dataContentType'> & { topic?: string | undefined }

/**
 * For a function that takes more than events of this system: answers and logs as `consume` does.
 *
 * @param take tells by `seen` which event it is, as soon as it knows
 */
export function consumeWith<E extends Env>(
  app: Hono<E>,
  log: Log,
  take: (request: Request, seen: (event: Seen) => void) => Promise<Outcome>,
): void {
  app.post('/', async (c) => {
    const started = performance.now()
    let event: Seen | undefined
    try {
      const outcome = await take(c.req.raw, (seen) => {
        event = seen
      })
      log.info('consumed', { ...(event && described(event)), duration: since(started), outcome })
      return c.body(null, 204)
    } catch (error) {
      const problem = error instanceof NotACloudEvent ? poison('not-a-cloudevent', error.message) : problemOf(error)
      const outcome = problem.status >= 500 || problem.status === 429 ? 'retry' : 'refused'
      log.warn('consumed', {
        ...(event && described(event)),
        duration: since(started),
        outcome,
        reason: problem.message,
        error,
      })
      const response = problem.toResponse()
      response.headers.set('kne-reason', problem.code)
      return response
    }
  })
}

async function handled(event: CloudEvent, handlers: Handlers, ping: Options['ping']): Promise<Outcome> {
  if (event.type === 'dev.knative.sources.ping' && ping) return ping(traceOf(event.extensions.traceparent))
  if (!isEventType(event.type)) throw poison('unknown-event-type', `Events of type ${event.type} are not known here.`)
  const handler = handlers[event.type] as ((delivery: Delivery) => Promise<Outcome>) | undefined
  return handler ? handler(delivery(event, event.type)) : 'ignored'
}

/** @throws Problem 422 for an event that no later attempt will make right */
export function delivery<Type extends EventType>(event: CloudEvent, type: Type): Delivery<Type> {
  const { partitionkey: personId, sequence, traceparent, correlationid } = event.extensions
  if (!personId) throw poison('invalid-event', 'The extension partitionkey, which names the person, is missing.')
  const result = EVENT_TYPES[type].data.safeParse(event.data)
  if (!result.success) {
    const issue = result.error.issues[0]!
    throw poison(
      'invalid-event',
      `The data of ${type} is invalid at ${issue.path.join('.') || 'its root'}: ${issue.message}.`,
    )
  }
  return {
    type,
    id: event.id,
    source: event.source,
    subject: event.subject ?? '',
    personId,
    sequence: Number(sequence ?? 0),
    data: result.data as EventData<Type>,
    trace: traceOf(traceparent),
    correlationId: correlationid ?? event.id,
  }
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

export const poison = (code: string, detail: string): Problem => new Problem({ status: 422, code, detail })

const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10

const described = ({ topic, type, id, source, subject, extensions }: Seen) => ({
  topic: topic ?? (isEventType(type) ? EVENT_TYPES[type].topic : undefined),
  partition: extensions.knativekafkapartition,
  offset: extensions.knativekafkaoffset,
  type,
  id,
  source,
  subject,
  sequence: extensions.sequence,
  traceId: extensions.traceparent?.split('-')[1],
})
