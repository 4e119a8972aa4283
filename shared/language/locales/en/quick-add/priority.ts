/** "high priority", "priority: low", "urgent". */

import { oneOf, type Source, skip } from '../../../engine/source.ts'
import { cut, type Read } from '../../../quick-add/name.ts'
import type { Priority } from '../../../types.ts'
import { PRIORITIES } from '../lexicon/priorities.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'

const PAGES = [
  'page',
  'pages',
  'problem',
  'problems',
  'question',
  'questions',
  'exercise',
  'exercises',
  'slide',
  'slides',
]

/** "copy pages p2 to p9", "solve p3 from the worksheet", "answer p1 and p2". */
export function isPage(source: Source, at: number): boolean {
  if (oneOf(source, at - 1, ...PAGES)) return true
  const JOINTS = ['to', 'and', '-', '&', 'through']
  const isList = oneOf(source, at + 2, ...JOINTS) && isShort(source, at + 3)
  const isListed = oneOf(source, at - 1, ...JOINTS) && isShort(source, at - 3)
  const isObject =
    at === 1 && IMPERATIVES.has(source.tokens[0]!.text) && oneOf(source, at + 2, 'of', 'from', 'in', 'on')
  return isList || isListed || isObject
}

/** "p9" */
const isShort = (source: Source, at: number): boolean =>
  oneOf(source, at, 'p') && source.tokens[at + 1]?.kind === 'number' && !source.tokens[at + 1]!.spaced

/** "high priority", "priority 2", "priority: low", and "urgent" at the start or the end of a line. */
export const readWordPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const { text } = source.tokens[at]!
  const level = PRIORITIES[text]
  const next = oneOf(source, at + 1, '-') ? at + 2 : at + 1
  if (level && oneOf(source, next, 'priority', 'prio')) {
    // "medium priority clean the shed": in front of a verb it is no attribute
    const isLead = at === 0 && IMPERATIVES.has(source.tokens[next + 1]?.text ?? '')
    if (!isLead && !endsMark(source, next + 1)) return undefined
    marks.priority = level
    return cut(reader, withWord(source, at), next + 1, 'priority')
  }
  if (text === 'priority' || text === 'prio') {
    const start = skip(source, at + 1, ':', '=')
    const named = source.tokens[start]
    const value =
      named?.kind === 'number' && named.value >= 1 && named.value <= 4
        ? (named.value as Priority)
        : PRIORITIES[named?.text ?? '']
    // "priority 1 call the bank": in digits, at the start of a line, nothing else can be meant
    const isSure = at === 0 && named?.kind === 'number'
    if (!value || !(isSure || endsMark(source, start + 1))) return undefined
    marks.priority = value
    return cut(reader, at, start + 1, 'priority')
  }
  if ((text !== 'urgent' && text !== 'urgently') || oneOf(source, at - 1, 'not')) return undefined
  const isFirst = at === 0 && oneOf(source, 1, ':', ',', '-', '!')
  const isLast = at > 0 && isLineEnd(source, at + 1)
  if (!isFirst && !isLast) return undefined
  marks.priority = 1
  return cut(reader, at, isFirst ? at + 2 : at + 1, 'priority')
}

/** "wash the car with low priority" */
const withWord = (source: Source, at: number): number => {
  const start = oneOf(source, at - 1, 'a') ? at - 1 : at
  return oneOf(source, start - 1, 'with') ? start - 1 : at
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
