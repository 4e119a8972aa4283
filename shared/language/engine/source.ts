/** A text being read, and how the readers of a language look at its tokens. */

import { nowOf } from '../calendar/now.ts'
import type { Now } from '../calendar/values.ts'
import type { Context } from '../types.ts'
import type { Token } from './tokens.ts'

/** Readings of a language by the name of what is read (a dimension), so that no reader imports another. */
export interface Dimensions {
  /** All readings that begin at a token, the longest first. */
  matches<Value>(source: Source, dimension: string, at: number): Found<Value>[]
  /** All readings of all rules, also of the same tokens, in the order of the rules. */
  readings<Value>(source: Source, dimension: string, at: number): (Found<Value> & { rank: number })[]
  /** The longest. */
  longest<Value>(source: Source, dimension: string, at: number): Found<Value> | undefined
}

export interface Source extends Now {
  text: string
  tokens: Token[]
  /** the rules of the language that the text is read in */
  grammar: Dimensions
  /** what they have read of it */
  memory: unknown
  /** some word of the text could make it repeat; found when it is first asked for */
  repeats?: boolean
}

export interface Found<T> {
  value: T
  /** the token after what was read */
  next: number
}

export const sourceOf = (text: string, tokens: Token[], context: Context, grammar: Dimensions): Source => ({
  text,
  tokens,
  ...nowOf(context),
  grammar,
  memory: undefined,
})

/** The longest reading of a dimension that begins at a token. */
export const longest = <Value>(source: Source, dimension: string, at: number): Found<Value> | undefined =>
  source.grammar.longest<Value>(source, dimension, at)

/** The words that come next, exactly; the index after them or -1. */
export function words(source: Source, at: number, ...expected: string[]): number {
  for (let i = 0; i < expected.length; i++) if (source.tokens[at + i]?.text !== expected[i]) return -1
  return at + expected.length
}

/** Steps over one of the words when it is there. */
export const skip = (source: Source, at: number, ...any: string[]): number => {
  const token = source.tokens[at]
  return token && token.kind !== 'opaque' && any.includes(token.text) ? at + 1 : at
}

export const oneOf = (source: Source, at: number, ...any: string[]): boolean => skip(source, at, ...any) > at

/** Two tokens that touch: no white space between them. */
export const touches = (source: Source, at: number): boolean =>
  source.tokens[at] !== undefined && !source.tokens[at]!.spaced && at > 0

/** Where a text or a line begins. */
export const isStart = ({ tokens }: Source, at: number): boolean => at === 0 || tokens[at - 1]!.text === '\n'

/** What ends a sentence: nothing more, a line, or marks of the end. */
export function isEnd({ tokens }: Source, at: number): boolean {
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.text === '\n') return true
    if (tokens[i]!.kind !== 'mark' || !'.!?…)'.includes(tokens[i]!.text)) return false
  }
  return true
}
