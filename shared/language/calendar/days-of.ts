/** The days that the slots of a clause name together. */
import { weekdayOf } from '../../time/civil.ts'
import { hoursOf, preferred } from './parts.ts'
import { isSaneDay, oneDay, periodOf, type Solved, solve } from './solve.ts'
import type { Clause, Fields, Now } from './values.ts'

/** The days that fields and period name together. */
export function daysOf(now: Now, clause: Clause): Solved | undefined {
  const found = plainDays(now, clause)
  if (!found || !clause.weekOf) return found
  if (clause.weekOf === 'week') return periodOf('week', found.from, 0, now.context.weekStart)
  const weekday = weekdayOf(found.from)
  // a holiday on a Thursday or Friday makes a long weekend
  if (weekday === 4 || weekday === 5)
    return { from: found.from, to: found.from + 8 - weekday, unit: 'weekend', due: found.from }
  return periodOf('weekend', weekday === 1 ? found.from - 1 : found.from, 0)
}

/** The end of a single day is that day. */
function withoutEdge(fields: Fields | undefined): Fields | undefined {
  const isDay = fields?.weekday !== undefined || fields?.day !== undefined || fields?.holiday !== undefined
  return fields?.edge && isDay ? { ...fields, edge: undefined } : fields
}

function plainDays(now: Now, clause: Clause): Solved | undefined {
  const { period, counted } = clause
  const fields = withoutEdge(clause.fields)
  if (!fields) return period ? { due: period.from, ...period } : undefined
  if (period && fields.edge && period.to - period.from === 1) return { due: period.from, ...period }
  if (!period && fields.edge === 'end' && Object.keys(fields).length === 1) return oneDay(now.today) // end of day
  if (period && counted) return inCounted(now, clause)
  const found = solve(now, fields, period)
  if (!found || !isSaneDay(found.from)) return undefined
  const onlyWeekday = fields.weekday !== undefined && !period && Object.keys(fields).length === 1
  return onlyWeekday && found.from === now.today && !meansToday(now, clause) ? oneDay(found.from + 7) : found
}

/** "friday" said on a Friday is in a week, unless a preposition or a time that is still ahead makes it today. */
function meansToday(now: Now, { clock, part, introduced }: Clause): boolean {
  if (clock)
    return preferred(clock.minutes, clock.open) > now.minute || (clock.open && clock.minutes + 720 > now.minute)
  if (part) return hoursOf(part, now.context).to > now.minute
  return introduced === true
}

/** "thanksgiving in 9 months", "monday, two weeks from now": a field within the unit that was counted. */
function inCounted(now: Now, { fields, period, counted }: Clause): Solved | undefined {
  const onlyWeekday = Object.keys(fields!).length === 1 && fields!.weekday !== undefined
  if (!onlyWeekday) return solve(now, fields!, periodOf(counted!, period!.from, 0))
  const isLong = counted === 'month' || counted === 'year' || counted === 'quarter'
  return solve(
    now,
    fields!,
    isLong ? { from: period!.from, to: period!.from + 7, unit: 'week' } : { ...period!, unit: 'day' },
  )
}
