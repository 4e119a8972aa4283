import { expect, test } from 'vitest'
import { checkRecurrence } from './check-recurrence.ts'

const start = { date: '2026-03-11', time: '09:00' }
const check = (rule: string) => () => checkRecurrence({ recurrence: { rule, start, counted: 'schedule' } })

test.each([
  ['RRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY', '“EXRULE:FREQ=MINUTELY” takes too long to work out'],
  [
    'FREQ=SECONDLY;INTERVAL=43201;BYHOUR=0;BYMINUTE=0;BYSECOND=1;BYMONTHDAY=31;BYDAY=MO',
    '“RRULE:FREQ=SECONDLY;INTERVAL=43201;',
  ],
  ['RRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY', 'has no occurrence at all'],
  ['FREQ=DAILY;BYHOUR=25', 'BYHOUR cannot be “25”'],
  ['RRULE:FREQ=DAILY\n'.repeat(41), 'there are at most 40 lines of RRULE and EXRULE'],
])('a rule from outside is refused with the part to correct: %s', (rule, part) => {
  expect(check(rule)).toThrow(expect.objectContaining({ status: 422, message: expect.stringContaining(part) }))
})

test('a rule that people need passes', () => {
  expect(check('RRULE:FREQ=DAILY;BYHOUR=9,13\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=9,13')).not.toThrow()
})
