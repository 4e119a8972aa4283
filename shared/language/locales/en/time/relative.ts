/** What is counted from now or from another date: "in 3 days", "2 hours ago", "a week from tuesday", "6 weeks before 21 jul". */

import { weekdayOf } from '../../../../time/civil.ts'
import { hasDay } from '../../../calendar/merge.ts'
import { startOf } from '../../../calendar/moment.ts'
import { addWorkdays, isSaneDay, oneDay, periodOf, shiftDay, solve } from '../../../calendar/solve.ts'
import type { Clause, Duration, Unit } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'
import { WORN } from '../lexicon/titles.ts'
import { readCount, readDuration } from './duration.ts'
import type { Nested } from './nested.ts'
import { readPart } from './part.ts'
import type { Prefix } from './prefix-words.ts'

/** Deeper than this nobody counts: "two days after a week from the day before ...". */
const MAX_DEPTH = 2

/** @param inside true after "in": a bare number is minutes */
export function readRelative(source: Source, at: number, prefix: string, nested: Nested): Found<Clause> | undefined {
  const plus = oneOf(source, at, '+') && !touches(source, at)
  const start = plus ? at + 1 : skip(source, at, 'another')
  const counted = readCountedDays(source, start, prefix) ?? readWeekdayBeside(source, start, nested)
  if (counted) return counted
  const sized = oneOf(source, start, 'more', 'less') && oneOf(source, start + 1, 'than') ? start + 2 : start
  const duration = readDuration(source, sized) ?? bareMinutes(source, start, prefix)
  if (!duration) return partBeside(source, start, nested) ?? bareWeek(source, start, nested)
  const { value, next } = duration
  // "after 20 minutes take it out"; "after 3 days" is said of a task that repeats
  const isAfter = prefix === 'after' && isTimed(value) && !oneOf(source, next, 'of', 'from', 'after', 'before')
  const inside = prefix === 'in' || prefix === 'within' || plus || isAfter
  const tail = readTail(source, value, next, nested, inside)
  if (!tail)
    return inside && !isFor(source, next)
      ? { value: shifted(source, value, 1), next: skip(source, skip(source, next, "'"), 'time') }
      : undefined
  if (sized > start && tail.value.period)
    tail.value = {
      ...tail.value,
      bound: oneOf(source, start, 'less') ? 'by' : oneOf(source, next, 'before') ? 'before' : 'after',
    }
  return tail
}

/** "the 2 hours of ...": a length of something, not a point in time. */
const isFor = (source: Source, at: number): boolean => oneOf(source, at, 'of') && !source.tokens[at]!.possessive

function readTail(
  source: Source,
  duration: Duration,
  at: number,
  nested: Nested,
  inside: boolean,
): Found<Clause> | undefined {
  const offset = source.tokens[at]?.lex?.day
  // "a week today", "two weeks tomorrow", "a fortnight today"
  const isWeeks = duration.unit === 'week' || duration.unit === 'fortnight'
  if (isWeeks && !inside && offset !== undefined && offset >= 0 && !source.tokens[at]!.lex!.part) {
    return { value: { period: oneDay(source.today + offset + duration.days) }, next: at + 1 }
  }
  const now = words(source, at, 'from', 'now')
  if (now > 0) return { value: shifted(source, duration, 1), next: now }
  if (oneOf(source, at, 'hence') || (oneOf(source, at, 'later') && !inside))
    return { value: shifted(source, duration, 1), next: at + 1 }
  if (oneOf(source, at, 'ago', 'earlier', 'back'))
    return inside ? undefined : { value: shifted(source, duration, -1), next: skip(source, at + 1, 'today') }
  if (inside || nested.depth >= MAX_DEPTH) return undefined
  const sign = oneOf(source, at, 'after', 'from', 'past', 'following', 'on')
    ? 1
    : oneOf(source, at, 'before', 'prior')
      ? -1
      : 0
  if (!sign || (oneOf(source, at, 'on') && duration.unit !== 'week' && duration.unit !== 'fortnight')) return undefined
  const start = skip(source, skip(source, at + 1, 'to'), 'the', 'on')
  const anchor = nested.read(start, 1) ?? readPart(source, start, { ...NO_PREFIX, word: 'before' })
  if (!anchor || anchor.value.bound) return undefined
  const from = startOf(source, anchor.value)
  if (!from) return undefined
  const { day, minute } = from
  const value = shiftedFrom(source, duration, sign, day, minute)
  return value ? { value, next: anchor.next } : undefined
}

/** Meals are times only after a preposition. */
const NO_PREFIX: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

function shifted(source: Source, duration: Duration, sign: number): Clause {
  return shiftedFrom(source, duration, sign, source.today, isTimed(duration) ? source.minute : null) ?? {}
}

const isTimed = (d: Duration): boolean =>
  d.minutes !== 0 || d.unit === 'minute' || d.unit === 'hour' || d.unit === 'second'

function shiftedFrom(
  source: Source,
  duration: Duration,
  sign: number,
  day: number,
  minute: number | null,
): Clause | undefined {
  const to = shiftDay(source, day, duration, sign)
  if (!isSaneDay(to)) return undefined
  if (isTimed(duration)) return { instant: to * 1440 + (minute ?? 0) + sign * duration.minutes }
  const clause: Clause = { period: oneDay(to), counted: duration.unit }
  if (minute !== null) clause.clock = { minutes: minute, open: false }
  return clause
}

/** "three fridays from now", "2 sundays ago", "2 weekends from now". */
function readCountedDays(source: Source, at: number, prefix: string): Found<Clause> | undefined {
  const ordinal = readOrdinal(source, at)
  const count = ordinal ?? readCount(source, at)
  const token = count && source.tokens[count.next]
  const weekday = token?.lex?.weekday
  if (!count || count.value > 1000 || !weekday || (!ordinal && count.value > 1 && !token.lex!.plural)) return undefined
  const after = words(source, count.next + 1, 'from', 'now')
  const ago = words(source, count.next + 1, 'ago')
  const first = solve(source, { weekday })!.from
  const coming = first === source.today ? first + 7 : first
  if (after > 0) return { value: { period: oneDay(coming + (count.value - 1) * 7) }, next: after }
  if (ago > 0) return { value: { period: oneDay(coming - count.value * 7) }, next: ago }
  if (prefix === 'in' && !ordinal && token.lex!.plural)
    return { value: { period: oneDay(coming + (count.value - 1) * 7) }, next: count.next + 1 }
  return undefined
}

/** "the monday after easter", "the friday before labor day", "first monday after june 1": the nearest ones on that side. */
function readWeekdayBeside(source: Source, at: number, nested: Nested): Found<Clause> | undefined {
  const nth = readOrdinal(source, at)
  const name = nth?.next ?? at
  const weekday = source.tokens[name]?.lex?.weekday
  const side = oneOf(source, name + 1, 'after', 'following') ? 1 : oneOf(source, name + 1, 'before') ? -1 : 0
  if (!weekday || !side || nested.depth >= MAX_DEPTH || (nth && nth.value > 52)) return undefined
  const anchor = nested.read(skip(source, name + 2, 'the'), 1)
  if (!anchor || anchor.value.bound || anchor.value.until || anchor.value.clock || !isDated(anchor.value))
    return undefined
  const from = startOf(source, anchor.value)
  if (!from) return undefined
  const step = ((side * (weekday - weekdayOf(from.day)) + 6) % 7) + 1
  const day = from.day + side * (step + ((nth?.value ?? 1) - 1) * 7)
  return isSaneDay(day) ? { value: { period: oneDay(day) }, next: anchor.next } : undefined
}

/** A date or a holiday; "friday before tuesday" and "monday after the weekend" are bounds. */
const isDated = ({ fields, period }: Clause): boolean =>
  (period !== undefined && period.to - period.from === 1) ||
  (fields !== undefined && (fields.day !== undefined || fields.holiday !== undefined))

/** "in 15": minutes, when no noun follows. */
function bareMinutes(source: Source, at: number, prefix: string): Found<Duration> | undefined {
  if (prefix !== 'in') return undefined
  const number = readCardinal(source, at)
  const token = source.tokens[at]
  const after = number && source.tokens[number.next]
  const isWord = token?.kind === 'word'
  if (!number || number.value < 1 || number.value > 120 || (isWord ? after : token!.text.length > 3)) return undefined
  // "find the dress in 38" is a size, and nobody counts so finely.
  const isSize = source.tokens.slice(0, at).some(({ text }) => WORN.has(text))
  if (isSize || (number.value > 12 && number.value % 5 !== 0)) return undefined
  const toDo = oneOf(source, number.next, 'to') && source.tokens[number.next + 1]?.kind === 'word' // "in 20 to stretch"
  if (after && !toDo && !(after.kind === 'mark' && ',;!?.'.includes(after.text) && !touches(source, number.next + 1)))
    return undefined
  return { value: { months: 0, days: 0, workdays: 0, minutes: number.value, unit: 'minute' }, next: number.next }
}

const LENGTH: { [Name in Unit]?: { days: number } | { months: number } } = {
  day: { days: 1 },
  week: { days: 7 },
  fortnight: { days: 14 },
  month: { months: 1 },
  year: { months: 12 },
}

/** "the night before june 5", "the morning after easter": that part of the neighbouring day. */
function partBeside(source: Source, at: number, nested: Nested): Found<Clause> | undefined {
  const name = source.tokens[at]?.lex?.part
  if (name !== 'morning' && name !== 'afternoon' && name !== 'evening' && name !== 'night') return undefined
  if (nested.depth >= MAX_DEPTH || !oneOf(source, at + 1, 'before', 'after')) return undefined
  const anchor = nested.read(skip(source, at + 2, 'the'), 1)
  if (!anchor || !hasDay(anchor.value) || anchor.value.clock) return undefined
  const from = startOf(source, anchor.value)
  const offset = oneOf(source, at + 1, 'before') ? -1 : 1
  return from && { value: { period: oneDay(from.day + offset), part: { name } }, next: anchor.next }
}

/** "the weekend before easter": the one that is over when it begins. */
function weekendBeside(source: Source, at: number, nested: Nested): Found<Clause> | undefined {
  const anchor = nested.depth < MAX_DEPTH ? nested.read(skip(source, at + 2, 'the'), 1) : undefined
  const from = anchor && isDated(anchor.value) ? startOf(source, anchor.value) : undefined
  if (!from) return undefined
  const isIn = weekdayOf(from.day) > 5
  const offset = oneOf(source, at + 1, 'before') ? -1 : isIn ? 1 : 0
  return { value: { period: periodOf('weekend', from.day, offset) }, next: anchor!.next }
}

/** "week from tuesday", "fortnight from today", "month after easter" without an article. */
function bareWeek(source: Source, at: number, nested: Nested): Found<Clause> | undefined {
  const unit: Unit | undefined = source.tokens[at]?.lex?.unit
  if (!unit || unit === 'second' || source.tokens[at]!.lex!.plural || !oneOf(source, at + 1, 'from', 'after', 'before'))
    return undefined
  if (unit === 'weekend') return weekendBeside(source, at, nested)
  if (unit === 'workday') {
    const anchor = nested.depth < MAX_DEPTH ? nested.read(skip(source, at + 2, 'the'), 1) : undefined
    const from = anchor && startOf(source, anchor.value)
    return from
      ? {
          value: { period: oneDay(addWorkdays(source, from.day, oneOf(source, at + 1, 'before') ? -1 : 1)) },
          next: anchor!.next,
        }
      : undefined
  }
  const length = LENGTH[unit]
  if (!length) return undefined
  const one = { months: 0, days: 0, workdays: 0, minutes: 0, unit, ...length }
  return readTail(source, one, at + 1, nested, false)
}
