/**
 * Spans of this process, for an OpenTelemetry collector. Without one configured, recording costs a comparison; the exporter is loaded
 * only with one.
 */
import type { Log } from '../log/index.ts'

export interface Recorded {
  name: string
  kind: 'server' | 'client' | 'producer' | 'consumer'
  /** W3C traceparent of the span itself; undefined makes a new one below `parent` */
  traceParent?: string
  /** W3C traceparent of what it belongs to */
  parent?: string | null | undefined
  /** `performance.now()` when it began; it ends now */
  started: number
  attributes?: Record<string, string | number | undefined>
  /** why it failed, if it did */
  error?: string | undefined
}

/** What is known when a span has ended. */
export interface Span extends Recorded {
  /** as `started` */
  ended: number
}

export interface Collector {
  /** base URL of OTLP over HTTP, such as http://collector:4318 */
  endpoint: string
  headers: Record<string, string>
}

interface Exporter {
  add(span: Span): void
  flush(): Promise<void>
}

let exporter: Promise<Exporter> | undefined

/** @example recordSpan({ name: 'publish task-events', kind: 'producer', parent: event.traceParent, started }) */
export function recordSpan(span: Recorded): void {
  if (!exporter) return
  const ended = performance.now()
  void exporter.then(({ add }) => add({ ...span, ended }))
}

/**
 * Sends spans to a collector from now on; without one it does nothing.
 *
 * @param service the function's name
 * @returns sends what is left; to be called last
 */
export function startTracing(service: string, collector: Collector | undefined, log: Log): () => Promise<void> {
  if (!collector) return async () => {}
  exporter = import('./otlp.ts').then(({ createExporter }) => createExporter({ service, ...collector, log }))
  return async () => (await exporter)?.flush()
}
