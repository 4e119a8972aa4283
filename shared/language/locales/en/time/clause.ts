/**
 * One phrase of time: pieces ("friday", "the 3rd", "5pm", "in the evening", "for 2 hours") in any order with the small words
 * between them, filling the slots of a clause. A piece that does not fit the slots ends the phrase.
 */

import { merge } from '../../../calendar/merge.ts'
import { combine } from '../../../calendar/span.ts'
import type { Clause } from '../../../calendar/values.ts'
import { type Found, longest, type Source, skip } from '../../../engine/source.ts'
import { clockPiece, connector, dayPiece, endsHere } from './bare-number.ts'
import { readClock } from './clock-digits.ts'
import { readDuration } from './duration.ts'
import type { Nested } from './nested.ts'
import { readPart } from './part.ts'
import { bareWeekend, readPeriod, unitPiece, weekOf } from './pieces.ts'
import { readPrefix, readSuffix } from './prefix.ts'
import type { Prefix } from './prefix-words.ts'
import { isPerson } from './proper-name.ts'
import { readRelative } from './relative.ts'

/** More pieces than this are not one phrase. */
const MAX_PIECES = 12

/** A phrase that begins at this token; `depth` counts phrases inside phrases. */
export function readClause(source: Source, at: number, depth = 0, rangeEnd = false): Found<Clause> | undefined {
  let clause: Clause = {}
  let end = -1
  let range = false
  const nested: Nested = { depth, read: (inner, deeper) => readClause(source, inner, depth + deeper) }
  for (let n = 0, i = at; n < MAX_PIECES; n++, i = end) {
    if (end > 0 && source.repeats && beginsRule(source, i)) break
    const prefix = readPrefix(source, i, end > 0)
    if (end > 0 && (prefix.bound === 'until' || prefix.bound === 'through') && !range && isTimed(clause)) break // "from 9 until 11" is a range, read below
    const piece = readPiece(source, prefix.next, prefix, clause, nested, rangeEnd)
    if (!piece) break
    if (prefix.between) range = true
    const merged = merge(source, clause, withPrefix(piece.value, prefix, clause))
    if (!merged) break
    clause = merged
    end = readSuffix(source, piece.next, clause)
    const join = depth < 2 ? connector(source, end, range || clause.bound === 'from') : -1
    if (join > 0 && !clause.until) {
      const to = readClause(source, join, depth + 2, true)
      const both = to && combine(source, clause, to.value)
      if (both) {
        clause = both
        end = to.next
      }
    }
  }
  return end > 0 && !isEmpty(clause) ? { value: clause, next: end } : undefined
}

/** "starting tuesday / on the 4th of each month": the head of a rule is no piece of the phrase before it. */
const beginsRule = (source: Source, at: number): boolean =>
  longest(source, 'every', skip(source, at, ',')) !== undefined

const isTimed = (c: Clause): boolean =>
  c.clock !== undefined || c.bound === 'from' || c.instant !== undefined || c.fields !== undefined

const isEmpty = (c: Clause): boolean =>
  !c.fields && !c.period && c.instant === undefined && !c.clock && !c.part && !c.duration

function withPrefix(piece: Clause, prefix: Prefix, clause: Clause): Clause {
  const value: Clause = { ...piece }
  if (prefix.bound && !value.bound) value.bound = prefix.bound
  if (prefix.introduces || (prefix.article && value.fields?.day !== undefined)) {
    value.introduced = true
    value.weak = undefined
  }
  if (clause.introduced) value.introduced = true
  return value
}

/** The longest piece here that a reader knows. */
export function readPiece(
  source: Source,
  at: number,
  prefix: Prefix,
  clause: Clause,
  nested: Nested,
  rangeEnd: boolean,
): Found<Clause> | undefined {
  const token = source.tokens[at]
  if (token && isPerson(source, at)) return undefined
  if (!token || token.kind === 'opaque' || (token.kind === 'word' && !token.lex && !mayStart.has(token.text))) {
    return token?.kind === 'word' ? longest<Clause>(source, 'holidayDate', at) : undefined
  }
  if (prefix.word === 'for') {
    const duration = readDuration(source, at)
    if (duration) return { value: { duration: duration.value }, next: duration.next }
  }
  const hasDate =
    clause.fields?.day !== undefined || clause.fields?.weekday !== undefined || clause.period !== undefined
  const clock = hasDate ? readClock(source, at, false)?.value : undefined
  const isBehind = (clause.clock || (hasDate && (!clock || clock.bare))) && !prefix.word && !prefix.bound
  const length = isBehind ? readLength(source, at) : undefined
  if (length) return length
  let best = readRelative(source, at, prefix.word, nested)
  const date = longest<Clause>(source, 'numericDate', at)
  if (date?.value.weak !== 'alone' || !(clause.fields || clause.period)) best = longer(best, date) // "monday 8-9"
  best = longer(best, longest(source, 'pickedOf', at))
  best = longer(best, longest(source, 'namedDate', at))
  best = longer(best, readPart(source, at, prefix))
  best = longer(best, readPeriod(source, at, prefix, clause.introduced === true))
  if (prefix.article || prefix.word === 'my' || clause.fields?.edge || clause.fields?.pick || clause.fields?.day)
    best = longer(best, unitPiece(source, at, prefix, clause))
  else best = longer(best, bareWeekend(source, at))
  best = longer(best, weekOf(source, at))
  best = longer(best, dayPiece(source, at, prefix, clause, rangeEnd))
  return longer(best, clockPiece(source, at, prefix, clause, best !== undefined, rangeEnd))
}

/** "friday 3pm 45m", "at 3, 90 minutes", "16/4 30m": how long it takes, behind its time. */
function readLength(source: Source, at: number): Found<Clause> | undefined {
  const duration = source.tokens[at]!.kind === 'number' ? readDuration(source, at) : undefined
  if (!duration) return undefined
  const { minutes, days, months, workdays } = duration.value
  const isShort = minutes > 0 && minutes < 1440 && !days && !months && !workdays
  const end = source.tokens[duration.next]
  const isEnd =
    !end || (end.kind === 'mark' && endsHere(source, duration.next)) || end.lex?.weekday || end.lex?.day !== undefined
  return isShort && isEnd ? { value: { duration: duration.value }, next: duration.next } : undefined
}

/** Words outside the lexicon with which a piece may begin. */
const mayStart = new Set([
  'half',
  'quarter',
  'oh',
  'a',
  'an',
  'couple',
  'few',
  'several',
  'overmorrow',
  'now',
  'asap',
  'right',
  'rest',
  'remainder',
  'eod',
  'eom',
  'eoy',
  'eow',
  'eoq',
  'bom',
  'boy',
  'bow',
  'boq',
  'q',
  'w',
  'h',
  'cw',
  'kw',
  'penultimate',
  'final',
  'wc',
  'otd',
  'another',
  'more',
  'less',
  'bed',
  'bedtime',
  'school',
  'midweek',
  'immediately',
  'straight',
  'this',
])

const longer = (a: Found<Clause> | undefined, b: Found<Clause> | undefined): Found<Clause> | undefined =>
  b && (!a || b.next > a.next) ? b : a
