/** Pieces of a phrase made of the readers below them: picks and edges that wait for their period, weeks of a date, "the week after next". */
import { fromDayNumber } from '../../../../time/civil.ts'
import { periodOf, solve } from '../../../calendar/solve.ts'
import type { Clause } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { endsHere } from './bare-number.ts'
import type { Nested } from './nested.ts'
import { readBareUnit } from './period.ts'
import { readEdge, readPick } from './pick.ts'
import type { Prefix } from './prefix-words.ts'

export function pickPiece(source: Source, at: number): Found<Clause> | undefined {
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

export function edgePiece(source: Source, at: number): Found<Clause> | undefined {
  const edge = readEdge(source, at)
  return edge ? { value: { fields: { edge: edge.value.edge }, weak: 'alone' }, next: edge.next } : undefined
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

/** "the week after next", "the month before last", "the month of may". */
export function afterNext(source: Source, at: number): Found<Clause> | undefined {
  const unit = source.tokens[at]?.lex?.unit
  if (unit !== 'week' && unit !== 'month' && unit !== 'year' && unit !== 'weekend' && unit !== 'quarter')
    return undefined
  if (oneOf(source, at + 1, 'of') && unit === 'month') {
    const month = longest<Clause>(source, 'monthFirst', at + 2) // "the month of may"
    return month && { value: { ...month.value, weak: undefined }, next: month.next }
  }
  const before = words(source, at + 1, 'before', 'last')
  if (before > 0) return { value: { period: periodOf(unit, source.today, -2, source.context.weekStart) }, next: before }
  const next = words(source, at + 1, 'after', 'next')
  return next > 0 ? { value: { period: periodOf(unit, source.today, 2, source.context.weekStart) }, next } : undefined
}

/** "this 5/12", "next march 3": the year is this one, or the next that has it ahead. */
export function modifiedDate(source: Source, at: number): Found<Clause> | undefined {
  const modifier = source.tokens[at]?.lex?.modifier
  if (!modifier) return undefined
  const start = modifier === 'this' ? skip(source, at + 1, 'coming', 'upcoming', 'past') : at + 1
  const date = longest<Clause>(source, 'numericDate', start) ?? longest<Clause>(source, 'monthFirst', start)
  if (!date?.value.fields || date.value.fields.year !== undefined) return undefined
  if (date.value.fields.day === undefined && !endsHere(source, date.next)) return undefined // "this may take long"
  const year = fromDayNumber(source.today).year
  if (modifier === 'this' && date.value.fields.day !== undefined)
    return { value: { fields: { ...date.value.fields, year } }, next: date.next }
  const first = solve(source, date.value.fields, undefined, modifier === 'last' || modifier === 'past')
  // "next march" in march is in a year
  const isNow = modifier === 'next' && first && first.from <= source.today && first.to - first.from > 1
  const found = isNow ? solve({ ...source, today: first.to }, date.value.fields) : first
  return found && { value: { period: found }, next: date.next }
}

/** "week of march 3", "w/c feb 4", "week commencing monday", "the weekend of the 4th". */
export function weekOf(source: Source, at: number, nested: Nested): Found<Clause> | undefined {
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
  if (next < 0 || nested.depth > 1) return undefined
  while (oneOf(source, next, 'on', 'the', 'from')) next++
  const anchor = nested.read(next, 2)
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
