/**
 * An attempt that failed; the message is told to the person, so it says what is wrong in their words. It may name their host or address, and
 * so may the cause: neither is logged.
 */
export class Undelivered extends Error {
  override readonly name = 'Undelivered'
  readonly code = 'undelivered'
  /** a later attempt may succeed */
  readonly again: boolean
  /** this endpoint is no more */
  readonly gone: boolean
  /** what went wrong in a word, for logs: it names nobody */
  readonly why: string

  constructor(message: string, { why, again = false, gone = false, cause }: Details) {
    super(message, { cause })
    this.why = why
    this.again = again
    this.gone = gone
  }
}

interface Details {
  why: string
  again?: boolean
  gone?: boolean
  cause?: unknown
}

/** Statuses of HTTP after which the same request may succeed (RFC 9110 section 15, RFC 6585, RFC 8470). */
const PASSING = [408, 409, 425, 429]

export const isPassing = (status: number): boolean => status >= 500 || PASSING.includes(status)
