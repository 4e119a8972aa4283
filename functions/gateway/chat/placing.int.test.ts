/** The order by hand, as people speak of it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { openChat } from '../../../tests/chat.ts'
import { ask, bearerOf, type Gateway } from '../../../tests/gateway.ts'
import type { TestOutbox } from '../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let authorization: string

beforeAll(async () => {
  ;({ app, outbox } = await openChat())
})
afterAll(() => outbox.close())
beforeEach(async () => {
  authorization = await bearerOf(newId())
  await say('- eggs\n- milk\n- rye')
})

const call = (method: string, path: string, body?: unknown) =>
  ask<{ reply: string; tasks: Task[] }>(app, method, `/v1/${path}`, body, { authorization })
const say = async (message: string) =>
  (await call('POST', 'chat', { message, conversationId: 'c', timeZone: 'Europe/Berlin' })).body.reply
const byHand = async () => (await call('GET', 'tasks?sort=order')).body.tasks.map(({ title }) => title)

test('what is put first, last or beside another one is there, and back by one undo', async () => {
  const before = await byHand()
  await say('move rye to the top')
  expect(await byHand()).toEqual(['rye', ...before.filter((title) => title !== 'rye')])
  await say('put rye after milk')
  expect((await byHand()).join()).toContain('milk,rye')
  await say('move the eggs above the rye')
  expect((await byHand()).join()).toContain('milk,eggs,rye')
  await say('undo')
  await say('undo')
  await say('undo')
  expect(await byHand()).toEqual(before)
})

test.each(['put socks first', 'put milk before the delivery', 'move the sofa behind the shelf'])(
  'what names a task that there is not is something to do: “%s”',
  async (words) => {
    const before = await byHand()
    expect(await say(words)).toMatch(/^Added/)
    expect((await byHand()).filter((title) => title !== words)).toEqual(before)
  },
)
