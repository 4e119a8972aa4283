import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { refusalOfRule } from '../../tests/recurrence.ts'
import { dateOf, dayNumber, daysInMonth, fromDayNumber, weekdayOf } from '../time/civil.ts'
import {
  type Frequency,
  lastOccurrence,
  nextOccurrence,
  occurrences,
  occurrencesAfter,
  parseRule,
  printRule,
  RecurrenceError,
  type Rule,
} from './index.ts'

/** A rule that has a part which never happens may be refused as too complex (budget.ts): of such a one a property says nothing. */
const ofSearches =
  <Arguments extends unknown[]>(property: (...given: Arguments) => void) =>
  (...given: Arguments): void => {
    try {
      property(...given)
    } catch (error) {
      if (error instanceof RecurrenceError && error.code === 'too-complex') fc.pre(false)
      throw error
    }
  }

const anyDate = fc.integer({ min: dayNumber(1990, 1, 1), max: dayNumber(2040, 1, 1) }).map(dateOf)
const anyTime = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const anyStart = fc.record({ date: anyDate, time: fc.option(anyTime) })

const list = (min: number, max: number, signed = false) => {
  const value = fc.integer({ min, max })
  const number = signed ? fc.tuple(value, fc.constantFrom(1, -1)).map(([n, sign]) => n * sign) : value
  const ascending = (values: number[]) => values.sort((a, b) => a - b)
  return fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).map(ascending))
}

const part = (name: string, values: number[]) => (values.length ? `;${name}=${values.join(',')}` : '')
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const weekdays = fc.subarray(DAYS).map((days) => (days.length ? `;BYDAY=${days.join(',')}` : ''))
const ordinalDays = fc
  .uniqueArray(fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2), fc.constantFrom(...DAYS)), { maxLength: 3 })
  .map((days) => (days.length ? `;BYDAY=${days.map(([n, name]) => `${n}${name}`).join(',')}` : ''))

/** Rules over days of every frequency, with parts that may be used together. */
const anyDayRule = fc
  .record({
    frequency: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'),
    interval: fc.integer({ min: 1, max: 5 }),
    byMonth: list(1, 12),
    byMonthDay: list(1, 31, true),
    byDay: weekdays,
    ordinals: ordinalDays,
    weekStart: fc.constantFrom('MO', 'SU'),
  })
  .map(({ frequency, interval, byMonth, byMonthDay, byDay, ordinals, weekStart }) => {
    const named = (frequency === 'MONTHLY' || frequency === 'YEARLY') && ordinals ? ordinals : byDay
    const days = frequency === 'WEEKLY' ? '' : part('BYMONTHDAY', byMonthDay)
    return `FREQ=${frequency};INTERVAL=${interval}${part('BYMONTH', byMonth)}${days}${named};WKST=${weekStart}`
  })

const ending = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 30 }).map((count) => `;COUNT=${count}`),
  anyDate.map((date) => `;UNTIL=${date.replaceAll('-', '')}`),
)
const hours = list(0, 23).map((values) => part('BYHOUR', values))
const setPositions = list(1, 3, true).map((values) => part('BYSETPOS', values))
const anyRule = fc
  .tuple(anyDayRule, ending, hours, setPositions)
  .map(([rule, end, byHour, positions]) => rule + end + byHour + (/BY/.test(rule + byHour) ? positions : ''))
const subDaily = fc
  .record({
    frequency: fc.constantFrom<Frequency>('HOURLY', 'MINUTELY', 'SECONDLY'),
    // Longer ones meet the other parts once in decades: a list of them may be refused as too complex.
    interval: fc.integer({ min: 1, max: 500 }),
    byMonth: list(1, 12),
    byDay: weekdays,
    byHour: list(0, 23),
    byMinute: list(0, 59),
  })
  .map(
    ({ frequency, interval, byMonth, byDay, byHour, byMinute }) =>
      `FREQ=${frequency};INTERVAL=${interval}${part('BYMONTH', byMonth)}${byDay}${part('BYHOUR', byHour)}${part('BYMINUTE', byMinute)}`,
  )

test('the days of a rule are those that pass its parts one by one, looked at day after day', () => {
  fc.assert(
    fc.property(anyDayRule, anyDate, (text, date) => {
      const rule = parseRule(text).rules[0]!
      const first = dayNumber(...(date.split('-').map(Number) as [number, number, number]))
      const expected: string[] = []
      for (let day = first; day < first + 2500; day++) if (isDay(rule, first, day)) expected.push(dateOf(day))
      const found: string[] = []
      for (const each of occurrencesAfter(text, { date, time: null }, dateOf(first - 1))) {
        if (each >= dateOf(first + 2500)) break
        found.push(each)
      }
      expect(found).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('times between days ascend, and each is a whole number of intervals from the start', () => {
  fc.assert(
    fc.property(
      subDaily,
      anyStart,
      ofSearches((text, start) => {
        const { interval, frequency, byHour, byMonth } = parseRule(text).rules[0]!
        const step = interval * { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }[frequency as 'HOURLY']
        const found = occurrences(text, start, { limit: 20 })
        const seconds = (wall: string) => Date.parse(`${wall}Z`) / 1000
        const unit = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }[frequency as 'HOURLY']
        const base = Math.floor(seconds(`${start.date}T${start.time ?? '00:00'}`) / unit) * unit
        for (const wall of found) {
          expect((Math.floor(seconds(wall) / unit) * unit - base) % step).toBe(0)
          if (byHour.length) expect(byHour).toContain(Number(wall.slice(11, 13)))
          if (byMonth.length) expect(byMonth).toContain(Number(wall.slice(5, 7)))
        }
        expect(found).toEqual([...new Set(found)].sort())
      }),
    ),
    { numRuns: 100 },
  )
})

test('from a date on is the same as from the start without what is before', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyRule, subDaily),
      anyStart,
      fc.nat(60),
      ofSearches((rule, start, index) => {
        const all = occurrences(rule, start, { limit: 80 })
        const from = all[Math.min(index, all.length - 1)] ?? start.date
        const later = all.filter((each) => each >= from)
        expect(occurrences(rule, start, { from, limit: later.length })).toEqual(later)
        expect(nextOccurrence(rule, start, from)).toBe(
          later.find((each) => each > from) ?? (all.length < 80 ? null : expect.anything()),
        )
      }),
    ),
  )
})

test('the last occurrence is the last of all', () => {
  fc.assert(
    fc.property(
      anyRule,
      anyStart,
      ofSearches((rule, start) => {
        const endless = !/COUNT|UNTIL/.test(rule)
        const all = endless ? [] : occurrences(rule, start, { limit: 100_000 })
        expect(lastOccurrence(rule, start)).toBe(all.at(-1) ?? null)
      }),
    ),
  )
})

test('a printed rule reads back as the same', () => {
  fc.assert(
    fc.property(fc.oneof(anyRule, subDaily), fc.array(anyDate, { maxLength: 3 }), (rule, dates) => {
      const exceptions = dates.map((date) => `\nEXDATE;VALUE=DATE:${date.replaceAll('-', '')}`).join('')
      const set = parseRule(`RRULE:${rule}${exceptions}`)
      expect(parseRule(printRule(set))).toEqual(set)
    }),
  )
})

test('no text makes the reader do anything but read it or say what is wrong', () => {
  const words = fc.constantFrom(
    'FREQ=',
    'DAILY',
    ';',
    'BYDAY=',
    'RRULE:',
    '\n',
    '-1',
    'MO',
    ',',
    '=',
    'EXDATE:',
    '20260101',
    'T',
    '\u0000',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 20 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (each) => {
      const problem = refusalOfRule(each)
      expect(problem === null || problem.message.length > 0).toBe(true)
    }),
  )
})

/** By the letter of RFC 5545 section 3.3.10, with no thought of speed. */
function isDay(rule: Rule, first: number, day: number): boolean {
  const start = fromDayNumber(first)
  const { year, month, day: ofMonth } = fromDayNumber(day)
  const { frequency, interval, byMonth, byMonthDay, byDay, weekStart } = rule
  const week = (each: number) => Math.floor((each - weekStart + 4) / 7)
  const periods = {
    YEARLY: year - start.year,
    MONTHLY: year * 12 + month - start.year * 12 - start.month,
    WEEKLY: week(day) - week(first),
    DAILY: day - first,
  }
  if (periods[frequency as keyof typeof periods] % interval !== 0) return false
  const open = !byMonthDay.length && !byDay.length
  if (byMonth.length ? !byMonth.includes(month) : frequency === 'YEARLY' && open && month !== start.month) return false
  if (open && (frequency === 'YEARLY' || frequency === 'MONTHLY') && ofMonth !== start.day) return false
  if (open && frequency === 'WEEKLY' && weekdayOf(day) !== weekdayOf(first)) return false
  const length = daysInMonth(year, month)
  if (byMonthDay.length && !byMonthDay.some((n) => (n > 0 ? n : length + n + 1) === ofMonth)) return false
  const inMonth = frequency === 'MONTHLY' || byMonth.length > 0
  const [from, to] = inMonth
    ? [dayNumber(year, month, 1), dayNumber(year, month, length)]
    : [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
  const fits = ({ weekday, ordinal }: Rule['byDay'][number]) =>
    weekday === weekdayOf(day) &&
    (ordinal === 0 ||
      (ordinal > 0 ? Math.floor((day - from) / 7) + 1 === ordinal : -(Math.floor((to - day) / 7) + 1) === ordinal))
  return !byDay.length || byDay.some(fits)
}
