/**
 * One phrase of time: pieces ("friday", "the 3rd", "5pm", "in the evening", "for 2 hours") in any order with the small words
 * between them, filling the slots of a clause. A piece that does not fit the slots ends the phrase.
 */
import { fromDayNumber } from '../time/civil.ts'
import { readClock } from './clock.ts'
import { readDuration } from './duration.ts'
import { merge } from './merge.ts'
import { readDayFirst, readHolidayDate, readMonthFirst, readToday, readWeekday } from './named-date.ts'
import { readNumericDate } from './numeric-date.ts'
import { readPart } from './part.ts'
import { readBareUnit, readEdge, readPeriod, readPick } from './period.ts'
import { type Prefix, readPrefix, readSuffix } from './prefix.ts'
import { readRelative } from './relative.ts'
import { readHead } from './rule-head.ts'
import { periodOf, solve } from './solve.ts'
import { combine } from './span.ts'
import { type Clause, type Found, oneOf, type Source, skip, touches, words } from './values.ts'

/** More pieces than this are not one phrase. */
const MAX_PIECES = 12

/** A phrase that begins at this token; `depth` counts phrases inside phrases. */
export function readClause(source: Source, at: number, depth = 0, rangeEnd = false): Found<Clause> | undefined {
  let clause: Clause = {}
  let end = -1
  let range = false
  for (let n = 0, i = at; n < MAX_PIECES; n++, i = end) {
    if (end > 0 && source.repeats && beginsRule(source, i)) break
    const prefix = readPrefix(source, i, end > 0)
    if (end > 0 && (prefix.bound === 'until' || prefix.bound === 'through') && !range && isTimed(clause)) break // "from 9 until 11" is a range, read below
    const piece = readPiece(source, prefix.next, prefix, clause, depth, rangeEnd)
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
const beginsRule = (source: Source, at: number): boolean => readHead(source, skip(source, at, ',')) !== undefined

const isTimed = (c: Clause): boolean =>
  c.clock !== undefined || c.bound === 'from' || c.instant !== undefined || c.fields !== undefined

const isEmpty = (c: Clause): boolean =>
  !c.fields && !c.period && c.instant === undefined && !c.clock && !c.part && !c.duration

/** to, until, through, a hyphen; "and" after "between". */
function connector(source: Source, at: number, isRange: boolean): number {
  const token = source.tokens[at]
  if (!token) return -1
  if (token.text === '-' || token.text === '~') return at + 1
  if (token.text === 'and' && isRange) return at + 1
  if (token.text === 'up' && oneOf(source, at + 1, 'to')) return at + 2
  if (['to', 'till', 'til', 'until', 'untill', 'thru', 'through'].includes(token.text)) return at + 1
  return -1
}

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
  depth: number,
  rangeEnd: boolean,
): Found<Clause> | undefined {
  const token = source.tokens[at]
  if (!token || token.kind === 'opaque' || (token.kind === 'word' && !token.lex && !mayStart.has(token.text))) {
    return token?.kind === 'word' ? longer(readHolidayDate(source, at), undefined) : undefined
  }
  const introduced = prefix.introduces
  if (prefix.word === 'for') {
    const duration = readDuration(source, at)
    if (duration) return { value: { duration: duration.value }, next: duration.next }
  }
  let best = readRelative(source, at, prefix.word, depth)
  best = longer(best, readNumericDate(source, at))
  best = longer(best, readMonthFirst(source, at))
  best = longer(best, readDayFirst(source, at, introduced || prefix.article))
  best = longer(best, pickPiece(source, at))
  best = longer(best, readWeekday(source, at))
  best = longer(best, readToday(source, at, introduced))
  best = longer(best, readHolidayDate(source, at))
  best = longer(best, readPart(source, at, prefix))
  best = longer(best, afterNext(source, at))
  best = longer(best, readPeriod(source, at, prefix, clause.introduced === true))
  best = longer(best, edgePiece(source, at))
  if (prefix.article || prefix.word === 'my' || clause.fields?.edge || clause.fields?.pick || clause.fields?.day)
    best = longer(best, unitPiece(source, at, prefix, clause))
  else best = longer(best, bareWeekend(source, at))
  best = longer(best, weekOf(source, at, depth))
  best = longer(best, modifiedDate(source, at))
  best = longer(best, dayPiece(source, at, prefix, clause))
  return longer(best, clockPiece(source, at, prefix, clause, best !== undefined, rangeEnd))
}

/** Words outside the lexicon with which a piece may begin. */
const mayStart = new Set([
  'half',
  'quarter',
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
  'cw',
  'kw',
  'penultimate',
  'final',
  'wc',
  'otd',
  'another',
  'more',
  'less',
])

const longer = (a: Found<Clause> | undefined, b: Found<Clause> | undefined): Found<Clause> | undefined =>
  b && (!a || b.next > a.next) ? b : a

function pickPiece(source: Source, at: number): Found<Clause> | undefined {
  const pick = readPick(source, at)
  if (!pick) return undefined
  const { value, next } = pick
  const inside = oneOf(source, next, 'of', 'in', 'from') || oneOf(source, next, 'next', 'this')
  const follows = inside || source.tokens[next]?.lex?.month !== undefined
  if (value.of === 'quarter' && value.nth > 0 && value.nth < 5)
    return { value: { fields: { quarter: value.nth }, weak: follows ? undefined : 'edge' }, next }
  // "last friday" is a week ago, "last friday of march" is not; "second day" may belong to a title
  if (!follows && (value.nth === -1 ? value.of !== 'day' && value.of !== 'workday' : value.of !== 'workday'))
    return undefined
  if (!follows && value.of === 'day') return undefined
  if (value.of === 'quarter') return { value: { fields: { quarter: 5 + value.nth } }, next }
  return { value: { fields: { pick: value } }, next }
}

function edgePiece(source: Source, at: number): Found<Clause> | undefined {
  const edge = readEdge(source, at)
  return edge ? { value: { fields: { edge: edge.value.edge }, weak: 'alone' }, next: edge.next } : undefined
}

/** "the week", "for the day"; with an edge or a pick before it also "end of month". */
function unitPiece(source: Source, at: number, prefix: Prefix, clause: Clause): Found<Clause> | undefined {
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
function bareWeekend(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]
  if (token?.lex?.unit !== 'weekend' || token.lex.plural || !endsHere(source, at + 1)) return undefined
  const unit = readBareUnit(source, at)
  return unit && { value: { ...unit.value, weak: 'edge' }, next: unit.next }
}

/** "the week after next". */
function afterNext(source: Source, at: number): Found<Clause> | undefined {
  const unit = source.tokens[at]?.lex?.unit
  if (unit !== 'week' && unit !== 'month' && unit !== 'year' && unit !== 'weekend' && unit !== 'quarter')
    return undefined
  const next = words(source, at + 1, 'after', 'next')
  return next > 0 ? { value: { period: periodOf(unit, source.today, 2, source.context.weekStart) }, next } : undefined
}

/** "this 5/12", "next march 3": the year is this one, or the next that has it ahead. */
function modifiedDate(source: Source, at: number): Found<Clause> | undefined {
  const modifier = source.tokens[at]?.lex?.modifier
  if (!modifier) return undefined
  const date = readNumericDate(source, at + 1) ?? readMonthFirst(source, at + 1)
  if (!date?.value.fields || date.value.fields.year !== undefined) return undefined
  if (date.value.fields.day === undefined && !endsHere(source, date.next)) return undefined // "this may take long"
  const year = fromDayNumber(source.today).year
  if (modifier === 'this' && date.value.fields.day !== undefined)
    return { value: { fields: { ...date.value.fields, year } }, next: date.next }
  const found = solve(source, date.value.fields, undefined, modifier === 'last' || modifier === 'past')
  return found && { value: { period: found }, next: date.next }
}

/** "week of march 3", "w/c feb 4", "week commencing monday", "the weekend of the 4th". */
function weekOf(source: Source, at: number, depth: number): Found<Clause> | undefined {
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
  if (next < 0 || depth > 1) return undefined
  while (oneOf(source, next, 'on', 'the', 'from')) next++
  const anchor = readClause(source, next, depth + 2)
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

/** A time of day. A bare number needs a preposition, a day before it, or to begin a range. */
function clockPiece(
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
  if (!value.bare) return { value: { clock: value }, next }
  if (isOther && !prefix.clock) return undefined
  const token = source.tokens[next]
  const digits = source.tokens[at]!.kind === 'number'
  if (value.minutes >= 1440 && !digits) return undefined
  const ends = endsHere(source, next)
  const day = clause.period !== undefined || clause.fields !== undefined || clause.part !== undefined
  if (isBeforePart(source, next)) return { value: { clock: value }, next }
  if (rangeEnd && !clause.clock && (ends || startsPeriod(source, next))) return { value: { clock: value }, next }
  if (prefix.clock || prefix.between)
    return ends || startsRange(source, next) || token?.lex?.part || token?.lex?.day !== undefined
      ? { value: { clock: value }, next }
      : undefined
  if (prefix.word === 'from' && (startsRange(source, next) || ends)) return { value: { clock: value }, next }
  if (startsRange(source, next)) return { value: { clock: value, weak: 'alone' }, next }
  if (day && ends && prefix.next === at && (digits || clause.part)) return { value: { clock: value }, next }
  return token?.lex?.part === 'night' && token.lex.day === 0 && value.minutes <= 720
    ? { value: { clock: value }, next }
    : undefined // "eight tonight"
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

function dayPiece(source: Source, at: number, prefix: Prefix, clause: Clause): Found<Clause> | undefined {
  const token = source.tokens[at]!
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
