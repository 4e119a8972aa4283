/** Messages that may be about a task which there is, or be a new one: what there is decides. */
import { expect, test } from 'vitest'
import { chatPerTest } from '../../../tests/chat.ts'

const { call, say } = chatPerTest()
const open = async () => (await call('GET', 'tasks?sort=created')).body.tasks.map(({ title }) => title)

test('what is said to be off is deleted where it is a task, and kept as one where it is none', async () => {
  await say('picnic by the lake tomorrow')
  expect((await say('the picnic is off')).reply).toContain('picnic by the lake')
  await say('yes')
  expect(await open()).toEqual([])
  expect((await say('the heating is off')).reply).toContain('“the heating is off”')
  expect(await open()).toEqual(['the heating is off'])
})

test('“no … on a day” leaves one date of a series out, and is a task of its own where there is none', async () => {
  await say('gym every day')
  expect((await say('no gym today')).reply).toMatch(/^Skipped “gym”/)
  await say('no sugar today')
  expect(await open()).toEqual(['no sugar'])
})

test('“no … on a day” that is not the next date of the series adds nothing', async () => {
  await say('gym every day')
  await say('no gym next friday')
  expect(await open()).toEqual(['gym'])
})

test('a name with a day moves the task that is called so, whole, and is a new one where there is none', async () => {
  await say('dentist tomorrow')
  expect((await say('the dentist on friday')).reply).toMatch(/^Changed: dentist/)
  await say('the bill of the dentist on friday')
  expect(await open()).toEqual(['dentist', 'the bill of the dentist'])
})
