/** The whole of a recurrence: rules and dates together, without the exceptions. */
import { dateOf, parseDate, parseTime } from '../time/civil.ts'
import { DAY, END_OF_TIME, expandRule, momentOf, untilOf } from './expand.ts'
import { RecurrenceError, type Rule, type RuleSet } from './rule.ts'

export interface Start {
  date: string
  time: string | null
}

/** Occurrences in a row that exceptions may take away before the rest is taken for empty. */
const MAX_EXCLUDED = 150_000

/** The moment of a start. @throws RangeError when it is no date or time */
export function startOf({ date, time }: Start): number {
  if (parseDate(date) === undefined || date.length > 10) throw new RangeError(`not a date: ${date}`)
  if (time !== null && parseTime(time) === undefined) throw new RangeError(`not a time: ${time}`)
  return momentOf(time === null ? date : `${date}T${time}`)
}

/** Ascending moments from `from` on. */
export function* momentsOf(set: RuleSet, start: number, from: number): Generator<number> {
  const timeOfStart = start - Math.floor(start / DAY) * DAY
  const dates = set.dates.map((each) => (each.length > 10 ? momentOf(each) : momentOf(each) + timeOfStart))
  const own = merged([...set.rules.map((rule) => expandRule(rule, start, from)), ascending(dates, from)])
  const excluded = merged([
    ...set.exRules.map((rule) => expandRule(rule, start, from)),
    ascending(set.exDates.filter((each) => each.length > 10).map(momentOf), from),
  ])
  const excludedDays = new Set(set.exDates.filter((each) => each.length <= 10).map((each) => momentOf(each) / DAY))
  let exception = excluded.next()
  let taken = 0
  for (const moment of own) {
    while (!exception.done && exception.value < moment) exception = excluded.next()
    const isExcluded = exception.value === moment || excludedDays.has(Math.floor(moment / DAY))
    if (isExcluded && ++taken > MAX_EXCLUDED) return
    if (isExcluded) continue
    taken = 0
    yield moment
  }
}

/** The last moment; undefined when there is no end, or no occurrence at all. */
export function lastMomentOf(set: RuleSet, start: number): number | undefined {
  const timeOfStart = start - Math.floor(start / DAY) * DAY
  const ends = [
    ...set.rules.map((rule) => endOf(rule, start)),
    ...set.dates.map((each) => momentOf(each) + (each.length > 10 ? 0 : timeOfStart)),
  ]
  const end = Math.min(Math.max(...ends), END_OF_TIME)
  if (Math.max(...ends) === Number.POSITIVE_INFINITY) return undefined
  // Most series have an occurrence shortly before their end; looking back ever further finds the others.
  for (const days of [1, 40, 800, 150_000, 4_000_000]) {
    let last: number | undefined
    for (const moment of momentsOf(set, start, end - days * DAY)) last = moment
    if (last !== undefined) return last
  }
  return undefined
}

/** A moment that no occurrence of the rule is after. */
function endOf(rule: Rule, start: number): number {
  if (rule.until) return untilOf(rule)
  if (rule.count === null) return Number.POSITIVE_INFINITY
  let last = start
  for (const moment of expandRule(rule, start, start)) last = moment
  return last
}

/** True when occurrences have a time of day: the start has one, or a rule makes one. */
export function isTimed({ rules, dates }: RuleSet, { time }: Start): boolean {
  if (time !== null || dates.some((each) => each.length > 10)) return true
  return rules.some(
    ({ frequency, byHour, byMinute, bySecond }) =>
      byHour.length || byMinute.length || bySecond.length || /^(HOURLY|MINUTELY|SECONDLY)$/.test(frequency),
  )
}

/** `YYYY-MM-DD`, or with `THH:MM`, or with `THH:MM:SS` where there are seconds. */
export function wallOf(moment: number, timed: boolean): string {
  const day = Math.floor(moment / DAY)
  if (!timed) return dateOf(day)
  const second = moment - day * DAY
  const pad = (n: number) => (n < 10 ? `0${n}` : `${n}`)
  const minutes = `${dateOf(day)}T${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`
  return second % 60 ? `${minutes}:${pad(second % 60)}` : minutes
}

/** The moment that `from` or `after` names. @throws RecurrenceError when it is neither date nor wall time */
export function boundOf(wall: string): number {
  if (parseDate(wall) === undefined || (wall.length > 10 && parseTime(wall.slice(11)) === undefined)) {
    throw new RecurrenceError('invalid-value', `“${wall.slice(0, 40)}” is no date and no wall time`)
  }
  return momentOf(wall)
}

function* ascending(moments: number[], from: number): Generator<number> {
  yield* moments.filter((moment) => moment >= from).sort((a, b) => a - b)
}

function* merged(sources: Generator<number>[]): Generator<number> {
  const heads = sources.map((source) => source.next())
  let last = Number.NEGATIVE_INFINITY
  for (;;) {
    let least = -1
    for (let index = 0; index < heads.length; index++) {
      if (!heads[index]!.done && (least < 0 || heads[index]!.value < heads[least]!.value)) least = index
    }
    if (least < 0) return
    const { value } = heads[least]!
    if (value !== last) yield value
    last = value
    heads[least] = sources[least]!.next()
  }
}
