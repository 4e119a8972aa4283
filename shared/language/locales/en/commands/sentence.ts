/** A sentence by the rules; what none of them reads is left to the shapes in `shapes.ts`. */
import type { OwnReaders } from '../../../commands/reader.ts'
import { bestOf, type Candidate, readSentence } from '../../../commands/understand.ts'
import type { Stretch } from '../../../commands/wish.ts'
import { type Source, sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Context, Target } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readTime, readWhen } from '../quick-add/index.ts'
import { readChanges } from './changes.ts'
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
  readChanges(source, stretch) {
    const { start, end } = within(source, stretch)
    return readChanges(source.text.slice(start, end), source.context) ?? undefined
  },
}

/**
 * The readings of a sentence, the best first; only one where it is the better one.
 * @param text what the person wrote, of which the sentence is a part
 */
export function readByRules(text: string, start: number, end: number, context: Context): Candidate[] {
  const sentence = text.slice(start, end)
  const wish = unwrap(lowered(sentence))
  const tokens = tokenize(sentence, lookUp).filter((token) => token.start >= wish.start && token.start < wish.end)
  if (!tokens.length) return []
  const source = sourceOf(sentence, tokens, context, grammar)
  const found = bestOf(readSentence({ source, grammar, quickAdd: { readDrafts, readWhen, readTime }, own }))
  return found.map((each) => ({
    ...each,
    spans: each.spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start })),
  }))
}
