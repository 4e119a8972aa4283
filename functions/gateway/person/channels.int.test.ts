import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../shared/database/index.ts'
import { newId } from '../../../shared/ids/index.ts'
import { confirmationToken } from '../../../shared/webhooks/confirmation.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
let database: Database
let app: Gateway
let person: string
let authorization: string

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  database = outbox.database
  app = createGateway({
    database: outbox.own,
    publisher: outbox.publisher,
    webhookKey: async (personId) => `whsec_${personId}`,
    signingSecret: async () => 'secret',
    now: () => now,
    limits: { rate: 10_000, concurrency: 100, addressRate: 10_000 },
  })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

interface Body {
  channels: { channel: string; endpoint: string; state: string; next: string | null }[]
  detail: string
  code: string
  errors: { field: string; message: string }[]
}

const call = (method: string, path: string, body?: unknown) => ask<Body>(app, method, path, body, { authorization })

const requested = async () =>
  (await eventsOf(database, person))
    .filter(({ type }) => type === 'todo.confirmation.requested.v1')
    .map(({ topic, data }) => ({ topic, ...(data as object) }))

/** What notification does with the event: the address is kept with a challenge. */
async function asked(channel: 'email' | 'webhook', endpoint: string, reason: string | null = null) {
  const [row] = await database.query<{ challenge: string }>({
    text: `
      insert into todo.channels (person_id, channel, endpoint, revision, reason, asked_at)
      values ($1, $2, $3, 1, $4, now() - interval '2 minutes') returning challenge`,
    values: [person, channel, endpoint, reason],
  })
  return row!.challenge
}

const press = async (method: string, token: string) => {
  const response = await app.request(`/confirm?token=${token}`, { method })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a new address is shown as unconfirmed, with what to do, and its confirmation is asked for', async () => {
  const { body } = await call('PATCH', '/v1/me', { email: 'ada@example.com' })
  expect(body.channels).toEqual([
    {
      channel: 'email',
      endpoint: 'ada@example.com',
      state: 'unconfirmed',
      next: expect.stringContaining('Open the link'),
    },
  ])
  expect(await requested()).toEqual([{ topic: 'reminders', channel: 'email', endpoint: 'ada@example.com' }])
  expect((await call('PATCH', '/v1/me', { timeZone: 'Europe/Berlin', email: 'ada@example.com' })).status).toBe(200)
  expect(await requested()).toHaveLength(1)
  await call('PATCH', '/v1/me', { email: 'new@example.com', webhook: { url: 'https://example.com/hook' } })
  expect((await requested()).map((each) => (each as { endpoint?: string }).endpoint)).toEqual([
    'ada@example.com',
    'new@example.com',
    'https://example.com/hook',
  ])
})

test('following the link changes nothing, as mail scanners do; pressing its button confirms, once', async () => {
  await call('PATCH', '/v1/me', { email: 'ada@example.com' })
  const token = await confirmationToken('secret', await asked('email', 'ada@example.com'), now)
  const shown = await press('GET', token)
  expect(shown.text).toContain('<b>ada@example.com</b>')
  expect(shown.text).toContain('<form method="post">')
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await call('GET', '/v1/me')).body.channels[0]!.state).toBe('unconfirmed')
  expect((await press('POST', token)).text).toContain('The address is confirmed')
  expect((await call('GET', '/v1/me')).body.channels).toEqual([
    { channel: 'email', endpoint: 'ada@example.com', state: 'confirmed', next: null },
  ])
  expect((await press('POST', token)).status).toBe(200)
  expect((await press('GET', token)).text).toContain('The address is confirmed')
  const told = (await eventsOf(database, person)).filter(({ type }) => type === 'todo.channel.updated.v1')
  expect(told.map(({ topic, data }) => [topic, data])).toEqual([
    ['notifications', { channel: 'email', endpoint: 'ada@example.com', state: 'confirmed', reason: null }],
  ])
})

test('a link that is old, forged, or of an address that was replaced confirms nothing', async () => {
  await call('PATCH', '/v1/me', { email: 'ada@example.com' })
  const challenge = await asked('email', 'ada@example.com')
  const old = await confirmationToken('secret', challenge, new Date(now.getTime() - 4 * 86_400_000))
  const forged = await confirmationToken('another secret', challenge, now)
  const unknown = await confirmationToken('secret', newId(), now)
  for (const token of [old, forged, unknown, '', '%00']) {
    expect((await press('GET', token)).status).toBe(410)
    expect((await press('POST', token)).status).toBe(410)
  }
  expect((await call('GET', '/v1/me')).body.channels[0]!.state).toBe('unconfirmed')
})

test('a challenge of a webhook is no link', async () => {
  await call('PATCH', '/v1/me', { webhook: { url: 'https://example.com/hook' } })
  const token = await confirmationToken('secret', await asked('webhook', 'https://example.com/hook'), now)
  expect((await press('POST', token)).status).toBe(410)
  expect((await call('GET', '/v1/me')).body.channels[0]!.state).toBe('unconfirmed')
})

test('what went wrong is said, and a person may be asked again, but not at once', async () => {
  expect((await call('POST', '/v1/me/confirmations', { channel: 'email' })).status).toBe(422)
  await call('PATCH', '/v1/me', { email: 'ada@example.com' })
  await asked('email', 'ada@example.com', 'The mail server put it off.')
  expect((await call('GET', '/v1/me')).body.channels[0]!.next).toMatch(
    /^The mail server put it off\. To be asked again/,
  )
  const { status, body } = await call('POST', '/v1/me/confirmations', { channel: 'email' })
  expect(status).toBe(202)
  expect(body).not.toEqual({})
  expect(await requested()).toHaveLength(2)
  await database.query({ text: 'update todo.channels set asked_at = now() where person_id = $1', values: [person] })
  const refused = await call('POST', '/v1/me/confirmations', { channel: 'email' })
  expect(refused).toMatchObject({ status: 429, body: { code: 'asked-just-now' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await database.query({ text: 'update todo.channels set confirmed_at = now() where person_id = $1', values: [person] })
  expect((await call('POST', '/v1/me/confirmations', { channel: 'email' })).body.detail).toContain('confirmed already')
})

test('nobody confirms an address by writing it into the profile', async () => {
  const channels = [{ channel: 'email', endpoint: 'ada@example.com', state: 'confirmed' }]
  expect((await call('PATCH', '/v1/me', { email: 'ada@example.com', channels })).status).toBe(422)
})

test.each([
  ['http://１２７.0.0.1/hook', 'must have its host written as it is: 127.0.0.1'],
  ['http://localhost./hook', 'must have a host on the public Internet'],
  ['http://168.63.129.16/', 'must have a host on the public Internet'],
  ['https://example.com:6379/', 'must lead to port 443 (https), and leads to 6379'],
  ['http://0x7f000001/', 'must have its host written as it is: 127.0.0.1'],
  ['https://ada:secret@example.com/', 'must have no user name and no password in it'],
])('the webhook %s is refused in words', async (url, message) => {
  const { status, body } = await call('PATCH', '/v1/me', { webhook: { url } })
  expect([status, body.errors]).toEqual([422, [{ field: 'webhook.url', message }]])
  const keys = { p256dh: 'key', auth: 'auth' }
  const pushes = await call('PATCH', '/v1/me', {
    webPush: [
      { endpoint: 'https://push.example.com', keys },
      { endpoint: url, keys },
    ],
  })
  expect([pushes.status, pushes.body.errors]).toEqual([422, [{ field: 'webPush.1.endpoint', message }]])
})
