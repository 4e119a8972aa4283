/**
 * What is said of time, before it is a date: the slots that words fill. Days are day numbers (see `shared/time/civil.ts`), times of day
 * are minutes since midnight. Nothing here is resolved to a date until the whole phrase has been read.
 */
import type { Context } from '../types.ts'
import type { Holiday } from './holidays.ts'

/** When something is said, and what the person's calendar is like. */
export interface Now {
  today: number
  /** minutes since midnight */
  minute: number
  context: Context
}

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
  /** an hour of the 24-hour clock ("7:15" in German), which only a part of the day beside it moves to the other half */
  is24?: true
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

export type PartName =
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'midnight'
  | 'breakfast'
  | 'brunch'
  | 'lunch'
  | 'teatime'
  | 'dinner'
  | 'close'
  | 'work'
  | 'school'
  | 'bedtime'
export type Edge = 'start' | 'middle' | 'end' | 'early' | 'late'

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
  holiday?: Holiday
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
