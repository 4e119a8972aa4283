/** Ranges of days and minutes. */
import { addDays, joinWall, parseTime, splitWall, timeOf } from '../../time/civil.ts'
import type { Range, When } from '../types.ts'

/** The range of one day, or of one minute. */
export const rangeOfWhen = ({ date, time }: When): Range => ({
  from: joinWall({ date, time }),
  to: joinWall(time === null ? { date: addDays(date, 1), time } : minuteAfter(date, time)),
})

function minuteAfter(date: string, time: string): When {
  const minutes = parseTime(time)! + 1
  return minutes < 1440 ? { date, time: timeOf(minutes) } : { date: addDays(date, 1), time: '00:00' }
}

/** The moment that a range means: a minute is itself, and of what is longer it is the end, as far as that has come. */
export function momentOf({ from, to }: Range, { now }: { now: string }): When {
  const own = from && from.length > 10 ? splitWall(from) : undefined
  if (own && rangeOfWhen(own).to === to) return own
  if (!to || ((from ?? '') <= now && to > now)) return { date: now.slice(0, 10), time: null }
  return to.length > 10 ? splitWall(to) : { date: addDays(to, -1), time: null }
}

/** The moment, where it is said to be past: "on friday" is the friday before. */
export function pastMoment(range: Range, context: { now: string }): When {
  const { date, time } = momentOf(range, context)
  if (time === null) return momentOf(pastRange(range, context), context)
  return { date: pastRange(rangeOfWhen({ date, time: null }), context).from!, time }
}

/** What was done or created is past: "what did i finish on monday" is the monday before, "in february" the one before. */
export function pastRange(range: Range, { now }: { now: string }): Range {
  const { from, to } = range
  if (!from || from <= now || from.length > 10) return range
  const week = { from: addDays(from, -7), to: to && addDays(to.slice(0, 10), -7) }
  if (week.from <= now) return week
  const year = (date: string) => addDays(date.slice(0, 10), -365)
  const lastYear = (date: string) => `${Number(date.slice(0, 4)) - 1}${date.slice(4, 10)}`
  return {
    from: from.endsWith('-01') ? lastYear(from) : year(from),
    to: to && (to.endsWith('-01') ? lastYear(to) : year(to)),
  }
}
