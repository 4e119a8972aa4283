/** A sentence by the rules; what none of them reads is left to `act.ts`. */
import { readChanges as readChangesOf } from '../../../commands/changes.ts'
import type { CommandReader, TargetRead } from '../../../commands/reader.ts'
import { readTarget, wholly } from '../../../commands/targets.ts'
import { bestOf, type Candidate, readSentence } from '../../../commands/understand.ts'
import type { Pronoun } from '../../../commands/wish.ts'
import { sourceOf } from '../../../engine/source.ts'
import { type Token, tokenize } from '../../../engine/tokens.ts'
import type { Changes, Context } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readTime, readWhen } from '../quick-add/index.ts'
import { lowered } from './lowered.ts'
import { unwrap } from './wrapping.ts'

const readerOf = (text: string, tokens: Token[], context: Context): CommandReader => ({
  source: sourceOf(text, tokens, context, grammar),
  grammar,
  quickAdd: { readDrafts, readWhen, readTime },
})

/** In which a whole sentence may be read; commands without what wraps a wish. */
const WHOLE_SENTENCES = ['correction', 'afterthought', 'asks', 'command']
const UNWRAPPED = new Set(['asks', 'command'])

/**
 * The readings of a sentence, the best first; only one where it is the better one.
 * @param text what the person wrote, of which the sentence is a part
 */
export function readByRules(
  text: string,
  start: number,
  end: number,
  context: Context,
  dimensions: readonly string[] = WHOLE_SENTENCES,
): Candidate[] {
  const sentence = text.slice(start, end)
  const tokens = tokenize(sentence, lookUp)
  const wish = unwrap(lowered(sentence))
  const whole = readerOf(sentence, tokens, context)
  const wished = tokens.filter(({ start: at }) => at >= wish.start && at < wish.end)
  const inner = wished.length === tokens.length ? whole : readerOf(sentence, wished, context)
  let found: Candidate[] = []
  for (const dimension of dimensions) {
    found = bestOf(readSentence(UNWRAPPED.has(dimension) ? inner : whole, dimension))
    if (found.length) break
  }
  return found.map((each) => ({
    ...each,
    spans: each.spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start })),
  }))
}

/** What a task becomes by these words; null when they change nothing. */
export function readChanges(text: string, context: Context): Changes | null {
  const reader = readerOf(text, tokenize(text, lookUp), context)
  const whole = { from: 0, to: reader.source.tokens.length }
  const [correction] = whole.to ? ['correction', 'afterthought'].flatMap((each) => readSentence(reader, each)) : []
  const changes = (whole.to && readChangesOf(reader, whole)) || undefined
  return changes ?? (correction?.command.kind === 'update' ? correction.command.changes : null)
}

/** A change is asked for, though not one that can be read. */
export function isUnread(sentence: string, context: Context): boolean {
  const wish = unwrap(lowered(sentence))
  const tokens = tokenize(sentence, lookUp).filter(({ start }) => start >= wish.start && start < wish.end)
  return tokens.length > 0 && grammar.longest(sourceOf(sentence, tokens, context, grammar), 'unread', 0) !== undefined
}

/** A place is the same at every moment. */
const WHENEVER: Context = { now: '2000-01-01T00:00', timeZone: 'UTC' }

/** Which of what was shown these words name by its place: "2", "the second one", "1 and 3". */
export function readPositions(text: string): number[] | undefined {
  const reader = readerOf(text, tokenize(text, lookUp), WHENEVER)
  const { length } = reader.source.tokens
  const pronoun = length ? wholly<Pronoun>(reader, 'pronoun', { from: 0, to: length }) : undefined
  return pronoun && 'shown' in pronoun && pronoun.shown !== 'all' ? pronoun.shown : undefined
}

/** The task that a stretch of the text names. */
export function readTargetIn(text: string, start: number, end: number, context: Context): TargetRead | undefined {
  const words = text.slice(start, end)
  const reader = readerOf(words, tokenize(words, lookUp), context)
  return readTarget(reader, { from: 0, to: reader.source.tokens.length })
}
