import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Database, Statement } from '../../shared/database/index.ts'
import { type Address, addressesOf } from '../../shared/domain/addresses.ts'
import type { TaskCommand } from '../../shared/domain/decide.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import { idOf, newId } from '../../shared/ids/index.ts'
import { createLog, silentLog } from '../../shared/log/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import { createDatabaseClock } from '../../shared/time/database-clock.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { readConfirmation } from '../../shared/webhooks/confirmation.ts'
import { signedHeaders, signingKeyOf } from '../../shared/webhooks/index.ts'
import { type ManualClock, manualClock } from '../../tests/clock.ts'
import { ping, deliver as post, sources } from '../../tests/delivery.ts'
import { committed, erased, eventsOf, left, openOutbox, type TestOutbox, written } from '../../tests/outbox.ts'
import {
  ANYWHERE,
  type HttpReceiver,
  type MailServer,
  startHttpReceiver,
  startMailServer,
} from '../../tests/receivers.ts'
import { createApp } from './app.ts'
import { createEmailConfirmation, createWebhookConfirmation } from './channels/confirmation.ts'
import { createEmail } from './channels/email.ts'
import { createMailer } from './channels/mailer.ts'
import { createPush, createWebPush } from './channels/web-push.ts'
import { createSignedPost, createWebhook } from './channels/webhook.ts'
import { createCourier } from './courier.ts'
import { createConfirmations, createReminders, type Senders } from './kinds.ts'
import { createPost } from './outbound.ts'
import { createChallenges, createEvents } from './webhooks/kinds.ts'
import { createNotices } from './webhooks/notices.ts'

let outbox: TestOutbox
let database: Database
/** what the function itself uses: with the login of its role */
let own: Database
let publisher: Publisher
let clock: ManualClock
let person: string
let hooks: HttpReceiver
let mailServer: MailServer

beforeAll(async () => {
  clock = manualClock('2026-03-11T09:00:00.000Z')
  outbox = await openOutbox('notification', () => clock.now())
  ;({ database, own, publisher } = outbox)
})
afterAll(() => outbox.close())
beforeEach(async () => {
  await database.query({ text: 'delete from notification.deliveries', values: [] })
  clock = manualClock('2026-03-11T09:00:00.000Z')
  person = newId()
  ;[hooks, mailServer] = await Promise.all([startHttpReceiver(), startMailServer()])
})
afterEach(() => Promise.all([hooks.close(), mailServer.close()]))

function startApp({
  over = own,
  senders = {} as Partial<Senders>,
  timeout = 500,
  log = silentLog,
  sendsPerDay = 500,
} = {}) {
  const { now } = clock
  const databaseClock = createDatabaseClock(clock)
  const owner = newId()
  const toUrl = createPost({ reach: ANYWHERE, timeout })
  const signingSecret = async () => 'secret'
  const mail = createMailer({ smtpUrl: async () => mailServer.url, from: 'Todo <reminders@example.com>' })
  const signedPost = createSignedPost({ signingSecret, post: toUrl, now })
  const kinds = {
    reminder: createReminders({
      email: createEmail(mail),
      webhook: createWebhook(signedPost),
      'web-push': createWebPush(
        createPush({ keys: async () => undefined, contact: 'mailto:ops@example.com', post: toUrl }),
      ),
      ...senders,
    }),
    confirmation: createConfirmations({
      email: createEmailConfirmation({ mail, signingSecret, publicUrl: 'https://todo.example.com', now }),
      webhook: createWebhookConfirmation(signedPost, now),
    }),
    challenge: createChallenges(signedPost, now),
    event: createEvents(signedPost),
    notice: createNotices({} as never),
  }
  const sleep = async () => {}
  const courier = createCourier({ database: over, publisher, kinds, log, clock: databaseClock, sleep, owner })
  const base = { log, sources, ready: async () => {}, database: over, publisher, courier }
  const app = createApp({ ...base, clock: databaseClock, sendsPerDay })
  return { request: app.request, courier }
}
type App = ReturnType<typeof startApp>

/** Delivers it, and waits until what was sent because of it is sent. */
async function deliver(app: App, event: StoredEvent): Promise<Response> {
  const response = await post(app, event)
  await app.courier.settled()
  return response
}

const endLeases = () =>
  database.query({
    text: `update notification.deliveries set leased_until = now() - interval '1 second' where owner is not null`,
    values: [],
  })

const change = async (command: TaskCommand, before?: Task, profile?: Profile): Promise<Task> =>
  (await written(database, { person, command, before, profile, now: clock.now().toISOString() })).task

/** A person with this profile, whose addresses are confirmed, and the event of one of their reminders as `reminder` emits it. */
async function reminded(
  profile: Partial<Profile>,
): Promise<StoredEvent & { data: EventData<'todo.reminder.fired.v1'> }> {
  for (const address of addressesOf({ ...DEFAULT_PROFILE, ...profile })) await database.query(confirmed(address))
  return firedFor(profile)
}

/** The same, whatever of the addresses is confirmed. */
async function firedFor(profile: Partial<Profile>): ReturnType<typeof reminded> {
  const command: TaskCommand = { type: 'create', id: newId(), fields: { title: 'pay rent', note: 'IBAN in the safe' } }
  const task = await change(command, undefined, { ...DEFAULT_PROFILE, ...profile })
  const now = clock.now().toISOString()
  const data = { reminderId: newId(), task, at: now, firedAt: now }
  return committed(database, { person, source: 'reminder', type: 'todo.reminder.fired.v1', data, now })
}

const confirmed = ({ channel, endpoint }: Address) => ({
  text: `
    insert into todo.channels (person_id, channel, endpoint, revision, confirmed_at) values ($1, $2, $3, 1, now())
    on conflict (person_id, channel) do update set endpoint = excluded.endpoint, confirmed_at = now()`,
  values: [person, channel, endpoint],
})

type Result = StoredEvent & { data: EventData<'todo.notification.delivered.v1'> }
const results = async () =>
  (await eventsOf(database, person)).filter(({ type }) => type.startsWith('todo.notification.')) as Result[]
const told = async () => (await results()).map(({ type, data }) => `${data.channel} ${type.split('.')[2]}`).sort()
const webhook = () => ({ url: `${hooks.url}/hook` })
const deliveries = () =>
  database.query({
    text: `select channel, state, attempts, due_at, reason from notification.deliveries where person_id = $1 order by channel`,
    values: [person],
  })

test('who set nothing up is told in-app, by an event that can be followed back to the reminder', async () => {
  const event = await reminded({})
  expect((await deliver(startApp(), event)).status).toBe(204)
  const [one, ...others] = await results()
  expect(others).toEqual([])
  expect(one).toMatchObject({
    type: 'todo.notification.delivered.v1',
    topic: 'notifications',
    subject: event.data.task.id,
    causationId: event.id,
    correlationId: event.correlationId,
  })
  expect(one!.data).toMatchObject({ channel: 'in-app', reminderId: event.data.reminderId, reason: null })
  expect(traceOf(one!.traceParent).traceId).toBe(traceOf(event.traceParent).traceId)
})

test('an e-mail says what to do, to the person’s address, under an id that stays the same', async () => {
  const event = await reminded({ email: 'ada@example.com' })
  await deliver(startApp(), event)
  const [mail] = mailServer.mails
  expect(mail).toMatchObject({ from: 'reminders@example.com', to: ['ada@example.com'] })
  const id = idOf('delivery', event.source, event.id, 'email', 'ada@example.com')
  for (const part of ['Subject: Reminder: pay rent', `Message-ID: <${id}@example.com>`, 'IBAN in the safe']) {
    expect(mail!.source).toContain(part)
  }
  expect(await told()).toEqual(['email delivered', 'in-app delivered'])
})

test('a webhook is signed with the person’s own key', async () => {
  const event = await reminded({ webhook: webhook() })
  await deliver(startApp(), event)
  const [{ path, headers, body }] = hooks.requests as [HttpReceiver['requests'][0]]
  expect(path).toBe('/hook')
  const id = headers['webhook-id'] as string
  const key = await signingKeyOf('secret', person)
  expect(headers).toMatchObject(await signedHeaders([key], id, clock.now(), body.toString()))
  expect(JSON.parse(body.toString())).toMatchObject({ type: 'todo.reminder.fired', data: event.data })
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('a reminder that is delivered many times, also at once, tells each way once', async () => {
  const event = await reminded({ email: 'ada@example.com', webhook: webhook() })
  const apps = [startApp(), startApp()]
  const answers = await Promise.all([0, 1, 0, 1, 0].map((index) => deliver(apps[index]!, event)))
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
  expect((await deliver(apps[0]!, event)).status).toBe(204)
  await ping(apps[1]!)
  expect([mailServer.mails.length, hooks.requests.length]).toEqual([1, 1])
  expect(await told()).toEqual(['email delivered', 'in-app delivered', 'webhook delivered'])
})

test('everybody who is reminded at nine is told once, at two processes, whoever left and whatever else comes with it', async () => {
  const people: string[] = []
  const events: StoredEvent[] = []
  for (let index = 0; index < 30; index++) {
    person = newId()
    people.push(person)
    events.push(await reminded({ webhook: webhook() }), await reminded({ webhook: webhook() }))
  }
  const [gone, ...others] = people as [string, ...string[]]
  await left(database, gone, clock.now().toISOString())
  const broken: StoredEvent = { ...events[2]!, id: newId(), revision: 1.5 }
  // Of sixty at once, none is to be taken for slow.
  const apps = [startApp({ timeout: 10_000 }), startApp({ timeout: 10_000 })]
  const all = [...events, ...events, broken, ...events]
  const answers = await Promise.all(all.map((event, index) => deliver(apps[index % 2]!, event)))
  expect(answers.filter(({ status }) => status !== 204)).toHaveLength(1)
  for (person of others) {
    expect(await told()).toEqual(['in-app delivered', 'in-app delivered', 'webhook delivered', 'webhook delivered'])
    // Revisions have no gap.
    expect((await eventsOf(database, person)).map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  }
  person = gone
  expect(await told()).toEqual([])
})

test('of copies that are taken at once, what is published is what is stored', async () => {
  const events: StoredEvent[] = []
  for (let index = 0; index < 20; index++) {
    person = newId()
    events.push(await reminded({}))
  }
  const published = vi.spyOn(publisher, 'publish')
  onTestFinished(() => published.mockRestore())
  const still = clock
  const elapsed = () => {
    still.advance(1)
    return still.elapsed()
  }
  clock = { ...still, elapsed }
  const app = startApp()
  clock = still
  const copies = events.toReversed().flatMap((event) => [event, event, event])
  await Promise.all(copies.map((event) => deliver(app, event)))
  const told = published.mock.calls.flatMap(([stored]) => stored)
  expect(told).toHaveLength(20)
  for (const { id, data, personId } of told) {
    const stored = await eventsOf(database, personId)
    expect(data).toEqual(stored.find((each) => each.id === id)!.data)
  }
})

test('in quiet hours only in-app is told; the rest follows when they are over', async () => {
  clock = manualClock('2026-03-11T23:00:00.000Z')
  const quiet = { quietHours: { from: '22:00', to: '07:00' }, timeZone: 'Europe/Berlin' }
  const event = await reminded({ ...quiet, email: 'ada@example.com', webhook: webhook() })
  const app = startApp()
  await deliver(app, event)
  await ping(app)
  expect(await told()).toEqual(['in-app delivered'])
  expect([mailServer.mails.length, hooks.requests.length]).toEqual([0, 0])
  clock.advance(7 * 3_600_000)
  await ping(app)
  await ping(app)
  expect(await told()).toEqual(['email delivered', 'in-app delivered', 'webhook delivered'])
  expect([mailServer.mails.length, hooks.requests.length]).toEqual([1, 1])
})

test('what was done in the quiet hours is not told after them', async () => {
  clock = manualClock('2026-03-11T23:00:00.000Z')
  const event = await reminded({ quietHours: { from: '22:00', to: '07:00' }, email: 'ada@example.com' })
  const app = startApp()
  await deliver(app, event)
  await change({ type: 'complete' }, event.data.task)
  clock.advance(9 * 3_600_000)
  await ping(app)
  expect(mailServer.mails).toEqual([])
  expect(await deliveries()).toContainEqual(expect.objectContaining({ channel: 'email', state: 'dropped' }))
})

test('an address that the person removed meanwhile gets nothing', async () => {
  clock = manualClock('2026-03-11T23:00:00.000Z')
  const event = await reminded({ quietHours: { from: '22:00', to: '07:00' }, webhook: webhook() })
  const app = startApp()
  await deliver(app, event)
  await change({ type: 'change', changes: { priority: 1 } }, event.data.task, DEFAULT_PROFILE)
  clock.advance(9 * 3_600_000)
  await ping(app)
  expect(hooks.requests).toEqual([])
})

test('a webhook that fails is tried again later with the same id and a fresh signature, until it is taken', async () => {
  hooks.answers.push(503, 'cut')
  const event = await reminded({ webhook: webhook() })
  const app = startApp()
  await deliver(app, event)
  await ping(app)
  expect(hooks.requests).toHaveLength(1)
  clock.advance(60_000)
  await ping(app)
  clock.advance(5 * 60_000)
  await ping(app)
  expect(hooks.requests.map(({ headers }) => headers['webhook-id'])).toEqual(
    Array(3).fill(idOf('delivery', event.source, event.id, 'webhook', webhook().url)),
  )
  expect(new Set(hooks.requests.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('after the last attempt the person is told why it failed', async () => {
  hooks.answers.push(...Array(20).fill(500))
  const event = await reminded({ webhook: webhook() })
  const app = startApp()
  await deliver(app, event)
  for (let hour = 0; hour < 20; hour++) {
    clock.advance(3_600_000)
    await ping(app)
  }
  expect(hooks.requests).toHaveLength(6)
  expect(await told()).toEqual(['in-app delivered', 'webhook failed'])
  expect((await results()).at(-1)!.data.reason).toBe(`${new URL(hooks.url).host} answered 500.`)
})

test('what will never be taken is not tried again', async () => {
  hooks.answers.push(400)
  mailServer.refusals.push(550)
  const event = await reminded({ webhook: webhook(), email: 'nobody@example.com' })
  const app = startApp()
  await deliver(app, event)
  clock.advance(3_600_000)
  await ping(app)
  expect(hooks.requests).toHaveLength(1)
  expect(await told()).toEqual(['email failed', 'in-app delivered', 'webhook failed'])
  const reasons = (await results()).map(({ data }) => data.reason)
  expect(reasons).toContain('The mail server refused mail for nobody@example.com (550).')
})

test('a mail server that puts it off gets it later', async () => {
  mailServer.refusals.push(451)
  const event = await reminded({ email: 'ada@example.com' })
  const app = startApp()
  await deliver(app, event)
  expect(await told()).toEqual(['in-app delivered'])
  clock.advance(60_000)
  await ping(app)
  expect(mailServer.mails).toHaveLength(1)
  expect(await told()).toEqual(['email delivered', 'in-app delivered'])
})

test('an attempt that fails just before quiet hours is repeated after them', async () => {
  clock = manualClock('2026-03-11T21:59:30.000Z')
  hooks.answers.push(503)
  const event = await reminded({ webhook: webhook(), quietHours: { from: '22:00', to: '07:00' } })
  const app = startApp()
  await deliver(app, event)
  clock.advance(3_600_000)
  await ping(app)
  expect(hooks.requests).toHaveLength(1)
  clock.advance(9 * 3_600_000)
  await ping(app)
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('a process that dies after sending leaves it to the next, which sends under the same id and tells once', async () => {
  const event = await reminded({ email: 'ada@example.com' })
  // From the moment of its death nothing of it reaches the database.
  let dead = false
  const over: Database = {
    ...own,
    query: (statement) => (dead ? Promise.reject(new Error('dead')) : database.query(statement)) as never,
  }
  const email = createEmail(createMailer({ smtpUrl: async () => mailServer.url, from: 'todo@example.com' }))
  const dying: Senders['email'] = async (message) => {
    await email(message)
    dead = true
  }
  await deliver(startApp({ over, senders: { email: dying } }), event)
  const next = startApp()
  await deliver(next, event)
  await ping(next)
  expect(mailServer.mails).toHaveLength(1)
  await endLeases()
  await ping(next)
  const [first, second] = mailServer.mails.map(({ source }) => /^Message-ID: .*$/im.exec(source)![0])
  expect(second).toBe(first)
  await ping(next)
  expect(mailServer.mails).toHaveLength(2)
  expect(await told()).toEqual(['email delivered', 'in-app delivered'])
})

test('when the database is away for a moment after sending, it is stored and not sent twice', async () => {
  const event = await reminded({ webhook: webhook() })
  let failures = 0
  const over: Database = {
    ...own,
    query: (statement) => {
      if (statement.name !== 'commit-settle-delivery' || failures++ >= 3) return database.query(statement) as never
      return database.query({ text: 'select pg_terminate_backend(pg_backend_pid())', values: [] }) as never
    },
  }
  await deliver(startApp({ over }), event)
  expect(hooks.requests).toHaveLength(1)
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('a delivery is answered when it is stored, however slow the webhook is', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  hooks.answers.push(promise)
  const app = startApp()
  const event = await reminded({ webhook: webhook() })
  expect((await post(app, event)).status).toBe(204)
  expect(await told()).toEqual(['in-app delivered'])
  resolve(204)
  await app.courier.settled()
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('one person’s ten slow webhooks, and a slow host of many people, hold up nobody else', async () => {
  const slow = await startHttpReceiver()
  const { promise, resolve } = Promise.withResolvers<number>()
  slow.answers.push(...Array(50).fill(promise))
  const app = startApp({ timeout: 60_000 })
  const eve = newId()
  person = eve
  for (let index = 0; index < 10; index++) await post(app, await reminded({ webhook: { url: `${slow.url}/eve` } }))
  await expect.poll(() => slow.requests.length).toBe(3)
  for (let index = 0; index < 10; index++) {
    person = newId()
    await post(app, await reminded({ webhook: { url: `${slow.url}/many` } }))
  }
  await expect.poll(() => slow.requests.length).toBe(8)
  person = newId()
  await post(app, await reminded({ webhook: webhook(), email: 'ada@example.com' }))
  await expect.poll(told).toEqual(['email delivered', 'in-app delivered', 'webhook delivered'])
  expect(slow.requests).toHaveLength(8)
  resolve(204)
  await app.courier.settled()
  // What had no place was not forgotten: it followed as places became free.
  expect(slow.requests).toHaveLength(20)
  person = eve
  expect((await told()).filter((line) => line === 'webhook delivered')).toHaveLength(10)
  await slow.close()
})

test('asked to stop, it sends to the end what it began and leaves the rest for the next', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  hooks.answers.push(...Array(3).fill(promise))
  const app = startApp({ timeout: 60_000 })
  for (let index = 0; index < 5; index++) await post(app, await reminded({ webhook: webhook() }))
  await expect.poll(() => hooks.requests.length).toBe(3)
  const stopped = app.courier.stop()
  resolve(204)
  await stopped
  expect(hooks.requests).toHaveLength(3)
  expect((await told()).filter((line) => line === 'webhook delivered')).toHaveLength(3)
  await ping(startApp())
  expect(hooks.requests).toHaveLength(5)
  expect((await told()).filter((line) => line === 'webhook delivered')).toHaveLength(5)
})

test('a process takes nothing from another one that is sending it', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  hooks.answers.push(promise)
  const app = startApp({ timeout: 60_000 })
  await post(app, await reminded({ webhook: webhook() }))
  await expect.poll(() => hooks.requests.length).toBe(1)
  await ping(startApp())
  expect(hooks.requests).toHaveLength(1)
  resolve(204)
  await app.courier.settled()
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test.each([
  ['ahead', 86_400_000],
  ['behind', -86_400_000],
])('a process whose clock is a day %s sends at once what is due, and the rest when it is', async (_, shift) => {
  onTestFinished(() => void vi.useRealTimers())
  vi.useFakeTimers({ toFake: ['Date'], now: clock.now().getTime() + shift })
  const pass = (milliseconds: number) => {
    clock.advance(milliseconds)
    vi.setSystemTime(clock.now().getTime() + shift)
  }
  const app = startApp()
  hooks.answers.push(503)
  await deliver(app, await reminded({ webhook: webhook(), quietHours: { from: '22:00', to: '23:00' } }))
  await ping(app)
  expect(hooks.requests).toHaveLength(1)
  pass(60_000)
  await ping(app)
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
  pass(13.5 * 3_600_000)
  await deliver(app, await reminded({ webhook: webhook(), quietHours: { from: '22:00', to: '23:00' } }))
  await ping(app)
  expect(hooks.requests).toHaveLength(2)
  pass(3_600_000)
  await ping(app)
  expect(hooks.requests).toHaveLength(3)
})

test('a ping is answered when what it found is sent, so that the pod stays as long', async () => {
  const event = await reminded({ webhook: webhook() })
  const stopped = startApp()
  await stopped.courier.stop()
  await post(stopped, event)
  const { promise, resolve } = Promise.withResolvers<number>()
  hooks.answers.push(promise)
  let isAnswered = false
  const answered = ping(startApp({ timeout: 60_000 })).then(() => {
    isAnswered = true
  })
  await expect.poll(() => hooks.requests.length).toBe(1)
  expect(isAnswered).toBe(false)
  resolve(204)
  await answered
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('no address of a person is in a log, whatever goes wrong', async () => {
  const lines: string[] = []
  const log = createLog({ name: 'notification', level: 'debug', write: (line) => lines.push(line) })
  hooks.answers.push(500, 'cut', 'hang', 302)
  mailServer.refusals.push(451, 550)
  const app = startApp({ log })
  for (let index = 0; index < 4; index++) {
    const url = `${hooks.url}/secret-path?token=secret-query`
    await deliver(app, await reminded({ webhook: { url }, email: 'ada@example.com' }))
  }
  const away = { url: 'http://nowhere.invalid/secret-path' }
  await deliver(app, await reminded({ webhook: away }))
  const text = lines.join('\n')
  expect(text).toContain('status-500')
  expect(text).toContain('mail-550')
  for (const secret of ['ada@', 'example.com', 'secret', '127.0.0.1', 'nowhere']) expect(text).not.toContain(secret)
})

test('a browser that ended its subscription is told of once, and left out from then on', async () => {
  hooks.answers.push(410)
  const endpoint = `${hooks.url}/browser`
  const profile = { webPush: [{ endpoint, keys: { p256dh: '', auth: '' } }] }
  const push: Senders['web-push'] = async ({ endpoint: url }) => {
    await createPost({ reach: ANYWHERE })({ url, headers: {}, body: '' })
  }
  const app = startApp({ senders: { 'web-push': push } })
  await deliver(app, await reminded(profile))
  expect(await told()).toEqual(['in-app delivered', 'web-push failed'])
  await deliver(app, await reminded(profile))
  expect(await told()).toEqual(['in-app delivered', 'in-app delivered', 'web-push failed'])
  expect(hooks.requests).toHaveLength(1)
})

test('what another process sent in vain since it was looked for is left until its next attempt', async () => {
  clock = manualClock('2026-03-11T23:00:00.000Z')
  hooks.answers.push(503)
  await deliver(startApp(), await reminded({ quietHours: { from: '22:00', to: '07:00' }, webhook: webhook() }))
  clock.advance(9 * 3_600_000)
  let looks = 0
  const over: Database = {
    ...own,
    async query<Row>(statement: Statement) {
      const rows = await own.query<Row>(statement)
      if (statement.name === 'due-deliveries' && looks++ === 0) await ping(startApp())
      return rows
    },
  }
  await ping(startApp({ over }))
  expect(hooks.requests).toHaveLength(1)
  clock.advance(60_000)
  await ping(startApp())
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('two processes that look for due deliveries at once send each once', async () => {
  clock = manualClock('2026-03-11T23:00:00.000Z')
  for (let index = 0; index < 30; index++) {
    person = newId()
    const event = await reminded({ quietHours: { from: '22:00', to: '07:00' }, webhook: webhook() })
    await deliver(startApp(), event)
  }
  clock.advance(9 * 3_600_000)
  const apps = [startApp(), startApp()]
  await Promise.all(apps.map((app) => ping(app)))
  expect(hooks.requests).toHaveLength(30)
  expect(new Set(hooks.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(30)
})

test('what was told long ago is forgotten, and a replay of it tells nothing', async () => {
  const event = await reminded({ webhook: webhook() })
  const app = startApp()
  await deliver(app, event)
  clock.advance(101 * 86_400_000)
  await ping(app)
  expect(await deliveries()).toEqual([])
  await database.query({ text: 'delete from todo.inbox where id = $1', values: [event.id] })
  expect((await deliver(app, event)).status).toBe(204)
  expect(hooks.requests).toHaveLength(1)
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('an event whose data is not what its type says is refused for good', async () => {
  const event = await reminded({})
  const response = await deliver(startApp(), { ...event, data: { reminderId: 1 } as never })
  expect([response.status, response.headers.get('kne-reason')]).toEqual([422, 'invalid-event'])
})

test('what is told is what the database has, whatever a record on Kafka says', async () => {
  const app = startApp()
  const event = await reminded({ email: 'ada@example.com' })
  const words = { ...event.data, task: { ...event.data.task, title: 'open http://evil.example' } }
  // Of a reminder that nobody committed, nobody is told.
  const forged = [{ id: newId() }, { revision: event.revision + 1 }, { revision: event.revision - 1 }, { revision: 0 }]
  for (const fields of forged) await deliver(app, { ...event, data: words, ...fields })
  expect(mailServer.mails).toEqual([])
  expect(await told()).toEqual([])
  await deliver(app, { ...event, data: words })
  expect(mailServer.mails.map(({ source }) => source.includes('evil'))).toEqual([false])
  expect((await results()).map(({ data }) => data.title)).toEqual(['pay rent', 'pay rent'])
})

test('an address is asked for whom the database says asked, whatever a record on Kafka says', async () => {
  const app = startApp()
  const event = await asked(email('ada@example.com'))
  const data = email('stranger@example.com')
  await deliver(app, { ...event, data, id: newId(), revision: event.revision + 1 })
  expect([mailServer.mails, await channels()]).toEqual([[], []])
  await deliver(app, { ...event, data })
  expect(mailServer.mails.map(({ to }) => to[0])).toEqual(['ada@example.com'])
})

test('when a person leaves, their messages go, and nobody is told of what was before', async () => {
  const first = await reminded({ webhook: webhook() })
  const second = await reminded({ webhook: webhook() })
  const app = startApp()
  await deliver(app, first)
  await left(database, person, clock.now().toISOString())
  await deliver(app, second)
  await ping(app)
  expect(await deliveries()).toEqual([])
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('who leaves while a message is on its way is left no event of it', async () => {
  const event = await reminded({ webhook: webhook() })
  const leaving = async () => {
    await left(database, person, clock.now().toISOString())
    await erased(database, person)
  }
  await deliver(startApp({ senders: { webhook: leaving } }), event)
  expect((await eventsOf(database, person)).map(({ type }) => type)).toEqual(['todo.person.deleted.v1'])
})

/** The event of a person who gave an address, as the gateway emits it. */
async function asked(address: Address, profile: Partial<Profile> = {}) {
  const { channel, endpoint } = address
  const given = channel === 'webhook' ? { webhook: { url: endpoint } } : { email: endpoint }
  const whole = { ...DEFAULT_PROFILE, ...given, ...profile }
  const now = clock.now().toISOString()
  return committed(database, { person, type: 'todo.confirmation.requested.v1', data: address, now, profile: whole })
}
const channels = () =>
  database.query<{ channel: string; endpoint: string; confirmed: boolean; reason: string | null }>({
    text: `select channel, endpoint, confirmed_at is not null as confirmed, reason from todo.channels where person_id = $1`,
    values: [person],
  })
const email = (endpoint: string): Address => ({ channel: 'email', endpoint })
const linkIn = ({ source }: { source: string }) =>
  /https:\/\/todo\.example\.com\/confirm\?token=\S+/.exec(source.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[0]

test('a new address gets a link before it gets a reminder', async () => {
  const app = startApp()
  await deliver(app, await asked(email('ada@example.com')))
  const [mail, ...others] = mailServer.mails
  expect(others).toEqual([])
  expect(mail!.to).toEqual(['ada@example.com'])
  const token = new URL(linkIn(mail!)!).searchParams.get('token')!
  const challenge = (await readConfirmation('secret', token, clock.now()))!
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: false, reason: null })])
  await deliver(app, await firedFor({ email: 'ada@example.com' }))
  expect(mailServer.mails).toHaveLength(1)
  expect(await told()).toEqual(['in-app delivered'])
  await database.query({
    text: 'update todo.channels set confirmed_at = now() where challenge = $1',
    values: [challenge],
  })
  await deliver(app, await firedFor({ email: 'ada@example.com' }))
  expect(mailServer.mails).toHaveLength(2)
  expect(await told()).toEqual(['email delivered', 'in-app delivered', 'in-app delivered'])
})

test('another address starts over, and an older event that comes late changes nothing', async () => {
  const app = startApp()
  const first = await asked(email('ada@example.com'))
  const second = await asked(email('new@example.com'))
  await database.query(confirmed(email('ada@example.com')))
  await deliver(app, second)
  await deliver(app, first)
  expect(mailServer.mails.map(({ to }) => to[0])).toEqual(['new@example.com'])
  expect(await channels()).toEqual([expect.objectContaining({ endpoint: 'new@example.com', confirmed: false })])
})

test('a repeated event asks once, and an address that is confirmed is not asked again', async () => {
  const app = startApp()
  const event = await asked(email('ada@example.com'))
  await deliver(app, event)
  await deliver(app, event)
  expect(mailServer.mails).toHaveLength(1)
  await database.query(confirmed(email('ada@example.com')))
  await deliver(app, await asked(email('ada@example.com')))
  expect(mailServer.mails).toHaveLength(1)
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: true })])
})

test('asked again before it is confirmed, the link of the first e-mail works as well', async () => {
  const app = startApp()
  for (let index = 0; index < 2; index++) await deliver(app, await asked(email('ada@example.com')))
  const tokens = mailServer.mails.map((mail) => new URL(linkIn(mail)!).searchParams.get('token')!)
  const challenges = await Promise.all(tokens.map((token) => readConfirmation('secret', token, clock.now())))
  expect(challenges).toHaveLength(2)
  expect(challenges[0]).toBe(challenges[1])
})

const asksOf = (address: string) => mailServer.mails.filter(({ to }) => to[0] === address).length
const reasonFor = async (who: string) => {
  person = who
  return (await channels())[0]!.reason
}

test('nobody sends questions to many strangers, or many to one, more than a few a day', async () => {
  const app = startApp()
  for (let index = 0; index < 12; index++) await deliver(app, await asked(email(`stranger-${index}@example.com`)))
  expect(mailServer.mails).toHaveLength(10)
  expect((await channels())[0]!.reason).toBe('You asked for 10 confirmations in a day; ask again tomorrow.')
  person = newId()
  for (let index = 0; index < 7; index++) await deliver(app, await asked(email('victim@example.com')))
  expect(asksOf('victim@example.com')).toBe(5)
  expect((await channels())[0]!.reason).toBe('You asked this address 5 times in a day; ask again tomorrow.')
})

test('strangers who ask for an address do not keep its owner from confirming it, and are bounded together', async () => {
  const app = startApp()
  const strangers = Array.from({ length: 4 }, newId)
  for (const stranger of strangers) {
    person = stranger
    for (let index = 0; index < 5; index++) await deliver(app, await asked(email('owner@example.com')))
  }
  // 15, and the first one of the fourth.
  expect(asksOf('owner@example.com')).toBe(16)
  expect(await reasonFor(strangers[3]!)).toMatch(/asked 15 times in a day, by others too/)
  person = newId()
  await deliver(app, await asked(email('owner@example.com')))
  expect(asksOf('owner@example.com')).toBe(17)
  expect((await channels())[0]!.reason).toBeNull()
})

test('who leaves and comes back has asked as often as before', async () => {
  const app = startApp()
  for (let index = 0; index < 5; index++) await deliver(app, await asked(email('victim@example.com')))
  await left(database, person, clock.now().toISOString())
  await erased(database, person)
  await ping(app)
  await deliver(app, await asked(email('victim@example.com')))
  expect(asksOf('victim@example.com')).toBe(5)
  await database.query({
    text: `update notification.deliveries set created_at = now() - interval '25 hours'`,
    values: [],
  })
  await ping(app)
  expect(await deliveries()).toEqual([])
})

test('a question that fails is asked again, in quiet hours too, and the person sees why meanwhile', async () => {
  const quietHours = { from: '00:00', to: '23:59' }
  mailServer.refusals.push(451)
  const app = startApp()
  await deliver(app, await asked(email('ada@example.com'), { quietHours }))
  expect((await channels())[0]!.reason).toBe('The mail server put off mail for ada@example.com (451).')
  clock.advance(60_000)
  await ping(app)
  expect(mailServer.mails).toHaveLength(1)
  expect((await channels())[0]!.reason).toBeNull()
})

const hook = (): Address => ({ channel: 'webhook', endpoint: `${hooks.url}/hook` })
const lastUpdate = async () =>
  (await eventsOf(database, person)).findLast(({ type }) => type.startsWith('todo.channel'))

test.each(['text', 'json'] as const)('a webhook is used when it sent a challenge back (%s)', async (form) => {
  hooks.respond = ({ body }) => {
    const { type, data } = JSON.parse(body.toString())
    if (type !== 'todo.webhook.challenge') return undefined
    return form === 'json' ? JSON.stringify({ challenge: data.challenge }) : `${data.challenge}\n`
  }
  const app = startApp()
  await deliver(app, await asked(hook()))
  const [{ headers, body }] = hooks.requests as [HttpReceiver['requests'][0]]
  const id = headers['webhook-id'] as string
  expect(headers).toMatchObject(
    await signedHeaders([await signingKeyOf('secret', person)], id, clock.now(), body.toString()),
  )
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: true })])
  expect(await lastUpdate()).toMatchObject({
    type: 'todo.channel.updated.v1',
    data: { channel: 'webhook', state: 'confirmed', reason: null },
  })
  await deliver(app, await firedFor({ webhook: webhook() }))
  expect(await told()).toEqual(['in-app delivered', 'webhook delivered'])
})

test('a webhook that takes whatever comes, and is a stranger’s, gets one question and never a reminder', async () => {
  const app = startApp()
  await deliver(app, await asked(hook()))
  await deliver(app, await firedFor({ webhook: webhook() }))
  clock.advance(86_400_000)
  await ping(app)
  expect(hooks.requests).toHaveLength(1)
  const reason = `${new URL(hooks.url).host} took the challenge, but did not answer with it.`
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: false, reason })])
  expect((await lastUpdate())!.data).toMatchObject({ channel: 'webhook', state: 'failed', reason })
  expect(await told()).toEqual(['in-app delivered'])
})

test('killed between the answer to a challenge and storing it, it is asked again under the same id', async () => {
  hooks.respond = ({ body }) => JSON.parse(body.toString()).data.challenge
  const over: Database = {
    ...own,
    query: (statement) =>
      statement.name === 'confirm-channel' || statement.name?.startsWith('commit-settle')
        ? (Promise.reject(new Error('dead')) as never)
        : database.query(statement),
  }
  await deliver(startApp({ over }), await asked(hook()))
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: false })])
  await endLeases()
  await ping(startApp())
  expect(new Set(hooks.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await channels()).toEqual([expect.objectContaining({ confirmed: true })])
})

test('the address of a profile from before there were questions is used on', async () => {
  const older = { ...DEFAULT_PROFILE, email: 'ada@example.com', webhook: webhook() }
  await database.query({
    text: `insert into todo.people (id, revision, profile) values ($1, 0, $2)`,
    values: [person, JSON.stringify(older)],
  })
  const migration = await readFile('shared/database/migrations/0032-channels.sql', 'utf8')
  const [, grandfathered] = /(insert into todo\.channels [^;]+);/.exec(migration)!
  await database.query({ text: `${grandfathered} on conflict do nothing`, values: [] })
  await deliver(startApp(), await firedFor(older))
  expect(await told()).toEqual(['email delivered', 'in-app delivered', 'webhook delivered'])
})

test('a channel of a later revision is left to that revision', async () => {
  const event = await asked({ channel: 'pager', endpoint: '4711' } as never)
  expect((await deliver(startApp(), event)).status).toBe(204)
  expect(await channels()).toEqual([])
})

test('who is sent very many reminders is told so once, and then in the app only, until the day is over', async () => {
  const app = startApp({ sendsPerDay: 2 })
  for (let index = 0; index < 5; index++)
    await deliver(app, await reminded({ email: 'ada@example.com', webhook: webhook() }))
  expect([mailServer.mails.length, hooks.requests.length]).toEqual([2, 2])
  const counts = Object.entries(Object.groupBy(await told(), (line) => line)).map(([line, all]) => [line, all!.length])
  expect(Object.fromEntries(counts)).toEqual({
    'in-app delivered': 5,
    'email delivered': 2,
    'email failed': 1,
    'webhook delivered': 2,
    'webhook failed': 1,
  })
  expect((await results()).find(({ type }) => type.includes('failed'))!.data.reason).toMatch(/in the app only/)
  await database.query({
    text: `update notification.deliveries set created_at = now() - interval '1 day'`,
    values: [],
  })
  await deliver(app, await reminded({ email: 'ada@example.com' }))
  expect(mailServer.mails).toHaveLength(3)
})
