/**
 * What one person, and one address, may take of a process: as many requests a second as they may keep up, and a share of those at once.
 * The rest get 429, late when it is often. Who is asking is known from the headers, so that a body that never ends is its person's own affair.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { BoundedMap } from '../../bounded/index.ts'
import { type LimitsConfig, USUAL_LIMITS } from '../../config/functions.ts'
import type { AuthVariables } from '../auth.ts'
import { Problem } from '../problem.ts'
import { bodyOf } from '../read-body.ts'
import { bearerOf } from '../verify-token.ts'
import { clientAddress } from './address.ts'
import { createBuckets } from './buckets.ts'
import { whenEnded } from './ended.ts'
import { createPace, type Pacing } from './pace.ts'
import { createShares, type Leave, type Shares } from './shares.ts'

export interface LimitOptions extends Partial<LimitsConfig>, Pacing {}

export interface LimitVariables {
  /** Charges a person for a request that does the work of several. */
  charge: (requests: number) => void
}

type Handler = MiddlewareHandler<{ Variables: AuthVariables }>

export interface Limits {
  /**
   * Finds out who is asking, and how often that person may. A request that is nobody's costs its address.
   *
   * @param authenticated sets `c.var.identity`, or throws a Problem of a status below 500
   * @param tokenOf what they show, where it is no bearer token
   */
  identified(authenticated: Handler, tokenOf?: (c: Context) => string | undefined): Handler
  /** How much of a person is done at once, each until its answer has ended. */
  share: Handler
  /** For what takes much memory by itself: one of each person at a time, the next waits for it. After `share`. */
  oneByOne: Handler
  /** For what anybody may ask without a token: each request costs its address. */
  open: MiddlewareHandler
}

/** Requests of one person, or address, that wait for a place, for each that has one: a page may ask for a few things at once. */
const LINE = 2
/** Refusals of one person, or address, that are held, for each place that a person has. */
const HELD = 4
/** Milliseconds in that line. */
const PATIENCE = 2000
/** Seconds of an address's rate that may come at once: a page that is loaded, a script that begins. */
const ADDRESS_BURST = 10
/** Tokens that were good: the failures of an address do not keep them out. */
const KNOWN = 2000

/** @example app.use('/v1/*', limits.identified(authenticated(authenticate)), limits.share) */
export function createLimits(options: LimitOptions = {}): Limits {
  const { rate, concurrency, addressRate, addressConcurrency, trustedProxies, now } = { ...USUAL_LIMITS, ...options }
  const requests = createBuckets({ rate, burst: rate * 2, now })
  const strangers = createBuckets({ rate: addressRate, burst: addressRate * ADDRESS_BURST, now })
  const people = createShares({ places: concurrency, line: concurrency * LINE, patience: PATIENCE })
  const ones = createShares({ places: 1, line: concurrency * LINE, patience: PATIENCE })
  const addresses = createShares({ places: addressConcurrency, line: addressConcurrency * LINE, patience: PATIENCE })
  const known = new BoundedMap<string, true>(KNOWN)
  const pace = createPace({ ...options, each: concurrency * HELD, all: addressConcurrency })
  async function refuse(key: string, refusal: Problem): Promise<never> {
    await pace(key)
    throw refusal
  }
  async function placeIn(shares: Shares, key: string, refusal: () => Problem): Promise<Leave> {
    return (await shares.enter(key)) ?? refuse(key, refusal())
  }
  /** Each person's requests have a place until their answers have ended. */
  const held =
    (shares: Shares, refusal: () => Problem): Handler =>
    async (c, next) => {
      const leave = await placeIn(shares, c.get('identity').person, refusal)
      try {
        await next()
      } finally {
        whenEnded(c, leave)
      }
    }
  /** Not to be taken for a person, whose name has no space. */
  const addressOf = (c: Context) =>
    `from ${clientAddress(c.req.header('x-forwarded-for'), trustedProxies, () => peerOf(c.req.raw, c.env))}`

  async function identify(c: Parameters<Handler>[0], token: string, authenticated: Handler): Promise<void> {
    if (known.has(token)) {
      await authenticated(c, nothing).catch((error) => {
        // One that was revoked costs its address from now on, as any other that is not good.
        if (isRefusal(error)) known.delete(token)
        throw error
      })
      return
    }
    const address = addressOf(c)
    const seconds = strangers.wait(address)
    if (seconds) await refuse(address, tooManyStrangers(seconds)())
    const leave = await placeIn(addresses, address, tooManyStrangers(1))
    try {
      await authenticated(c, nothing)
      known.set(token, true)
    } catch (error) {
      if (isRefusal(error)) strangers.take(address)
      throw error
    } finally {
      leave()
    }
  }

  return {
    identified:
      (authenticated, tokenOf = bearerTokenOf) =>
      async (c, next) => {
        await identify(c, tokenOf(c) ?? '', authenticated)
        // `c.var` makes an object of all that is set, each time.
        const { person } = c.get('identity')
        const seconds = requests.take(person)
        if (seconds) await refuse(person, tooFast(seconds))
        bodyOf(c.req.raw, person)
        // Not of what every route is typed with: few ask for it.
        c.set('charge' as never, ((more) => requests.charge(person, more)) as LimitVariables['charge'] as never)
        await next()
      },
    share: held(people, tooMuchAtOnce(concurrency)),
    oneByOne: held(ones, tooMuchAtOnce(1)),
    async open(c, next) {
      const address = addressOf(c)
      const seconds = strangers.take(address)
      if (seconds) await refuse(address, tooManyStrangers(seconds)())
      await next()
    },
  }
}

const nothing = async (): Promise<void> => {}

/** The token by itself: what else a header may hold, spaces for one, would be remembered too. */
function bearerTokenOf(c: Context): string | undefined {
  const header = c.req.header('authorization')
  return header === undefined ? c.req.query('access_token') : (bearerOf(header) ?? header)
}

const isRefusal = (error: unknown): boolean => error instanceof Problem && error.status < 500

/** Whom a connection is from, as Bun's server tells, which is what Hono is given as its environment there. */
function peerOf(request: Request, server: unknown): string {
  const { requestIP } = (server ?? {}) as { requestIP?: (request: Request) => { address: string } | null }
  return requestIP?.call(server, request)?.address ?? ''
}

const tooMany = (detail: string, seconds: number): Problem =>
  new Problem({ status: 429, code: 'too-many-requests', detail, headers: { 'retry-after': String(seconds) } })

const tooFast = (seconds: number): Problem =>
  tooMany(`That was very fast. Please wait ${seconds} s and try again; nothing was changed.`, seconds)

const tooMuchAtOnce = (places: number) => (): Problem =>
  tooMany(
    `That was too much at once: ${places} of your requests ${places === 1 ? 'is' : 'are'} at work and as many as may wait do. Nothing was changed; please wait for an answer, then try again.`,
    1,
  )

const tooManyStrangers = (seconds: number) => (): Problem =>
  tooMany(
    `Too many requests without a valid token came from your address. Please wait ${seconds} s and try again; nothing was changed.`,
    seconds,
  )
