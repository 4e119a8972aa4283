/**
 * A series as other calendars read it. Theirs begins with an occurrence (RFC 5545 section 3.8.5.3), ours need not; theirs knows one rule and no
 * SKIP (RFC 7529), and COUNT counts from where it begins, which is the next date here. So the rule is said anew from that date on; whether
 * it then says the same is asked of our own engine, and where it does not, the dates of a year are listed instead.
 */

import type { Task } from '../../../shared/domain/task.ts'
import { withDefaults } from '../../../shared/recurrence/defaults.ts'
import {
  lastOccurrence,
  occurrencesIfAny,
  printRule,
  type Rule,
  type RuleSet,
  ruleSetIfAny,
} from '../../../shared/recurrence/index.ts'
import { startOf } from '../../../shared/recurrence/moment.ts'
import { addDays, type DateString, joinWall, splitWall, type WallTime } from '../../../shared/time/civil.ts'

export interface Repetition {
  /** one rule with exceptions, from its first date on; undefined where there is none that says it */
  series: { first: WallTime | DateString; rule: Rule; exDates: string[] } | undefined
  /** dates that stand by themselves: the task's own where the person has moved it, and what no rule says */
  others: (WallTime | DateString)[]
}

/** Dates by which two rules are held to say the same. */
const COMPARED = 60
/** Dates that are listed at most, and days for which they are. */
const [LISTED, YEAR] = [366, 366]

/** undefined where nothing follows, or where what follows is not known until it is done. */
export function repetitionOf({ due, recurrence }: Pick<Task, 'due' | 'recurrence'>): Repetition | undefined {
  if (!due || !recurrence || recurrence.counted === 'completion') return undefined
  const { rule, start } = recurrence
  const set = ruleSetIfAny(rule)
  if (!set) return undefined
  const own = joinWall(due)
  const dates = occurrencesIfAny(set, start, { from: own, limit: COMPARED })
  const [first] = dates
  if (first === undefined) return undefined
  const moved = first === own ? [] : [own]
  const anew = saidFrom(first, set, start)
  const startsAnew = splitWall(first)
  if (anew && occurrencesIfAny(anew, startsAnew, { limit: COMPARED }).join() === dates.join()) {
    const falls = (each: RuleSet, date: string) =>
      occurrencesIfAny(each, startsAnew, { from: date, limit: 1 })[0] === date
    const more = anew.dates.filter((date) => falls(anew, date) && !falls({ ...anew, dates: [] }, date))
    return { series: { first, rule: anew.rules[0]!, exDates: anew.exDates }, others: [...moved, ...new Set(more)] }
  }
  const end = addDays(first.slice(0, 10), YEAR)
  const listed = occurrencesIfAny(set, start, { from: first, limit: LISTED }).filter((date) => date < end)
  return { series: undefined, others: [...moved, ...listed] }
}

/** The series from one of its dates on, as one plain rule with dates and exceptions; undefined where that cannot be. */
function saidFrom(first: string, set: RuleSet, start: { date: string; time: string | null }): RuleSet | undefined {
  const [rule, ...others] = set.rules
  if (!rule || others.length || set.exRules.length) return undefined
  const until = rule.count === null ? rule.until : lastOccurrence(set, start)
  const { time } = splitWall(first)
  const timed = (date: string) => (time && date.length === 10 ? `${date}T${time}` : date)
  const ahead = (dates: string[]) => dates.map(timed).filter((date) => date > first)
  return {
    rules: [{ ...plain(rule, start), count: null, until: until && endOf(until, time !== null) }],
    exRules: [],
    dates: ahead(set.dates),
    exDates: ahead(set.exDates),
  }
}

/** UNTIL is of the kind that the dates are (RFC 5545 section 3.3.10): a day is meant to its end. */
function endOf(until: string, isTimed: boolean): string {
  if (!isTimed) return until.slice(0, 10)
  return until.length === 10 ? `${until}T23:59` : until
}

/** With the days that it takes from its start; the last day of a month that lacks one is said as the last of those that there may be. */
function plain(rule: Rule, start: { date: string; time: string | null }): Rule {
  const { byMonth, byMonthDay, byDay } = withDefaults(rule, startOf(start))
  const [day] = byMonthDay
  const isLate = rule.skip === 'BACKWARD' && byMonthDay.length === 1 && day! > 28
  return {
    ...rule,
    byMonth,
    byDay,
    byMonthDay: isLate ? Array.from({ length: day! - 27 }, (_, index) => 28 + index) : byMonthDay,
    bySetPos: isLate ? [-1] : rule.bySetPos,
    skip: 'OMIT',
  }
}

/** The text of one rule, without its name. */
export const ruleText = (rule: Rule): string => printRule({ rules: [rule], exRules: [], dates: [], exDates: [] })
