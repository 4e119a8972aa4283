/** Parts of the day: "in the morning", "this evening", "late last night", "at lunch". */

import { oneDay } from '../../../calendar/solve.ts'
import { type Clause, type Found, oneOf, type Part, type Source, skip, words } from '../../../calendar/values.ts'
import type { Edge, PartName } from '../lexicon/words.ts'
import { endsHere } from './bare-number.ts'
import type { Prefix } from './prefix.ts'

interface Hours {
  from: number
  to: number
  /** when a task is due if only the part of the day is said */
  at: number
}

const at = (from: number, to: number, hour: number): Hours => ({ from: from * 60, to: to * 60, at: hour * 60 })

/** The convention, see docs/language.md. */
export const PARTS: Record<PartName, Hours> = {
  morning: at(6, 12, 9),
  noon: at(12, 13, 12),
  afternoon: at(12, 18, 14),
  evening: at(18, 24, 18),
  night: at(20, 24, 21),
  midnight: at(24, 24, 24),
  breakfast: at(7, 10, 8),
  brunch: at(10, 12, 11),
  lunch: at(12, 14, 12),
  teatime: at(16, 18, 16),
  dinner: at(18, 21, 19),
  close: at(17, 18, 17),
  work: at(8, 18, 8),
  school: at(8, 15, 8),
  bedtime: at(22, 23, 22),
}

/** What people do every day, as times of it: only behind "before" and "after", and "at bedtime". */
function readRoutine({ tokens }: Source, at: number, { word }: Prefix): PartName | undefined {
  const text = tokens[at]?.text ?? ''
  if (text === 'bedtime' && (word === 'at' || word === 'before' || word === 'by' || word === 'around')) return 'bedtime'
  if (word !== 'before' && word !== 'after') return undefined
  if (text === 'work' || text === 'school') return text
  return text === 'bed' && word === 'before' ? 'bedtime' : undefined
}

/** The hours of a part, with "early" and "late" applied. */
export function hoursOf({ name, edge }: Part): Hours {
  const hours = PARTS[name]
  const middle = (hours.from + hours.to) / 2
  if (edge === 'early' || edge === 'start')
    return { from: hours.from, to: middle, at: hours.from + (name === 'morning' ? 60 : 0) }
  if (edge === 'late' || edge === 'end') return { from: middle, to: hours.to, at: Math.max(middle, hours.to - 120) }
  if (edge === 'middle') return { ...hours, at: middle }
  return hours
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
