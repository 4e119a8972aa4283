/** Time phrases as ranges of a filter. */
import { addDays } from '../../../../time/civil.ts'
import { rangeOfWhen } from '../../../calendar/ranges.ts'
import type { Context, Range } from '../../../types.ts'
import { readWhen } from '../quick-add/index.ts'

/** The range that a text names, when it says nothing else. */
export function wholeRange(text: string, context: Context): Range | undefined {
  const days = /^(?:(?:the )?next )?(\d{1,4}) days?$/i.exec(text.trim())
  const today = context.now.slice(0, 10)
  if (days) return { from: today, to: addDays(today, Number(days[1])) }
  const past = /^(?:-(\d{1,4}) days?|(?:the )?(?:last|past) (\d{1,4}) days?)$/i.exec(text.trim())
  if (past) return { from: addDays(today, -Number(past[1] ?? past[2])), to: today }
  const read = readWhen(text, context)
  if (!read?.due || read.repeat || !coversAll(text, read.spans)) return undefined
  return read.range ?? rangeOfWhen(read.due)
}

/** The last moment before, or the first after, what the text names. */
export function wholeMoment(text: string, side: 'before' | 'after', context: Context): string | undefined {
  const range = wholeRange(text, context)
  return (side === 'before' ? range?.from : range?.to) ?? undefined
}

const coversAll = (text: string, spans: { start: number; end: number }[]): boolean => {
  const rest = spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  return !/[\p{L}\p{N}]/u.test(rest)
}
