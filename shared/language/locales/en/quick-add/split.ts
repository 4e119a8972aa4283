/** Several tasks in one message: lines, bullets, and clauses joined by "and" or ";" that each say when. */

import { hasDay } from '../../../calendar/merge.ts'
import type { Clause } from '../../../calendar/values.ts'
import type { Phrase } from '../../../engine/phrase.ts'
import { longest, type Source, sourceOf } from '../../../engine/source.ts'
import { type Token, tokenize } from '../../../engine/tokens.ts'
import { dividedByDays } from '../../../quick-add/days-apart.ts'
import { BULLET, MOST_TASKS, NUMBERED, type Part, taskLines } from '../../../quick-add/lines.ts'
import { nextSpoken } from '../../../quick-add/spoken.ts'
import type { Context } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { VERBS } from '../lexicon/verbs.ts'
import { lookUp } from '../lexicon/words.ts'
import { findPhrases } from '../phrases.ts'
import { readRule } from '../recurrence/read-rule.ts'
import { isVerbWithObject, mayDivide, spoken } from './spoken.ts'

/** Where each task of the text stands; one part at least. */
export function splitTasks(text: string, context: Context): Part[] {
  const parts: Part[] = []
  for (const line of taskLines(text, (each) => BULLET.exec(each) ?? NUMBERED.exec(each)))
    if (parts.length < MOST_TASKS) parts.push(...splitLine(text, line, context))
  return parts.length ? parts : [{ start: 0, end: text.length }]
}

/** Without two of them a line is not read for its days. */
const mayHaveDays = (tokens: Token[]): boolean => tokens.filter((_, at) => isDay(tokens, at)).length > 1

/** A longer line is a note. */
const MOST_CHARACTERS = 1000

/** "call mom at 5 and buy milk tomorrow": both sides begin with a verb, and the first says when. */
function splitLine(text: string, line: Part, context: Context): Part[] {
  const slice = text.slice(line.start, line.end)
  if (slice.length > MOST_CHARACTERS) return [line]
  const source = sourceOf(slice, tokenize(slice, lookUp), context, grammar)
  const parts: Part[] = []
  let from = 0
  let found: Phrase[] | undefined
  const phrases = () => (found ??= findPhrases(source))
  const marked = (at: number): number | undefined => {
    const next = joint(source, at)
    return next && areApart(source, phrases, from, at, next) ? next : undefined
  }
  for (let at = 1; at < source.tokens.length; at++) {
    const next = marked(at) ?? (mayDivide(source.tokens[at]!) ? nextSpoken(spoken, source, from, at) : undefined)
    if (!next) continue
    parts.push({ start: line.start + source.tokens[from]!.start, end: line.start + source.tokens[at - 1]!.end })
    from = next
    at = next - 1
  }
  if (!parts.length) {
    const byDays = mayHaveDays(source.tokens) ? dividedByDays(source, phrases()) : undefined
    return (
      byDays?.map(({ start, end }) => ({ start: line.start + start, end: line.start + end })) ?? [{ ...line, source }]
    )
  }
  parts.push({ start: line.start + source.tokens[from]!.start, end: line.end })
  return parts
}

function areApart(source: Source, phrases: () => Phrase[], from: number, at: number, next: number): boolean {
  const { tokens } = source
  const { text } = tokens[at]!
  if (text === '.') return areSentences(source, from, at, next)
  const areHeaded = text === ',' && isHeading(tokens, 0) && isHeading(tokens, at + 1)
  return areHeaded || areTasks(source, from, at, next) || areDated(source, phrases(), from, at, next)
}

/** The first token of the next task behind "and", "and then", ";". */
function joint({ tokens }: Source, at: number): number | undefined {
  const { text } = tokens[at]!
  // "mon: gym, tue: swim", "mon 9 standup, tue 10 retro"
  if (text === ',' && isDay(tokens, 0) && isDay(tokens, at + 1)) return at + 1
  // "buy rice, call dad tomorrow"
  if (text === ',' && isVerbWithObject(tokens, 0) && isVerbWithObject(tokens, at + 1)) return at + 1
  if (text === '.') return endsSentence(tokens, at) ? at + 1 : undefined
  if (text !== 'and' && text !== ';' && text !== 'then') return undefined
  let next = at + 1
  while (['then', 'also', 'and'].includes(tokens[next]?.text ?? '')) next++
  return next < tokens.length ? next : undefined
}

const ONE_TASK = new Set(['is', 'due', 'deadline', 'start', 'starts', 'begin', 'begins', 'end', 'ends', 'finish'])

const isDay = (tokens: Token[], at: number): boolean => (tokens[at]?.lex?.weekday ?? tokens[at]?.lex?.day) !== undefined

/** "mon:" */
const isHeading = (tokens: Token[], at: number): boolean => isDay(tokens, at) && tokens[at + 1]?.text === ':'

/** Behind a short word a full stop may be of an abbreviation. */
const endsSentence = (tokens: Token[], at: number): boolean => {
  const before = tokens[at - 1]
  const isLong = before?.kind === 'number' || (before?.text.length ?? 0) > 2 || /^[ap]m$/.test(before?.text ?? '')
  return isLong && tokens[at + 1]?.spaced === true
}

/** "Call the vet tomorrow. Buy dog food.": both begin with a verb, and some time is said. */
const areSentences = (source: Source, from: number, joint: number, next: number): boolean =>
  joint - from > 1 &&
  source.tokens.length - next > 1 &&
  VERBS.has(source.tokens[from]!.text) &&
  VERBS.has(source.tokens[next]!.text) &&
  source.tokens.some((_, i) => says(source, i))

/** Behind a comma it is enough that the second says when. */
const areTasks = (source: Source, from: number, joint: number, next: number): boolean =>
  (source.tokens[joint]!.text === ',' || isTask(source, from, joint)) && isTask(source, next, source.tokens.length)

/** "dinner on friday and brunch on sunday", "monday standup; tuesday review": words and a day of its own on either side. */
function areDated({ tokens }: Source, phrases: Phrase[], from: number, joint: number, next: number): boolean {
  // "starts monday and is due friday" is one task.
  if (ONE_TASK.has(tokens[next]!.text)) return false
  const days = phrases.filter(({ clause, rule }) => rule || (hasDay(clause) && !clause.weak))
  if (days.some((phrase) => phrase.from <= joint && phrase.to > joint)) return false
  const left = days.filter((phrase) => phrase.from >= from && phrase.to <= joint)
  const right = days.filter((phrase) => phrase.from >= next)
  const ends = left.some(({ to }) => to === joint) && right[0]?.from !== next
  const begins = left[0]?.from === from && right[0]?.from === next
  return (
    (ends || begins || tokens[joint]!.text === ';') &&
    hasWords(left, from, joint) &&
    hasWords(right, next, tokens.length)
  )
}

/** True when a stretch has phrases and something besides. */
const hasWords = (phrases: Phrase[], from: number, to: number): boolean =>
  phrases.length > 0 && phrases.reduce((sum, phrase) => sum + phrase.to - phrase.from, 0) < to - from

/** A verb, words, and a time among them. */
function isTask(source: Source, from: number, to: number): boolean {
  const { tokens } = source
  if (to - from < 3 || !VERBS.has(tokens[from]!.text)) return false
  const part: Source = { ...source, tokens: tokens.slice(from, to), repeats: undefined }
  return part.tokens.some((_, i) => says(part, i))
}

const says = (source: Source, at: number): boolean => readRule(source, at) !== undefined || isStrong(source, at)

function isStrong(source: Source, at: number): boolean {
  const clause = longest<Clause>(source, 'clause', at)
  return (
    clause !== undefined &&
    !clause.value.weak &&
    (clause.value.duration === undefined || clause.value.clock !== undefined)
  )
}
