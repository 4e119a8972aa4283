/**
 * Time zones: from an instant to the wall time of a zone and back. Zones are IANA names, instants are epoch milliseconds.
 * The zone data is the engine's own (`Intl`); nothing else knows the rules, so an update of the runtime updates the zones.
 */
import { BoundedMap } from '../bounded/index.ts'
import { dateOf, dayNumber, parseDate, parseTime, timeOf, type WallTime } from './civil.ts'

/** Formats that are kept, by canonical name: one takes 63 kB. People of a process are in fewer zones at a time. */
const formats = new BoundedMap<string, Intl.DateTimeFormat>(100)

/** Canonical names of what was asked for by another: stored before they were made one. */
const names = new BoundedMap<string, string>(1000)

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(names.get(zone) ?? zone)
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
    const name = nameOf(format, zone)
    formats.set(name, format)
    if (name !== zone) names.set(zone, name)
  }
  return format
}

/** In the letters of IANA's list. An engine may know a name by another one, as `Asia/Kolkata` by `Asia/Calcutta`: that stays as it is. */
function nameOf(format: Intl.DateTimeFormat, zone: string): string {
  const { timeZone } = format.resolvedOptions()
  return timeZone.toLowerCase() === zone.toLowerCase() ? timeZone : zone
}

/** True for a name that the engine knows as a time zone, such as `Europe/Berlin`. Offsets (`+02:00`) are no zones. */
export const isTimeZone = (zone: string): boolean => canonicalZone(zone) !== undefined

/** The name of a zone as it is stored, however it is written: `europe/BERLIN` is `Europe/Berlin`. @returns undefined for none */
export function canonicalZone(zone: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) || zone.length > 64) return undefined
  if (formats.has(zone)) return zone
  try {
    return nameOf(formatOf(zone), zone)
  } catch {
    return undefined
  }
}

const DAY = 86_400_000

/** In which no zone has changed its clocks twice: the shortest time between two changes was four days, in Freetown in 1939. */
const SPAN = 3 * DAY

/**
 * Offsets at the beginnings of spans, by zone and number of the span. The engine takes microseconds for each; a turn of the chat needs a dozen,
 * a series some for each date.
 */
const offsets = new BoundedMap<string, number>(5000)

/** The zone's offset from UTC at an instant, in milliseconds (east is positive). What holds at both ends of a span holds in it. */
function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 0
  const span = Math.floor(instant / SPAN)
  const offset = offsetAtSpan(span, zone)
  return offset === offsetAtSpan(span + 1, zone) ? offset : readOffset(instant, zone)
}

function offsetAtSpan(span: number, zone: string): number {
  const key = `${zone} ${span}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    offset = readOffset(span * SPAN, zone)
    offsets.set(key, offset)
  }
  return offset
}

function readOffset(instant: number, zone: string): number {
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
  return instantAt(days, minutes, zone)
}

/** As `instantOf`, by the day's number and the minutes since its midnight: also of days that no wall time can name. */
export function instantAt(days: number, minutes: number, zone: string): number {
  const local = (days * 1440 + minutes) * 60_000
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  const early = local - before
  if (before === after || offsetAt(early, zone) === before) return early
  const late = local - after
  return offsetAt(late, zone) === after ? late : early
}
