/**
 * Which tasks the words of a stretch name. Conditions, signs and orders are read first, then time in what they leave, which becomes a
 * range of due dates; the words that nothing accounts for become a search.
 */
import { pastRange, rangeOfWhen } from '../calendar/ranges.ts'
import { type Found, type Source, touches } from '../engine/source.ts'
import type { Filter, Range, Sort } from '../types.ts'
import type { CommandReader, FilterRead } from './reader.ts'
import type { Condition, DateField, Idle, Stretch } from './wish.ts'

/** Words that one search has at most. */
const MOST_WORDS = 8

interface Parts {
  filters: Filter[]
  sort: Sort[]
  spans: Stretch[]
  /** what a time beside the conditions is the time of */
  dates: DateField
  /** said outright, and what counts when no time is said */
  range?: Range
  otherwise?: Range
}

/** Several rules read the same stretch. */
const known = new WeakMap<Source, Map<number, FilterRead>>()

/** What a filter is read for: words of asking say nothing in a question, and are of a title where tasks are to change. */
type Use = 'question' | 'target'

export function readFilter(reader: CommandReader, stretch: Stretch, of: Use = 'question'): FilterRead {
  if (of === 'target') return readAnew(reader, stretch, of)
  const { source } = reader
  const reads = known.get(source) ?? new Map<number, FilterRead>()
  known.set(source, reads)
  const key = stretch.from * (source.tokens.length + 1) + stretch.to
  const read = reads.get(key) ?? readAnew(reader, stretch, of)
  reads.set(key, read)
  return read
}

function readAnew(reader: CommandReader, { from, to }: Stretch, of: Use): FilterRead {
  const { source, quickAdd } = reader
  const parts: Parts = { filters: [], sort: [], spans: [], dates: 'due' }
  const { timed, left } = readConditions(reader, from, to, parts)
  const isSaid = parts.range !== undefined
  const time =
    isSaid || !timed.length
      ? undefined
      : quickAdd.readTime({ ...source, tokens: timed.map((at) => ({ ...source.tokens[at]!, possessive: false })) })
  const isTime = time?.reading?.due && !time.repeat
  if (isTime) parts.range = time.reading!.range ?? rangeOfWhen(time.reading!.due!)
  const inTime = (at: number): boolean =>
    isTime === true &&
    time!.spans.some(({ start, end }) => start <= source.tokens[at]!.start && source.tokens[at]!.end <= end)
  for (const at of timed) if (inTime(at)) parts.spans.push({ from: at, to: at + 1 })
  addRange(parts, source)
  const isSure = parts.filters.length > 0
  const rest = left.filter((at) => !inTime(at))
  const { words, isOfTasks } = searchedFor(reader, rest, to, isSure, of)
  if (words.length) parts.filters.push({ search: words.map((word) => textOf(source, word)).join(' ') })
  parts.spans.push(...words)
  return {
    filter: united(parts.filters),
    sort: parts.sort,
    spans: parts.spans,
    free: words.length,
    isSure: isSure || isOfTasks,
  }
}

/** "anna's" is searched for as "anna". */
function textOf({ text, tokens }: Source, { from, to }: Stretch): string {
  const { end, possessive } = tokens[to - 1]!
  return text.slice(tokens[from]!.start, possessive ? end - 2 : end)
}

/**
 * Takes what says which tasks without a time.
 * @returns the tokens that time may be read in, and all that are left
 */
function readConditions({ source, grammar }: CommandReader, from: number, to: number, parts: Parts) {
  const timed: number[] = []
  const left: number[] = []
  for (let at = from; at < to; ) {
    const sign = readSign(source, at, to)
    const said = grammar.matches<Condition>(source, 'condition', at).find(({ next }) => next <= to)
    const condition = sign && sign.next >= (said?.next ?? 0) ? sign : said
    if (condition) {
      take(condition.value, parts)
      parts.spans.push({ from: at, to: condition.next })
      at = condition.next
      continue
    }
    // What only looks like a time may still be searched for.
    const timeless = grammar.longest(source, 'timeless', at)
    const next = Math.min(timeless?.next ?? at + 1, to)
    for (; at < next; at++) {
      left.push(at)
      if (!timeless) timed.push(at)
    }
  }
  return { timed, left }
}

function take(condition: Condition, parts: Parts): void {
  if ('sort' in condition) parts.sort.push(condition.sort)
  else if ('range' in condition) parts.range = condition.range
  else if ('otherwise' in condition) parts.otherwise = condition.otherwise
  else if ('dates' in condition) {
    parts.dates = condition.dates
    if (condition.filter) addOnce(parts, condition.filter)
  } else addOnce(parts, condition)
}

function addOnce({ filters }: Parts, filter: Filter): void {
  const said = JSON.stringify(filter)
  if (!filters.some((each) => JSON.stringify(each) === said)) filters.push(filter)
}

/** The time beside the conditions: of what is done it says when it was, and that it is done. */
function addRange(parts: Parts, source: Source): void {
  const { dates, range: said, otherwise } = parts
  const range = said ?? otherwise ?? (dates === 'deadline' ? { from: null, to: null } : undefined)
  if (!range) return
  if (dates === 'completed') parts.filters = parts.filters.filter((each) => !('status' in each))
  const isPast = dates === 'completed' || dates === 'created'
  parts.filters.push({ [dates]: isPast && said ? pastRange(range, source.context) : range } as unknown as Filter)
}

/** A task is in one project: what names two is what is in either. */
function united(all: Filter[]): Filter {
  const { projects = [], others = [] } = Object.groupBy(all, (filter) => ('project' in filter ? 'projects' : 'others'))
  const filters = projects.length > 1 ? [{ or: projects }, ...others] : all
  return filters.length === 0 ? { all: true } : filters.length === 1 ? filters[0]! : { and: filters }
}

/** The words of these tokens that say nothing else; "follow-up" is one of them. */
function searchedFor({ source, grammar }: CommandReader, left: number[], to: number, isSaid: boolean, of: Use) {
  const words: Stretch[] = []
  let isOfTasks = false
  let behind = -1
  for (const at of left) {
    const { kind, text } = source.tokens[at]!
    const last = words.at(-1)
    const isJoined = last?.to === at && touches(source, at) && (kind !== 'mark' || text === '-')
    const idle =
      isJoined || at < behind
        ? undefined
        : grammar
            .matches<Idle>(source, 'idle', at)
            .find(({ value, next }) => next <= to && (value !== 'asking' || of === 'question'))
    if (isJoined) last.to = at + 1
    else if (at < behind || kind === 'mark') continue
    else if (idle && (idle.value !== 'kind' || isSaid || words.length)) {
      behind = idle.next
      isOfTasks ||= idle.value !== 'idle' && idle.value !== 'asking'
    } else if (words.length < MOST_WORDS) words.push({ from: at, to: at + 1 })
  }
  return { words, isOfTasks }
}

const SIGNED: Record<string, (name: string) => Filter> = {
  '##': (project) => ({ project, withChildren: true }),
  '#': (project) => ({ project, withChildren: false }),
  '@': (label) => ({ label }),
  '/': (section) => ({ section }),
  '+': (assignee) => ({ assignee }),
}

/** "#Home", "##Home", "@errand", '/"next week"', "+ann", "p1" */
export function readSign(source: Source, at: number, to = source.tokens.length): Found<Filter> | undefined {
  const { tokens } = source
  const { text: first, spaced } = tokens[at]!
  const isDouble = first === '#' && tokens[at + 1]?.text === '#' && touches(source, at + 1)
  const name = isDouble ? at + 2 : at + 1
  if (name >= to || !touches(source, name)) return undefined
  const { kind, value } = tokens[name]!
  if (first === 'p' && kind === 'number' && value >= 1 && value <= 4)
    return { value: { priority: value as 1 | 2 | 3 | 4 }, next: name + 1 }
  const make = SIGNED[isDouble ? '##' : first]
  if (!make || !(spaced || at === 0 || tokens[at - 1]!.text === '(')) return undefined
  const stretch = nameAt(source, name, to)
  return stretch && { value: make(textOf(source, stretch)), next: stretch.next }
}

function nameAt(source: Source, at: number, to: number): (Stretch & { next: number }) | undefined {
  const { tokens } = source
  if (tokens[at]!.text === '"') {
    const end = tokens.findIndex(({ text }, i) => i > at + 1 && i < to && text === '"')
    return end < 0 ? undefined : { from: at + 1, to: end, next: end + 1 }
  }
  let next = at
  while (
    next < to &&
    (next === at || touches(source, next)) &&
    (tokens[next]!.kind !== 'mark' || (next > at && tokens[next]!.text === '-'))
  )
    next++
  return next > at ? { from: at, to: next, next } : undefined
}
