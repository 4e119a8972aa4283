/**
 * Who is asking: a JWT (RFC 7519) in the `Authorization` header, signed by a key that Dapr hands out or that a JWKS URL shows, or a personal
 * access token.
 */

import type { MiddlewareHandler } from 'hono'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import type { TokenKeys } from '../config/secrets.ts'
import { type AccessToken, type FindAccessToken, isAccessToken, REMEMBERED } from './access-tokens.ts'
import { forbidden, unauthorized, unavailable } from './problem.ts'
import { isScope, type Scope } from './scopes.ts'
import { bearerOf, CLOCK_TOLERANCE, createVerifyToken, FRESH, refusalOf, rememberTokens } from './verify-token.ts'

export const TOKEN_ISSUER = 'todo-chatbot'
export const TOKEN_AUDIENCE = 'todo-chatbot'

export interface Identity {
  /** the token's `sub`: the only source of who a person is */
  person: string
  role: 'person' | 'operator'
  /** when the token ends, epoch milliseconds */
  until: number
  /** what the token may be used for; null for all, as who signs in may */
  scopes: readonly Scope[] | null
  /** the program that acts for the person, as the token names it */
  client?: string
  /** the id of a personal access token, which may be revoked */
  accessToken?: string
}

export type Authenticate = (authorization: string | null | undefined) => Promise<Identity>

const PERSON = /^[\w.@:|+-]{1,128}$/
/** Tokens that are remembered. */
const CACHED = 2000

/** Whether a token may name this person. */
export const isPersonId = (text: string): boolean => PERSON.test(text)

interface AuthenticateOptions {
  /** knows personal access tokens; where it is left out, none is good */
  accessToken?: FindAccessToken
  /** what tokens may be made for besides this project as a whole: the URL of a resource (RFC 8707) */
  resource?: string | undefined
  now?: () => number
}

/**
 * @param keys asked for on the first request and again after a failure; `anew` when a signature is of none of them
 * @returns a function that throws a Problem: 401 for a bad token, 503 when the keys cannot be had; or DatabaseError
 */
export function createAuthenticate(
  keys: (anew: boolean) => Promise<TokenKeys>,
  { accessToken, resource, now = Date.now }: AuthenticateOptions = {},
): Authenticate {
  const audience = resource ? [TOKEN_AUDIENCE, resource] : [TOKEN_AUDIENCE]
  const provider = createProvider(audience, now)
  const verified = async (token: string, anew: boolean): Promise<Identity> => {
    const found = await keys(anew).catch((error) => Promise.reject(unavailable('The key store', error)))
    // Each way of signing has keys of its own: one is never checked by those of the other.
    if (found.secrets && (!found.jwksUrl || isOwn(token)))
      return identityOf(await bySecret(found.secrets, token, audience, now), OWN_OPERATORS)
    return identityOf(await provider(found, token), found.operators)
  }
  const known = rememberTokens<Identity>(
    async (token) => {
      if (isAccessToken(token)) {
        if (!accessToken) throw unauthorized('Access tokens are not taken here.')
        const value = identityBy(await accessToken(token))
        return { value, expires: Math.min(value.until, now() + REMEMBERED) }
      }
      const value = await verified(token, false).catch((error) => {
        // A key that was put in place of another meanwhile may have signed it.
        if ((error as { code?: string }).code === UNKNOWN_SIGNATURE) return verified(token, true)
        throw error
      })
      // Keys are taken away too, not tokens alone.
      return { value, expires: Math.min(value.until, now() + FRESH) }
    },
    { most: CACHED, now },
  )
  return async (authorization) => {
    const token = bearerOf(authorization)
    if (!token)
      throw unauthorized(
        'Send a token as “Authorization: Bearer …”; in development `make -s token PERSON=ada` prints one.',
      )
    try {
      return (await known(token)).value
    } catch (error) {
      throw refusalOf(error)
    }
  }
}

/** What this project's own tokens say (scripts/dev/token.ts). */
const OWN_OPERATORS = { claim: 'role', value: 'operator' }

/** Whether a token says that it is signed by a shared secret. */
function isOwn(token: string): boolean {
  try {
    return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).alg === 'HS256'
  } catch {
    return false
  }
}

const UNKNOWN_SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'

/** With the library that verifies: a cold start does not wait for it. */
async function bySecret(secrets: Uint8Array[], token: string, audience: string[], now: () => number) {
  const { errors, jwtVerify } = await import('jose')
  const checks = { issuer: TOKEN_ISSUER, audience, requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE }
  const options = { ...checks, algorithms: ['HS256'], currentDate: new Date(now()) }
  let refusal: unknown = new errors.JWSSignatureVerificationFailed('no key is configured')
  for (const secret of secrets) {
    try {
      return (await jwtVerify(token, secret, options)).payload
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
      refusal = error
    }
  }
  throw refusal
}

/** Milliseconds for which an identity provider's keys are waited for. */
const TIMEOUT = 3000

/** Verifies by an identity provider's keys, and by those of another one as soon as it is configured. */
function createProvider(audience: string[], now: () => number) {
  let current: { url: string; issuer: string; verify: (token: string) => Promise<JWTPayload> } | undefined
  return ({ jwksUrl: url = '', issuer = TOKEN_ISSUER }: TokenKeys, token: string): Promise<JWTPayload> => {
    if (current?.url !== url || current.issuer !== issuer) {
      const ask = async () => ({ issuer, keys: await askForKeys(url) })
      const verify = createVerifyToken({ ask, audience, part: 'The identity provider', now })
      current = { url, issuer, verify }
    }
    return current.verify(token)
  }
}

async function askForKeys(url: string): Promise<JSONWebKeySet> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as JSONWebKeySet
}

function identityOf(payload: JWTPayload, operators: TokenKeys['operators']): Identity {
  const { sub, exp } = payload
  if (!sub || !isPersonId(sub)) throw unauthorized('The token names no person that can be used here.')
  const found = operators && payload[operators.claim]
  // One value, or a list as providers have it for groups.
  const isOperator = operators !== undefined && (Array.isArray(found) ? found : [found]).includes(operators.value)
  const scopes = scopesOf(payload)
  const client = [payload.client_id, payload.azp].find((name) => typeof name === 'string')
  return {
    person: sub,
    // What an operator may do has no scope.
    role: isOperator && !scopes ? 'operator' : 'person',
    until: exp! * 1000,
    scopes,
    ...(typeof client === 'string' && { client }),
  }
}

/** A token for this project that names none of its scopes may do all, as people's own do; one for a resource alone does what it names. */
function scopesOf({ scope, scp, aud }: JWTPayload): Scope[] | null {
  const named = [scope, scp].flat().flatMap((text) => (typeof text === 'string' ? text.split(' ') : []))
  const scopes = named.filter(isScope)
  return scopes.length || ![aud].flat().includes(TOKEN_AUDIENCE) ? scopes : null
}

const identityBy = ({ id, person, name, scopes, until }: AccessToken): Identity => ({
  person,
  role: 'person',
  until,
  scopes,
  client: name,
  accessToken: id,
})

export type AuthVariables = { identity: Identity }

/**
 * Lets only requests with a valid token through, and says who it is in `c.var.identity`. Streams that a browser opens cannot send
 * headers (EventSource, WebSocket): those may carry the token as `access_token` (RFC 6750 section 2.3).
 */
export const authenticated =
  (authenticate: Authenticate, { allowQuery = false } = {}): MiddlewareHandler<{ Variables: AuthVariables }> =>
  async (c, next) => {
    const query = allowQuery ? c.req.query('access_token') : undefined
    c.set('identity', await authenticate(c.req.header('authorization') ?? (query && `Bearer ${query}`)))
    await next()
  }

export const operatorOnly: MiddlewareHandler<{ Variables: AuthVariables }> = async (c, next) => {
  if (c.var.identity.role !== 'operator')
    throw forbidden('Only an operator may do this; ask for a token with the role operator.')
  await next()
}
