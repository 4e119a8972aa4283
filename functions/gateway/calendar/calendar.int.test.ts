/** People's tasks in other calendars, under secret addresses. */
import { sync } from 'node-ical'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../shared/ids/index.ts'
import type { Log } from '../../../shared/log/index.ts'
import { ask as askOf, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

interface Address {
  url: string | null
  tasksUrl: string | null
  createdAt: string
}

let outbox: TestOutbox
let app: Gateway
let person: string
let secret: string

const open = (options: object = {}): Gateway =>
  createGateway({
    database: outbox.own,
    publisher: outbox.publisher,
    signingSecret: async () => secret,
    publicUrl: 'https://todo.example.com',
    ...options,
  })

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = open()
})
afterAll(() => outbox.close())
beforeEach(() => {
  person = newId()
  secret = 'secret'
})

const ask = async <Body = never>(method: string, path: string, body?: unknown, who = person) =>
  askOf<Body>(app, method, path, body, { authorization: await bearerOf(who) })
const address = async (method = 'POST', who = person) => ask<Address>(method, '/v1/me/calendar', undefined, who)
const made = async (who = person) => new URL((await address('POST', who)).body.url!)
const read = (url: URL, headers = {}, from: Gateway = app) =>
  Promise.resolve(from.request(url.pathname + url.search, { headers }))
const titles = async (url: URL) =>
  Object.values(sync.parseICS(await (await read(url)).text())).flatMap((each) =>
    each?.type === 'VEVENT' ? [String(each.summary)] : [],
  )
const add = (title: string, who = person) =>
  ask('POST', '/v1/tasks', { title, due: { date: '2026-03-11', time: '09:00', timeZone: 'Europe/Berlin' } }, who)

test('is made, shown again, changed and removed; what it was before is good no more', async () => {
  expect((await address('GET')).status).toBe(404)
  const first = await address()
  expect(first.status).toBe(200)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(first.body.url).toMatch(/^https:\/\/todo\.example\.com\/v1\/calendar\/[\w-]{43}\.ics$/)
  expect((await address('GET')).body).toEqual(first.body)
  const url = new URL(first.body.url!)
  expect((await read(url)).status).toBe(200)
  const second = await made()
  expect(second.href).not.toBe(url.href)
  expect((await read(url)).status).toBe(404)
  expect((await read(second)).status).toBe(200)
  expect((await address('DELETE')).status).toBe(204)
  expect((await read(second)).status).toBe(404)
  expect((await address('GET')).status).toBe(404)
})

test('shows the open tasks of its person, in pages, and nobody else’s', async () => {
  const other = newId()
  await add('not mine', other)
  const url = await made()
  expect(await titles(url)).toEqual([])
  const actions = Array.from({ length: 100 }, (_, index) => ({
    action: 'create',
    task: { title: `task ${index}`, due: { date: '2026-03-11', time: null, timeZone: 'Asia/Karachi' } },
  }))
  for (const _ of [1, 2]) expect((await ask('POST', '/v1/tasks/batch', { actions })).status).toBe(200)
  const { id } = (await add('with a time')).body as { id: string }
  await ask('POST', '/v1/tasks', { title: 'no date' })
  expect(await titles(url)).toHaveLength(201)
  expect(await titles(await made(other))).toEqual(['not mine'])
  const text = await (await read(url)).text()
  expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
  await ask('POST', `/v1/tasks/${id}/complete`)
  expect(await titles(url)).toHaveLength(200)
  const tasks = await (await read(new URL(`${url.href}?as=tasks`))).text()
  expect(tasks.match(/BEGIN:VTODO/g)).toHaveLength(201)
})

test('is not sent again as long as nothing has changed', async () => {
  await add('once')
  const url = await made()
  const first = await read(url)
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const etag = first.headers.get('etag')!
  const again = await read(url, { 'if-none-match': `W/"x", ${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await read(new URL(`${url.href}?as=tasks`), { 'if-none-match': etag })).status).toBe(200)
  await add('twice')
  expect((await read(url, { 'if-none-match': etag })).status).toBe(200)
})

test.each([
  ['a short name', 'x'],
  ['no file', 'a'.repeat(43)],
  ['another address', `${'a'.repeat(43)}.ics`],
  ['U+0000', '%00.ics'],
  ['another path', '../me'],
  ['a long name', `${'a'.repeat(5000)}.ics`],
])('nothing is at %s', async (_, name) => {
  const { status } = await read(new URL(`https://todo.example.com/v1/calendar/${name}`))
  expect([401, 404]).toContain(status)
})

test('what it is read as is one of two', async () => {
  const url = await made()
  expect((await read(new URL(`${url.href}?as=pdf`))).status).toBe(422)
})

test('who guesses is slowed down, and who knows the address is not', async () => {
  const slow = open({ limits: { rate: 10_000, concurrency: 100, addressRate: 1, pause: 0 } })
  const url = await made()
  expect((await read(url, {}, slow)).status).toBe(200)
  const statuses = new Set<number>()
  for (let index = 0; index < 30; index++) {
    const guess = new URL(`https://todo.example.com/v1/calendar/${String(index).padStart(43, 'a')}.ics`)
    statuses.add((await read(guess, {}, slow)).status)
  }
  expect(statuses).toEqual(new Set([404, 429]))
  expect((await read(url, {}, slow)).status).toBe(200)
})

test('with another key, what was given away goes on, and is shown no more', async () => {
  const url = await made()
  secret = 'another'
  expect((await address('GET')).body).toMatchObject({ url: null, tasksUrl: null })
  expect((await read(url)).status).toBe(200)
})

test('is not for programs, nor without a key', async () => {
  const { token } = (await ask<{ token: string }>('POST', '/v1/tokens', { name: 'x', scopes: ['tasks:write'] })).body
  for (const method of ['GET', 'POST', 'DELETE']) {
    const answer = await askOf(app, method, '/v1/me/calendar', undefined, { authorization: `Bearer ${token}` })
    expect(answer.status).toBe(403)
  }
  const without = open({ signingSecret: async () => undefined })
  const answer = await askOf<{ detail: string }>(without, 'POST', '/v1/me/calendar', undefined, {
    authorization: await bearerOf(person),
  })
  expect([answer.status, answer.body.detail]).toEqual([501, expect.stringContaining('webhook-signing-key')])
})

test('no log has the secret, nor has the database', async () => {
  const url = await made()
  const logged: unknown[] = []
  const keep = (...entry: unknown[]) => void logged.push(entry)
  const log = { debug: keep, info: keep, warn: keep, error: keep } as unknown as Log
  const failing = { ...outbox.own, query: () => Promise.reject(new Error('a fault of ours')) }
  expect((await read(url, {}, open({ log, database: failing }))).status).toBe(500)
  expect(logged).toHaveLength(1)
  const key = url.pathname.slice('/v1/calendar/'.length, -'.ics'.length)
  expect(JSON.stringify(logged)).not.toContain(key)
  const rows = await outbox.database.query({ text: 'select calendars::text as row from todo.calendars', values: [] })
  expect(JSON.stringify(rows)).not.toContain(key)
})

test('goes with its person', async () => {
  const url = await made()
  const { body } = await ask<{ calendars: object[] }>('GET', '/v1/me/export')
  expect(body.calendars).toEqual([{ createdAt: expect.any(String) }])
  const { confirm } = (await ask<{ confirm: string }>('DELETE', '/v1/me')).body
  expect((await ask('DELETE', `/v1/me?confirm=${confirm}`)).status).toBe(200)
  expect((await read(url)).status).toBe(404)
})
