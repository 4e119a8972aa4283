/** What a whole message or sentence is besides tasks, by the rules of `talking.ts`. */
import type { Wish } from '../../../commands/wish.ts'
import { sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Context } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'

/** Nobody says thanks at greater length. */
const LONGEST = 120
/** It is the same at every moment. */
const WHENEVER: Context = { now: '2000-01-01T00:00', timeZone: 'UTC' }

/** The text that was asked about last: a message of one sentence is asked about as a message and as a sentence. */
let last: { text: string; act: Wish['act'] | undefined } | undefined

/** @returns what it is said for; undefined when there may be more in it */
export function smallTalkIn(text: string): Wish['act'] | undefined {
  if (text.length > LONGEST) return undefined
  if (last?.text === text) return last.act
  const source = sourceOf(text, tokenize(text, lookUp), WHENEVER, grammar)
  last = { text, act: grammar.longest<Wish>(source, 'talk', 0)?.value.act }
  return last.act
}
