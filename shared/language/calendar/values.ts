/**
 * What the readers of the grammar hand to each other. Days are day numbers (see `shared/time/civil.ts`), times of day
 * are minutes since midnight. Nothing here is resolved to a date until the whole phrase has been read.
 */
import { parseDate, parseTime } from '../../time/civil.ts'
import type { Token } from '../engine/tokens.ts'
import type { Edge, PartName } from '../locales/en/lexicon/words.ts'
import type { Context } from '../types.ts'

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'workweek'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'

/** A text being read: its tokens and the person's now. */
export interface Source {
  text: string
  tokens: Token[]
  today: number
  /** minutes since midnight */
  minute: number
  context: Context
  /** some word of the text could make it repeat; found when it is first asked for */
  repeats?: boolean
}

export interface Found<T> {
  value: T
  /** the token after what was read */
  next: number
}

/** Half-open days. */
export interface Period {
  from: number
  to: number
  unit: Unit
}

export interface Duration {
  months: number
  days: number
  workdays: number
  minutes: number
  /** the smallest unit named */
  unit: Unit
}

export interface Clock {
  minutes: number
  /** neither am nor pm was said and both are possible */
  open: boolean
  /** a bare number: an hour only if nothing else fits better */
  bare?: boolean
  /** the zone named with it: minutes east of UTC or an IANA name */
  zone?: string
}

/** "third", "last", "second to last" of something inside a period; negative counts from the end. */
export interface Pick {
  nth: number
  of: 'day' | 'weekday' | 'workday' | 'week' | 'weekend' | 'month' | 'quarter'
  weekday: number
  /** "first 2 weeks": how many of them */
  count: number
}

export interface Part {
  name: PartName
  edge?: Edge
}

/** Calendar fields that a date must have; a field that is absent is free. */
export interface Fields {
  year?: number
  /** 1 to 4 */
  quarter?: number
  /** 0 is spring */
  season?: number
  month?: number
  day?: number
  weekday?: number
  holiday?: number
  pick?: Pick
  edge?: Edge
}

export type Bound = 'before' | 'by' | 'until' | 'through' | 'after' | 'from'

/** One phrase of time, as a set of slots that the words have filled. */
export interface Clause {
  fields?: Fields
  period?: Period
  /** the unit by which `period` was counted ("in 3 weeks"), so that "monday, in 3 weeks" finds its week */
  counted?: Unit
  /** minutes since 1970-01-01 of the wall clock */
  instant?: number
  clock?: Clock
  part?: Part
  /** the week or weekend of the day that the other slots name */
  weekOf?: 'week' | 'weekend'
  /** the other end of a range */
  until?: Clause
  bound?: Bound
  duration?: Duration
  /** "on", "at", "by" or another preposition introduces it */
  introduced?: boolean
  /** every word of it may be meant as itself; see `phrases.ts` */
  weak?: 'alone' | 'edge' | undefined
}

export function sourceOf(text: string, tokens: Token[], context: Context): Source {
  const today = parseDate(context.now)
  const minute = parseTime(context.now.slice(11))
  if (today === undefined || minute === undefined) throw new RangeError(`not a wall time: ${context.now}`)
  return { text, tokens, today, minute, context }
}

/** The words that come next, exactly; the index after them or -1. */
export function words(source: Source, at: number, ...expected: string[]): number {
  for (let i = 0; i < expected.length; i++) if (source.tokens[at + i]?.text !== expected[i]) return -1
  return at + expected.length
}

/** Steps over one of the words when it is there. */
export const skip = (source: Source, at: number, ...any: string[]): number => {
  const token = source.tokens[at]
  return token && token.kind !== 'opaque' && any.includes(token.text) ? at + 1 : at
}

export const oneOf = (source: Source, at: number, ...any: string[]): boolean => skip(source, at, ...any) > at

/** Two tokens that touch: no white space between them. */
export const touches = (source: Source, at: number): boolean =>
  source.tokens[at] !== undefined && !source.tokens[at]!.spaced && at > 0
