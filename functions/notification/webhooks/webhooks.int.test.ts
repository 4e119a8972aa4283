/** Webhooks of developers, from the request that makes one to what its receiver gets: with a real Postgres and a real receiver. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoredEvent } from '../../../shared/events/event.ts'
import { newId } from '../../../shared/ids/index.ts'
import { silentLog } from '../../../shared/log/index.ts'
import { createDatabaseClock } from '../../../shared/time/database-clock.ts'
import { signedHeaders } from '../../../shared/webhooks/index.ts'
import { type ManualClock, manualClock } from '../../../tests/clock.ts'
import { ping, deliver as post, sources } from '../../../tests/delivery.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { erased, eventsOf, left, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'
import { ANYWHERE, type HttpReceiver, startHttpReceiver } from '../../../tests/receivers.ts'
import { createApp } from '../app.ts'
import type { Mail } from '../channels/mailer.ts'
import { createSignedPost } from '../channels/webhook.ts'
import { createCourier } from '../courier.ts'
import { createConfirmations, createReminders } from '../kinds.ts'
import { createPost } from '../outbound.ts'
import { createChallenges, createEvents } from './kinds.ts'
import { createNoticeSenders, createNotices } from './notices.ts'

let outbox: TestOutbox
let clock: ManualClock
let gateway: Gateway
let app: ReturnType<typeof startNotification>
let receiver: HttpReceiver
let person: string
let authorization: string
let brought: Set<string>
let mails: Mail[]
let pushed: { endpoint: string; payload: object }[]

beforeAll(async () => {
  clock = manualClock('2026-03-11T09:00:00.000Z')
  outbox = await openOutbox('notification', () => clock.now())
})
afterAll(() => outbox.close())
beforeEach(async () => {
  clock = manualClock('2026-03-11T09:00:00.000Z')
  person = newId()
  authorization = await bearerOf(person)
  brought = new Set()
  ;[mails, pushed] = [[], []]
  receiver = await startHttpReceiver()
  receiver.respond = sendBack
  gateway = createGateway({
    database: outbox.database,
    publisher: outbox.publisher,
    now: () => clock.now(),
    signingSecret: async () => 'secret',
    reach: ANYWHERE,
  })
  app = startNotification()
})
afterEach(() => receiver.close())

function startNotification(timeout = 500) {
  const toUrl = createPost({ reach: ANYWHERE, timeout })
  const signedPost = createSignedPost({ signingSecret: async () => 'secret', post: toUrl, now: clock.now })
  const kinds = {
    reminder: createReminders({} as never),
    confirmation: createConfirmations({} as never),
    challenge: createChallenges(signedPost, clock.now),
    event: createEvents(signedPost),
    notice: createNotices(
      createNoticeSenders({
        mail: async (mail) => void mails.push(mail),
        post: signedPost,
        push: async ({ endpoint, payload }) => void pushed.push({ endpoint, payload }),
        now: clock.now,
      }),
    ),
  }
  const { own: database, publisher } = outbox
  const base = { log: silentLog, database, publisher, clock: createDatabaseClock(clock) }
  const courier = createCourier({ ...base, kinds, sleep: async () => {}, owner: newId() })
  const { request } = createApp({ ...base, sources, ready: async () => {}, courier, sendsPerDay: 500 })
  return { request, courier }
}

/** As a receiver should: the challenge comes back. */
const sendBack: HttpReceiver['respond'] = ({ body }) => {
  const { type, data } = JSON.parse(body.toString())
  return type === 'todo.webhook.challenge' ? data.challenge : undefined
}

type Body = Record<string, never> & { id: string; secret: string; state: string; detail: string; code: string } & {
  webhooks: { id: string; state: string; reason: string | null; failingSince: string | null }[]
  deliveries: { id: string; type: string | null; state: string; attempts: number; reason: string | null }[]
  next: string | null
}
const call = (method: string, path: string, body?: unknown) => ask<Body>(gateway, method, path, body, { authorization })

/** Brings what is new to notification, as its KafkaSource does, and waits until what was sent because of it is sent. */
async function bring(again = false): Promise<void> {
  const events = await eventsOf(outbox.database, person)
  const isBrought = ({ id, topic }: StoredEvent) => topic !== 'notifications' && (again || !brought.has(id))
  const fresh = events.filter(isBrought)
  const answers = await Promise.all(fresh.map((event) => post(app, event)))
  expect(answers.map(({ status }) => status)).toEqual(fresh.map(() => 204))
  for (const { id } of fresh) brought.add(id)
  await app.courier.settled()
}
async function later(minutes: number): Promise<void> {
  clock.advance(minutes * 60_000)
  await ping(app)
  await app.courier.settled()
}

const make = async (types: string[] = ['todo.task.*'], url = receiver.url) =>
  (await call('POST', '/v1/webhooks', { url, types })).body
async function active(types?: string[]): Promise<Body> {
  const webhook = await make(types)
  await bring()
  expect((await state()).state).toBe('active')
  receiver.requests.length = 0
  return webhook
}
const state = async () => (await call('GET', '/v1/webhooks')).body.webhooks[0]!
const add = (title: string) => call('POST', '/v1/tasks', { title })
const got = () => receiver.requests.map(({ body }) => JSON.parse(body.toString()))
const logOf = async (id: string, query = '') =>
  (await call('GET', `/v1/webhooks/${id}/deliveries${query}`)).body.deliveries
const told = async () =>
  (await eventsOf(outbox.database, person))
    .filter(({ type }) => type.startsWith('todo.webhook.'))
    .map(({ type, data }) => [type.split('.')[2], (data as { state?: string }).state])

describe('a webhook', () => {
  test('gets nothing before it sent the challenge back, and then what it asked for, signed', async () => {
    const { id, secret } = await make(['todo.task.created.v1', 'todo.project.*'])
    await add('too early')
    expect((await state()).state).toBe('asked')
    await bring()
    expect(got().map(({ type }) => type)).toEqual(['todo.webhook.challenge'])
    expect(await state()).toMatchObject({ id, state: 'active', reason: null })
    const { body: task } = await add('pay rent')
    await call('PATCH', `/v1/tasks/${task.id}`, { priority: 1 })
    await call('POST', '/v1/projects', { name: 'Home' })
    await bring()
    const [, ...events] = got()
    expect(events.map(({ type }) => type).sort()).toEqual(['todo.project.created.v1', 'todo.task.created.v1'])
    const at = events.findIndex(({ type }) => type === 'todo.task.created.v1') + 1
    const created = (await eventsOf(outbox.database, person)).find(({ subject }) => subject === task.id)!
    expect(got()[at]).toEqual({
      type: created.type,
      timestamp: created.time,
      id: created.id,
      sequence: created.revision,
      subject: task.id,
      data: created.data,
    })
    const { headers, body } = receiver.requests[at]!
    const key = Uint8Array.from(Buffer.from(secret.replace('whsec_', ''), 'base64'))
    expect(headers).toMatchObject(
      await signedHeaders([key], headers['webhook-id'] as string, clock.now(), body.toString()),
    )
    expect(await told()).toEqual([
      ['requested', 'asked'],
      ['updated', 'active'],
    ])
  })

  test('whose receiver does not send the challenge back is refused, in words, and may be asked again', async () => {
    receiver.respond = () => 'no idea'
    const { id } = await make()
    await bring()
    expect(await state()).toMatchObject({ state: 'refused', reason: expect.stringContaining('did not answer with it') })
    await add('x')
    await bring()
    expect(receiver.requests).toHaveLength(1)
    receiver.respond = sendBack
    expect((await call('PATCH', `/v1/webhooks/${id}`, { isPaused: false })).body.state).toBe('asked')
    await bring()
    expect((await state()).state).toBe('active')
  })

  test('may be paused: what happens meanwhile is not sent', async () => {
    const { id } = await active()
    await add('before')
    await call('PATCH', `/v1/webhooks/${id}`, { isPaused: true })
    await add('meanwhile')
    await bring()
    clock.advance(1000)
    await call('PATCH', `/v1/webhooks/${id}`, { isPaused: false, types: ['todo.task.created.v1'] })
    await add('after')
    await bring(true)
    expect(got().map(({ data }) => data.task.title)).toEqual(['after'])
  })

  test('signs with the secret before, too, for a day after it was changed', async () => {
    const { id, secret } = await active()
    const { body } = await call('POST', `/v1/webhooks/${id}/secret`)
    expect(body.secret).toMatch(/^whsec_/)
    expect(body.secret).not.toBe(secret)
    await add('one')
    await bring()
    clock.advance(25 * 3_600_000)
    await add('two')
    await bring()
    expect(receiver.requests.map(({ headers }) => (headers['webhook-signature'] as string).split(' ').length)).toEqual([
      2, 1,
    ])
  })

  test('is gone with what waits for it when it is deleted, and when its person leaves', async () => {
    const { id } = await active()
    receiver.answers.push(503)
    await add('x')
    await bring()
    expect((await call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204)
    await later(2)
    expect(receiver.requests).toHaveLength(1)
    expect((await call('GET', `/v1/webhooks/${id}/deliveries`)).status).toBe(404)
    expect((await told()).at(-1)).toEqual(['deleted', undefined])
  })
})

describe('an event', () => {
  test('is sent once, however often Kafka brings it, and however many webhooks want it', async () => {
    await active()
    await make(['todo.task.created.v1'], `${receiver.url}/other`)
    await bring()
    receiver.requests.length = 0
    await add('x')
    await bring()
    await bring(true)
    expect(receiver.requests.map(({ path }) => path).sort()).toEqual(['/', '/other'])
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  })

  test('of a record that nobody committed is sent to nobody', async () => {
    await active()
    await add('x')
    const [event] = (await eventsOf(outbox.database, person)).slice(-1)
    expect((await post(app, { ...event!, id: newId() })).status).toBe(204)
    await app.courier.settled()
    expect(receiver.requests).toHaveLength(0)
  })

  test('that was not taken comes again under the same id, and the log tells how often', async () => {
    const { id } = await active()
    receiver.answers.push(503, 'cut')
    await add('x')
    await bring()
    expect(await logOf(id, '?state=waiting')).toMatchObject([
      { type: 'todo.task.created.v1', attempts: 1, reason: expect.stringContaining('503') },
    ])
    expect((await state()).failingSince).not.toBeNull()
    await later(2)
    await later(10)
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(receiver.requests).toHaveLength(3)
    expect(await logOf(id)).toMatchObject([
      { state: 'delivered', attempts: 3 },
      { state: 'delivered', type: null },
    ])
    expect((await state()).failingSince).toBeNull()
  })

  test('can be sent again by hand, under the same id', async () => {
    const { id } = await active()
    receiver.answers.push(400)
    await add('x')
    await bring()
    const [failed] = await logOf(id, '?state=failed')
    expect(failed).toMatchObject({ attempts: 1, reason: expect.stringContaining('400') })
    const path = `/v1/webhooks/${id}/deliveries/${failed!.id}/redeliver`
    expect((await call('POST', path)).status).toBe(202)
    await later(0)
    expect((await logOf(id))[0]).toMatchObject({ id: failed!.id, state: 'delivered', reason: null })
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual([failed!.id, failed!.id])
    expect((await call('POST', path.replace(failed!.id, newId()))).status).toBe(404)
    await call('PATCH', `/v1/webhooks/${id}`, { isPaused: true })
    expect((await call('POST', path)).body.code).toBe('webhook-not-active')
  })

  test('that no receiver takes for days disables the webhook, once, and says so', async () => {
    const { id } = await active()
    for (let day = 0; day < 5; day++) {
      receiver.answers.push(...Array(12).fill(500))
      await add(`a ${day}`)
      await add(`b ${day}`)
      await bring()
      for (const minutes of [2, 10, 40, 200, 500, 700]) await later(minutes)
    }
    expect(await state()).toMatchObject({ state: 'disabled', reason: expect.stringContaining('500') })
    expect((await told()).filter(([, each]) => each === 'disabled')).toHaveLength(1)
    const sent = receiver.requests.length
    await add('after')
    await bring()
    await later(1000)
    expect(receiver.requests).toHaveLength(sent)
    receiver.answers.length = 0
    await call('PATCH', `/v1/webhooks/${id}`, { isPaused: false })
    await bring()
    expect((await state()).state).toBe('active')
  })

  test('a receiver that is gone (410) is left alone at once', async () => {
    await active()
    receiver.answers.push(410)
    await add('x')
    await bring()
    expect((await state()).state).toBe('disabled')
  })

  describe('when it is disabled, its owner is told in their language', () => {
    const own = 'https://push.example.com/one'
    const confirmed = (channel: string, endpoint: string) =>
      outbox.database.query({
        text: `insert into todo.channels (person_id, channel, endpoint, revision, confirmed_at) values ($1, $2, $3, 0, now())
          on conflict (person_id, channel) do update set endpoint = excluded.endpoint, confirmed_at = now()`,
        values: [person, channel, endpoint],
      })
    async function disabled(profile: object, addresses: [channel: string, endpoint: string][]): Promise<void> {
      await call('PATCH', '/v1/me', profile)
      await active()
      for (const address of addresses) await confirmed(...address)
      receiver.answers.push(410)
      await add('x')
      await bring()
      await app.courier.settled()
      expect((await state()).state).toBe('disabled')
    }

    test('by e-mail, in each browser and at their own webhook, once each', async () => {
      const keys = { p256dh: 'BAAA', auth: 'AAAA' }
      const mineUrl = `${receiver.url}/mine`
      await disabled(
        { locale: 'de-DE', email: 'kim@example.com', webhook: { url: mineUrl }, webPush: [{ endpoint: own, keys }] },
        [
          ['email', 'kim@example.com'],
          ['webhook', mineUrl],
        ],
      )
      await later(1)
      expect(mails.map(({ to, subject, text }) => [to, subject, text.includes(receiver.url)])).toEqual([
        ['kim@example.com', 'Dein Webhook wurde abgeschaltet', true],
      ])
      expect(pushed).toMatchObject([{ endpoint: own, payload: { title: 'Dein Webhook wurde abgeschaltet' } }])
      const mine = receiver.requests
        .filter(({ path }) => path === '/mine')
        .map(({ body }) => JSON.parse(body.toString()))
      expect(mine).toMatchObject([{ type: 'todo.webhook.disabled', data: { url: receiver.url } }])
      // Its log has the challenge and the event, and nothing of what its owner is told.
      expect(await logOf((await state()).id)).toHaveLength(2)
    })

    test('not at an address that nobody confirmed, and after their quiet hours', async () => {
      const quietHours = { from: '08:00', to: '10:00' }
      const profile = { locale: 'en-GB', timeZone: 'UTC', email: 'kim@example.com', quietHours }
      await disabled({ ...profile, webhook: { url: `${receiver.url}/mine` } }, [['email', 'kim@example.com']])
      expect(mails).toEqual([])
      await later(61)
      expect(mails.map(({ subject }) => subject)).toEqual(['Your webhook was disabled'])
      expect(receiver.requests.filter(({ path }) => path === '/mine')).toEqual([])
    })
  })

  test('for a receiver that hangs holds up nobody else’s', async () => {
    await active()
    receiver.answers.push(...Array(20).fill('hang'))
    for (let index = 0; index < 8; index++) await add(`slow ${index}`)
    const slow = person
    const fast = await startHttpReceiver()
    fast.respond = sendBack
    person = newId()
    authorization = await bearerOf(person)
    await make(['todo.task.*'], fast.url)
    await bring()
    const events = (await eventsOf(outbox.database, slow)).filter(({ topic }) => topic === 'task-events')
    await Promise.all(events.map((event) => post(app, event)))
    await add('quick')
    const [event] = (await eventsOf(outbox.database, person)).slice(-1)
    await post(app, event!)
    await expect.poll(() => fast.requests.length).toBe(2)
    expect(receiver.requests.length).toBeLessThan(8)
    await app.courier.settled()
    await fast.close()
  })
})

/** docs/webhooks.md says what becomes of an attempt: every row of that table is run here. */
const ANSWERS = [
  ...readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8').matchAll(
    /^\| `(\w+)` \| (\w+) \| (\w+) \|$/gm,
  ),
].map(([, answer = '', delivery = '', webhook = '']) => ({ answer, delivery, webhook }))

test('there are rows', () => expect(ANSWERS.length).toBeGreaterThan(9))

test.each(ANSWERS)(
  'after $answer the delivery is $delivery and the webhook $webhook',
  async ({ answer, ...becomes }) => {
    const { id } = await active()
    receiver.answers.push(/^\d+$/.test(answer) ? Number(answer) : (answer as 'hang' | 'cut'))
    await add('x')
    await bring()
    expect({ delivery: (await logOf(id))[0]!.state, webhook: (await state()).state }).toEqual(becomes)
  },
)

describe('refused in words', () => {
  test.each([
    [{ url: 'http://10.0.0.1/', types: ['todo.task.*'] }, 'public Internet'],
    [{ url: 'nonsense', types: ['todo.task.*'] }, 'must be an http or https URL'],
    [{ url: 'https://example.com/', types: [] }, 'types'],
    [{ url: 'https://example.com/', types: ['todo.token.created.v1'] }, 'types'],
  ])('%j', async (body, words) => {
    const { database, publisher } = outbox
    gateway = createGateway({ database, publisher, now: () => clock.now(), signingSecret: async () => 'secret' })
    const answer = await call('POST', '/v1/webhooks', body)
    expect([answer.status, answer.body.detail]).toEqual([422, expect.stringContaining(words)])
  })

  test('an eleventh webhook, also of many made at once', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, () => make()))
    expect(answers.filter(({ code }) => code === 'too-many-webhooks')).toHaveLength(4)
    expect((await call('GET', '/v1/webhooks')).body.webhooks).toHaveLength(10)
  })

  test('what is somebody else’s, or nobody’s', async () => {
    const { id } = await make()
    person = newId()
    authorization = await bearerOf(person)
    for (const [method, path] of [
      ['PATCH', `/v1/webhooks/${id}`],
      ['DELETE', `/v1/webhooks/${id}`],
      ['POST', `/v1/webhooks/${id}/secret`],
      ['GET', `/v1/webhooks/${id}/deliveries`],
      ['POST', `/v1/webhooks/${id}/deliveries/${id}/redeliver`],
      ['DELETE', '/v1/webhooks/nonsense'],
    ] as const)
      expect([path, (await call(method, path, method === 'PATCH' ? {} : undefined)).status]).toEqual([path, 404])
  })

  test('a page of the log that nobody was given', async () => {
    const { id } = await make()
    expect((await call('GET', `/v1/webhooks/${id}/deliveries?after=nonsense`)).status).toBe(422)
  })
})

test('the log is read in pages', async () => {
  const { id } = await active()
  for (let index = 0; index < 5; index++) await add(`${index}`)
  await bring()
  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const { body }: { body: Body } = await call(
      'GET',
      `/v1/webhooks/${id}/deliveries?limit=2${after && `&after=${after}`}`,
    )
    seen.push(...body.deliveries.map((each) => each.id))
    after = body.next
  }
  expect(seen).toHaveLength(6)
  expect(new Set(seen).size).toBe(6)
})

test('what is sent is erased when its person leaves', async () => {
  const { id } = await active()
  await add('x')
  await bring()
  await call('DELETE', `/v1/webhooks/${id}`)
  await left(outbox.database, person, clock.now().toISOString())
  await erased(outbox.database, person)
  clock.advance(1000)
  await later(1)
  const rows = await outbox.database.query({
    text: `select from notification.deliveries where person_id = $1 and kind = 'event'`,
    values: [person],
  })
  expect(rows).toEqual([])
})
