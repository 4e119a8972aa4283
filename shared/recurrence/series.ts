/** The whole of a recurrence: rules and dates together, without the exceptions. */
import { type Budget, openBudget } from './budget.ts'
import { commonCycle, isWithinDays } from './cycle.ts'
import { BEGIN_OF_TIME, DAY, END_OF_TIME, momentOf, NEVER, type Start, wallOf } from './moment.ts'
import { firstAtLeast } from './periods.ts'
import type { Rule, RuleSet } from './rule.ts'
import { endingByDate, type Search, searchRule, untilOf } from './search-rule.ts'

/** Ascending moments from `from` on. @throws RecurrenceError `too-complex` when the search for one takes too long */
export function* momentsOf(set: RuleSet, start: number, from: number): Generator<number> {
  const budget = openBudget()
  const search = searchSet(set, start, budget)
  for (let moment = search(from); moment < NEVER; moment = search(moment + 1)) {
    budget.extend()
    yield moment
  }
}

/** Lines whose next occurrences are compared in about one step. */
const COMPARED_IN_A_STEP = 8

/** Searches all lines together, within one budget of steps. An exception is asked whether it falls on a moment, not walked through. */
function searchSet(set: RuleSet, start: number, budget: Budget): Search {
  budget.spend(set.dates.length + set.exDates.length)
  const rules = set.rules.filter((rule) => !set.exRules.some((each) => isSame(each, rule)))
  const sources: Search[] = rules.map((rule) => searchRule(rule, start, budget.openLine('RRULE', rule)))
  const dates = set.dates.map((each) => dateMoment(each, start)).sort((a, b) => a - b)
  if (dates.length) sources.push((bound) => dates[firstAtLeast(dates, bound)] ?? NEVER)
  const isExcluded = exceptionsOf(set, start, budget)
  const heads = sources.map(() => Number.NEGATIVE_INFINITY)
  const cost = Math.floor((heads.length + set.exRules.length) / COMPARED_IN_A_STEP)
  return (asked) => {
    let bound = Math.max(asked, BEGIN_OF_TIME)
    let end = NEVER
    for (;;) {
      budget.spend(cost)
      let moment = NEVER
      for (let index = 0; index < heads.length; index++) {
        if (heads[index]! < bound) heads[index] = sources[index]!(bound)
        if (heads[index]! < moment) moment = heads[index]!
      }
      if (moment === NEVER || !isExcluded?.(moment)) return moment
      if (end === NEVER) end = endOfSearch(set, moment)
      if (moment > end) return NEVER
      bound = moment + 1
    }
  }
}

/** A rule of which the same is excepted has no occurrence. */
const isSame = (a: Rule, b: Rule): boolean =>
  a.frequency === b.frequency && a.interval === b.interval && JSON.stringify(a) === JSON.stringify(b)

/** Whether a moment is taken away; undefined when nothing is. */
function exceptionsOf({ exRules, exDates }: RuleSet, start: number, budget: Budget) {
  if (!exRules.length && !exDates.length) return undefined
  const days = new Set(exDates.filter((each) => each.length <= 10).map((each) => momentOf(each) / DAY))
  const moments = new Set(exDates.filter((each) => each.length > 10).map(momentOf))
  const searches = exRules.map((rule) => searchRule(rule, start, budget.openLine('EXRULE', rule)))
  return (moment: number): boolean =>
    days.has(Math.floor(moment / DAY)) || moments.has(moment) || searches.some((search) => search(moment) === moment)
}

/** When all is excluded from `moment` up to this one, all that follows is: from the last end of a line on, everything comes again. */
function endOfSearch({ rules, exRules, dates, exDates }: RuleSet, moment: number): number {
  const lines = [...rules, ...exRules]
  if (lines.some(({ count }) => count !== null)) return END_OF_TIME
  const ends = [
    ...lines.filter(({ until }) => until).map(untilOf),
    ...[...dates, ...exDates].map((each) => momentOf(each) + DAY),
  ]
  return Math.max(moment, ...ends) + commonCycle(lines.filter(({ until }) => !until))
}

/** The last moment; undefined when there is no end, or no occurrence at all. */
export function lastMomentOf(given: RuleSet, start: number): number | undefined {
  if (given.rules.some(({ count, until }) => count === null && !until)) return undefined
  const budget = openBudget()
  const counted = (name: 'RRULE' | 'EXRULE', rules: Rule[]) =>
    rules
      .map((rule) => endingByDate(rule, start))
      .flatMap((rule) => (rule.count === null ? rule : untilLast(name, rule, start, budget)))
  const set = { ...given, rules: counted('RRULE', given.rules), exRules: counted('EXRULE', given.exRules) }
  const ends = [...set.rules.map(untilOf), ...set.dates.map((each) => dateMoment(each, start))]
  const first = (from: number) => searchSet(set, start, budget)(from)
  let last = first(BEGIN_OF_TIME)
  if (last === NEVER) return undefined
  // There is an occurrence at `last` and none from `end` on: halving the distance finds the last one, however many there are.
  let end = Math.min(Math.max(...ends), END_OF_TIME) + 1
  while (end - last > 1) {
    const middle = Math.floor((last + end) / 2)
    const found = first(Math.max(middle, last + 1))
    if (found === NEVER) end = Math.max(middle, last + 1)
    else last = found
  }
  return last
}

/** A rule with COUNT said with UNTIL, so that its occurrences are counted once; no rule when it has no occurrence. */
function untilLast(name: 'RRULE' | 'EXRULE', rule: Rule, start: number, budget: Budget): Rule[] {
  const search = searchRule(rule, start, budget.openLine(name, rule))
  let last: number | undefined
  for (let moment = search(start); moment < NEVER; moment = search(moment + 1)) last = moment
  return last === undefined ? [] : [{ ...rule, count: null, until: wallOf(last, true) }]
}

/** A date without a time is at the time of the start. */
const dateMoment = (wall: string, start: number): number =>
  wall.length > 10 ? momentOf(wall) : momentOf(wall) + start - Math.floor(start / DAY) * DAY

/** True when occurrences have a time of day: the start has one, or a rule makes one. */
export function isTimed({ rules, dates }: RuleSet, { time }: Start): boolean {
  if (time !== null || dates.some((each) => each.length > 10)) return true
  return rules.some(
    ({ frequency, byHour, byMinute, bySecond }) =>
      byHour.length || byMinute.length || bySecond.length || isWithinDays(frequency),
  )
}
