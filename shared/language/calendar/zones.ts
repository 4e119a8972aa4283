/** A time that was said in another zone. */
import { dateOf, timeOf } from '../../time/civil.ts'
import { instantOf, wallTimeAt } from '../../time/zone.ts'

/** A wall time of a named zone in the person's zone. */
export function inZone(days: number, minutes: number, zone: string, own: string): { days: number; minutes: number } {
  const wall = `${dateOf(days)}T${timeOf(minutes)}`
  const instant = /^-?\d+$/.test(zone) ? instantOf(wall, 'UTC') - Number(zone) * 60_000 : instantOf(wall, zone)
  const local = wallTimeAt(instant, own)
  return {
    days: Math.floor(Date.parse(`${local.slice(0, 10)}T00:00Z`) / 86_400_000),
    minutes: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
  }
}
