/** A moment is a number: wall time in seconds since 1970-01-01T00:00, which no zone and no clock change can move. */
import { dateOf, dayNumber, joinWall, parseDate, parseTime } from '../time/civil.ts'
import { RecurrenceError } from './rule.ts'

export const DAY = 86_400

/** The first moment after what a date of four digits can say. */
export const END_OF_TIME = dayNumber(10_000, 1, 1) * DAY

/** The first moment that such a date can say. */
export const BEGIN_OF_TIME = dayNumber(0, 1, 1) * DAY

/** Later than every moment: what a search gives that found nothing. */
export const NEVER = Number.POSITIVE_INFINITY

export interface Start {
  date: string
  time: string | null
}

/** The moment of a valid `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`. */
export function momentOf(wall: string): number {
  const day = dayNumber(Number(wall.slice(0, 4)), Number(wall.slice(5, 7)), Number(wall.slice(8, 10)))
  if (wall.length <= 10) return day * DAY
  return day * DAY + Number(wall.slice(11, 13)) * 3600 + Number(wall.slice(14, 16)) * 60 + Number(wall.slice(17, 19))
}

/** The moment of a start. @throws RangeError when it is no date or time */
export function startOf({ date, time }: Start): number {
  if (parseDate(date) === undefined || date.length > 10) throw new RangeError(`not a date: ${date}`)
  if (time !== null && parseTime(time) === undefined) throw new RangeError(`not a time: ${time}`)
  return momentOf(joinWall({ date, time }))
}

/** `YYYY-MM-DD`, or with `THH:MM`, or with `THH:MM:SS` where there are seconds. */
export function wallOf(moment: number, timed: boolean): string {
  const day = Math.floor(moment / DAY)
  if (!timed) return dateOf(day)
  const second = moment - day * DAY
  const pad = (n: number) => (n < 10 ? `0${n}` : `${n}`)
  const minutes = `${dateOf(day)}T${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`
  return second % 60 ? `${minutes}:${pad(second % 60)}` : minutes
}

/** The moment that `from` or `after` names. @throws RecurrenceError when it is neither date nor wall time */
export function boundOf(wall: string): number {
  if (parseDate(wall) === undefined || (wall.length > 10 && parseTime(wall.slice(11)) === undefined)) {
    throw new RecurrenceError('invalid-value', `“${wall.slice(0, 40)}” is no date and no wall time`)
  }
  return momentOf(wall)
}
