/** Whoever is not answered can find out what happened: every write has a key, also one that was sent without. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, DatabaseError } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

/** What becomes of the next commit: it happens and its answer is lost, it is lost itself, or Postgres cannot be reached. */
type Loss = 'answer' | 'commit' | 'connection'

let outbox: TestOutbox
let app: Gateway
let person: string
let authorization: string
let next: Loss | undefined

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  const { own } = outbox
  const database: Database = {
    ...own,
    async query<Row>(statement: Parameters<Database['query']>[0]) {
      const loss = next
      if (!statement.name?.startsWith('commit') || !loss) return own.query<Row>(statement)
      next = undefined
      if (loss === 'answer') await own.query(statement)
      throw new DatabaseError('the connection is gone', 'connection', undefined, loss !== 'connection')
    },
  }
  app = createGateway({
    database,
    publisher: outbox.publisher,
    signingSecret: async () => 'secret',
  })
})
afterAll(() => outbox.close())
async function signIn() {
  person = newId()
  authorization = await bearerOf(person)
}
beforeEach(signIn)

interface Body extends Task {
  code: string
  detail: string
  idempotencyKey: string
  reply: string
}

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  ask<Body>(app, method, path, body, { authorization, ...headers })
const add = async (title = 'pay rent') => (await call('POST', '/v1/tasks', { title })).body
const types = async () => (await eventsOf(outbox.database, person)).map(({ type }) => type.split('.')[2])

describe.each<Loss>(['answer', 'commit'])('when the %s is lost', (loss) => {
  test.each<[string, string, (id: string) => string, unknown, string[]]>([
    ['creating', 'POST', () => '/v1/tasks', { title: 'buy milk' }, ['created']],
    ['changing', 'PATCH', (id) => `/v1/tasks/${id}`, { title: 'pay the rent' }, ['updated']],
    ['completing', 'POST', (id) => `/v1/tasks/${id}/complete`, undefined, ['completed']],
    ['deleting', 'DELETE', (id) => `/v1/tasks/${id}`, undefined, ['deleted']],
    ['undoing', 'POST', () => '/v1/undo', undefined, ['deleted']],
    ['a profile', 'PATCH', () => '/v1/me', { locale: 'en-GB' }, ['updated']],
    [
      'a batch',
      'POST',
      () => '/v1/tasks/batch',
      { actions: [1, 2].map((n) => ({ action: 'create', task: { title: `t${n}` } })) },
      ['created', 'created'],
    ],
    ['the chat', 'POST', () => '/v1/chat', { message: 'buy milk tomorrow', conversationId: 'c1' }, ['created']],
    [
      'a turn of two commits',
      'POST',
      () => '/v1/chat',
      { message: 'tag 1 with home and complete 1', conversationId: 'c1' },
      ['updated', 'completed'],
    ],
  ])(
    '%s says that nobody knows, and happens once when it is sent again under the key',
    async (_, method, path, body, effect) => {
      const { id } = await add()
      await call('POST', '/v1/chat', { message: 'show my tasks', conversationId: 'c1' })
      next = loss
      const unknown = await call(method, path(id), body)
      expect([unknown.status, unknown.body.code]).toEqual([503, 'outcome-unknown'])
      const key = unknown.body.idempotencyKey
      expect(unknown.headers.get('idempotency-key')).toBe(key)
      expect(unknown.body.detail).toContain(key)
      expect(unknown.body.detail).not.toContain('Nothing was changed')
      const again = () => call(method, path(id), body, { 'idempotency-key': key })
      const first = await again()
      expect(first.status).toBeLessThan(300)
      const second = await again()
      expect([second.status, second.body]).toEqual([first.status, first.body])
      expect(second.headers.get('idempotency-replayed')).toBe('true')
      expect(await types()).toEqual(['created', ...effect])
    },
  )
})

test('a write without a key gets one back, under which it happened once', async () => {
  const first = await call('POST', '/v1/tasks', { title: 'buy milk' })
  const key = first.headers.get('idempotency-key')!
  const again = await call('POST', '/v1/tasks', { title: 'buy milk' }, { 'idempotency-key': key })
  expect([again.status, again.body]).toEqual([201, first.body])
  expect(await types()).toEqual(['created'])
  const other = await call('POST', '/v1/tasks', { title: 'buy bread' }, { 'idempotency-key': key })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
})

test("sent twice at once under a key that was made before, it happens once; another person's key is of no use", async () => {
  next = 'commit'
  const { body } = await call('POST', '/v1/tasks', { title: 'buy milk' })
  const send = () => call('POST', '/v1/tasks', { title: 'buy milk' }, { 'idempotency-key': body.idempotencyKey })
  const answers = await Promise.all([1, 2, 3, 4].map(send))
  expect(new Set(answers.map(({ status, body: task }) => `${status} ${task.id}`)).size).toBe(1)
  expect(await types()).toEqual(['created'])
  await signIn()
  expect((await send()).body.code).toBe('idempotency-key-reused')
  expect(await types()).toEqual([])
})

test("a caller's own key is told in the same way", async () => {
  next = 'answer'
  const key = { 'idempotency-key': 'my-key' }
  const unknown = await call('POST', '/v1/tasks', { title: 'buy milk' }, key)
  expect(unknown.body).toMatchObject({ code: 'outcome-unknown', idempotencyKey: 'my-key' })
  expect((await call('POST', '/v1/tasks', { title: 'buy milk' }, key)).status).toBe(201)
  expect(await types()).toEqual(['created'])
})

test('a stream of the chat has its key from the beginning, and its error says the same', async () => {
  next = 'answer'
  const response = await app.request('/v1/chat', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ message: 'buy milk', conversationId: 'c1' }),
  })
  const key = response.headers.get('idempotency-key')!
  expect(await response.text()).toContain(`"idempotencyKey":"${key}"`)
  const again = await call(
    'POST',
    '/v1/chat',
    { message: 'buy milk', conversationId: 'c1' },
    { 'idempotency-key': key },
  )
  expect(again.body.reply).toMatch(/Added “buy milk”/)
  expect(await types()).toEqual(['created'])
})

test('when Postgres cannot be reached, nothing was changed, and that is said', async () => {
  next = 'connection'
  const { status, body } = await call('POST', '/v1/tasks', { title: 'buy milk' })
  expect([status, body.code]).toEqual([503, 'unavailable'])
  expect(body.detail).toContain('Nothing was changed.')
  expect(await types()).toEqual([])
})

test('questions to the chat store no row under a key that was made here', async () => {
  await call('POST', '/v1/chat', { message: 'show my tasks' })
  await call('POST', '/v1/chat', { message: 'buy milk' })
  const text = 'select id from todo.inbox where source = $1'
  expect(await outbox.database.query({ text, values: [person] })).toHaveLength(1)
})
