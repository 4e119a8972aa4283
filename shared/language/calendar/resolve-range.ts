/** A range: which half of the day both ends are in, and on which days. */
import { dateOf, fromDayNumber } from '../../time/civil.ts'
import { daysOf } from './days-of.ts'
import { hasDay } from './merge.ts'
import { type Moment, momentOf, wallOf, whenOf } from './moment.ts'
import { inPart, preferred } from './parts.ts'
import type { Reading } from './reading.ts'
import { oneDay, type Solved, solve } from './solve.ts'
import type { Clause, Clock, Now } from './values.ts'

export function resolveRange(now: Now, a: Clause, b: Clause): Reading | undefined {
  const start = a.instant === undefined ? daysOf(now, a) : undefined
  if (!start && hasDay(a) && a.instant === undefined) return undefined
  if (a.instant === undefined && !a.clock && !a.part && start) return dayRange(now, begun(now, a, b) ?? start, b)
  const [clockA, clockB] = settleBoth(now, a, b, start)
  const from = momentOf(now, { ...a, clock: clockA }, start)
  if (!from) return undefined
  const later: Now = { ...now, today: from.day }
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
function begun(now: Now, a: Clause, b: Clause): Solved | undefined {
  if (
    a.period ||
    a.fields?.month === undefined ||
    a.fields.year !== undefined ||
    b.fields?.month === undefined ||
    b.fields.year !== undefined
  )
    return undefined
  const { year } = fromDayNumber(now.today)
  const start = solve(now, { ...a.fields, year })
  const end = start && start.from <= now.today ? solve({ ...now, today: start.from }, b.fields) : undefined
  return end && end.to > now.today ? start : undefined
}

/** Whole days until whole days: the end is the first that fits after the start. */
function dayRange(now: Now, start: Solved, b: Clause): Reading | undefined {
  const later: Now = { ...now, today: b.fields ? start.from : Math.max(start.from, now.today) }
  const end = daysOf(later, b) ?? daysOf(now, b)
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

/** am or pm of both ends: "3:30 to 6 pm", "11 - 1pm", "9 to 5". */
function settleBoth(now: Now, a: Clause, b: Clause, start: Solved | undefined): [Clock | undefined, Clock | undefined] {
  const [first, second] = [a.clock, b.clock]
  if (!first || !second) return [first, second]
  const fixed = (clock: Clock, minutes: number): Clock => ({ ...clock, minutes, open: false, bare: false })
  if (a.part || b.part) {
    const name = (a.part ?? b.part)!.name
    const end = inPart(second, (b.part ?? a.part)!.name)
    return [fixed(first, inPart(first, name)), fixed(second, end === 0 ? 720 : end)] // "between 10 and 12 in the morning"
  }
  if (first.open && !second.open) {
    const pm = (first.minutes % 720) + 720
    const am = first.minutes % 720
    return [fixed(first, pm < second.minutes ? pm : am < second.minutes ? am : pm), second]
  }
  const from = first.open ? nextFor(now, first, start) : first.minutes
  if (!second.open) return [fixed(first, from), second]
  const candidates = [second.minutes, (second.minutes + 720) % 1440].sort((x, y) => x - y)
  return [fixed(first, from), fixed(second, candidates.find((m) => m > from) ?? candidates[0]!)]
}

function nextFor(now: Now, clock: Clock, start: Solved | undefined): number {
  const minute = preferred(clock.minutes, true)
  if ((start?.due ?? now.today) !== now.today || minute > now.minute) return minute
  const other = (minute + 720) % 1440
  return start && other > now.minute ? other : minute
}
