/** Filters as people type them: `(today | overdue) & #Work & !@waiting`, also with the words and, or, not. */

import { FILTER_LIMITS } from '../../../filter-limits.ts'
import type { Context, Filter } from '../../../types.ts'
import { readAtom } from './atom.ts'

/** Longer texts are no filters. */
const MAX_LENGTH = 2000

interface Reader {
  text: string
  at: number
  depth: number
  conditions: number
  context: Context
}

/**
 * Reads the filter language. `,` and `|` join, `&` narrows, `!` negates, brackets group, `*` stands for any characters of a name, a
 * backslash or double quotes take a character's meaning away. Words may stand for the signs: and, or, not.
 * @returns null when the text is no filter, or goes beyond `FILTER_LIMITS`
 */
export function parseFilter(text: string, context: Context): Filter | null {
  if (!text.trim() || text.length > MAX_LENGTH) return null
  const reader: Reader = { text, at: 0, depth: 0, conditions: 0, context }
  const filter = readAny(reader)
  return filter && reader.at >= text.length ? filter : null
}

const readAny = (reader: Reader): Filter | null => readJoined(reader, /\s*(?:[|,]|or\b(?=\s))\s*/iy, readAll, 'or')

const readAll = (reader: Reader): Filter | null => readJoined(reader, /\s*(?:&|and\b(?=\s))\s*/iy, readOne, 'and')

function readJoined(
  reader: Reader,
  sign: RegExp,
  read: (reader: Reader) => Filter | null,
  kind: 'and' | 'or',
): Filter | null {
  const filters: Filter[] = []
  do {
    const filter = read(reader)
    if (!filter) return null
    filters.push(filter)
  } while (take(reader, sign))
  if (filters.length === 1) return filters[0]!
  return kind === 'and' ? { and: filters } : { or: filters }
}

function readOne(reader: Reader): Filter | null {
  take(reader, /\s+/y)
  let negations = 0
  while (take(reader, /(?:!|not\b(?=[\s(]))\s*/iy)) negations++
  const filter = take(reader, /\(/y) ? readBracket(reader) : readTerm(reader)
  if (!filter || negations > FILTER_LIMITS.depth) return null
  let negated = filter
  for (let i = 0; i < negations; i++) negated = { not: negated }
  return negated
}

function readBracket(reader: Reader): Filter | null {
  if (++reader.depth > FILTER_LIMITS.depth) return null
  const filter = readAny(reader)
  reader.depth--
  return filter && take(reader, /\s*\)\s*/y) ? filter : null
}

const SIGN = /[&|,()]/y
/** Words join conditions, but not the words that are searched for. */
const SIGN_OR_WORD = /[&|,()]|\s(?:and|or)\s/iy

function readTerm(reader: Reader): Filter | null {
  if (++reader.conditions > FILTER_LIMITS.conditions) return null
  const { text } = reader
  let value = ''
  let quoted = false
  let literal = false
  for (; reader.at < text.length; reader.at++) {
    const c = text[reader.at]!
    if (c === '\\' && reader.at + 1 < text.length) {
      value += text[++reader.at]
      literal = true
      continue
    }
    if (c === '"') {
      quoted = !quoted
      literal = true
      continue
    }
    const end = !literal && /^\s*search\b/i.test(value) ? SIGN : SIGN_OR_WORD
    end.lastIndex = reader.at
    if (!quoted && end.test(text)) break
    value += c
  }
  if (quoted || !value.trim()) return null
  return readAtom(value.trim(), literal, reader.context)
}

function take(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at
  if (!pattern.test(reader.text)) return false
  reader.at = pattern.lastIndex
  return true
}
