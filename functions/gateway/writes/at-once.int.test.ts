/** What two (or fifty) devices of one person do at the same moment, at one replica of the gateway or at two. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { createDatabase, loginOf } from '../../../tests/database.ts'
import { ask, createGateway, type Gateway, openState } from '../../../tests/gateway.ts'
import { eventsOf } from '../../../tests/outbox.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let database: Database
let replicas: { app: Gateway; database: Database }[]
let person: string
/** called by each turn that has read its conversation */
let meet: () => Promise<void> | undefined

beforeAll(async () => {
  const url = await createDatabase()
  database = openDatabase(url)
  const state = openState()
  const get: typeof state.get = async (keys) => {
    const found = await state.get(keys)
    await meet()
    return found as never
  }
  replicas = [0, 1].map(() => {
    const own = openDatabase(loginOf(url, 'gateway'))
    const app = createGateway({
      database: own,
      state: { ...state, get },
      authenticate: async (authorization) => ({ person: authorization ?? person, scopes: null }) as never,
      now: () => now,
      limits: { rate: 10_000, concurrency: 400 },
    })
    return { app, database: own }
  })
})
afterAll(() => Promise.all([database.close(), ...replicas.map((each) => each.database.close())]))
beforeEach(() => {
  person = newId()
  meet = () => undefined
})

/** The first so many wait for each other. */
function meetingOf(count: number): () => Promise<void> | undefined {
  const all = Promise.withResolvers<void>()
  let come = 0
  return () => {
    if (++come === count) all.resolve()
    return come > count ? undefined : all.promise
  }
}

interface Answer {
  status: number
  body: Task & { tasks: Task[]; code: string; reply: string; confirmation?: { token: string } }
}

/** @param replica which one is asked */
const call = (method: string, path: string, body?: unknown, replica = 0, key?: string): Promise<Answer> =>
  ask(replicas[replica % 2]!.app, method, path, body, key && { 'idempotency-key': key })

const atOnce = (count: number, one: (index: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)))

const add = async (title: string) => (await call('POST', '/v1/tasks', { title })).body
const say = (message: string, replica = 0, key?: string) =>
  call('POST', '/v1/chat', { message, conversationId: 'c1' }, replica, key)
const titles = async () => (await call('GET', '/v1/tasks')).body.tasks.map(({ title }) => title).sort()
const statuses = (answers: Answer[]) => answers.map(({ status }) => status)

describe.each([
  ['one replica', 1],
  ['two replicas', 2],
])('at %s', (_, count) => {
  const replica = (index: number) => index % count

  test('ten undos take back ten turns, and two more find nothing', async () => {
    const { id } = await add('title 0')
    for (let turn = 1; turn < 10; turn++) await call('PATCH', `/v1/tasks/${id}`, { title: `title ${turn}` })
    const answers = await atOnce(12, (index) => call('POST', '/v1/undo', undefined, replica(index)))
    expect(statuses(answers).sort()).toEqual([...Array(10).fill(200), 409, 409])
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused.map(({ body }) => body.code)).toEqual(['nothing-to-undo', 'nothing-to-undo'])
    const undone = (await eventsOf(database, person)).flatMap(({ data }) => ('undoes' in data ? data.undoes : []))
    expect(undone).toHaveLength(10)
    expect(new Set(undone).size).toBe(10)
    expect(await titles()).toEqual([])
  })

  test('ten redos do ten turns again, each once, and two more find nothing; a change ends it', async () => {
    const { id } = await add('title 0')
    for (let turn = 1; turn < 10; turn++) await call('PATCH', `/v1/tasks/${id}`, { title: `title ${turn}` })
    for (let turn = 0; turn < 10; turn++) await call('POST', '/v1/undo')
    const answers = await atOnce(12, (index) => call('POST', '/v1/redo', undefined, replica(index)))
    expect(statuses(answers).sort()).toEqual([...Array(10).fill(200), 409, 409])
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused.map(({ body }) => body.code)).toEqual(['nothing-to-redo', 'nothing-to-redo'])
    expect(await titles()).toEqual(['title 9'])
    await call('POST', '/v1/undo')
    await add('something new')
    expect((await call('POST', '/v1/redo')).body.code).toBe('nothing-to-redo')
    expect((await titles()).sort()).toEqual(['something new', 'title 8'])
  })

  test('undos and redos at once leave each turn done or undone once', async () => {
    for (let turn = 0; turn < 6; turn++) await add(`title ${turn}`)
    for (let turn = 0; turn < 3; turn++) await call('POST', '/v1/undo')
    const answers = await atOnce(12, (index) =>
      call('POST', index % 2 ? '/v1/undo' : '/v1/redo', undefined, replica(index)),
    )
    expect(statuses(answers).every((status) => status === 200 || status === 409)).toBe(true)
    const done = (kind: number) => answers.filter(({ status }, index) => index % 2 === kind && status === 200).length
    expect(await titles()).toHaveLength(3 + done(0) - done(1))
    // No undo, and no redo, is there twice.
    const taken = (await eventsOf(database, person)).flatMap(({ data, correlationId }) =>
      'undoes' in data && data.undoes ? [[correlationId, data.undoes] as const] : [],
    )
    const redone = taken.map(([, undoes]) => undoes).filter((undoes) => taken.some(([turn]) => turn === undoes))
    expect(new Set(redone).size).toBe(redone.length)
  })

  test('undos in the chat take back a turn each', async () => {
    for (const title of ['one', 'two', 'three', 'four']) await add(title)
    const answers = await atOnce(3, (index) => say('undo', replica(index)))
    expect(statuses(answers)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.reply)).size).toBe(3)
    expect(await titles()).toEqual(['one'])
  })

  test('three fields of the profile are set, by three requests and by the chat', async () => {
    const changes = [{ timeZone: 'Europe/Berlin' }, { locale: 'en-GB' }, { email: 'ada@example.com' }]
    const [answers, said] = await Promise.all([
      atOnce(3, (index) => call('PATCH', '/v1/me', changes[index], replica(index))),
      say('quiet hours from 22:00 to 07:00', replica(1)),
    ])
    expect([...statuses(answers), said.status]).toEqual([200, 200, 200, 200])
    for (const [index, { body }] of answers.entries()) expect(body).toMatchObject(changes[index]!)
    expect((await call('GET', '/v1/me')).body).toMatchObject({
      ...Object.assign({}, ...changes),
      quietHours: { from: '22:00', to: '07:00' },
    })
    // Each event tells what the one before it left.
    const updated = (await eventsOf(database, person)).filter(({ type }) => type === 'todo.person.updated.v1')
    const profiles = updated.map(({ data }) => data as { profile: object; previous: object })
    for (const [index, { previous }] of profiles.slice(1).entries()) expect(previous).toEqual(profiles[index]!.profile)
  })

  test('a reminder that is put off leaves the profile alone', async () => {
    await call('POST', '/v1/tasks', { title: 'call mum', due: { date: '2026-03-11', time: '12:00', timeZone: 'UTC' } })
    await say('show my tasks')
    const [snoozed, changed] = await Promise.all([
      say('snooze 1 for 20 minutes', replica(0)),
      call('PATCH', '/v1/me', { timeZone: 'Europe/Berlin' }, replica(1)),
    ])
    expect([snoozed.status, changed.status]).toEqual([200, 200])
    expect((await call('GET', '/v1/me')).body).toMatchObject({ timeZone: 'Europe/Berlin' })
  })

  test('fifty changes of one task that do not say which version they saw are all made', async () => {
    const { id } = await add('buy milk')
    const answers = await atOnce(50, (index) => call('PATCH', `/v1/tasks/${id}`, { note: `${index}` }, replica(index)))
    expect(statuses(answers)).toEqual(Array(50).fill(200))
    expect(answers.map(({ body }) => body.version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 2),
    )
  })

  test('a plan that is confirmed twice is carried out once, and both are told so', async () => {
    await add('old idea')
    await say('delete old idea')
    // Who came later than that would find nothing that waits for a yes.
    meet = meetingOf(3)
    const answers = await atOnce(3, (index) => say('yes', replica(index), index === 2 ? newId() : undefined))
    expect(statuses(answers)).toEqual([200, 200, 200])
    expect(answers.map(({ body }) => body.reply)).toEqual(Array(3).fill(expect.stringMatching(/^Done/)))
    const types = (await eventsOf(database, person)).map(({ type }) => type)
    expect(types).toEqual(['todo.task.created.v1', 'todo.task.deleted.v1'])
  })

  test('what waits for a yes still waits when something else was said at the same moment', async () => {
    await add('old idea')
    await add('pay rent')
    await say('show my tasks')
    await Promise.all([say('delete old idea', replica(0)), say('what is due today?', replica(1))])
    expect((await say('yes')).body.reply).toMatch(/^Done/)
    expect(await titles()).toEqual(['pay rent'])
  })
})

test('a command that others are faster than for too long says when to come again, and has changed nothing', async () => {
  const { id } = await add('buy milk')
  const { app, database: own } = replicas[0]!
  const faster = {
    text: 'update todo.tasks set version = version + 1 where person_id = $1 and id = $2',
    values: [person, id],
  }
  const { query } = own
  // Between reading and writing there is always another device.
  own.query = async (statement) => {
    const rows = await query(statement)
    if (statement.name === 'tasks-to-change') await database.query(faster)
    return rows as never
  }
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'PATCH', headers, body: JSON.stringify({ title: 'buy bread' }) }
  const answers = await Promise.all([0, 1].map(() => app.request(`/v1/tasks/${id}`, init)))
  own.query = query
  for (const { status, headers } of answers) expect([status, headers.get('retry-after')]).toEqual([503, '1'])
  expect(await titles()).toEqual(['buy milk'])
  expect((await eventsOf(database, person)).length).toBe(1)
})

test('large batches of many people at once are all carried out, two at a time', async () => {
  const { app, database: own } = replicas[0]!
  const { query } = own
  const commits = { now: 0, atOnce: 0 }
  own.query = async (statement) => {
    if (!statement.text.includes('insert into todo.events')) return query(statement)
    commits.atOnce = Math.max(commits.atOnce, ++commits.now)
    try {
      return await query(statement)
    } finally {
      commits.now--
    }
  }
  const batch = () => {
    const actions = Array.from({ length: 100 }, (_, index) => ({ action: 'create', task: { title: `task ${index}` } }))
    const headers = { 'content-type': 'application/json', authorization: newId() }
    return app.request('/v1/tasks/batch', { method: 'POST', headers, body: JSON.stringify({ actions }) })
  }
  const answers = await Promise.all(Array.from({ length: 12 }, batch))
  own.query = query
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect(commits).toEqual({ now: 0, atOnce: 2 })
})

test('a reminder that is put off while its task is deleted or completed is refused in words, or was put off before', async () => {
  const refusals = []
  for (let round = 0; round < 12; round++) {
    person = newId()
    const { id } = await add('pay rent')
    const end =
      round % 2
        ? () => call('DELETE', `/v1/tasks/${id}`, undefined, 1)
        : () => call('POST', `/v1/tasks/${id}/complete`, undefined, 1)
    const [snoozed] = await Promise.all([say('snooze pay rent for 30 minutes'), end()])
    const events = await eventsOf(database, person)
    const order = events.map(({ type }) => type.split('.')[2])
    const wasPutOff = order.includes('snoozed')
    if (wasPutOff) expect(order).toEqual(['created', 'snoozed', round % 2 ? 'deleted' : 'completed'])
    expect(snoozed!.body.reply.startsWith('I will remind you')).toBe(wasPutOff)
    if (!wasPutOff) refusals.push(snoozed!.body.reply)
  }
  expect(refusals.filter((reply) => !reply)).toEqual([])
})

test('a reminder is put off of the task as it is then, whoever changes it meanwhile', async () => {
  for (let round = 0; round < 8; round++) {
    person = newId()
    const { id } = await add('pay rent')
    const due = { date: '2026-03-20', time: '09:00', timeZone: 'UTC' }
    await Promise.all([
      say('snooze pay rent for 30 minutes'),
      ...[0, 1, 2].map((day) => call('PATCH', `/v1/tasks/${id}`, { due: { ...due, date: `2026-03-2${day}` } }, 1)),
    ])
    let version = 0
    for (const { type, data } of await eventsOf(database, person)) {
      const { task } = data as { task: Task }
      if (type === 'todo.reminder.snoozed.v1') expect(task.version).toBe(version)
      else version = task.version
    }
  }
})

test('however slow the database is, a change that waits its turn has it', async () => {
  const { id } = await add('buy milk')
  const { database: own } = replicas[0]!
  const slow: Database = {
    ...own,
    query: async (statement) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      return own.query(statement)
    },
  }
  const app = createGateway({ database: slow, authenticate: async () => ({ person, scopes: null }) as never })
  const renamed = await atOnce(12, (index) => ask(app, 'PATCH', `/v1/tasks/${id}`, { title: `milk ${index}` }))
  expect(statuses(renamed)).toEqual(renamed.map(() => 200))
})
