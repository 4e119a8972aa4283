/** Nothing beyond a bound is stored or searched for, whoever asks: a refusal in words, never a 5xx, nothing shortened silently. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../tests/gateway.ts'
import { openOutbox, type TestOutbox } from '../../tests/outbox.ts'
import type { Call, Model } from './chat/assistant/model.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
let database: Database
let app: Gateway
let person: string
let authorization: string
/** what the model calls at the next message that is for it */
let modelCalls: Call[]

const model: Model = {
  name: 'scripted',
  complete: async ({ messages }) => ({
    text: 'Done.',
    calls: messages.at(-1)!.role === 'user' ? modelCalls : [],
    tokens: 10,
  }),
}

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  database = outbox.database
  app = createGateway({
    database: outbox.own,
    publisher: outbox.publisher,
    model: async () => model,
    signingSecret: async () => 'secret',
    now: () => now,
  })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  modelCalls = []
  authorization = await bearerOf(person)
})

interface Body extends Task {
  tasks: Task[]
  next: string | null
  reply: string
  actions: unknown[]
  code: string
  detail: string
  errors: { field: string; message: string }[]
  revision: number
}

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  ask<Body>(app, method, path, body, { authorization, ...headers })
const say = (message: string) => call('POST', '/v1/chat', { message, conversationId: 'c1' })
const revision = async () => (await call('GET', '/v1/me')).body.revision

/** A task as it was stored before there were bounds. */
async function stored(fields: Partial<Task>): Promise<Task> {
  const { body: task } = await call('POST', '/v1/tasks', { title: 'old' })
  const changed = { ...task, ...fields }
  const text = 'update todo.tasks set task = $3 where person_id = $1 and id = $2'
  await database.query({ text, values: [person, task.id, JSON.stringify(changed)] })
  return changed
}

test('a page of large tasks ends sooner, and the pages together have each once', async () => {
  const { body: task } = await call('POST', '/v1/tasks', { title: 'one of many', note: '漢'.repeat(4000) })
  const text = `
    insert into todo.tasks (person_id, id, version, task)
    select $1, id, 1, $2::jsonb || jsonb_build_object('id', id) from (select gen_random_uuid() as id from generate_series(1, 99)) as made`
  await database.query({ text, values: [person, JSON.stringify(task)] })
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await call('GET', `/v1/tasks?limit=200${cursor && `&cursor=${cursor}`}`)
    expect(status).toBe(200)
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(300_000)
    ids.push(...body.tasks.map(({ id }) => id))
    cursor = body.next
  }
  expect([ids.length, new Set(ids).size]).toEqual([100, 100])
})

test('the names in use that are told with the profile have a bound, however many there are', async () => {
  const { body: task } = await call('POST', '/v1/tasks', { title: 'one of many' })
  const text = `
    insert into todo.tasks (person_id, id, version, task)
    select $1, id, 1, $2::jsonb || jsonb_build_object('id', id, 'project', 'project ' || n, 'labels', (
      select jsonb_agg(n || ' ' || each || repeat('x', 90)) from generate_series(1, 20) as each
    ))
    from (select gen_random_uuid() as id, n from generate_series(1, 3000) as n) as made`
  await database.query({ text, values: [person, JSON.stringify(task)] })
  const { status, body } = await call('GET', '/v1/me')
  expect(status).toBe(200)
  expect((body as unknown as { projects: string[] }).projects).toHaveLength(1000)
  expect(JSON.stringify(body).length).toBeLessThan(150_000)
  expect((await say('buy milk')).status).toBe(200)
})

describe('the chat', () => {
  test.each([
    [
      'a title of 4,000 characters',
      `buy ${'x'.repeat(3990)}`,
      /title must have at most 500 characters, and would have 39\d\d\. Please shorten it/,
    ],
    [
      '40 labels',
      `buy milk ${Array.from({ length: 40 }, (_, n) => `@l${n}`).join(' ')}`,
      /labels must have at most 20 entries, and would have 40/,
    ],
    [
      'a reminder 60,000,000 minutes before',
      'buy milk tomorrow !60000000min before',
      /minutes of the reminder 1 must be at most 527040/,
    ],
  ])('refuses %s in words, and stores nothing', async (_, message, words) => {
    const { status, body } = await say(message)
    expect([status, body.actions, body.tasks]).toEqual([200, [], []])
    expect(body.reply).toMatch(words)
    expect(await revision()).toBe(0)
  })

  test('refuses control characters', async () => {
    expect((await say('buy\u0001milk')).body.reply).toMatch(/must not contain control characters/)
  })

  test('refuses what is too much together with what is there', async () => {
    await say(`buy milk ${Array.from({ length: 20 }, (_, n) => `@l${n}`).join(' ')}`)
    expect((await say('tag it with more')).body.reply).toMatch(
      /labels of “buy milk” must have at most 20 entries, and would have 21/,
    )
    expect(await revision()).toBe(1)
  })

  test('stores nothing of a message of which a later part is refused', async () => {
    await say('* buying list')
    await say('show my tasks')
    expect((await say('tag 1 with shop and complete 1')).body.reply).toMatch(/“buying list” is a note/)
    expect((await call('GET', '/v1/tasks')).body.tasks).toMatchObject([{ labels: [], version: 1 }])
  })

  test('answers an undo with nothing to undo in words', async () => {
    expect(await say('undo')).toMatchObject({ status: 200, body: { reply: 'There is nothing to undo.' } })
  })

  test('holds a model to the same bounds', async () => {
    const nothing = { when: null, deadline: null, durationMinutes: null, priority: null, project: null, note: null }
    const task = { title: 'x'.repeat(501), ...nothing, remindMinutesBefore: [], labels: [] }
    modelCalls = [{ id: '1', name: 'add_task', json: JSON.stringify(task) }]
    expect(await say('plan my week')).toMatchObject({
      status: 200,
      body: { reply: 'Done.\nNothing was changed.', actions: [] },
    })
    modelCalls[0]!.json = JSON.stringify({ ...task, title: 'x', labels: ['y'.repeat(101)] })
    expect((await say('plan my week')).body.actions).toEqual([])
    expect(await revision()).toBe(0)
  })

  test('says the bound of a search with too many words', async () => {
    const { status, body } = await say(`search: ${Array.from({ length: 16 }, (_, n) => `w${n}`).join(' ')}`)
    expect([status, body.reply]).toEqual([200, expect.stringContaining('at most 15 words')])
  })
})

describe('a request', () => {
  const due = (date: string) => ({ date, time: null, timeZone: 'UTC' })
  test.each([
    ['half of a character', '{"title": "a\\ud800b"}', 'title'],
    ['half of a character in a label', '{"title": "a", "labels": ["x", "\\udc00"]}', 'labels.1'],
    ['a due date past the last one', { title: 'a', due: due('9999-12-31') }, 'due.date'],
    ['a due date before the first one', { title: 'a', due: due('0000-01-01') }, 'due.date'],
  ])('with %s is refused by name', async (_, body, field) => {
    expect(await call('POST', '/v1/tasks', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } })
  })

  test.each([
    ['POST', '/v1/chat', '{"message": "buy \\ud800"}'],
    ['POST', '/v1/chat', '{"message": "buy \\u0000"}'],
    ['POST', '/v1/parse', '{"text": "\\udfff"}'],
    ['POST', '/v1/chat', '{"message": "hi", "conversationId": "\\u0000"}'],
    ['PATCH', '/v1/me', '{"webhook": {"url": "https://example.com/\\ud800"}}'],
    ...['q=%00', 'label=a%00', 'project=%00', 'filter=%23a%00', 'filter=search:%00'].map((query) => [
      'GET',
      `/v1/tasks?${query}`,
    ]),
    ['GET', `/v1/tasks?q=${Array.from({ length: 16 }, () => 'w').join('+')}`],
    ['GET', `/v1/tasks?filter=${'('.repeat(1000)}`],
    ['GET', `/v1/tasks?filter=${'!'.repeat(999)}p`],
    ['GET', `/v1/tasks?filter=${Array.from({ length: 51 }, () => 'p1').join('|')}`],
    ['GET', '/v1/tasks?filter=created%20before:%209999-12-31'],
    ['GET', '/v1/tasks?dueFrom=0000-01-01'],
  ] as [string, string, string?][])('%s %s %s is refused in words', async (method, path, body) => {
    const answer = await call(method, path, body)
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-request'])
    expect(answer.body.detail.length).toBeGreaterThan(20)
  })

  test('says the bounds of a filter', async () => {
    const filter = (text: string) => call('GET', `/v1/tasks?filter=${encodeURIComponent(text)}`)
    expect((await filter('('.repeat(1000))).body.detail).toContain('at most 50 conditions and 20 brackets')
    expect((await filter(Array.from({ length: 50 }, () => 'p1').join('|'))).status).toBe(200)
    expect((await filter(`${'('.repeat(20)}p1${')'.repeat(20)}`)).status).toBe(200)
  })

  test('all of whose labels are new is judged with those that are there', async () => {
    const { body } = await call('POST', '/v1/tasks', { title: 'x', note: 'n' })
    const answer = await call('PATCH', `/v1/tasks/${body.id}`, {
      recurrence: { rule: 'FREQ=DAILY', start: { date: '2026-03-11', time: null }, counted: 'schedule' },
    })
    expect(answer).toMatchObject({ status: 422, body: { code: 'recurrence-without-date' } })
  })

  test('for a profile that no event can carry is refused, and says which part is too large', async () => {
    const endpoint = `https://push.example/${'✓'.repeat(950)}`
    const webPush = Array.from({ length: 10 }, (_, n) => ({
      endpoint: `${endpoint}${n}`,
      keys: { p256dh: 'x', auth: 'y' },
    }))
    const profile = { webPush, webhook: { url: `https://hook.example/${'✓'.repeat(1900)}` } }
    expect((await call('PATCH', '/v1/me', profile)).status).toBe(200)
    const answer = await call('PATCH', '/v1/me', { locale: 'en-GB' })
    expect(answer).toMatchObject({ status: 422, body: { code: 'too-large', errors: [{ field: 'webPush' }] } })
    expect((await call('PATCH', '/v1/me', { webPush: [] })).status).toBe(200)
  })
})

describe('a cursor that was made up', () => {
  const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  const id = newId()
  test.each([
    ['', cursor('due,priority,created', ['soon', 1, 'x', id])],
    ['', cursor('due,priority,created', [1e300, 1, 'x', id])],
    ['', cursor('due,priority,created', [1.5, 1, 'x', id])],
    ['', cursor('due,priority,created', [1, 1e10, 'x', id])],
    ['', cursor('due,priority,created', [1, 1, 'x', 'no id'])],
    ['', cursor('due,priority,created', [1, 1, 'a\u0000', id])],
    ['', cursor('due,priority,created', [null, 1, 'x', id])],
    ['sort=title&', cursor('title', ['\ud800', id])],
    ['sort=title&', cursor('title', [5, id])],
    ['sort=-due&', cursor('-due', [{ a: 1 }, id])],
    ['', 'bnVsbA'],
  ])('%s%s is refused', async (query, made) => {
    const { status, body } = await call('GET', `/v1/tasks?${query}cursor=${made}`)
    expect([status, body.detail]).toEqual([422, expect.stringContaining('start again without a cursor')])
  })

  test('but those that are given out are taken, however long the titles', async () => {
    for (const letter of ['✓', '😀', '"']) {
      for (let n = 0; n < 2; n++)
        await call('POST', '/v1/tasks', { title: letter.repeat(250), project: letter.repeat(50) })
    }
    const { body } = await call('GET', '/v1/tasks?sort=title,project&limit=3')
    const rest = await call('GET', `/v1/tasks?sort=title,project&limit=5&cursor=${body.next}`)
    expect(new Set([...body.tasks, ...rest.body.tasks].map(({ id }) => id)).size).toBe(6)
  })
})

describe('a task that was stored before there were bounds', () => {
  test.each(['complete', 'skip', 'delete'])('can be taken care of: %s', async (action) => {
    const task = await stored({ title: 't'.repeat(4000), due: { date: '9999-12-31', time: null, timeZone: 'UTC' } })
    const answer =
      action === 'delete' ? call('DELETE', `/v1/tasks/${task.id}`) : call('POST', `/v1/tasks/${task.id}/${action}`)
    expect((await answer).status).toBe(action === 'delete' ? 204 : 200)
    expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ title: task.title, status: 'open' }])
  })

  test('can be shortened, also when it is larger than any event', async () => {
    const task = await stored({ note: 'n'.repeat(200_000) })
    const done = await call('POST', `/v1/tasks/${task.id}/complete`)
    expect([done.status, done.body.detail]).toEqual([
      422,
      expect.stringMatching(/note has 200002 bytes.*Please shorten it first/),
    ])
    expect((await call('PATCH', `/v1/tasks/${task.id}`, { note: 'short' })).status).toBe(200)
    expect((await call('POST', `/v1/tasks/${task.id}/complete`)).status).toBe(200)
  })
})

test.each(['"1', '""', 'W/"1"', '"1", "2"', '"99999999999"', '1', '"-1"', ' '])(
  'If-Match %s is refused',
  async (tag) => {
    const { body } = await call('POST', '/v1/tasks', { title: 'x' })
    expect((await call('PATCH', `/v1/tasks/${body.id}`, { title: 'y' }, { 'if-match': tag })).status).toBe(
      tag === ' ' ? 422 : 422,
    )
  },
)
test.each(['', ' ', 'a b', 'x'.repeat(256), 'é'])('Idempotency-Key %j is refused', async (key) => {
  expect((await call('POST', '/v1/tasks', { title: 'x' }, { 'idempotency-key': key })).status).toBe(422)
})

test('what cannot be put back, as it was stored before there were bounds, keeps nothing before it from being taken back', async () => {
  const first = (await call('POST', '/v1/tasks', { title: 'first' })).body
  const old = await stored({ title: 'o'.repeat(4000) })
  await call('PATCH', `/v1/tasks/${old.id}`, { title: 'short' })
  // Since the creation of the old one tells of a title within bounds, it is gone with the next undo; before it, the first one.
  const undone = await call('POST', '/v1/undo')
  expect(undone).toMatchObject({ status: 200, body: { tasks: [{ id: old.id, status: 'deleted' }] } })
  expect((undone.body as unknown as { left: string[] }).left).toEqual([
    expect.stringMatching(/^The last change of “short” cannot be taken back: .*title/),
  ])
  expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ id: first.id, status: 'deleted' }])
  expect((await call('POST', '/v1/undo')).body).toMatchObject({
    code: 'nothing-to-undo',
    detail: expect.stringContaining('There is nothing else to undo. The last change of “short”'),
  })
  expect((await say('undo')).body.reply).toContain('cannot be taken back')
})
