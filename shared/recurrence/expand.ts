/** The occurrences of one rule, as ascending moments. A start that does not match the rule is no occurrence. */
import { fromDayNumber, weekdayOf } from '../time/civil.ts'
import { daysOfMonth, daysOfYear, matchesDay, skipMonths } from './days.ts'
import { withDefaults } from './defaults.ts'
import { expandWithinDays } from './expand-hours.ts'
import { DAY, END_OF_TIME, momentOf } from './moment.ts'
import { positionsIn } from './positions.ts'
import type { Rule } from './rule.ts'

/**
 * Periods in a row without an occurrence after which there never is one: the Gregorian calendar repeats after 400 years, which are
 * 4,800 months, 20,871 weeks or 146,097 days; whatever the interval, no rule visits more different ones.
 */
const CYCLE = { YEARLY: 400, MONTHLY: 4800, WEEKLY: 20_871, DAILY: 146_097 }

/**
 * @param start moment of the series' start
 * @param from occurrences before it may be left out; without COUNT nothing before it is visited
 */
export function* expandRule(given: Rule, start: number, from: number): Generator<number> {
  const rule = withDefaults(given, start)
  const until = untilOf(rule)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  const skipTo = rule.count === null ? Math.max(start, from) : start
  const periods =
    rule.frequency === 'YEARLY' ||
    rule.frequency === 'MONTHLY' ||
    rule.frequency === 'WEEKLY' ||
    rule.frequency === 'DAILY'
      ? expandByDays(rule, start, skipTo)
      : expandWithinDays(rule, start, skipTo)
  let last = Number.NEGATIVE_INFINITY
  for (const moment of periods) {
    if (moment > until || moment >= END_OF_TIME) return
    if (moment < start || moment <= last) continue
    last = moment
    if (moment >= from) yield moment
    if (--left === 0) return
  }
}

/** The last moment that UNTIL allows; a date allows its whole day. */
export function untilOf({ until }: Rule): number {
  if (!until) return Number.POSITIVE_INFINITY
  return until.length > 10 ? momentOf(until) : momentOf(until) + DAY - 1
}

function* expandByDays(rule: Rule, start: number, skipTo: number): Generator<number> {
  const times = timesOfDay(rule)
  const limit = CYCLE[rule.frequency as keyof typeof CYCLE]
  let empty = 0
  for (const days of periodsOf(rule, Math.floor(start / DAY), Math.floor(skipTo / DAY))) {
    const size = days.length * times.length
    const chosen = rule.bySetPos.length ? positionsIn(rule.bySetPos, size) : null
    const length = chosen ? chosen.length : size
    empty = length ? 0 : empty + 1
    if (empty > limit) return
    for (let index = 0; index < length; index++) {
      const position = chosen ? chosen[index]! : index
      yield days[Math.floor(position / times.length)]! * DAY + times[position % times.length]!
    }
  }
}

/** The days of one period after another: years, months, weeks or days, `interval` apart, from the one that holds `skipTo`. */
function* periodsOf(rule: Rule, start: number, skipTo: number): Generator<number[]> {
  const { interval, frequency } = rule
  const last = END_OF_TIME / DAY
  const firstStep = (distance: number) => Math.max(0, Math.floor(distance / interval)) * interval
  const from = fromDayNumber(skipTo)
  const begin = fromDayNumber(start)
  if (frequency === 'YEARLY') {
    for (let year = begin.year + firstStep(from.year - begin.year); year < 10_000; year += interval) {
      yield daysOfYear(rule, year)
    }
  } else if (frequency === 'MONTHLY') {
    const first = begin.year * 12 + begin.month - 1
    for (let index = first + firstStep(from.year * 12 + from.month - 1 - first); index < 120_000; index += interval) {
      yield daysOfMonth(rule, Math.floor(index / 12), (index % 12) + 1)
    }
  } else {
    const size = frequency === 'WEEKLY' ? 7 : 1
    const base = size === 7 ? start - ((weekdayOf(start) - rule.weekStart + 7) % 7) : start
    const step = size * interval
    const jump = (day: number) => base + Math.max(0, Math.floor((day - base) / step)) * step
    for (let day = jump(skipTo); day < last; day += step) {
      const days: number[] = []
      for (let each = day; each < day + size; each++) if (matchesDay(rule, each)) days.push(each)
      yield days
      if (!days.length) day = Math.max(day, jump(skipMonths(rule, day + size) - step))
    }
  }
}

function timesOfDay({ byHour, byMinute, bySecond }: Rule): number[] {
  return byHour.flatMap((hour) =>
    byMinute.flatMap((minute) => bySecond.map((second) => hour * 3600 + minute * 60 + second)),
  )
}
