/** Dates in digits: 2027-01-27, 27/1, 1/27/2027, 12.05.2020, 2014-10, 2/2013, 20200701. */
import { dayNumber, daysInMonth } from '../../../../time/civil.ts'
import { isSaneDay, MAX_YEAR, MIN_YEAR, oneDay, periodOf } from '../../../calendar/solve.ts'
import type { Clause } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, touches } from '../../../engine/source.ts'
import { isNumbered } from '../lexicon/numbers.ts'
import { FRACTION_PREPOSITIONS, RATING } from '../lexicon/titles.ts'
import { readClock } from './clock-digits.ts'

/** A date in digits here. Without a year, or without a day, it is weak: 1/2 may be a half. */
export function readNumericDate(source: Source, at: number): Found<Clause> | undefined {
  const { tokens } = source
  const first = tokens[at]
  if (first?.kind !== 'number' || isPartOfNumber(source, at) || isNumbered(source, at)) return undefined
  if (first.text.length === 8) return compact(source, at)
  const mark = tokens[at + 1]
  const second = tokens[at + 2]
  if (!mark || second?.kind !== 'number' || !'/-.'.includes(mark.text)) return undefined
  const loose = mark.spaced || second.spaced
  if (loose && (mark.text === '.' || mark.spaced !== second.spaced)) return undefined
  const third = tokens[at + 4]
  const full =
    tokens[at + 3]?.text === mark.text &&
    third?.kind === 'number' &&
    third.spaced === second.spaced &&
    tokens[at + 3]!.spaced === mark.spaced
  if (full && oneOf(source, at + 5, 't') && touches(source, at + 5)) return withTime(source, at, mark.text)
  if (full) return isContinued(source, at + 5) ? undefined : threeNumbers(source, at, mark.text)
  if (isContinued(source, at + 3)) return undefined
  return twoNumbers(source, at, mark.text, loose)
}

/** 650-650-6500, 133-03-03-2020, $1/2, #3-4: digits that go on to the left are no date; a lone hyphen before may stand. */
function isPartOfNumber(source: Source, at: number): boolean {
  if (!touches(source, at)) return false
  const before = source.tokens[at - 1]!
  if (before.kind !== 'mark' || '$€£#+.:/%'.includes(before.text)) return true
  return (
    before.text === '-' &&
    touches(source, at - 1) &&
    source.tokens[at - 2]!.kind !== 'mark' &&
    source.tokens[at - 3]?.text !== '/'
  )
}

function isContinued(source: Source, at: number): boolean {
  const mark = source.tokens[at]
  if (!mark || mark.spaced) return false
  if (mark.kind === 'word' || mark.text === '%') return true
  return (
    '.-/:'.includes(mark.text) &&
    source.tokens[at + 1]?.kind === 'number' &&
    touches(source, at + 1) &&
    !(mark.text === '-' && source.tokens[at + 2]?.text === '/')
  )
}

function compact(source: Source, at: number): Found<Clause> | undefined {
  const { value } = source.tokens[at]!
  return date(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100, at + 1)
}

function threeNumbers(source: Source, at: number, mark: string): Found<Clause> | undefined {
  const [a, b, c] = [source.tokens[at]!, source.tokens[at + 2]!, source.tokens[at + 4]!]
  if (a.text.length === 4)
    return (
      date(a.value, b.value, c.value, at + 5) ?? (mark === '-' ? undefined : date(a.value, c.value, b.value, at + 5))
    )
  const year = c.text.length === 4 ? c.value : c.text.length === 2 ? fullYear(c.value) : 0
  const dayFirst = mark === '.' || source.context.dateOrder === 'dmy'
  const [day, month] = dayFirst ? [a.value, b.value] : [b.value, a.value]
  return date(year, month, day, at + 5) ?? date(year, day, month, at + 5)
}

/** Of two digits: this century up to 2059, before that the last one. */
export const fullYear = (two: number): number => (two < 60 ? 2000 + two : 1900 + two)

function date(year: number, month: number, day: number, next: number): Found<Clause> | undefined {
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  const at = dayNumber(year, month, day)
  return isSaneDay(at) ? { value: { period: oneDay(at) }, next } : undefined
}

function twoNumbers(source: Source, at: number, mark: string, loose: boolean): Found<Clause> | undefined {
  const [a, b] = [source.tokens[at]!, source.tokens[at + 2]!]
  if (a.text.length === 4 && !loose && mark !== '.') return monthOf(a.value, b.value, at + 3)
  if (b.text.length === 4 && !loose && mark === '/') return monthOf(b.value, a.value, at + 3)
  // "18.3." with its second dot
  if (mark === '.' && !(oneOf(source, at + 3, '.') && touches(source, at + 3))) return undefined
  if (a.text.length > 2 || b.text.length > 2) return undefined
  if (a.value === 24 && b.value === 7) return undefined // round the clock
  if (mark === '/' && isFraction(source, at)) return undefined
  const dayFirst = mark === '.' || source.context.dateOrder === 'dmy'
  let [day, month] = dayFirst ? [a.value, b.value] : [b.value, a.value]
  if (month > 12 && day <= 12) [day, month] = [month, day]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) return undefined
  if (mark === '-' && (mayBeRange(source, at) || source.tokens[at + 3]?.kind === 'word')) return undefined
  return {
    value: { fields: { month, day }, weak: mark !== '-' && !loose ? 'edge' : 'alone' },
    next: mark === '.' ? at + 4 : at + 3,
  }
}

/** "charge the scooter to 4/5", "a piece in 6/8", "rate the film 4/5". */
function isFraction({ tokens }: Source, at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  if (tokens.slice(0, at).some(({ text }) => RATING.has(text))) return true
  const isRange = before === 'to' && (tokens[at - 2]?.kind === 'number' || tokens[at - 2]?.lex !== undefined)
  return at > 1 && FRACTION_PREPOSITIONS.has(before) && !isRange && tokens[at - 2]!.text !== 'from'
}

function monthOf(year: number, month: number, next: number): Found<Clause> | undefined {
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12) return undefined
  return { value: { period: periodOf('month', dayNumber(year, month, 1), 0), weak: 'alone' }, next }
}

/** "from 4-23 in next month", "between 6-8": two numbers, no date. */
const mayBeRange = (source: Source, at: number): boolean => oneOf(source, at - 1, 'from', 'between', 'at', 'the')

/** `2027-01-27T09:00`, also with seconds and `Z`. */
function withTime(source: Source, at: number, mark: string): Found<Clause> | undefined {
  const date = threeNumbers(source, at, mark)
  const clock = touches(source, at + 6) ? readClock(source, at + 6, true) : undefined
  if (!date || !clock) return undefined
  const isUtc = oneOf(source, clock.next, 'z') && touches(source, clock.next)
  const said = { ...clock.value, open: false, bare: false }
  return {
    value: { ...date.value, clock: isUtc ? { ...said, zone: '0' } : said },
    next: isUtc ? clock.next + 1 : clock.next,
  }
}
