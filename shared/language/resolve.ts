/** From the slots of a clause to a due date, a range and a duration on the person's calendar. */
import { dateOf, fromDayNumber, timeOf, weekdayOf } from '../time/civil.ts'
import { hasDay } from './merge.ts'
import { hoursOf } from './part.ts'
import { isSaneDay, oneDay, periodOf, type Solved, shiftDay, solve } from './solve.ts'
import type { Range, When } from './types.ts'
import type { Clause, Clock, Fields, Source } from './values.ts'
import { inZone } from './zones.ts'

/** What a phrase says about a task. */
export interface Reading {
  due: When | null
  range: Range | null
  durationMinutes: number | null
}

interface Moment {
  day: number
  minute: number | null
  /** of a part of the day: when it ends */
  endMinute?: number
}

const whenOf = ({ day, minute }: Moment): When => {
  const extra = minute === null ? 0 : Math.floor(minute / 1440)
  return { date: dateOf(day + extra), time: minute === null ? null : timeOf(minute - extra * 1440) }
}
const wallOf = (moment: Moment): string => {
  const { date, time } = whenOf(moment)
  return time === null ? date : `${date}T${time}`
}

/** The reading of a clause; undefined when there is no such day, or when it names no time at all. */
export function resolve(source: Source, clause: Clause): Reading | undefined {
  const reading = clause.until ? resolveRange(source, clause, clause.until) : resolveSimple(source, clause)
  if (!reading?.due) return reading
  const year = Number(reading.due.date.slice(0, 4))
  return reading.due.date.length === 10 && year >= 1900 && year <= 2199 ? reading : undefined
}

function resolveSimple(source: Source, clause: Clause): Reading | undefined {
  if (!hasDay(clause) && !clause.clock && !clause.part) return durationOnly(clause)
  const solved = daysOf(source, clause)
  if (!solved && hasDay(clause) && clause.instant === undefined) return undefined
  const moment = momentOf(source, clause, solved)
  if (!moment) return undefined
  if (clause.duration) return withDuration(source, clause, moment)
  if (moment.minute === null && solved) return wholeDays(clause, solved)
  return timed(clause, moment)
}

const durationOnly = ({ duration }: Clause): Reading | undefined =>
  duration && duration.minutes > 0 && !duration.days && !duration.months
    ? { due: null, range: null, durationMinutes: duration.minutes }
    : undefined

function withDuration(source: Source, { duration }: Clause, moment: Moment): Reading {
  const { minutes } = duration!
  const day = shiftDay(source, moment.day, duration!, 1)
  const isDays = day > moment.day
  const to = { day, minute: moment.minute === null ? null : moment.minute + minutes }
  const range = moment.minute === null && !isDays ? null : { from: wallOf(moment), to: wallOf(to) }
  return { due: whenOf(moment), range, durationMinutes: minutes > 0 && !isDays ? minutes : null }
}

/** Days without a time; a bound decides which of them counts. */
function wholeDays({ bound, fields }: Clause, { from, to, due }: Solved): Reading {
  const open = (day: number, range: Range): Reading => ({
    due: { date: dateOf(day), time: null },
    range,
    durationMinutes: null,
  })
  if (bound === 'before') return open(from - 1, { from: null, to: dateOf(from) })
  if (bound === 'by' || bound === 'until') return open(due, { from: null, to: dateOf(due + 1) })
  if (bound === 'through') return open(to - 1, { from: null, to: dateOf(to) })
  const after = fields?.edge === 'start' ? from + 1 : to
  if (bound === 'after') return open(after, { from: dateOf(after), to: null })
  if (bound === 'from') return open(due, { from: dateOf(due), to: null })
  return {
    due: { date: dateOf(due), time: null },
    range: to - from > 1 ? { from: dateOf(from), to: dateOf(to) } : null,
    durationMinutes: null,
  }
}

function timed({ bound, clock }: Clause, moment: Moment): Reading {
  const end: Moment = { day: moment.day, minute: moment.endMinute ?? moment.minute }
  const isPart = moment.endMinute !== undefined && !clock
  const open = (at: Moment, range: Range): Reading => ({ due: whenOf(at), range, durationMinutes: null })
  if (bound === 'before' || bound === 'by' || bound === 'until' || bound === 'through')
    return open(moment, { from: null, to: wallOf(moment) })
  if (bound === 'after') return open(end, { from: wallOf(end), to: null })
  if (bound === 'from') return open(moment, { from: wallOf(moment), to: null })
  return {
    due: whenOf(moment),
    range: isPart ? { from: wallOf(moment), to: wallOf(end) } : null,
    durationMinutes: null,
  }
}

function resolveRange(source: Source, a: Clause, b: Clause): Reading | undefined {
  const start = a.instant === undefined ? daysOf(source, a) : undefined
  if (!start && hasDay(a) && a.instant === undefined) return undefined
  if (a.instant === undefined && !a.clock && !a.part && start) return dayRange(source, begun(source, a, b) ?? start, b)
  const [clockA, clockB] = settleBoth(source, a, b, start)
  const from = momentOf(source, { ...a, clock: clockA }, start)
  if (!from) return undefined
  const later: Source = { ...source, today: from.day }
  const end = hasDay(b) && b.instant === undefined ? daysOf(later, b) : undefined
  const to =
    b.instant !== undefined || clockB || b.part
      ? momentOf(later, { ...b, clock: clockB }, end ?? oneDay(from.day))
      : undefined
  if (!to || (from.minute !== null && to.minute === null)) return undefined
  const finish = to.endMinute !== undefined && !clockB ? { ...to, minute: to.endMinute } : to
  if (finish.day * 1440 + (finish.minute ?? 0) <= from.day * 1440 + (from.minute ?? 0)) finish.day++
  return {
    due: whenOf(from),
    range: { from: wallOf(from), to: wallOf(finish) },
    durationMinutes: lengthOf(from, finish),
  }
}

const lengthOf = (from: Moment, to: Moment): number | null => {
  const minutes = (to.day - from.day) * 1440 + (to.minute ?? 0) - (from.minute ?? 0)
  return from.minute !== null && minutes > 0 && minutes < 1440 ? minutes : null
}

/** A range of dates without a year that has begun and is not over: "between 10/1 and 11/7" said in between. */
function begun(source: Source, a: Clause, b: Clause): Solved | undefined {
  if (
    a.period ||
    a.fields?.month === undefined ||
    a.fields.year !== undefined ||
    b.fields?.month === undefined ||
    b.fields.year !== undefined
  )
    return undefined
  const { year } = fromDayNumber(source.today)
  const start = solve(source, { ...a.fields, year })
  const end = start && start.from <= source.today ? solve({ ...source, today: start.from }, b.fields) : undefined
  return end && end.to > source.today ? start : undefined
}

/** Whole days until whole days: the end is the first that fits after the start. */
function dayRange(source: Source, start: Solved, b: Clause): Reading | undefined {
  const later: Source = { ...source, today: b.fields ? start.from : Math.max(start.from, source.today) }
  const end = daysOf(later, b) ?? daysOf(source, b)
  if (!end || b.clock) {
    const moment = end && momentOf(later, b, end)
    return moment
      ? {
          due: { date: dateOf(start.due), time: null },
          range: { from: dateOf(start.from), to: wallOf(moment) },
          durationMinutes: null,
        }
      : undefined
  }
  if (end.to <= start.from) return undefined
  return {
    due: { date: dateOf(start.from), time: null },
    range: { from: dateOf(start.from), to: dateOf(end.to) },
    durationMinutes: null,
  }
}

/** The start of a clause, for what is counted from it. */
export function startOf(source: Source, clause: Clause): { day: number; minute: number | null } | undefined {
  const solved = daysOf(source, clause)
  if (!solved && hasDay(clause) && clause.instant === undefined) return undefined
  return momentOf(source, clause, solved)
}

/** The days that fields and period name together. */
export function daysOf(source: Source, clause: Clause): Solved | undefined {
  const found = plainDays(source, clause)
  if (!found || !clause.weekOf) return found
  if (clause.weekOf === 'week') return periodOf('week', found.from, 0, source.context.weekStart)
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

function plainDays(source: Source, clause: Clause): Solved | undefined {
  const { period, counted } = clause
  const fields = withoutEdge(clause.fields)
  if (!fields) return period ? { due: period.from, ...period } : undefined
  if (period && fields.edge && period.to - period.from === 1) return { due: period.from, ...period }
  if (!period && fields.edge === 'end' && Object.keys(fields).length === 1) return oneDay(source.today) // end of day
  if (period && counted) return inCounted(source, clause)
  const found = solve(source, fields, period)
  if (!found || !isSaneDay(found.from)) return undefined
  const onlyWeekday = fields.weekday !== undefined && !period && Object.keys(fields).length === 1
  return onlyWeekday && found.from === source.today && !meansToday(source, clause) ? oneDay(found.from + 7) : found
}

/** "friday" said on a Friday is in a week, unless a preposition or a time that is still ahead makes it today. */
function meansToday(source: Source, { clock, part, introduced }: Clause): boolean {
  if (clock)
    return preferred(clock.minutes, clock.open) > source.minute || (clock.open && clock.minutes + 720 > source.minute)
  if (part) return hoursOf(part).to > source.minute
  return introduced === true
}

/** "thanksgiving in 9 months", "monday, two weeks from now": a field within the unit that was counted. */
function inCounted(source: Source, { fields, period, counted }: Clause): Solved | undefined {
  const onlyWeekday = Object.keys(fields!).length === 1 && fields!.weekday !== undefined
  if (!onlyWeekday) return solve(source, fields!, periodOf(counted!, period!.from, 0))
  const isLong = counted === 'month' || counted === 'year' || counted === 'quarter'
  return solve(
    source,
    fields!,
    isLong ? { from: period!.from, to: period!.from + 7, unit: 'week' } : { ...period!, unit: 'day' },
  )
}

/** Day and minute: the time of day, the part of it, or none. Without a day, the next time that clocks show it. */
function momentOf(source: Source, clause: Clause, solved: Solved | undefined): Moment | undefined {
  if (clause.instant !== undefined) {
    const day = Math.floor(clause.instant / 1440)
    return isSaneDay(day) ? { day, minute: clause.instant - day * 1440 } : undefined
  }
  const { clock, part } = clause
  if (clock) return clockMoment(source, clause, clock, solved)
  const day = solved ? solved.due : source.today
  if (!part) return solved ? { day, minute: null } : undefined
  const { at, to } = hoursOf(part)
  const isOver = !solved && to <= source.minute
  return { day: isOver ? day + 1 : day, minute: at, endMinute: to }
}

function clockMoment(source: Source, { part }: Clause, clock: Clock, solved: Solved | undefined): Moment {
  const { today, minute: now } = source
  const day = solved ? solved.due : today
  let minute = part ? inPart(clock, part.name) : preferred(clock.minutes, clock.open)
  if (part?.name === 'night' && minute < 300) return nightMoment(source, day, minute, solved !== undefined)
  if (clock.open && !part && day === today && minute <= now) {
    const other = (minute + 720) % 1440
    if (other > now && clock.minutes % 720 !== 0) minute = other
  }
  const zoned = clock.zone
    ? inZone(day, minute % 1440, clock.zone, source.context.timeZone)
    : { days: day, minutes: minute }
  const isOver = !solved && zoned.days * 1440 + zoned.minutes <= today * 1440 + now
  return { day: zoned.days + (isOver ? 1 : 0), minute: zoned.minutes }
}

/** "tonight at 1": the hours after midnight belong to the night before. */
function nightMoment({ today, minute: now }: Source, day: number, minute: number, isSaid: boolean): Moment {
  const ahead = day > today || (day === today && minute <= now)
  return { day: ahead && isSaid ? day + 1 : day, minute }
}

/** Nobody plans for 5 in the morning without saying so: 1 to 6 are after noon, 7 to 11 before. */
export function preferred(minutes: number, open: boolean): number {
  return open && minutes < 420 ? minutes + 720 : minutes
}

function inPart(clock: Clock, name: string): number {
  if (!clock.open) return clock.minutes
  const hour = Math.floor(clock.minutes / 60)
  if (name === 'morning' || name === 'breakfast') return hour === 12 ? clock.minutes - 720 : clock.minutes
  if (name === 'night') return hour === 12 ? clock.minutes + 720 : hour < 5 ? clock.minutes : clock.minutes + 720
  if (name === 'lunch') return hour >= 11 ? clock.minutes : clock.minutes + 720
  return hour === 12 ? clock.minutes : clock.minutes + 720
}

/** am or pm of both ends: "3:30 to 6 pm", "11 - 1pm", "9 to 5". */
function settleBoth(
  source: Source,
  a: Clause,
  b: Clause,
  start: Solved | undefined,
): [Clock | undefined, Clock | undefined] {
  const [first, second] = [a.clock, b.clock]
  if (!first || !second) return [first, second]
  const fixed = (clock: Clock, minutes: number): Clock => ({ ...clock, minutes, open: false, bare: false })
  if (a.part || b.part) {
    const name = (a.part ?? b.part)!.name
    return [fixed(first, inPart(first, name)), fixed(second, inPart(second, (b.part ?? a.part)!.name))]
  }
  if (first.open && !second.open) {
    const pm = (first.minutes % 720) + 720
    const am = first.minutes % 720
    return [fixed(first, pm < second.minutes ? pm : am < second.minutes ? am : pm), second]
  }
  const from = first.open ? nextFor(source, first, start) : first.minutes
  if (!second.open) return [fixed(first, from), second]
  const candidates = [second.minutes, (second.minutes + 720) % 1440].sort((x, y) => x - y)
  return [fixed(first, from), fixed(second, candidates.find((m) => m > from) ?? candidates[0]!)]
}

function nextFor(source: Source, clock: Clock, start: Solved | undefined): number {
  const minute = preferred(clock.minutes, true)
  if ((start?.due ?? source.today) !== source.today || minute > source.minute) return minute
  const other = (minute + 720) % 1440
  return start && other > source.minute ? other : minute
}
