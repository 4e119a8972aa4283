/** "What was on my list last monday?": the list as it was, which changes nothing and is not what the next message is about. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../shared/ids/index.ts'
import { openChat, type TestChat } from '../../../tests/chat.ts'
import { bearerOf } from '../../../tests/gateway.ts'
import { eventsOf } from '../../../tests/outbox.ts'

let chat: TestChat
let now = ''
let person: string

beforeAll(async () => {
  chat = await openChat(() => now)
})
afterAll(() => chat.outbox.close())
beforeEach(() => {
  person = newId()
  now = '2026-03-09T08:00:00.000Z'
})

async function say(message: string, conversationId = 'c'): Promise<string> {
  now = new Date(Date.parse(now) + 1000).toISOString()
  const response = await chat.app.request('/v1/chat', {
    method: 'POST',
    headers: { authorization: await bearerOf(person), 'content-type': 'application/json' },
    body: JSON.stringify({ message, conversationId, timeZone: 'Europe/Berlin' }),
  })
  return (await response.json()).reply
}

/** Monday two tasks; on Tuesday one is done and another comes. Then it is Wednesday. */
async function live(): Promise<void> {
  await say('buy milk #Home')
  await say('call mom tomorrow p1')
  now = '2026-03-10T08:00:00.000Z'
  await say('done with buy milk')
  await say('paint the fence')
  now = '2026-03-11T08:30:00.000Z'
}

test('it is told as it was, in the words of that day, and of nothing else', async () => {
  await live()
  const events = (await eventsOf(chat.outbox.database, person)).length
  const monday = await say('what was on my list on monday?')
  expect(monday).toMatch(/^As it was Mon 9 March 2026, at the end of the day:/)
  expect(monday).toContain('• ')
  expect(monday).toContain('buy milk')
  expect(monday).toContain('call mom')
  expect(monday).not.toContain('fence')
  const tuesday = await say('what did my list look like yesterday at 10:00')
  expect(tuesday).toContain('fence')
  expect(tuesday).not.toContain('milk')
  expect(await say('what was in #Home yesterday')).toMatch(/nothing/)
  expect(await say('show #Home as it was on monday')).toContain('buy milk')
  expect(await say('was stand am Montag auf meiner Liste?')).toMatch(/^Stand Mo.*, am Ende des Tages:[\s\S]*buy milk/)
  expect(await say('pichle peer ko meri list mein kya tha')).toContain('buy milk')
  expect(await say('¿qué había en mi lista el lunes?')).toContain('buy milk')
  expect((await eventsOf(chat.outbox.database, person)).length).toBe(events)
})

test('numbers of the next message are those of the list that was shown before', async () => {
  await live()
  await say('show my tasks')
  await say('what was on my list on monday?')
  expect(await say('done with 1')).toContain('call mom')
})

test('of before there was anything it is told since when there is', async () => {
  expect(await say('what was on my list last week?', 'a')).toBe('There is nothing of you from so long ago.')
  await live()
  expect(await say('what was on my list last week?')).toMatch(
    /^There was nothing of you yet: .* Mon 9 March 2026 at 09:00\.$/,
  )
  expect(await say('was stand letzte Woche auf meiner Liste?')).toMatch(/^Da gab es von dir noch nichts/)
})
