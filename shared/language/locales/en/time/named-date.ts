/** Dates with names: months ("3rd of march 2015", "jul 18"), weekdays ("friday after next"), today and its like, holidays. */
import { addMonths, daysInMonth, weekdayOf } from '../../../../time/civil.ts'
import { isSaneDay, MAX_YEAR, MIN_YEAR, oneDay, solve, startOfWeek } from '../../../calendar/solve.ts'
import type { Clause, Fields } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { readHoliday } from '../lexicon/holidays.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'
import { lookUp } from '../lexicon/words.ts'
import { endsHere } from './bare-number.ts'
import { fullYear } from './numeric-date.ts'

/** A year: four digits, "two thousand and thirty two", or, after a day and month, two digits. */
export function readYear(source: Source, at: number, afterDate: boolean): Found<number> | undefined {
  const token = source.tokens[at]
  if (!token || (token.kind === 'number' && isClockOrMore(source, at))) return undefined
  if (
    token.text === "'" &&
    source.tokens[at + 1]?.text.length === 2 &&
    source.tokens[at + 1]!.kind === 'number' &&
    touches(source, at + 1)
  ) {
    return { value: fullYear(source.tokens[at + 1]!.value), next: at + 2 }
  }
  if (token.kind === 'number') {
    const next = source.tokens[at + 1]
    // "essay april 9 2000 words": in a year that is over it counts what follows
    const isCount = token.value < Number(source.context.now.slice(0, 4)) && next?.kind === 'word' && !next.lex
    if (token.text.length === 4 && token.value >= MIN_YEAR && token.value <= MAX_YEAR && !isCount)
      return { value: token.value, next: at + 1 }
    const ends = !next || (next.kind === 'mark' && !'-:/%'.includes(next.text)) || next.lex?.closer
    if (afterDate && token.text.length === 2 && token.value >= 13 && token.value < 60 && ends)
      return { value: fullYear(token.value), next: at + 1 }
    return undefined
  }
  if (token.lex?.cardinal === undefined) return undefined
  const spoken = readCardinal(source, at)
  return spoken && spoken.value >= MIN_YEAR && spoken.value <= MAX_YEAR ? spoken : undefined
}

/** A number that goes on as a time, a fraction, an ordinal or a money amount. */
function isClockOrMore(source: Source, at: number): boolean {
  const after = source.tokens[at + 1]
  if (!after) return false
  if (!after.spaced && after.kind === 'word') return true
  if (longest(source, 'meridiem', at + 1)) return true
  return (
    !after.spaced && '.:%'.includes(after.text) && source.tokens[at + 2]?.kind === 'number' && touches(source, at + 2)
  )
}

/** Day of the month in digits or words. */
function readDay(source: Source, at: number): Found<number> | undefined {
  const ordinal = readOrdinal(source, at)
  if (ordinal) return ordinal.value <= 31 ? ordinal : undefined
  const token = source.tokens[at]
  if (
    token?.kind !== 'number' ||
    token.text.length > 2 ||
    token.value < 1 ||
    token.value > 31 ||
    isClockOrMore(source, at)
  )
    return undefined
  return { value: token.value, next: at + 1 }
}

/** "march 3rd 2015", "mar/3", "march 2015", "march"; `undefined` for a month with a day that it lacks ("feb 30"). */
export function readMonthFirst(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]
  const month = token?.lex?.month
  if (month === undefined || !token || isGluedWord(source, at)) return undefined
  // "30 february": the day before it is none of its own
  const { kind, value = 0, text = '' } = source.tokens[at - 1] ?? {}
  if (kind === 'number' && text.length < 3 && value > daysInMonth(2000, month)) return undefined
  const dot = oneOf(source, at + 1, '.') && touches(source, at + 1) && token.text.length <= 4 ? at + 2 : at + 1
  const touching = touches(source, dot) && oneOf(source, dot, '-', '/') ? dot + 1 : dot
  const yearFirst = readYear(source, touching, false)
  if (yearFirst && touching > dot && oneOf(source, yearFirst.next, '-') && readDay(source, yearFirst.next + 1)) {
    const day = readDay(source, yearFirst.next + 1)!
    return withDay(source, month, day.value, { value: yearFirst.value, next: day.next }, day.next)
  }
  if (token.possessive) return { value: { fields: { month }, weak: 'alone' }, next: at + 1 }
  const day = readDay(source, skip(source, touching, 'the')) ?? spokenDay(source, at, touching)
  if (day && (touching === dot || touching > dot)) {
    const year = readYear(source, skip(source, skip(source, day.next, ',', '/', '-'), 'of', 'in'), true)
    return withDay(source, month, day.value, skipsWell(source, day.next, year) ? year : undefined, day.next)
  }
  if (
    source.tokens[touching]?.kind === 'number' &&
    source.tokens[touching]!.text.length <= 2 &&
    source.tokens[touching]!.value > 31
  )
    return undefined
  const year =
    readYear(source, skip(source, skip(source, touching, ','), 'of', 'in'), false) ?? apostropheYear(source, touching)
  if (year) return { value: { fields: { month, year: year.value } }, next: year.next }
  return { value: { fields: { month }, weak: token.lex?.weak ? 'alone' : 'edge' }, next: dot }
}

/** "oct six fencing", "on may five at six": a number in words, which counts nothing. */
function spokenDay(source: Source, month: number, at: number): Found<number> | undefined {
  const token = source.tokens[at]
  if (token?.kind !== 'word' || token.lex?.cardinal === undefined) return undefined
  const isSaid = month === 0 || source.tokens[month - 1]!.lex?.closer === true
  const day = source.tokens[month]!.lex?.weak && !isSaid ? undefined : readCardinal(source, at)
  const next = day && source.tokens[day.next]
  const isCount = next?.lex?.unit !== undefined || /[^s]s$/.test(next?.lex ? '' : (next?.text ?? ''))
  return day && day.value >= 1 && day.value <= 31 && !isCount ? day : undefined
}

const apostropheYear = (source: Source, at: number): Found<number> | undefined =>
  oneOf(source, at, "'") ? readYear(source, at, true) : undefined

/** After a comma or hyphen only four digits are a year: "march 3, 15 people". */
const skipsWell = (source: Source, from: number, year: Found<number> | undefined): boolean =>
  year !== undefined &&
  (!oneOf(source, from, ',', '-', '/') || source.tokens[year.next - 1]!.text.length === 4 || oneOf(source, from, '/'))

/** "Feb13" is a date, "xFeb" is not. */
const isGluedWord = (source: Source, at: number): boolean =>
  touches(source, at) && source.tokens[at - 1]!.kind !== 'number' && '_#@$'.includes(source.tokens[at - 1]!.text)

/** "monday.com" */
const isDomain = (source: Source, at: number): boolean =>
  oneOf(source, at + 1, '.') &&
  [at + 1, at + 2].every((i) => touches(source, i)) &&
  source.tokens[at + 2]!.kind === 'word'

function withDay(
  source: Source,
  month: number,
  day: number,
  year: Found<number> | undefined,
  next: number,
): Found<Clause> | undefined {
  if (day > daysInMonth(year?.value ?? 2000, month)) return undefined
  if (!year && source.tokens[next]?.kind === 'number' && source.tokens[next]!.text.length > 4) return undefined // year 99999
  return { value: { fields: year ? { month, day, year: year.value } : { month, day } }, next: year?.next ?? next }
}

/** "3rd of march 2015", "22/Jan/2019", "15 july"; also "the 15th", which waits for its month. */
export function readDayFirst(source: Source, at: number, introduced: boolean): Found<Clause> | undefined {
  const day = readDay(source, at)
  if (!day || isPartOfMore(source, at)) return undefined
  const ordinal = readOrdinal(source, at) !== undefined
  let next = ordinal && oneOf(source, day.next, 'day') ? day.next + 1 : day.next
  const separated =
    oneOf(source, next, '-', '/') && touches(source, next)
      ? next + 1
      : skip(source, skip(source, next, 'of', 'in'), 'the')
  const monthAt = separated
  const token = source.tokens[monthAt]
  const month = token?.lex?.month
  const weakMonth =
    token?.lex?.weak &&
    !ordinal &&
    monthAt === next &&
    token.text === 'may' &&
    source.tokens[monthAt + 1]?.kind === 'word' &&
    !source.tokens[monthAt + 1]!.lex
  if (month !== undefined && !token!.possessive && !weakMonth) {
    next =
      oneOf(source, monthAt + 1, '.') && touches(source, monthAt + 1) && token!.text.length <= 4
        ? monthAt + 2
        : monthAt + 1
    const year = readYear(source, skip(source, skip(source, next, ',', '/', '-'), 'of', 'in'), true)
    const isDashed = oneOf(source, next, '-') && oneOf(source, day.next, '-') && touches(source, next + 1) // 3-apr-26
    const isYear = skipsWell(source, next, year) || isDashed
    return withDay(source, month, day.value, isYear ? year : undefined, next)
  }
  if (ordinal && (oneOf(source, at - 1, 'at') || isBeyond(source, at, day.value))) return undefined // "at 5th and main"
  if (ordinal) return { value: { fields: { day: day.value }, weak: introduced ? undefined : 'alone' }, next }
  // "20 of next month", "the 17"
  if (oneOf(source, day.next, 'of') && isPeriodAhead(source, day.next + 1))
    return { value: { fields: { day: day.value } }, next: day.next }
  return undefined
}

/** "nov 31st": no day of the month before it. */
function isBeyond({ tokens }: Source, at: number, day: number): boolean {
  const month = tokens[at - 1]?.lex?.month
  return month !== undefined && day > daysInMonth(2000, month)
}

/** "next month", "the month", but not "the book": "chapter 5 of the book". */
const isPeriodAhead = ({ tokens }: Source, at: number): boolean =>
  ['next', 'this', 'the', 'last'].includes(tokens[at]?.text ?? '') &&
  [at + 1, at + 2].some((i) => tokens[i]?.lex?.unit === 'month' || tokens[i]?.lex?.month !== undefined)

function isPartOfMore(source: Source, at: number): boolean {
  if (!touches(source, at)) return false
  const before = source.tokens[at - 1]!
  return before.kind === 'word' || '$€£#+.:/%'.includes(before.text)
}

/** "monday", "this / next / last / coming friday", "friday after next", "friday before last", "monday week". */
export function readWeekday(source: Source, at: number): Found<Clause> | undefined {
  const modifier = source.tokens[at]?.lex?.modifier
  const name = modifier ? skipArticle(source, at + 1, modifier) : at
  const token = source.tokens[name]
  const weekday = token?.lex?.weekday
  if (weekday === undefined || !token || isGluedWord(source, name) || isDomain(source, name)) return undefined
  if (touches(source, name) && name > 0 && source.tokens[name - 1]!.kind === 'number') return undefined
  const next = oneOf(source, name + 1, '.') && token.text.length <= 5 && touches(source, name + 1) ? name + 2 : name + 1
  if (modifier) return { value: { period: oneDay(modified(source, weekday, source.tokens[name - 1]!.text)) }, next }
  const ahead = solve(source, { weekday })!.from
  const afterNext = words(source, next, 'after', 'next')
  if (afterNext > 0)
    return { value: { period: oneDay((ahead === source.today ? ahead + 7 : ahead) + 7) }, next: afterNext }
  const beforeLast = words(source, next, 'before', 'last')
  if (beforeLast > 0) return { value: { period: oneDay(modified(source, weekday, 'last') - 7) }, next: beforeLast }
  if (oneOf(source, next, 'next') && endsHere(source, next + 1))
    return { value: { period: oneDay(modified(source, weekday, 'next')) }, next: next + 1 } // saturday next
  const isNumber = source.tokens[next + 1]?.kind === 'number' // "monday week 15"
  if (oneOf(source, next, 'week', 'fortnight') && !oneOf(source, next + 1, 'of') && !isNumber) {
    const days = oneOf(source, next, 'week') ? 7 : 14
    return { value: { period: oneDay((ahead === source.today ? ahead + 7 : ahead) + days) }, next: next + 1 }
  }
  const weak = token.lex?.weak ? 'edge' : undefined
  return { value: { fields: { weekday }, weak }, next }
}

/** "this coming friday", "next next friday" */
const skipArticle = (source: Source, at: number, modifier: string): number =>
  modifier === 'this'
    ? skip(source, at, 'past', 'coming', 'upcoming', 'next')
    : modifier === 'next'
      ? skip(source, skip(source, at, '-'), 'next')
      : at

/** `next` is in the next calendar week, `last` in the last one, `coming` and `past` are the nearest. */
function modified(source: Source, weekday: number, word: string): number {
  const modifier = lookUp(word)?.modifier
  const week = startOfWeek(source.today) + weekday - 1
  const ahead = (weekday - weekdayOf(source.today) + 7) % 7
  if (word === 'coming' || word === 'upcoming') return source.today + (ahead || 7)
  if (modifier === 'next') return week + 7
  if (modifier === 'last') return week - 7
  if (modifier === 'past') return source.today + ahead - 7
  return source.today + ahead
}

/** today, tomorrow, yesterday, "the day after tomorrow", "the day before yesterday", tonight, now. */
export function readToday(source: Source, at: number, introduced: boolean): Found<Clause> | undefined {
  const token = source.tokens[at]
  if (!token) return undefined
  const { today } = source
  if (token.lex?.day !== undefined) {
    const isWeek = oneOf(source, at + 1, 'week') && token.lex.day >= 0 && !oneOf(source, at + 2, 'of') // tomorrow week
    if (isWeek) return { value: { period: oneDay(today + token.lex.day + 7) }, next: at + 2 }
    const isWeak = token.lex.weak && !source.tokens[at + 1]?.lex?.part
    const clause: Clause = { period: oneDay(today + token.lex.day), weak: isWeak ? 'edge' : undefined }
    if (token.lex.part) clause.part = { name: token.lex.part }
    return { value: clause, next: at + 1 }
  }
  if (token.text === 'overmorrow') return { value: { period: oneDay(today + 2) }, next: at + 1 }
  const isFrom = token.text === 'now' && oneOf(source, at - 1, 'between', 'from')
  if (
    isFrom &&
    oneOf(source, at + 1, 'and', 'to', 'until', 'till', 'through', '-') &&
    source.tokens[at + 2]?.kind === 'word'
  )
    return { value: { period: oneDay(today) }, next: at + 1 }
  if (token.text === 'now' && !oneOf(source, at + 1, 'that', 'and', 'playing'))
    return { value: { instant: today * 1440 + source.minute, weak: 'edge' }, next: at + 1 }
  const atOnce =
    token.text === 'immediately'
      ? at + 1
      : Math.max(words(source, at, 'right', 'away'), words(source, at, 'straight', 'away'))
  if (atOnce > 0) return { value: { period: oneDay(today), weak: 'edge' }, next: atOnce }
  if (token.text === 'asap') return { value: { period: oneDay(today) }, next: at + 1 }
  if (words(source, at, 'right', 'now') > 0) return { value: { instant: today * 1440 + source.minute }, next: at + 2 }
  if (introduced && words(source, at, 'this', 'time') > 0 && oneOf(source, at - 1, 'at'))
    return { value: { period: oneDay(today) }, next: at + 2 }
  const sameTime = readThisTime(source, at)
  if (sameTime) return sameTime
  const day = words(source, at, 'day')
  if (day > 0 && oneOf(source, day, 'after', 'before')) {
    const offset = source.tokens[day + 1]?.lex?.day
    const sign = oneOf(source, day, 'after') ? 1 : -1
    if (offset === sign) return { value: { period: oneDay(today + 2 * sign) }, next: day + 2 }
  }
  return undefined
}

/** "this time tomorrow", "this time next week": at the hour that it is now. */
function readThisTime(source: Source, at: number): Found<Clause> | undefined {
  const next = words(source, at, 'this', 'time')
  const lex = next > 0 ? source.tokens[next]?.lex : undefined
  if (!lex) return undefined
  const clock = { minutes: source.minute, open: false }
  if (lex.day !== undefined && lex.day > 0)
    return { value: { period: oneDay(source.today + lex.day), clock }, next: next + 1 }
  const unit = lex.modifier === 'next' ? source.tokens[next + 1]?.lex?.unit : undefined
  const day =
    unit === 'week'
      ? source.today + 7
      : unit === 'month' || unit === 'year'
        ? addMonths(source.today, unit === 'month' ? 1 : 12)
        : undefined
  return day === undefined ? undefined : { value: { period: oneDay(day), clock }, next: next + 2 }
}

/** A holiday, with "this / next / last" before it. */
export function readHolidayDate(source: Source, at: number): Found<Clause> | undefined {
  const leap = words(source, at, 'leap', 'day')
  if (leap > 0) return { value: { fields: { month: 2, day: 29 } }, next: leap }
  const modifier = source.tokens[at]?.lex?.modifier
  const holiday = readHoliday(source, modifier ? at + 1 : at)
  if (!holiday) return undefined
  const year = readYear(source, skip(source, skip(source, holiday.next, ','), 'of', 'in'), false)
  const fields: Fields = year ? { holiday: holiday.value, year: year.value } : { holiday: holiday.value }
  const next = year?.next ?? holiday.next
  const unit = source.tokens[next]?.lex?.unit
  if (!modifier && (unit === 'weekend' || unit === 'week')) return { value: { fields, weekOf: unit }, next: next + 1 }
  if (!modifier) return { value: { fields }, next }
  const found = solve(source, fields, undefined, modifier === 'last' || modifier === 'past')
  return found && isSaneDay(found.from) ? { value: { period: oneDay(found.from) }, next } : undefined
}
