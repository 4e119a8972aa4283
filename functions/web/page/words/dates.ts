/** Dates and times as the person's locale writes them. */
import type { Task } from '../../../../shared/domain/task.ts'
import { addDays } from '../../../../shared/time/civil.ts'
import { timeZone, today } from '../state/clock.ts'
import { direction, locale, words } from './index.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Few of them, and each costly to make. */
function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.value} ${name}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale.value, { timeZone: 'UTC', ...options })
    formats.set(key, found)
  }
  return found
}

/** A civil date, or a wall time, as an instant in UTC: only to be written in UTC. */
const asUtc = (wall: string): number => Date.parse(`${wall.length > 10 ? wall : `${wall}T00:00`}Z`)

export function dayInWords(date: string): string {
  const { when } = words.value
  if (date === today.value) return when.today
  if (date === addDays(today.value, 1)) return when.tomorrow
  if (date === addDays(today.value, -1)) return when.yesterday
  const isNear = date > today.value && date < addDays(today.value, 7)
  if (isNear) return format('weekday', { weekday: 'long' }).format(asUtc(date))
  const isThisYear = date.slice(0, 4) === today.value.slice(0, 4)
  return isThisYear
    ? format('day', { weekday: 'short', day: 'numeric', month: 'short' }).format(asUtc(date))
    : format('year', { day: 'numeric', month: 'short', year: 'numeric' }).format(asUtc(date))
}

/** What stands beside a day that is named by a word: the date, without the weekday where that is the word. */
export function dateBeside(date: string): string {
  const long = longDate(date)
  const day = dayInWords(date)
  if (day === long) return ''
  return long.includes(day) ? format('month day', { day: 'numeric', month: 'long' }).format(asUtc(date)) : long
}

export const longDate = (date: string): string =>
  format('long', { weekday: 'long', day: 'numeric', month: 'long' }).format(asUtc(date))
export const monthInWords = (date: string): string =>
  format('month', { month: 'long', year: 'numeric' }).format(asUtc(date))
export const weekdayInWords = (date: string): string => format('short', { weekday: 'short' }).format(asUtc(date))
/** From Monday on. */
export const weekdays = (): string[] =>
  Array.from({ length: 7 }, (_, index) => format('weekday', { weekday: 'long' }).format(asUtc(`2024-01-0${index + 1}`)))
export const dayNumber = (date: string): string => format('number', { day: 'numeric' }).format(asUtc(date))
/** "6:30 PM" is read from left to right, also among words that are not. */
const isolated = (text: string): string => (direction() === 'rtl' ? `\u2066${text}\u2069` : text)

/** Whether the clock has twelve hours. */
const isHalfDay = (): boolean => format('hour', { hour: 'numeric' }).resolvedOptions().hour12 ?? false

/** “9:00 AM”, “09:00”, as the chat says it. */
const clock = (): Intl.DateTimeFormat =>
  isHalfDay()
    ? format('time', { hour: 'numeric', minute: '2-digit' })
    : format('full time', { hour: '2-digit', minute: '2-digit' })

export const timeInWords = (time: string): string => isolated(clock().format(asUtc(`2000-01-01T${time}`)))

/** “5 PM”, “5:30 PM”, “17:00”: without the minutes where a clock of twelve hours says none. */
export function shortTimeInWords(time: string): string {
  const isFull = time.endsWith(':00') && isHalfDay()
  return isFull ? isolated(format('hour', { hour: 'numeric' }).format(asUtc(`2000-01-01T${time}`))) : timeInWords(time)
}

/** “10:00 – 11:00 AM”. */
export function timeSpanInWords(date: string, time: string, minutes: number): string {
  const from = asUtc(`${date}T${time}`)
  return isolated(clock().formatRange(from, from + minutes * 60_000))
}

export const dueInWords = (due: NonNullable<Task['due']>): string =>
  due.time ? `${dayInWords(due.date)} ${dueTimeInWords(due)}` : dayInWords(due.date)

/** The time alone, with its zone where that is another than the person's; empty for a whole day. */
export function dueTimeInWords({ time, timeZone: zone }: NonNullable<Task['due']>): string {
  if (!time) return ''
  return zone === timeZone.value
    ? timeInWords(time)
    : `${timeInWords(time)} (${zone.split('/').at(-1)!.replaceAll('_', ' ')})`
}

/** The day of an instant, where the person is. */
export const dayOf = (iso: string): string =>
  new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: timeZone.value }).format(Date.parse(iso))

/** An instant, as the audit log gives it. */
export const instantInWords = (iso: string): string =>
  new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone.value }).format(
    Date.parse(iso),
  )
