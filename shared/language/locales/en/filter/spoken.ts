/** Filters in plain English: "what's due this week for work, most urgent first", "all my groceries", "everything from today". */
import { readFilter } from '../../../commands/filters.ts'
import type { CommandReader } from '../../../commands/reader.ts'
import { sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Context, Filter, Sort, Span } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readTime, readWhen } from '../quick-add/index.ts'

export interface SpokenFilter {
  filter: Filter
  sort: Sort[]
  spans: Span[]
}

function readerOf(text: string, context: Context): CommandReader {
  const source = sourceOf(text, tokenize(text, lookUp), context, grammar)
  return { source, grammar, quickAdd: { readDrafts, readTime, readWhen } }
}

/** @param start,end the stretch of the text that says which tasks */
export function readSpokenFilter(text: string, start: number, end: number, context: Context): SpokenFilter {
  const reader = readerOf(text.slice(start, end), context)
  const { tokens } = reader.source
  const { filter, sort, spans } = readFilter(reader, { from: 0, to: tokens.length })
  return {
    filter,
    sort,
    spans: spans.map(({ from, to }) => ({
      start: start + tokens[from]!.start,
      end: start + tokens[to - 1]!.end,
      kind: 'filter',
    })),
  }
}

/** One condition of a written filter; null when some word of it is none. */
export function readWords(text: string, context: Context): Filter | null {
  const reader = readerOf(text, context)
  const written = grammar.longest<Filter>(reader.source, 'written', 0)
  if (written) return written.value
  const { tokens } = reader.source
  const { filter, sort, spans, free } = readFilter(reader, { from: 0, to: tokens.length })
  const isWhole = tokens.every(({ kind }, at) => kind === 'mark' || spans.some(({ from, to }) => from <= at && at < to))
  return !isWhole || free || sort.length || 'all' in filter ? null : filter
}

/** Whether words are a filter and nothing else, without a sign or a question: "due before: friday", but not "due friday". */
export const isFilterAlone = (text: string, context: Context): boolean =>
  grammar.longest(readerOf(text, context).source, 'filterAlone', 0) !== undefined

export interface NameFound {
  kind: 'project' | 'label'
  name: string
  start: number
  end: number
}

/** The first project or label that a text names; with the words around it that only introduce it. */
export function nameIn(text: string, context: Context): NameFound | undefined {
  const { source } = readerOf(text, context)
  for (let at = 0; at < source.tokens.length; at++) {
    const found = grammar.longest<{ project: string } | { label: string }>(source, 'name', at)
    if (!found) continue
    const [kind, name] =
      'project' in found.value ? (['project', found.value.project] as const) : (['label', found.value.label] as const)
    return { kind, name, start: source.tokens[at]!.start, end: source.tokens[found.next - 1]!.end }
  }
  return undefined
}
