import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthenticate } from './auth.ts'

const secret = new TextEncoder().encode('a key that only this test knows')
const token = (claims: Record<string, unknown> = {}, expires = '1 hour') =>
  new SignJWT({ sub: 'ada', iss: 'todo-chatbot', aud: 'todo-chatbot', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires)

describe('a token signed with the shared secret', () => {
  const authenticate = createAuthenticate(async () => ({ secrets: [secret] }))
  const bearer = async (claims?: Record<string, unknown>, expires?: string, key = secret) =>
    `Bearer ${await token(claims, expires).sign(key)}`

  test('names the person and the role', async () => {
    expect(await authenticate(await bearer())).toEqual({ person: 'ada', role: 'person' })
    expect(await authenticate(await bearer({ role: 'operator' }))).toEqual({ person: 'ada', role: 'operator' })
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

describe('a token of an identity provider', () => {
  let server: Server
  let keys: Awaited<ReturnType<typeof generateKeyPair>>
  beforeAll(async () => {
    keys = await generateKeyPair('ES256')
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }
    server = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('is verified with the keys that it publishes, and no other way', async () => {
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
    const authenticate = createAuthenticate(async () => ({ jwksUrl, issuer: 'https://login.example.com' }))
    const signed = (key: CryptoKey) =>
      new SignJWT({ sub: 'bob', iss: 'https://login.example.com', aud: 'todo-chatbot' })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setExpirationTime('1 hour')
        .sign(key)
    expect(await authenticate(`Bearer ${await signed(keys.privateKey)}`)).toEqual({ person: 'bob', role: 'person' })
    const foreign = await generateKeyPair('ES256')
    await expect(authenticate(`Bearer ${await signed(foreign.privateKey)}`)).rejects.toMatchObject({ status: 401 })
    const downgraded = await token({ iss: 'https://login.example.com' }).sign(secret)
    await expect(authenticate(`Bearer ${downgraded}`)).rejects.toMatchObject({ status: 401 })
  })
})
