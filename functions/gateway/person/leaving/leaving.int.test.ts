/** A person takes everything along, and is forgotten. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import { bearerOf, createGateway, type Gateway } from '../../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher })
})
afterAll(() => outbox.close())

let person: string
let other: string
beforeEach(() => {
  ;[person, other] = [newId(), newId()]
})

async function ask(method: string, path: string, body?: unknown, who = person): Promise<Response> {
  return app.request(path, {
    method,
    headers: { authorization: await bearerOf(who), 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function call(...[method, path, body, who = person]: Parameters<typeof ask>) {
  const response = await ask(method, path, body, who)
  return { status: response.status, body: await response.json() }
}

/** As a client does that is told to wait: again after `Retry-After`, for as long as nothing was changed. */
async function asTold(...[method, path, body]: [method: string, path: string, body?: unknown]) {
  for (let left = 10; ; left--) {
    const response = await ask(method, path, body)
    const wait = response.status === 503 && response.headers.get('retry-after')
    if (!wait || left === 0) return { status: response.status, body: await response.json() }
    await new Promise((resolve) => setTimeout(resolve, Number(wait) * 1000))
  }
}

const add = async (title: string, who = person): Promise<Task> => (await call('POST', '/v1/tasks', { title }, who)).body
const titles = async (who = person) =>
  (await call('GET', '/v1/tasks', undefined, who)).body.tasks.map(({ title }: Task) => title)

async function leave(who = person) {
  const { confirm } = (await call('DELETE', '/v1/me', undefined, who)).body
  return call('DELETE', `/v1/me?confirm=${confirm}`, undefined, who)
}

async function leaveAsTold() {
  const { confirm } = (await asTold('DELETE', '/v1/me')).body
  return asTold('DELETE', `/v1/me?confirm=${confirm}`)
}

/** Every row of every table that names the person or their words, but for what says that they left. */
async function traces(words: string): Promise<string[]> {
  const tables = await outbox.database.query<{ name: string }>({
    text: `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('todo', 'reminder', 'notification')`,
    values: [],
  })
  const found = tables.map(async ({ name }) => {
    const text = `select count(*) from ${name} as each where each::text like '%' || $1 || '%'`
    const [row] = await outbox.database.query<{ count: string }>({ text, values: [words] })
    return row!.count === '0' ? [] : [name]
  })
  return (await Promise.all(found)).flat().sort()
}

test('the export is everything, whole, and of this person alone', async () => {
  const tasks = []
  // More than one page.
  for (let index = 0; index < 60; index++) tasks.push(await add(`mine ${index}`))
  await call('PATCH', '/v1/me', { timeZone: 'Europe/Berlin' })
  await call('POST', '/v1/chat', { message: 'buy milk', conversationId: 'kitchen' })
  await add('not mine', other)
  const { status, body } = await call('GET', '/v1/me/export')
  expect(status).toBe(200)
  expect(body).toMatchObject({ person, profile: { timeZone: 'Europe/Berlin' }, complete: true })
  expect(body.tasks).toHaveLength(61)
  expect(body.events).toHaveLength(62)
  expect(body.events.map(({ revision }: { revision: number }) => revision)).toEqual(
    Array.from({ length: 62 }, (_, index) => index + 1),
  )
  expect(Object.keys(body.conversations)).toEqual(['kitchen'])
  expect(JSON.stringify(body)).not.toContain('not mine')
})

test('large things come one after another, so that nobody makes the export take much memory', async () => {
  const text = `
    insert into todo.inbox (consumer, source, id, answer)
    select 'gateway', $1, 'key-' || n, jsonb_build_object('body', repeat('x', 300000)) from generate_series(1, 20) as n`
  await outbox.database.query({ text, values: [person] })
  const response = await ask('GET', '/v1/me/export')
  let largest = 0
  let whole = ''
  for await (const chunk of response.body!) {
    largest = Math.max(largest, chunk.length)
    whole += Buffer.from(chunk).toString()
  }
  expect(largest).toBeLessThan(1_500_000)
  const { answers, complete } = JSON.parse(whole)
  expect([answers.length, complete]).toEqual([20, true])
  expect(new Set(answers.map(({ idempotencyKey }: { idempotencyKey: string }) => idempotencyKey)).size).toBe(20)
})

test('leaving is asked back with what it would cost, and nothing is deleted before the answer', async () => {
  await add('keep me')
  const asked = await call('DELETE', '/v1/me')
  expect(asked).toMatchObject({ status: 409, body: { code: 'confirmation-needed', tasks: 1, events: 1 } })
  expect(asked.body.detail).toContain('/v1/me/export')
  const wrong = await call('DELETE', `/v1/me?confirm=${newId()}`)
  expect(wrong).toMatchObject({ status: 409, body: { code: 'confirmation-needed' } })
  // The question was asked anew, so the first answer no longer counts.
  expect((await call('DELETE', `/v1/me?confirm=${asked.body.confirm}`)).status).toBe(409)
  expect(await titles()).toEqual(['keep me'])
})

test('after leaving nothing is left but that the person left, and nobody else lost anything', async () => {
  const { id } = await add('a secret plan')
  await call('POST', `/v1/tasks/${id}/comments`, { text: 'a secret word' })
  await call('POST', '/v1/chat', { message: 'remember the secret cake', conversationId: 'kitchen' })
  await add('still here', other)
  const { status, body } = await leave()
  expect(status).toBe(200)
  expect(body.remains).toContain('30 days')
  expect(await titles()).toEqual([])
  expect(await traces('secret')).toEqual([])
  expect(await traces(person)).toEqual(['todo.events', 'todo.people'])
  expect((await eventsOf(outbox.database, person)).map(({ type }) => type)).toEqual(['todo.person.deleted.v1'])
  expect((await call('GET', '/v1/me/export')).body).toMatchObject({ tasks: [], conversations: {}, complete: true })
  expect(await titles(other)).toEqual(['still here'])
})

test('who comes back begins anew, and keeps what is new when the rest is erased late', async () => {
  await add('old')
  await leave()
  await add('new')
  expect(await titles()).toEqual(['new'])
  const { body } = await call('GET', '/v1/me')
  expect(body).toMatchObject({ revision: 3, timeZone: 'UTC' })
  await outbox.database.query({ text: 'select todo.erase($1, 1000)', values: [person] })
  expect(await titles()).toEqual(['new'])
})

test('what is changed at the same moment leaves nothing behind either', async () => {
  for (let round = 0; round < 5; round++) {
    const tasks = await Promise.all(Array.from({ length: 30 }, (_, index) => add(`secret ${index}`)))
    const changes = tasks.map(({ id }) => asTold('PATCH', `/v1/tasks/${id}`, { title: 'secret, changed' }))
    const completions = tasks.map(({ id }) => asTold('POST', `/v1/tasks/${id}/complete`))
    const answers = await Promise.all([...changes, leaveAsTold(), ...completions])
    expect(answers.filter(({ status }) => ![200, 404].includes(status))).toEqual([])
    expect(await titles()).toEqual([])
    expect(await traces('secret')).toEqual([])
  }
})

test('with thousands of tasks, what is written until all is gone is either of before, and goes, or new, and stays whole', async () => {
  const first = await add('secret')
  // In whatever order they are erased, these come before the ones that are changed meanwhile.
  const copy = `
    insert into todo.tasks (person_id, id, version, task)
    select $1, id, 1, $2::jsonb || jsonb_build_object('id', id)
    from (select lpad(to_hex(n), 32, '0')::uuid as id from generate_series(1, 9000) as n) as copies`
  await outbox.database.query({ text: copy, values: [person, JSON.stringify(first)] })
  const others = await Promise.all(Array.from({ length: 4 }, (_, index) => add(`secret ${index}`)))
  const { confirm } = (await call('DELETE', '/v1/me')).body
  let isGone = false
  const change = async (task: Task): Promise<number[]> => {
    const statuses = []
    while (!isGone) {
      const [changed, made] = await Promise.all([
        call('PATCH', `/v1/tasks/${task.id}`, { title: 'secret, changed' }),
        call('POST', '/v1/tasks', { title: 'anew' }),
      ])
      statuses.push(changed.status, made.status)
    }
    return statuses
  }
  const changing = others.map(change)
  const gone = await call('DELETE', `/v1/me?confirm=${confirm}`)
  isGone = true
  expect(gone.status).toBe(200)
  const unexpected = (await Promise.all(changing)).flat().filter((status) => ![200, 201, 404, 503].includes(status))
  expect(unexpected).toEqual([])
  expect(await traces('secret')).toEqual([])
  const left = (await eventsOf(outbox.database, person)).filter(({ type }) => type === 'todo.task.created.v1')
  const text = 'select id from todo.tasks where person_id = $1'
  const tasks = await outbox.database.query<{ id: string }>({ text, values: [person] })
  expect(tasks.map(({ id }) => id).sort()).toEqual(left.map(({ subject }) => subject).sort())
})

test('an answer that is kept of a request which began with the leaving goes as well', async () => {
  const made = await ask('POST', '/v1/tasks', { title: 'secret' })
  expect(made.status).toBe(201)
  const keep = `
    insert into todo.inbox (consumer, source, id, answer, received_at)
    values ('gateway', $1, 'a-key', '{"title": "secret"}', clock_timestamp())`
  // Stored by who held the person's row when leaving began.
  const blocking = outbox.database.transaction([
    { text: 'select from todo.people where id = $1 for update', values: [person] },
    { text: 'select pg_sleep(0.3)', values: [] },
    { text: keep, values: [person] },
  ])
  const held = `select from pg_stat_activity where query = 'select pg_sleep(0.3)' and datname = current_database()`
  await expect.poll(() => outbox.database.query({ text: held, values: [] })).not.toEqual([])
  await leave()
  await blocking
  expect(await traces('secret')).toEqual([])
})

test('nothing of anybody who has not left can be erased', async () => {
  await add('mine')
  await outbox.own.query({ text: 'select todo.erase($1, 1000)', values: [person] })
  expect(await titles()).toEqual(['mine'])
})
