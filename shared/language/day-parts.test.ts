/** When the parts of the day are, for who has set them. */
import { beforeAll, expect, test } from 'vitest'
import { loadLanguage, readDrafts } from './index.ts'
import type { Context } from './types.ts'

beforeAll(() => Promise.all(['de', 'ur', 'es'].map(loadLanguage)))

const context: Context = { now: '2026-11-25T03:00', timeZone: 'UTC' }
const dayParts = { morning: '07:30', afternoon: '15:00', evening: '17:00', night: '22:00' }

const timesOf = (text: string, more: Partial<Context>): (string | null | undefined)[] => {
  const [draft] = readDrafts(text, { ...context, ...more }).drafts
  return [draft?.repeat?.start.time ?? draft?.due?.time]
}

test.each([
  ['en', 'call mum tomorrow morning', '09:00', '07:30'],
  ['en', 'call mum tomorrow afternoon', '14:00', '15:00'],
  ['en', 'call mum this evening', '18:00', '17:00'],
  ['en', 'call mum tonight', '21:00', '22:00'],
  ['en', 'stretch every morning', '09:00', '07:30'],
  ['en', 'early tomorrow morning run', '07:00', '07:00'],
  ['de', 'Mama anrufen morgen früh', '09:00', '07:30'],
  ['de', 'Mama anrufen heute Abend', '18:00', '17:00'],
  ['de', 'jeden Morgen dehnen', '09:00', '07:30'],
  ['ur', 'کل شام امی کو فون کریں', '18:00', '17:00'],
  // What a clock says is what it says, and lunch is nobody's setting.
  ['en', 'call mum tomorrow evening at 8', '20:00', '20:00'],
  ['en', 'call mum tomorrow at lunch', '12:00', '12:00'],
])('%s: “%s” is at %s, or at %s', (language, text, usual, own) => {
  expect(timesOf(text, { language })).toEqual([usual])
  expect(timesOf(text, { language, dayParts })).toEqual([own])
})

test('two parts of a day are two times, and a reminder in one is at its time', () => {
  const drafts = (text: string) => readDrafts(text, { ...context, dayParts }).drafts[0]!
  expect(drafts('vitamins every morning and evening').repeat!.rule).toMatch(
    /BYHOUR=7;BYMINUTE=30\n.*BYHOUR=17;BYMINUTE=0/,
  )
  expect(drafts('dentist friday 9am, remind me the evening before').reminders).toEqual([{ at: '2026-11-26T17:00' }])
})

test('one of them is set alone', () => {
  expect(timesOf('call mum tomorrow morning', { dayParts: { morning: '08:00' } })).toEqual(['08:00'])
  expect(timesOf('call mum tomorrow evening', { dayParts: { morning: '08:00' } })).toEqual(['18:00'])
})

test('who said when it is that evening is still ahead', () => {
  const at = { ...context, now: '2026-11-25T17:30' }
  expect(readDrafts('call mum in the evening', { ...at, dayParts }).drafts[0]!.due).toEqual({
    date: '2026-11-25',
    time: '17:00',
  })
})
