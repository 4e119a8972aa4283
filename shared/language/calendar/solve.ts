/** From calendar fields ("friday", "the 3rd", "last monday of march") to days: the first that fit and are not over. */
import { addMonths, dayNumber, daysInMonth, fromDayNumber, weekdayOf } from '../../time/civil.ts'
import { holidayIn } from './holidays.ts'
import type { Duration, Edge, Fields, Now, Period, Pick, Unit } from './values.ts'

/** A period, and the day in it on which a task is due when only the period is named. */
export interface Solved extends Period {
  due: number
}

export const MIN_YEAR = 1900
export const MAX_YEAR = 2199
const FIRST_DAY = dayNumber(MIN_YEAR, 1, 1)
const LAST_DAY = dayNumber(MAX_YEAR, 12, 31)

export const isSaneDay = (day: number): boolean => day >= FIRST_DAY && day <= LAST_DAY

const solved = (from: number, to: number, unit: Unit, due = from): Solved => ({ from, to, unit, due })
export const oneDay = (day: number): Solved => solved(day, day + 1, 'day')

export function startOfWeek(day: number, weekStart = 1): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7)
}

const SEASONS = [
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
] as const

/** The period of a unit that contains a day, moved by a number of such units. */
export function periodOf(unit: Unit, day: number, offset: number, weekStart = 1): Solved {
  const { year, month } = fromDayNumber(day)
  switch (unit) {
    case 'week': {
      const from = startOfWeek(day, weekStart) + offset * 7
      return solved(from, from + 7, unit)
    }
    case 'fortnight': {
      const from = startOfWeek(day, weekStart) + offset * 14
      return solved(from, from + 14, unit)
    }
    case 'workweek': {
      const from = startOfWeek(day) + offset * 7
      return solved(from, from + 5, unit)
    }
    case 'weekend': {
      const from = startOfWeek(day) + offset * 7 + 5
      return solved(from, from + 2, unit)
    }
    case 'month':
      return months(year * 12 + month - 1 + offset, 1, unit)
    case 'quarter':
      return months(year * 12 + Math.floor((month - 1) / 3) * 3 + offset * 3, 3, unit)
    case 'year':
      return months((year + offset) * 12, 12, unit)
    case 'decade':
      return months((Math.floor(year / 10) + offset) * 120, 120, unit)
    default:
      return oneDay(day + offset)
  }
}

/** Months counted from year 0. */
function months(index: number, length: number, unit: Unit): Solved {
  const at = (i: number): number => dayNumber(Math.floor(i / 12), (i % 12) + 1, 1)
  return solved(at(index), at(index + length), unit)
}

export const isWorkday = (now: Now, day: number): boolean =>
  (now.context.workdays ?? [1, 2, 3, 4, 5]).includes(weekdayOf(day))

export function addWorkdays(now: Now, day: number, count: number): number {
  if (!(now.context.workdays ?? [1]).length) return day + count
  let left = Math.abs(count)
  let at = day
  while (left > 0) {
    at += Math.sign(count)
    if (isWorkday(now, at)) left--
  }
  return at
}

/** A day moved by the day-sized parts of a duration. */
export function shiftDay(now: Now, day: number, { months, days, workdays }: Duration, sign: number): number {
  return addWorkdays(now, addMonths(day, sign * months) + sign * days, sign * workdays)
}

/**
 * The days that have the fields: within `container` when one is given, else the first that are not over (`past`: the last that are).
 * Undefined when there are none ("feb 30", "5th friday of february").
 */
export function solve(now: Now, fields: Fields, container?: Period, past = false): Solved | undefined {
  if (container) return inContainer(now, fields, container)
  const { year } = fromDayNumber(now.today)
  if (
    fields.holiday === undefined &&
    fields.month === undefined &&
    fields.quarter === undefined &&
    fields.season === undefined
  ) {
    if (fields.year !== undefined) return narrow(now, fields, periodOf('year', dayNumber(fields.year, 1, 1), 0))
    return openFields(now, fields, past)
  }
  if (fields.year !== undefined) return inYear(now, fields, fields.year)
  for (let i = past ? 1 : -1; past ? i >= -9 : i <= 9; past ? i-- : i++) {
    const found = inYear(now, fields, year + i)
    if (found && (past ? found.to <= now.today : found.to > now.today)) return found
  }
  return undefined
}

/** The container of a year that holiday, month, quarter or season names, narrowed to the other fields. */
function inYear(now: Now, fields: Fields, year: number): Solved | undefined {
  if (fields.holiday !== undefined)
    return narrow(now, { ...fields, holiday: undefined }, oneDay(holidayIn(fields.holiday, year)))
  const jan = dayNumber(year, 1, 1)
  if (fields.month !== undefined) return narrow(now, fields, months(year * 12 + fields.month - 1, 1, 'month'))
  if (fields.quarter !== undefined) return narrow(now, fields, periodOf('quarter', jan, fields.quarter - 1))
  const season = fields.season ?? 0
  const [month, day] = SEASONS[season]!
  const [toMonth, toDay] = SEASONS[(season + 1) % 4]!
  const from = dayNumber(year, month, day)
  const to = dayNumber(season === 3 ? year + 1 : year, toMonth, toDay)
  // "first day of summer"
  if (fields.day !== undefined && fields.month === undefined) return oneDay(from + fields.day - 1)
  if (fields.pick?.of === 'day' && fields.pick.count === 1)
    return oneDay(fields.pick.nth > 0 ? from + fields.pick.nth - 1 : to + fields.pick.nth)
  return narrow(now, fields, solved(from, to, 'quarter'))
}

/** A day of the month, a weekday, or "the last day" without saying of what: of this month or the next that has it. */
function openFields(now: Now, fields: Fields, past: boolean): Solved | undefined {
  const { today } = now
  if (fields.day !== undefined || fields.pick) {
    const step = past ? -1 : 1
    for (let i = 0; i < 60; i++) {
      const found = narrow(now, fields, periodOf('month', today, i * step), true)
      if (found && (past ? found.to <= today : found.to > today)) return found
    }
    return undefined
  }
  if (fields.weekday === undefined) return undefined
  const ahead = (fields.weekday - weekdayOf(today) + 7) % 7
  return oneDay(today + (past ? ahead - 7 : ahead))
}

function inContainer(now: Now, fields: Fields, container: Period): Solved | undefined {
  const { year } = fromDayNumber(container.from)
  const lastYear = fromDayNumber(container.to - 1).year
  if (
    fields.holiday !== undefined ||
    fields.month !== undefined ||
    fields.quarter !== undefined ||
    fields.season !== undefined
  ) {
    for (let y = fields.year ?? year; y <= (fields.year ?? lastYear); y++) {
      const found = inYear(now, fields, y)
      if (found && found.to > container.from && found.from < container.to) return found
    }
    return undefined
  }
  return narrow(now, fields, container)
}

/** Day, weekday, pick and edge inside a period. */
function narrow(now: Now, fields: Fields, container: Period, strict = false): Solved | undefined {
  if (fields.pick) {
    const { pick, weekday } = fields
    // the friday of the first week of a month is its first friday
    if (pick.of === 'week' && weekday !== undefined && container.unit === 'month')
      return picked(now, { ...pick, of: 'weekday', weekday }, container)
    const found = picked(now, fields.pick, container)
    return found && fields.weekday !== undefined ? weekdayIn(fields.weekday, found) : found
  }
  if (fields.day !== undefined) return dayIn(fields.day, fields.weekday, container, strict)
  if (fields.edge) return edgeOf(now, fields.edge, container)
  if (fields.weekday !== undefined) return weekdayIn(fields.weekday, container)
  return solved(container.from, container.to, container.unit, dueIn(now, container))
}

/** Of a period that has begun, what is left of it: today. */
const dueIn = (now: Now, { from, to }: Period): number => (from < now.today && now.today < to ? now.today : from)

function weekdayIn(weekday: number, { from, to, unit }: Period): Solved | undefined {
  if (unit === 'day') return oneDay(startOfWeek(from) + weekday - 1)
  const day = from + ((weekday - weekdayOf(from) + 7) % 7)
  return day < to ? oneDay(day) : undefined
}

/** The day of the month in a month, or in a week or year that has it. A weekday that does not fit an exact date is a slip. */
function dayIn(
  day: number,
  weekday: number | undefined,
  { from, to, unit }: Period,
  strict: boolean,
): Solved | undefined {
  if (unit === 'month') {
    const { year, month } = fromDayNumber(from)
    if (day > daysInMonth(year, month)) return undefined
    const found = from + day - 1
    return strict && weekday !== undefined && weekdayOf(found) !== weekday ? undefined : oneDay(found)
  }
  for (let at = from; at < to && at < from + 400; at++) {
    if (fromDayNumber(at).day === day && (weekday === undefined || weekdayOf(at) === weekday)) return oneDay(at)
  }
  return undefined
}

function picked(now: Now, { nth, of, weekday, count }: Pick, { from, to, unit }: Period): Solved | undefined {
  const step = (first: number, last: number, size: number, width: number, kind: Unit): Solved | undefined => {
    const day = nth > 0 ? first + (nth - 1) * size : last + (nth + 1) * size - (count - 1) * size
    return day >= first && day <= last ? solved(day, day + width + (count - 1) * size, kind) : undefined
  }
  const firstOf = (wanted: number): number => from + ((wanted - weekdayOf(from) + 7) % 7)
  const lastOf = (wanted: number): number => to - 1 - ((weekdayOf(to - 1) - wanted + 7) % 7)
  switch (of) {
    case 'day':
      if (unit === 'week' && (now.context.dateOrder ?? 'mdy') === 'mdy') return step(from - 1, to - 2, 1, 1, 'day') // weeks of the US begin on Sunday
      return step(from, to - 1, 1, 1, 'day')
    case 'weekday':
      return step(firstOf(weekday), lastOf(weekday), 7, 1, 'day')
    case 'weekend':
      return step(firstOf(6), lastOf(6), 7, 2, 'weekend')
    case 'week':
      // ISO 8601 for weeks of a year; for a shorter period, the weeks that begin in it
      return unit === 'year'
        ? step(startOfWeek(from + 3), startOfWeek(to - 4), 7, 7, 'week')
        : step(firstOf(1), lastOf(1), 7, 7, 'week')
    case 'workday': {
      const day = nth > 0 ? addWorkdays(now, from - 1, nth) : addWorkdays(now, to, nth)
      return day >= from && day < to ? oneDay(day) : undefined
    }
    default: {
      const size = of === 'month' ? 1 : 3
      const base = fromDayNumber(from)
      const length = Math.round((to - from) / 30.4)
      const index = nth > 0 ? (nth - 1) * size : length + nth * size
      return index >= 0 && index < length
        ? months(base.year * 12 + base.month - 1 + index, size * count, of)
        : undefined
    }
  }
}

function edgeOf(now: Now, edge: Edge, { from, to, unit }: Period): Solved {
  const length = to - from
  if (length <= 2) return solved(from, to, unit, edge === 'end' ? to - 1 : from)
  const half =
    unit === 'month'
      ? from + 15
      : unit === 'week'
        ? from + 3
        : unit === 'year'
          ? addMonths(from, 6)
          : from + Math.floor(length / 2)
  if (edge === 'early') return solved(from, half, 'day')
  if (edge === 'late')
    return solved(half, to, 'day', Math.min(Math.max(half, now.today + (from <= now.today ? 1 : 0)), to - 1))
  const [third, twoThirds] =
    unit === 'month'
      ? [from + 10, from + 20]
      : unit === 'week'
        ? [from + 3, from + 4]
        : [from + Math.round(length / 3), from + Math.round((length * 2) / 3)]
  if (edge === 'start') return solved(from, third, 'day')
  if (edge === 'middle')
    return solved(
      unit === 'week' ? from + 2 : third,
      unit === 'week' ? from + 3 : twoThirds,
      'day',
      unit === 'month' ? from + 14 : unit === 'week' ? from + 2 : half,
    )
  return solved(twoThirds, to, 'day', to - 1)
}
