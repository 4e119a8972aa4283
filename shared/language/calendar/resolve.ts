/** From the slots of a clause to a due date, a range and a duration on the person's calendar. */
import { dateOf } from '../../time/civil.ts'
import type { Range } from '../types.ts'
import { daysOf } from './days-of.ts'
import { hasDay } from './merge.ts'
import { type Moment, momentOf, wallOf, whenOf } from './moment.ts'
import type { Reading } from './reading.ts'
import { resolveRange } from './resolve-range.ts'
import { type Solved, shiftDay } from './solve.ts'
import type { Clause, Now } from './values.ts'

/** The reading of a clause; undefined when there is no such day, or when it names no time at all. */
export function resolve(now: Now, clause: Clause): Reading | undefined {
  const reading = clause.until ? resolveRange(now, clause, clause.until) : resolveSimple(now, clause)
  if (!reading?.due) return reading
  const year = Number(reading.due.date.slice(0, 4))
  return reading.due.date.length === 10 && year >= 1900 && year <= 2199 ? reading : undefined
}

function resolveSimple(now: Now, clause: Clause): Reading | undefined {
  if (!hasDay(clause) && !clause.clock && !clause.part) return durationOnly(clause)
  const solved = daysOf(now, clause)
  if (!solved && hasDay(clause) && clause.instant === undefined) return undefined
  const moment = momentOf(now, clause, solved)
  if (!moment) return undefined
  if (clause.duration) return withDuration(now, clause, moment)
  if (moment.minute === null && solved) return wholeDays(clause, solved)
  return timed(clause, moment)
}

const durationOnly = ({ duration }: Clause): Reading | undefined =>
  duration && duration.minutes > 0 && !duration.days && !duration.months
    ? { due: null, range: null, durationMinutes: duration.minutes }
    : undefined

function withDuration(now: Now, { duration }: Clause, moment: Moment): Reading {
  const { minutes } = duration!
  const day = shiftDay(now, moment.day, duration!, 1)
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
  // "before the end of january": its last day still is.
  if (bound === 'before' && fields?.edge !== 'end') return open(from - 1, { from: null, to: dateOf(from) })
  if (bound === 'before') return open(due, { from: null, to: dateOf(due + 1) })
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
