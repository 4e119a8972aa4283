/** What a task may hold. By itself: who only needs a bound does not load schemas. */
import { dateOf, parseDate } from '../time/civil.ts'

/** Longest texts, in UTF-16 units, and most entries: with both old and new text, an event stays below `EVENT_BYTES` (shared/outbox). */
export const LIMITS = { title: 500, note: 4000, name: 100, labels: 20, reminders: 10, rule: 1000 } as const

/** Longest duration, and longest time before a due date, in minutes: 366 days. */
export const LONGEST_MINUTES = 527_040

/**
 * The dates that can be written, wherever a task is dated. What follows from one, such as the end of its day in its zone, a reminder a year
 * before it, or the next date of its series, then has a year of four digits, as ISO 8601, RFC 3339 and Postgres write it.
 */
export const FIRST_DATE = '1900-01-01'
export const LAST_DATE = '2999-12-31'

/** @param date a date, a wall time or an instant */
export const isInRange = (date: string): boolean => date.slice(0, 10) >= FIRST_DATE && date.slice(0, 10) <= LAST_DATE

/** @returns the date of a day number, but none beyond those that can be written */
export const clampedDate = (day: number): string =>
  dateOf(Math.min(Math.max(day, parseDate(FIRST_DATE)!), parseDate(LAST_DATE)!))
