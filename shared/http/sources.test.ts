import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { READERS } from '../config/functions.ts'
import { ConfigError } from '../config/index.ts'
import { silentLog } from '../log/index.ts'
import { takeDeliveries } from './deliveries.ts'
import { createFunctionApp } from './function-app.ts'
import { createSources } from './sources.ts'

const ISSUER = 'https://kubernetes.default.svc.cluster.local'
const AUDIENCE = 'serving.knative.dev/service/todo-chatbot/recurring'
const SENDER = 'system:serviceaccount:todo-chatbot:recurring-oidc-sources.knative.dev-kafkasource'
const MINUTE = 60_000

const pair = await generateKeyPair('RS256')
const next = await generateKeyPair('RS256')
const shown = async ({ publicKey }: typeof pair, kid: string) => ({
  ...(await exportJWK(publicKey)),
  kid,
  alg: 'RS256',
})

let now: number
let keys: unknown[]
/** what the issuer answers with instead of its keys */
let away: (() => unknown) | undefined
let asked: number
let taken: string[]
let app: ReturnType<typeof createFunctionApp>

beforeEach(async () => {
  now = Date.now()
  keys = [await shown(pair, 'one')]
  away = undefined
  asked = 0
  taken = []
  const sources = createSources({
    audience: AUDIENCE,
    sources: [SENDER],
    now: () => now,
    async ask() {
      asked++
      return { issuer: ISSUER, keys: (away ? away() : { keys }) as never }
    },
  })
  app = createFunctionApp({ log: silentLog, ready: async () => {} })
  takeDeliveries(app, {
    log: silentLog,
    sources,
    async take(_request, _seen, sender) {
      taken.push(sender)
      return 'done'
    },
  })
})

const token = (claims: JWTPayload = {}, { kid = 'one', key = pair.privateKey, minutes = 60 } = {}): Promise<string> =>
  new SignJWT({ iss: ISSUER, aud: [AUDIENCE], sub: SENDER, exp: Math.floor(now / 1000) + minutes * 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(key)
const post = async (bearer: string | undefined) =>
  app.request('/', { method: 'POST', headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } })

test('the source that the function knows is let in, and the function is told which it is', async () => {
  expect((await post(await token())).status).toBe(204)
  expect(taken).toEqual([SENDER])
})

describe('without any effect is refused', () => {
  const forged: [string, () => Promise<string | undefined>][] = [
    ['who shows no token', async () => undefined],
    ['a token for another function', () => token({ aud: ['serving.knative.dev/service/todo-chatbot/reminder'] })],
    ['a token for nothing in particular', () => token({ aud: undefined })],
    [
      'another source',
      () => token({ sub: 'system:serviceaccount:elsewhere:recurring-oidc-sources.knative.dev-kafkasource' }),
    ],
    ['a token of another issuer', () => token({ iss: 'https://evil.example.com' })],
    ['a token that has expired', () => token({}, { minutes: -1 })],
    ['a token without an end', () => token({ exp: undefined })],
    ['a token with the signature of another key', () => token({}, { key: next.privateKey })],
    [
      'an unsigned token',
      async () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
        const [, payload] = (await token()).split('.')
        return `${part({ alg: 'none' })}.${payload}.`
      },
    ],
    [
      "a person's token",
      () =>
        new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: SENDER, exp: now })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new Uint8Array(32)),
    ],
    ['what is no token', async () => 'a.b.c'],
  ]
  test.each(forged)('%s', async (_, make) => {
    const response = await post(await make())
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'unauthorized' })
    expect(taken).toEqual([])
  })
})

describe('while it cannot be told who it is, the source is to try again', () => {
  test.each<[string, () => unknown]>([
    [
      'does not answer',
      () => {
        throw new Error('connection refused')
      },
    ],
    ['answers with something else', () => 'garbage'],
    ['shows what is no key', () => ({ keys: 'none' })],
  ])('the issuer %s', async (_, answer) => {
    away = answer
    expect((await post(await token())).status).toBe(503)
    away = undefined
    now += 1000
    expect((await post(await token())).status).toBe(204)
    expect(taken).toHaveLength(1)
  })

  test('the issuer is asked by one question at a time, and more and more seldom, however many deliveries come', async () => {
    await post(await token())
    asked = 0
    away = () => {
      throw new Error('connection refused')
    }
    // The keys of before are good for an hour, and then no more.
    for (const [minutes, status] of [
      [20, 204],
      [60, 503],
    ]) {
      now += minutes! * MINUTE
      const tokens = await Promise.all(Array.from({ length: 30 }, (_, index) => token({ jti: `${minutes} ${index}` })))
      const answers = await Promise.all(tokens.map(post))
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]))
    }
    expect(asked).toBe(2)
    for (let second = 0; second < 60; second++) {
      now += 1000
      await Promise.all([post(await token({ jti: `${second} a` })), post(await token({ jti: `${second} b` }))])
    }
    expect(asked).toBeLessThan(2 + 10)
    away = undefined
    now += 15_000
    expect((await post(await token({ jti: 'back' }))).status).toBe(204)
  })

  test('who was known before is known still, for a while', async () => {
    await post(await token())
    away = () => {
      throw new Error('connection refused')
    }
    now += 20 * MINUTE
    expect((await post(await token({}, { minutes: 30 }))).status).toBe(204)
    now += 60 * MINUTE
    expect((await post(await token())).status).toBe(503)
  })
})

test('a new key of the issuer is found out, and made-up ones do not make us ask each time', async () => {
  await post(await token())
  keys = [await shown(next, 'two')]
  const signed = await token({}, { kid: 'two', key: next.privateKey })
  expect((await post(signed)).status).toBe(503)
  now += MINUTE
  expect((await post(signed)).status).toBe(204)
  expect(asked).toBe(2)
  now += MINUTE
  const answers = await Promise.all([...'abcdefgh'].map(async (kid) => post(await token({}, { kid }))))
  expect(asked).toBe(3)
  expect(answers.map(({ status }) => status)).not.toContain(204)
})

test('a token that is known costs no signature, until it ends', async () => {
  const signed = await token({}, { minutes: 5 })
  for (let count = 0; count < 3; count++) expect((await post(signed)).status).toBe(204)
  away = () => {
    throw new Error('not to be asked')
  }
  expect((await post(signed)).status).toBe(204)
  now += 6 * MINUTE
  away = undefined
  expect((await post(signed)).status).toBe(401)
})

test.each([
  [{}],
  [{ DELIVERY_AUDIENCE: AUDIENCE }],
  [{ DELIVERY_SOURCES: SENDER }],
  [{ DELIVERY_AUDIENCE: AUDIENCE, DELIVERY_SOURCES: ' ,' }],
])('a function that is not told whom to let in does not start: %o', (environment) => {
  expect(() => READERS.recurring(environment)).toThrow(ConfigError)
})
