import { describe, expect, test } from 'vitest'
import type { TaskView } from '../../replies.ts'
import { urdu } from './index.ts'

const context = { now: '2026-03-11T09:30', timeZone: 'Asia/Karachi', language: 'ur' }
const roman = { ...context, isRoman: true }
const isolated = (text: string): string => `\u2068${text}\u2069`

const task: TaskView = {
  title: 'buy milk',
  note: '',
  status: 'open',
  due: { date: '2026-03-12', time: '09:00' },
  dueThere: null,
  isPast: false,
  repeat: null,
  deadline: null,
  start: null,
  durationMinutes: null,
  reminders: [],
  priority: 1,
  project: null,
  section: null,
  labels: [],
  next: [],
}

test('a reply is in the letters of the message; in a sentence from right to left what is foreign is isolated', () => {
  expect(urdu.replies.added([task], context)).toBe(
    `شامل ہو گیا: “${isolated('buy milk')}” — کل صبح 9 بجے، ${isolated('p1')}۔`,
  )
  expect(urdu.replies.added([task], roman)).toBe('Shamil ho gaya: “buy milk” — kal subah 9 baje, p1.')
})

test.each([
  ['09:30', 'subah 9:30 baje'],
  ['12:00', 'dopahar 12 baje'],
  ['18:05', 'shaam 6:05 baje'],
  ['21:00', 'raat 9 baje'],
  ['02:00', 'subah 2 baje'],
  ['00:15', '00:15 baje'],
])('%s is said as %s, and read back', (time, words) => {
  const when = { date: '2026-03-14', time }
  expect(urdu.describeWhen(when, roman)).toBe(`hafta ${words}`)
  expect(urdu.readWhen(`14 march ko ${words}`, roman)?.due).toEqual(when)
})

describe('recurrences', () => {
  const repeat = (rule: string, time: string | null = null) =>
    urdu.describeRepeat({ rule, start: { date: '2026-03-11', time }, counted: 'schedule' }, roman)
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', '09:00', 'har peer subah 9 baje'],
    ['FREQ=DAILY', null, 'har din'],
    ['FREQ=WEEKLY;INTERVAL=2', null, 'har 2 hafte'],
    ['FREQ=MONTHLY;BYMONTHDAY=1', null, 'har mahine ki 1 tareekh ko'],
    ['FREQ=YEARLY;BYWEEKNO=20', null, 'qaida FREQ=YEARLY;BYWEEKNO=20'],
  ])('%s: %s', (rule, time, words) => expect(repeat(rule, time)).toBe(words))
})

test('filters', () => {
  const due = { from: '2026-03-11', to: '2026-03-12' }
  expect(urdu.describeFilter({ and: [{ due }, { status: 'open' }] }, context)).toBe('آج اور باقی')
})
