/** When a number is an hour ("at 5", "tomorrow 7", "from 2 to 4"), when a day of the month ("on the 17"), and when neither. */
import { fromDayNumber } from '../../../../time/civil.ts'
import { solve } from '../../../calendar/solve.ts'
import type { Clause, Clock, PartName } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip, touches } from '../../../engine/source.ts'
import { classes } from '../lexicon/classes.ts'
import { CHANGED_BY, DATED_THINGS, PRICED, SURELY_PRICED } from '../lexicon/titles.ts'
import { IMPERATIVES, VERBS } from '../lexicon/verbs.ts'
import { readClock } from './clock-digits.ts'
import type { Prefix } from './prefix-words.ts'

/** to, until, through, a hyphen; "and" after "between". */
export function connector(source: Source, at: number, isRange: boolean): number {
  const token = source.tokens[at]
  if (!token) return -1
  if (token.text === '-' || token.text === '~') return at + 1
  if (token.text === 'and' && isRange) return at + 1
  if (token.text === 'up' && oneOf(source, at + 1, 'to')) return at + 2
  if (['to', 'till', 'til', 'until', 'untill', 'thru', 'through'].includes(token.text)) return at + 1
  return -1
}

/** A time of day. A bare number needs a preposition, a day before it, or to begin a range. */
export function clockPiece(
  source: Source,
  at: number,
  prefix: Prefix,
  clause: Clause,
  isOther: boolean,
  rangeEnd: boolean,
): Found<Clause> | undefined {
  const clock = readClock(source, at, prefix.clock)
  if (!clock) return undefined
  const { value, next } = clock
  if (isAmount(source, at, prefix, next) || isYear(source, at, prefix)) return undefined
  if (!value.bare) return { value: { clock: value }, next }
  if (isOther && !prefix.clock) return undefined
  const token = source.tokens[next]
  const digits = source.tokens[at]!.kind === 'number'
  if (value.minutes >= 1440 && !digits) return undefined
  const ends = endsHere(source, next)
  const day = clause.period !== undefined || clause.fields !== undefined || clause.part !== undefined
  const { text } = source.tokens[at]!
  const isMilitary = text.length === 4 && digits
  if (isMilitary && (token?.lex?.day !== undefined || (text.startsWith('0') && token?.lex?.weekday !== undefined)))
    return { value: { clock: value }, next } // "0800 tomorrow", "0900 friday"; "1917 friday" is a film
  if (isBeforePart(source, next)) return { value: { clock: value }, next }
  if (rangeEnd && !clause.clock && (ends || startsPeriod(source, next))) return { value: { clock: value }, next }
  const leads = at === 1 && prefix.clock && beginsTask(source, next) // "at 5 call bob"
  if (leads) return { value: { clock: value }, next }
  // "friday at 4 physio": beside a day, what follows the hour is what is done, unless it is what the number counts.
  const isSaid = (prefix.word === 'at' || prefix.word === 'around' || prefix.word === '@') && day
  if (isSaid && digits && isActivity(source, next)) return { value: { clock: value }, next }
  if (clause.part && prefix.next === at && !prefix.word && digits && isHourOf(clause.part.name, value.minutes / 60))
    if (isActivity(source, next) && !isPlural(source, next)) return { value: { clock: value }, next } // sunday morning 10 rowing
  if (prefix.clock || prefix.between)
    return ends || startsRange(source, next) || token?.lex?.part || token?.lex?.day !== undefined
      ? { value: { clock: value }, next }
      : undefined
  if (prefix.word === 'from' && (startsRange(source, next) || ends)) return { value: { clock: value }, next }
  if (startsRange(source, next)) return { value: { clock: value, weak: 'alone' }, next }
  if (day && ends && prefix.next === at && (digits || clause.part)) return { value: { clock: value }, next }
  const ofActivity = day && prefix.next === at ? longest<Clock>(source, 'hourOfActivity', at) : undefined
  if (ofActivity) return { value: { clock: ofActivity.value }, next: ofActivity.next }
  return token?.lex?.part === 'night' &&
    token.lex.day === 0 &&
    value.minutes <= 720 &&
    !classes.numbered!.has(source.tokens[at - 1]?.text ?? '')
    ? { value: { clock: value }, next }
    : undefined // "eight tonight"
}

/** "call bob", "open the shop": of verbs that are nouns as well only those with an object. */
const beginsTask = ({ tokens }: Source, at: number): boolean => {
  const { kind, text = '' } = tokens[at] ?? {}
  return kind === 'word' && (VERBS.has(text) || (IMPERATIVES.has(text) && ARTICLES.has(tokens[at + 1]?.text ?? '')))
}

const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our', 'all', 'some'])

/** "offer the sofa at 350", "raise the rent by 10": a price, degrees, or how much, where no clock has minutes or a half of the day. */
function isAmount({ tokens }: Source, at: number, { word }: Prefix, next: number): boolean {
  const { kind, text, value } = tokens[at]!
  if (kind !== 'number' || next !== at + 1 || (word !== 'at' && word !== 'by' && word !== '@')) return false
  const before = tokens.slice(0, at).map(({ text }) => text)
  if (word === 'by') return before.some((each) => CHANGED_BY.has(each)) && text.length < 4
  if (before.some((each) => SURELY_PRICED.has(each))) return true
  return value > 12 && text.length < 5 && before.some((each) => PRICED.has(each))
}

/** "photos before 2019": no year to come, and a minute that nobody names or a thing of that year. */
function isYear({ tokens, context }: Source, at: number, { word, next }: Prefix): boolean {
  const { kind, text, value } = tokens[at]!
  if (kind !== 'number' || text.length !== 4 || value < 1900 || value > Number(context.now.slice(0, 4))) return false
  const thing = tokens.slice(0, next).findLast(({ kind, text }) => kind === 'word' && text !== word)?.text ?? ''
  const isDated = DATED_THINGS.has(thing) || DATED_THINGS.has(thing.replace(/s$/, ''))
  return ['before', 'after', 'since', 'until', 'from'].includes(word) && (isDated || value % 5 !== 0)
}

/** A word that a number is no part of: "4 physio", not "4 degrees" or "4 Seasons". */
function isActivity({ tokens, text }: Source, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || !token.spaced || token.lex?.unit) return false
  return !MEASURES.has(token.text) && !/^\p{Lu}/u.test(text.slice(token.start))
}

const MEASURES = new Set(
  'degrees celsius fahrenheit percent pct euro euros eur dollars usd bucks pounds quid pence cents kg km miles mph kmh volts watts people persons each apiece per'.split(
    ' ',
  ),
)

const isPlural = ({ tokens }: Source, at: number): boolean => /[^s]s$/.test(tokens[at]?.text ?? '')

const HOURS: Partial<Record<PartName, [number, number]>> = {
  morning: [5, 12],
  afternoon: [1, 6],
  evening: [5, 11],
  night: [7, 12],
}

function isHourOf(part: PartName, hour: number): boolean {
  const [from = 0, to = -1] = HOURS[part] ?? []
  return hour >= from && hour <= to
}

/** No noun follows that a number could count. */
export function endsHere(source: Source, at: number): boolean {
  const token = source.tokens[at]
  if (!token) return true
  if (token.kind === 'mark')
    return !(
      '/%$€£:'.includes(token.text) ||
      (token.text === '.' && touches(source, at) && touches(source, at + 1) && source.tokens[at + 1] !== undefined) ||
      (token.text === '-' && touches(source, at))
    )
  const { lex } = token
  if (token.kind !== 'word' || !lex) return false
  return (
    lex.closer === true ||
    lex.day !== undefined ||
    lex.modifier !== undefined ||
    lex.weekday !== undefined ||
    lex.part !== undefined ||
    lex.month !== undefined
  )
}

export function dayPiece(
  source: Source,
  at: number,
  prefix: Prefix,
  clause: Clause,
  rangeEnd: boolean,
): Found<Clause> | undefined {
  const token = source.tokens[at]!
  // "dec 24-26": no hour is that late
  const ends = endsHere(source, at + 1) || touches(source, at)
  if (rangeEnd && token.kind === 'number' && token.value > 24 && token.value <= 31 && ends)
    return { value: { fields: { day: token.value }, weak: 'alone' }, next: at + 1 }
  if (token.kind !== 'number' || token.text.length > 2 || !endsHere(source, at + 1) || touches(source, at))
    return undefined
  return isDayOfMonth(source, token.value, prefix, clause)
    ? { value: { fields: { day: token.value } }, next: at + 1 }
    : undefined
}

/** "on the 17", "friday 23"; "friday 5" is one when the coming friday is the 5th. */
function isDayOfMonth(source: Source, number: number, prefix: Prefix, clause: Clause): boolean {
  if (number < 1 || number > 31) return false
  if (prefix.article || prefix.word === 'on') return true
  const { weekday, ...others } = clause.fields ?? {}
  if (weekday === undefined || Object.keys(others).length || clause.period || clause.clock || prefix.introduces)
    return false
  const coming = solve(source, { weekday })
  return number > 12 || (coming !== undefined && fromDayNumber(coming.from).day === number)
}

/** "7 in the morning", "ten thirty at night". */
const isBeforePart = (source: Source, at: number): boolean => {
  const part = source.tokens[skip(source, skip(source, at, 'in', 'at'), 'the')]?.lex?.part
  return (
    oneOf(source, at, 'in', 'at') &&
    (part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night')
  )
}

const startsPeriod = (source: Source, at: number): boolean => oneOf(source, at, 'in', 'of', 'on')

function startsRange(source: Source, at: number): boolean {
  if (connector(source, at, true) < 0) return false
  const after = source.tokens[connector(source, at, true)]
  return (
    after !== undefined &&
    (after.kind === 'number' ||
      after.lex?.cardinal !== undefined ||
      after.lex?.ordinal !== undefined ||
      oneOf(source, connector(source, at, true), 'the', 'noon', 'midnight'))
  )
}
