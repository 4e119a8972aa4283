/** Clauses that rules of every language make: what a modifier does to a unit or a weekday, durations, days counted from now. */
import { addWorkdays, oneDay, periodOf, type Solved, shiftDay } from '../calendar/solve.ts'
import type { Clause, Duration, Now, Unit } from '../calendar/values.ts'

/** A duration of a number of units, in the units in which a date is counted; parts of a day in minutes, of a month in days. */
export function durationOf(count: number, unit: Unit): Duration {
  const none = { months: 0, days: 0, workdays: 0, minutes: 0, unit }
  switch (unit) {
    case 'second':
      return { ...none, minutes: Math.ceil(count / 60) }
    case 'minute':
      return { ...none, minutes: Math.round(count) }
    case 'hour':
      return { ...none, minutes: Math.round(count * 60) }
    case 'week':
    case 'weekend':
      return { ...none, days: Math.round(count * 7) }
    case 'fortnight':
      return { ...none, days: Math.round(count * 14) }
    case 'month':
      return { ...none, months: Math.floor(count), days: Math.round((count % 1) * 30) }
    case 'quarter':
      return { ...none, months: Math.round(count * 3) }
    case 'year':
      return { ...none, months: Math.round(count * 12) }
    case 'decade':
      return { ...none, months: Math.round(count * 120) }
    case 'workday':
      return { ...none, workdays: Math.round(count) }
    default:
      return Number.isInteger(count)
        ? { ...none, days: count }
        : { ...none, unit: 'hour', minutes: Math.round(count * 1440) }
  }
}

/** "an hour and ten minutes": both, in the smaller unit. */
export const addDurations = (a: Duration, b: Duration): Duration => ({
  months: a.months + b.months,
  days: a.days + b.days,
  workdays: a.workdays + b.workdays,
  minutes: a.minutes + b.minutes,
  unit: b.unit,
})

/** So much from now, earlier where `sign` is -1: minutes and hours are an instant, longer units a day. */
export function fromNow(now: Now, duration: Duration, sign: 1 | -1 = 1): Clause {
  const day = shiftDay(now, now.today, duration, sign)
  if (duration.minutes) return { instant: day * 1440 + now.minute + sign * duration.minutes }
  return { period: oneDay(day), counted: duration.unit }
}

/** "this", "next", "last" of a unit: the calendar's, moved by so many. */
export const unitFromNow = (now: Now, unit: Unit, offset: number): Clause =>
  unit === 'workday'
    ? { period: oneDay(addWorkdays(now, now.today, offset)) }
    : { period: begun(now, periodOf(unit, now.today, offset, now.context.weekStart)) }

/** "the 5th of next month": a day of a month that is counted from now; undefined for one that it lacks. */
export function dayOfMonthFromNow(now: Now, day: number, offset: number): Clause | undefined {
  const month = periodOf('month', now.today, offset)
  const at = day > 0 ? month.from + day - 1 : month.to + day
  return month.from <= at && at < month.to ? { period: oneDay(at) } : undefined
}

/** What has begun is due today. */
const begun = (now: Now, period: Solved): Solved =>
  period.from < now.today && now.today < period.to ? { ...period, due: now.today } : period

/** The next so many units, the last where negative: days from tomorrow on, months as on the calendar. */
export function unitsFromNow(now: Now, unit: Unit, count: number): Clause {
  const [first, last] = count > 0 ? [1, count] : [count, -1]
  const [from, to] = [first, last].map((offset) => periodOf(unit, now.today, offset, now.context.weekStart))
  return { period: { from: from!.from, to: to!.to, unit } }
}
