import type { MiddlewareHandler } from 'hono'
import type { AuthVariables } from '../../shared/http/auth.ts'
import { Problem } from '../../shared/http/problem.ts'

interface Options {
  /** requests a second that a person may keep up */
  rate: number
  /** requests that may come at once after a pause */
  burst: number
  /** milliseconds */
  now?: () => number
}

/** People whose buckets are remembered; the one longest not seen is forgotten first, with a full bucket. */
const REMEMBERED = 20_000

/**
 * A token bucket per person, in this process: with several replicas a person may use each one's. It protects the others from one
 * person's runaway script; it is no quota.
 */
export function rateLimit({
  rate,
  burst,
  now = () => performance.now(),
}: Options): MiddlewareHandler<{ Variables: AuthVariables }> {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return async (c, next) => {
    const { person } = c.var.identity
    const at = now()
    const bucket = buckets.get(person) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * rate)
    buckets.delete(person)
    buckets.set(person, { tokens: Math.max(0, tokens - 1), at })
    if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value!)
    if (tokens < 1) throw tooMany(Math.ceil((1 - tokens) / rate))
    await next()
  }
}

const tooMany = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-requests',
    detail: `That was very fast. Please wait ${seconds} s and try again; nothing was lost.`,
    headers: { 'retry-after': String(seconds) },
  })
