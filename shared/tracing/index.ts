/**
 * Spans of this process, for an OpenTelemetry collector. Without one configured, recording costs a comparison; the exporter is loaded
 * only with one.
 */
import type { Log } from '../log/index.ts'
import type { Collector, Recorded, Span } from './span.ts'

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
