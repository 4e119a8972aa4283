/** How a rule begins: "every other day", "weekly", "tuesdays", "twice a week", "the 4th of every month", "after 3 days". */
import { endsHere } from './bare-number.ts'
import { readClock } from './clock.ts'
import { readCount, readDuration, readUnit } from './duration.ts'
import { holidayRule, readHoliday } from './holidays.ts'
import { readCardinal, readOrdinal } from './numbers.ts'
import { readEdge } from './pick.ts'
import { readDays } from './rule-days.ts'
import { type Days, isFree, noDays } from './rule-draft.ts'
import { isExcept } from './rule-except.ts'
import { readFrequency, spread } from './rule-frequency.ts'
import { readLetters } from './rule-letters.ts'
import { EVERY, edgeDays, type Head, head, readOf, readOfEvery, UNITS } from './rule-of.ts'
import { type Found, oneOf, type Source, skip, touches, type Unit, words } from './values.ts'

/** True when some word of the text could make it repeat; texts without one are not searched for rules. */
export const mayRepeat = (source: Source): boolean => {
  const { tokens } = source
  for (let i = 0; i < tokens.length; i++) {
    const { text, lex } = tokens[i]!
    if (lex?.weekday && (isWeekdayRange(source, i) || listedWeekdays(source, i).weekdays.length >= LISTED)) return true
    if (lex?.ordinal || text === 'st' || text === 'nd' || text === 'rd' || text === 'th')
      if (readListed(source, i) ?? readListed(source, i - 1)) return true
    if (mayBeLetters(text) && readLetters(source, i)) return true
    if (EVERY.has(text) || lex?.rule || (lex?.plural && (lex.weekday || lex.unit || lex.part))) return true
    if (
      text === 'per' ||
      text === 'all' ||
      text === 'repeat' ||
      text === 'semi' ||
      text === 'half' ||
      text === 'semimonthly' ||
      text === 'bi' ||
      text === 'once' ||
      text === 'twice' ||
      text === 'after' ||
      text === 'one'
    )
      return true
    if ((text === 'a' || text === 'an') && i > 0 && tokens[i + 1]?.lex?.unit) return true
  }
  return false
}

export function readHead(source: Source, at: number): Found<Head> | undefined {
  const start = skip(
    source,
    skip(
      source,
      skip(source, skip(source, at, 'due'), 'repeat', 'repeats', 'repeating', 'recurring'),
      'on',
      'at',
      'in',
      'once',
    ),
    'the',
  )
  return (
    readEvery(source, start) ??
    readAdverb(source, start) ??
    readPlural(source, start) ??
    readPluralPart(source, start) ??
    readNextFew(source, at) ??
    readWeekdays(source, start) ??
    readWeekdayRange(source, start) ??
    readLettered(source, start) ??
    readFrequency(source, at) ??
    readOfEvery(source, start) ??
    readDueBy(source, at) ??
    readListed(source, start) ??
    readAfter(source, at)
  )
}

/** every / each, also `every!` (counted from completion). */
function readEvery(source: Source, at: number): Found<Head> | undefined {
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
  // "every 2nd day of the month" is one of its days
  if (
    unit &&
    UNITS[unit.value] &&
    !((ordinal || oneOf(source, at, 'second')) && oneOf(source, unit.next, 'of')) &&
    !(unit.value === 'second')
  ) {
    // "every 3rd workday" may be of the month; "every 15th workday" is
    if (ordinal && unit.value === 'workday') return undefined
    return { value: head(unit.value, interval), next: unit.next }
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
  const holiday = readHoliday(source, at)
  const yearly = holiday && holidayRule(holiday.value)
  if (holiday && yearly) return { value: head('year', 1, { ...noDays(), ...yearly }), next: holiday.next }
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
  if (bare && !of && !endsList(source, days.next)) return undefined
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
  return token?.kind !== 'word' || token.lex !== undefined
}

const unitOf = (d: Days): Unit =>
  d.yearDays.length || (d.months.length && !d.weekdays.length)
    ? 'year'
    : d.nths.length || d.monthDays.length || d.workdays.length
      ? 'month'
      : 'week'

/** daily, weekly, "bi-weekly", "twice daily". */
function readAdverb(source: Source, at: number): Found<Head> | undefined {
  const twice = readTwice(source, at)
  if (twice) return twice
  const bi = oneOf(source, at, 'bi', 'semi') && (oneOf(source, at + 1, '-') || source.tokens[at + 1]?.lex?.rule)
  const start = bi ? skip(source, at + 1, '-') : at
  const token = source.tokens[start]
  const rule = token?.lex?.rule
  if (!rule) return undefined
  const semi = bi && oneOf(source, at, 'semi')
  const interval = bi ? (semi ? (rule.unit === 'year' ? 6 : 1) : rule.interval * 2) : rule.interval
  const made = head(semi && rule.unit === 'year' ? 'month' : rule.unit, interval)
  if (token.lex!.part) made.draft.part = { name: token.lex!.part }
  const bang =
    oneOf(source, start + 1, '!') && touches(source, start + 1) && source.tokens[start + 2]?.kind !== 'number'
  if (bang) made.counted = 'completion'
  const next = bang ? start + 2 : start + 1
  return isAdjective(source, at, next) ? undefined : { value: made, next }
}

/** "semi-monthly", "half-yearly": twice in the unit. */
function readTwice(source: Source, at: number): Found<Head> | undefined {
  if (oneOf(source, at, 'semimonthly')) return isAdjective(source, at, at + 1) ? undefined : spread(2, 'month', at + 1)
  if (!oneOf(source, at, 'semi', 'half')) return undefined
  const rule = skip(source, at + 1, '-')
  const unit = source.tokens[rule]?.lex?.rule?.unit
  if (!unit || isAdjective(source, at, rule + 1)) return undefined
  return spread(2, unit, rule + 1)
}

/** "the weekly report", "prepare weekly report": the adverb belongs to the noun. */
function isAdjective(source: Source, at: number, next: number): boolean {
  const after = source.tokens[next]
  if (
    after?.kind !== 'word' ||
    after.lex ||
    after.text === 'routine' ||
    isExcept(source, next) > 0 ||
    oneOf(source, next, 'repeat', 'reminder', 'reminders')
  )
    return false
  return at > 0 && !['-', ':', ',', '\n'].includes(source.tokens[at - 1]!.text)
}

/** "tuesdays and thursdays", "weekends", "weekdays": more than one of them means all. */
function readPlural(source: Source, at: number): Found<Head> | undefined {
  const token = source.tokens[at]
  const { lex } = token ?? {}
  const mayBe = lex?.plural && (lex.weekday || lex.unit === 'weekend' || lex.unit === 'workday')
  if (!mayBe || token!.possessive) return undefined
  if (oneOf(source, at - 1, 'few', 'these', 'those') || (source.tokens[at - 1] && readCardinal(source, at - 1)))
    return undefined
  const days = readDays(source, at, false)
  return days && { value: head(unitOf(days.value), 1, days.value), next: days.next }
}

/** "thursday mornings", "mornings and evenings". */
function readPluralPart(source: Source, at: number): Found<Head> | undefined {
  const first = source.tokens[at]?.lex
  if (!first?.weekday && !(first?.part && first.plural)) return undefined
  const days = readDays(source, at, false)
  const only = days && isFree({ ...days.value, weekdays: [] }) ? days.value : noDays()
  const partAt = days?.next ?? at
  const lex = source.tokens[partAt]?.lex
  if (!lex?.part || !lex.plural || (days && !only.weekdays.length)) return undefined
  const isListed = oneOf(source, partAt + 1, 'and') && source.tokens[partAt + 2]?.lex?.plural
  if (!days && !isListed) return undefined
  const made = days ? head('week', 1, only) : head('day', 1)
  made.draft.part = { name: lex.part }
  return { value: made, next: partAt + 1 }
}

/** "mon wed fri", "mon/wed/fri": three weekdays and more in a row are those of each week. */
function readWeekdays(source: Source, at: number): Found<Head> | undefined {
  const { weekdays, next } = listedWeekdays(source, at)
  return weekdays.length < LISTED ? undefined : { value: head('week', 1, { ...noDays(), weekdays }), next }
}

const mayBeLetters = (text: string): boolean => text.length <= 6 && /^[mtwrfs]/.test(text)

/** "MWF", "m-f", "Tu/Th". */
function readLettered(source: Source, at: number): Found<Head> | undefined {
  const letters = mayBeLetters(source.tokens[at]?.text ?? '') ? readLetters(source, at) : undefined
  return letters && { value: head('week', 1, { ...noDays(), weekdays: letters.value }), next: letters.next }
}

/** "every mo we fr", "every tu, th". */
function readSpacedLetters(source: Source, at: number): Found<Head> | undefined {
  const weekdays: number[] = []
  let next = at
  for (let i = at; ; i = skip(source, skip(source, next, ','), 'and', '&')) {
    const day = TWO_LETTERS.indexOf(source.tokens[i]?.text ?? '') + 1
    if (!day) break
    weekdays.push(day)
    next = i + 1
  }
  return weekdays.length > 1 ? { value: head('week', 1, { ...noDays(), weekdays }), next } : undefined
}

const TWO_LETTERS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/** "by the 5th of every month" */
function readDueBy(source: Source, at: number): Found<Head> | undefined {
  return oneOf(source, at, 'by', 'before') ? readOfEvery(source, skip(source, at + 1, 'the')) : undefined
}

const FEW = new Set(['for', 'on', 'over', 'the', 'next', 'coming', 'following'])

/** "for the next 3 wednesdays": so often from now on. */
function readNextFew(source: Source, at: number): Found<Head> | undefined {
  if (!FEW.has(source.tokens[at]?.text ?? '')) return undefined
  const next = skip(source, skip(source, skip(source, at, 'for', 'on', 'over'), 'the'), 'next', 'coming', 'following')
  const count = oneOf(source, next - 1, 'next', 'coming', 'following') ? readCount(source, next) : undefined
  const lex = count && source.tokens[count.next]?.lex
  if (!lex?.plural || !lex.weekday || count!.value > 500) return undefined
  const made = head('week', 1, { ...noDays(), weekdays: [lex.weekday] })
  return { value: { ...made, count: count!.value }, next: count!.next + 1 }
}

/** "1st and 3rd monday of the month", "the 1st and 15th": days of the month further apart than an event lasts are those of every month. */
function readListed(source: Source, at: number): Found<Head> | undefined {
  if (!readOrdinal(source, at)) return undefined
  const days = readDays(source, at, false)
  if (!days || isAdjacent(source, at, days.next)) return undefined
  const { nths, monthDays, months, yearDays, weekdays, workdays } = days.value
  if (months.length || yearDays.length || weekdays.length || workdays.length) return undefined
  const of = readOf(source, days.next)
  const next = of && (of.value.unit === 'month' || of.value.unit === 'quarter') ? of.next : days.next
  const [first = 0, last = 0] = [monthDays[0], monthDays.at(-1)]
  const isApart =
    monthDays.length > 1 && !nths.length && (last < 0 || last - first > 4) && monthDays.every((day) => day !== 0)
  // "first monday of the month except september": what has exceptions repeats
  const isOne = nths.length === 1 && of !== undefined && isExcept(source, next) > 0
  if (!(nths.length > 1 && !monthDays.length) && !isApart && !isOne) return undefined
  if (!of && !endsHere(source, next)) return undefined
  return { value: head(of?.value.unit === 'quarter' ? 'quarter' : 'month', 1, days.value), next }
}

/** "1st-3rd", "5th to 9th" are a range; a month or "of june" names one month only. */
const isAdjacent = (source: Source, from: number, to: number): boolean =>
  source.tokens.slice(from, to).some(({ text }) => text === '-' || text === 'to') ||
  source.tokens[skip(source, to, 'of', 'in')]?.lex?.month !== undefined ||
  oneOf(source, skip(source, to, 'of', 'in'), 'next', 'this', 'last')

/** "mon-fri 9am", "monday to friday at 9": with a time it is said of each of them. */
function readWeekdayRange(source: Source, at: number): Found<Head> | undefined {
  const days = isWeekdayRange(source, at) ? readDays(source, at, false) : undefined
  if (!days) return undefined
  const clockAt = skip(source, skip(source, days.next, ','), 'at', '@')
  const clock = readClock(source, clockAt, true)
  const isTime =
    (clock && (!clock.value.bare || oneOf(source, clockAt - 1, 'at', '@'))) || isExcept(source, days.next) > 0
  return isTime ? { value: head('week', 1, days.value), next: days.next } : undefined
}

const isWeekdayRange = (source: Source, at: number): boolean =>
  [at, at + 2].every((i) => source.tokens[i]?.lex?.weekday !== undefined) &&
  oneOf(source, at + 1, '-', 'to', 'through', 'thru')

const LISTED = 3

function listedWeekdays({ tokens }: Source, at: number): { weekdays: number[]; next: number } {
  const weekdays: number[] = []
  let next = at
  for (let i = at; tokens[i]?.lex?.weekday; ) {
    weekdays.push(tokens[i]!.lex!.weekday!)
    next = i + 1
    i = next
    while ([',', '/', '+', '&', 'and'].includes(tokens[i]?.text ?? '')) i++
  }
  return { weekdays, next }
}

/** "after 3 days": that long after the last time it was done. */
function readAfter(source: Source, at: number): Found<Head> | undefined {
  if (!oneOf(source, at, 'after')) return undefined
  const count = readCount(source, at + 1)
  const unit = count && readUnit(source, count.next, source.tokens[count.next - 1]?.kind === 'number')
  if (
    !unit ||
    !UNITS[unit.value] ||
    unit.value === 'minute' ||
    unit.value === 'hour' ||
    words(source, unit.next, 'from') > 0
  )
    return undefined
  if (source.tokens[unit.next] && oneOf(source, unit.next, 'of', 'in', 'from', 'ago')) return undefined
  return { value: head(unit.value, count!.value, noDays(), 'completion'), next: unit.next }
}
