/** What is said of tasks, by REST and in the chat, stored with its events and taken back like anything else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Comment } from '../../../shared/domain/comments/comment.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { openChat } from '../../../tests/chat.ts'
import { ask, bearerOf, type Gateway } from '../../../tests/gateway.ts'
import { eventsOf, type TestOutbox } from '../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let person: string
let authorization: string

beforeAll(async () => {
  ;({ app, outbox } = await openChat())
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

interface Body {
  reply: string
  tasks: Task[]
  actions: object[]
  comments: Comment[]
  code?: string
  detail?: string
}
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  ask<Body & Comment>(app, method, `/v1/${path}`, body, { authorization, ...headers })
const answerTo = async (message: string) =>
  (await call('POST', 'chat', { message, conversationId: 'c', timeZone: 'Europe/Berlin' })).body
const say = async (message: string) => (await answerTo(message)).reply
const boiler = async () => (await call('POST', 'tasks', { title: 'boiler' })).body.id
const textsOf = async (taskId: string) =>
  (await call('GET', `tasks/${taskId}/comments`)).body.comments.map(({ text }) => text)

test('a comment is kept as it was typed, changed and deleted, each with its event', async () => {
  const task = await boiler()
  const text = '  * plumber says **tuesday**\n\n  `42`  '
  const { status, body, headers } = await call('POST', `tasks/${task}/comments`, { text })
  expect([status, body.text, headers.get('etag')]).toEqual([201, text, '"1"'])
  expect(body).toMatchObject({ taskId: task, by: null, version: 1, isDeleted: false })
  const changed = await call('PATCH', `comments/${body.id}`, { text: 'wednesday' }, { 'if-match': '"1"' })
  expect([changed.status, changed.body.version]).toEqual([200, 2])
  expect((await call('PATCH', `comments/${body.id}`, { text: 'x' }, { 'if-match': '"1"' })).status).toBe(412)
  expect(await textsOf(task)).toEqual(['wednesday'])
  expect((await call('DELETE', `comments/${body.id}`)).status).toBe(204)
  expect([await textsOf(task), (await call('GET', `comments/${body.id}`)).status]).toEqual([[], 404])
  const events = (await eventsOf(outbox.database, person)).filter(({ type }) => type.startsWith('todo.comment.'))
  expect(events.map(({ type, subject }) => [type, subject === task])).toEqual([
    ['todo.comment.created.v1', true],
    ['todo.comment.updated.v1', true],
    ['todo.comment.deleted.v1', true],
  ])
})

test('in the chat it is said of a task, shown with it, and taken back and done again', async () => {
  await say('fix the boiler')
  expect(await say('comment on the boiler: plumber says tuesday')).toBe('Commented on “fix the boiler”.')
  await say('show my tasks')
  expect(await say('show 1')).toMatch(/boiler[\s\S]*• today at 09:30: plumber says tuesday/)
  expect(await say('undo')).toContain('“plumber says tuesday” (added)')
  const [task] = (await call('GET', 'tasks')).body.tasks
  expect(await textsOf(task!.id)).toEqual([])
  expect(await say('redo')).toContain('plumber says tuesday')
  expect(await textsOf(task!.id)).toEqual(['plumber says tuesday'])
  expect(await say('comment on the chimney: sweep it')).not.toContain('Commented')
})

test('is something that was done: the answer of the chat tells it, and that it was taken back', async () => {
  const taskId = await boiler()
  const { actions } = await answerTo('comment on the boiler: plumber says tuesday')
  expect(actions).toEqual([{ type: 'created', taskId, commentId: expect.any(String) }])
  const { actions: undone } = await answerTo('undo')
  expect(undone).toEqual([{ ...actions[0], type: 'reverted' }])
  expect(await textsOf(taskId)).toEqual([])
  expect(await eventsOf(outbox.database, person)).toHaveLength(3)
})

test('what was changed comes back as it was', async () => {
  const task = await boiler()
  const { id } = (await call('POST', `tasks/${task}/comments`, { text: 'tuesday' })).body
  await call('PATCH', `comments/${id}`, { text: 'wednesday' })
  await call('DELETE', `comments/${id}`)
  await call('POST', 'undo')
  expect(await textsOf(task)).toEqual(['wednesday'])
  await call('POST', 'undo')
  expect(await textsOf(task)).toEqual(['tuesday'])
})

test('sent twice under one key it is there once, and answered alike', async () => {
  const task = await boiler()
  const send = () => call('POST', `tasks/${task}/comments`, { text: 'once' }, { 'idempotency-key': 'k' })
  const [first, second] = [await send(), await send()]
  expect([second.status, second.body]).toEqual([first.status, first.body])
  const remove = () => call('DELETE', `comments/${first.body.id}`, undefined, { 'idempotency-key': 'd' })
  expect([(await remove()).status, (await remove()).status]).toEqual([204, 204])
})

test('many at once are all there', async () => {
  const task = await boiler()
  const all = Array.from({ length: 8 }, (_, i) => `comment ${i}`)
  await Promise.all(all.map((text) => call('POST', `tasks/${task}/comments`, { text })))
  expect((await textsOf(task)).toSorted()).toEqual(all)
})

describe('is refused in words, and nothing is stored:', () => {
  test.each([
    ['nothing', { text: ' \n ' }, 422, 'invalid-request'],
    ['what is too long', { text: 'x'.repeat(4001) }, 422, 'invalid-request'],
    ['control characters', { text: 'a\u0000b' }, 422, 'invalid-request'],
    ['no text', {}, 422, 'invalid-request'],
  ])('%s', async (_, body, status, code) => {
    const task = await boiler()
    const answer = await call('POST', `tasks/${task}/comments`, body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(await textsOf(task)).toEqual([])
  })

  test('on a task that is deleted, of somebody else, or none', async () => {
    const [mine, theirs] = [await boiler(), await boiler()]
    await call('DELETE', `tasks/${mine}`)
    authorization = await bearerOf(newId())
    for (const id of [theirs, newId(), 'x'])
      expect((await call('POST', `tasks/${id}/comments`, { text: 'a' })).status).toBe(404)
    authorization = await bearerOf(person)
    expect((await call('POST', `tasks/${mine}/comments`, { text: 'a' })).body.code).toBe('task-deleted')
  })

  test('the hundred and first of a task', async () => {
    const task = await boiler()
    await outbox.database.query({
      text: `
        insert into todo.comments (person_id, id, task_id, version, comment)
        select $1, gen_random_uuid(), $2, 1, jsonb_build_object('isDeleted', false) from generate_series(1, 100)`,
      values: [person, task],
    })
    const { status, body } = await call('POST', `tasks/${task}/comments`, { text: 'one more' })
    expect([status, body.code]).toEqual([422, 'too-many-comments'])
    expect(body.detail).toContain('100 comments')
  })
})

// What leaving erases is tried with all else that it erases: functions/gateway/person/leaving.
test('the export has them', async () => {
  const task = await boiler()
  await call('POST', `tasks/${task}/comments`, { text: 'plumber says tuesday' })
  const { body } = await call('GET', 'me/export')
  expect(body.comments).toMatchObject([{ taskId: task, text: 'plumber says tuesday' }])
})
