/** The title of a task: the text without what was read from it, otherwise as it was written. */
import { longest, sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Context, Span } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'

/** What is left at the ends when a date was cut: separators, and words that had only the date. */
const LOOSE_START = /^(?:[\s,;:|\-–—]|[*^~=<>→/]+(?=\s|$))+/
const LOOSE_END =
  /(?:[\s,;:|\-–—^~=<>→([]+|\s+[*/]+|\s+(?:due|starting|and|(?<=moved )to)|,?\s+(?:(?:must|has to|needs to|should|to) be )(?:done|finished|ready|completed?))+$/i

/** "must be done by monday: budget" */
const TO_BE_DONE = /^(?:must|has to|needs to|should|to) be (?:done|finished|ready|completed?)\s*[:,]\s*(?=\S)/i

export function titleOf(text: string, cuts: Span[], context: Context): { title: string; spans: Span[] } {
  const kept = without(text, cuts)
  const stripped = cuts.some(({ kind }) => kind !== 'title') ? tidy(kept) : kept.trim()
  const lead = leadOf(stripped, context)
  const title = stripped.slice(lead.length).trimStart()
  const first = text.search(/\S/)
  const isAtStart = lead !== '' && text.startsWith(lead, first)
  return { title, spans: isAtStart ? [{ start: first, end: first + lead.length, kind: 'command' }] : [] }
}

/** Characters in which the words of a wish are looked for: they and the first word of the title. */
const MOST_BEFORE_TITLE = 100

/** The words with which a wish begins, where a title follows. */
function leadOf(text: string, context: Context): string {
  const tokens = tokenize(text.slice(0, MOST_BEFORE_TITLE), lookUp)
  const next = longest(sourceOf(text, tokens, context, grammar), 'titleLead', 0)?.next
  return next && next < tokens.length ? text.slice(0, tokens[next - 1]!.end) : ''
}

/** The text between the cuts, with one space where something was taken out. */
function without(text: string, cuts: Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    parts.push(text.slice(at, start))
    at = end
  }
  const end = text.slice(at)
  // A full stop behind the date goes with it.
  if (!cuts.length || !/^\s*\.\s*$/.test(end)) parts.push(end)
  return parts.reduce((left, right) => join(left, right), '')
}

/** An escape leaves no space; a mark between two spaces leaves one. */
function join(left: string, right: string): string {
  if (/\s$/.test(left) && /^\s/.test(right))
    return left.trimEnd() + (left.trim() && right.trim() ? ' ' : '') + right.trimStart()
  return left + right
}

function tidy(text: string): string {
  let title = text
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/\s+([,.;!?])(?=\s|$)/g, '$1')
    .trim()
  title = title.replace(TO_BE_DONE, '').replace(LOOSE_START, '')
  for (let before = ''; before !== title; ) {
    before = title
    title = title.replace(LOOSE_END, '')
  }
  return title
    .replace(/^[.,;!?\s]+$/, '')
    .replace(/[,;]+([.!?]?)$/, '$1')
    .replace(/(?<![.])([.!?])\.$/, '$1')
    .trim()
}
