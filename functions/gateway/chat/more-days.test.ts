import { expect, test } from 'vitest'
import type { Repeat } from '../../../shared/language/types.ts'
import { withMoreDays } from './more-days.ts'

const every = (rule: string, date: string, time: string | null = null): Repeat => ({
  rule,
  start: { date, time },
  counted: 'schedule',
})
const mondays = every('FREQ=WEEKLY;BYDAY=MO', '2026-03-16', '07:00')

test('a day of the week is added, with the time of those before it, from the earliest on', () => {
  expect(withMoreDays(mondays, every('FREQ=WEEKLY;BYDAY=TH', '2026-03-12'))).toEqual(
    every('FREQ=WEEKLY;BYDAY=MO,TH', '2026-03-12', '07:00'),
  )
})

test.each([
  ['another time', every('FREQ=WEEKLY;BYDAY=TH', '2026-03-12', '08:00')],
  ['another interval', every('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-03-12')],
  ['days of a month', every('FREQ=MONTHLY;BYDAY=1TH', '2026-03-12')],
])('%s is no further day', (_, more) => expect(withMoreDays(mondays, more)).toBeUndefined())
