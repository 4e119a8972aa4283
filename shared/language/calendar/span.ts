/** Joins the two ends of a range: each takes from the other what it does not say itself ("july 13-15", "13 to 15 july", "3-4pm"). */

import { hasDay } from './merge.ts'
import { oneDay } from './solve.ts'
import type { Clause, Fields, Now } from './values.ts'

/** The clause `a` until `b`; undefined when the two are no range. */
export function combine(now: Now, a: Clause, b: Clause): Clause | undefined {
  if (a.until || b.bound || b.duration) return undefined
  // "from now until friday"
  if (a.instant !== undefined && a.instant === now.today * 1440 + now.minute && hasDay(b) && b.instant === undefined)
    return { period: oneDay(now.today), until: b, introduced: true }
  const [from, to] = bareNumbers(a, b)
  if (!from || !to) return undefined
  if (from.clock && !to.clock && to.instant === undefined && !to.part) return undefined
  if (!from.clock && to.clock && !from.part && from.instant === undefined && !hasDay(from)) return undefined
  if (!from.clock && !from.part && from.instant === undefined && to.clock && !hasDay(to)) return undefined
  const shared = shareDays(from, to)
  const start: Clause = {
    ...shared.from,
    until: shared.to,
    bound: undefined,
    part: from.part ?? (from.clock ? to.part : undefined),
  }
  if (from.part && !to.part && to.clock) start.until!.part = from.part
  const isSaid = a.introduced || b.introduced || isSure(a) || isSure(b)
  const areDates = a.fields?.day !== undefined && b.fields?.day !== undefined && b.fields.month !== undefined
  const areWeekdays = a.fields?.weekday !== undefined && b.fields?.weekday !== undefined // "mon through sat"
  start.weak = isSaid ? undefined : (areDates || areWeekdays) && a.weak === 'edge' ? 'edge' : 'alone'
  return start
}

const isSure = (c: Clause): boolean =>
  !c.weak && (hasDay(c) || c.part !== undefined || (c.clock !== undefined && !c.clock.bare))

/** A bare number is a day of the month beside a day, an hour beside a time. */
function bareNumbers(a: Clause, b: Clause): [Clause | undefined, Clause | undefined] {
  const bareA = a.clock?.bare === true
  const bareB = b.clock?.bare === true
  const isMonth = (c: Clause): boolean =>
    c.period?.unit === 'month' || (c.fields?.month !== undefined && c.fields.day === undefined)
  if (bareA && bareB && (isMonth(b) || isMonth(a))) return [asDay(a), asDay(b)]
  if (bareA && b.fields?.day !== undefined && !b.clock) return b.weak ? [undefined, undefined] : [asDay(a), b]
  if (bareA && !b.clock) return [undefined, undefined]
  if (bareB && !a.clock && a.fields?.day !== undefined) return [a, asDay(b)]
  if (bareB && !a.clock) return [undefined, undefined]
  return [a, b]
}

function asDay(c: Clause): Clause | undefined {
  const day = c.clock!.minutes / 60
  return Number.isInteger(day) && day >= 1 && day <= 31
    ? { ...c, clock: undefined, fields: { ...c.fields, day } }
    : undefined
}

function shareDays(a: Clause, b: Clause): { from: Clause; to: Clause } {
  const from = { ...a }
  const to = { ...b }
  if (!hasDay(a) && hasDay(b)) {
    from.fields = b.fields
    from.period = b.period
    from.counted = b.counted
    // "22:00-06:00 friday" ends in the night of that day
    if (a.clock && b.clock) Object.assign(to, { fields: undefined, period: undefined, counted: undefined })
  } else if (a.fields && b.fields) {
    from.fields = inherit(a.fields, b.fields, true)
    to.fields = inherit(b.fields, a.fields, false)
  } else if (
    a.fields &&
    b.period &&
    !a.period &&
    a.fields.day !== undefined &&
    a.fields.month === undefined &&
    b.period.to - b.period.from > 1
  ) {
    from.period = b.period
  }
  if (a.fields?.day !== undefined && b.fields?.day !== undefined && b.period && !a.period) from.period = b.period
  return { from, to }
}

/** Month and year of the other end, when only the day (or the month) is said. */
function inherit(own: Fields, other: Fields, isStart: boolean): Fields {
  const fields = { ...own }
  const onlyDay = own.day !== undefined && own.month === undefined && own.holiday === undefined
  if (onlyDay && other.month !== undefined) fields.month = other.month
  if (fields.month !== undefined && fields.year === undefined && other.year !== undefined && isStart) {
    fields.year = other.month !== undefined && fields.month > other.month ? other.year - 1 : other.year
  } else if (onlyDay && other.year !== undefined) fields.year = other.year
  return fields
}
