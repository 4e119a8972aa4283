/** "high priority", "priority: low", "urgent". */

import { oneOf, type Source, skip } from '../../../engine/source.ts'
import { cut, type Read } from '../../../quick-add/name.ts'
import type { Priority } from '../../../types.ts'

const LEVELS: Record<string, Priority> = {
  urgent: 1,
  top: 1,
  highest: 1,
  critical: 1,
  high: 2,
  important: 2,
  medium: 3,
  normal: 3,
  low: 4,
  lowest: 4,
}

/** "high priority", "priority 2", "priority: low", and "urgent" at the start or the end of a line. */
export const readWordPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const { text } = source.tokens[at]!
  const level = Object.hasOwn(LEVELS, text) ? LEVELS[text] : undefined
  const next = oneOf(source, at + 1, '-') ? at + 2 : at + 1
  if (level && oneOf(source, next, 'priority', 'prio')) {
    if (!endsMark(source, next + 1)) return undefined
    marks.priority = level
    return cut(reader, at > 0 && oneOf(source, at - 1, 'with') ? at : at, next + 1, 'priority')
  }
  if (text === 'priority' || text === 'prio') {
    const start = skip(source, at + 1, ':', '=')
    const named = source.tokens[start]
    const value =
      named?.kind === 'number' && named.value >= 1 && named.value <= 4
        ? (named.value as Priority)
        : LEVELS[named?.text ?? '']
    // "priority 1 call the bank": in digits, at the start of a line, nothing else can be meant
    const isSure = at === 0 && named?.kind === 'number'
    if (!value || !(isSure || endsMark(source, start + 1))) return undefined
    marks.priority = value
    return cut(reader, at, start + 1, 'priority')
  }
  if (text !== 'urgent' && text !== 'urgently') return undefined
  const isFirst = at === 0 && oneOf(source, 1, ':', ',', '-', '!')
  const isLast = at > 0 && isLineEnd(source, at + 1)
  if (!isFirst && !isLast) return undefined
  marks.priority = 1
  return cut(reader, at, isFirst ? at + 2 : at + 1, 'priority')
}

/** A noun behind it would make "low priority" an attribute: "low priority mail". */
function endsMark(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return token?.kind !== 'word' || token.lex !== undefined || token.text === 'p'
}

function isLineEnd(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return !token || (token.kind === 'mark' && token.text !== '-')
}
