import type { Spend } from './budget.ts'
import { isWithinDays, UNIT } from './cycle.ts'
import { costOfLook } from './days.ts'
import { withDefaults } from './defaults.ts'
import { DAY, END_OF_TIME, momentOf, NEVER, wallOf } from './moment.ts'
import type { Periods } from './periods.ts'
import { PeriodsOfDays } from './periods-of-days.ts'
import { PeriodsWithinDays } from './periods-within-days.ts'
import type { Frequency, Rule } from './rule.ts'

/** The first occurrence at or after a moment; `NEVER` when there is none. What is asked for must not descend. */
export type Search = (bound: number) => number

/**
 * The occurrences of one rule. A start that does not match the rule is no occurrence. Without COUNT a search goes straight to the
 * moment that is asked for; with it, occurrences are counted from the start on.
 */
export function searchRule(given: Rule, start: number, spend: Spend): Search {
  const rule = withDefaults(endingByDate(given, start), start)
  const end = Math.min(untilOf(rule), END_OF_TIME - 1)
  const periods: Periods = isWithinDays(rule.frequency)
    ? new PeriodsWithinDays(rule, start, end, spend)
    : new PeriodsOfDays(rule, start, end, spend)
  const isCounted = rule.count !== null
  const cost = costOfLook(rule)
  spend(cost + given.byDay.length)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  let found = Number.NEGATIVE_INFINITY
  let index = 0
  let size = 0

  /** Goes on to the next period; counted, to the first occurrence in it from the start on, else from the bound on. */
  function advance(bound: number): boolean {
    if (left <= 0 || !periods.advance(isCounted ? start : bound)) return false
    index = periods.indexFrom(0, isCounted ? start : bound)
    size = periods.size
    if (!isCounted) return true
    size = Math.min(size, index + left)
    left -= size - index
    if (index < size) index = periods.indexFrom(index, bound)
    return true
  }

  return (asked) => {
    if (asked <= found) return found
    const bound = Math.max(asked, start)
    if (index < size) index = periods.indexFrom(index, bound)
    spend(cost)
    while (index >= size && advance(bound)) if (index >= size) spend(cost)
    found = index < size ? periods.momentAt(index) : NEVER
    if (found > end) found = NEVER
    return found
  }
}

const SECONDS: Partial<Record<Frequency, number>> = {
  WEEKLY: 7 * DAY,
  DAILY: DAY,
  ...UNIT,
}

/** A rule with COUNT said with UNTIL, where its occurrences are all alike apart: then none needs to be counted. */
export function endingByDate(rule: Rule, start: number): Rule {
  const seconds = SECONDS[rule.frequency]
  const { count, byMonth, byYearDay, byMonthDay, byDay, byHour, byMinute, bySecond } = rule
  if (count === null || !seconds) return rule
  if ([byMonth, byYearDay, byMonthDay, byDay, byHour, byMinute, bySecond].some((list) => list.length)) return rule
  const last = start + (count - 1) * rule.interval * seconds
  return { ...rule, count: null, until: last < END_OF_TIME ? wallOf(last, true) : null }
}

/** The last moment that UNTIL allows; a date allows its whole day. */
export function untilOf({ until }: Rule): number {
  if (!until) return Number.POSITIVE_INFINITY
  return until.length > 10 ? momentOf(until) : momentOf(until) + DAY - 1
}
