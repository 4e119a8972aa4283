/** Parts of the day, as hours. */

import { USUAL_DAY_PARTS } from '../../domain/day-parts.ts'
import type { DayParts } from '../../domain/profile.ts'
import { parseTime } from '../../time/civil.ts'
import type { Context } from '../types.ts'
import type { Clock, Part, PartName } from './values.ts'

interface Hours {
  from: number
  to: number
  /** when a task is due if only the part of the day is said */
  at: number
}

const at = (from: number, to: number, hour: number): Hours => ({ from: from * 60, to: to * 60, at: hour * 60 })

const usual = (name: keyof typeof USUAL_DAY_PARTS): number => parseTime(USUAL_DAY_PARTS[name])! / 60

/** The convention, see docs/language.md. */
export const PARTS: Record<PartName, Hours> = {
  morning: at(6, 12, usual('morning')),
  noon: at(12, 13, 12),
  afternoon: at(12, 18, usual('afternoon')),
  evening: at(18, 24, usual('evening')),
  night: at(20, 24, usual('night')),
  midnight: at(24, 24, 24),
  breakfast: at(7, 10, 8),
  brunch: at(10, 12, 11),
  lunch: at(12, 14, 12),
  teatime: at(16, 18, 16),
  dinner: at(18, 21, 19),
  close: at(17, 18, 17),
  work: at(8, 18, 8),
  school: at(8, 15, 8),
  bedtime: at(22, 23, 22),
}

/** A part as the person has it: when it is due, and so at least from then on. */
function ownHours(name: PartName, dayParts: DayParts = {}): Hours {
  const hours = PARTS[name]
  const own = parseTime((dayParts as Partial<Record<PartName, string>>)[name] ?? '')
  return own === undefined ? hours : { ...hours, from: Math.min(hours.from, own), at: own }
}

/** The hours of a part, with "early" and "late" applied. */
export function hoursOf({ name, edge }: Part, { dayParts }: Pick<Context, 'dayParts'>): Hours {
  const hours = ownHours(name, dayParts)
  const middle = (hours.from + hours.to) / 2
  if (edge === 'early' || edge === 'start')
    return { from: hours.from, to: middle, at: Math.min(hours.at, hours.from + (name === 'morning' ? 60 : 0)) }
  if (edge === 'late' || edge === 'end') return { from: middle, to: hours.to, at: Math.max(middle, hours.to - 120) }
  if (edge === 'middle') return { ...hours, at: middle }
  return hours
}

/** Nobody plans for 5 in the morning without saying so: 1 to 6 are after noon, 7 to 11 before. */
export function preferred(minutes: number, open: boolean): number {
  return open && minutes < 420 ? minutes + 720 : minutes
}

/** A time of day in the half of the day that a part of it names. */
export function inPart(clock: Clock, name: string): number {
  if (!clock.open && !(clock.is24 && clock.minutes < 780)) return clock.minutes
  const hour = Math.floor(clock.minutes / 60)
  if (name === 'morning' || name === 'breakfast') return hour === 12 ? clock.minutes - 720 : clock.minutes
  if (name === 'night') return hour === 12 ? clock.minutes + 720 : hour < 5 ? clock.minutes : clock.minutes + 720
  if (name === 'lunch' || name === 'noon') return hour >= 11 ? clock.minutes : clock.minutes + 720
  return hour === 12 ? clock.minutes : clock.minutes + 720
}

/** When a reminder comes on a day that is named without a time. */
export const REMINDED_AT = '09:00'
