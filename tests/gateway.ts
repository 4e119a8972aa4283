/** The gateway within a test's own process, and requests to it. */
import { type JWTPayload, SignJWT } from 'jose'
import { inject } from 'vitest'
import { createApp } from '../functions/gateway/app.ts'
import type { GatewayOptions } from '../functions/gateway/deps.ts'
import { makeToken } from '../scripts/dev/token.ts'
import { openStateStore, type StateStore } from '../shared/dapr/index.ts'
import type { Database } from '../shared/database/index.ts'
import { createFindAccessToken } from '../shared/http/access-tokens.ts'
import { type Authenticate, createAuthenticate, TOKEN_ISSUER } from '../shared/http/auth.ts'
import { silentLog } from '../shared/log/index.ts'

export type Gateway = ReturnType<typeof createApp>

const KEY = 'a key that only tests know, of more than 32 bytes'
const nothing = async () => undefined

const keys = async () => ({ secrets: [new TextEncoder().encode(KEY)] })

export const authenticate = createAuthenticate(keys)

/** Lets in by the access tokens of a database, too. */
export const authenticateIn = (database: Database, resource?: string): Authenticate =>
  createAuthenticate(keys, { accessToken: createFindAccessToken(database), resource })

/** What a person shows to whatever lets in by `authenticate`. */
export const bearerOf = async (person: string, claims?: JWTPayload): Promise<string> =>
  `Bearer ${claims ? await signed(person, claims) : await makeToken(KEY, person)}`

/** A token that says what one of an identity provider would. */
const signed = (person: string, claims: JWTPayload): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(person)
    .setIssuer(TOKEN_ISSUER)
    .setExpirationTime('1 hour')
    .sign(new TextEncoder().encode(KEY))

export const openState = (): StateStore =>
  openStateStore({ daprUrl: `http://127.0.0.1:${inject('daprHttpPort')}`, store: 'statestore' })

/** @param options what a test cares for; the rest asks no model, hands nothing to Kafka, and refuses nobody for haste */
export const createGateway = (options: Partial<GatewayOptions> & Pick<GatewayOptions, 'database'>): Gateway =>
  createApp({
    log: silentLog,
    publisher: { publish() {}, room: async () => {}, flush: async () => {} },
    state: options.state ?? openState(),
    authenticate: authenticateIn(options.database),
    model: nothing,
    speech: nothing,
    webhookKey: nothing,
    pushKey: nothing,
    signingSecret: nothing,
    issuer: async () => undefined,
    publicUrl: 'https://todo.example.com',
    reach: { allowPrivate: false, ports: [443] },
    now: () => new Date(),
    limits: { rate: 10_000, concurrency: 100 },
    ready: async () => {},
    ...options,
  })

/** Statuses of answers that have no body. */
const WITHOUT_BODY = [204, 304]

/** @param body as it is when it is text already */
export async function ask<Body>(
  to: Pick<Gateway, 'request'>,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
) {
  const response = await to.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (WITHOUT_BODY.includes(response.status) && !text ? {} : JSON.parse(text)) as Body,
  }
}
