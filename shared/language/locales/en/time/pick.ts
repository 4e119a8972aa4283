/** What is counted inside a period: "first monday", "last workday", "2nd to last day"; and its edges: "end of", "mid", "early". */

import type { Edge, Pick, Unit } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, words } from '../../../engine/source.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'

const PICKS: Partial<Record<Unit, Pick['of']>> = {
  day: 'day',
  workday: 'workday',
  week: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
}

/** "first monday", "3rd last week", "second to last day", "last workday", "15th workday", "first 2 weeks". */
export function readPick(source: Source, at: number): Found<Pick> | undefined {
  const nth = readNth(source, at)
  if (!nth) return undefined
  const count = readCardinal(source, nth.next)
  const start = count && count.value > 1 && count.value < 100 ? count.next : nth.next
  const of = readPicked(source, start)
  if (!of || (count !== undefined) !== start > nth.next) return undefined
  return { value: { nth: nth.value, ...of.value, count: count?.value ?? 1 }, next: of.next }
}

/** What may be counted in a month: a weekday or a unit. */
export function readPicked(source: Source, at: number): Found<{ of: Pick['of']; weekday: number }> | undefined {
  const token = source.tokens[at]
  if (!token || token.possessive) return undefined
  if (token.lex?.weekday)
    return { value: { of: 'weekday', weekday: token.lex.weekday }, next: skip(source, at + 1, '.') }
  if (oneOf(source, at, 'business', 'working', 'work', 'week') && oneOf(source, at + 1, 'day', 'days'))
    return { value: { of: 'workday', weekday: 0 }, next: at + 2 }
  if (oneOf(source, at, 'calendar') && oneOf(source, at + 1, 'day'))
    return { value: { of: 'day', weekday: 0 }, next: at + 2 }
  if (oneOf(source, at, 'week') && oneOf(source, at + 1, 'end'))
    return { value: { of: 'weekend', weekday: 0 }, next: at + 2 }
  const of = token.lex?.unit && !token.lex.ordinal ? PICKS[token.lex.unit] : undefined
  return of ? { value: { of, weekday: 0 }, next: at + 1 } : undefined
}

/** "first", "2nd", "last", "3rd last", "second to last", "next to last", "penultimate". */
export function readNth(source: Source, at: number): Found<number> | undefined {
  if (oneOf(source, at, 'last', 'final')) return { value: -1, next: at + 1 }
  if (oneOf(source, at, 'penultimate')) return { value: -2, next: at + 1 }
  const nextTo = words(source, at, 'next', 'to', 'last')
  if (nextTo > 0) return { value: -2, next: nextTo }
  const ordinal = readOrdinal(source, at)
  if (!ordinal || ordinal.value > 366) return undefined
  const to = skip(source, skip(source, ordinal.next, '-', 'to'), 'to', 'the', '-')
  const last = skip(source, to, 'the')
  if (oneOf(source, last, 'last')) return { value: -ordinal.value, next: last + 1 }
  return ordinal
}

/** "end of", "beginning of", "mid", "early", "later": an edge, with the word "of" and an article when they follow. */
export function readEdge(source: Source, at: number): Found<{ edge: Edge; of: boolean }> | undefined {
  const halves = oneOf(source, at, 'first', 'second') && oneOf(source, at + 1, 'half') && oneOf(source, at + 2, 'of')
  if (halves) return { value: { edge: oneOf(source, at, 'first') ? 'early' : 'late', of: true }, next: at + 3 }
  const token = source.tokens[at]
  const edge = token?.lex?.edge
  if (!edge) return undefined
  const of = oneOf(source, at + 1, 'of')
  if ((edge === 'start' || edge === 'end') && !of && !source.tokens[at + 1]?.lex?.modifier) return undefined
  return { value: { edge, of }, next: skip(source, at + 1, 'of', '-', 'in') }
}
