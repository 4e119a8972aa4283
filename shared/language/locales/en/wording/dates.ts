/** Dates and times in words that the grammar reads back to the same value. */
import { fromDayNumber, parseDate, weekdayOf } from '../../../../time/civil.ts'
import type { Context, When } from '../../../types.ts'

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "today", "tomorrow at 09:00", "Friday at 17:30", "27 January 2027". */
export function describeWhen({ date, time }: When, context: Context): string {
  const day = describeDate(date, context)
  return time === null ? day : `${day} at ${time.slice(0, 5)}`
}

export function describeDate(date: string, { now }: Pick<Context, 'now'>): string {
  const day = parseDate(date)
  const today = parseDate(now)
  if (day === undefined || today === undefined) return date
  const ahead = day - today
  if (ahead >= -1 && ahead <= 1) return ['yesterday', 'today', 'tomorrow'][ahead + 1]!
  if (ahead > 1 && ahead < 7) return WEEKDAY_NAMES[weekdayOf(day) - 1]!
  return fullDate(day, fromDayNumber(today).year, today)
}

/** The year is left out where the date is the next of its kind. */
function fullDate(day: number, thisYear: number, today: number): string {
  const { year, month, day: date } = fromDayNumber(day)
  const name = `${date} ${MONTH_NAMES[month - 1]}`
  return year === thisYear && day > today ? name : `${name} ${year}`
}

/** "a, b and c". */
export function listed(items: string[], last = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** 1st, 2nd, 3rd, 11th ... */
export function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}

const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth']

/** first, second ... last, 2nd to last. */
export function nthInWords(n: number): string {
  if (n === -1) return 'last'
  if (n < 0) return `${ordinal(-n)} to last`
  return NTH[n] ?? ordinal(n)
}

/** "1 hour 30 minutes". */
export function describeMinutes(minutes: number): string {
  const part = (count: number, unit: string): string => (count ? `${count} ${unit}${count === 1 ? '' : 's'}` : '')
  const days = minutes % 1440 === 0 ? minutes / 1440 : 0
  if (days) return part(days, 'day')
  return [part(Math.floor(minutes / 60), 'hour'), part(minutes % 60, 'minute')].filter(Boolean).join(' ')
}
