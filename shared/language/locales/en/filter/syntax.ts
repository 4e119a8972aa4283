/** Filters as people type them: `(today | overdue) & #Work & !@waiting`, also with the words and, or, not. */

import { FILTER_LIMITS } from '../../../filter-limits.ts'
import type { Context, Filter } from '../../../types.ts'
import { isFilterAlone, readWords } from './spoken.ts'

/** Longer texts are no filters. */
const MAX_LENGTH = 2000

interface Reader {
  text: string
  at: number
  depth: number
  conditions: number
  context: Context
  /** nothing in it so far could be anything but a condition of a filter */
  isPlain: boolean
}

/**
 * Reads the filter language. `,` and `|` join, `&` narrows, `!` negates, brackets group, `*` stands for any characters of a name, a
 * backslash or double quotes take a character's meaning away. Words may stand for the signs: and, or, not.
 * @returns null when the text is no filter, or goes beyond `FILTER_LIMITS`
 */
export const parseFilter = (text: string, context: Context): Filter | null => parse(text, context)?.filter ?? null

/** Signs between conditions; "!1h" is a reminder. */
const SIGNED = /^(?:[(]|!(?!!?\d))|\s[&|]\s|[&|](?=[#@p(!])/
/** Longer messages are no filters. */
const MAX_MESSAGE = 500

/** A message that is nothing but a filter: of signs, or of words that could be nothing else. "due friday" may be of a task. */
export function filterIn(text: string, context: Context): Filter | null {
  if (text.length > MAX_MESSAGE) return null
  const isSigned = SIGNED.test(text.trim())
  const read =
    isSigned || isFilterAlone(text, context) || /^\s*!?(?:[#@/+]|p[1-4]\b)/.test(text)
      ? parse(text, context)
      : undefined
  return read && (isSigned || read.isPlain) ? read.filter : null
}

function parse(text: string, context: Context): { filter: Filter; isPlain: boolean } | undefined {
  if (!text.trim() || text.length > MAX_LENGTH) return undefined
  const reader: Reader = { text, at: 0, depth: 0, conditions: 0, context, isPlain: true }
  const filter = readAny(reader)
  return filter && reader.at >= text.length ? { filter, isPlain: reader.isPlain } : undefined
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

const QUOTED = /^(?:##?|[@/+])"[^"]+"$/

function readTerm(reader: Reader): Filter | null {
  if (++reader.conditions > FILTER_LIMITS.conditions) return null
  const { text } = reader
  const start = reader.at
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
  return readCondition(reader, value.trim(), {
    isLiteral: literal,
    isQuoted: QUOTED.test(text.slice(start, reader.at)),
  })
}

const NAMED: Record<string, (name: string) => Filter> = {
  '##': (project) => ({ project, withChildren: true }),
  '#': (project) => ({ project, withChildren: false }),
  '@': (label) => ({ label }),
  '/': (section) => ({ section }),
  '+': (assignee) => ({ assignee }),
}

interface Written {
  /** something was escaped or quoted: the text is a name or words, never a keyword */
  isLiteral: boolean
  /** all but its sign stands in quotes */
  isQuoted: boolean
}

function readCondition(reader: Reader, text: string, { isLiteral, isQuoted }: Written): Filter | null {
  const [, sign, name] = /^(##|#|\/|@|\+)\s*(\S[\s\S]*)$/.exec(text) ?? []
  if (sign) {
    if (/[^\w-]/.test(name!) && !isQuoted) reader.isPlain = false
    return NAMED[sign]!(name!)
  }
  const [, search] = /^(?:(?:search(?: for)?|with the words?|containing) ?:? |search:)([\s\S]+)$/i.exec(text) ?? []
  if (search) return { search: search.trim() }
  if (isLiteral) return null
  if (!isFilterAlone(text, reader.context)) reader.isPlain = false
  return readWords(text, reader.context)
}

function take(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at
  if (!pattern.test(reader.text)) return false
  reader.at = pattern.lastIndex
  return true
}
