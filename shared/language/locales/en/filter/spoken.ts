/** Filters in plain English: "what's due this week for work, most urgent first", "all my groceries", "everything from today". */
import { readFilter } from '../../../commands/filters.ts'
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

/** @param start,end the stretch of the text that says which tasks */
export function readSpokenFilter(text: string, start: number, end: number, context: Context): SpokenFilter {
  const tokens = tokenize(text.slice(start, end), lookUp)
  const source = sourceOf(text.slice(start, end), tokens, context, grammar)
  const reader = { source, grammar, quickAdd: { readDrafts, readTime, readWhen } }
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

export interface NameFound {
  kind: 'project' | 'label'
  name: string
  start: number
  end: number
}

/** The first project or label that a text names; with the words around it that only introduce it. */
export function nameIn(text: string, context: Context): NameFound | undefined {
  const tokens = tokenize(text, lookUp)
  const source = sourceOf(text, tokens, context, grammar)
  for (let at = 0; at < tokens.length; at++) {
    const found = grammar.longest<{ project: string } | { label: string }>(source, 'name', at)
    if (!found) continue
    const [kind, name] =
      'project' in found.value ? (['project', found.value.project] as const) : (['label', found.value.label] as const)
    return { kind, name, start: tokens[at]!.start, end: tokens[found.next - 1]!.end }
  }
  return undefined
}
