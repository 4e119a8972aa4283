/** Sends spans by OTLP/HTTP with JSON (OpenTelemetry protocol 1.x), in the background: a collector that is away costs spans, never requests. */
import type { Log } from '../log/index.ts'
import { counter } from '../metrics/index.ts'
import type { Collector, Span } from './span.ts'

interface Options extends Collector {
  service: string
  log: Log
  /** milliseconds between sendings */
  interval?: number
  /** most spans that wait; more are dropped and counted */
  most?: number
  /** milliseconds until a sending is given up */
  timeout?: number
}

const BATCH = 512
const KINDS = { server: 2, client: 3, producer: 4, consumer: 5 }
const FAILED = 2
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

const dropped = counter('todo_spans_dropped_total', 'Spans that no collector took')

export function createExporter({
  service,
  endpoint,
  headers,
  log,
  interval = 1000,
  most = 4096,
  timeout = 5000,
}: Options) {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const resource = { attributes: attributesOf({ 'service.name': service, 'service.namespace': 'todo-chatbot' }) }
  let waiting: unknown[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let isAway = false

  function add(span: Span): void {
    const encoded = encode(span)
    if (!encoded) return
    if (waiting.length >= most) {
      dropped.inc()
      return
    }
    waiting.push(encoded)
    timer ??= setTimeout(() => void flush(), interval)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    sending ??= send().finally(() => {
      sending = undefined
    })
    await sending
  }

  async function send(): Promise<void> {
    while (waiting.length) {
      const spans = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      const body = JSON.stringify({
        resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'todo-chatbot' }, spans }] }],
      })
      const reason = await post(body)
      if (reason) dropped.inc({}, spans.length)
      if (reason && !isAway)
        log.warn('the trace collector does not answer; spans are dropped until it does', { reason })
      isAway = reason !== undefined
    }
  }

  /** @returns why it failed, if it did */
  async function post(body: string): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: AbortSignal.timeout(timeout),
      })
      await response.arrayBuffer()
      return response.ok ? undefined : `status ${response.status}`
    } catch (error) {
      return String(error)
    }
  }

  return { add, flush }
}

/** As the protocol's JSON has it; undefined for a trace that is not sampled. */
function encode({ name, kind, traceParent, parent, started, ended, attributes = {}, error }: Span): unknown {
  const above = TRACEPARENT.exec(parent ?? '')
  const own = TRACEPARENT.exec(traceParent ?? '')
  const [, traceId, , flags] = own ?? above ?? []
  if (!traceId || (Number.parseInt(flags!, 16) & 1) === 0) return undefined
  return {
    traceId,
    spanId: own?.[2] ?? randomSpanId(),
    ...(above?.[1] === traceId && { parentSpanId: above[2] }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanoseconds(started),
    endTimeUnixNano: nanoseconds(ended),
    attributes: attributesOf(attributes),
    status: error === undefined ? {} : { code: FAILED, message: error },
  }
}

const attributesOf = (attributes: Record<string, string | number | undefined>) =>
  Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [{ key, value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value } }],
  )

const nanoseconds = (at: number): string => String(BigInt(Math.round((performance.timeOrigin + at) * 1000)) * 1000n)

const randomSpanId = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')
