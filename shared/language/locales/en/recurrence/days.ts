/** The days that a rule falls on: "mon, wed and fri", "the 1st and 15th", "first and last friday", "14 jan and 14 apr", "weekends". */
import { daysInMonth } from '../../../../time/civil.ts'
import { type Days, noDays } from '../../../calendar/rule-draft.ts'
import { type Found, oneOf, type Source, skip, touches } from '../../../engine/source.ts'
import { readOrdinal } from '../lexicon/numbers.ts'
import { readNth, readPicked } from '../time/pick.ts'

const MAX_ITEMS = 40

/** A list of days; `numbers` allows plain numbers as days of the month ("every 2, 15 and 27"). */
export function readDays(source: Source, at: number, numbers: boolean): Found<Days> | undefined {
  const days = noDays()
  let next = -1
  for (let n = 0, i = at; n < MAX_ITEMS; n++) {
    const start = skip(source, skip(source, i, 'on', 'at'), 'the')
    const isSaid = start > i || n === 0
    const item = readItem(source, start, days, numbers)
    if (!item) break
    next = item
    const comma = skip(source, next, ',', '/', '+', '&')
    i = skip(source, comma, 'and', 'or', '&', 'plus')
    if (i === next && !(isSaid && source.tokens[next]?.lex?.weekday)) break
    if (oneOf(source, i, 'every', 'each')) break
  }
  return next > 0 ? { value: days, next } : undefined
}

/** One item of the list, added to `days`; the token after it or undefined. */
function readItem(source: Source, at: number, days: Days, numbers: boolean): number | undefined {
  return (
    readWeekdays(source, at, days) ??
    (numbers ? readSlashed(source, at, days) : undefined) ??
    readDated(source, at, days) ??
    readCounted(source, at, days, numbers) ??
    readMonth(source, at, days, numbers)
  )
}

/** "monday", "mon-fri", "monday to friday", "weekends", "weekdays". */
function readWeekdays(source: Source, at: number, days: Days): number | undefined {
  const token = source.tokens[at]
  const first = token?.lex?.weekday
  if (first !== undefined) {
    const dot = oneOf(source, at + 1, '.') && touches(source, at + 1) ? at + 2 : at + 1
    const to = oneOf(source, dot, '-', 'to', 'through', 'thru', 'till', 'until')
      ? source.tokens[dot + 1]?.lex?.weekday
      : undefined
    if (to === undefined) {
      days.weekdays.push(first)
      return dot
    }
    for (let day = first; ; day = (day % 7) + 1) {
      days.weekdays.push(day)
      if (day === to) break
    }
    return dot + 2
  }
  const unit = token?.lex?.unit
  if (unit === 'weekend' && !token?.possessive) {
    days.weekdays.push(6, 7)
    return at + 1
  }
  const isWorkday =
    unit === 'workday'
      ? at + 1
      : oneOf(source, at, 'business', 'working', 'work') && oneOf(source, at + 1, 'day', 'days')
        ? at + 2
        : -1
  if (isWorkday < 0) return undefined
  days.weekdays.push(...(source.context.workdays ?? [1, 2, 3, 4, 5]))
  return isWorkday
}

/** "every 12/6", "every 25/8": a date of the year, in the person's order or the only one that there is. */
function readSlashed(source: Source, at: number, days: Days): number | undefined {
  const [first, mark, second, after] = source.tokens.slice(at, at + 4)
  const isPair = first?.kind === 'number' && mark?.text === '/' && second?.kind === 'number'
  if (!isPair || mark.spaced || second.spaced || (after?.text === '/' && !after.spaced)) return undefined
  const isDayFirst = source.context.dateOrder === 'dmy' ? second.value <= 12 : first.value > 12
  const [month, day] = isDayFirst ? [second.value, first.value] : [first.value, second.value]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) return undefined
  days.yearDays.push({ month, day })
  return at + 3
}

/** "14 jan", "the 4th of july", "december 21st and 31st", "jan 1". */
function readDated(source: Source, at: number, days: Days): number | undefined {
  const { tokens } = source
  const month = tokens[at]?.lex?.month
  if (month !== undefined) {
    let next = -1
    for (let i = skip(source, at + 1, '.', 'the'); ; i = skip(source, skip(source, next, ','), 'and', '&')) {
      const day = readDayNumber(source, skip(source, i, 'the'))
      if (!day || day.value > daysInMonth(2000, month) || (next > 0 && i === next)) break
      if (tokens[day.next]?.lex?.month !== undefined || tokens[skip(source, day.next, 'of')]?.lex?.month !== undefined)
        break
      days.yearDays.push({ month, day: day.value })
      next = day.next
    }
    return next > 0 ? next : undefined
  }
  const listed = readDayNumbers(source, at)
  if (!listed) return undefined
  const monthAt = skip(source, skip(source, listed.next, 'day'), 'of')
  const named = tokens[monthAt]?.lex?.month
  if (named === undefined || listed.value.some((day) => day > daysInMonth(2000, named))) return undefined
  days.yearDays.push(...listed.value.map((day) => ({ month: named, day })))
  return monthAt + 1
}

/** "24th", "24th and 31st": days that may be of one month. */
function readDayNumbers(source: Source, at: number): Found<number[]> | undefined {
  const value: number[] = []
  let next = at
  for (let i = at; value.length < MAX_ITEMS; ) {
    const day = readDayNumber(source, i)
    if (!day) break
    value.push(day.value)
    next = day.next
    i = skip(source, skip(source, skip(source, next, ','), 'and', '&'), 'the')
    if (i === next) break
  }
  return value.length ? { value, next } : undefined
}

/** "5 times", "9 am": the number counts something else. */
const NO_DAY = new Set([
  'am',
  'pm',
  'times',
  'occurrences',
  'occurrence',
  'x',
  'days',
  'weeks',
  'months',
  'years',
  'hours',
  'minutes',
])

function readDayNumber(source: Source, at: number): Found<number> | undefined {
  const ordinal = readOrdinal(source, at)
  if (ordinal) return ordinal.value <= 31 ? ordinal : undefined
  const token = source.tokens[at]
  if (token?.kind !== 'number' || token.text.length > 2 || token.value < 1 || token.value > 31) return undefined
  const after = source.tokens[at + 1]
  if (
    after &&
    !after.spaced &&
    (after.kind === 'word' || ':.'.includes(after.text)) &&
    !(after.text === '.' && source.tokens[at + 2]?.spaced !== false)
  )
    return undefined
  return after && (NO_DAY.has(after.text) || after.lex?.unit) ? undefined : { value: token.value, next: at + 1 }
}

/** "1st and 15th", "first and third friday", "last workday", "2nd to the last", "last day". */
function readCounted(source: Source, at: number, days: Days, numbers: boolean): number | undefined {
  const nths: number[] = []
  let next = -1
  for (let i = skip(source, at, 'day', 'days'); nths.length < MAX_ITEMS; ) {
    const nth = readNth(source, i) ?? (numbers || i > at ? readDayNumber(source, i) : undefined)
    if (!nth || (next > 0 && source.tokens[nth.next]?.lex?.month !== undefined)) break
    nths.push(nth.value)
    next = nth.next
    const joint = skip(source, skip(source, next, ',', '/'), 'and', 'or', '&')
    if (joint === next) break
    // "the 1st and the last friday": the first of them is a date, "the first and last friday" are both fridays
    if (oneOf(source, joint, 'the') && source.tokens[next - 2]?.kind === 'number') break
    i = skip(source, joint, 'the', 'on')
  }
  if (!nths.length) return undefined
  if (oneOf(source, next, 'instance', 'instances', 'occurrence', 'occurrences') && oneOf(source, next + 1, 'of'))
    return readPositions(source, next + 2, days, nths)
  const picked = readPicked(source, next)
  if (!picked) {
    if (nths.some((nth) => Math.abs(nth) > 31)) return undefined
    days.monthDays.push(...nths)
    return next
  }
  const { of, weekday } = picked.value
  if (of === 'weekday') days.nths.push(...nths.map((nth) => ({ nth, weekday })))
  else if (of === 'weekend') days.nths.push(...nths.map((nth) => ({ nth, weekday: 6 })))
  else if (of === 'workday') days.workdays.push(...nths)
  else if (of === 'day') days.monthDays.push(...nths)
  else if (of === 'week') days.nths.push(...nths.map((nth) => ({ nth, weekday: source.context.weekStart ?? 1 })))
  else return undefined
  if (of === 'weekday' && nths.some((nth) => Math.abs(nth) > 5)) return undefined
  return picked.next
}

function readPositions(source: Source, at: number, days: Days, positions: number[]): number | undefined {
  const inner = noDays()
  let next = -1
  for (let i = at; ; i = skip(source, skip(source, next, ','), 'and', 'or')) {
    const item = i === next ? undefined : readWeekdays(source, i, inner)
    if (!item) break
    next = item
  }
  if (next < 0) return undefined
  days.weekdays.push(...inner.weekdays)
  days.positions.push(...positions)
  return next
}

const SEASONS = [
  [3, 4, 5],
  [6, 7, 8],
  [9, 10, 11],
  [12, 1, 2],
]

/** @param introduced "in summer" are its whole months, "every summer" is once */
function readMonth(source: Source, at: number, days: Days, introduced: boolean): number | undefined {
  const { month, season } = source.tokens[at]?.lex ?? {}
  if (season !== undefined && introduced && !oneOf(source, at - 1, 'every', 'each', 'of')) {
    days.months.push(...SEASONS[season]!)
    return at + 1
  }
  if (month === undefined || isDayToo(source, at + 1)) return undefined
  // "in june to august"
  const to =
    introduced && oneOf(source, at + 1, 'to', '-', 'through', 'thru') ? source.tokens[at + 2]?.lex?.month : undefined
  if (to !== undefined && !isDayToo(source, at + 3)) {
    for (let each = month; ; each = (each % 12) + 1) {
      days.months.push(each)
      if (each === to) return at + 3
    }
  }
  days.months.push(month)
  return oneOf(source, at + 1, '.') && touches(source, at + 1) ? at + 2 : at + 1
}

/** "feb 30": a month with a day that it lacks is not the month. */
const isDayToo = (source: Source, at: number): boolean =>
  source.tokens[at]?.kind === 'number' && source.tokens[at]!.text.length <= 2 && readDayNumber(source, at) !== undefined
