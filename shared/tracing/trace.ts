/** W3C Trace Context (https://www.w3.org/TR/trace-context/): one trace id from the chat request to the device. */
export interface Trace {
  /** 32 hexadecimal digits */
  traceId: string
  traceParent: string
}

const FORMAT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** Continues the trace of a `traceparent` header with a span of our own; without a valid one it starts a new trace. */
export function traceOf(header: string | null | undefined): Trace {
  const match = header ? FORMAT.exec(header) : null
  const valid = match && !/^0+$/.test(match[1]!) && !/^0+$/.test(match[2]!)
  const random = randomHex(24)
  const traceId = valid ? match[1]! : random.slice(16)
  const flags = valid ? match[3]! : '01'
  return { traceId, traceParent: `00-${traceId}-${random.slice(0, 16)}-${flags}` }
}

/** Of a `traceparent` that was made here. */
export const traceIdOf = (traceParent: string): string => traceParent.slice(3, 35)

/** The web's generator: `node:crypto` would add milliseconds to a cold start. */
const randomHex = (bytes: number): string => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')
