/**
 * What goes wrong, as RFC 9457 problem details: `code` is stable and for programs, `detail` says to a person what to do next.
 */
export interface ProblemOptions {
  status: number
  /** stable, kebab-case */
  code: string
  detail: string
  /** more members of the problem document */
  extra?: Record<string, unknown>
  headers?: Record<string, string>
  cause?: unknown
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor({ status, code, detail, extra = {}, headers = {}, cause }: ProblemOptions) {
    super(detail, { cause })
    this.status = status
    this.code = code
    this.extra = extra
    this.headers = headers
  }

  static readonly contentType = 'application/problem+json'

  toResponse(instance?: string): Response {
    return new Response(this.toJson(instance), {
      status: this.status,
      headers: { 'content-type': Problem.contentType, ...this.headers },
    })
  }

  /** The document of RFC 9457. @param instance the path that was asked for */
  toJson(instance?: string): string {
    return JSON.stringify({
      type: `https://todo-chatbot.dev/problems/${this.code}`,
      title: this.code.replaceAll('-', ' '),
      status: this.status,
      code: this.code,
      detail: this.message,
      instance,
      ...this.extra,
    })
  }
}

export const invalid = (detail: string, extra?: Record<string, unknown>): Problem =>
  new Problem({ status: 422, code: 'invalid-request', detail, extra })

export const notFound = (detail: string): Problem => new Problem({ status: 404, code: 'not-found', detail })

export const unauthorized = (detail: string): Problem =>
  new Problem({ status: 401, code: 'unauthorized', detail, headers: { 'www-authenticate': 'Bearer' } })

export const forbidden = (detail: string): Problem => new Problem({ status: 403, code: 'forbidden', detail })

/** A part that this needs is away for now: the same request may succeed later. */
export const unavailable = (part: string, cause?: unknown): Problem =>
  new Problem({
    status: 503,
    code: 'unavailable',
    detail: `${part} does not answer at the moment; please try again in a few seconds.`,
    headers: { 'retry-after': '2' },
    cause,
  })
