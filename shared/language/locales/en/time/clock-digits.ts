/** Times of day in digits: "15:30", "9h30", "2.30", "1900", and what may stand behind them ("am", "p.m."). */

import type { Clock } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, touches } from '../../../engine/source.ts'
import { readOrdinal } from '../lexicon/numbers.ts'

export const exact = (minutes: number): Clock => ({ minutes, open: false })

/** "650.650" and "x-5" are no times; neither is what touches a letter. */
export function isGlued(source: Source, at: number): boolean {
  if (!touches(source, at)) return false
  const before = source.tokens[at - 1]!
  const isIso = before.text === 't' && touches(source, at - 1) && source.tokens[at - 2]!.kind === 'number' // 2027-01-27T09:00
  const isDay = before.lex?.day !== undefined || (before.lex?.weekday !== undefined && before.text.length > 3) // tomorrow5pm
  if ((before.kind === 'word' && !isIso && !isDay) || before.kind === 'opaque') return true
  return ('./:$€£#'.includes(before.text) && touches(source, at - 1)) || '$€£#+'.includes(before.text)
}

/** Forms with a separator: 15:30 (two digits are a 24-hour clock), 15:30:10, 9h30, 15h, 2.30 (after "at" or before am/pm). */
export function readDigits(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const { tokens } = source
  const hour = tokens[at]!
  const separator = tokens[at + 1]
  const minute = tokens[at + 2]
  if (!separator || hour.value > 24) return undefined
  const hasMinute = minute?.kind === 'number' && !minute.spaced && minute.text.length === 2 && minute.value < 60
  if (separator.text === 'h' && !separator.spaced) {
    const next = hasMinute ? at + 3 : at + 2
    if (hasMinute && isCompactLength(source, at, introduced)) return undefined
    // "2h" is how long it takes, "24h" how long it lasts; "14h" and "at 9h" are times.
    const isLength = !hasMinute && !introduced && (hour.value < 13 || hour.value > 23)
    return isLength || isContinued(source, next)
      ? undefined
      : { value: exact(hour.value * 60 + (hasMinute ? minute.value : 0)), next }
  }
  if (!hasMinute || separator.spaced || (separator.text !== ':' && separator.text !== '.')) return undefined
  let next = at + 3
  if (
    tokens[next]?.text === ':' &&
    touches(source, next) &&
    tokens[next + 1]?.kind === 'number' &&
    touches(source, next + 1)
  )
    next += 2
  if (isContinued(source, next)) return undefined
  const meridiem = readMeridiem(source, next)
  if (separator.text === '.' && !introduced && !meridiem && !isDottedRange(source, at, next)) return undefined
  const said = hour.value * 60 + minute.value
  if (meridiem)
    return hour.value > 12
      ? { value: exact(said), next: meridiem.next }
      : { value: exact(half(said, meridiem.value)), next: meridiem.next }
  return {
    value: {
      minutes: said,
      open:
        separator.text === ':'
          ? hour.text.length < 2 && hour.value > 0
          : hour.value >= 1 && hour.value <= 12 && !hour.text.startsWith('0'),
    },
    next,
  }
}

/** "1h30", "2h15m": a few hours with their minutes are how long it takes, unless a preposition makes a time of them or they are all that is said. */
export const isCompactLength = ({ tokens }: Source, at: number, introduced: boolean): boolean => {
  const minute = tokens[at + 3]
  const saysMinutes = minute?.kind === 'word' && !minute.spaced && ['m', 'min', 'mins'].includes(minute.text)
  return saysMinutes || (!introduced && at > 0 && tokens[at]!.text.length === 1 && tokens[at]!.value < 6)
}

/** "9.30-10.15": two times with dots, behind a day or a preposition. */
function isDottedRange({ tokens }: Source, from: number, to: number): boolean {
  const isTime = (at: number): boolean =>
    tokens[at]?.kind === 'number' && tokens[at + 1]?.text === '.' && /^[0-5]\d$/.test(tokens[at + 2]?.text ?? '')
  const isSecond = tokens[from - 1]?.text === '-' && isTime(from - 4)
  const { lex, kind } = tokens[(isSecond ? from - 4 : from) - 1] ?? {}
  const isSaid = lex?.day !== undefined || lex?.weekday !== undefined || lex?.closer === true || kind === 'number'
  return isSaid && (isSecond || (tokens[to]?.text === '-' && isTime(to + 1)))
}

/** More digits follow directly: 650.650.6500, 1:30:15:20, 2.30.17. */
export function isContinued(source: Source, at: number): boolean {
  const mark = source.tokens[at]
  return (
    mark !== undefined &&
    !mark.spaced &&
    (mark.kind === 'number' ||
      ('.:/'.includes(mark.text) && source.tokens[at + 1]?.kind === 'number' && touches(source, at + 1)))
  )
}

export function readMilitary(source: Source, at: number, introduced: boolean): Found<Clock> | undefined {
  const { text, value } = source.tokens[at]!
  if (
    oneOf(source, at + 1, '-') &&
    touches(source, at + 1) &&
    touches(source, at + 2) &&
    source.tokens[at + 2]?.text.length !== 4
  )
    return undefined
  if (text.length < 3 || text.length > 4 || value % 100 > 59 || value > 2400 || isContinued(source, at + 1))
    return undefined
  const said = Math.floor(value / 100) * 60 + (value % 100)
  const meridiem = readMeridiem(source, at + 1)
  if (meridiem) return value < 1300 ? { value: exact(half(said, meridiem.value)), next: meridiem.next } : undefined
  if (oneOf(source, at + 1, 'hours', 'hrs', 'hr', 'h') && text.length === 4) return { value: exact(said), next: at + 2 }
  const isAlarm = text.length === 4 && text.startsWith('0') && oneOf(source, at - 1, 'for')
  if (!introduced && !isAlarm && text.length === 4 && text.startsWith('0'))
    return { value: { minutes: said, open: false, bare: true }, next: at + 1 }
  if ((!introduced && !isAlarm) || readOrdinal(source, at)) return undefined
  if (isAlarm) return { value: exact(said), next: at + 1 }
  return { value: { minutes: said, open: text.length === 3 || (value >= 1000 && value < 1300) }, next: at + 1 }
}

export const half = (minutes: number, meridiem: 'am' | 'pm'): number => (minutes % 720) + (meridiem === 'pm' ? 720 : 0)

/** am, pm, a.m., "p . m .", a, p, "in the pm". */
export function readMeridiem(source: Source, at: number): Found<'am' | 'pm'> | undefined {
  const { tokens } = source
  let i = at
  if (oneOf(source, i, 'in')) {
    i = skip(source, i + 1, 'the')
    return oneOf(source, i, 'am', 'pm') ? { value: tokens[i]!.text as 'am' | 'pm', next: i + 1 } : undefined
  }
  if (tokens[i]?.text === '.' && touches(source, i) && touches(source, i + 1)) i++ // 9.am
  const token = tokens[i]
  if (token?.kind !== 'word') return undefined
  const abbreviated = (next: number): number =>
    tokens[next]?.text === '.' && isEndOfAbbreviation(source, next) ? next + 1 : next
  if (token.text === 'am' || token.text === 'pm') return { value: token.text, next: abbreviated(i + 1) }
  if (token.text !== 'a' && token.text !== 'p') return undefined
  const value = token.text === 'a' ? 'am' : 'pm'
  const dot = skip(source, i + 1, '.')
  if (oneOf(source, dot, 'm')) return { value, next: skip(source, dot + 1, '.') }
  return touches(source, i) ? { value, next: i + 1 } : undefined
}

const isEndOfAbbreviation = (source: Source, at: number): boolean =>
  touches(source, at) &&
  source.tokens[at + 1] !== undefined &&
  !/^[A-Z]/.test(source.text.slice(source.tokens[at + 1]!.start, source.tokens[at + 1]!.start + 1))
