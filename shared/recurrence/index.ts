/**
 * Recurrence by RFC 5545 over wall times: no zone, no clock. A daily rule at 09:00 is at 09:00 on every day, whatever clocks do
 * in between; who needs an instant converts the wall time that comes out.
 *
 * A start that does not match the rule is no occurrence. A day that a month lacks is left out, as the RFC says, unless the rule has
 * `SKIP=BACKWARD` (RFC 7529), which is what the assistant's own rules say: monthly from January 31 gives February 28, March 31.
 * Dates are those of four-digit years. A search has a budget of steps (budget.ts): a rule that never happens (February 30) has no
 * occurrence, and one that takes too long to work out is refused as `too-complex`.
 */
import { joinWall } from '../time/civil.ts'
import { boundOf, DAY, type Start, startOf, wallOf } from './moment.ts'
import { parseRule } from './parse.ts'
import { RecurrenceError, type RuleSet } from './rule.ts'
import { isTimed, lastMomentOf, momentsOf } from './series.ts'

export type { Start } from './moment.ts'
export { parseRule } from './parse.ts'
export { printRule } from './print.ts'
export { type Frequency, RecurrenceError, type RecurrenceErrorCode, type Rule, type RuleSet } from './rule.ts'

/** Lines of text, or what `parseRule` made of them. */
export type Recurrence = string | RuleSet

const setOf = (rule: Recurrence): RuleSet => (typeof rule === 'string' ? parseRule(rule) : rule)

/**
 * The first occurrences, or the first from `from` on (inclusive): `YYYY-MM-DD` when neither the start nor the rule has a time, else
 * `YYYY-MM-DDTHH:MM`, with `:SS` where there are seconds. Fewer than `limit` when the series ends.
 *
 * @throws RecurrenceError when the rule or `from` cannot be read, RangeError when the start is no date
 * @example occurrences('FREQ=MONTHLY;BYDAY=-1FR', { date: '2026-01-01', time: '09:00' }, { limit: 2 }) // 2026-01-30T09:00, 2026-02-27T09:00
 */
export function occurrences(
  rule: Recurrence,
  start: Start,
  { from, limit }: { from?: string; limit: number },
): string[] {
  const found: string[] = []
  if (limit <= 0) return found
  const set = setOf(rule)
  const timed = isTimed(set, start)
  const first = from === undefined ? Number.NEGATIVE_INFINITY : boundOf(timed ? from : from.slice(0, 10))
  for (const moment of momentsOf(set, startOf(start), first)) {
    found.push(wallOf(moment, timed))
    if (found.length >= limit) break
  }
  return found
}

/** Like `occurrences`, for what is said of a stored rule: none where it cannot be read or worked out. */
export function occurrencesIfAny(...[rule, start, options]: Parameters<typeof occurrences>): string[] {
  try {
    return occurrences(rule, start, options)
  } catch (error) {
    if (error instanceof RecurrenceError) return []
    throw error
  }
}

/** Like `parseRule`, for what is said of a stored rule: undefined where it cannot be read. */
export function ruleSetIfAny(text: string): RuleSet | undefined {
  try {
    return parseRule(text)
  } catch (error) {
    if (error instanceof RecurrenceError) return undefined
    throw error
  }
}

/**
 * The first occurrence strictly after a date or wall time; null when there is none. After a date is after its whole day.
 * @throws RecurrenceError, RangeError
 */
export const nextOccurrence = (rule: Recurrence, start: Start, after: string): string | null =>
  occurrencesAfter(rule, start, after).next().value ?? null

/** All of them from there on, one after another in one search, for who does not know how many are needed. */
export function* occurrencesAfter(rule: Recurrence, start: Start, after: string): Generator<string, undefined> {
  const set = setOf(rule)
  const timed = isTimed(set, start)
  const first = timed && after.length > 10 ? boundOf(after) + 1 : boundOf(after.slice(0, 10)) + DAY
  for (const moment of momentsOf(set, startOf(start), first)) yield wallOf(moment, timed)
}

/**
 * The final occurrence; null when the series has no end (or no occurrence).
 * @throws RecurrenceError, RangeError
 */
export function lastOccurrence(rule: Recurrence, start: Start): string | null {
  const set = setOf(rule)
  const last = lastMomentOf(set, startOf(start))
  return last === undefined ? null : wallOf(last, isTimed(set, start))
}

/**
 * The next date of a rule counted from completion ("every! 3 days"): the series starts over on the day of the completion, with the
 * series' own time of day. UNTIL still ends it; COUNT does not, for a series that starts over has no number.
 * @throws RecurrenceError, RangeError
 */
export function nextAfterCompletion(rule: Recurrence, completedOn: Start): string | null {
  const set = setOf(rule)
  const rules = set.rules.map((each) => ({ ...each, count: null }))
  return nextOccurrence({ ...set, rules }, completedOn, joinWall(completedOn))
}
