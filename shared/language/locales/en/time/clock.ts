/** Times of day: "3pm", "15:30", "9h30", "half past eight", "20 to 2pm", "1900 hours", "noon", "at three twenty". */

import type { Clock } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { readZone } from '../../../engine/zones.ts'
import { readCardinal, readOrdinal } from '../lexicon/numbers.ts'
import { exact, half, isContinued, isGlued, readDigits, readMeridiem, readMilitary } from './clock-digits.ts'

/**
 * A time of day here.
 *
 * @param introduced a preposition such as "at" comes before: a bare number is an hour, "1930" and "12 15" are times
 */
export function readClock(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const found = readNoon(source, at) ?? readPast(source, at, introduced) ?? readHour(source, at, introduced)
  if (!found || found.value.minutes > 1440) return undefined
  let next = oneOf(source, found.next, 'sharp', 'ish', 'exactly', 'precisely') ? found.next + 1 : found.next
  if (source.tokens[next]?.text === '-' && touches(source, next) && oneOf(source, next + 1, 'ish')) next += 2
  if (next > found.next && found.value.bare && touches(source, found.next)) found.value.bare = false // 3ish
  const zone = readZone(source, next)
  return zone ? { value: { ...found.value, zone: zone.value }, next: zone.next } : { value: found.value, next }
}

function readNoon(source: Source, at: number): Found<Clock> | undefined {
  const token = source.tokens[at]
  if (token?.value === 12 || token?.lex?.cardinal === 12) {
    const part = source.tokens[at + 1]?.lex?.part
    return part === 'noon'
      ? { value: exact(720), next: at + 2 }
      : part === 'midnight'
        ? { value: exact(1440), next: at + 2 }
        : undefined
  }
  if (token?.lex?.part === 'noon') return { value: exact(720), next: at + 1 }
  if (token?.lex?.part === 'midnight') return { value: exact(1440), next: at + 1 }
  return undefined
}

/** "half past 3", "half three", "quarter to 5", "20 past 3pm", "15 minutes before noon". */
function readPast(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const minutes = readMinutes(source, skip(source, at, 'a'))
  if (!minutes) return undefined
  const { value, next, named } = minutes
  if (named === 'half' && !oneOf(source, next, 'past', 'after')) {
    const hour = readHour(source, next, true)
    return hour?.value.bare && hour.value.minutes <= 720
      ? { value: { ...hour.value, minutes: hour.value.minutes + 30, bare: false }, next: hour.next }
      : undefined
  }
  const sign = oneOf(source, next, 'past', 'after', 'from')
    ? 1
    : oneOf(source, next, 'to', 'before', 'till', 'til', 'of', 'until')
      ? -1
      : 0
  if (
    !sign ||
    (!named && oneOf(source, next, 'from', 'of', 'after', 'until') && !isSaidOfHour(source, at, next, value))
  )
    return undefined
  const hour = readNoon(source, next + 1) ?? readHour(source, next + 1, true)
  if (!hour || (hour.value.bare && hour.value.minutes % 60 !== 0)) return undefined
  if (hour.value.minutes % 60 !== 0) return undefined
  if (!named && !isPlausible(source, at, value, hour.value, introduced, sign)) return undefined
  const total = (hour.value.minutes + sign * value + 1440) % 1440
  // "quarter to 1": still open, but counted from 12, not from 24
  const wrapped = hour.value.open && total >= 1380 ? total - 720 : total
  return { value: { ...hour.value, minutes: wrapped, bare: false }, next: hour.next }
}

/** "five after three", "ten of four": in words, and nothing counted follows. */
function isSaidOfHour(source: Source, at: number, next: number, minutes: number): boolean {
  const hour = source.tokens[next + 1]
  const after = source.tokens[next + 2]
  const isHour = hour?.lex?.cardinal !== undefined && hour.lex.cardinal >= 1 && hour.lex.cardinal <= 12
  const isWord = source.tokens[at]!.kind === 'word' && minutes % 5 === 0 && minutes < 30
  return (
    isWord &&
    isHour &&
    oneOf(source, next, 'of', 'after') &&
    (!after || after.lex?.closer === true || after.lex?.day !== undefined)
  )
}

/** "5 to 7" is a range; "ten to five", "at 20 to 2" and "20 past 3" are times. */
function isPlausible(
  source: Source,
  at: number,
  minutes: number,
  hour: Clock,
  introduced: boolean,
  sign: number,
): boolean {
  if (sign > 0) return true
  if (hour.bare && hour.minutes > 780) return false // "20 to 22 of march"
  if (minutes > 12) return minutes % 5 === 0
  const digits = source.tokens[at]?.kind === 'number'
  const isNoon = !hour.open && hour.minutes % 720 === 0
  return minutes % 5 === 0 && !digits && (introduced || isNoon || minutes >= hour.minutes / 60)
}

function readMinutes(
  source: Source,
  at: number,
): { value: number; next: number; named: false | 'half' | 'unit' } | undefined {
  if (oneOf(source, at, 'half')) return { value: 30, next: at + 1, named: 'half' }
  if (oneOf(source, at, 'quarter')) return { value: 15, next: at + 1, named: 'unit' }
  const number = readCardinal(source, at)
  if (!number || number.value < 1 || number.value > 59) return undefined
  const unit = source.tokens[number.next]?.lex?.unit === 'minute'
  return { value: number.value, next: unit ? number.next + 1 : number.next, named: unit ? 'unit' : false }
}

function readHour(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const token = source.tokens[at]
  if (!token) return undefined
  const military = token.kind === 'word' ? readSpokenMilitary(source, at, introduced) : undefined
  if (military) return military
  const digits = token.kind === 'number'
  const hour = digits ? (token.value >= 0 ? { value: token.value, next: at + 1 } : undefined) : spokenHour(source, at)
  if (!hour || (digits && isGlued(source, at))) return undefined
  return (digits ? readDigits(source, at, introduced) : undefined) ?? readSpoken(source, at, hour, introduced)
}

/** "oh nine hundred", "oh eight thirty", "fifteen hundred hours": hours of a 24-hour clock; without "oh", "hours" or a preposition a number. */
function readSpokenMilitary(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const { tokens } = source
  const start = skip(source, at, 'oh', 'o', 'zero')
  const hour = tokens[start]?.lex?.cardinal === 20 ? spokenHour(source, start) : undefined
  const value = hour?.value ?? tokens[start]?.lex?.cardinal
  const next = hour?.next ?? start + 1
  if (value === undefined || value > 23 || (start > at && (value < 1 || value > 9))) return undefined
  const minutes = start > at ? readMinutesAfter(source, next, false) : undefined
  const isHundred = tokens[next]?.lex?.cardinal === 100 && tokens[next + 1]?.lex?.cardinal === undefined
  if (!isHundred && !minutes) return undefined
  const end = minutes?.next ?? next + 1
  const isSaid = start > at || oneOf(source, end, 'hours', 'hrs') || (introduced && value >= 10)
  return isSaid
    ? { value: exact(value * 60 + (minutes?.value ?? 0)), next: skip(source, end, 'hours', 'hrs') }
    : undefined
}

/** One cardinal word, so that "seven thirty" is not read as 37 and "twenty fifteen" not as a year. */
function spokenHour(source: Source, at: number): Found<number> | undefined {
  const value = source.tokens[at]?.lex?.cardinal
  if (value === undefined || source.tokens[at]!.possessive) return undefined
  if (value === 20) {
    const ones = source.tokens[at + 1]?.lex?.cardinal
    return ones !== undefined && ones >= 1 && ones <= 3
      ? { value: 20 + ones, next: at + 2 }
      : { value: 20, next: at + 1 }
  }
  return value < 20 ? { value, next: at + 1 } : undefined
}

/** "3", "three", "three thirty", "3 o'clock", "3pm", "1930", "12 15". */
function readSpoken(source: Source, at: number, hour: Found<number>, introduced: boolean): Found<Clock> | undefined {
  const digits = source.tokens[at]!.kind === 'number'
  if (digits && hour.value > 24) return readMilitary(source, at, introduced)
  if (hour.value > 24 || (digits && (isContinued(source, hour.next) || readOrdinal(source, at)))) return undefined
  if (digits && source.tokens[at]!.text.length > 2) return readMilitary(source, at, introduced)
  const minutes = hour.value > 0 ? readMinutesAfter(source, hour.next, digits) : undefined
  let next = minutes?.next ?? hour.next
  const said = hour.value * 60 + (minutes?.value ?? 0)
  const oclock = readOclock(source, next)
  if (oclock > 0) next = oclock
  const meridiem = hour.value <= 12 ? readMeridiem(source, next) : undefined
  if (meridiem) return { value: exact(half(said, meridiem.value)), next: meridiem.next }
  const open = hour.value >= 1 && hour.value <= 12
  if (oclock > 0) return hour.value > 0 ? { value: { minutes: said, open }, next } : undefined
  if (!minutes && introduced && hour.value > 12 && oneOf(source, hour.next, 'hours', 'hrs'))
    return { value: exact(said), next: hour.next + 1 }
  if (!minutes) return { value: { minutes: said, open, bare: true }, next: hour.next }
  if (!introduced && digits) return { value: { minutes: hour.value * 60, open, bare: true }, next: hour.next }
  return { value: { minutes: said, open, bare: !introduced && !digits }, next }
}

/** The minutes of "three thirty", "six oh five", "12 15" and "six forty-three minutes". */
function readMinutesAfter(source: Source, at: number, digits: boolean): Found<number> | undefined {
  const token = source.tokens[at]
  if (digits) {
    const fits =
      token?.kind === 'number' &&
      token.text.length === 2 &&
      token.value < 60 &&
      token.spaced &&
      !isContinued(source, at + 1)
    return fits && !readOrdinal(source, at) ? { value: token.value, next: at + 1 } : undefined
  }
  if (oneOf(source, at, 'oh', 'o')) {
    const ones = source.tokens[at + 1]?.lex?.cardinal
    return ones !== undefined && ones > 0 && ones < 10 ? { value: ones, next: at + 2 } : undefined
  }
  const minutes = readCardinal(source, at)
  if (!minutes || token?.kind !== 'word' || minutes.value < 10 || minutes.value > 59) return undefined
  return {
    value: minutes.value,
    next: source.tokens[minutes.next]?.lex?.unit === 'minute' ? minutes.next + 1 : minutes.next,
  }
}

function readOclock(source: Source, at: number): number {
  if (oneOf(source, at, "o'clock", 'oclock', 'o’clock', "o'clocks")) return at + 1
  return words(source, at, 'o', 'clock')
}
