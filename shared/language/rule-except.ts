/** Exceptions of a rule: "except wednesday", "but not in august", "excluding march 20 and april 3", "except weekends". */
import { readClause } from './clause.ts'
import { readHoliday } from './holidays.ts'
import { readDays } from './rule-days.ts'
import type { Days } from './rule-draft.ts'
import { type Clause, type Found, oneOf, type Source, skip, words } from './values.ts'

/** Days that recur, a holiday of every year, or one date or stretch of dates. */
export type Exception = { days: Days } | { holiday: number } | { clause: Clause }

const PHRASES = [
  ['except', 'for'],
  ['other', 'than'],
  ['apart', 'from'],
  ['aside', 'from'],
  ['but', 'not'],
  ['and', 'not'],
  ['with', 'the', 'exception', 'of'],
]
const WORDS = [
  'except',
  'excluding',
  'exclude',
  'excepting',
  'without',
  'unless',
  'not',
  'skipping',
  'skip',
  'besides',
  'minus',
  'omitting',
]

/** The token after the words of an exception; -1 when there are none. */
export function isExcept(source: Source, at: number): number {
  const start = skip(source, at, ',', '(')
  for (const phrase of PHRASES) {
    const next = words(source, start, ...phrase)
    if (next > 0) return next
  }
  const but = oneOf(source, start, 'but') && oneOf(source, start + 1, ...WORDS) ? start + 1 : start
  if (oneOf(source, but, ...WORDS)) return but + 1
  // "every day but sunday"
  const { weekday, month } = source.tokens[start + 1]?.lex ?? {}
  return oneOf(source, start, 'but') && (weekday ?? month) !== undefined ? start + 1 : -1
}

export function readExceptions(source: Source, at: number): Found<Exception[]> | undefined {
  const list: Exception[] = []
  let next = -1
  for (let i = at; list.length < 30; ) {
    const start = skip(
      source,
      skip(source, i, 'for', 'on', 'in', 'during', 'it', 'when'),
      'the',
      'every',
      'each',
      'any',
      'all',
    )
    const item = readException(source, start)
    if (!item) break
    list.push(item.value)
    next = item.next
    i = skip(source, skip(source, skip(source, next, ','), 'and', 'or', '&', 'nor'), 'not')
    if (i === next) break
  }
  return next > 0 ? { value: list, next } : undefined
}

function readException(source: Source, at: number): Found<Exception> | undefined {
  const holiday = readHoliday(source, at)
  if (holiday) return { value: { holiday: holiday.value }, next: holiday.next }
  const clause = readClause(source, at)
  const days = readDays(source, at, true)
  // "except mondays until june": the end is that of the rule
  const isRange = clause?.value.until !== undefined && days !== undefined && saysUntil(source, days.next, clause.next)
  const fixed = clause && !isRange && isFixed(clause.value) ? clause : undefined
  if (days && (!fixed || days.next > fixed.next))
    return days.value.yearDays.length
      ? readDates(source, at, fixed, days)
      : { value: { days: days.value }, next: ofMonth(source, days.next) }
  return fixed && { value: { clause: fixed.value }, next: fixed.next }
}

const ofMonth = (source: Source, at: number): number => (words(source, at, 'of', 'the', 'month') > 0 ? at + 3 : at)

/** A date without a year is that date once, not each year. */
function readDates(
  source: Source,
  at: number,
  fixed: Found<Clause> | undefined,
  days: Found<Days>,
): Found<Exception> | undefined {
  const [first] = days.value.yearDays
  if (days.value.yearDays.length === 1 && fixed)
    return { value: { clause: fixed.value }, next: Math.max(fixed.next, at) }
  if (first && !days.value.weekdays.length) {
    const only = readClause(source, at)
    if (only) return { value: { clause: only.value }, next: only.next }
  }
  return { value: { days: days.value }, next: days.next }
}

/** A date or period on the calendar, rather than a kind of day that recurs. */
function isFixed({ fields, period, until }: Clause): boolean {
  if (period || until) return true
  if (!fields) return false
  return fields.year !== undefined || (fields.month !== undefined && fields.day !== undefined)
}

const saysUntil = ({ tokens }: Source, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ text }) => text === 'until' || text === 'till' || text === 'til')
