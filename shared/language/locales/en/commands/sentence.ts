/** A sentence by the rules; what none of them reads is left to the shapes in `shapes.ts`. */
import { readChanges as readChangesOf } from '../../../commands/changes.ts'
import type { CommandReader, OwnReaders } from '../../../commands/reader.ts'
import { bestOf, type Candidate, readSentence } from '../../../commands/understand.ts'
import type { Stretch } from '../../../commands/wish.ts'
import { type Source, sourceOf } from '../../../engine/source.ts'
import { type Token, tokenize } from '../../../engine/tokens.ts'
import type { Changes, Context, Target } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readTime, readWhen } from '../quick-add/index.ts'
import { lowered, readTarget } from './target.ts'
import { unwrap } from './wrapping.ts'

/** Where a stretch stands in the text; without the "'s" of "the dentist's sorted". */
function within({ tokens }: Source, { from, to }: Stretch): { start: number; end: number } {
  const { end, possessive } = tokens[to - 1]!
  return { start: tokens[from]!.start, end: possessive && to < tokens.length ? end - "'s".length : end }
}

const wordsOf = (text: string): number => text.split(/\s+/).length

/** Words of a target that are only known as those of a title. */
function freeIn(target: Target): number {
  if ('title' in target) return wordsOf(target.title)
  const searched = 'filter' in target ? JSON.stringify(target.filter).matchAll(/"search":"([^"]*)"/g) : []
  return [...searched].reduce((sum, [, text = '']) => sum + wordsOf(text), 0)
}

const own: OwnReaders = {
  readTarget(source, stretch) {
    const { start, end } = within(source, stretch)
    const target: Target | undefined = readTarget(source.text, start, end, source.context)?.target
    if (!target) return undefined
    const free = freeIn(target)
    return { target, free, kind: free ? 'title' : 'filter' in target ? 'filter' : 'reference' }
  },
}

const readerOf = (text: string, tokens: Token[], context: Context): CommandReader => ({
  source: sourceOf(text, tokens, context, grammar),
  grammar,
  quickAdd: { readDrafts, readWhen, readTime },
  own,
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
