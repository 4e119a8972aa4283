import type { MiddlewareHandler } from 'hono'
import { cors as honoCors } from 'hono/cors'

/** Pages on this machine, under any port and subdomain. */
const LOCAL = /^https?:\/\/([a-z0-9-]+\.)*(localhost|127\.0\.0\.1)(:\d+)?$/

/** Whether a page of this origin may call a function: a local one, or one that is named. */
export const isOwnOrigin = (origin: string, origins: string[] = []): boolean =>
  LOCAL.test(origin) || origins.includes(origin)

/**
 * Lets pages of other origins call a function. Tokens travel in a header, never in a cookie, so that an origin gains nothing by itself.
 *
 * @param origins allowed besides local ones, such as `https://todo.example.com`
 * @param more headers that a page may send, and read, besides those of all functions
 */
export function cors(origins: string[] = [], more: { sent?: string[]; read?: string[] } = {}): MiddlewareHandler {
  const forPages = honoCors({
    origin: (origin) => (isOwnOrigin(origin, origins) ? origin : null),
    allowHeaders: [...SENT, ...(more.sent ?? [])],
    exposeHeaders: [...READ, ...(more.read ?? [])],
    maxAge: 3600,
  })
  return async (c, next) => {
    if (c.req.header('origin') !== undefined || c.req.method === 'OPTIONS') return forPages(c, next)
    // What is no page, or one of this origin, has nothing to be told; headers that are set before an answer have it made anew.
    await next()
    c.res.headers.append('vary', 'Origin')
  }
}

const SENT = ['authorization', 'content-type', 'if-match', 'idempotency-key', 'last-event-id', 'traceparent']
const READ = ['etag', 'idempotency-key', 'location', 'retry-after', 'idempotency-replayed']
