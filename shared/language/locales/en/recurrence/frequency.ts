/** How often: "once a week", "twice per day", "once every 3 days". */

import { noDays } from '../../../calendar/rule-draft.ts'
import { spread as spreadOver } from '../../../calendar/spread.ts'
import type { Unit } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readCardinal } from '../lexicon/numbers.ts'
import { readCount, readUnit } from '../time/duration.ts'
import { type Head, head, UNITS } from './of.ts'

/** "once a week", "twice per day", "3x a week", "one a day", "once every 3 days". */
export function readFrequency(source: Source, at: number): Found<Head> | undefined {
  let times = 0
  let next = at
  if (oneOf(source, at, 'once', 'twice', 'thrice')) {
    times = { once: 1, twice: 2, thrice: 3 }[source.tokens[at]!.text]!
    next = at + 1
  } else {
    const count = readCardinal(source, at)
    if (!count || count.value > 24) return undefined
    times = count.value
    next = skip(source, count.next, 'times', 'time', 'x', 'days', 'nights')
    const weekday = source.tokens[next]?.lex?.weekday
    if (weekday && next === count.next) return readWeekdaysIn(source, next + 1, times, weekday)
    if (next === count.next && times !== 1) return undefined
  }
  if (oneOf(source, next, '-') && source.tokens[next + 1]?.lex?.rule) next++ // "twice-monthly"
  if (oneOf(source, next, 'daily', 'weekly', 'monthly', 'yearly', 'annually'))
    return spread(times, source.tokens[next]!.lex!.rule!.unit, next + 1)
  if (!oneOf(source, next, 'a', 'an', 'per', 'each', 'every', '/')) return undefined
  const every = oneOf(source, next, 'each', 'every')
  const count = every ? readCount(source, next + 1) : undefined
  const other = every && oneOf(source, next + 1, 'other')
  const unit = readUnit(source, other ? next + 2 : (count?.next ?? next + 1), false)
  if (!unit || !UNITS[unit.value]) return undefined
  if (count || other)
    return times === 1 ? { value: head(unit.value, other ? 2 : count!.value), next: unit.next } : undefined
  return spread(times, unit.value, unit.next)
}

/** "one saturday a month", "two sundays every month": the first of them, the first and third. */
function readWeekdaysIn(source: Source, at: number, times: number, weekday: number): Found<Head> | undefined {
  if (times > 2 || !oneOf(source, at, 'a', 'per', 'each', 'every', 'in', 'of')) return undefined
  const start = oneOf(source, at, 'in', 'of') ? skip(source, at + 1, 'each', 'every') : at + 1
  if ((start === at + 1 && oneOf(source, at, 'in', 'of')) || source.tokens[start]?.lex?.unit !== 'month')
    return undefined
  const nths = [1, 3].slice(0, times).map((nth) => ({ nth, weekday }))
  return { value: head('month', 1, { ...noDays(), nths }), next: start + 1 }
}

/** Several times in a unit are spread over it. */
export function spread(times: number, unit: Unit, next: number): Found<Head> | undefined {
  const draft = spreadOver(times, unit)
  return draft && { value: { draft, counted: 'schedule' }, next }
}
