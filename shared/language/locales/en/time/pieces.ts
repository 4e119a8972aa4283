/** Pieces of a phrase that depend on what is said before them: units and seasons behind a preposition, bare years, weeks of a date. */
import type { Clause } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, touches } from '../../../engine/source.ts'
import { endsHere } from './bare-number.ts'
import { current, PERIODS } from './period.ts'
import type { Prefix } from './prefix-words.ts'

/** @param isSaid a preposition came earlier in the phrase */
export function readPeriod(source: Source, at: number, prefix: Prefix, isSaid: boolean): Found<Clause> | undefined {
  const introduced = prefix.introduces || isSaid
  return (
    longest<Clause>(source, 'period', at) ??
    readSeason(source, at, introduced) ??
    readBareYear(source, at, introduced, prefix)
  )
}

/** "in autumn" */
function readSeason({ tokens }: Source, at: number, introduced: boolean): Found<Clause> | undefined {
  const season = tokens[at]!.lex?.season
  const isSaid = introduced && tokens[at - 1]?.text !== 'to'
  return season === undefined || !isSaid ? undefined : { value: { fields: { season } }, next: at + 1 }
}

/** "at 1900", "before 1930": of a year that is over, the time of day. */
const YEAR_WORDS = new Set(['before', 'by', 'until', 'till', 'through', 'thru', 'after', 'since'])
const mayBeTime = (source: Source, year: number, { clock, word }: Prefix): boolean =>
  clock && year % 100 < 60 && (year < Number(source.context.now.slice(0, 4)) || !YEAR_WORDS.has(word))

/** "2014", "the year 2020": weak without a preposition ("read 1984"). */
function readBareYear(source: Source, at: number, introduced: boolean, prefix: Prefix): Found<Clause> | undefined {
  const named = oneOf(source, at, 'year')
  const start = named ? at + 1 : at
  if (
    touches(source, start) &&
    source.tokens[start - 1]!.text !== ' ' &&
    '$€£#/.-+:'.includes(source.tokens[start - 1]!.text)
  )
    return undefined
  const year = longest<number>(source, 'year', start)
  if (!year || (source.tokens[start]!.kind === 'word' && !named && !introduced)) return undefined
  if (!named && mayBeTime(source, year.value, prefix)) return undefined
  return { value: { fields: { year: year.value }, weak: named || introduced ? undefined : 'alone' }, next: year.next }
}

/** "the week", "for the day"; with an edge or a pick before it also "end of month". */
export function unitPiece(source: Source, at: number, prefix: Prefix, clause: Clause): Found<Clause> | undefined {
  const unit = readBareUnit(source, at)
  if (!unit) return undefined
  const kind = source.tokens[at]!.lex!.unit
  const free =
    clause.fields?.edge !== undefined || clause.fields?.pick !== undefined || clause.fields?.day !== undefined
  // "the first of the month" is the next one, "end of day" that of the day that is said
  const isOpen =
    kind === 'month' ? clause.fields?.edge === undefined : kind === 'day' && clause.fields?.edge !== undefined
  if (free && isOpen && (prefix.word === 'of' || kind === 'day')) return { value: {}, next: unit.next }
  if (free || kind === 'weekend') return unit
  if (prefix.word === 'my') return kind === 'day' ? unit : undefined
  return prefix.word === 'for' || (prefix.introduces && kind !== 'day') ? unit : undefined
}

/** "dinner with mom weekend". */
export function bareWeekend(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]
  if (token?.lex?.unit !== 'weekend' || token.lex.plural || !endsHere(source, at + 1)) return undefined
  if (source.tokens[at - 1]?.lex?.unit || oneOf(source, at - 1, 'long')) return undefined // "a 3 day weekend"
  const unit = readBareUnit(source, at)
  return unit && { value: { ...unit.value, weak: 'edge' }, next: unit.next }
}

/** "the week", "the month" (needs an article or preposition), "my day". */
function readBareUnit(source: Source, at: number): Found<Clause> | undefined {
  if (oneOf(source, at, 'work', 'working', 'business') && oneOf(source, at + 1, 'week'))
    return { value: current(source, 'workweek'), next: at + 2 }
  const token = source.tokens[at]
  const unit = token?.lex?.unit
  if (!unit || token.lex!.plural || !PERIODS.has(unit) || token.lex!.ordinal) return undefined
  if (unit === 'week' && oneOf(source, at + 1, 'end')) return { value: current(source, 'weekend'), next: at + 2 }
  return { value: current(source, unit), next: at + 1 }
}

/** "week of march 3", "w/c feb 4", "week commencing monday", "the weekend of the 4th". */
export function weekOf(source: Source, at: number): Found<Clause> | undefined {
  const { tokens } = source
  const unit = tokens[at]?.lex?.unit
  let next = -1
  if (unit === 'week' || unit === 'weekend') {
    if (oneOf(source, at + 1, 'of', 'commencing', 'beginning', 'starting')) next = at + 2
  } else if (tokens[at]?.text === 'wc') next = at + 1
  else if (
    tokens[at]?.text === 'w' &&
    oneOf(source, at + 1, '/') &&
    oneOf(source, at + 2, 'c') &&
    touches(source, at + 2)
  )
    next = at + 3
  if (next < 0) return undefined
  while (oneOf(source, next, 'on', 'the', 'from')) next++
  const anchor = longest<Clause>(source, 'clause', next)
  if (!anchor) return undefined
  return {
    value: {
      ...anchor.value,
      fields: { ...anchor.value.fields },
      weekOf: unit === 'weekend' ? 'weekend' : 'week',
      weak: undefined,
    },
    next: anchor.next,
  }
}
