/** What a recurrence is made of, as values. Weekdays are ISO numbers: 1 is Monday, 7 Sunday. */
import type { DateString, WallTime } from '../time/civil.ts'

export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY'

export interface WeekdayPart {
  weekday: number
  /** the n-th of its month or year, from the end when negative; 0 is every one */
  ordinal: number
}

/** One RRULE or EXRULE (RFC 5545 section 3.3.10). Lists are sorted as written; an empty list is a part not given. */
export interface Rule {
  frequency: Frequency
  /** 1 or more */
  interval: number
  count: number | null
  /** inclusive; a date is the whole day */
  until: WallTime | DateString | null
  byMonth: number[]
  byWeekNo: number[]
  byYearDay: number[]
  byMonthDay: number[]
  byDay: WeekdayPart[]
  byHour: number[]
  byMinute: number[]
  bySecond: number[]
  bySetPos: number[]
  weekStart: number
  /**
   * RFC 7529: what becomes of a day that the month (or year) lacks. `OMIT`, the default, leaves it out; `BACKWARD` takes the last day
   * that there is, so that a monthly rule from January 31 gives February 28 and March 31.
   */
  skip: 'OMIT' | 'BACKWARD'
}

/** All lines of a recurrence: the union of `rules` and `dates` without `exRules` and `exDates`. */
export interface RuleSet {
  rules: Rule[]
  exRules: Rule[]
  /** a date without a time is at the time of the start; as an exception it is the whole day */
  dates: (WallTime | DateString)[]
  exDates: (WallTime | DateString)[]
}

export type RecurrenceErrorCode =
  /** no rule and no date in the text */
  | 'empty'
  | 'too-long'
  /** a line that is none of RRULE, EXRULE, RDATE, EXDATE */
  | 'unknown-line'
  | 'unknown-part'
  | 'duplicate-part'
  | 'missing-frequency'
  /** a part with a value outside what RFC 5545 allows */
  | 'invalid-value'
  /** parts that RFC 5545 does not allow together */
  | 'conflict'
  /** finding an occurrence takes more steps than a search may take (see budget.ts) */
  | 'too-complex'

/** A rule that cannot be read or cannot be worked out; the message names the part and says in words what to correct. */
export class RecurrenceError extends Error {
  override readonly name = 'RecurrenceError'
  readonly code: RecurrenceErrorCode

  constructor(code: RecurrenceErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
