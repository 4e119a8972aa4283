/** What sentences about subtasks have in common in all languages; a language gives their words. */
import type { Rule } from '../engine/grammar.ts'
import type { Stretch, Wish } from './wish.ts'

/** The pattern names a `target`, and the task that it is `under`. */
type NestingRule = (act: 'addUnder' | 'nest' | 'subtasks', name: string, pattern: string, rank?: number) => Rule<Wish>

interface Said {
  target?: Stretch
  under?: Stretch
}

/** @param whole the pattern of a sentence, made of that of its core: with what may be said before and behind it */
export const createNesting =
  (whole: (core: string) => string): NestingRule =>
  (act, name, pattern, rank = 0) => ({
    name,
    pattern: `^ ${whole(`(${pattern})`)} $`,
    rank,
    make: ({ target, under }: Said) => ({ act, ...(target && { target }), ...(under && { under }) }),
  })
