/** One person may have so much and no more, however they ask for it; what they have they can always complete, and take back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DaprError, type StateStore } from '../../../shared/dapr/index.ts'
import { type Database, openDatabase } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { type ManualClock, manualClock } from '../../../tests/clock.ts'
import { createDatabase, loginOf } from '../../../tests/database.ts'
import { ask, createGateway, type Gateway, openState } from '../../../tests/gateway.ts'
import type { Call } from '../chat/assistant/model.ts'

let database: Database
let own: Database
let clock: ManualClock
let person: string
/** statements of the gateway that count */
let counts: number
/** messages that the model was asked */
let asked: string[]
/** what it calls then */
let modelCalls: Call[]
let state: StateStore

beforeAll(async () => {
  const url = await createDatabase()
  database = openDatabase(url)
  own = openDatabase(loginOf(url, 'gateway'))
})
afterAll(() => Promise.all([database.close(), own.close()]))
beforeEach(() => {
  person = newId()
  clock = manualClock('2026-03-11T08:30:00.000Z')
  counts = 0
  asked = []
  modelCalls = []
  state = openState()
})

/** A process of the gateway, as it has just started. */
const startGateway = () =>
  createGateway({
    database: {
      ...own,
      query(statement) {
        if (/^(open-tasks|pending-reminders)-of$/.test(statement.name ?? '')) counts++
        return own.query(statement)
      },
    },
    state,
    authenticate: async () => ({ person, scopes: null }) as never,
    model: async () => ({
      name: 'scripted',
      async complete({ messages }) {
        const { role, content } = messages.at(-1)!
        if (role === 'user') asked.push(content)
        return { text: 'I can keep your tasks.', calls: role === 'user' ? modelCalls : [], tokens: 10 }
      },
    }),
    now: clock.now,
    quotas: { openTasks: 5, pendingReminders: 4, modelCallsPerDay: 3, elapsed: clock.elapsed },
  })

interface Body extends Task {
  tasks: Task[]
  code: string
  detail: string
  reply: string
  actions: unknown[]
  revision: number
}

const call = (gateway: Gateway, method: string, path: string, body?: unknown, key?: string) =>
  ask<Body>(gateway, method, path, body, key && { 'idempotency-key': key })
const add = (gateway: Gateway, fields: object = {}) =>
  call(gateway, 'POST', '/v1/tasks', { title: 'buy milk', ...fields })
const say = (gateway: Gateway, message: string) => call(gateway, 'POST', '/v1/chat', { message, conversationId: 'c1' })
const revision = async (gateway: Gateway) => (await call(gateway, 'GET', '/v1/me')).body.revision

async function filled(gateway: Gateway): Promise<string[]> {
  const ids: string[] = []
  for (let count = 0; count < 5; count++) ids.push((await add(gateway)).body.id)
  return ids
}

/** Tasks that another function creates. */
const follow = (count: number) =>
  database.query({
    text: `
      insert into todo.tasks (person_id, id, version, task)
      select $1, id, 1, jsonb_set(task, '{id}', to_jsonb(id)) from
        (select task from todo.tasks where person_id = $1 and status = 'open' limit 1) as like_this,
        (select gen_random_uuid() as id from generate_series(1, $2)) as new`,
    values: [person, count],
  })

/** Reminders as the function `reminder` keeps them, of as many events. */
const keepReminders = (count: number, status = 'pending') =>
  database.query({
    text: `
      with person as (
        insert into todo.people (id, revision) values ($1, $2)
        on conflict (id) do update set revision = people.revision + $2
      )
      insert into reminder.reminders (id, person_id, task_id, version, kind, at, state, trace_parent, causation_id, correlation_id)
      select gen_random_uuid(), $1, gen_random_uuid(), 1, 'task', now() + interval '1 day', $3, '', '', '' from generate_series(1, $2)`,
    values: [person, count, status],
  })

/** What the grammar cannot read. */
const UNREAD = 'reschedule things so that mornings are free'

describe('open tasks', () => {
  test('beyond as many as one person may have are refused with what to do, and others are not', async () => {
    const gateway = startGateway()
    await filled(gateway)
    const refused = await add(gateway)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-tasks' } })
    expect(refused.body.detail).toMatch(/^Nothing was stored: .* 5 open tasks\. Complete or delete some, or ask/)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(await revision(gateway)).toBe(5)
    person = newId()
    expect((await add(gateway)).status).toBe(201)
  })

  test('are counted whichever way they come, in a process that has just started too', async () => {
    const [first] = await filled(startGateway())
    await call(startGateway(), 'POST', `/v1/tasks/${first}/complete`)
    await add(startGateway())
    const gateway = startGateway()
    const create = { action: 'create', task: { title: 'one' } }
    const others = [
      call(gateway, 'POST', '/v1/tasks/batch', { actions: [create] }),
      call(gateway, 'POST', `/v1/tasks/${first}/reopen`),
    ]
    for (const refused of await Promise.all(others)) expect(refused.body.code).toBe('too-many-tasks')
  })

  test('are refused in words by the chat, which stores nothing of the message', async () => {
    const gateway = startGateway()
    await filled(gateway)
    const { status, body } = await say(gateway, 'buy bread tomorrow')
    expect([status, body.actions, body.tasks]).toEqual([200, [], []])
    expect(body.reply).toMatch(/^Nothing was stored: one person may have 5 open tasks\./)
    expect(await revision(gateway)).toBe(5)
  })

  test('a batch that completes as many as it adds is carried out', async () => {
    const gateway = startGateway()
    const [first, second] = await filled(gateway)
    const create = { action: 'create', task: { title: 'one' } }
    const batch = (ids: (string | undefined)[]) => {
      const actions = [...ids.map((id) => ({ action: 'complete', id })), create, create]
      return call(gateway, 'POST', '/v1/tasks/batch', { actions })
    }
    expect((await batch([first])).status).toBe(429)
    expect((await batch([first, second])).status).toBe(200)
  })

  test('can be completed, changed, deleted and given back by undo when there is no room', async () => {
    const gateway = startGateway()
    const [first, second, third] = await filled(gateway)
    expect((await call(gateway, 'PATCH', `/v1/tasks/${first}`, { title: 'more milk' })).status).toBe(200)
    expect((await call(gateway, 'POST', `/v1/tasks/${second}/complete`)).status).toBe(200)
    expect((await call(gateway, 'DELETE', `/v1/tasks/${third}`)).status).toBe(204)
    await follow(2)
    clock.advance(61_000)
    expect((await add(gateway)).status).toBe(429)
    expect((await call(gateway, 'POST', '/v1/undo')).status).toBe(200)
    expect((await say(gateway, 'undo')).body.reply).toMatch(/^Undone: “buy milk” \(completed\)/)
    expect((await call(gateway, 'GET', '/v1/tasks')).body.tasks).toHaveLength(7)
  })

  test('give room when they are done: at once here, and a second later in another process', async () => {
    const [here, there] = [startGateway(), startGateway()]
    const [first, second] = await filled(here)
    expect((await add(there)).status).toBe(429)
    await call(here, 'POST', `/v1/tasks/${first}/complete`)
    await call(here, 'POST', `/v1/tasks/${second}/complete`)
    expect((await add(here)).status).toBe(201)
    expect((await add(there)).status).toBe(429)
    clock.advance(1000)
    expect((await add(there)).status).toBe(201)
  })

  test('a write that was stored is answered again when there is no room any more', async () => {
    const gateway = startGateway()
    const first = await call(gateway, 'POST', '/v1/tasks', { title: 'first' }, 'k1')
    for (let count = 0; count < 4; count++) await add(gateway)
    const again = await call(gateway, 'POST', '/v1/tasks', { title: 'first' }, 'k1')
    expect([again.status, again.body.id]).toEqual([201, first.body.id])
  })

  test('are as many as one person may have when several processes add some at the same moment', async () => {
    const gateways = [startGateway(), startGateway(), startGateway()]
    const added = await Promise.all(gateways.flatMap((gateway) => [1, 2, 3, 4].map(() => add(gateway))))
    expect(added.filter(({ status }) => status === 201)).toHaveLength(5)
    expect(added.filter(({ body }) => body.code === 'too-many-tasks')).toHaveLength(7)
    expect(await revision(gateways[0]!)).toBe(5)
  })

  test('are counted only when what happened since the last count may have filled them', async () => {
    const gateway = startGateway()
    const [first, second, third] = await filled(gateway)
    expect(counts).toBe(0)
    for (const id of [first, second, third]) await call(gateway, 'POST', `/v1/tasks/${id}/complete`)
    await call(gateway, 'PATCH', '/v1/me', { timeZone: 'Europe/Berlin' })
    expect(counts).toBe(0)
    // Two are open: there is room for three.
    for (let count = 0; count < 3; count++) expect((await add(gateway)).status).toBe(201)
    expect(counts).toBe(1)
    expect((await add(gateway)).status).toBe(429)
    expect(counts).toBe(1)
    clock.advance(1000)
    for (let count = 0; count < 3; count++) expect((await add(gateway)).status).toBe(429)
    expect(counts).toBe(2)
  })
})

describe('reminders', () => {
  const due = { date: '2026-03-12', time: '09:00', timeZone: 'Europe/Berlin' }
  const reminders = (count: number) => Array.from({ length: count }, (_, minutesBefore) => ({ minutesBefore }))

  test('beyond as many as one person may have are refused with what to do', async () => {
    await keepReminders(2)
    await keepReminders(9, 'fired')
    const gateway = startGateway()
    expect((await add(gateway, { due, reminders: reminders(3) })).body).toMatchObject({
      code: 'too-many-reminders',
      detail: expect.stringMatching(/^Nothing was stored: .* 4 reminders to come\. Remove some/),
    })
    const { body } = await add(gateway, { due, reminders: reminders(2) })
    expect((await call(gateway, 'PATCH', `/v1/tasks/${body.id}`, { reminders: reminders(3) })).status).toBe(429)
    expect((await say(gateway, 'snooze buy milk for 10 minutes')).body.reply).toMatch(/4 reminders to come/)
    expect((await call(gateway, 'PATCH', `/v1/tasks/${body.id}`, { reminders: reminders(1) })).status).toBe(200)
    expect((await say(gateway, 'snooze buy milk for 10 minutes')).body.reply).toMatch(/I will remind you/)
    expect((await add(gateway)).status).toBe(201)
  })

  test('that are too many leave nothing stored of a message that changes a task twice', async () => {
    const gateway = startGateway()
    const { body: task } = await add(gateway, { due })
    await keepReminders(4)
    const { body } = await say(
      gateway,
      'tag buy milk with shop. tag buy milk with home. snooze buy milk for 10 minutes',
    )
    expect(body.reply).toMatch(/^Nothing was stored: .* 4 reminders to come/)
    expect((await call(gateway, 'GET', `/v1/tasks/${task.id}`)).body.version).toBe(1)
  })
})

describe('questions to the model', () => {
  test('beyond as many as one person may ask in a day are answered without it, until the day is over', async () => {
    for (const gateway of [startGateway(), startGateway(), startGateway()]) {
      expect((await say(gateway, UNREAD)).body.reply).toBe('I can keep your tasks.')
    }
    const gateway = startGateway()
    const { status, body } = await say(gateway, UNREAD)
    expect(status).toBe(200)
    expect(body.reply).toMatch(/at most 3 times a day for one person: that is used up for today/)
    expect(asked).toHaveLength(3)
    expect((await say(gateway, 'buy bread tomorrow')).body.actions).toHaveLength(1)
    clock.advance(24 * 3_600_000)
    expect((await say(gateway, UNREAD)).body.reply).toBe('I can keep your tasks.')
  })

  test('are counted each, when they are asked at the same moment', async () => {
    const gateway = startGateway()
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => call(gateway, 'POST', '/v1/chat', { message: UNREAD, conversationId: `c${n}` })),
    )
    expect(asked).toHaveLength(3)
  })

  test('are asked uncounted while the state store is away', async () => {
    const { get } = state
    state.get = async (keys) => {
      if (keys[0]!.startsWith('model-calls:')) throw new DaprError('Dapr does not answer', 0)
      return get(keys)
    }
    expect((await say(startGateway(), UNREAD)).body.reply).toBe('I can keep your tasks.')
  })
})
