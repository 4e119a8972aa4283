import { describe, expect, it } from 'vitest'
import fc from '../../../../../tests/properties.ts'
import { occurrences } from '../../../../recurrence/index.ts'
import { dateOf, parseDate } from '../../../../time/civil.ts'
import { describeRepeat, describeWhen, readWhen } from '../../../index.ts'
import type { Context, When } from '../../../types.ts'

const day = fc.integer({ min: parseDate('2001-01-01')!, max: parseDate('2098-12-31')! })
const time = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
)
const now = fc
  .tuple(day, fc.integer({ min: 0, max: 1439 }))
  .map(([d, m]) => `${dateOf(d)}T${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
const contextAt = (moment: string): Context => ({ now: moment, timeZone: 'Europe/Berlin' })

const weekday = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
const nth = fc.constantFrom('first', 'second', 'third', 'fourth', 'last')
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 4 }).map((items) => items.join(', '))
const month = fc.constantFrom('january', 'february', 'march', 'may', 'july', 'december')
const count = fc.integer({ min: 2, max: 30 })

/** What people say repeats, put together at random. */
const head = fc.oneof(
  fc.constantFrom(
    'every day',
    'every week',
    'every month',
    'every year',
    'every weekday',
    'every weekend',
    'every quarter',
    'every hour',
    'twice a week',
    '3 times a month',
  ),
  count.map((n) => `every ${n} days`),
  count.map((n) => `every! ${n} weeks`),
  count.map((n) => `every ${n} months`),
  list(weekday).map((days) => `every ${days}`),
  fc.tuple(count, list(weekday)).map(([n, days]) => `every ${n} weeks on ${days}`),
  fc.tuple(nth, weekday).map(([n, w]) => `every ${n} ${w} of the month`),
  fc.tuple(nth, nth, weekday).map(([a, b, w]) => `the ${a} and ${b} ${w} of every month`),
  list(fc.integer({ min: 1, max: 28 })).map((days) => `every ${days}`),
  fc.integer({ min: 1, max: 20 }).map((n) => (n === 1 ? 'every last workday' : `every ${n}th workday`)),
  fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `every ${m} ${d}`),
  fc.tuple(nth, weekday, month).map(([n, w, m]) => `every year on the ${n} ${w} of ${m}`),
)
const times = fc.constantFrom('', ' at 9:00', ' at 21:30', ' at 08:00 and 18:00', ' in the evening')
const end = fc.oneof(
  fc.constant(''),
  fc.constantFrom(' 5 times', ' for 3 months', ' until december 2099'),
  fc.constant(' starting next month'),
)
const exception = fc.oneof(
  fc.constant(''),
  weekday.map((w) => ` except ${w}s`),
  month.map((m) => ` except in ${m}`),
  fc.constant(' except tomorrow'),
)
const phrase = fc.tuple(head, times, exception, end).map((parts) => parts.join(''))

describe('words for dates and recurrences', () => {
  it('read back to the same date and time, at any moment', () => {
    fc.assert(
      fc.property(day, time, now, (d, t, moment) => {
        const when: When = { date: dateOf(d), time: t }
        const words = describeWhen(when, contextAt(moment))
        expect(readWhen(words, contextAt(moment))?.due, words).toEqual(when)
      }),
      { numRuns: 3000 },
    )
  })

  it('read back to the same recurrence, at any moment', () => {
    let read = 0
    fc.assert(
      fc.property(phrase, now, (text, moment) => {
        const context = contextAt(moment)
        const repeat = readWhen(text, context)?.repeat
        if (!repeat) return // "every monday except mondays"
        read++
        const words = describeRepeat(repeat, context)
        expect(readWhen(words, context)?.repeat, `${text} → ${words}`).toEqual(repeat)
      }),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(800)
  }, 120_000)

  it('say where a series begins, unless that is where the words alone begin it', () => {
    fc.assert(
      fc.property(
        fc.tuple(head, times).map((parts) => parts.join('')),
        now,
        fc.nat(3),
        (text, moment, ahead) => {
          const context = contextAt(moment)
          const repeat = readWhen(text, context)?.repeat
          if (!repeat) return // "every hour at 08:00 and 18:00"
          const [later = ''] = occurrences(repeat.rule, repeat.start, { limit: ahead + 1 }).slice(-1)
          const start = { ...repeat.start, date: later.slice(0, 10) }
          const words = describeRepeat({ ...repeat, start }, context)
          expect(readWhen(words, context)?.repeat?.start.date, `${text} → ${words}`).toBe(start.date)
          expect(words.includes(' starting '), words).toBe(start.date !== repeat.start.date)
        },
      ),
      { numRuns: 300 },
    )
  }, 120_000)

  it.each([
    [{ date: '2026-03-11', time: '09:30' }, 'today at 09:30'],
    [{ date: '2026-03-12', time: null }, 'tomorrow'],
    [{ date: '2026-03-16', time: '17:00' }, 'Monday at 17:00'],
    [{ date: '2026-03-20', time: null }, '20 March'],
    [{ date: '2027-01-27', time: null }, '27 January 2027'],
  ])('says %j as "%s"', (when, words) => {
    expect(describeWhen(when, contextAt('2026-03-11T09:30'))).toBe(words)
  })
})
