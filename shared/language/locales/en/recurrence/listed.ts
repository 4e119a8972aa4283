/** Days that repeat without "every": "tuesdays", "thursday mornings", "mon wed fri", "MWF", "1st and 3rd monday", "mon-fri 9am". */

import { isFree, noDays } from '../../../calendar/rule-draft.ts'
import { type Found, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'
import { endsHere } from '../time/bare-number.ts'
import { readClock } from '../time/clock-digits.ts'
import { readCount } from '../time/duration.ts'
import { readDays } from './days.ts'
import { isExcept } from './except-words.ts'
import { readLetters } from './letters.ts'
import { type Head, head, readOf, unitOf } from './of.ts'

/** "tuesdays and thursdays", "weekends", "weekdays": more than one of them means all. */
export function readPlural(source: Source, at: number): Found<Head> | undefined {
  const token = source.tokens[at]
  const { lex } = token ?? {}
  const mayBe = lex?.plural && (lex.weekday || lex.unit === 'weekend' || lex.unit === 'workday')
  if (!mayBe || token!.possessive) return undefined
  if (oneOf(source, at - 1, 'few', 'these', 'those') || (source.tokens[at - 1] && readCardinal(source, at - 1)))
    return undefined
  const days = readDays(source, at, false)
  if (!days) return undefined
  const made = head(unitOf(days.value), 1, days.value)
  if (lex.part) made.draft.part = { name: lex.part } // weeknights
  return { value: made, next: days.next }
}

/** "thursday mornings", "weekday evenings", "mornings and evenings". */
export function readPluralPart(source: Source, at: number): Found<Head> | undefined {
  const first = source.tokens[at]?.lex
  const kind = first?.unit === 'workday' || first?.unit === 'weekend' ? first.unit : undefined
  const ofKind = kind && !first!.plural ? source.tokens[at + 1]?.lex : undefined
  if (kind && ofKind?.part && ofKind.plural) {
    const made = head(kind, 1)
    made.draft.part = { name: ofKind.part }
    return { value: made, next: at + 2 }
  }
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
export function readWeekdays(source: Source, at: number): Found<Head> | undefined {
  const { weekdays, next } = listedWeekdays(source, at)
  return weekdays.length < LISTED && !isPairAt(source, at, next)
    ? undefined
    : { value: head('week', 1, { ...noDays(), weekdays }), next }
}

export const mayBeLetters = (text: string): boolean => text.length <= 6 && /^[mtwrfs]/.test(text)

/** "MWF", "m-f", "Tu/Th". */
export function readLettered(source: Source, at: number): Found<Head> | undefined {
  const letters = mayBeLetters(source.tokens[at]?.text ?? '') ? readLetters(source, at) : undefined
  return letters && { value: head('week', 1, { ...noDays(), weekdays: letters.value }), next: letters.next }
}

/** "every mo we fr", "every tu, th". */
export function readSpacedLetters(source: Source, at: number): Found<Head> | undefined {
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

const FEW = new Set(['for', 'on', 'over', 'the', 'next', 'coming', 'following'])

/** "for the next 3 wednesdays": so often from now on. */
export function readNextFew(source: Source, at: number): Found<Head> | undefined {
  if (!FEW.has(source.tokens[at]?.text ?? '')) return undefined
  const next = skip(source, skip(source, skip(source, at, 'for', 'on', 'over'), 'the'), 'next', 'coming', 'following')
  const count = oneOf(source, next - 1, 'next', 'coming', 'following') ? readCount(source, next) : undefined
  const lex = count && source.tokens[count.next]?.lex
  if (!lex?.plural || !lex.weekday || count!.value > 500) return undefined
  const made = head('week', 1, { ...noDays(), weekdays: [lex.weekday] })
  return { value: { ...made, count: count!.value }, next: count!.next + 1 }
}

/** "1st and 3rd monday of the month", "the 1st and 15th": days of the month further apart than an event lasts are those of every month. */
export function readListed(source: Source, at: number): Found<Head> | undefined {
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
export function readWeekdayRange(source: Source, at: number): Found<Head> | undefined {
  const days = isWeekdayRange(source, at) ? readDays(source, at, false) : undefined
  if (!days) return undefined
  const clockAt = skip(source, skip(source, days.next, ','), 'at', '@')
  const clock = readClock(source, clockAt, true)
  const isTime =
    (clock && (!clock.value.bare || oneOf(source, clockAt - 1, 'at', '@') || oneOf(source, clock.next, '-', 'to'))) ||
    isExcept(source, days.next) > 0
  return isTime ? { value: head('week', 1, days.value), next: days.next } : undefined
}

const isWeekdayRange = (source: Source, at: number): boolean =>
  [at, at + 2].every((i) => source.tokens[i]?.lex?.weekday !== undefined) &&
  oneOf(source, at + 1, '-', 'to', 'through', 'thru')

function hasSeveral(source: Source, at: number): boolean {
  const { weekdays, next } = listedWeekdays(source, at)
  return weekdays.length >= LISTED || (weekdays.length === 2 && isPairAt(source, at, next))
}

/** A quick look: weekdays here that are those of each week. */
export const isListed = (source: Source, at: number): boolean => isWeekdayRange(source, at) || hasSeveral(source, at)

const LISTED = 3

/** "mon wed 6-7am", "tue/thu at 5": two of them with a time, which nothing but a slash may join: "monday or tuesday at 4" is one. */
function isPairAt(source: Source, from: number, next: number): boolean {
  const { tokens } = source
  if (next - from > 3 || next - from < 2 || !tokens[next - 1]?.lex?.weekday) return false
  const isJoined = next - from === 2 || '/&+'.includes(tokens[from + 1]!.text)
  const clockAt = skip(source, next, 'at', '@')
  const clock = isJoined ? readClock(source, clockAt, true) : undefined
  return clock !== undefined && (!clock.value.bare || clockAt > next || oneOf(source, clock.next, '-', 'to'))
}

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
