/** How every function answers and logs a delivery; apart from what it takes, so that it costs a cold start no schemas. */
import type { Env, Hono } from 'hono'
import { type CloudEvent, fromHttp } from '../events/cloud-event.ts'
import type { Log } from '../log/index.ts'
import { counter, histogram } from '../metrics/index.ts'
import { recordSpan } from '../tracing/index.ts'
import type { Trace } from '../tracing/trace.ts'
import { answerTo } from './failed-delivery.ts'
import { DELIVERIES } from './function-app.ts'
import { isInOtherMode, toBinaryMode } from './other-modes.ts'
import { BODY_LIMITS, readText } from './read-body.ts'
import type { AuthenticateSource } from './sources.ts'

/** What a delivery came to: `done` had its effect now, `duplicate` had it before, `ignored` needs none. */
export type Outcome = 'done' | 'duplicate' | 'ignored'

/** What a log line says about an event. */
export type Seen = Omit<CloudEvent, 'data' | 'time' | 'dataContentType'> & {
  topic?: string | undefined
  time?: string | undefined
  /** of the delivery's own span */
  trace?: Trace
}

const consumed = counter('todo_events_consumed_total', 'Deliveries by type of event and outcome')
const age = histogram('todo_event_age_seconds', 'From the commit of an event to its effect here')

/** Types that are not of this system have one label together: anybody may make them up. */
const typeOf = (event: Seen | undefined): string =>
  event && /^(?:todo\.|dev\.knative\.)[a-z.]{1,60}\d?$/.test(event.type) ? event.type : 'other'

function countDelivery(event: Seen | undefined, outcome: Outcome | 'retry' | 'refused'): void {
  const type = typeOf(event)
  consumed.inc({ type, outcome })
  const committed = outcome === 'done' && type.startsWith('todo.') ? Date.parse(event?.time ?? '') : Number.NaN
  if (!Number.isNaN(committed)) age.observe(Math.max(0, (Date.now() - committed) / 1000), { type })
}

interface Options {
  log: Log
  /** lets in our own sources, before anything is read of what they bring */
  sources: AuthenticateSource
  /**
   * Tells by `seen` which event it is, as soon as it knows.
   * @param sender who posted it: one of the sources
   */
  take: (request: Request, seen: (event: Seen) => void, sender: string) => Promise<Outcome>
  /** what to do with an event on which our own code fails; see `answerTo` */
  unexpected?: 'refuse' | 'retry'
}

/** @throws NotACloudEvent; Problem for a body that is too large or too slow */
export const readEvent = async (request: Request): Promise<CloudEvent> =>
  fromHttp(request.headers, await readText(request, BODY_LIMITS.delivery))

/**
 * Takes what a source POSTs: 204 done (or done before); 5xx and 429 try again; 400 and 422 never will, with the reason in `kne-reason`; 401
 * for who is none of our sources.
 */
export function takeDeliveries<E extends Env>(app: Hono<E>, { log, sources, take, unexpected }: Options): void {
  app.post(DELIVERIES, async (c) => {
    const started = performance.now()
    try {
      const sender = await sources(c.req.raw)
      const requests = isInOtherMode(c.req.raw) ? await toBinaryMode(c.req.raw) : [c.req.raw]
      const answers: Response[] = []
      for (const request of requests) answers.push(await takeOne(request, sender))
      // Of a batch, whose events are deliveries each by itself: what is to be tried again before what is refused, and that before what is done.
      const [answer] = answers.toSorted((one, other) => other.status - one.status)
      return answer ?? c.body(null, 204)
    } catch (error) {
      return refuse(error, started)
    }
  })

  async function takeOne(request: Request, sender: string): Promise<Response> {
    const started = performance.now()
    let event: Seen | undefined
    const seen = (described: Seen) => {
      event = described
    }
    try {
      const outcome = await take(request, seen, sender)
      log.info('consumed', { ...(event && describeEvent(event)), duration: elapsedSince(started), outcome })
      countDelivery(event, outcome)
      recordDelivery(event, started, outcome)
      return new Response(null, { status: 204 })
    } catch (error) {
      return refuse(error, started, event)
    }
  }

  function refuse(error: unknown, started: number, event?: Seen): Response {
    const problem = answerTo(error, unexpected)
    const outcome = problem.status >= 500 || problem.status === 429 ? 'retry' : 'refused'
    log[problem.code === 'failed' ? 'error' : 'warn']('consumed', {
      ...(event && describeEvent(event)),
      duration: elapsedSince(started),
      outcome,
      reason: problem.message,
      error,
    })
    countDelivery(event, outcome)
    recordDelivery(event, started, outcome, problem.message)
    const response = problem.toResponse()
    response.headers.set('kne-reason', problem.code)
    return response
  }
}

function recordDelivery(event: Seen | undefined, started: number, outcome: string, error?: string): void {
  if (!event) return
  const { id, type, topic, trace, extensions } = event
  recordSpan({
    name: `consume ${typeOf(event)}`,
    kind: 'consumer',
    ...(trace && { traceParent: trace.traceParent }),
    parent: extensions.traceparent,
    started,
    attributes: {
      'messaging.system': 'kafka',
      'messaging.destination.name': topic,
      'messaging.message.id': id,
      'cloudevents.event_type': type,
      'todo.outcome': outcome,
    },
    error,
  })
}

const elapsedSince = (started: number): number => Math.round((performance.now() - started) * 10) / 10

const describeEvent = ({ topic, type, id, source, subject, extensions }: Seen) => ({
  topic,
  partition: extensions.knativekafkapartition,
  offset: extensions.knativekafkaoffset,
  type,
  id,
  source,
  subject,
  sequence: extensions.sequence,
  traceId: extensions.traceparent?.split('-')[1],
})
