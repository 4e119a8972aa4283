/** "p1" to "p4", "!!1" to "!!4" */
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
  marks.priority = level.value as Priority
  return cut(reader, at, at + 2, 'priority')
}

/** "!!1" to "!!4" */
export const readBangPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const level = source.tokens[at + 2]
  if (!opens(reader, at) || !oneOf(source, at + 1, '!') || !touches(source, at + 1) || !touches(source, at + 2))
    return undefined
  if (level?.kind !== 'number' || level.value < 1 || level.value > 4) return undefined
  marks.priority = level.value as Priority
  return cut(reader, at, at + 3, 'priority')
}
