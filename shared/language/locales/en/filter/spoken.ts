/** Filters in plain English: "what's due this week for work, most urgent first", "all my groceries", "everything from today". */

import type { Context, Filter, Sort, Span } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readWhen } from '../quick-add/index.ts'
import { pastRange, rangeOf, wholeRange } from './bounds.ts'
import { IDLE } from './idle-words.ts'
import { existingName, nameIn } from './names.ts'
import { CONDITIONS, SORTS } from './spoken-conditions.ts'

export interface SpokenFilter {
  filter: Filter
  sort: Sort[]
  spans: Span[]
}

/** A text whose understood stretches are blanked out one after another, so that each word counts once. */
interface Reader {
  original: string
  left: string
  context: Context
  filters: Filter[]
  sort: Sort[]
  spans: Span[]
}

/** @param start,end the stretch of the text that says which tasks */
export function readSpokenFilter(text: string, start: number, end: number, context: Context): SpokenFilter {
  const left = ' '.repeat(start) + text.slice(start, end)
  const reader: Reader = { original: text, left: left.toLowerCase(), context, filters: [], sort: [], spans: [] }
  if (reader.left.length !== left.length) reader.left = left
  // "today's tasks" are those of today; "the first thing on my list" is no time of day.
  reader.left = reader.left.replace(OWN_DAY, '$1  ').replace(NO_TIME, (words) => ' '.repeat(words.length))
  readSorts(reader)
  readMarks(reader)
  readAssignee(reader)
  const field = readConditions(reader)
  readNames(reader, existingName)
  readDates(reader, field)
  readNames(reader, nameIn)
  readSearch(reader)
  return { filter: combined(reader.filters), sort: reader.sort, spans: reader.spans }
}

const OWN_DAY = new RegExp(
  source`\b(today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|
    weekend|year)['’]s(?=\s|$)`,
  'g',
)
const NO_TIME =
  /\b(?:(?:walk|run|talk|take|guide) (?:me|us) through|right now|just now|for now|by now|now|at the moment|so far|first (?:thing|item|one|task)s? (?=on|in|of))\b/g

function combined(all: Filter[]): Filter {
  // A task is in one project: "for groceries and work" is what is in either.
  const { projects = [], others = [] } = Object.groupBy(all, (filter) => ('project' in filter ? 'projects' : 'others'))
  const filters = projects.length > 1 ? [{ or: projects }, ...others] : all
  return filters.length === 0 ? { all: true } : filters.length === 1 ? filters[0]! : { and: filters }
}

function readSorts(reader: Reader): void {
  for (const [pattern, sort] of SORTS) {
    const match = pattern.exec(reader.left)
    if (!match) continue
    reader.sort.push(sort)
    cut(reader, match.index, match.index + match[0].length)
  }
}

const MARK = /(^|[\s(])(##|#|@|\/|\+)(?:"([^"]+)"|([\p{L}\p{N}_][\p{L}\p{N}_-]*))/gu

function readMarks(reader: Reader): void {
  const { original, left } = reader
  for (const match of left.matchAll(MARK)) {
    const begin = match.index + match[1]!.length
    const value = original.slice(
      match.index + match[0].length - (match[3] ? match[3].length + 1 : match[4]!.length),
      match.index + match[0].length - (match[3] ? 1 : 0),
    )
    const kinds: Record<string, Filter> = {
      '#': { project: value, withChildren: false },
      '##': { project: value, withChildren: true },
      '@': { label: value },
      '/': { section: value },
      '+': { assignee: value },
    }
    const negated = /\b(?:not|without|except|but not|no)(?: in| with| labell?ed| tagged)? $/.test(
      reader.left.slice(0, begin),
    )
    reader.filters.push(negated ? { not: kinds[match[2]!]! } : kinds[match[2]!]!)
    cut(reader, begin, match.index + match[0].length)
  }
}

/** "assigned to anna", "anna's tasks" would be a search. */
function readAssignee(reader: Reader): void {
  const found = /\b(?:assigned|delegated|given) to (?!me\b)([\p{L}][\p{L}'-]*)/u.exec(reader.left)
  if (!found) return
  const end = found.index + found[0].length
  reader.filters.push({ assignee: reader.original.slice(end - found[1]!.length, end) })
  cut(reader, found.index, end)
}

type DateField = 'due' | 'deadline' | 'created' | 'completed'

/** @returns what a date in the text is the date of */
function readConditions(reader: Reader): DateField {
  let field: DateField = 'due'
  for (const { is, filter, dates } of CONDITIONS) {
    const match = is.exec(reader.left)
    if (!match) continue
    if (filter) reader.filters.push(typeof filter === 'function' ? filter(match) : filter)
    if (dates) field = dates
    cut(reader, match.index, match.index + match[0].length)
  }
  return field
}

const DAYS = new RegExp(source`\b(?:(?:in|within|over|during|for) )?(?:the )?(?:(?:next|coming) \d{1,3}|\d{1,3}|(?:last|
  past) \d{1,3}) days\b`)

function readDates(reader: Reader, field: DateField): void {
  const { left, context } = reader
  const days = DAYS.exec(left)
  const counted = days && wholeRange(days[0].replace(/^(?:in|within|over|during|for) /, ''), context)
  if (days && counted) {
    reader.filters.push({ [field]: counted } as unknown as Filter)
    cut(reader, days.index, days.index + days[0].length)
    return
  }
  // "everything from today" is what is due then, unless an end follows.
  const of = OF_DATE.exec(left)
  if (of) cut(reader, of.index, of.index + of[0].length)
  // Only the text's own stretch is read: blanks before it would hide nothing but cost time.
  const offset = reader.left.length - reader.left.trimStart().length
  const read = readWhen(reader.left.slice(offset), context)
  if (read?.due && read.spans.length && !read.repeat) {
    const range = read.range ?? rangeOf(read.due)
    // What was completed on a day is completed.
    if (field === 'completed') reader.filters = reader.filters.filter((each) => !('status' in each))
    reader.filters.push({
      [field]: field === 'due' || field === 'deadline' ? range : pastRange(range, context),
    } as unknown as Filter)
    for (const span of read.spans) cut(reader, span.start + offset, span.end + offset)
    return
  }
  const own = OWN_PERIOD.exec(reader.left)
  if (own) {
    const range = wholeRange(own[1] === 'day' ? 'today' : `this ${own[1]}`, context)!
    reader.filters.push({ [field]: range } as unknown as Filter)
    cut(reader, own.index, own.index + own[0].length)
  } else if (field === 'deadline') {
    reader.filters.push({ [field]: { from: null, to: null } } as unknown as Filter)
  }
}

/** "how does my week look?" */
const OWN_PERIOD = /\bmy (?:whole |entire )?(day|week|weekend|month|year)\b/

const OF_DATE = /\b(?:from|of) (?!.*\b(?:to|until|till|through|onwards?|on|and)\b)/

function readNames(reader: Reader, read: typeof nameIn): void {
  for (;;) {
    const found = read(reader.left, reader.context)
    if (!found) return
    const { kind, name, start } = found
    const end = found.end + (/^ project\b/.exec(reader.left.slice(found.end))?.[0].length ?? 0)
    reader.filters.push(kind === 'label' ? { label: name } : { project: name, withChildren: false })
    cut(reader, start, end)
  }
}

/** What is left is searched for, with words for kinds of tasks only when nothing else was said. */
function readSearch(reader: Reader): void {
  const words: string[] = []
  let from = -1
  let to = 0
  for (const match of reader.left.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    const word = match[0].replace(/['’]s?$/, '')
    if (IDLE.has(word) || IDLE.has(match[0]) || (word.length < 2 && !/\d/.test(word))) continue
    if (/^(?:appointment|meeting)s?$/.test(word) && (reader.filters.length || words.length)) continue
    if (from < 0) from = match.index
    to = match.index + word.length
    words.push(reader.original.slice(match.index, match.index + word.length))
    if (words.length === 8) break
  }
  if (!words.length) return
  reader.filters.push({ search: words.join(' ') })
  reader.spans.push({ start: from, end: to, kind: 'filter' })
}

function cut(reader: Reader, start: number, end: number): void {
  reader.left = reader.left.slice(0, start) + ' '.repeat(end - start) + reader.left.slice(end)
  reader.spans.push({ start, end, kind: 'filter' })
}
