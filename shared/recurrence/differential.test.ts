/**
 * Our occurrences compared with those of rrule-temporal, which shares no code with ours. Where it cannot be compared, the reason stands
 * at the place. A failure prints fast-check's seed and path, with which `fc.assert` repeats it.
 */

import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { expect, test, vi } from 'vitest'
import fc from '../../tests/properties.ts'
import { refusalOfRule } from '../../tests/recurrence.ts'
import { addDays, dateOf, dayNumber } from '../time/civil.ts'
import { instantOf, wallTimeAt } from '../time/zone.ts'
import { type Frequency, occurrencesAfter, RecurrenceError } from './index.ts'

interface AnyStart {
  date: string
  time: string
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const two = (n: number) => String(n).padStart(2, '0')
const compact = (wall: string) => `${wall.replace(/[-:]/g, '')}${wall.length > 10 ? '00' : ''}`

const anyDate = fc.integer({ min: dayNumber(1995, 1, 1), max: dayNumber(2040, 1, 1) }).map(dateOf)
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`)
const anyStart: fc.Arbitrary<AnyStart> = fc.record({ date: anyDate, time: anyTime })

/** A part of a rule, most often left out. */
const part = (name: string, values: fc.Arbitrary<number | string>, maxLength = 4) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(values, { minLength: 1, maxLength }).map((list) => `;${name}=${list.join(',')}`),
    },
  )
const upTo = (max: number) => fc.integer({ min: 1, max })
const signed = (max: number) => fc.tuple(upTo(max), fc.constantFrom(1, -1)).map(([n, sign]) => n * sign)
const weekday = fc.constantFrom(...DAYS)
const nthWeekday = fc
  .tuple(fc.constantFrom('', '1', '2', '3', '4', '5', '-1', '-2'), weekday)
  .map((each) => each.join(''))
const ending = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: upTo(30).map((count) => `;COUNT=${count}`) },
  { weight: 1, arbitrary: anyDate.map((date) => `;UNTIL=${compact(date)}`) },
  { weight: 1, arbitrary: fc.tuple(anyDate, anyTime).map(([date, time]) => `;UNTIL=${compact(`${date}T${time}`)}Z`) },
)

const rulesOf = (frequencies: readonly Frequency[], maxInterval: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...frequencies),
      fc.integer({ min: 1, max: maxInterval }).map((interval) => `;INTERVAL=${interval}`),
      ending,
      part('BYMONTH', upTo(12)),
      part('BYWEEKNO', signed(53)),
      part('BYYEARDAY', signed(366)),
      part('BYMONTHDAY', signed(31)),
      part('BYDAY', fc.oneof(weekday, nthWeekday)),
      part('BYHOUR', fc.nat(23)),
      part('BYMINUTE', fc.nat(59)),
      part('BYSETPOS', signed(5), 2),
      part('WKST', weekday, 1),
    )
    .map(([frequency, ...parts]) => `FREQ=${frequency}${parts.join('')}`)
    .filter((rule) => refusalOfRule(rule) === null)

const ofDays = rulesOf(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'], 4)
const withinDays = rulesOf(['HOURLY', 'MINUTELY', 'SECONDLY'], 200)

/** What rrule-temporal finds, in order. It throws where it has looked at 10,000 periods; what it found until then can be compared. */
function theirs(rule: string, { date, time }: AnyStart, zone = 'UTC', limit = SHOWN): Temporal.ZonedDateTime[] {
  const dtstart = Temporal.ZonedDateTime.from(`${date}T${time}:00[${zone}]`)
  const found: Temporal.ZonedDateTime[] = []
  try {
    new RRuleTemporal({ rruleString: rule, dtstart, temporal: Temporal, ...LIMITS }).all((each) => {
      if (found.length < limit) found.push(each)
      return found.length < limit
    })
  } catch (error) {
    if (!/Maximum/.test(String(error))) throw error
  }
  return found
}

/** Periods and candidates that rrule-temporal looks at before it gives up. */
const LIMITS = { maxIterations: 400, maxCandidateEvaluations: 4000 }

/** Occurrences that are compared. */
const SHOWN = 12

// rrule-temporal takes milliseconds for each rule, and more of them on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/**
 * The rules of each test. Among thousands of others there are some that rrule-temporal gets wrong in yet another way: `PROPERTY_SEED=7
 * DIFFERENTIAL_RUNS=5000` looks for them.
 */
const RULES = { numRuns: Number(process.env.DIFFERENTIAL_RUNS ?? 50) }

/** What we find until the rest is refused as too complex, which is right for rules whose occurrences lie centuries apart. */
function ours(rule: string, start: AnyStart, limit = SHOWN): { walls: string[]; isRefused: boolean } {
  const walls: string[] = []
  try {
    for (const wall of occurrencesAfter(rule, start, addDays(start.date, -1))) if (walls.push(wall) >= limit) break
  } catch (error) {
    if (!(error instanceof RecurrenceError && error.code === 'too-complex')) throw error
    return { walls, isRefused: true }
  }
  return { walls, isRefused: false }
}

const wallOf = (each: Temporal.ZonedDateTime): string => {
  const wall = each.toPlainDateTime().toString()
  return wall.endsWith(':00') && wall.length === 19 ? wall.slice(0, 16) : wall
}

/**
 * What rrule-temporal reads in another way than RFC 5545 section 3.3.10 or python-dateutil, whose reading is ours:
 * - FREQ=YEARLY with a BYDAY of both "MO" and "1MO": it forgets those without a number.
 * - BYYEARDAY beside BYDAY, BYMONTHDAY or BYWEEKNO, and BYMONTHDAY beside "1MO" or BYWEEKNO: by the table of the RFC BYDAY limits what
 *   the others give ("Note 2"), and a day has to pass all parts; it leaves one of them out, or adds their days.
 * - BYWEEKNO without BYDAY: it takes the weekday of the start, which the RFC can be read as; dateutil and we take the whole week.
 * It does not know EXRULE (RFC 2445), which is compared below as the difference of two sets.
 */
function isComparable(rule: string): boolean {
  const has = (name: string) => rule.includes(`;${name}=`)
  const byDay = /;BYDAY=([^;]*)/.exec(rule)?.[1]?.split(',') ?? []
  const isNumbered = byDay.some((each) => each.length > 2)
  if (!rule.startsWith('FREQ=YEARLY')) return true
  if (has('BYYEARDAY') && (has('BYDAY') || has('BYMONTHDAY') || has('BYWEEKNO'))) return false
  if (has('BYMONTHDAY') && (isNumbered || has('BYWEEKNO'))) return false
  if (has('BYWEEKNO') && !has('BYDAY')) return false
  return !isNumbered || byDay.every((each) => each.length > 2)
}

test.each([
  ['days', ofDays],
  ['hours, minutes and seconds', withinDays],
])('a rule by %s has the occurrences that rrule-temporal finds', (_, rules) => {
  fc.assert(
    fc.property(rules.filter(isComparable), anyStart, (rule, start) => {
      const expected = theirs(rule, start).map(wallOf)
      const found = ours(rule, start)
      expect(found.walls.slice(0, expected.length)).toEqual(
        found.isRefused ? expected.slice(0, found.walls.length) : expected,
      )
    }),
    RULES,
  )
})

test('with SKIP=BACKWARD a day that the month lacks is the one that rrule-temporal takes', () => {
  const rules = fc
    .tuple(fc.constantFrom('MONTHLY', 'YEARLY'), upTo(3), part('BYMONTH', upTo(12), 1), part('BYMONTHDAY', upTo(31), 1))
    .map(([frequency, interval, months, days]) => `FREQ=${frequency};INTERVAL=${interval}${months}${days}`)
  // From a leap day on, rrule-temporal leaves out a February that has none, which RFC 7529 section 4.1 takes back to the 28th; of two months it
  // leaves one out.
  const late = fc.constantFrom('2027-01-28', '2027-01-29', '2027-01-30', '2027-01-31', '2027-03-31')
  fc.assert(
    fc.property(rules, late, (rule, date) => {
      const start = { date, time: '09:00' }
      const skipping = `RSCALE=GREGORIAN;${rule};SKIP=BACKWARD`
      const expected = theirs(skipping, start).map(wallOf)
      expect(ours(skipping, start).walls.slice(0, expected.length)).toEqual(expected)
    }),
    RULES,
  )
})

/** A few weeks of rules by days, so that lines meet and what lies within them can be listed whole. */
const dense = fc
  .tuple(fc.constantFrom<Frequency>('WEEKLY', 'DAILY'), upTo(2), part('BYDAY', weekday), part('BYHOUR', fc.nat(23), 2))
  .map(([frequency, interval, byDay, byHour]) => `FREQ=${frequency};INTERVAL=${interval}${byDay}${byHour};BYMINUTE=0`)
const LISTED_DAYS = 20

test('lines of RRULE, RDATE, EXRULE and EXDATE together are the set of the first two without that of the others', () => {
  const lines = fc.array(dense, { maxLength: 2 })
  const days = fc.array(fc.tuple(fc.nat(LISTED_DAYS - 1), fc.nat(23)), { maxLength: 4 })
  fc.assert(
    fc.property(
      anyDate,
      fc.nat(23),
      dense,
      lines,
      lines,
      days,
      days,
      (date, hour, rule, rules, exRules, added, taken) => {
        const start = { date, time: `${two(hour)}:00` }
        const end = addDays(date, LISTED_DAYS)
        const moments = (each: [number, number][]) => each.map(([day, at]) => `${addDays(date, day)}T${two(at)}:00`)
        const expanded = (each: string[]) =>
          each.flatMap((line) => theirs(`${line};UNTIL=${compact(end)}`, start, 'UTC', 200).map(wallOf))
        const gone = new Set([...expanded(exRules), ...moments(taken)])
        const all = new Set(
          [...expanded([rule, ...rules]), ...moments(added)].filter((each) => !gone.has(each) && each < end),
        )
        const text = [
          ...[rule, ...rules].map((each) => `RRULE:${each};UNTIL=${compact(end)}`),
          ...exRules.map((each) => `EXRULE:${each}`),
          ...moments(added).map((each) => `RDATE:${compact(each)}`),
          ...moments(taken).map((each) => `EXDATE:${compact(each)}`),
        ].join('\n')
        const found = ours(text, start, 1000).walls.filter((each) => each < end)
        expect(found).toEqual([...all].sort())
      },
    ),
    RULES,
  )
})

/**
 * Ours are wall times, whose instants are those of RFC 5545 section 3.3.5: one that the clocks leave out is read with the offset
 * before, so that nothing is lost on that day; section 3.3.10, as rrule-temporal follows it, leaves the occurrence out. By hours and
 * minutes it counts instants while we count on the clock, so that only days are compared.
 */
test('the instants of a rule in a zone are those of rrule-temporal, apart from wall times that the clocks leave out', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Asia/Kathmandu',
  )
  const weeks = rulesOf(['MONTHLY', 'WEEKLY', 'DAILY'], 3)
  const turns = fc.constantFrom(
    '2026-03-27',
    '2026-10-23',
    '2027-03-12',
    '2026-11-01',
    '2026-04-03',
    '2026-09-04',
    '2026-10-03',
  )
  const nights = fc.constantFrom('00:30', '01:30', '02:00', '02:30', '03:00', '09:00')
  // A wall time that is left out would move what COUNT and BYSETPOS count.
  const endless = weeks
    .map((rule) => rule.replace(/;(?:COUNT|UNTIL)=[^;]*/, ''))
    .filter((rule) => !rule.includes('BYSETPOS'))
  fc.assert(
    fc.property(endless, turns, nights, zones, (rule, date, time, zone) => {
      const expected = theirs(rule, { date, time }, zone).map((each) => each.epochMilliseconds)
      const isShown = (wall: string) => wallTimeAt(instantOf(wall, zone), zone) === wall.slice(0, 16)
      const walls = ours(rule, { date, time }, 2 * SHOWN).walls.filter(isShown)
      expect(walls.map((wall) => instantOf(wall, zone)).slice(0, expected.length)).toEqual(expected)
    }),
    RULES,
  )
})
