import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TokenKeys } from '../config/secrets.ts'
import { createAuthenticate } from './auth.ts'

const secret = new TextEncoder().encode('a key that only this test knows')
const token = (claims: Record<string, unknown> = {}, expires = '1 hour') =>
  new SignJWT({ sub: 'ada', iss: 'todo-chatbot', aud: 'todo-chatbot', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires)

describe('a token signed with the shared secret', () => {
  const authenticate = createAuthenticate(async () => ({
    secrets: [secret],
  }))
  const bearer = async (claims?: Record<string, unknown>, expires?: string, key = secret) =>
    `Bearer ${await token(claims, expires).sign(key)}`

  test('names the person and the role', async () => {
    expect(await authenticate(await bearer())).toMatchObject({ person: 'ada', role: 'person' })
    expect(await authenticate(await bearer({ role: 'operator' }))).toMatchObject({ person: 'ada', role: 'operator' })
  })
  test('tells when it ends', async () => {
    const { until } = await authenticate(await bearer({}, '5 minutes'))
    expect(Math.abs(until - Date.now() - 300_000)).toBeLessThan(60_000)
  })
  test.each([
    ['expired', {}, '-1 minute'],
    ['for another audience', { aud: 'other' }, '1 hour'],
    ['of another issuer', { iss: 'other' }, '1 hour'],
    ['without a person', { sub: undefined }, '1 hour'],
    ['with a name that could not be a key', { sub: 'ada\nbob' }, '1 hour'],
  ])('is refused when %s', async (_, claims, expires) => {
    await expect(authenticate(await bearer(claims, expires))).rejects.toMatchObject({
      status: 401,
      code: 'unauthorized',
    })
  })
  test('stays good when the keys are rotated, and is refused once its key is taken away', async () => {
    const newKey = new TextEncoder().encode('the key that came after it')
    const rotated = createAuthenticate(async () => ({ secrets: [newKey, secret] }))
    expect(await rotated(await bearer())).toMatchObject({ person: 'ada' })
    expect(await rotated(await bearer({}, '1 hour', newKey))).toMatchObject({ person: 'ada' })
    const done = createAuthenticate(async () => ({ secrets: [newKey] }))
    await expect(done(await bearer())).rejects.toMatchObject({ status: 401 })
  })
  test('is refused with another signature', async () => {
    await expect(
      authenticate(await bearer({}, '1 hour', new TextEncoder().encode('another key of enough length'))),
    ).rejects.toMatchObject({ status: 401 })
  })
})

test('while the keys cannot be had, the answer is to try again', async () => {
  let away = true
  const authenticate = createAuthenticate(async () => {
    if (away) throw new Error('no sidecar')
    return { secrets: [secret] }
  })
  const header = `Bearer ${await token().sign(secret)}`
  await expect(authenticate(header)).rejects.toMatchObject({ status: 503 })
  away = false
  expect(await authenticate(header)).toMatchObject({ person: 'ada' })
})

test('a key that is rotated while it runs is taken up, and made-up tokens do not make it ask each time', async () => {
  const newKey = new TextEncoder().encode('the key that came after it')
  const asked: boolean[] = []
  let current = secret
  const authenticate = createAuthenticate(async (anew) => {
    asked.push(anew)
    return { secrets: [anew ? newKey : current] }
  })
  expect(await authenticate(`Bearer ${await token().sign(secret)}`)).toMatchObject({ person: 'ada' })
  expect(await authenticate(`Bearer ${await token().sign(newKey)}`)).toMatchObject({ person: 'ada' })
  expect(asked).toEqual([false, false, true])
  current = newKey
  await expect(authenticate(`Bearer ${await token({}, '2 hours').sign(secret)}`)).rejects.toMatchObject({ status: 401 })
})

test('a token that is remembered is looked at again before long: keys are taken away too', async () => {
  let now = Date.now()
  let keys = [secret]
  const authenticate = createAuthenticate(async () => ({ secrets: keys }), { now: () => now })
  const header = `Bearer ${await token().sign(secret)}`
  await authenticate(header)
  keys = [new TextEncoder().encode('the key that came after it')]
  expect(await authenticate(header)).toMatchObject({ person: 'ada' })
  now += 11 * 60_000
  await expect(authenticate(header)).rejects.toMatchObject({ status: 401 })
})

describe('a token of an identity provider', () => {
  const ISSUER = 'https://login.example.com'
  let server: Server
  let jwksUrl: string
  let keys: Awaited<ReturnType<typeof generateKeyPair>>
  let shown: unknown
  let answer: (response: ServerResponse) => unknown
  const asJson = (response: ServerResponse) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(shown))
  beforeAll(async () => {
    keys = await generateKeyPair('ES256')
    server = createServer((_, response) => answer(response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
  })
  beforeEach(async () => {
    shown = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] }
    answer = asJson
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const signed = async (claims: Record<string, unknown> = {}, { key = keys.privateKey, kid = 'one' } = {}) =>
    `Bearer ${await new SignJWT({ sub: 'bob', iss: ISSUER, aud: 'todo-chatbot', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setExpirationTime('1 hour')
      .sign(key)}`

  test('is verified with the keys that it publishes, and no other way', async () => {
    const authenticate = createAuthenticate(async () => ({ jwksUrl, issuer: ISSUER }))
    expect(await authenticate(await signed())).toMatchObject({ person: 'bob', role: 'person' })
    const foreign = await generateKeyPair('ES256')
    await expect(authenticate(await signed({}, { key: foreign.privateKey }))).rejects.toMatchObject({ status: 401 })
    const downgraded = await token({ iss: ISSUER }).sign(secret)
    await expect(authenticate(`Bearer ${downgraded}`)).rejects.toMatchObject({ status: 401 })
  })

  test.each<[string, (response: ServerResponse) => unknown]>([
    ['does not answer', (response) => response.destroy()],
    ['fails', (response) => response.writeHead(500).end('oops')],
    ['answers with something else', (response) => response.end('<html>')],
    ['shows what is no set of keys', (response) => response.end('{"keys": "none"}')],
    [
      'shows a key that cannot be used',
      (response) => response.end('{"keys": [{"kty": "EC", "kid": "one", "crv": "P-256"}]}'),
    ],
  ])('signs nobody out while the provider %s', async (_, away) => {
    const authenticate = createAuthenticate(async () => ({ jwksUrl, issuer: ISSUER }))
    answer = away
    await expect(authenticate(await signed())).rejects.toMatchObject({ status: 503 })
  })

  test('is good as soon as the provider is back, and for a while after it went', async () => {
    let now = Date.now()
    const authenticate = createAuthenticate(async () => ({ jwksUrl, issuer: ISSUER }), { now: () => now })
    answer = (response) => response.destroy()
    await expect(authenticate(await signed())).rejects.toMatchObject({ status: 503 })
    answer = asJson
    now += 1000
    expect(await authenticate(await signed())).toMatchObject({ person: 'bob' })
    answer = (response) => response.destroy()
    now += 30 * 60_000
    expect(await authenticate(await signed({ nonce: 'another token' }))).toMatchObject({ person: 'bob' })
  })

  test('with a new key of the provider is good, with a key that it never had it is not', async () => {
    let now = Date.now()
    const authenticate = createAuthenticate(async () => ({ jwksUrl, issuer: ISSUER }), { now: () => now })
    await authenticate(await signed())
    const next = await generateKeyPair('ES256')
    shown = { keys: [{ ...(await exportJWK(next.publicKey)), kid: 'two', alg: 'ES256' }] }
    now += 60_000
    expect(await authenticate(await signed({}, { key: next.privateKey, kid: 'two' }))).toMatchObject({ person: 'bob' })
    now += 60_000
    await expect(authenticate(await signed({}, { kid: 'three' }))).rejects.toMatchObject({ status: 401 })
  })

  test('makes nobody an operator by what the provider calls a role, but by the claim that is configured', async () => {
    const roleOf = async (operators: TokenKeys['operators'], claims: Record<string, unknown>) =>
      (await createAuthenticate(async () => ({ jwksUrl, issuer: ISSUER, operators }))(await signed(claims))).role
    expect(await roleOf(undefined, { role: 'operator' })).toBe('person')
    const operators = { claim: 'groups', value: 'todo-operators' }
    expect(await roleOf(operators, { role: 'operator', groups: ['others'] })).toBe('person')
    expect(await roleOf(operators, { groups: ['others', 'todo-operators'] })).toBe('operator')
    expect(await roleOf(operators, { groups: 'todo-operators' })).toBe('operator')
    expect(await roleOf(operators, { groups: 'todo-operators,others' })).toBe('person')
  })
})
