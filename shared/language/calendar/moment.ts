/** The day and minute of a clause: am or pm, parts of the day, the next time that clocks show an hour. */
import { dateOf, joinWall, timeOf } from '../../time/civil.ts'
import type { When } from '../types.ts'
import { daysOf } from './days-of.ts'
import { hasDay } from './merge.ts'
import { hoursOf, inPart, preferred } from './parts.ts'
import { isSaneDay, type Solved } from './solve.ts'
import type { Clause, Clock, Now } from './values.ts'
import { inZone } from './zones.ts'

export interface Moment {
  day: number
  minute: number | null
  /** of a part of the day: when it ends */
  endMinute?: number
}

export const whenOf = ({ day, minute }: Moment): When => {
  const extra = minute === null ? 0 : Math.floor(minute / 1440)
  return { date: dateOf(day + extra), time: minute === null ? null : timeOf(minute - extra * 1440) }
}
export const wallOf = (moment: Moment): string => joinWall(whenOf(moment))

/** The start of a clause, for what is counted from it. */
export function startOf(now: Now, clause: Clause): { day: number; minute: number | null } | undefined {
  const solved = daysOf(now, clause)
  if (!solved && hasDay(clause) && clause.instant === undefined) return undefined
  return momentOf(now, clause, solved)
}

/** Day and minute: the time of day, the part of it, or none. Without a day, the next time that clocks show it. */
export function momentOf(now: Now, clause: Clause, solved: Solved | undefined): Moment | undefined {
  if (clause.instant !== undefined) {
    const day = Math.floor(clause.instant / 1440)
    return isSaneDay(day) ? { day, minute: clause.instant - day * 1440 } : undefined
  }
  const { clock, part } = clause
  if (clock) return clockMoment(now, clause, clock, solved)
  const day = solved ? solved.due : now.today
  if (!part) return solved ? { day, minute: null } : undefined
  const { at, to } = hoursOf(part, now.context)
  const isOver = !solved && (clause.bound === 'before' ? at : to) <= now.minute
  return { day: isOver ? day + 1 : day, minute: at, endMinute: to }
}

function clockMoment(now: Now, { part }: Clause, clock: Clock, solved: Solved | undefined): Moment {
  const { today, minute: minuteNow } = now
  const day = solved ? solved.due : today
  let minute = part ? inPart(clock, part.name) : preferred(clock.minutes, clock.open)
  if (part?.name === 'night' && minute < 300) return nightMoment(now, day, minute)
  // of another zone it is not known here whether it has passed
  if (clock.open && !clock.zone && !part && day === today && minute <= minuteNow) {
    const other = (minute + 720) % 1440
    if (other > minuteNow && clock.minutes % 720 !== 0) minute = other
  }
  const zoned = clock.zone
    ? inZone(day, minute % 1440, clock.zone, now.context.timeZone)
    : { days: day, minutes: minute }
  const isOver = !solved && zoned.days * 1440 + zoned.minutes <= today * 1440 + minuteNow
  return { day: zoned.days + (isOver ? 1 : 0), minute: zoned.minutes }
}

/** "tonight at 1": the hours after midnight belong to the night before. */
function nightMoment({ today, minute: minuteNow }: Now, day: number, minute: number): Moment {
  const ahead = day > today || (day === today && minute <= minuteNow)
  return { day: ahead ? day + 1 : day, minute }
}
