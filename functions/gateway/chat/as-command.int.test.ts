/** A message that is sent as a command, as by `todo move`. */
import { expect, test } from 'vitest'
import { type ChatBody, chatPerTest } from '../../../tests/chat.ts'

const { call, say } = chatPerTest<ChatBody & { actions: object[]; answeredBy: { who: string } }>()
const titles = async () => (await call('GET', 'tasks')).body.tasks.map(({ title }) => title).toSorted()

test.each(['move call mum', 'move mum to 31 feb', 'move the car to the garage', 'complete'])(
  '“%s” adds no task of these words',
  async (message) => {
    await say('call mum friday')
    expect(await say(message, 'command')).toMatchObject({ actions: [] })
    expect(await titles()).toEqual(['call mum'])
  },
)

test('what it understands it does, and it adds what it is told to', async () => {
  await say('call mum friday')
  await say('move call mum to 10 dec at 6pm', 'command')
  await say('add milk', 'command')
  const { tasks } = (await call('GET', 'tasks?sort=due')).body
  expect(tasks.map(({ title, due }) => [title, due?.time])).toEqual([
    ['call mum', '18:00'],
    ['milk', undefined],
  ])
})

test('what is not understood is told as nobody’s', async () => {
  expect(await say('move call mum', 'command')).toMatchObject({ answeredBy: { who: 'nobody' } })
})

test('it is no answer to what was asked: an undo takes back what was done', async () => {
  await say('call mum friday')
  await say('mail mum on monday')
  expect((await say('move mum to tuesday')).reply).toContain('Which one')
  expect((await say('undo', 'command')).reply).toContain('“mail mum” (added)')
  expect(await titles()).toEqual(['call mum'])
})
