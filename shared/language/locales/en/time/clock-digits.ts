/** What the rules of `clock.ts` read, for readers by code. */
import type { Clock } from '../../../calendar/values.ts'
import { type Found, longest, type Source } from '../../../engine/source.ts'

/** @param behindAt a preposition such as "at" comes before: a bare number is an hour, "1930" and "12 15" are times */
export const readClock = (source: Source, at: number, behindAt: boolean): Found<Clock> | undefined =>
  longest(source, behindAt ? 'clockBehindAt' : 'clock', at)

/** "1h30", "2h15m": a few hours with their minutes are how long it takes, unless a preposition makes a time of them or they are all that is said. */
export const isCompactLength = ({ tokens }: Source, at: number, behindAt: boolean): boolean => {
  const minute = tokens[at + 3]
  const saysMinutes = minute?.kind === 'word' && !minute.spaced && ['m', 'min', 'mins'].includes(minute.text)
  return saysMinutes || (!behindAt && at > 0 && tokens[at]!.text.length === 1 && tokens[at]!.value < 6)
}
