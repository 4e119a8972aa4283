/** What is said behind "every": "other day", "3 weeks", "morning", "mon, wed and fri", "3rd friday", "end of month", "christmas". */

import { holidayRule } from '../../../calendar/holidays.ts'
import { noDays } from '../../../calendar/rule-draft.ts'
import { type Found, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { readHoliday } from '../lexicon/holidays.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'
import { readCount, readDuration, readUnit } from '../time/duration.ts'
import { readEdge } from '../time/pick.ts'
import { readDays } from './days.ts'
import { readLettered, readSpacedLetters } from './listed.ts'
import { EVERY, edgeDays, type Head, head, readOf, UNITS, unitOf } from './of.ts'

/** every / each, also `every!` (counted from completion). */
export function readEvery(source: Source, at: number): Found<Head> | undefined {
  if (oneOf(source, at, 'alternate', 'alternating')) return readInterval(source, at)
  const all = oneOf(source, at, 'all') && (source.tokens[at + 1]?.lex?.plural ?? false)
  if (!EVERY.has(source.tokens[at]?.text ?? '') && !all) return undefined
  const bang = oneOf(source, at + 1, '!') && touches(source, at + 1)
  // "every single day", "each and every day", "every-other-day"
  const both = oneOf(source, at + 1, 'and') && EVERY.has(source.tokens[at + 2]?.text ?? '') ? at + 3 : at + 1
  const single = skip(source, bang ? at + 2 : both, 'single')
  const isHyphen = oneOf(source, single, '-') && source.tokens[single + 1]?.kind === 'word'
  const start = isHyphen ? single + 1 : single
  const found = readUnitEnd(source, start) ?? readInterval(source, start) ?? readEachDay(source, start)
  if (!found) return undefined
  const counted = bang ? 'completion' : 'schedule'
  return { value: { ...found.value, counted }, next: found.next }
}

/** "other day", "3 weeks", "2nd month", "day", "morning", "couple of weeks", "2 fridays". */
function readInterval(source: Source, at: number): Found<Head> | undefined {
  const other = oneOf(source, at, 'other', 'alternate', 'alternating', 'second') && !readOrdinalWeekday(source, at)
  const ordinal = other ? undefined : readOrdinal(source, at)
  const count = other || ordinal ? undefined : readCounts(source, skip(source, at, 'a'))
  const start = other ? skip(source, at + 1, '-') : (ordinal?.next ?? count?.next ?? at)
  const interval = other ? 2 : (ordinal?.value ?? count?.value ?? 1)
  const digits = count !== undefined && source.tokens[start - 1]?.kind === 'number'
  const unit = readUnit(source, start, digits)
  const broken = readBroken(source, at, unit?.next ?? at)
  if (broken) return broken
  // "every week day"
  if (unit?.value === 'week' && interval === 1 && oneOf(source, unit.next, 'day', 'days'))
    return { value: head('workday', 1), next: unit.next + 1 }
  // "every 2nd day of the month" is one of its days
  if (
    unit &&
    UNITS[unit.value] &&
    !((ordinal || oneOf(source, at, 'second')) && oneOf(source, unit.next, 'of')) &&
    !(unit.value === 'second')
  ) {
    // "every 3rd workday" may be of the month; "every 15th workday" is
    if (ordinal && unit.value === 'workday') return undefined
    const made = head(unit.value, interval)
    const name = source.tokens[unit.next - 1]?.lex?.part
    if (name) made.draft.part = { name } // every weeknight
    return {
      value: made,
      next: words(source, unit.next, 'of', 'the', 'week') > 0 && unit.value === 'day' ? unit.next + 3 : unit.next,
    }
  }
  const token = source.tokens[start]
  const part = token?.lex?.part
  if (part && !ordinal && token.lex!.day === undefined) {
    const made = head('day', interval)
    made.draft.part = { name: part }
    return { value: made, next: start + 1 }
  }
  if (interval > 1 && token?.lex?.weekday && (other || (count && token.lex.plural))) {
    const days = readDays(source, start, false)
    return days && { value: head('week', interval, days.value), next: days.next }
  }
  if (other && token?.lex?.month) {
    const days = readDays(source, start, false)
    return days && { value: head('year', interval, days.value), next: days.next }
  }
  return undefined
}

/** "3", "2-3", "three to four": of a range the first, as in "in 2-3 days". */
function readCounts(source: Source, at: number): Found<number> | undefined {
  const count = readCount(source, at)
  const more = count && oneOf(source, count.next, '-', 'to', 'or') ? readCount(source, count.next + 1) : undefined
  const isRange = more && more.value > count!.value && source.tokens[more.next]?.lex?.unit
  return isRange ? { value: count!.value, next: more.next } : count
}

/** "half hour", "hour and a half", "1.5 hours", "quarter of an hour": no whole number of hours. */
function readBroken(source: Source, at: number, whole: number): Found<Head> | undefined {
  const halfYear = oneOf(source, at, 'half') ? skip(source, at + 1, 'a') : -1
  if (halfYear > 0 && oneOf(source, halfYear, 'year')) return { value: head('month', 6), next: halfYear + 1 }
  const yearAndHalf = oneOf(source, at, 'year') ? words(source, at + 1, 'and', 'a', 'half') : -1
  if (yearAndHalf > 0) return { value: head('month', 18), next: yearAndHalf }
  const quarter = oneOf(source, at, 'quarter') && oneOf(source, at + 1, 'hour') ? at + 2 : -1
  if (quarter > 0) return { value: head('minute', 15), next: quarter }
  const andHalf = oneOf(source, at, 'hour') ? words(source, at + 1, 'and', 'a', 'half') : -1
  if (andHalf > 0) return { value: head('minute', 90), next: andHalf }
  if (whole > at && !'.,'.includes(source.tokens[whole]?.text ?? ' ') && !oneOf(source, at, 'quarter')) return undefined
  const duration = readDuration(source, at)
  const { minutes, months, days, workdays } = duration?.value ?? NO_TIME
  const isOfHours = minutes > 0 && !months && !days && !workdays
  return duration && isOfHours && duration.next > whole
    ? { value: head('minute', minutes), next: duration.next }
    : undefined
}

const NO_TIME = { minutes: 0, months: 0, days: 0, workdays: 0 }

const readOrdinalWeekday = (source: Source, at: number): boolean => {
  const lex = source.tokens[at + 1]?.lex
  return oneOf(source, at, 'second') && (lex?.weekday !== undefined || lex?.unit === 'workday')
}

/** "mon, wed and fri", "2, 15 and 27", "3rd friday", "14 jan", "last day", "christmas". */
function readEachDay(source: Source, at: number): Found<Head> | undefined {
  if (words(source, at, 'leap', 'day') > 0)
    return { value: head('year', 4, { ...noDays(), yearDays: [{ month: 2, day: 29 }] }), next: at + 2 }
  const holiday = readHoliday(source, at)
  const yearly = holiday && holidayRule(holiday.value)
  if (holiday && yearly) return { value: head('year', 1, { ...noDays(), ...yearly }), next: holiday.next }
  if (holiday) return { value: { ...head('year', 1), holiday: holiday.value }, next: holiday.next }
  const season = source.tokens[at]?.lex?.season
  if (season !== undefined && !readCardinal(source, at + 1))
    return { value: head('year', 1, { ...noDays(), yearDays: [SEASON_STARTS[season]!] }), next: at + 1 }
  const letters = readLettered(source, at) ?? readSpacedLetters(source, at)
  if (letters) return letters
  const days = readDays(source, skip(source, at, 'the'), true)
  if (!days) return undefined
  const unit = unitOf(days.value)
  const bare = days.value.monthDays.length > 0 && !days.value.nths.length
  const of = readOf(source, days.next)
  const isList = days.value.monthDays.length > 1 && source.tokens[days.next - 1]?.kind === 'word'
  if (bare && !of && !isList && !endsList(source, days.next)) return undefined
  if (!of) return { value: head(unit, 1, days.value), next: days.next }
  return {
    value: head(
      of.value.unit === 'year' || of.value.unit === 'quarter' ? of.value.unit : unit === 'week' ? 'month' : unit,
      of.value.interval,
      days.value,
    ),
    next: of.next,
  }
}

/** "every end of month", "every quarter end". */
function readUnitEnd(source: Source, at: number): Found<Head> | undefined {
  const edge = readEdge(source, at)
  const unitAt = edge?.value.of ? skip(source, edge.next, 'the') : at
  const unit = source.tokens[unitAt]?.lex?.unit
  if (unit !== 'week' && unit !== 'month' && unit !== 'quarter' && unit !== 'year') return undefined
  if (edge?.value.of) return { value: head(unit, 1, edgeDays(edge.value.edge, unit)), next: unitAt + 1 }
  return oneOf(source, at + 1, 'end') && unit !== 'week' && at === unitAt
    ? { value: head(unit, 1, edgeDays('end', unit)), next: at + 2 }
    : undefined
}

/** The same days as in `solve.ts`. */
const SEASON_STARTS = [
  { month: 3, day: 20 },
  { month: 6, day: 21 },
  { month: 9, day: 23 },
  { month: 12, day: 21 },
]

/** Plain numbers are days only if no noun follows: "every 2 people" is none. */
function endsList(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return token?.kind !== 'word' || token.lex !== undefined || IMPERATIVES.has(token.text)
}
