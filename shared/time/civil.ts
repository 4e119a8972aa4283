/**
 * Civil (calendar) dates and wall times, without zone and without clock: what people say and what recurrence rules count in.
 *
 * A date is `YYYY-MM-DD`, a time of day `HH:MM` (or `HH:MM:SS`), a wall time `YYYY-MM-DDTHH:MM`. Arithmetic runs on day
 * numbers (days since 1970-01-01) in the proleptic Gregorian calendar, so that a comparison or a step allocates nothing.
 */

export type DateString = string
export type TimeString = string
export type WallTime = string

export interface YearMonthDay {
  year: number
  /** 1 to 12 */
  month: number
  /** 1 to 31 */
  day: number
}

/** Days since 1970-01-01. Source of the algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function fromDayNumber(days: number): YearMonthDay {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** ISO weekday of a day number: 1 is Monday, 7 Sunday. */
export const weekdayOf = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

/** `YYYY-MM-DD` of a day number. */
export function dateOf(days: number): DateString {
  const { year, month, day } = fromDayNumber(days)
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** The day number of `YYYY-MM-DD` (a wall time is cut to its date); undefined when it is no date of the calendar. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayNumber(year, month, day)
}

/** Minutes since midnight of `HH:MM`; undefined when it is no time of day. */
export function parseTime(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

/** `HH:MM` of minutes since midnight (0 to 1439). */
export const timeOf = (minutes: number): TimeString => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

/** A wall time, or a date alone, in its two parts. */
export const splitWall = (wall: WallTime | DateString): { date: DateString; time: TimeString | null } => ({
  date: wall.slice(0, 10),
  time: wall.length > 10 ? wall.slice(11, 16) : null,
})

/** The two parts as one: a wall time, or a date alone. */
export const joinWall = ({ date, time }: { date: DateString; time: TimeString | null }): WallTime | DateString =>
  time ? `${date}T${time}` : date

/** The date so many days later, earlier where negative. */
export const addDays = (date: DateString, days: number): DateString => dateOf(parseDate(date)! + days)

/** Adds months to a date; a day that the target month lacks becomes its last day (Jan 31 + 1 month is Feb 28 or 29). */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = fromDayNumber(days)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)))
}
