/** Time phrases as ranges of a filter. */
import { addDays, parseTime, timeOf } from '../../../../time/civil.ts'
import type { Context, Range, When } from '../../../types.ts'
import { readWhen } from '../quick-add/index.ts'

/** The range of one day, or of one minute. */
export const rangeOf = ({ date, time }: When): Range =>
  time === null ? { from: date, to: addDays(date, 1) } : { from: `${date}T${time}`, to: minuteAfter(`${date}T${time}`) }

function minuteAfter(wall: string): string {
  const minutes = parseTime(wall.slice(11))! + 1
  return minutes < 1440 ? `${wall.slice(0, 11)}${timeOf(minutes)}` : `${addDays(wall.slice(0, 10), 1)}T00:00`
}

/** The range that a text names, when it says nothing else. */
export function wholeRange(text: string, context: Context): Range | undefined {
  const days = /^(?:(?:the )?next )?(\d{1,4}) days?$/i.exec(text.trim())
  const today = context.now.slice(0, 10)
  if (days) return { from: today, to: addDays(today, Number(days[1])) }
  const past = /^(?:-(\d{1,4}) days?|(?:the )?(?:last|past) (\d{1,4}) days?)$/i.exec(text.trim())
  if (past) return { from: addDays(today, -Number(past[1] ?? past[2])), to: today }
  const read = readWhen(text, context)
  if (!read?.due || read.repeat || !coversAll(text, read.spans)) return undefined
  return read.range ?? rangeOf(read.due)
}

/** The last moment before, or the first after, what the text names. */
export function wholeMoment(text: string, side: 'before' | 'after', context: Context): string | undefined {
  const range = wholeRange(text, context)
  return (side === 'before' ? range?.from : range?.to) ?? undefined
}

/** What was done or created is past: "what did i finish on monday" is the monday before, "in february" the one before. */
export function pastRange(range: Range, { now }: Context): Range {
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

const coversAll = (text: string, spans: { start: number; end: number }[]): boolean => {
  const rest = spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  return !/[\p{L}\p{N}]/u.test(rest)
}
