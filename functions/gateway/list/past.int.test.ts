/** Tasks as they were at an instant are what Kafka's records up to then make of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { followed, renamingIn } from '../../../shared/domain/collections/renaming.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { CloudEvent } from '../../../shared/events/cloud-event.ts'
import { newId } from '../../../shared/ids/index.ts'
import { silentLog } from '../../../shared/log/index.ts'
import { deliver, sources } from '../../../tests/delivery.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { erased, eventsOf, left, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'
import { recordsOf } from '../../../tests/records.ts'
import { createApp as createAuditLog } from '../../audit-log/app.ts'

let outbox: TestOutbox
let app: Gateway
let auditLog: ReturnType<typeof createAuditLog>
let person: string
let authorization: string
let now = new Date('2026-03-11T08:30:00.000Z')

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher, now: () => now })
  auditLog = createAuditLog({
    log: silentLog,
    sources,
    database: outbox.database,
    now: () => now,
    elapsed: () => performance.now(),
    ready: async () => {},
  })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

type Body = Task & {
  tasks: Task[]
  next: string | null
  code: string
  detail: string
  parents?: Record<string, string>
}

const call = (method: string, path: string, body?: unknown) => {
  // No two writes are at one instant.
  now = new Date(now.getTime() + 1000)
  return ask<Body>(app, method, path, body, { authorization })
}
const did = async (method: string, path: string, body?: unknown): Promise<Body> => {
  const answer = await call(method, path, body)
  expect(answer.status, answer.body.detail).toBeLessThan(300)
  return answer.body
}
const add = (title: string, fields: Partial<Task> = {}) => did('POST', '/v1/tasks', { title, ...fields })

async function tasksAt(at: string, query: Record<string, string> = { status: 'any' }): Promise<Task[]> {
  const tasks: Task[] = []
  for (let cursor: string | null = null; ; ) {
    const parameters = new URLSearchParams({ at, limit: '4', ...query, ...(cursor && { cursor }) })
    const { tasks: page, next } = await did('GET', `/v1/tasks?${parameters}`)
    tasks.push(...page)
    if (!next) return tasks
    cursor = next
  }
}
const titlesAt = async (at: string, query?: Record<string, string>) =>
  (await tasksAt(at, query)).map(({ title }) => title).sort()

/** Brings events to the audit log, as a KafkaSource would. @param but the last ones, which are on their way */
async function recorded(but = 0): Promise<void> {
  const events = await eventsOf(outbox.database, person)
  for (const event of events.slice(0, events.length - but)) expect((await deliver(auditLog, event)).status).toBe(204)
}

/** What who knows the records alone makes of those up to an instant. */
function replayed(records: CloudEvent[], at: string): Task[] {
  const tasks = new Map<string, Task>()
  for (const { type, data, time } of records.filter((record) => record.time! <= at)) {
    if (type.startsWith('todo.task.')) {
      const { task } = data as { task: Task }
      if ((tasks.get(task.id)?.version ?? 0) < task.version) tasks.set(task.id, task)
    }
    const renaming = renamingIn(type, data as object)
    if (renaming) for (const task of tasks.values()) tasks.set(task.id, followed(task, renaming, time!))
  }
  return [...tasks.values()].filter(({ status }) => status !== 'deleted').sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A year of somebody's, in short. */
async function live(): Promise<void> {
  const rent = await add('pay rent', { project: 'Home', section: 'Money', labels: ['errand', 'bank'] })
  const start = { date: '2026-03-12', time: null }
  const plants = await add('water the plants', {
    project: 'Home',
    due: { ...start, timeZone: 'UTC' },
    recurrence: { rule: 'FREQ=DAILY', start, counted: 'schedule' },
  })
  const move = await add('move house', { project: 'Flat' })
  const boxes = await add('buy boxes', { parentId: move.id })
  await did('POST', `/v1/tasks/${plants.id}/complete`)
  await did('PATCH', `/v1/tasks/${rent.id}`, { title: 'pay the rent', priority: 1 })
  const { projects } = (await did('GET', '/v1/projects')) as never as { projects: { id: string; name: string }[] }
  const home = projects.find(({ name }) => name === 'Home')!
  await did('PATCH', `/v1/projects/${home.id}`, { name: 'House' })
  const { labels } = (await did('GET', '/v1/labels')) as never as { labels: { id: string; name: string }[] }
  await did('PATCH', `/v1/labels/${labels.find(({ name }) => name === 'bank')!.id}`, { name: 'money' })
  await did('POST', '/v1/undo')
  await did('POST', `/v1/tasks/${move.id}/complete`)
  await did('POST', '/v1/undo')
  await add('sweep', { project: 'Home' })
  await did('PATCH', `/v1/projects/${home.id}`, { name: 'Castle' })
  await did('DELETE', `/v1/tasks/${boxes.id}`)
  await did('PATCH', `/v1/tasks/${rent.id}`, { labels: ['errand'] })
  await did('POST', '/v1/undo')
  await did('POST', '/v1/redo')
  await did('POST', `/v1/tasks/${rent.id}/complete`)
}

describe('tasks at an instant', () => {
  test.each([0, 6, 1000])(
    'are what the records up to then make of them, the last %i of which the log lacks',
    async (but) => {
      await live()
      await recorded(but)
      await outbox.publisher.flush()
      const records = (await recordsOf(inject('kafkaBrokers'), 'task-events'))
        .filter(({ extensions }) => extensions.partitionkey === person)
        .sort((a, b) => Number(a.extensions.sequence) - Number(b.extensions.sequence))
      expect(records.length).toBeGreaterThan(15)
      for (const time of new Set(records.map((record) => record.time!))) {
        const found = (await tasksAt(time)).sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(found, `at ${time}`).toEqual(replayed(records, time))
      }
    },
  )

  test('are found by the same filters, and days count from then', async () => {
    const due = (date: string) => ({ due: { date, time: null, timeZone: 'UTC' } })
    await add('dentist', due('2026-03-11'))
    const shop = await add('shop', { ...due('2026-03-13'), project: 'Home', priority: 2 })
    await did('POST', '/v1/projects', { name: 'Garden' })
    const { projects } = (await did('GET', '/v1/projects')) as never as { projects: { id: string; name: string }[] }
    const idOf = (name: string) => projects.find((each) => each.name === name)!.id
    await did('PATCH', `/v1/projects/${idOf('Garden')}`, { parentId: idOf('Home') })
    const eggs = await add('eggs', { parentId: shop.id, project: 'Home' })
    const roses = await add('buy running shoes', { project: 'Garden', labels: ['shop'] })
    const then = now.toISOString()
    await did('PATCH', `/v1/projects/${idOf('Garden')}`, { parentId: null })
    for (const { id } of [eggs, shop, roses]) await did('DELETE', `/v1/tasks/${id}`)
    await recorded()
    now = new Date(now.getTime() + 10 * 86_400_000)
    expect(await titlesAt(then, { filter: 'today' })).toEqual(['dentist'])
    expect(await titlesAt(then, { filter: 'overdue' })).toEqual([])
    expect(await titlesAt(then, { filter: '##Home' })).toEqual(['buy running shoes', 'eggs', 'shop'])
    expect(await titlesAt(then, { project: 'home' })).toEqual(['eggs', 'shop'])
    expect(await titlesAt(then, { under: shop.id })).toEqual(['eggs'])
    expect(await titlesAt(then, { label: 'shop' })).toEqual(['buy running shoes'])
    expect(await titlesAt(then, { q: 'run' })).toEqual(['buy running shoes'])
    expect(await titlesAt(then, { priority: '2' })).toEqual(['shop'])
    expect((await tasksAt(then, { sort: '-title' })).map(({ title }) => title)).toEqual([
      ...['shop', 'eggs', 'dentist', 'buy running shoes'],
    ])
    const { parents } = await did('GET', `/v1/tasks?${new URLSearchParams({ at: then, under: shop.id })}`)
    expect(parents).toEqual({ [shop.id]: 'shop' })
  })

  test('have the comments that were said of them then', async () => {
    const { id } = await add('boiler')
    const said = await did('POST', `/v1/tasks/${id}/comments`, { text: 'plumber says tuesday' })
    const first = now.toISOString()
    await did('PATCH', `/v1/comments/${said.id}`, { text: 'plumber says friday' })
    await did('POST', `/v1/tasks/${id}/comments`, { text: 'it drips' })
    const second = now.toISOString()
    await did('DELETE', `/v1/comments/${said.id}`)
    for (const but of [1000, 1, 0]) {
      if (but < 1000) await recorded(but)
      const textsAt = async (at: string) =>
        (
          (await did('GET', `/v1/tasks/${id}/comments?at=${at}`)) as never as { comments: { text: string }[] }
        ).comments.map(({ text }) => text)
      expect(await textsAt(first)).toEqual(['plumber says tuesday'])
      expect(await textsAt(second)).toEqual(['plumber says friday', 'it drips'])
      expect(await textsAt(now.toISOString())).toEqual(['it drips'])
    }
  })

  test('are told in words where there is nothing to tell', async () => {
    const at = async (instant: string) => {
      const { status, body } = await call('GET', `/v1/tasks?at=${encodeURIComponent(instant)}`)
      return `${status} ${body.code}: ${body.detail}`
    }
    expect(await at('2026-03-11T00:00:00Z')).toMatch(/^422 before-the-beginning: .*first task/)
    await add('first')
    expect(await at('2020-01-01T00:00:00+01:00')).toMatch(/^422 before-the-beginning: .*begins at 2026-03-/)
    expect(await at('2126-01-01T00:00:00Z')).toMatch(/^422 invalid-request: .*yet to come/)
    expect(await at('last monday')).toMatch(/^422 before-the-beginning/)
    await left(outbox.database, person, new Date().toISOString())
    await erased(outbox.database, person)
    expect(await at(now.toISOString())).toMatch(/^410 erased: You left/)
  })

  test('may be said in the person’s own words; a day means its end, today means now', async () => {
    await did('PATCH', '/v1/me', { timeZone: 'Europe/Berlin' })
    await add('early')
    const at = async (words: string) => {
      const { status, body } = await call('GET', `/v1/tasks?at=${encodeURIComponent(words)}`)
      return status === 200 ? (body as never as { at: string }).at : body.detail
    }
    now = new Date('2026-06-11T08:30:00.000Z')
    expect(await at('yesterday')).toBe('2026-06-10T21:59:59.999Z')
    expect(await at('yesterday 9am')).toBe('2026-06-10T07:00:00.000Z')
    expect(await at('gestern')).toBe('2026-06-10T21:59:59.999Z')
    expect(await at('last week')).toBe('2026-06-07T21:59:59.999Z')
    expect(await at('today')).toBe(now.toISOString())
    expect(await at('2026-06-09T12:00:00+02:00')).toBe('2026-06-09T10:00:00.000Z')
    expect(await at('tomorrow')).toMatch(/yet to come/)
    expect(await at('every monday')).toMatch(/names no instant/)
    expect(await at('yesterday with bob')).toMatch(/names no instant/)
    expect(await at('0001-01-01T00:00:00Z')).toMatch(/from 1900-01-01/)
  })

  test('of somebody else are nobody’s', async () => {
    await add('mine')
    const then = now.toISOString()
    person = newId()
    authorization = await bearerOf(person)
    await add('theirs')
    expect((await call('GET', `/v1/tasks?at=${then}`)).status).toBe(422)
    expect(await titlesAt(now.toISOString())).toEqual(['theirs'])
  })
})
