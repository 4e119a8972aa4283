/** Checks tokens with the public keys that an issuer shows (JWKS, RFC 7517): for people's tokens and for those of sources alike. */
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose'
import { BoundedMap } from '../bounded/index.ts'
import { Problem, unauthorized, unavailable } from './problem.ts'

export interface Issuer {
  /** the `iss` of its tokens */
  issuer: string
  keys: JSONWebKeySet
}

/** @throws Problem: 401 for a token that is not good, 503 while the keys cannot be had */
export type VerifyToken = (token: string) => Promise<JWTPayload>

interface Options {
  /** gives the issuer with its present keys, or fails when it is away */
  ask: () => Promise<Issuer>
  /** one of them, where there are several */
  audience: string | string[]
  /** in words, for who is told that it is away */
  part: string
  now?: () => number
}

/** Milliseconds after which keys are asked for again: one that was taken back is not good for longer. */
export const FRESH = 10 * 60_000
/** Milliseconds for which keys stay good while the issuer is away. */
const KEPT = 60 * 60_000
/** Milliseconds between two questions for a key that is not known: who makes keys up must not make us ask each time. */
const PAUSE = 10_000

/** Milliseconds until an issuer that is away is asked again, however many ask us meanwhile; twice as long after each time, up to the longest. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']
/** Seconds that the clocks of issuer and function may differ by. */
export const CLOCK_TOLERANCE = 5

export function createVerifyToken({ ask, audience, part, now = Date.now }: Options): VerifyToken {
  let known: { issuer: string; find: JWTVerifyGetKey; at: number } | undefined
  let asking: Promise<void> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  /** of the last question, when it was in vain */
  let failure: { error: unknown; wait: number; at: number } | undefined

  /** One question at a time, for all who wait for it. */
  const load = (): Promise<void> => {
    if (failure && now() < failure.at + failure.wait) return Promise.reject(failure.error)
    asking ??= loaded().finally(() => {
      asking = undefined
    })
    return asking
  }

  const loaded = async (): Promise<void> => {
    askedAt = now()
    try {
      const [{ createLocalJWKSet }, { issuer, keys }] = await Promise.all([import('jose'), ask()])
      // Refuses what is no set of keys.
      known = { issuer, find: createLocalJWKSet(keys), at: askedAt }
      failure = undefined
    } catch (error) {
      const wait = failure ? Math.min(failure.wait * 2, LONGEST_WAIT) : FIRST_WAIT
      failure = { error, wait, at: now() }
      throw error
    }
  }

  const current = async () => {
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY
    if (age > FRESH) {
      await load().catch((error) => {
        if (age > KEPT) throw unavailable(part, error)
      })
    }
    return known!
  }

  const check = async (token: string): Promise<JWTPayload> => {
    const { jwtVerify } = await import('jose')
    const { issuer, find } = await current()
    const options = {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE,
    }
    return (await jwtVerify(token, find, { ...options, currentDate: new Date(now()) })).payload
  }

  return async (token) => {
    try {
      return await check(token).catch(async (error) => {
        if (codeOf(error) !== 'ERR_JWKS_NO_MATCHING_KEY') throw error
        // The issuer may have a new key since. Right after a question it is not known whether it has: try again.
        if (now() - askedAt < PAUSE && !asking) throw unavailable(part, error)
        await load().catch((cause) => Promise.reject(unavailable(part, cause)))
        return check(token)
      })
    } catch (error) {
      const refusal = refusalOf(error)
      // What is no refusal of the token is a fault of the keys: of a kind that cannot be used, say.
      throw refusal instanceof Problem ? refusal : unavailable(part, error)
    }
  }
}

/** What a token's refusal is to its bearer: 401, or what it was already. */
export function refusalOf(error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ERR_JWT_EXPIRED') return unauthorized('This token has expired; please sign in again.')
  return code?.startsWith('ERR_J') ? unauthorized('This token is not valid here.') : error
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

/** The token of an `Authorization` header (RFC 6750); undefined when there is none. */
export const bearerOf = (authorization: string | null | undefined): string | undefined =>
  /^Bearer +([\w-]+\.[\w-]+\.[\w-]+|todo_pat_[\w-]+)$/i.exec(authorization ?? '')?.[1]

/** Remembers what verified tokens said until they end, for the latest of them: a caller uses one many times. */
export function rememberTokens<Value>(
  verify: (token: string) => Promise<{ value: Value; expires: number }>,
  { most, now = Date.now }: { most: number; now?: () => number },
): (token: string) => Promise<{ value: Value; expires: number }> {
  const known = new BoundedMap<string, { value: Value; expires: number }>(most)
  return async (token) => {
    const found = known.get(token)
    if (found && found.expires > now()) return found
    known.delete(token)
    const verified = await verify(token)
    known.set(token, verified)
    return verified
  }
}
