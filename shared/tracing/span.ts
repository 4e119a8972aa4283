/** What is recorded of one piece of work, and where it is sent. */
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
