/** The order by hand, as people speak of it. */
import { beforeEach, expect, test } from 'vitest'
import { chatPerTest } from '../../../tests/chat.ts'

const { call, say: answerTo } = chatPerTest()
const say = async (message: string) => (await answerTo(message)).reply

const byHand = async () => (await call('GET', 'tasks?sort=order')).body.tasks.map(({ title }) => title)

beforeEach(async () => {
  await say('- eggs\n- milk\n- rye')
})

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
