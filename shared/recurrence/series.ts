/** The whole of a recurrence: rules and dates together, without the exceptions. */
import { expandRule, untilOf } from './expand.ts'
import { DAY, END_OF_TIME, momentOf, type Start } from './moment.ts'
import type { Rule, RuleSet } from './rule.ts'

/** Occurrences in a row that exceptions may take away before the rest is taken for empty. */
const MAX_EXCLUDED = 150_000

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
