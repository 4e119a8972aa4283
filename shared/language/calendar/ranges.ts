/** Ranges of days and minutes. */
import { addDays, joinWall, parseTime, timeOf } from '../../time/civil.ts'
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
