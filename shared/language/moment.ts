/** A moment in words, and nothing else: “last monday”, “yesterday 9am”. */
import { momentOf, rangeOfWhen } from './calendar/ranges.ts'
import type { Locale } from './locale.ts'
import type { Context, Span, When } from './types.ts'

/** @returns null for words that say more or less; a day without a time means its end */
export function readMoment(locale: Pick<Locale, 'readWhen'>, text: string, context: Context): When | null {
  const read = locale.readWhen(text, context)
  if (!read?.due || read.repeat || says(without(text, read.spans))) return null
  return momentOf(read.due.time ? rangeOfWhen(read.due) : (read.range ?? rangeOfWhen(read.due)), context)
}

const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const without = (text: string, spans: Span[]): string =>
  spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
