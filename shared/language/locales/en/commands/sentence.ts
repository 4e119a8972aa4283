/** A message and its stretches as they are read: without what people say around a wish, and by the rules. */
import { readChanges as readChangesOf } from '../../../commands/changes.ts'
import type { Candidate } from '../../../commands/kind.ts'
import type { CommandReader, TargetRead } from '../../../commands/reader.ts'
import { readTarget, wholly } from '../../../commands/targets.ts'
import { bestOf, readSentence } from '../../../commands/understand.ts'
import type { Act, Pronoun, Stretch, Wish } from '../../../commands/wish.ts'
import { type Source, sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Changes, Context } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readTime, readWhen } from '../quick-add/index.ts'
import { itemsOf } from '../quick-add/items.ts'
import type { Introduction } from './introducing.ts'
import { spell } from './spelling.ts'

export const sourceIn = (text: string, context: Context): Source =>
  sourceOf(text, tokenize(text, lookUp, spell), context, grammar)

/** A part of a text, read as if it stood alone. */
export const stretchOf = (source: Source, from = 0, to = source.tokens.length): Source =>
  from === 0 && to === source.tokens.length
    ? source
    : { ...source, tokens: source.tokens.slice(from, to), memory: undefined, repeats: undefined }

/** The words as they were written. */
export const textOf = ({ text, tokens }: Source): string =>
  tokens.length ? text.slice(tokens[0]!.start, tokens.at(-1)!.end) : ''

export const lengthOf = ({ tokens }: Source): number => (tokens.length ? tokens.at(-1)!.end - tokens[0]!.start : 0)

/** Whether it begins with what a dimension reads. */
export const begins = (source: Source, dimension: string): boolean =>
  source.grammar.longest(source, dimension, 0) !== undefined

export const readerOf = (source: Source): CommandReader => ({
  source,
  grammar,
  quickAdd: { readDrafts, readWhen, readTime },
  itemsOf,
})

export interface Wished extends Stretch {
  wish: Source
  /** "can you …": the chat is asked to do it itself */
  isAsked: boolean
}

/** People do not say more than a few around a wish. */
const MOST_INTRODUCTIONS = 8
/** Tokens of what ends one. */
const LONGEST_FAREWELL = 4

/** A sentence without what people say around a wish; `from` and `to` are its tokens. */
export function wishIn(sentence: Source): Wished {
  const { tokens } = sentence
  let to = tokens.length
  const withoutMarks = (marks: string): void => {
    while (to > 0 && marks.includes(tokens[to - 1]!.text)) to--
  }
  withoutMarks('.!')
  for (let at = Math.max(1, to - LONGEST_FAREWELL); at < to; at++)
    if (grammar.matches(sentence, 'farewell', at).some(({ next }) => next >= to)) to = at
  withoutMarks('.!')
  const said = stretchOf(sentence, 0, to)
  let from = 0
  let isAsked = false
  for (let turn = 0; turn < MOST_INTRODUCTIONS; turn++) {
    while (from < to - 1 && ',;:.!-'.includes(tokens[from]!.text)) from++
    const found = grammar.longest<Introduction>(said, 'introduction', from)
    if (!found || found.next >= to) break
    isAsked = found.value.isAsked ?? isAsked
    if (found.value.isRequest) withoutMarks('?')
    from = found.next
  }
  return { wish: stretchOf(said, from, to), from, to, isAsked }
}

/** In which a whole sentence may be read; commands without what is said around a wish. */
const WHOLE_SENTENCES = ['correction', 'afterthought', 'asks', 'command']
const OF_WISHES = new Set(['asks', 'command', 'perhaps'])

/** The readings of a sentence, the best first; only one where it is the better one. */
export function readByRules(sentence: Source, dimensions: readonly string[] = WHOLE_SENTENCES): Candidate[] {
  const { wish } = wishIn(sentence)
  for (const dimension of dimensions) {
    const found = bestOf(readSentence(readerOf(OF_WISHES.has(dimension) ? wish : sentence), dimension))
    if (found.length) return found
  }
  return []
}

/** What a task becomes by these words; null when they change nothing. */
export const readChanges = (text: string, context: Context): Changes | null => changesIn(sourceIn(text, context))

export function changesIn(sentence: Source): Changes | null {
  const { length } = sentence.tokens
  if (!length) return null
  const reader = readerOf(sentence)
  const [correction] = ['correction', 'afterthought'].flatMap((each) => readSentence(reader, each))
  const changes = readChangesOf(reader, { from: 0, to: length })
  return changes ?? (correction?.command.kind === 'update' ? correction.command.changes : null)
}

/** Nobody says thanks at greater length. */
const LONGEST_TALK = 120

/** What a whole message or sentence is besides tasks (`talking.ts`); undefined when there may be more in it. */
export const smallTalkIn = (sentence: Source): Act | undefined =>
  lengthOf(sentence) <= LONGEST_TALK ? grammar.longest<Wish>(sentence, 'talk', 0)?.value.act : undefined

/** A place is the same at every moment. */
export const WHENEVER: Context = { now: '2000-01-01T00:00', timeZone: 'UTC' }

/** Which of what was shown these words name by its place: "2", "the second one", "1 and 3". */
export function readPositions(text: string): number[] | undefined {
  const source = sourceIn(text, WHENEVER)
  const { length } = source.tokens
  const pronoun = length ? wholly<Pronoun>({ source, grammar }, 'pronoun', { from: 0, to: length }) : undefined
  return pronoun && 'shown' in pronoun && pronoun.shown !== 'all' ? pronoun.shown : undefined
}

/** The task that a stretch names. */
export const targetIn = (source: Source, stretch: Stretch): TargetRead | undefined =>
  readTarget(readerOf(source), stretch)
