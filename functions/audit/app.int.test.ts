import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import type { Task } from '../../shared/domain/task.ts'
import { toKafkaMessage } from '../../shared/events/cloud-event.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import { unauthorized } from '../../shared/http/problem.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer, type Producer } from '../../shared/kafka/producer.ts'
import { silentLog } from '../../shared/log/index.ts'
import { createPublisher, eventOf, toStoredEvents } from '../../shared/outbox/index.ts'
import { letterOfUndelivered } from '../../shared/outbox/undelivered.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { authorization, deliver, sources } from '../../tests/delivery.ts'
import { oversized, written } from '../../tests/outbox.ts'
import { recordsOf } from '../../tests/records.ts'
import { createApp as createLogApp } from '../audit-log/app.ts'
import { createApp } from './app.ts'
import type { TimelineEntry } from './timeline.ts'

let url: string
let database: Database
/** what the functions themselves use: with the logins of their roles */
let own: Database
let logs: Database
let producer: Producer
let app: ReturnType<typeof createApp>
/** what sources reach */
let auditLog: ReturnType<typeof createLogApp>
let person: string
let revision: number
let time: number

beforeAll(async () => {
  url = await createDatabase()
  database = openDatabase(url)
  own = openDatabase(loginOf(url, 'audit'))
  logs = openDatabase(loginOf(url, 'audit-log'))
  producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
  app = createAudit(own, producer)
  auditLog = createAuditLog(logs)
})
afterAll(async () => {
  await producer.close()
  await Promise.all([database.close(), own.close(), logs.close()])
})
beforeEach(() => {
  person = newId()
  revision = 0
  time = Date.parse('2026-03-11T08:00:00.000Z')
})

const createAuditLog = (over: Database) =>
  createLogApp({
    log: silentLog,
    ready: async () => {},
    sources,
    database: over,
    now: () => new Date(),
    elapsed: () => performance.now(),
  })

/** `Authorization: Bearer <person>`, and `operator` for the operator: tokens are tested where they are read. */
function createAudit(over: Database, to: Producer) {
  return createApp({
    log: silentLog,
    ready: async () => {},
    database: over,
    producer: to,
    now: () => new Date(),
    elapsed: () => performance.now(),
    async authenticate(header) {
      const name = /^Bearer (.+)$/.exec(header ?? '')?.[1]
      if (!name) throw unauthorized('Send a token.')
      const role = name === 'operator' ? 'operator' : 'person'
      return { person: name, role, until: Number.POSITIVE_INFINITY, scopes: null }
    },
  })
}

/** The next event of the person, a minute after the one before. */
function change(command: TaskCommand, before: Task | null = null): { event: StoredEvent; task: Task } {
  time += 60_000
  const now = new Date(time).toISOString()
  const { type, data } = decide(command, before, now)!
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const [event] = toStoredEvents([eventOf(type, data.task.id, data, origin)], person, ++revision)
  return { event: event!, task: data.task }
}

async function call<Body = Record<string, unknown>>(path: string, who = person, init: RequestInit = {}, to = app) {
  const headers = { authorization: `Bearer ${who}`, 'content-type': 'application/json' }
  const response = await to.request(path, { headers, ...init })
  return { status: response.status, body: (await response.json()) as Body }
}
const post = (path: string, body?: unknown, to = app) =>
  call<Letter>(path, 'operator', { method: 'POST', body: JSON.stringify(body) ?? null }, to)

interface Letter {
  id: string
  eventId: string
  state: string
  code: string
  reason: string
  originTopic: string | null
  settledBy: string | null
}

/** A POST as a KafkaSource makes it of any record. */
const record = async (headers: Record<string, string>, body: string | Uint8Array = '') =>
  auditLog.request('/', {
    method: 'POST',
    headers: {
      authorization: await authorization(),
      'ce-specversion': '1.0',
      'ce-knativekafkapartition': '0',
      'ce-knativekafkaoffset': '1',
      ...headers,
    },
    body: body as BodyInit,
  })

const entries = (of = person) =>
  database.query<{ position: string; hash: string; event: string }>({
    text: `select position, encode(hash, 'hex') as hash, event from audit.entries where person_id = $1 order by position`,
    values: [of],
  })
const verification = (query = `?person=${person}`) =>
  call<{ ok: boolean; entries: number; break: { position: number; reason: string } | null }>(
    `/v1/audit/verify${query}`,
    'operator',
  ).then(({ body }) => body)

/** As whoever owns the database could. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const triggers = (what: string) =>
    client.query(`alter table audit.entries ${what} trigger user; alter table audit.chains ${what} trigger user`)
  await triggers('disable')
  await client.query(sql, [person])
  await triggers('enable')
  await client.end()
}

async function rent() {
  const due = { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' }
  const created = change({ type: 'create', id: newId(), fields: { title: 'pay rent', due, project: 'home' } })
  const updated = change({ type: 'change', changes: { title: 'pay the rent', priority: 1 } }, created.task)
  const completed = change({ type: 'complete' }, updated.task)
  for (const { event } of [created, updated, completed]) expect((await deliver(auditLog, event)).status).toBe(204)
  return [created, updated, completed] as const
}

test('what a person reaches takes no events, whoever brings them and under whatever name', async () => {
  const { event } = change({ type: 'create', id: newId(), fields: { title: 'x' } })
  const atAnyHost = { request: (path: string, init: RequestInit) => app.request(`http://audit.todo.svc${path}`, init) }
  expect((await deliver(app, event)).status).toBe(404)
  expect((await deliver(atAnyHost, event)).status).toBe(404)
  expect((await call<{ entries: unknown[] }>('/v1/audit')).body.entries).toEqual([])
  expect((await auditLog.request('/v1/audit', { headers: { authorization: `Bearer ${person}` } })).status).toBe(404)
})

test('a task has a history: what changed, when, by whom, in data and in words', async () => {
  const [created, , completed] = await rent()
  const { body } = await call<{ entries: TimelineEntry[]; next: string | null }>(`/v1/tasks/${created.task.id}/history`)
  expect(body.next).toBeNull()
  expect(body.entries.map(({ type, sequence, time, summary }) => [type, sequence, time, summary])).toEqual([
    [
      'todo.task.created.v1',
      1,
      '2026-03-11T08:01:00.000Z',
      'You added “pay rent” — #home, 31 March 2026 at 09:00 (Europe/Berlin).',
    ],
    [
      'todo.task.updated.v1',
      2,
      '2026-03-11T08:02:00.000Z',
      'You changed “pay the rent”: title from “pay rent” to “pay the rent”; priority from p4 to p1.',
    ],
    ['todo.task.completed.v1', 3, '2026-03-11T08:03:00.000Z', 'You completed “pay the rent”.'],
  ])
  expect(body.entries[1]!.changes).toEqual([
    { field: 'title', before: 'pay rent', after: 'pay the rent' },
    { field: 'priority', before: 4, after: 1 },
  ])
  expect(body.entries[2]!.causedBy).toMatchObject({
    function: 'gateway',
    correlationId: completed.event.correlationId,
  })
})

test('what a person did is listed by what they did last, with the task as it was then, and a page at a time', async () => {
  const [created] = await rent()
  const read = async (query: string) =>
    (await call<{ entries: TimelineEntry[]; next: string | null }>(`/v1/audit/activity${query}`)).body
  const { entries, next } = await read('?limit=2')
  expect(entries.map(({ type, task }) => [type, task])).toEqual([
    ['todo.task.completed.v1', { id: created.task.id, title: 'pay the rent' }],
    ['todo.task.updated.v1', { id: created.task.id, title: 'pay the rent' }],
  ])
  const rest = await read(`?limit=2&after=${next}`)
  expect(rest.entries.map(({ task }) => task?.title)).toEqual(['pay rent'])
  expect(rest.next).toBeNull()
  person = newId()
  expect((await read('')).entries).toEqual([])
})

test('pages of a history follow each other without gap', async () => {
  const [{ task }] = await rent()
  const found: string[] = []
  for (let after = ''; ; ) {
    const { body } = await call<{ entries: TimelineEntry[]; next: string | null }>(
      `/v1/tasks/${task.id}/history?limit=2${after}`,
    )
    found.push(...body.entries.map(({ type }) => type))
    if (!body.next) break
    after = `&after=${body.next}`
  }
  expect(found).toEqual(['todo.task.created.v1', 'todo.task.updated.v1', 'todo.task.completed.v1'])
})

test('a task can be seen as it was at any time', async () => {
  const [created, updated, completed] = await rent()
  const at = async (instant: string) => call<Task>(`/v1/tasks/${created.task.id}${instant && `?at=${instant}`}`)
  expect((await at('2026-03-11T08:00:59.999Z')).status).toBe(404)
  expect((await at('2026-03-11T08:01:00Z')).body).toEqual(created.task)
  expect((await at('2026-03-11T09:02:30%2B01:00')).body).toEqual(updated.task)
  expect((await at('2026-03-12T00:00:00Z')).body).toEqual(completed.task)
  expect((await at('')).body).toEqual(completed.task)
  expect((await at('yesterday')).status).toBe(422)
})

test.each([
  '/v1/tasks/ID?at=0000-01-01T00:00:00Z',
  '/v1/tasks/ID?at=0001-01-01T00:00:00Z',
  '/v1/tasks/ID?at=9999-12-31T23:59:59-12:00',
  '/v1/tasks/ID?at=2026-02-30T00:00:00Z',
  '/v1/tasks/ID?at=%00',
  '/v1/tasks/ID/history?after=1.99999999999999999',
  '/v1/tasks/ID/history?after=%00',
  '/v1/audit?after=1e300',
  '/v1/audit?after=-1',
  '/v1/audit?limit=1e300',
  '/v1/audit?limit=NaN',
])('%s is refused in words', async (path) => {
  const [{ task }] = await rent()
  expect(await call(path.replace('ID', task.id))).toMatchObject({ status: 422, body: { code: 'invalid-request' } })
})

test.each([
  { entries: ['a\u0000', '1'] },
  { entries: ['\ud800', '1'] },
  { entries: ['a', ['1']] },
  { entries: ['a', '99999999999999999999'] },
  { heads: 'a\u0000' },
  { heads: 5 },
  null,
])('%j is no place of a verification', async (place) => {
  const after = Buffer.from(JSON.stringify(place)).toString('base64url')
  expect((await call(`/v1/audit/verify?after=${after}`, 'operator')).status).toBe(422)
})

test("another person's history does not exist", async () => {
  const [{ task }] = await rent()
  for (const path of [`/v1/tasks/${task.id}/history`, `/v1/tasks/${task.id}`]) {
    expect((await call(path, newId())).status).toBe(404)
  }
  expect((await call<{ entries: [] }>('/v1/audit', newId())).body.entries).toEqual([])
  expect((await app.request(`/v1/tasks/${task.id}`)).status).toBe(401)
})

test('in whatever order events arrive, and however often, each is kept once, and history is in the order in which it happened', async () => {
  const changes = [change({ type: 'create', id: newId(), fields: { title: 'read' } })]
  for (let i = 0; i < 7; i++) {
    changes.push(change({ type: 'change', changes: { title: `read page ${i}` } }, changes.at(-1)!.task))
  }
  const deliveries = [...changes, ...changes, ...changes].map((each) => ({ each, at: Math.random() }))
  deliveries.sort((a, b) => a.at - b.at)
  const answers = await Promise.all(deliveries.map(({ each }) => deliver(auditLog, each.event)))
  expect(answers.map(({ status }) => status)).toEqual(deliveries.map(() => 204))
  expect(await entries()).toHaveLength(8)
  const { body } = await call<{ entries: TimelineEntry[] }>(`/v1/tasks/${changes[0]!.task.id}/history`)
  expect(body.entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(await verification()).toMatchObject({ ok: true, entries: 8 })
})

test('the hash of an entry is the one that docs/audit.md describes', async () => {
  await rent()
  const rows = await database.query<Record<string, string | null>>({
    text: `
      select person_id, position::text, to_json(recorded_at at time zone 'UTC')::text as recorded, topic, partition::text,
        record_offset::text, entry_id, event_id, source, type, subject, to_json(time at time zone 'UTC')::text as time,
        sequence::text, event, encode(salt, 'hex') as salt, encode(digest, 'hex') as digest, encode(hash, 'hex') as hash
      from audit.entries where person_id = $1 order by position`,
    values: [person],
  })
  let previous = '0'.repeat(64)
  for (const row of rows) {
    const { recorded, time: at, hash, salt, digest, ...rest } = row
    const salted = Buffer.concat([Buffer.from(salt!, 'hex'), Buffer.from(rest.event!)])
    expect(createHash('sha256').update(salted).digest('hex')).toBe(digest)
    const instant = (text: string | null | undefined) => (text ? new Date(`${JSON.parse(text)}Z`).toISOString() : '')
    const { person_id, position, topic, partition, record_offset, entry_id, event_id, source, type, subject } = rest
    const place = [instant(recorded), topic, partition, record_offset]
    const attributes = [entry_id, event_id, source, type, subject, instant(at), rest.sequence]
    const text = [previous, person_id, position, ...place, ...attributes, digest].map((line) => line ?? '').join('\n')
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
    previous = hash!
  }
  expect(rows).toHaveLength(3)
})

test.each([
  [
    'an event is changed',
    `update audit.entries set event = replace(event, 'home', 'work') where person_id = $1 and position = 1`,
    1,
  ],
  [
    'an event is changed and loses its salt',
    `update audit.entries set event = replace(event, 'home', 'work'), salt = null where person_id = $1 and position = 1`,
    1,
  ],
  [
    'an entry is put under another task',
    `update audit.entries set subject = 'x' where person_id = $1 and position = 2`,
    2,
  ],
  ['an entry is removed', 'delete from audit.entries where person_id = $1 and position = 2', 3],
  ['the first entry is removed', 'delete from audit.entries where person_id = $1 and position = 1', 2],
  ['entries are cut off the end', 'delete from audit.entries where person_id = $1 and position = 3', 3],
  ['the head is changed', `update audit.chains set hash = sha256('x') where person_id = $1`, 3],
  ['the head is removed', 'delete from audit.chains where person_id = $1', 1],
])('verification finds where %s', async (_, sql, position) => {
  await rent()
  expect(await verification()).toMatchObject({ ok: true, entries: 3, break: null })
  await tamper(sql)
  expect(await verification()).toMatchObject({ ok: false, break: { person, position } })
  await tamper('delete from audit.entries where person_id = $1')
  await tamper('delete from audit.chains where person_id = $1')
})

/** The person's event that they leave. */
function leaving(): StoredEvent {
  time += 60_000
  const now = new Date(time).toISOString()
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  return toStoredEvents([eventOf('todo.person.deleted.v1', person, { leftAt: now }, origin)], person, ++revision)[0]!
}
const leave = async () => {
  const event = leaving()
  await database.query({
    text: `insert into todo.people (id, revision, left_revision, left_at) values ($1, $2, $2, now())
      on conflict (id) do update set left_revision = $2, left_at = now()`,
    values: [person, event.revision],
  })
  return event
}

test('when a person has left, their words are gone from the log, and it still verifies', async () => {
  const [{ task }] = await rent()
  const before = await entries()
  await deliver(auditLog, await leave())
  const after = await entries()
  expect(after.map(({ hash }) => hash).slice(0, 3)).toEqual(before.map(({ hash }) => hash))
  expect(after.slice(0, 3).map(({ event }) => event)).toEqual([null, null, null])
  expect(await verification()).toMatchObject({ ok: true, entries: 4 })
  expect((await call(`/v1/tasks/${task.id}/history`)).status).toBe(404)
  const { body } = await call<{ entries: { event: unknown }[] }>('/v1/audit')
  expect(body.entries.map(({ event }) => event === null)).toEqual([true, true, true, false])
})

/** As recurring refused it. */
function refused(event: StoredEvent) {
  const { value, headers } = toKafkaMessage(event)
  const ce = Object.entries(headers).map(([name, text]) => [name.replace('ce_', 'ce-'), text])
  const told = { ...OF_LETTERS, 'ce-knativeerrordest': 'http://recurring', 'ce-knativeerrorcode': '422' }
  return record({ ...Object.fromEntries(ce), ...told }, value)
}
const letters = () =>
  database.query<Record<string, unknown>>({
    text: 'select id, state, record, reason from audit.dead_letters where person_id = $1 order by number',
    values: [person],
  })

test.each(['before that is told', 'after it'])(
  'the dead letters of a person who has left are erased, and wait for nobody: %s',
  async (when) => {
    const { event } = change({ type: 'create', id: newId(), fields: { title: 'secret plan' } })
    const left = await leave()
    const steps = [() => refused(event), () => deliver(auditLog, left)]
    for (const step of when === 'after it' ? steps.reverse() : steps) expect((await step()).status).toBe(204)
    expect(await letters()).toMatchObject([{ state: 'discarded', reason: 'Erased: its person has left.' }])
    expect(JSON.stringify(await letters())).not.toContain('secret')
    expect(JSON.stringify(await entries())).not.toContain('secret')
  },
)

test('told again that a person left, nothing goes of what came after', async () => {
  await rent()
  const left = await leave()
  await deliver(auditLog, left)
  await refused(left)
  await refused(change({ type: 'create', id: newId(), fields: { title: 'a new beginning' } }).event)
  const [own] = await letters()
  expect((await post(`/v1/dead-letters/${own!.id}/redrive`, { topic: 'task-events' })).status).toBe(200)
  const before = await entries()
  await deliver(auditLog, left)
  expect(await entries()).toEqual(before)
  expect((await letters()).map(({ state }) => state)).toEqual(['redriven', 'waiting'])
  expect(await verification()).toMatchObject({ ok: true, entries: before.length })
})

test('a record that says that somebody left, who did not, erases nothing and hides nothing', async () => {
  await rent()
  const before = await entries()
  await deliver(auditLog, leaving())
  expect((await entries()).slice(0, 3)).toEqual(before)
  await tamper('update audit.entries set event = null, salt = null where person_id = $1 and position = 2')
  expect(await verification()).toMatchObject({ ok: false, break: { position: 2 } })
  await tamper('delete from audit.entries where person_id = $1')
  await tamper('delete from audit.chains where person_id = $1')
})

test('what comes late of a person who has left is kept without their words; what they write anew is kept', async () => {
  const first = change({ type: 'create', id: newId(), fields: { title: 'secret plan' } })
  const late = change({ type: 'change', changes: { title: 'secret plan, changed' } }, first.task)
  await deliver(auditLog, first.event)
  await deliver(auditLog, await leave())
  await deliver(auditLog, late.event)
  await deliver(auditLog, change({ type: 'create', id: newId(), fields: { title: 'a new beginning' } }).event)
  expect(JSON.stringify(await entries())).not.toContain('secret')
  expect(JSON.stringify(await entries())).toContain('a new beginning')
  expect(await verification()).toMatchObject({ ok: true, entries: 4 })
})

test('an entry of before there were salted digests can be erased too, and the chain still verifies', async () => {
  await rent()
  await tamper(`
    with recursive chain as (
      select position, audit.link(audit.genesis(), before) as hash from (
        select person_id, position, entry_id, recorded_at, topic, partition, record_offset, event_id, source, type, subject, time, sequence,
          event, null::bytea as hash, null::bytea as salt, null::bytea as digest
        from audit.entries where person_id = $1 and position = 1
      ) as before
    )
    update audit.entries set salt = null, digest = null, hash = chain.hash
    from chain where entries.person_id = $1 and entries.position = chain.position`)
  await tamper(`delete from audit.entries where person_id = $1 and position > 1`)
  await tamper(
    `update audit.chains set length = 1, hash = (select hash from audit.entries where person_id = $1) where person_id = $1`,
  )
  expect(await verification()).toMatchObject({ ok: true, entries: 1 })
  await deliver(auditLog, await leave())
  expect((await entries())[0]).toMatchObject({ event: null })
  expect(await verification()).toMatchObject({ ok: true, entries: 2 })
})

test('an event that goes without its person having left is found', async () => {
  await rent()
  await tamper('update audit.entries set event = null, salt = null where person_id = $1 and position = 2')
  expect(await verification()).toMatchObject({
    ok: false,
    break: { position: 2, reason: expect.stringContaining('did not leave') },
  })
  await tamper('delete from audit.entries where person_id = $1')
  await tamper('delete from audit.chains where person_id = $1')
})

test('a chain that was written anew does not have the hash that was kept outside', async () => {
  await rent()
  const { body: head } = await call<{ position: number; hash: string }>(`/v1/audit/head?person=${person}`, 'operator')
  expect(head).toMatchObject({ position: 3, hash: (await entries()).at(-1)!.hash })
  const anchored = `?person=${person}&position=${head.position}&hash=${head.hash}`
  expect(await verification(anchored)).toMatchObject({ ok: true })
  await tamper('delete from audit.entries where person_id = $1')
  await tamper('delete from audit.chains where person_id = $1')
  revision = 0
  await rent()
  expect(await verification()).toMatchObject({ ok: true })
  expect(await verification(anchored)).toMatchObject({ ok: false, break: { position: 3 } })
})

test('the database refuses to change or remove what was recorded', async () => {
  await rent()
  for (const text of [
    `update audit.entries set event = '{}'`,
    `update audit.entries set event = null, salt = null, digest = null`,
    `update audit.entries set subject = 'x', event = null, salt = null`,
    'delete from audit.entries',
    'truncate audit.entries',
    'delete from audit.chains',
    'update audit.chains set length = length - 1',
  ]) {
    await expect(database.query({ text, values: [] })).rejects.toMatchObject({ code: 'TA001' })
  }
  expect(await verification()).toMatchObject({ ok: true, entries: 3 })
})

test('a verification of all goes on where it had no time left', async () => {
  const { verify, readPlace } = await import('./verify.ts')
  await rent()
  const whole = await verify({ database: own, only: null, from: undefined, goOn: () => true })
  const parts = { entries: 0, chains: 0 }
  for (let next: string | null = ''; next !== null; ) {
    let batches = 2
    const goOn = () => batches-- > 0
    const part = await verify({ database: own, only: null, from: next ? readPlace(next) : undefined, goOn, batch: 2 })
    expect(part.ok).toBe(true)
    parts.entries += part.entries
    parts.chains += part.chains
    next = part.next
  }
  expect(parts).toEqual({ entries: whole.entries, chains: whole.chains })
})

test.each([
  ['of an alien type', { 'ce-id': 'a1', 'ce-source': '/elsewhere', 'ce-type': 'com.example.sold' }, '{"n":1}'],
  ['without a format', plain('p1'), new Uint8Array([0xff, 0xfe, 0x00])],
  ['with nothing in it', plain('p2'), ''],
  ['that only says it is JSON', { ...plain('p3'), 'content-type': 'application/json' }, '{"broken'],
  ['with what jsonb refuses', { ...plain('p4'), 'content-type': 'application/json' }, '{"a":"\\u0000\\ud800"}'],
  [
    'with a long id and odd characters',
    { ...plain('p5'), 'ce-subject': encodeURIComponent(`ü\u0000\n${'x'.repeat(5000)}`) },
    'x',
  ],
  ['of this system, of a version to come', { ...known('k1'), 'ce-type': 'todo.task.created.v2' }, '{}'],
  ['of this system, with data of another shape', { ...known('k2'), 'ce-type': 'todo.task.created.v1' }, '[]'],
])('a record %s is kept and verified like any other', async (_, headers, body) => {
  const chain = 'ce-partitionkey' in headers ? 'known' : '*'
  const before = (await entries(chain)).length
  expect((await record(headers as never, body)).status).toBe(204)
  expect((await record(headers as never, body)).status).toBe(204)
  expect(await entries(chain)).toHaveLength(before + 1)
  expect(await verification(`?person=${chain}`)).toMatchObject({ ok: true, entries: before + 1 })
})

function plain(id: string) {
  return {
    'ce-id': id,
    'ce-source': '/apis/v1/namespaces/x/kafkasources/a#reminders',
    'ce-type': 'dev.knative.kafka.event',
  }
}
function known(id: string) {
  return {
    'ce-id': id,
    'ce-source': '/todo-chatbot/gateway',
    'ce-partitionkey': 'known',
    'content-type': 'application/json',
  }
}

test('while the database is away a record is to be delivered again', async () => {
  const away = openDatabase('postgres://todo@127.0.0.1:1/todo', { timeout: 300 })
  const { event } = change({ type: 'create', id: newId(), fields: { title: 'x' } })
  expect((await deliver(createAuditLog(away), event)).status).toBe(503)
})

/** What the source of the dead letters adds. */
const OF_LETTERS = { 'ce-readfrom': 'dead-letters' }

/** As the dead letter sink's topic delivers an event that recurring refused. */
async function refuse(change: Record<string, string> = {}) {
  const id = newId()
  const problem = { status: 422, code: 'invalid-event', detail: 'The data is invalid.' }
  const response = await record(
    {
      'ce-id': id,
      'ce-source': '/todo-chatbot/gateway',
      'ce-type': 'todo.task.completed.v1',
      'ce-partitionkey': person,
      'ce-sequence': '1',
      'content-type': 'application/json',
      'ce-knativeerrordest': 'http://recurring.default.svc.cluster.local',
      'ce-knativeerrorcode': '422',
      'ce-knativeerrordata': Buffer.from(JSON.stringify(problem)).toString('base64'),
      'ce-reason': 'invalid-event',
      'ce-kafkatopic': 'task-events',
      ...OF_LETTERS,
      ...change,
    },
    '{"odd": 1}',
  )
  expect(response.status).toBe(204)
  return id
}
const letterOf = async (eventId: string, state = 'waiting') => {
  const { body } = await call<{ deadLetters: Letter[] }>(`/v1/dead-letters?limit=200&state=${state}`, 'operator')
  return body.deadLetters.filter((letter) => letter.eventId === eventId)
}
const published = async (id: string) =>
  (await recordsOf(inject('kafkaBrokers'), 'task-events')).filter((event) => event.id === id)

test('a dead letter is listed with its reason, once, and redriven to where it came from', async () => {
  const id = await refuse()
  await refuse({ 'ce-id': id })
  const [letter, ...more] = await letterOf(id)
  expect(more).toEqual([])
  expect(letter).toMatchObject({
    state: 'waiting',
    reason: 'The data is invalid.',
    code: 'invalid-event',
    originTopic: 'task-events',
    claimed: false,
  })
  const redriven = await post(`/v1/dead-letters/${letter!.id}/redrive`)
  expect(redriven).toMatchObject({ status: 200, body: { state: 'redriven', settledBy: 'operator' } })
  expect(await post(`/v1/dead-letters/${letter!.id}/redrive`)).toEqual(redriven)
  const [event, ...copies] = await published(id)
  expect(copies).toEqual([])
  expect(event).toMatchObject({
    id,
    source: '/todo-chatbot/gateway',
    type: 'todo.task.completed.v1',
    data: { odd: 1 },
    extensions: { partitionkey: person, sequence: '1', redrives: '1' },
  })
  expect(Object.keys(event!.extensions).filter((name) => name.startsWith('kn') || name === 'reason')).toEqual([])
  expect(await letterOf(id)).toEqual([])
  expect((await post(`/v1/dead-letters/${letter!.id}/discard`, { reason: 'x' })).status).toBe(409)
})

test('redriven and refused again, it is another dead letter', async () => {
  const id = await refuse()
  const [first] = await letterOf(id)
  await post(`/v1/dead-letters/${first!.id}/redrive`)
  await refuse({ 'ce-id': id, 'ce-redrives': '1' })
  expect(await letterOf(id)).toHaveLength(1)
  expect(await letterOf(id, 'all')).toHaveLength(2)
})

test('a dead letter is discarded with a reason, and what was done is in the log for good', async () => {
  const id = await refuse()
  const [letter] = await letterOf(id)
  expect((await post(`/v1/dead-letters/${letter!.id}/discard`, {})).status).toBe(422)
  const discarded = await post(`/v1/dead-letters/${letter!.id}/discard`, { reason: 'a test of mine' })
  expect(discarded.body).toMatchObject({ state: 'discarded', settledBy: 'operator', note: 'a test of mine' })
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`)).status).toBe(409)
  const log = (await entries()).map(({ event }) => JSON.parse(event))
  expect(log.map(({ type }) => type)).toEqual(['todo.task.completed.v1', 'todo.dead-letter.discarded.v1'])
  expect(log[1]).toMatchObject({ subject: letter!.id, data: { by: 'operator', note: 'a test of mine' } })
  expect(await verification()).toMatchObject({ ok: true, entries: 2 })
})

test('an event that does not tell where it came from is redriven to the topic that the operator names', async () => {
  const id = await refuse({ 'ce-type': 'com.example.sold', 'ce-source': '/elsewhere', 'ce-kafkatopic': 'payments' })
  const [letter] = await letterOf(id)
  // Who refused it and why is only what the record says of itself.
  expect(letter).toMatchObject({ originTopic: null, claimed: true })
  expect(await post(`/v1/dead-letters/${letter!.id}/redrive`)).toMatchObject({
    status: 422,
    body: { code: 'origin-unknown' },
  })
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`, { topic: 'dead-letters' })).status).toBe(422)
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`, { topic: 'task-events' })).body.state).toBe('redriven')
  expect(await published(id)).toHaveLength(1)
})

test('a letter of an older version that names a topic of others is redriven to ours only', async () => {
  const id = await refuse()
  const [letter] = await letterOf(id)
  await database.query({
    text: `update audit.dead_letters set origin_topic = 'payments' where id = $1`,
    values: [letter!.id],
  })
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`)).body.code).toBe('origin-unknown')
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`, { topic: 'payments' })).status).toBe(422)
  expect(await letterOf(id)).toHaveLength(1)
})

test('while Kafka is away a redrive changes nothing', async () => {
  const id = await refuse()
  const [letter] = await letterOf(id)
  const away = createProducer({ clientId: 'test', brokers: ['127.0.0.1:1'], log: silentLog, timeout: 300 })
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`, undefined, createAudit(own, away))).status).toBe(503)
  expect(await letterOf(id)).toHaveLength(1)
})

/** An event that Kafka refuses for good, parked, with its letter. */
async function parkedEvent() {
  const command = { type: 'create' as const, id: newId(), fields: { title: 'x' } }
  const made = await written(database, { person, command, now: new Date(time).toISOString() })
  const event = await oversized(database, made.event)
  const publisher = createPublisher({ database, producer, log: silentLog })
  const park = async () => {
    publisher.publish([event])
    await publisher.flush()
    const letters = (await recordsOf(inject('kafkaBrokers'), 'dead-letters')).filter(({ id }) => id === event.id)
    for (const letter of letters) {
      const extensions = Object.entries(letter.extensions).map(([name, value]) => [`ce-${name}`, value])
      const named = { 'ce-id': letter.id, 'ce-source': letter.source, 'ce-type': letter.type }
      const headers = { ...OF_LETTERS, ...Object.fromEntries(extensions), ...named, 'content-type': 'application/json' }
      expect((await record(headers, JSON.stringify(letter.data))).status).toBe(204)
    }
  }
  const stored = async () => {
    const text = 'select published_at, parked_at, parked_reason from todo.events where id = $1'
    return (await database.query({ text, values: [event.id] }))[0]
  }
  await park()
  return { event, park, stored }
}

test('of an event that Kafka does not take, operators see why; redriving the letter releases it, and parked again it is another letter', async () => {
  const { event, park, stored } = await parkedEvent()
  const [letter] = await letterOf(event.id)
  expect(letter).toMatchObject({
    code: 'refused-by-kafka',
    reason: expect.stringContaining('max.message.bytes'),
    originTopic: 'task-events',
  })
  expect((await post(`/v1/dead-letters/${letter!.id}/redrive`)).body.state).toBe('redriven')
  expect(await stored()).toEqual({ published_at: null, parked_at: null, parked_reason: null })
  expect(await published(event.id)).toEqual([])
  await park()
  expect(await letterOf(event.id)).toHaveLength(1)
  expect(await letterOf(event.id, 'all')).toHaveLength(2)
})

test('a parked event whose letter is discarded is given up', async () => {
  const { event, stored } = await parkedEvent()
  const [letter] = await letterOf(event.id)
  await post(`/v1/dead-letters/${letter!.id}/discard`, { reason: 'nobody needs it' })
  expect(await stored()).toMatchObject({ published_at: expect.any(Date), parked_at: expect.any(Date) })
})

test('a record that no source could bring is shown with what it holds, where it lies and why, and is not published again', async () => {
  const kept = { topic: 'dead-letters', partition: 1, offset: '5', timestamp: '1774947600000', key: person, value: 'x' }
  const { value, headers } = letterOfUndelivered({ ...kept, headers: [['h1', 'y']] }, 'it has 190 headers')
  const sent = Object.entries(headers).map(([name, text]) => [name.replace('ce_', 'ce-'), text])
  expect((await record({ ...OF_LETTERS, ...Object.fromEntries(sent) }, String(value))).status).toBe(204)
  const [letter] = await letterOf(headers.ce_id!)
  expect(letter).toMatchObject({
    code: 'undeliverable',
    reason: expect.stringContaining(
      'dead-letters in partition 1 at offset 5 was brought to no function: it has 190 headers',
    ),
    originTopic: 'dead-letters',
    claimed: false,
    event: { value: String(value) },
  })
  expect(await post(`/v1/dead-letters/${letter!.id}/redrive`, { topic: 'task-events' })).toMatchObject({
    status: 409,
    body: { code: 'undeliverable' },
  })
  expect((await post(`/v1/dead-letters/${letter!.id}/discard`, { reason: 'written anew' })).body.state).toBe(
    'discarded',
  )
})

test('what is for operators is for nobody else', async () => {
  for (const path of ['/v1/dead-letters', '/v1/audit/verify', '/v1/audit/head']) {
    expect((await call(path)).status).toBe(403)
  }
})
