import type { Profile } from '../../shared/domain/profile.ts'
import { addDays } from '../../shared/time/civil.ts'
import { instantOf, wallTimeAt } from '../../shared/time/zone.ts'

/**
 * When the quiet hours that an instant lies in are over, epoch milliseconds; null when it lies in none. They begin with their first minute
 * and are over at the minute of `to`; from 22:00 to 07:00 spans midnight, from 08:00 to 08:00 is never.
 *
 * @param at epoch milliseconds
 */
export function quietUntil(
  at: number,
  { quietHours, timeZone }: Pick<Profile, 'quietHours' | 'timeZone'>,
): number | null {
  if (!quietHours) return null
  const { from, to } = quietHours
  const wall = wallTimeAt(at, timeZone)
  const [date, time] = [wall.slice(0, 10), wall.slice(11)]
  const spans = from > to
  const quiet = spans ? time >= from || time < to : time >= from && time < to
  if (!quiet) return null
  const day = spans && time >= from ? addDays(date, 1) : date
  const end = instantOf(`${day}T${to}`, timeZone)
  // Where clocks are set back, the end may show twice, the first time before now: then quiet hours are over.
  return end > at ? end : null
}
