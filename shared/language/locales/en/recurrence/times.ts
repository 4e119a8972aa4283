/** The times of day of a rule: "at 9, 13 and 17", "in the morning", "between 9 and 17". */

import { hoursOf, preferred } from '../../../calendar/parts.ts'
import { addTime, minutesOf, setPart } from '../../../calendar/rule-parts.ts'
import type { RuleFound } from '../../../calendar/rule-read.ts'
import type { Clause, Clock } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readPiece } from '../time/phrase.ts'
import { type Prefix, prefixAt } from '../time/small-words.ts'

import type { Piece } from './piece.ts'

/** "at 9, 13 and 17", "8:30 and 18:00", "in the morning", "between 9 and 17" for rules by the hour. */
export const readTimes: Piece = (source, at, found) => {
  const { value: prefix, next: start } = prefixAt(source, at, true)
  if (prefix.bound === 'before' || prefix.bound === 'after') return readRoutine(source, start, prefix, found)
  if (prefix.bound && prefix.bound !== 'from' && prefix.bound !== 'by') return undefined
  const hourly = found.drafts.at(-1)!.unit === 'hour' || found.drafts.at(-1)!.unit === 'minute'
  if (prefix.between || prefix.bound === 'from' || isSpan(source, start))
    return readWindow(source, start, found, hourly)
  const clocks =
    found.exceptions.length && found.drafts.at(-1)!.times.length
      ? undefined
      : readClocks(source, start, prefix.clock || isAfterPart(source, start) || saysHours(source, start))
  const next = clocks ? prefixAt(source, clocks.next, true).next : start
  const part = partAt(source, next, prefix)
  if (part && !part.value.period) setPart(found, part.value.part!)
  for (const clock of clocks?.value ?? []) addTime(found, minutesOf(clock, found.drafts.at(-1)!.part ?? undefined))
  return part && !part.value.period ? part.next : clocks?.next
}

const partAt = (source: Source, at: number, prefix: Prefix): Found<Clause> | undefined =>
  readPiece(source, 'dayPart', at, { prefix: { ...prefix, introduces: true }, clause: {}, isEnd: false })

/** "every day after work", "before bed", "after lunch": when it begins, or when it is over. */
function readRoutine(source: Source, at: number, prefix: Prefix, found: RuleFound): number | undefined {
  const clock = prefix.bound === 'before' ? longest<Clock>(source, 'clockBehindAt', at) : undefined
  if (clock) {
    addTime(found, minutesOf(clock.value, found.drafts.at(-1)!.part ?? undefined))
    return clock.next
  }
  const part = partAt(source, at, prefix)
  if (!part || part.value.period) return undefined
  const { at: begin, to } = hoursOf(part.value.part!, source.context)
  addTime(found, prefix.bound === 'after' ? to : begin)
  return part.next
}

/** "every morning 7": a number behind a part of the day. */
const isAfterPart = (source: Source, at: number): boolean =>
  source.tokens[at - 1]?.lex?.part !== undefined &&
  source.tokens[at]?.kind === 'number' &&
  !longest(source, 'nounOrMore', at + 1)

/** "mon-fri 9.45", "twice daily 8 and 8": behind the days, with nothing that they could count. */
const saysHours = (source: Source, at: number): boolean =>
  longest(source, 'dottedTime', at) !== undefined || longest(source, 'hoursListed', at) !== undefined

/** "18-20", "6 to 8pm"; what follows "until" may be a date. */
function isSpan(source: Source, at: number): boolean {
  const from = longest<Clock>(source, 'clockBehindAt', at)
  if (!from || !oneOf(source, from.next, '-', 'to')) return false
  // "every friday 1-1 with Sam"
  return source.tokens[at]!.text !== source.tokens[from.next + 1]?.text
}

/** Whether hours from one to another are said here ("from 9 to 17"), of a rule that is by the hour. */
export function saysWindow(source: Source, at: number, { drafts }: RuleFound): boolean {
  const { unit } = drafts.at(-1)!
  return (unit === 'hour' || unit === 'minute') && isSpan(source, at)
}

/** From when on an hour is one of the morning where another one is said by a clock of 24 hours. */
const EARLIEST = 300

function readClocks(source: Source, at: number, introduced: boolean): Found<Clock[]> | undefined {
  const clocks: Clock[] = []
  let next = at
  let is24 = false
  for (let i = at; clocks.length < 12; ) {
    const clock = longest<Clock>(source, introduced || clocks.length > 0 ? 'clockBehindAt' : 'clock', i)
    if (!clock || (clock.value.bare && !introduced)) break
    if (clock.value.bare && clocks.length > 0 && clocks[0]!.bare !== true && clocks[0]!.open === false) break
    clocks.push({ ...clock.value })
    is24 ||= Number(source.tokens[i]!.text) > 12
    next = clock.next
    i = skip(source, skip(source, skip(source, next, ','), 'and', '&', 'or'), 'at', '@')
    // "7am 12pm 6pm"
    if (i === next && longest<Clock>(source, 'clock', i)?.value.bare !== undefined) break
  }
  if (!clocks.length) return undefined
  // "at 6:30 and 21:00"
  if (is24) for (const clock of clocks) if (clock.minutes >= EARLIEST) clock.open = false
  inOrder(clocks)
  const last = clocks.at(-1)!
  // "at 8 and 9pm": what has no am or pm takes it from the last
  if (!last.open && last.minutes >= 720)
    for (const clock of clocks) if (clock.open && clock.bare && clock.minutes + 720 < last.minutes) clock.minutes += 720
  return { value: clocks, next }
}

function readWindow(source: Source, at: number, found: RuleFound, hourly: boolean): number | undefined {
  const from = longest<Clock>(source, 'clockBehindAt', at)
  if (!from || !oneOf(source, from.next, 'to', 'and', '-', 'until', 'till', 'through')) return undefined
  const to = longest<Clock>(source, 'clockBehindAt', from.next + 1)
  if (!to) return undefined
  let start = from.value.minutes
  let end = to.value.minutes
  if (to.value.open && end <= start) end += 720
  if (from.value.open && !to.value.open && start + 720 < end && (start < 420 || !hourly)) start += 720
  if (!hourly) {
    addTime(
      found,
      minutesOf({ ...from.value, minutes: start, open: from.value.open && start < 720 && to.value.open }, undefined),
    )
    const length = end - start
    found.durationMinutes = length > 0 && length < 1440 ? length : null
    return to.next
  }
  if (end <= start || end >= 1440) return undefined
  found.drafts.at(-1)!.window = { from: Math.ceil(start / 60), to: Math.floor(end / 60) }
  return to.next
}

/** "at 6, noon and 18:00": hours are said in order, so that one before a later one is not in the evening. */
function inOrder(clocks: Clock[]): void {
  for (let i = clocks.length - 2; i >= 0; i--) {
    const [clock, next] = [clocks[i]!, clocks[i + 1]!]
    // "8 and 8"
    if (clock.open && next.open && clock.minutes === next.minutes)
      Object.assign(next, { minutes: next.minutes + 720, open: false })
    const later = preferred(next.minutes, next.open)
    if (clock.open && clock.minutes < later && clock.minutes + 720 >= later) clock.open = false
  }
}
