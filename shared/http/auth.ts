/** Who is asking: a JWT (RFC 7519) in the `Authorization` header, signed by a key that Dapr hands out or that a JWKS URL shows. */

import type { MiddlewareHandler } from 'hono'
import type { JWTPayload } from 'jose'
import { BoundedMap } from '../bounded/index.ts'
import { forbidden, unauthorized, unavailable } from './problem.ts'

export const TOKEN_ISSUER = 'todo-chatbot'
export const TOKEN_AUDIENCE = 'todo-chatbot'

export interface Identity {
  /** the token's `sub`: the only source of who a person is */
  person: string
  role: 'person' | 'operator'
}

export interface TokenKeys {
  /** shared secrets of HS256 tokens; with a second one, tokens signed before a rotation stay good */
  secrets?: Uint8Array[]
  /** where asymmetric keys are published (RFC 7517) */
  jwksUrl?: string
  /** expected `iss`; with a JWKS, that of the identity provider */
  issuer?: string
}

export type Authenticate = (authorization: string | null | undefined) => Promise<Identity>

const PERSON = /^[\w.@:|+-]{1,128}$/
const CACHED = 2000

/** Whether a token may name this person. */
export const isPersonId = (text: string): boolean => PERSON.test(text)

/**
 * @param keys asked for on the first request and again after a failure
 * @returns a function that throws a Problem: 401 for a bad token, 503 when the keys cannot be had
 */
export function createAuthenticate(keys: () => Promise<TokenKeys>, now = () => Date.now()): Authenticate {
  const known = new BoundedMap<string, { identity: Identity; expires: number }>(CACHED)
  let verifier: Promise<(token: string) => Promise<JWTPayload>> | undefined
  const verify = () => {
    verifier ??= keys().then(createVerifier)
    verifier.catch(() => {
      verifier = undefined
    })
    return verifier
  }

  return async (authorization) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token)
      throw unauthorized(
        'Send a token as “Authorization: Bearer …”; in development `make -s token PERSON=ada` prints one.',
      )
    const cached = known.get(token)
    if (cached && cached.expires > now()) return cached.identity
    const payload = await verified(
      token,
      await verify().catch((error) => Promise.reject(unavailable('The key store', error))),
    )
    const identity = identityOf(payload)
    known.set(token, { identity, expires: payload.exp! * 1000 })
    return identity
  }
}

/** With the library that verifies: a cold start does not wait for it. */
async function createVerifier({ secrets = [], jwksUrl, issuer = TOKEN_ISSUER }: TokenKeys) {
  const { createRemoteJWKSet, errors, jwtVerify } = await import('jose')
  const options = { issuer, audience: TOKEN_AUDIENCE, requiredClaims: ['sub', 'exp'], clockTolerance: 5 }
  const remote = jwksUrl ? createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3000 }) : undefined
  return async (token: string): Promise<JWTPayload> => {
    if (remote) {
      const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']
      return (await jwtVerify(token, remote, { ...options, algorithms })).payload
    }
    let refusal: unknown = new errors.JOSEError('no key is configured')
    for (const secret of secrets) {
      try {
        return (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload
      } catch (error) {
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
        refusal = error
      }
    }
    throw refusal
  }
}

async function verified(token: string, verify: (token: string) => Promise<JWTPayload>): Promise<JWTPayload> {
  try {
    return await verify(token)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ERR_JWT_EXPIRED') throw unauthorized('This token has expired; please sign in again.')
    if (code === 'ERR_JWKS_TIMEOUT') throw unavailable('The identity provider', error)
    throw unauthorized('This token is not valid here.')
  }
}

function identityOf({ sub, role }: JWTPayload): Identity {
  if (!sub || !isPersonId(sub)) throw unauthorized('The token names no person that can be used here.')
  return { person: sub, role: role === 'operator' ? 'operator' : 'person' }
}

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
