/** The days that a rule means in a year, month or week. Days are day numbers (days since 1970-01-01). */
import { dayNumber, daysInMonth, fromDayNumber, isLeapYear, weekdayOf } from '../time/civil.ts'
import type { Spend } from './budget.ts'
import { CYCLE_DAYS } from './cycle.ts'
import type { Rule, WeekdayPart } from './rule.ts'

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Days of a year for FREQ=YEARLY, ascending. */
export function daysOfYear(rule: Rule, year: number): number[] {
  const months = rule.byMonth.length ? rule.byMonth : ALL_MONTHS
  const inMonth = (day: number) => !rule.byMonth.length || rule.byMonth.includes(fromDayNumber(day).month)
  const sets: number[][] = []
  if (rule.byYearDay.length) sets.push(yearDays(rule, year).filter(inMonth))
  if (rule.byMonthDay.length) sets.push(months.flatMap((month) => monthDays(rule, year, month)))
  if (rule.byWeekNo.length) sets.push(weekDays(rule, year).filter(inMonth))
  if (rule.byDay.length) {
    const ordinals = rule.byDay.some(({ ordinal }) => ordinal)
    if (sets.length && !ordinals) sets[0] = sets[0]!.filter(onWeekday(rule))
    else if (rule.byMonth.length) sets.push(months.flatMap((month) => weekdaysOfMonth(rule, year, month)))
    else sets.push(weekdaysBetween(rule.byDay, dayNumber(year, 1, 1), dayNumber(year, 12, 31)))
  }
  return ascending(common(sets))
}

/** Days of a month that BYMONTH allows for FREQ=MONTHLY, ascending. */
export function daysOfMonth(rule: Rule, year: number, month: number): number[] {
  const sets: number[][] = []
  if (rule.byMonthDay.length) sets.push(monthDays(rule, year, month))
  if (rule.byDay.length) sets.push(weekdaysOfMonth(rule, year, month))
  return ascending(common(sets))
}

/** Values of lists that are compared in about one step. */
const COMPARED_IN_A_STEP = 16

/** Steps for a look at one day or time of a rule: lists are compared value by value. */
export const costOfLook = ({ byMonthDay, byYearDay, byHour, byMinute, bySecond }: Rule): number =>
  1 +
  Math.floor(
    (2 * (byMonthDay.length + byYearDay.length) + byHour.length + byMinute.length + bySecond.length) /
      COMPARED_IN_A_STEP,
  )

/** About how many days `daysOfYear` and the others look at for one period. */
export function workOfPeriod({ frequency, byMonth, byMonthDay, byYearDay, byWeekNo, byDay }: Rule): number {
  if (frequency === 'DAILY') return 0
  if (frequency === 'WEEKLY') return 2
  const isYearly = frequency === 'YEARLY'
  const months = isYearly ? byMonth.length || 12 : 1
  const listed = byYearDay.length + byMonthDay.length * months + byWeekNo.length * 7
  const perWeekday = isYearly && !byMonth.length ? 53 : 5 * months
  return byDay.reduce((sum, { ordinal }) => sum + (ordinal ? months : perWeekday), 1 + listed)
}

/** Whether a day passes the parts that limit FREQ=WEEKLY and shorter. */
export function matchesDay(rule: Rule, day: number): boolean {
  if (rule.byDay.length && !onWeekday(rule)(day)) return false
  if (!rule.byMonth.length && !rule.byMonthDay.length && !rule.byYearDay.length) return true
  const { year, month, day: ofMonth } = fromDayNumber(day)
  if (rule.byMonth.length && !rule.byMonth.includes(month)) return false
  if (rule.byMonthDay.length) {
    const fromEnd = ofMonth - daysInMonth(year, month) - 1
    if (!rule.byMonthDay.includes(ofMonth) && !rule.byMonthDay.includes(fromEnd)) return false
  }
  if (rule.byYearDay.length) {
    const ofYear = day - dayNumber(year, 1, 1) + 1
    if (!rule.byYearDay.includes(ofYear) && !rule.byYearDay.includes(ofYear - yearLength(year) - 1)) return false
  }
  return true
}

/** The first day from `day` to `lastDay` that `matchesDay`; the day after `lastDay` when there is none. */
export function nextMatchingDay(rule: Rule, day: number, lastDay: number, spend: Spend): number {
  const cost = costOfLook(rule)
  const end = Math.min(lastDay, day + CYCLE_DAYS)
  let each = day
  while (each <= end && !matchesDay(rule, each)) {
    spend(cost)
    each = skipDays(rule, each + 1)
  }
  return each > end ? lastDay + 1 : each
}

/** A day from `day` on before which none passes, list by list: what lies between need not be looked at. */
export function skipDays(rule: Rule, day: number): number {
  const { byMonth, byMonthDay, byYearDay, byDay } = rule
  let first = day
  if (byMonth.length || byMonthDay.length || byYearDay.length) {
    const { year, month } = fromDayNumber(day)
    const inMonth = byMonth.length ? (byMonth.find((each) => each >= month) ?? byMonth[0]! + 12) : month
    if (inMonth > month) first = dayNumber(inMonth > 12 ? year + 1 : year, ((inMonth - 1) % 12) + 1, 1)
    else if (byMonthDay.length) first = nextListed(byMonthDay, day, dayNumber(year, month, 1), daysInMonth(year, month))
    if (byYearDay.length) {
      first = Math.max(first, nextListed(byYearDay, day, dayNumber(year, 1, 1), yearLength(year)))
    }
  }
  if (!byDay.length) return first
  const weekday = weekdayOf(first)
  let distance = 7
  for (const each of byDay) distance = Math.min(distance, (each.weekday - weekday + 7) % 7)
  return first + distance
}

/** The first day from `day` on that a list numbers in a period of so many days; the day after the period when there is none. */
function nextListed(list: number[], day: number, begin: number, length: number): number {
  let next = begin + length
  for (const each of list) {
    const listed = begin + (each > 0 ? each - 1 : length + each)
    if (listed >= day && listed < next) next = listed
  }
  return next
}

const onWeekday =
  ({ byDay }: Rule) =>
  (day: number): boolean => {
    const weekday = weekdayOf(day)
    return byDay.some((each) => each.weekday === weekday)
  }

function yearDays({ byYearDay, skip }: Rule, year: number): number[] {
  const length = yearLength(year)
  const first = dayNumber(year, 1, 1)
  return byYearDay.flatMap((each) => {
    const position = within(each, length, skip)
    return position ? [first + position - 1] : []
  })
}

function monthDays({ byMonthDay, skip }: Rule, year: number, month: number): number[] {
  const length = daysInMonth(year, month)
  const first = dayNumber(year, month, 1)
  const days: number[] = []
  for (const each of byMonthDay) {
    const position = within(each, length, skip)
    if (position) days.push(first + position - 1)
  }
  return days
}

/** The position from 1 of the n-th of `length` days, counted from the end when negative; 0 when there is none. */
function within(n: number, length: number, skip: Rule['skip']): number {
  if (n < 0) return Math.max(0, length + n + 1)
  if (n <= length) return n
  return skip === 'BACKWARD' ? length : 0
}

function weekdaysOfMonth({ byDay }: Rule, year: number, month: number): number[] {
  const first = dayNumber(year, month, 1)
  return weekdaysBetween(byDay, first, first + daysInMonth(year, month) - 1)
}

function weekdaysBetween(byDay: WeekdayPart[], first: number, last: number): number[] {
  const days: number[] = []
  for (const { weekday, ordinal } of byDay) {
    const from = first + ((weekday - weekdayOf(first) + 7) % 7)
    const to = last - ((weekdayOf(last) - weekday + 7) % 7)
    if (!ordinal) for (let day = from; day <= to; day += 7) days.push(day)
    else {
      const day = ordinal > 0 ? from + (ordinal - 1) * 7 : to + (ordinal + 1) * 7
      if (day >= first && day <= last) days.push(day)
    }
  }
  return days
}

/** The days of the year that lie in the numbered weeks, also those of weeks that belong to the years beside it. */
function weekDays({ byWeekNo, weekStart }: Rule, year: number): number[] {
  const days: number[] = []
  const firstDay = dayNumber(year, 1, 1)
  const lastDay = dayNumber(year, 12, 31)
  for (const weekYear of [year - 1, year, year + 1]) {
    const first = firstWeek(weekYear, weekStart)
    const weeks = (firstWeek(weekYear + 1, weekStart) - first) / 7
    for (const each of byWeekNo) {
      const number = within(each, weeks, 'OMIT')
      if (!number) continue
      const monday = first + (number - 1) * 7
      for (let day = monday; day < monday + 7; day++) if (day >= firstDay && day <= lastDay) days.push(day)
    }
  }
  return days
}

/** The first day of week 1: the first week with at least four days in the year. */
function firstWeek(year: number, weekStart: number): number {
  const fourth = dayNumber(year, 1, 4)
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7)
}

const yearLength = (year: number): number => (isLeapYear(year) ? 366 : 365)

function common([first = [], ...others]: number[][]): number[] {
  if (!others.length) return first
  const sets = others.map((each) => new Set(each))
  return first.filter((day) => sets.every((set) => set.has(day)))
}

/** Sorted and without doubles, in place. */
function ascending(days: number[]): number[] {
  if (days.length < 2) return days
  days.sort((a, b) => a - b)
  let length = 1
  for (const day of days) if (day !== days[length - 1]) days[length++] = day
  days.length = length
  return days
}
