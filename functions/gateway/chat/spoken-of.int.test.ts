/** What a message points at: a day, a list, a task or a setting that was spoken of before. */
import { expect, test } from 'vitest'
import { type ChatBody, chatPerTest } from '../../../tests/chat.ts'

const { call, say } = chatPerTest<ChatBody & { profile: { quietHours: unknown } }>()
const taskNamed = async (title: string) => (await call('GET', 'tasks')).body.tasks.find((task) => task.title === title)
const dueOf = async (title: string) => (await taskNamed(title))?.due

test('“that day” is the day of the task that was spoken of', async () => {
  await say('piano lesson on december 2 2031 at 5pm')
  expect((await say("what's happening that day?")).reply).toContain('piano lesson')
  await say('add pick up the cake on the same day')
  expect(await dueOf('pick up the cake')).toMatchObject({ date: '2031-12-02', time: null })
  await say('and that evening call Sam')
  expect(await dueOf('call Sam')).toMatchObject({ date: '2031-12-02', time: '18:00' })
})

test('“everything”, behind a list, is what is on it', async () => {
  await say('laundry on december 2 2031')
  await say('ironing on december 2 2031')
  await say('sort photos')
  await say("what's due on december 2 2031?")
  await say('push everything to december 5 2031')
  await say('yes')
  expect(await dueOf('laundry')).toMatchObject({ date: '2031-12-05' })
  expect(await dueOf('ironing')).toMatchObject({ date: '2031-12-05' })
  expect(await dueOf('sort photos')).toBeNull()
})

test('an undo behind what did nothing asks first', async () => {
  await say('clean the oven')
  await say('delete the dishwasher task')
  expect((await say('undo')).reply).toContain('Nothing was changed just now')
  expect(await taskNamed('clean the oven')).toBeDefined()
  await say('yes')
  expect(await taskNamed('clean the oven')).toBeUndefined()
})

test('to be reminded of a task that there is leaves its date, and is the date of one that has none', async () => {
  await say('dentist on december 4 2031 at 3pm')
  await say('remind me of the dentist on december 3 2031 at 6pm')
  expect(await taskNamed('dentist')).toMatchObject({
    due: { date: '2031-12-04', time: '15:00' },
    reminders: [{ at: '2031-12-03T18:00' }],
  })
  await say('bank call')
  await say('remind me of the bank call on december 3 2031 at 9am')
  expect(await taskNamed('bank call')).toMatchObject({
    due: { date: '2031-12-03', time: '09:00' },
    reminders: [{ minutesBefore: 0 }],
  })
})

test('quiet hours that were just set are taken back', async () => {
  const quietHours = async () => (await call('GET', 'me')).body as unknown as { quietHours: unknown }
  await say("don't send me notifications between 10pm and 7am")
  await say('make that 11pm')
  await say('undo that')
  expect((await quietHours()).quietHours).toEqual({ from: '22:00', to: '07:00' })
})
