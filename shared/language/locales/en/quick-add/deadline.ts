/** A deadline in words, and a task that is said to start at one time and to end at another. */
import { hasDay } from '../../../calendar/merge.ts'
import { resolve } from '../../../calendar/resolve.ts'
import type { Clause } from '../../../calendar/values.ts'
import { longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { cut, type Read, type Reader } from '../../../quick-add/name.ts'
import { startSaidAt } from './start.ts'

/** "write essay, deadline friday": said as such, it is not when the task is due. */
export const readSpokenDeadline: Read = (reader, at) => {
  const { source, marks } = reader
  if (!oneOf(source, at, 'deadline') || marks.deadline || oneOf(source, at - 1, 'the', 'a', 'my', 'our'))
    return undefined
  const start = skip(source, skip(source, at + 1, ':', 'is'), 'on', 'by')
  const next = readEnd(reader, start)
  if (!next) return undefined
  // "deadline friday: send the forms"; alone in front it may be a filter
  const isHeading = oneOf(source, next, ':')
  if (at === 0 && !isHeading) return undefined
  return cut(reader, firstWord(source, at), isHeading ? next + 1 : next, 'deadline')
}

/** "with a hard deadline of ..." */
const firstWord = (source: Source, at: number): number => {
  const start = oneOf(source, at - 1, 'hard', 'final', 'strict', 'absolute') ? at - 1 : at
  const article = oneOf(source, start - 1, 'a') ? start - 1 : start
  return oneOf(source, article - 1, 'with') ? article - 1 : start
}

/** Tokens before a date that could change what it says. */
const MOST_BEFORE = 8

/** Takes the date at a token as the deadline. */
function readEnd({ source, marks }: Reader, at: number): number | undefined {
  const first = Math.max(0, at - MOST_BEFORE)
  const own = { ...source, tokens: source.tokens.slice(first, stopAt(source, at)) }
  const clause = longest<Clause>(own, 'clause', at - first)
  if (!clause || clause.value.weak || clause.value.until) return undefined
  const next = clause.next + first
  if (longest(source, 'nounOrMore', next) && !oneOf(source, next, ':') && !oneOf(source, next, ...STARTS))
    return undefined
  const due = resolve(source, { ...clause.value, bound: undefined })?.due
  if (!due) return undefined
  marks.deadline = due
  return next
}

const STARTS = ['start', 'starts', 'starting', 'begin', 'begins', 'beginning']
const ENDS = ['due', 'finish', 'finished', 'end', 'ends', 'done', 'complete', 'completed']

/** Where the start begins to be said behind an end: "due monday not before thursday". */
function stopAt(source: Source, at: number): number {
  const most = Math.min(source.tokens.length, at + MOST_APART)
  let i = at
  while (
    i < most &&
    !oneOf(source, i, ...STARTS) &&
    startSaidAt(source, i) === undefined &&
    !oneOf(source, i, ',', ';')
  )
    i++
  return i
}

/** A start is said with one of these. */
const FROM = new Set([...STARTS, 'from'])

/**
 * "start monday, due friday", "from may 4, finish by may 8": the task is due when it is to be begun, and the end is its deadline. Either
 * one alone is when it is due.
 */
export const readStartAndEnd: Read = (reader, at) => {
  const { source, marks } = reader
  if (oneOf(source, at, ...STARTS) && !oneOf(source, at, 'starting', 'beginning')) {
    const date = skip(source, at + 1, 'on', 'from')
    return at > 0 && isDate(source, date) && (marks.deadline || saysEnd(source, at))
      ? cut(reader, oneOf(source, at - 1, 'but', 'and') ? at - 1 : at, at + 1, 'date')
      : undefined
  }
  if (marks.deadline || !(oneOf(source, at, 'by') || oneOf(source, at, ...ENDS))) return undefined
  if (!some(source, at, (i) => FROM.has(source.tokens[i]!.text))) return undefined
  const end = endDate(source, at)
  if (end < 0 || !saysStart(source, at)) return undefined
  const next = readEnd(reader, end)
  if (!next) return undefined
  marks.endsAfterStart = true
  let from = at
  while (oneOf(source, from - 1, 'be', 'is', 'to', 'must', 'should', 'and', 'but')) from--
  return cut(reader, from, next, 'deadline')
}

const isDate = (source: Source, at: number): boolean => {
  const clause = longest<Clause>(source, 'clause', at)
  return clause !== undefined && !clause.value.weak && hasDay(clause.value)
}

/** Where the date of an end begins: "due friday", "finish by may 8", "by friday"; -1 when none does. */
function endDate(source: Source, at: number): number {
  if (oneOf(source, at, 'by')) return isDate(source, at + 1) ? at + 1 : -1
  if (!oneOf(source, at, ...ENDS)) return -1
  const date = skip(source, skip(source, at + 1, ':'), 'by', 'on', 'before')
  return isDate(source, date) ? date : -1
}

/** A start and an end that are further apart than these many tokens are not of one task. */
const MOST_APART = 60

function some({ tokens }: Source, except: number, is: (at: number) => boolean): boolean {
  const end = Math.min(tokens.length, except + MOST_APART)
  for (let i = Math.max(0, except - MOST_APART); i < end; i++) if (i !== except && is(i)) return true
  return false
}

const saysEnd = (source: Source, except: number): boolean =>
  some(source, except, (i) => endDate(source, i) > 0 || (oneOf(source, i, 'deadline') && isDate(source, i + 1)))

/** A start with a date: "from may 4" only where the end has a verb of its own. */
function saysStart(source: Source, at: number): boolean {
  const isBy = oneOf(source, at, 'by')
  return some(source, at, (i) => {
    if (oneOf(source, i, ...STARTS)) return isDate(source, skip(source, i + 1, 'on', 'from'))
    if (isBy) return false
    return oneOf(source, i, 'from') && !oneOf(source, i + 1, 'the') && isDate(source, i)
  })
}
