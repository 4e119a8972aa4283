/** Exceptions of a rule: "except wednesday", "but not in august", "excluding march 20 and april 3", "except weekends". */

import { type Days, isFree, noDays } from '../../../calendar/rule-draft.ts'
import type { Exception } from '../../../calendar/rule-read.ts'
import type { Clause } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readHoliday } from '../lexicon/holidays.ts'

/** "unless it falls on a weekend", "if it's not a monday": what may stand between the exception and its day. */
const FILLERS = 'for on in during it they when if is are falls fall lands a an the every each any all'.split(' ')

/** @param own the weekday of the rule, of which "the last one" is one */
export function readExceptions(source: Source, at: number, own: number | undefined): Found<Exception[]> | undefined {
  const list: Exception[] = []
  let next = -1
  for (let i = at; list.length < 30; ) {
    let start = i
    while (skip(source, start, ...FILLERS) > start) start++
    const item = readException(source, start, own)
    if (!item) break
    list.push(...item.value)
    next = item.next
    i = skip(source, skip(source, skip(source, next, ','), 'and', 'or', '&', 'nor'), 'not')
    if (i === next) break
  }
  return next > 0 ? { value: list, next } : undefined
}

function readException(source: Source, at: number, own: number | undefined): Found<Exception[]> | undefined {
  const holiday = readHoliday(source, at)
  const isWeek = holiday && ['week', 'weekend'].includes(source.tokens[holiday.next]?.lex?.unit ?? '')
  if (holiday && !isWeek) return { value: [{ holiday: holiday.value }], next: holiday.next }
  const one = own === undefined ? undefined : readOne(source, at, own)
  if (one) return one
  const clause = longest<Clause>(source, 'clause', at)
  const days = longest<Days>(source, 'daysBehindOn', at)
  // "except mondays until june": the end is that of the rule
  const isRange = clause?.value.until !== undefined && days !== undefined && saysUntil(source, days.next, clause.next)
  // "the last tuesday" of each month, not the one that is over
  const isNth = oneOf(source, at, 'last') && source.tokens[at + 1]?.lex?.weekday !== undefined
  const isAny = source.tokens[at]?.lex?.unit === 'weekend' || isNth
  const fixed = clause && !isRange && !isAny && isFixed(clause.value) ? clause : undefined
  const isMonths = days !== undefined && days.value.months.length > 0 && isFree({ ...days.value, months: [] })
  if (days && (!fixed || days.next > fixed.next || (isMonths && days.next === fixed.next))) {
    if (days.value.yearDays.length) return readDates(source, at, fixed, days)
    const next = ofMonth(source, days.next, days.value)
    return { value: apart(days.value), next }
  }
  const { quarter, year } = clause?.value.fields ?? {}
  if (clause && quarter && !year) {
    const months = [3 * quarter - 2, 3 * quarter - 1, 3 * quarter]
    return { value: [{ days: { ...noDays(), months } }], next: clause.next }
  }
  return fixed && { value: [{ clause: fixed.value }], next: fixed.next }
}

/** "every friday except the last one", "... except the first of the month": in digits it would be a date. */
function readOne(source: Source, at: number, weekday: number): Found<Exception[]> | undefined {
  const nth = source.tokens[at]?.kind === 'word' ? longest<number>(source, 'nth', at) : undefined
  if (!nth || Math.abs(nth.value) > 5) return undefined
  const next = skip(source, nth.next, 'one', 'ones')
  if (next === nth.next && (longest(source, 'picked', next) || oneOf(source, next, 'of', 'half'))) return undefined
  const days: Days = { ...noDays(), nths: [{ nth: nth.value, weekday }] }
  const end = ofMonth(source, next, days)
  return { value: [{ days }], next: end }
}

/** "tuesdays and the first of the month": days of the week and days of the month are exceptions of their own. */
function apart(days: Days): Exception[] {
  const others: Days = { ...days, weekdays: [] }
  const isMixed = days.weekdays.length > 0 && !isFree({ ...others, months: [] }) && !days.positions.length
  return isMixed ? [{ days: { ...noDays(), weekdays: days.weekdays } }, { days: others }] : [{ days }]
}

/** "the first monday of the month", "... of september": what follows is of the exception, not of the rule. */
function ofMonth(source: Source, at: number, days: Days): number {
  const of = oneOf(source, at, 'of', 'in') ? longest(source, 'of', at) : undefined
  if (of) return of.next
  const isPart = days.weekdays.length > 0 || days.nths.length > 0 || days.monthDays.length > 0
  const months = isPart && oneOf(source, at, 'of', 'in') ? longest<Days>(source, 'daysBehindOn', at + 1) : undefined
  if (!months?.value.months.length || !isFree({ ...months.value, months: [] })) return at
  days.months.push(...months.value.months)
  return months.next
}

/** A date without a year is that date once, not each year. */
function readDates(
  source: Source,
  at: number,
  fixed: Found<Clause> | undefined,
  days: Found<Days>,
): Found<Exception[]> | undefined {
  const { yearDays, weekdays } = days.value
  if (yearDays.length === 1 && fixed) return { value: [{ clause: fixed.value }], next: Math.max(fixed.next, at) }
  const only = weekdays.length ? undefined : longest<Clause>(source, 'clause', at)
  if (only && only.next >= days.next && isFixed(only.value)) return { value: [{ clause: only.value }], next: only.next }
  // "the 24th and 31st of december"
  if (!weekdays.length) return { value: yearDays.map((fields) => ({ clause: { fields } })), next: days.next }
  return { value: [{ days: days.value }], next: days.next }
}

/** A date or period on the calendar, rather than a kind of day that recurs. */
function isFixed({ fields, period, until, weekOf }: Clause): boolean {
  if (period || until || weekOf) return true
  if (!fields) return false
  const { year, month, day, pick } = fields
  const isStretch = pick?.of === 'week' || pick?.of === 'weekend'
  return year !== undefined || (month !== undefined && (day !== undefined || isStretch))
}

const saysUntil = ({ tokens }: Source, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ text }) => text === 'until' || text === 'till' || text === 'til')
