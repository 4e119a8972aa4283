import { cors as honoCors } from 'hono/cors'

/** Pages on this machine, under any port and subdomain. */
const LOCAL = /^https?:\/\/([a-z0-9-]+\.)*(localhost|127\.0\.0\.1)(:\d+)?$/

/**
 * Lets pages of other origins call a function. Tokens travel in a header, never in a cookie, so that an origin gains nothing by itself.
 *
 * @param origins allowed besides local ones, such as `https://todo.example.com`
 */
export const cors = (origins: string[] = []) =>
  honoCors({
    origin: (origin) => (LOCAL.test(origin) || origins.includes(origin) ? origin : null),
    allowHeaders: ['authorization', 'content-type', 'if-match', 'idempotency-key', 'last-event-id', 'traceparent'],
    exposeHeaders: ['etag', 'idempotency-key', 'location', 'retry-after', 'idempotency-replayed'],
    maxAge: 3600,
  })
