/**
 * Time zones: from an instant to the wall time of a zone and back. Zones are IANA names, instants are epoch milliseconds.
 * The zone data is the engine's own (`Intl`); nothing else knows the rules, so an update of the runtime updates the zones.
 */
import { dateOf, dayNumber, parseDate, parseTime, timeOf, type WallTime } from './civil.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

/** True for a name that the engine knows as a time zone, such as `Europe/Berlin`. Offsets (`+02:00`) are no zones. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) || zone.length > 64) return false
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** The zone's offset from UTC at an instant, in milliseconds (east is positive). */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 0
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value)
  const days = dayNumber(part.year!, part.month!, part.day!)
  const wall = ((days * 24 + part.hour!) * 60 + part.minute!) * 60_000 + part.second! * 1000
  return wall - Math.floor(instant / 1000) * 1000
}

/** The wall time `YYYY-MM-DDTHH:MM` that clocks of the zone show at an instant (seconds are cut). */
export function wallTimeAt(instant: number, zone: string): WallTime {
  const local = instant + offsetAt(instant, zone)
  const minutes = Math.floor(local / 60_000)
  const days = Math.floor(minutes / 1440)
  return `${dateOf(days)}T${timeOf(minutes - days * 1440)}`
}

/**
 * The instant at which clocks of the zone show a wall time. RFC 5545 section 3.3.5: a time that occurs twice (the clock is set
 * back) is its first occurrence; a time that does not occur (the clock is set forward) is read with the offset before the gap.
 *
 * @param wall `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD` (midnight)
 * @throws RangeError when `wall` is no wall time
 */
export function instantOf(wall: WallTime, zone: string): number {
  const days = parseDate(wall)
  const minutes = wall.length > 10 ? parseTime(wall.slice(11)) : 0
  if (days === undefined || minutes === undefined) throw new RangeError(`not a wall time: ${wall}`)
  const local = (days * 1440 + minutes) * 60_000
  const before = offsetAt(local - 86_400_000, zone)
  const after = offsetAt(local + 86_400_000, zone)
  const early = local - before
  if (before === after || offsetAt(early, zone) === before) return early
  const late = local - after
  return offsetAt(late, zone) === after ? late : early
}
