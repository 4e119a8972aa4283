/** Tasks that are put away until a day, in every list that a person or a program asks for. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Task } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import { openChat } from '../../tests/chat.ts'
import { ask, bearerOf, type Gateway } from '../../tests/gateway.ts'
import type { TestOutbox } from '../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let authorization: string
let now: string

beforeAll(async () => {
  ;({ app, outbox } = await openChat(() => now))
})
afterAll(() => outbox.close())
beforeEach(async () => {
  now = '2026-03-11T08:30:00.000Z'
  authorization = await bearerOf(newId())
})

interface Body {
  reply: string
  tasks: Task[]
  code?: string
  detail?: string
  postponed: { times: number }[]
}
const call = (method: string, path: string, body?: unknown) =>
  ask<Body & Task>(app, method, `/v1/${path}`, body, { authorization })
const say = async (message: string) =>
  (await call('POST', 'chat', { message, conversationId: 'c', timeZone: 'Europe/Berlin' })).body.reply
const listed = async (query = '') =>
  (await call('GET', `tasks?sort=title${query && `&${query}`}`)).body.tasks.map(({ title }) => title)
const monday = { date: '2026-03-16', time: null, timeZone: 'Europe/Berlin' }

test('said in the chat, it is out of sight until then, and in sight at that very instant', async () => {
  expect(await say('call the plumber not before monday')).toBe('Added “call the plumber” — not before Mon 16 March.')
  await say('buy milk')
  expect(await say('show me my tasks')).not.toContain('plumber')
  expect(await say('how many tasks do i have?')).toMatch(/\b1\b/)
  expect(await listed()).toEqual(['buy milk'])
  expect(await say('what is put away?')).toContain('call the plumber — not before Mon 16 March')
  expect(await say('show the plumber')).toContain('call the plumber — not before Mon 16 March')
  now = '2026-03-15T22:59:59.999Z'
  expect(await listed()).toEqual(['buy milk'])
  now = '2026-03-15T23:00:00.000Z'
  expect(await listed()).toEqual(['buy milk', 'call the plumber'])
  expect(await say('what is put away?')).not.toContain('plumber')
})

test('lists of programs have it when they ask for it, and a list in any state always', async () => {
  await call('POST', 'tasks', { title: 'plumber', start: monday, due: { ...monday, date: '2026-03-20' } })
  await call('POST', 'tasks', { title: 'milk' })
  const asked = ['', 'status=open', 'started=true', 'started=any', 'started=false', 'status=any', 'q=plumber']
  const filters = ['!started', 'starts: monday', 'start date', 'no start date', 'started | !started', 'due: 20 march']
  const queries = [...asked, ...filters.map((filter) => `filter=${encodeURIComponent(filter)}`)]
  const found = await Promise.all(queries.map(async (query) => [query, (await listed(query)).join()] as const))
  expect(found.map(([, titles]) => titles)).toEqual([
    ...['milk', 'milk', 'milk', 'milk,plumber', 'plumber', 'milk,plumber', ''],
    ...['plumber', 'plumber', 'plumber', 'milk', 'milk,plumber', ''],
  ])
})

test('the figures do not name it as put off before it is in sight', async () => {
  const { id } = (await call('POST', 'tasks', { title: 'plumber', due: { ...monday, date: '2026-03-17' } })).body
  await call('PATCH', `tasks/${id}`, { due: { ...monday, date: '2026-03-20' }, start: monday })
  const named = async () => (await call('GET', 'figures')).body.postponed.map(({ times }) => times)
  expect(await named()).toEqual([])
  now = '2026-03-15T23:00:00.000Z'
  expect(await named()).toEqual([1])
})

test('its name is enough to do something with it', async () => {
  await say('call the plumber not before monday')
  expect(await say('move the plumber to friday')).toMatch(/vor|before|starts|start/i)
  expect(await say('move the plumber to 20 march')).toContain('20 March')
  expect(await say('set the start date of the plumber to tomorrow')).toContain('not before tomorrow')
  expect(await say('bring the plumber back into view')).not.toContain('not before')
  expect(await listed()).toEqual(['call the plumber'])
  await say('undo')
  expect(await listed()).toEqual([])
  expect(await say('done with the plumber')).toContain('Completed')
})

describe('a start behind the due date', () => {
  test('is refused in words, and nothing is stored', async () => {
    const { status, body } = await call('POST', 'tasks', {
      title: 'plumber',
      start: monday,
      due: { ...monday, date: '2026-03-13' },
    })
    expect([status, body.code]).toEqual([422, 'start-after-due'])
    expect(body.detail).toContain('before it starts on 2026-03-16')
    expect(await say('call the plumber on 13 march not before 16 march')).toMatch(/before it starts/)
    expect(await listed('started=any')).toEqual([])
  })
})

test('what is put away under a task is left of it', async () => {
  await say('add move')
  await say('add call the van company not before monday under move')
  expect(await say("what's left of the move?")).toContain('van company — not before Mon 16 March')
})
