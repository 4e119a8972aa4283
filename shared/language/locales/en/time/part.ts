/** Parts of the day: "in the morning", "this evening", "late last night", "at lunch". */

import { oneDay } from '../../../calendar/solve.ts'
import type { Clause, Edge, Part, PartName } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, words } from '../../../engine/source.ts'
import { endsHere } from './bare-number.ts'
import type { Prefix } from './prefix-words.ts'

/** What people do every day, as times of it: only behind "before" and "after", and "at bedtime". */
function readRoutine({ tokens }: Source, at: number, { word }: Prefix): PartName | undefined {
  const text = tokens[at]?.text ?? ''
  if (text === 'bedtime' && (word === 'at' || word === 'before' || word === 'by' || word === 'around')) return 'bedtime'
  if (word !== 'before' && word !== 'after') return undefined
  if (text === 'work' || text === 'school') return text
  return text === 'bed' && word === 'before' ? 'bedtime' : undefined
}

const OCCASIONS = new Set(
  'movie film game games board poker quiz trivia date wedding opening karaoke pizza taco pub family girls guys boys ladies bingo comedy mic parents wine cooking music book fight gala prom casino'.split(
    ' ',
  ),
)

/** "movie night", "coffee morning": what is done, not when. */
const isOccasion = ({ tokens }: Source, at: number, { introduces }: Prefix): boolean =>
  !introduces &&
  ((tokens[at]?.text === 'night' && OCCASIONS.has(tokens[at - 1]?.text ?? '')) ||
    (tokens[at]?.text === 'morning' && tokens[at - 1]?.text === 'coffee'))

const NIGHTLY: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

const MEALS = new Set<PartName>(['breakfast', 'brunch', 'lunch', 'dinner'])
const MEAL_PREPOSITIONS = new Set([
  'over',
  'at',
  '@',
  'around',
  'about',
  'before',
  'after',
  'by',
  'during',
  'until',
  'till',
])

export function readPart(source: Source, start: number, prefix: Prefix): Found<Clause> | undefined {
  const { tokens, today } = source
  const close = closeOfBusiness(source, start)
  if (close > 0) return { value: { part: { name: 'close' } }, next: close }
  const beforeLast = words(source, start, 'night', 'before', 'last')
  if (beforeLast > 0) return { value: { period: oneDay(today - 2), part: { name: 'night' } }, next: beforeLast }
  const routine = readRoutine(source, start, prefix)
  if (routine && endsHere(source, start + 1)) return { value: { part: { name: routine } }, next: start + 1 }
  const firstThing = words(source, start, 'first', 'thing')
  if (firstThing > 0) {
    const inside = readPart(source, skip(source, skip(source, firstThing, 'in', 'on'), 'the'), {
      ...prefix,
      introduces: true,
    })
    return { value: { ...inside?.value, part: { name: 'morning', edge: 'early' } }, next: inside?.next ?? firstThing }
  }
  const lastThing = words(source, start, 'last', 'thing')
  if (lastThing > 0) {
    const inside = readPart(source, skip(source, skip(source, lastThing, 'in', 'at', 'on'), 'the'), NIGHTLY)
    // "tomorrow last thing"
    if (!inside && tokens[start - 1]?.lex?.day === undefined) return undefined
    return { value: { ...inside?.value, part: { name: 'night', edge: 'late' } }, next: inside?.next ?? lastThing }
  }
  const edge: Edge | undefined = tokens[start]?.lex?.edge
  let i = edge
    ? oneOf(source, start + 1, 'in') && oneOf(source, start + 2, 'the')
      ? start + 3
      : oneOf(source, start + 1, 'of')
        ? start + (oneOf(source, start + 2, 'the') ? 3 : 2)
        : start + 1
    : start
  if (tokens[i]?.text === '-') i++
  const counted = oneOf(source, i, 'one', 'some') && tokens[i + 1]?.lex?.part !== undefined
  if (counted) i++
  if (i === start && isOccasion(source, i, prefix)) return undefined
  const modifier = tokens[i]?.lex?.modifier
  const token = modifier ? tokens[i + 1] : tokens[i]
  const name = token?.lex?.part
  if (!name || name === 'noon' || name === 'midnight' || (token.possessive && name !== 'night')) return undefined
  const after = modifier ? i + 2 : i + 1
  const next = MEALS.has(name) ? skip(source, after, 'time') : after // "dinner time"
  const part: Part = edge ? { name, edge } : { name }
  if (token.lex!.day !== undefined) return { value: { period: oneDay(today), part }, next } // late tonight
  if (MEALS.has(name) && !token.text.endsWith('time') && (modifier || !MEAL_PREPOSITIONS.has(prefix.word)))
    return undefined
  if (modifier === 'this') return { value: { period: oneDay(today), part }, next }
  if (modifier === 'last' || modifier === 'past') return { value: { period: oneDay(today - 1), part }, next }
  if (modifier === 'next') return { value: { period: oneDay(today + 1), part }, next }
  const weak = counted || (prefix.introduces && prefix.word !== 'for') ? undefined : 'edge'
  return { value: { part, weak }, next }
}

/** "close of business", "end of the business day". */
function closeOfBusiness(source: Source, at: number): number {
  if (!oneOf(source, at, 'close', 'end') || !oneOf(source, at + 1, 'of')) return -1
  const next = skip(source, at + 2, 'the')
  if (oneOf(source, next + 1, 'week')) return -1
  return oneOf(source, next, 'business', 'work', 'working') ? skip(source, next + 1, 'day', 'hours') : -1
}
