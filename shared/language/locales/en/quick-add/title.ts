/** The title of a task: the text without what was read from it, otherwise as it was written. */
import type { Span } from '../../../types.ts'

/** Words with which people begin to ask for a task. */
const LEAD_IN =
  /^(?:(?:hey|ok|okay|hi)[\s,]+)?(?:please\s+)?(?:(?:can|could|would|will) you\s+)?(?:please\s+)?(?:(?:set\s+(?:up\s+)?)?(?:a\s+|me\s+a\s+)?reminder\s+(?:to|for|about)\b|remind me\s*(?:to\b|about\b|of\b|that\b|,|:)?|(?:todo|to-do|to do|task|new task|reminder)\s*:|(?:add|create|make)\s+(?:a\s+)?(?:new\s+)?(?:task|todo|to-do)\s*(?:to\b|:|called\b|named\b)?|(?:don['’]?t|do not) (?:let me )?forget\s+(?:to\b|about\b)?|(?:(?:i|we)\s+)?(?:need|have) to\b|(?:i|we)\s+(?:must|should|gotta)\b|gotta\b|(?:(?:i|we)\s+(?:want|would like)|(?:i|we)['’]d like) to\b|make sure (?:to|(?:that )?(?:i|we))\b|remember to\b)\s*/i

/** What is left at the ends when a date was cut: separators, and words that had only the date. */
const LOOSE_START = /^(?:[\s,;:|\-–—]|[*^~=<>→/]+(?=\s|$))+/
const LOOSE_END =
  /(?:[\s,;:|\-–—^~=<>→]+|\s+[*/]+|\s+(?:due|starting|and)|,?\s+(?:(?:must|has to|needs to|should|to) be )(?:done|finished|ready|completed?))+$/i

/** "must be done by monday: budget" */
const TO_BE_DONE = /^(?:must|has to|needs to|should|to) be (?:done|finished|ready|completed?)\s*[:,]\s*(?=\S)/i

export function titleOf(text: string, cuts: Span[]): { title: string; spans: Span[] } {
  const kept = without(text, cuts)
  const stripped = cuts.some(({ kind }) => kind !== 'title') ? tidy(kept) : kept.trim()
  const lead = LEAD_IN.exec(stripped)
  const rest = lead ? stripped.slice(lead[0].length) : ''
  const title = lead && rest ? rest.replace(/^(?:to|that|about)\s+(?=\S)/i, '') : stripped
  const first = text.search(/\S/)
  const isAtStart = lead !== null && rest !== '' && text.slice(first).startsWith(lead[0].trimEnd())
  return { title, spans: isAtStart ? [{ start: first, end: first + lead![0].trimEnd().length, kind: 'command' }] : [] }
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
