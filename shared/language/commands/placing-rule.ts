/** What sentences about the order by hand have in common in all languages; a language gives their words. */
import type { Rule } from '../engine/grammar.ts'
import type { Placed, Stretch, Wish } from './wish.ts'

/**
 * The pattern names a `target`, and behind `before` and `after` the task `beside` which it comes. What only sounds like it ("put the kettle on
 * first") is something to do, where there is no such task.
 */
type PlacingRule = (placed: Placed, name: string, pattern: string, rank: number) => Rule<Wish>

interface Said {
  target: Stretch
  beside?: Stretch
}

/** @param sentence the pattern of a sentence, made of that of its core: with what may be said before and behind it */
export const createPlacing =
  (sentence: (core: string) => string): PlacingRule =>
  (placed, name, pattern, rank) => ({
    name,
    pattern: `^ ${sentence(`(${pattern})`)} $`,
    rank,
    make: ({ target, beside }: Said, { from, to }) => ({
      act: 'place',
      placed,
      target,
      ...(beside && { beside }),
      whole: { from, to },
    }),
  })
