import { describe, expect, test } from 'vitest'
import { refusalOfRule } from '../../tests/recurrence.ts'
import {
  lastOccurrence,
  nextAfterCompletion,
  nextOccurrence,
  occurrences,
  occurrencesIfAny,
  parseRule,
  printRule,
  type RecurrenceError,
} from './index.ts'

const day = (date: string) => ({ date, time: null })
const at = (date: string, time: string) => ({ date, time })

describe('a day that the month lacks', () => {
  test('with SKIP=BACKWARD, monthly from January 31 falls on the last day of shorter months and comes back', () => {
    const dates = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']
    expect(occurrences('FREQ=MONTHLY;SKIP=BACKWARD', day('2027-01-31'), { limit: 4 })).toEqual(dates)
    expect(nextOccurrence('FREQ=MONTHLY;SKIP=BACKWARD', day('2028-01-31'), '2028-01-31')).toBe('2028-02-29')
  })

  test('without it, such months are left out, as RFC 5545 says', () => {
    const dates = ['2027-01-31', '2027-03-31', '2027-05-31']
    expect(occurrences('FREQ=MONTHLY', day('2027-01-31'), { limit: 3 })).toEqual(dates)
  })

  test('a birthday on February 29 is on the 28th in other years', () => {
    const dates = ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']
    expect(occurrences('FREQ=YEARLY;SKIP=BACKWARD', day('2024-02-29'), { limit: 5 })).toEqual(dates)
  })

  test('the 30th and the 31st are one day in April', () => {
    const rule = 'FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=BACKWARD'
    expect(occurrences(rule, day('2027-03-31'), { limit: 3 })).toEqual(['2027-03-31', '2027-04-30', '2027-05-30'])
  })
})

describe('dates and times', () => {
  test('occurrences have a time when the start or the rule has one', () => {
    expect(occurrences('FREQ=DAILY', day('2026-03-11'), { limit: 1 })).toEqual(['2026-03-11'])
    expect(occurrences('FREQ=DAILY', at('2026-03-11', '09:00'), { limit: 1 })).toEqual(['2026-03-11T09:00'])
    expect(occurrences('FREQ=DAILY;BYHOUR=9,18', day('2026-03-11'), { limit: 2 })).toEqual([
      '2026-03-11T09:00',
      '2026-03-11T18:00',
    ])
  })

  test('from today on counts today, whatever the time, when the series has no times', () => {
    expect(occurrences('FREQ=DAILY', day('2026-03-01'), { from: '2026-03-11T10:00', limit: 1 })).toEqual(['2026-03-11'])
    expect(occurrences('FREQ=DAILY', at('2026-03-01', '09:00'), { from: '2026-03-11T10:00', limit: 1 })).toEqual([
      '2026-03-12T09:00',
    ])
  })

  test('next is strictly after: after a date, after the whole day', () => {
    const start = at('2026-03-01', '09:00')
    expect(nextOccurrence('FREQ=DAILY', start, '2026-03-11T08:59')).toBe('2026-03-11T09:00')
    expect(nextOccurrence('FREQ=DAILY', start, '2026-03-11T09:00')).toBe('2026-03-12T09:00')
    expect(nextOccurrence('FREQ=DAILY', start, '2026-03-11')).toBe('2026-03-12T09:00')
    expect(nextOccurrence('FREQ=DAILY;COUNT=2', start, '2026-03-02T09:00')).toBeNull()
  })

  test('UNTIL with a date counts the whole day', () => {
    expect(lastOccurrence('FREQ=DAILY;UNTIL=20260313', at('2026-03-11', '09:00'))).toBe('2026-03-13T09:00')
  })
})

describe('several lines', () => {
  test('two rules are one series without doubles', () => {
    const rule = 'RRULE:FREQ=MONTHLY;BYMONTHDAY=1\nRRULE:FREQ=MONTHLY;BYDAY=-1FR'
    const dates = ['2026-05-01', '2026-05-29', '2026-06-01', '2026-06-26']
    expect(occurrences(rule, day('2026-05-01'), { limit: 4 })).toEqual(dates)
  })

  test('what exceptions name is left out, a date being the whole day', () => {
    const rule = 'RRULE:FREQ=DAILY\nEXRULE:FREQ=YEARLY;BYMONTH=8;BYDAY=MO,TU,WE,TH,FR,SA,SU\nEXDATE;VALUE=DATE:20260730'
    const dates = ['2026-07-29T09:00', '2026-07-31T09:00', '2026-09-01T09:00']
    expect(occurrences(rule, at('2026-07-29', '09:00'), { limit: 3 })).toEqual(dates)
  })

  test('an added date is at the time of the series', () => {
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=2\nRDATE;VALUE=DATE:20260313'
    const dates = ['2026-03-11T09:00', '2026-03-13T09:00', '2026-03-18T09:00']
    expect(occurrences(rule, at('2026-03-11', '09:00'), { limit: 9 })).toEqual(dates)
  })

  test('dates alone are a series', () => {
    expect(lastOccurrence('RDATE;VALUE=DATE:20260313,20260401', day('2026-03-11'))).toBe('2026-04-01')
  })
})

describe('the end of a series', () => {
  test.each([
    ['FREQ=DAILY', null],
    ['FREQ=DAILY;COUNT=3', '2026-03-13'],
    ['FREQ=DAILY;UNTIL=20260301', null],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20350101', '2032-02-29'],
    ['RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260313', '2026-03-12'],
    ['RRULE:FREQ=DAILY;COUNT=3\nRRULE:FREQ=WEEKLY', null],
  ])('%s', (rule, last) => {
    expect(lastOccurrence(rule, day('2026-03-11'))).toBe(last)
  })
})

describe('counted from completion', () => {
  test('every! 3 days is three days after the day it was done, at the time of the series', () => {
    expect(nextAfterCompletion('FREQ=DAILY;INTERVAL=3', at('2026-03-11', '09:00'))).toBe('2026-03-14T09:00')
  })

  test('every! friday is the friday after', () => {
    expect(nextAfterCompletion('FREQ=WEEKLY;BYDAY=FR', day('2026-03-11'))).toBe('2026-03-13')
    expect(nextAfterCompletion('FREQ=WEEKLY;BYDAY=FR', day('2026-03-13'))).toBe('2026-03-20')
  })

  test('an end holds', () => {
    expect(nextAfterCompletion('FREQ=DAILY;INTERVAL=3;UNTIL=20260313', day('2026-03-11'))).toBeNull()
  })
})

describe('rules that never happen', () => {
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYDAY=MO;BYSETPOS=60',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=10',
    'FREQ=MINUTELY;INTERVAL=60;BYMINUTE=10',
    'FREQ=MINUTELY;BYSECOND=1;BYSETPOS=2',
    'FREQ=YEARLY;INTERVAL=1000000000;BYMONTH=1;BYMONTHDAY=1',
    'RRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY',
  ])('%s', (rule) => {
    expect(occurrences(rule, at('2026-03-11', '09:00'), { limit: 1 })).toEqual([])
    expect(nextOccurrence(rule, at('2026-03-11', '09:00'), '2026-03-11')).toBeNull()
  })

  test('dates end with the year 9999', () => {
    expect(occurrences('FREQ=YEARLY', day('9998-03-11'), { limit: 9 })).toEqual(['9998-03-11', '9999-03-11'])
  })
})

describe('a search that would take too long', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i).join(',')
  const everySecond = `BYHOUR=${numbers(0, 23)};BYMINUTE=${numbers(0, 59)};BYSECOND=${numbers(0, 59)}`
  const ancient = at('0001-01-01', '00:00')

  test.each([
    ['RRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY', at('2026-03-11', '09:00')],
    ['RRULE:FREQ=YEARLY\nEXRULE:FREQ=MINUTELY', at('2026-03-11', '09:00')],
    ['RRULE:FREQ=MONTHLY\nEXRULE:FREQ=HOURLY', ancient],
    ['RRULE:FREQ=WEEKLY\nEXRULE:FREQ=DAILY', ancient],
    [`RRULE:FREQ=DAILY;${everySecond}\nEXRULE:FREQ=DAILY;${everySecond}`, ancient],
    ['FREQ=MINUTELY;INTERVAL=427;BYDAY=TU;BYHOUR=0;BYMINUTE=0', at('1990-01-01', '00:00')],
    ['FREQ=SECONDLY;INTERVAL=604800;BYDAY=TU', ancient],
    ['FREQ=HOURLY;INTERVAL=87;BYMONTH=12;BYYEARDAY=-79,182,331', at('2019-08-13', '03:36')],
    ['FREQ=YEARLY;BYDAY=1MO;BYSETPOS=366', ancient],
  ])('ends when it is known that nothing is left: %s', (rule, start) => {
    expect(occurrences(rule, start, { limit: 1 })).toEqual([])
    expect(nextOccurrence(rule, start, '2026-11-28T10:00')).toBeNull()
  })

  test.each([
    ['RRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY', 'EXRULE:FREQ=MINUTELY', 'BYHOUR and BYMINUTE'],
    ['RRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY;BYHOUR=9', 'EXRULE:FREQ=DAILY;BYHOUR=9', 'EXDATE'],
    ['RRULE:FREQ=DAILY\nRRULE:FREQ=SECONDLY\nEXRULE:FREQ=SECONDLY;BYMONTH=1,2,11,12', 'EXRULE:FREQ=SECONDLY', 'BYHOUR'],
    [
      'FREQ=SECONDLY;INTERVAL=43201;BYHOUR=0;BYMINUTE=0;BYSECOND=1;BYMONTHDAY=31;BYDAY=MO',
      'RRULE:FREQ=SECONDLY;INTERVAL=43201',
      'BYHOUR',
    ],
    [
      `FREQ=YEARLY;BYYEARDAY=${numbers(1, 366)};BYWEEKNO=${numbers(1, 53)};BYMONTH=2;BYMONTHDAY=31`,
      'RRULE:FREQ=YEARLY',
      'BY parts',
    ],
    ['FREQ=DAILY;COUNT=100000;BYMONTHDAY=31', 'RRULE:FREQ=DAILY;COUNT=100000', 'UNTIL'],
  ])('is refused with the line and what to do instead: %s', (rule, line, advice) => {
    const after = rule.includes('COUNT') ? '9990-01-01T09:00' : '2026-11-28T10:00'
    const search = () => nextOccurrence(rule, at('2026-01-01', '09:00'), after)
    expect(search).toThrow(expect.objectContaining({ name: 'RecurrenceError', code: 'too-complex' }))
    expect(search).toThrow(line)
    expect(search).toThrow(advice)
    expect(occurrencesIfAny(rule, at('2026-01-01', '09:00'), { from: after, limit: 1 })).toEqual([])
  })

  test('what exceptions leave is found by asking them, however many moments they have', () => {
    const rule = 'RRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY;UNTIL=21000101'
    expect(nextOccurrence(rule, ancient, '2026-01-01')).toBe('2101-01-01T00:00')
    const counted = 'RRULE:FREQ=DAILY\nEXRULE:FREQ=HOURLY;COUNT=49'
    expect(occurrences(counted, at('2026-03-11', '09:00'), { limit: 1 })).toEqual(['2026-03-14T09:00'])
  })

  test('an added date stays found beside a rule of which nothing is left', () => {
    const rule = 'RDATE:20260101T080000\nRRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY'
    const start = at('2026-03-11', '09:00')
    expect(occurrences(rule, start, { limit: 2 })).toEqual(['2026-01-01T08:00'])
    expect(nextOccurrence(rule, start, '2026-01-01T08:00')).toBeNull()
    expect(lastOccurrence(rule.replace('YEARLY', 'YEARLY;UNTIL=20990101'), start)).toBe('2026-01-01T08:00')
  })

  test('a count of a hundred thousand is counted to its end', () => {
    expect(lastOccurrence('FREQ=SECONDLY;COUNT=100000', at('2026-03-11', '00:00'))).toBe('2026-03-12T03:46:39')
    expect(lastOccurrence('FREQ=DAILY;COUNT=100000', day('2026-03-11'))).toBe('2299-12-24')
  })

  test('a list may be as long as its reader wants', () => {
    expect(occurrences('FREQ=MINUTELY', at('2026-03-11', '00:00'), { limit: 200_000 }).at(-1)).toBe('2026-07-27T21:19')
  })
})

test('a start long ago costs no walk through the years', () => {
  const start = at('0001-01-01', '00:00')
  expect(nextOccurrence('FREQ=SECONDLY', start, '2026-01-01T10:00')).toBe('2026-01-01T10:00:01')
  expect(nextOccurrence('FREQ=MINUTELY;INTERVAL=7', start, '2026-01-01T10:00')?.slice(0, 13)).toBe('2026-01-01T10')
  expect(lastOccurrence('FREQ=SECONDLY;UNTIL=99991231', start)).toBe('9999-12-31T23:59:59')
})

describe('what is wrong with a rule', () => {
  test.each([
    ['', 'empty'],
    ['EXDATE:20260101', 'empty'],
    ['FREQ=NEVER', 'invalid-value'],
    ['INTERVAL=2', 'missing-frequency'],
    ['FREQ=DAILY;INTERVAL=0', 'invalid-value'],
    ['FREQ=DAILY;COUNT=-1', 'invalid-value'],
    ['FREQ=DAILY;COUNT=99999999', 'invalid-value'],
    ['FREQ=DAILY;COUNT=2;COUNT=3', 'duplicate-part'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20260101', 'conflict'],
    ['FREQ=DAILY;UNTIL=20260230', 'invalid-value'],
    ['FREQ=DAILY;BYHOUR=24', 'invalid-value'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'invalid-value'],
    ['FREQ=MONTHLY;BYMONTHDAY=', 'invalid-value'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'invalid-value'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'conflict'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'conflict'],
    ['FREQ=MONTHLY;BYWEEKNO=20', 'conflict'],
    ['FREQ=DAILY;BYYEARDAY=20', 'conflict'],
    ['FREQ=DAILY;BYSETPOS=1', 'conflict'],
    ['FREQ=DAILY;BYEASTER=0', 'unknown-part'],
    ['RSCALE=CHINESE;FREQ=YEARLY', 'invalid-value'],
    ['DTSTART:20260101\nRRULE:FREQ=DAILY', 'unknown-line'],
    [`RDATE:${'20260101,'.repeat(4000)}`, 'too-long'],
    [`EXDATE:${Array.from({ length: 1001 }, () => '20260101').join(',')}\nRDATE:20260101`, 'too-long'],
    ['RRULE:FREQ=DAILY\n'.repeat(41), 'too-long'],
    [`FREQ=DAILY;BYDAY=${Array.from({ length: 751 }, () => 'MO').join(',')}`, 'too-long'],
  ])('%.60s', (text, code) => {
    expect(refusalOfRule(text)?.code).toBe(code)
    expect(() => parseRule(text)).toThrow(expect.objectContaining({ name: 'RecurrenceError', code }))
  })

  test('the message names what to correct', () => {
    const problem = refusalOfRule('FREQ=DAILY;BYHOUR=9,25') as RecurrenceError
    expect(problem.message).toBe('BYHOUR cannot be “25”')
  })

  test('a bound that is no date is refused', () => {
    expect(() => nextOccurrence('FREQ=DAILY', day('2026-03-11'), 'soon')).toThrow('“soon” is no date')
    expect(() => occurrences('FREQ=DAILY', day('2026-02-30'), { limit: 1 })).toThrow(RangeError)
  })
})

describe('printing', () => {
  test.each([
    ['rrule:freq=weekly;byday=fr,mo;interval=1;wkst=mo', 'FREQ=WEEKLY;BYDAY=FR,MO'],
    ['FREQ=MONTHLY;SKIP=BACKWARD', 'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD'],
    ['FREQ=DAILY;UNTIL=19971224T000000Z', 'FREQ=DAILY;UNTIL=19971224T000000'],
    [
      'RRULE:FREQ=DAILY\r\nEXDATE;TZID=Europe/Berlin:2026\r\n 0313T090000,20260401',
      'RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20260401\nEXDATE:20260313T090000',
    ],
  ])('%s', (text, printed) => {
    expect(printRule(parseRule(text))).toBe(printed)
  })
})
