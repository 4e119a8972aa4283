/** Before when a task is out of sight: "call the plumber not before monday", "no earlier than 5pm". */
import { hasDay } from '../../../calendar/merge.ts'
import type { Clause } from '../../../calendar/values.ts'
import { longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { cut, type Read } from '../../../quick-add/name.ts'

/** Where the date behind "not before" begins; undefined where nothing says so. */
export function startSaidAt(source: Source, at: number): number | undefined {
  if (!oneOf(source, at, 'not', 'no')) return undefined
  if (oneOf(source, at + 1, 'before')) return oneOf(source, at, 'not') ? at + 2 : undefined
  return oneOf(source, at + 1, 'earlier', 'sooner') && oneOf(source, at + 2, 'than') ? at + 3 : undefined
}

/** Tokens of a date. */
const MOST = 12

export const readSpokenStart: Read = (reader, at) => {
  const { source, marks } = reader
  const date = startSaidAt(source, at)
  if (date === undefined || marks.start) return undefined
  const own = { ...source, tokens: source.tokens.slice(0, date + MOST) }
  const clause = longest<Clause>(own, 'clause', skip(source, date, 'on', 'at'))
  if (!clause || clause.value.weak || clause.value.until || !(hasDay(clause.value) || clause.value.clock))
    return undefined
  // "not before friday dinner"
  if (longest(source, 'nounOrMore', clause.next)) return undefined
  marks.start = clause.value
  return cut(reader, oneOf(source, at - 1, 'but', 'and') ? at - 1 : at, clause.next, 'start')
}
