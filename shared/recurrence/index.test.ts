import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, parseDate } from '../time/civil.ts'
import {
  InvalidRule,
  lastOccurrence,
  nextAfterCompletion,
  nextOccurrence,
  occurrences,
  parseRule,
  printRule,
  validateRule,
} from './index.ts'

const from = (date: string, time: string | null = null) => ({ date, time })

describe('what people mean by a month', () => {
  test('Jan 31 monthly is followed by the last day of shorter months, and comes back', () => {
    expect(occurrences('FREQ=MONTHLY;SKIP=BACKWARD', from('2026-01-31'), { limit: 4 })).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
    expect(nextOccurrence('FREQ=MONTHLY;SKIP=BACKWARD', from('2028-01-31'), '2028-01-31')).toBe('2028-02-29')
  })
  test('without SKIP, months that lack the day are left out, as in RFC 5545', () => {
    expect(occurrences('FREQ=MONTHLY', from('2026-01-31'), { limit: 3 })).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ])
  })
  test('the last workday', () => {
    expect(
      occurrences('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', from('2026-01-01', '09:00'), { limit: 3 }),
    ).toEqual(['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-31T09:00'])
  })
})

// RFC 5545 section 3.8.5.3; the zone of its examples changes nothing on the wall clock.
describe('examples of RFC 5545', () => {
  test.each([
    ['FREQ=DAILY;UNTIL=19971224T000000Z', '1997-09-02', 113, '1997-12-23T09:00'],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', 5, '1997-10-12T09:00'],
    ['FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR', '1997-09-01', 25, '1997-12-22T09:00'],
    ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR', '1997-09-05', 10, '1998-06-05T09:00'],
    ['FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU', '1997-09-07', 10, '1998-05-31T09:00'],
    ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15', '1997-09-10', 10, '1999-03-13T09:00'],
    ['FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200', '1997-01-01', 10, '2006-01-01T09:00'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', 3, '1997-11-06T09:00'],
    ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000', '1997-09-02', 3, '1997-09-02T15:00'],
    ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', '1997-09-02', 4, '1997-09-02T13:30'],
  ])('%s', (rule, date, count, last) => {
    const all = occurrences(rule, from(date, '09:00'))
    expect([all.length, all.at(-1)]).toEqual([count, last])
    expect(lastOccurrence(rule, from(date, '09:00'))).toBe(last)
  })
  test('weeks begin where WKST says', () => {
    const dates = (wkst: string) =>
      occurrences(`FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${wkst}`, from('1997-08-05'))
    expect(dates('MO')).toEqual(['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'])
    expect(dates('SU')).toEqual(['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'])
  })
  test('Friday the 13th', () => {
    expect(occurrences('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', from('1997-09-02'), { limit: 3 })).toEqual([
      '1998-02-13',
      '1998-03-13',
      '1998-11-13',
    ])
  })
})

describe('sets', () => {
  test('two rules are one series without doubles', () => {
    const rule = 'RRULE:FREQ=MONTHLY;BYMONTHDAY=1\nRRULE:FREQ=MONTHLY;BYDAY=-1FR'
    expect(occurrences(rule, from('2026-03-01'), { limit: 4 })).toEqual([
      '2026-03-01',
      '2026-03-27',
      '2026-04-01',
      '2026-04-24',
    ])
  })
  test('exceptions by rule and by date', () => {
    const rule = 'RRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY;BYMONTH=8\nEXDATE:20260730'
    expect(occurrences(rule, from('2026-07-29'), { limit: 4 })).toEqual([
      '2026-07-29',
      '2026-07-31',
      '2026-09-01',
      '2026-09-02',
    ])
  })
})

describe('counted from completion', () => {
  test('every! 3 days begins again on the day it was done, at its own time', () => {
    expect(nextAfterCompletion('FREQ=DAILY;INTERVAL=3', '2026-03-11T18:20', '09:00')).toEqual({
      next: '2026-03-14T09:00',
      rule: 'FREQ=DAILY;INTERVAL=3',
    })
  })
  test('every! 12 hours begins again at that minute', () => {
    expect(nextAfterCompletion('FREQ=HOURLY;INTERVAL=12', '2026-03-11T18:20', '09:00')?.next).toBe('2026-03-12T06:20')
  })
  test('a count comes to its end', () => {
    expect(nextAfterCompletion('FREQ=DAILY;COUNT=2', '2026-03-11T10:00', null)).toEqual({
      next: '2026-03-12',
      rule: 'FREQ=DAILY;COUNT=1',
    })
    expect(nextAfterCompletion('FREQ=DAILY;COUNT=1', '2026-03-12T10:00', null)).toBeNull()
  })
})

describe('bad rules', () => {
  test.each([
    '',
    'FREQ=NEVER',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=2;UNTIL=20260101',
    'FREQ=DAILY;BYDAY=1MO',
    'FREQ=DAILY;FOO=1',
    'FREQ=DAILY;UNTIL=20260230',
    'EXDATE:20260101',
    'hello',
  ])('%j is refused', (rule) => {
    expect(() => parseRule(rule)).toThrow(InvalidRule)
  })
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  ])('%s never occurs, and says so', (rule) => {
    expect(occurrences(rule, from('2026-01-01'))).toEqual([])
    expect(() => validateRule(rule, from('2026-01-01'))).toThrow(/no occurrence/)
  })
})

const anyRule = fc
  .record({
    frequency: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'),
    interval: fc.integer({ min: 1, max: 40 }),
    months: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })),
    monthDays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 })),
    days: fc.option(
      fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1, maxLength: 3 }),
    ),
  })
  .map(({ frequency, interval, months, monthDays, days }) =>
    [
      `FREQ=${frequency}`,
      `INTERVAL=${interval}`,
      months && `BYMONTH=${months}`,
      monthDays && frequency !== 'WEEKLY' && `BYMONTHDAY=${monthDays}`,
      days && `BYDAY=${days}`,
    ]
      .filter(Boolean)
      .join(';'),
  )
const anyDate = fc.integer({ min: 0, max: 40_000 }).map(dateOf)

test('occurrences ascend, are unique, and begin at the start', () => {
  fc.assert(
    fc.property(anyRule, anyDate, (rule, date) => {
      const all = occurrences(rule, from(date), { limit: 20 })
      expect(all).toEqual([...new Set(all)].sort())
      expect(all.every((each) => each >= date && parseDate(each) !== undefined)).toBe(true)
    }),
  )
})

test('looking from later on gives the same dates as looking from the start', () => {
  fc.assert(
    fc.property(anyRule, anyDate, fc.nat(15), (rule, date, index) => {
      const all = occurrences(rule, from(date), { limit: 20 })
      const later = all[index]
      if (later)
        expect(occurrences(rule, from(date), { from: later, limit: all.length - index })).toEqual(all.slice(index))
    }),
  )
})

test('a rule that is printed and read again is the same', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(parseRule(printRule(parseRule(rule)))).toEqual(parseRule(rule))
    }),
  )
})
