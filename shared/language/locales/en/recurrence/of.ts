/** What falls where in every month, week or year: "the 4th of every month", "end of each quarter". */

import type { Holiday } from '../../../calendar/holidays.ts'
import { type Days, isFree, noDays, type RuleDraft } from '../../../calendar/rule-draft.ts'
import type { Unit } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readOrdinal } from '../lexicon/numbers.ts'
import { readCount, readUnit } from '../time/duration.ts'
import { readEdge } from '../time/pick.ts'
import { readDays } from './days.ts'

export interface Head {
  draft: RuleDraft
  counted: 'schedule' | 'completion'
  /** "the next 3 wednesdays": how often */
  count?: number
  /** a holiday that RFC 5545 cannot name: "every easter" */
  holiday?: Holiday
}

export const head = (unit: Unit, interval: number, days = noDays(), counted: Head['counted'] = 'schedule'): Head => ({
  draft: { unit, interval, days, times: [], part: null, window: null },
  counted,
})

export const EVERY = new Set(['every', 'each', 'ev', 'evry', 'evey', 'evrey', 'eveyr', 'ervery', 'everry', 'eery'])

export const UNITS: Partial<Record<Unit, true>> = {
  minute: true,
  hour: true,
  day: true,
  workday: true,
  week: true,
  weekend: true,
  fortnight: true,
  month: true,
  quarter: true,
  year: true,
  decade: true,
}

/** "the 4th of every month", "first friday of each quarter", "end of each month", "july 4th every year". */
export function readOfEvery(source: Source, at: number): Found<Head> | undefined {
  const edge = readEdge(source, at)
  if (edge?.value.of && EVERY.has(source.tokens[edge.next]?.text ?? '')) {
    const of = readOf(source, edge.next)
    const unit = of?.value.unit
    if (!of || (unit !== 'month' && unit !== 'week' && unit !== 'year' && unit !== 'quarter')) return undefined
    return { value: head(unit, of.value.interval, edgeDays(edge.value.edge, unit)), next: of.next }
  }
  const beforeEnd = readBeforeEnd(source, at)
  if (beforeEnd) return beforeEnd
  const days = readDays(source, at, false)
  if (!days || isFree(days.value)) return undefined
  const yearly = readOfMonth(source, days)
  if (yearly) return yearly
  const of = readOf(source, skip(source, days.next, ',')) ?? readEachOf(source, days.next)
  if (!of?.value.every) return undefined
  const unit = of.value.unit === 'week' && days.value.monthDays.length ? 'week' : of.value.unit
  return { value: head(unit, of.value.interval, unit === 'week' ? weekDays(days.value) : days.value), next: of.next }
}

/** "the last monday of may every year": the same weekday, not the same date. */
function readOfMonth(source: Source, { value, next }: Found<Days>): Found<Head> | undefined {
  if (!value.nths.length || value.months.length || !oneOf(source, next, 'of', 'in')) return undefined
  const month = source.tokens[next + 1]?.lex?.month
  const each = month === undefined ? undefined : skip(source, next + 2, ',')
  const isYearly =
    each !== undefined && EVERY.has(source.tokens[each]?.text ?? '') && source.tokens[each + 1]?.lex?.unit === 'year'
  return isYearly ? { value: head('year', 1, { ...value, months: [month!] }), next: each + 2 } : undefined
}

/** "2 days before the end of every month" */
function readBeforeEnd(source: Source, at: number): Found<Head> | undefined {
  const count = readCount(source, at)
  const unit = count && source.tokens[count.next]?.lex?.unit
  if (unit !== 'day' || !oneOf(source, count!.next + 1, 'before')) return undefined
  const end = skip(source, count!.next + 2, 'the')
  const of = oneOf(source, end, 'end') ? readOf(source, end + 1) : undefined
  return of?.value.every && of.value.unit === 'month' && count!.value < 28
    ? { value: head('month', of.value.interval, { ...noDays(), monthDays: [-count!.value - 1] }), next: of.next }
    : undefined
}

/** "first monday monthly" */
function readEachOf(source: Source, at: number): ReturnType<typeof readOf> {
  const rule = source.tokens[at]?.lex?.rule
  return rule?.unit === 'month' ? { value: { ...rule, every: true }, next: at + 1 } : undefined
}

export function edgeDays(edge: string, unit: Unit): Days {
  const last = edge === 'end' || edge === 'late'
  if (unit === 'week') return { ...noDays(), weekdays: [last ? 5 : edge === 'middle' ? 3 : 1] }
  if (unit === 'year')
    return { ...noDays(), yearDays: [last ? { month: 12, day: 31 } : { month: edge === 'middle' ? 7 : 1, day: 1 }] }
  return { ...noDays(), monthDays: [last ? -1 : edge === 'middle' ? 15 : 1] }
}

/** "of the month", "of every 3 months", "in each year". */
export function readOf(
  source: Source,
  at: number,
): Found<{ unit: Unit; interval: number; every: boolean }> | undefined {
  if (!oneOf(source, at, 'of', 'in', 'every', 'each')) return undefined
  const of = skip(source, at, 'of', 'in')
  const every = EVERY.has(source.tokens[of]?.text ?? '')
  const start = every ? of + 1 : skip(source, of, 'the', 'a')
  const other = every && oneOf(source, start, 'other', 'second')
  const count = every && !other ? (readOrdinal(source, start) ?? readCount(source, start)) : undefined
  const unit = readUnit(source, other ? start + 1 : (count?.next ?? start), false)
  if (!unit || !UNITS[unit.value] || (start === of && !every)) return undefined
  return { value: { unit: unit.value, interval: other ? 2 : (count?.value ?? 1), every }, next: unit.next }
}

/** "the 4th day of every week": days of a week are counted from Sunday, as where months come before days. */
export function weekDays(days: Days): Days {
  const { monthDays, ...rest } = days
  return {
    ...rest,
    monthDays: [],
    weekdays: [...rest.weekdays, ...monthDays.map((nth) => (nth > 0 ? ((nth + 5) % 7) + 1 : ((nth + 13) % 7) + 1))],
  }
}

/** The unit that days are of when none is said. */
export const unitOf = (d: Days): Unit =>
  d.yearDays.length || (d.months.length && !d.weekdays.length)
    ? 'year'
    : d.nths.length || d.monthDays.length || d.workdays.length
      ? 'month'
      : 'week'
