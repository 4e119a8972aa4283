/** Lengths of time: "90 minutes", "1h30", "2 hours and a half", "a fortnight", "3 business days". */

import type { Duration, Unit } from '../../../calendar/values.ts'
import { addDurations } from '../../../engine/pieces.ts'
import { type Found, oneOf, type Source, skip, touches } from '../../../engine/source.ts'
import { readCardinal, readQuantity } from '../lexicon/numbers.ts'

/** Longer than this is no plan: 1000 years. */
const MAX_MONTHS = 12_000
const MAX_DAYS = 366_000
const MAX_MINUTES = MAX_DAYS * 1440

const SHORT: Record<string, Unit> = { m: 'minute', h: 'hour', d: 'day', w: 'week', y: 'year', s: 'second', mo: 'month' }

/** A unit of time after a number; one-letter units must touch it ("2h", "3d"). */
export function readUnit(source: Source, at: number, afterDigits: boolean): Found<Unit> | undefined {
  const token = source.tokens[at]
  if (!token || token.kind === 'opaque' || token.kind === 'number') return undefined
  if (afterDigits && touches(source, at)) {
    if (token.text === "'") return { value: 'minute', next: at + 1 }
    const short = SHORT[token.text]
    if (short) return { value: short, next: at + 1 }
  }
  if (oneOf(source, at, 'business', 'working', 'work') && source.tokens[at + 1]?.lex?.unit === 'day')
    return { value: 'workday', next: at + 2 }
  if (oneOf(source, at, 'calendar', 'full', 'whole') && source.tokens[at + 1]?.lex?.unit)
    return { value: source.tokens[at + 1]!.lex!.unit!, next: at + 2 }
  if (oneOf(source, at, 'h', 'd', 'w') && afterDigits) return { value: SHORT[token.text]!, next: at + 1 }
  const unit = token.lex?.unit
  return unit ? { value: unit, next: at + 1 } : undefined
}

/** Any duration; a single `week` without a number is none. */
export function readDuration(source: Source, at: number): Found<Duration> | undefined {
  const start = skip(
    source,
    skip(source, at, 'about', 'around', 'roughly', 'approximately', 'up', 'at', 'exactly', 'only'),
    'to',
    'least',
    'most',
  )
  const first = readTerm(source, start)
  if (!first) return undefined
  let { value, next } = first
  for (let more = true; more; ) {
    more = false
    const join = skip(source, skip(source, next, ','), 'and', '&')
    const half = oneOf(source, join, 'a') && oneOf(source, join + 1, 'half', 'quarter') ? join + 1 : -1
    if (half > 0 && join > next) {
      value = addDurations(value, durationOf(oneOf(source, half, 'half') ? 0.5 : 0.25, value.unit))
      next = half + 1
      continue
    }
    const term = rank(value.unit) > 0 ? readTerm(source, join) : undefined
    if (term && rank(term.value.unit) < rank(value.unit)) {
      value = addDurations(value, term.value)
      next = term.next
      more = true
    } else if (
      touches(source, next) &&
      value.unit === 'hour' &&
      source.tokens[next]?.kind === 'number' &&
      source.tokens[next]!.value < 60
    ) {
      value = addDurations(value, durationOf(source.tokens[next]!.value, 'minute')) // 1h30
      next++
    }
  }
  return isSane(value) ? { value, next: skipOrSo(source, next) } : undefined
}

/** "an hour or so", "a day or two". */
function skipOrSo(source: Source, at: number): number {
  if (!oneOf(source, at, 'or')) return at
  if (oneOf(source, at + 1, 'so')) return at + 2
  const after = source.tokens[at + 2]
  return oneOf(source, at + 1, 'two', 'three') && (!after || after.kind === 'mark' || after.lex?.closer) ? at + 2 : at
}

const RANK: Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'workday',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
]
const rank = (unit: Unit): number => RANK.indexOf(unit)

function readTerm(source: Source, at: number): Found<Duration> | undefined {
  const quantity = readQuantity(source, skip(source, at, '~'))
  if (!quantity) return undefined
  const more = oneOf(source, quantity.next, '-', 'or', 'to') ? readQuantity(source, quantity.next + 1) : undefined
  // "in 2-3 days": the first of them
  if (more && more.value > quantity.value) quantity.next = more.next
  const digits = source.tokens[quantity.next - 1]?.kind === 'number'
  const hyphen = !digits || !oneOf(source, quantity.next, '-') ? quantity.next : quantity.next + 1
  const extra = skip(source, hyphen, 'more', 'other', 'another')
  const unit = readUnit(source, extra, digits)
  if (!unit || unit.value === 'workweek' || unit.value === 'weekend') return undefined
  return { value: durationOf(quantity.value, unit.value), next: unit.next }
}

export function durationOf(amount: number, unit: Unit): Duration {
  const zero = { months: 0, days: 0, workdays: 0, minutes: 0, unit }
  switch (unit) {
    case 'second':
      return { ...zero, minutes: Math.ceil(amount / 60) }
    case 'minute':
      return { ...zero, minutes: Math.round(amount) }
    case 'hour':
      return { ...zero, minutes: Math.round(amount * 60) }
    case 'day':
      return Number.isInteger(amount)
        ? { ...zero, days: amount }
        : { ...zero, unit: 'hour', minutes: Math.round(amount * 1440) }
    case 'workday':
      return { ...zero, workdays: Math.round(amount) }
    case 'week':
      return { ...zero, days: Math.round(amount * 7) }
    case 'fortnight':
      return { ...zero, days: Math.round(amount * 14) }
    case 'month':
      return Number.isInteger(amount)
        ? { ...zero, months: amount }
        : { ...zero, months: Math.floor(amount), days: Math.round((amount % 1) * 30) }
    case 'quarter':
      return { ...zero, months: Math.round(amount * 3) }
    case 'decade':
      return { ...zero, months: Math.round(amount * 120) }
    default:
      return { ...zero, months: Math.round(amount * 12) }
  }
}

const isSane = (d: Duration): boolean =>
  d.months <= MAX_MONTHS &&
  d.days <= MAX_DAYS &&
  d.workdays <= 10_000 &&
  d.minutes <= MAX_MINUTES &&
  Number.isFinite(d.minutes)

/** "10", "ten", "a couple": a whole count of things. */
export function readCount(source: Source, at: number): Found<number> | undefined {
  const quantity = oneOf(source, at, 'a', 'an', 'couple', 'few') ? readQuantity(source, at) : readCardinal(source, at)
  return quantity && Number.isInteger(quantity.value) && quantity.value > 0 ? quantity : undefined
}
