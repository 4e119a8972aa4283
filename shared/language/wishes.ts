/**
 * What is beyond commands: wishes to plan, split, compare ..., questions, and stories. A language has rules for the dimension `wish`, each a whole
 * sentence, and two sets of words; nothing here carries a wish out.
 */
import type { Beyond, WishKind } from './assistant.ts'
import { createGrammar, type Dimension, type Rule, type Words } from './engine/grammar.ts'
import { sourceOf } from './engine/source.ts'
import { tokenize } from './engine/tokens.ts'
import type { Context } from './types.ts'

/** A class of words, as they are written in a line. */
export const wordsOf = (line: string): ReadonlySet<string> => new Set(line.split(/\s+/))

const wish =
  (kind: WishKind) =>
  (name: string, pattern: string, more: Partial<Rule<WishKind>> = {}): Rule<WishKind> => ({
    name,
    pattern,
    make: () => kind,
    ...more,
  })

/** Makes rules for wishes of a kind. */
export const wishOf: Record<WishKind, ReturnType<typeof wish>> = {
  plan: wish('plan'),
  split: wish('split'),
  prioritise: wish('prioritise'),
  summarise: wish('summarise'),
  explain: wish('explain'),
  find: wish('find'),
  compare: wish('compare'),
  advise: wish('advise'),
}

export interface WishWords extends Words {
  dimensions: Record<string, Dimension>
  /** words with which a question begins: "what", "can" */
  asks: ReadonlySet<string>
  /** words with which somebody begins to tell: "I", "my", "it" */
  tells: ReadonlySet<string>
}

/** A longer text is a note. */
const LONGEST = 600

/** Wishes are told by words alone: no moment matters. */
const NOWHERE: Context = { now: '2000-01-01T00:00', timeZone: 'UTC' }

export function createWishReader({ dimensions, asks, tells, ...words }: WishWords): (text: string) => Beyond | null {
  const grammar = createGrammar(dimensions, words)
  const tokensOf = (text: string) => tokenize(text, words.lookUp, words.spell)
  const spelled = (all: ReadonlySet<string>) => new Set([...all].map((word) => words.spell?.(word) ?? word))
  const [asking, telling] = [spelled(asks), spelled(tells)]
  const begins = (sentence: string, among: ReadonlySet<string>): boolean =>
    among.has(tokensOf(sentence).find(({ kind }) => kind === 'word')?.text ?? '')

  return (text) => {
    const said = text.trim()
    if (said.length > LONGEST || said.includes('\n')) return null
    const source = sourceOf(said, tokensOf(said), NOWHERE, grammar)
    const wish = grammar.longest<WishKind>(source, 'wish', 0)
    if (wish) return { why: wish.value, rule: wish.rule, isSure: true }
    const sentences = sentencesOf(said)
    const isAsked = (sentence: string) => /[?؟]$/.test(sentence) && begins(sentence, asking)
    if (sentences.length > 1 && sentences.some(isAsked))
      return { why: 'sentences', rule: 'several sentences, one of which asks', isSure: false }
    if (sentences.length > 1 && sentences.every((each) => begins(each, telling)))
      return { why: 'sentences', rule: 'several sentences that tell', isSure: false, unlessDated: true }
    return isAsked(said) ? { why: 'question', rule: 'a question that no rule reads', isSure: false } : null
  }
}

/** What ends with a mark, before white space and more; not behind a number: "am 2. Oktober". */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[^\s\d][.!?؟۔])\s+/u).filter((each) => /\p{L}/u.test(each))
