/**
 * Where a text that was spoken, and so has no punctuation, is several tasks. How much they must say of themselves depends on what stands
 * between them:
 *
 *     "and then"   both say what is to be done
 *     "and"        and the first says when, and the second begins as one begins by itself: "and i have to", German with its time
 *     nothing      and the first ends as one ends: with its time, German with its verb
 *
 * Two tasks in one are less harm than one title in two: what is in doubt stays together.
 */
import type { Phrase } from '../engine/phrase.ts'
import type { Source } from '../engine/source.ts'
import type { Part } from './lines.ts'

/** A stretch of a text, read by itself. */
export interface Spoken {
  source: Source
  /** where it says when something is: a day, an hour, a rule; tokens, `to` exclusive */
  times: readonly { from: number; to: number }[]
}

/** How a language speaks of several tasks. */
export interface SpokenWords {
  readPhrases(source: Source): readonly Phrase[]
  /** what stands between two tasks at a token; `isSure` where it joins nothing but tasks ("and then") */
  jointAt(source: Source, at: number): { next: number; isSure: boolean } | undefined
  /** it says what is to be done: by a verb, and what it is done to */
  isDeed(task: Spoken): boolean
  /** it points at what was said before: "and then boil it" */
  pointsBack(task: Spoken): boolean
  /** it ends as a task does */
  isClosed(task: Spoken): boolean
  /** it begins as a task of its own does; less is in doubt behind an "and" */
  isOpened(task: Spoken, before: Spoken, isJoined: boolean): boolean
}

/** Tokens that are looked at of a task: so a long text costs no more for each of its words than a short one. */
const LONGEST = 40

/** @returns the first token of the next task, when the one that began at `from` ends before `at` */
export function nextSpoken(words: SpokenWords, source: Source, from: number, at: number): number | undefined {
  const joint = words.jointAt(source, at)
  const next = joint?.next ?? at
  if (from === at || at - from > LONGEST || next >= source.tokens.length) return undefined
  const first = spokenIn(words, source, from, at)
  if (!words.isDeed(first)) return undefined
  // What stands before is asked first: most words of a line end nothing, and what follows need not be read.
  if (!joint?.isSure && !first.times.length) return undefined
  if (!joint && !words.isClosed(first)) return undefined
  const second = spokenIn(words, source, next, next + LONGEST)
  if (!words.isDeed(second) || words.pointsBack(second)) return undefined
  return joint?.isSure || words.isOpened(second, first, joint !== undefined) ? next : undefined
}

function spokenIn(words: SpokenWords, source: Source, from: number, to: number): Spoken {
  const part: Source = { ...source, tokens: source.tokens.slice(from, to), memory: undefined, repeats: undefined }
  return { source: part, times: timesOf(words.readPhrases(part)) }
}

const timesOf = (phrases: readonly Phrase[]): Spoken['times'] =>
  phrases.flatMap(({ clause, rule, pieces }) =>
    rule || (!clause.weak && (clause.clock || clause.part || clause.fields || clause.period)) ? pieces : [],
  )

/** Where each task of a line stands; one part at least. */
export function dividedAsSpoken(words: SpokenWords, source: Source): Part[] {
  const { tokens, text } = source
  const parts: Part[] = []
  let from = 0
  for (let at = 1; at < tokens.length; at++) {
    const next = nextSpoken(words, source, from, at)
    if (next === undefined) continue
    parts.push({ start: from === 0 ? 0 : tokens[from]!.start, end: tokens[at - 1]!.end })
    from = next
    at = next
  }
  return [...parts, { start: from === 0 ? 0 : tokens[from]!.start, end: text.length }]
}
