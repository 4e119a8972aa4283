/** How days went, as people ask for it: "how did last week go?" */
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  authorization = await bearerOf(newId())
})
afterAll(() => outbox.close())

const call = <Body>(method: string, path: string, body?: unknown) =>
  ask<Body>(app, method, `/v1/${path}`, body, { authorization })
const say = async (message: string) =>
  (await call<{ reply: string; actions: object[] }>('POST', 'chat', { message, timeZone: 'UTC' })).body

test('the chat tells what was completed, and what was put off', async () => {
  expect((await say('how did last week go?')).reply).toContain('nothing completed')
  for (const title of ['one', 'two']) {
    const { id } = (await call<Task>('POST', 'tasks', { title })).body
    await call('POST', `tasks/${id}/complete`)
  }
  const due = (date: string) => ({ date, time: null, timeZone: 'UTC' })
  const { id } = (await call<Task>('POST', 'tasks', { title: 'tax return', due: due('2026-03-20') })).body
  await call('PATCH', `tasks/${id}`, { due: due('2026-03-27') })
  const { reply, actions } = await say('how was today?')
  expect(reply).toMatch(/^Today: 2 tasks completed\. .*Put off: “tax return” \(once\)/s)
  expect(actions).toEqual([])
  expect((await say('wie lief diese Woche?')).reply).toContain('2 Aufgaben erledigt')
})

test('a period that has not begun, or is longer ago than is counted, is told as far as it is known', async () => {
  expect((await say('how did 2001 go?')).reply).not.toContain('NaN')
  expect((await say('how was next week?')).reply).not.toContain('Infinity')
})
