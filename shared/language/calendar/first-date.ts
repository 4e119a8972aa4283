/** Where a series begins when nobody says on which day: asked when it is read, and when its words may leave its start out. */
import { occurrences, RecurrenceError, type Rule, type RuleSet } from '../../recurrence/index.ts'
import { dateOf, parseTime, splitWall, timeOf } from '../../time/civil.ts'
import type { Repeat } from '../types.ts'
import { type Holiday, holidayIn } from './holidays.ts'
import { timesIn } from './only-rule.ts'
import type { Now } from './values.ts'

type Start = Repeat['start']

/**
 * The first day from `from` on that fits the rules, whatever they except and however they end; intervals count from there.
 *
 * @param time minutes since midnight
 * @param isTimeSaid a rule by the hour or the minute begins at the time that was said, or else a step from now
 */
export function firstDate(
  now: Now,
  rules: Rule[],
  from: number,
  time: number | null,
  isTimeSaid = true,
): Start | undefined {
  const [rule] = rules
  const isToday = from === now.today
  if (rule && runsOn(rule)) {
    const step = isTimeSaid || !isToday ? 0 : rule.interval * (rule.frequency === 'HOURLY' ? 60 : 1)
    const moment = from * 1440 + (time ?? now.minute) + step
    return momentOf(isTimeSaid && moment < now.today * 1440 + now.minute ? moment + 1440 : moment)
  }
  const start = { date: dateOf(from), time: time === null ? null : timeOf(time) }
  const bound = isToday && time !== null ? now.context.now.slice(0, 16) : start.date
  try {
    const [first] = occurrences(setOf(rules.map(withoutSteps)), start, { from: bound, limit: 1 })
    return first === undefined ? undefined : splitWall(first)
  } catch {
    return undefined
  }
}

/** The first date that the exceptions leave; a series with an interval or a count keeps its own start, from which it counts. */
export function firstKept(set: RuleSet | undefined, start: Start): Start | undefined {
  if (!set) return undefined
  try {
    const [wall] = occurrences(set, start, { limit: 1 })
    const isCounted = set.rules.some(({ count, interval }) => count !== null || interval > 1)
    if (wall === undefined || isCounted) return wall === undefined ? undefined : start
    return splitWall(wall)
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
    return undefined
  }
}

/** The year of the first such holiday from a day on that is not over. */
export function firstYear(now: Now, holiday: Holiday, from: number, time: number | null): number {
  const isOver = from === now.today && time !== null && time < now.minute
  const year = Number(dateOf(from).slice(0, 4))
  return holidayIn(holiday, year) < from + (isOver ? 1 : 0) ? year + 1 : year
}

/** The day on which a stored series would begin, were its rule and its time said now. */
export function usualStart(now: Now, set: RuleSet, time: string | null, holiday?: Holiday): string | undefined {
  const times = set.rules.flatMap(timesIn).sort()
  const minute = parseTime(times[0] ?? time ?? '') ?? null
  if (holiday) return dateOf(holidayIn(holiday, firstYear(now, holiday, now.today, minute)))
  const first = firstDate(now, set.rules, now.today, minute)
  return first && firstKept(set, first)?.date
}

const setOf = (rules: Rule[]): RuleSet => ({ rules, exRules: [], dates: [], exDates: [] })

/** By the hour or the minute, on no days and at no hours of its own. */
const runsOn = ({ frequency, byMonth, byMonthDay, byDay, byHour, byMinute }: Rule): boolean =>
  (frequency === 'HOURLY' || frequency === 'MINUTELY') &&
  ![byMonth, byMonthDay, byDay, byHour, byMinute].some((part) => part.length)

/**
 * Each day that fits may be the first, and a month that lacks one has its last instead. But minutes between two hours count from the first of
 * them, and every fourth 29th of February is one of a leap year.
 */
function withoutSteps(rule: Rule): Rule {
  const { frequency, interval, byMonth, byMonthDay } = rule
  const isLeap = frequency === 'YEARLY' && interval % 4 === 0 && byMonth.includes(2) && byMonthDay.includes(29)
  return {
    ...rule,
    interval: frequency === 'MINUTELY' ? interval : 1,
    count: null,
    until: null,
    skip: isLeap ? 'OMIT' : 'BACKWARD',
  }
}

function momentOf(minutes: number): Start {
  const day = Math.floor(minutes / 1440)
  return { date: dateOf(day), time: timeOf(minutes - day * 1440) }
}
