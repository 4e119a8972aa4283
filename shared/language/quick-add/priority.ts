/** "p1" to "p4", "!1" to "!4", "!!1" to "!!4" */
import { oneOf, touches } from '../engine/source.ts'
import type { Priority } from '../types.ts'
import { cut, opens, type Read } from './name.ts'

export const readShortPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const level = source.tokens[at + 1]
  if (
    !opens(reader, at) ||
    level?.kind !== 'number' ||
    level.spaced ||
    level.value < 1 ||
    level.value > 4 ||
    level.text.length > 1
  )
    return undefined
  const after = source.tokens[at + 2]
  if (after && !after.spaced && !',.;)]!'.includes(after.text)) return undefined
  if (reader.words.isPage?.(source, at)) return undefined
  marks.priority = level.value as Priority
  return cut(reader, at, at + 2, 'priority')
}

/** "!!1" to "!!4", and "!2" alone; "!2 hours before" and "!3 pm" remind. */
export const readBangPriority: Read = (reader, at) => {
  const { source, marks, words } = reader
  const only = source.tokens[at + 1]
  const isAlone = only?.kind === 'number' && !only.spaced && (source.tokens[at + 2]?.spaced ?? true)
  if (opens(reader, at) && isAlone && only.value >= 1 && only.value <= 4) {
    const next = words.readAhead(source, at + 1)?.next ?? words.readClock(source, at + 1)?.next ?? 0
    if (next > at + 2) return undefined
    marks.priority = only.value as Priority
    return cut(reader, at, at + 2, 'priority')
  }
  const level = source.tokens[at + 2]
  if (!opens(reader, at) || !oneOf(source, at + 1, '!') || !touches(source, at + 1) || !touches(source, at + 2))
    return undefined
  if (level?.kind !== 'number' || level.value < 1 || level.value > 4) return undefined
  marks.priority = level.value as Priority
  return cut(reader, at, at + 3, 'priority')
}
