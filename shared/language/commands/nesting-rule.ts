/** What sentences about subtasks have in common in all languages; a language gives their words. */
import type { Rule } from '../engine/grammar.ts'
import type { Act, Stretch, Wish } from './wish.ts'

/**
 * Of a sentence that says so by its words, as "add eggs as a subtask of groceries", it is sure. What only comes under something may as well be
 * what is to be done: "put the key under the mat".
 */
const ACTS = {
  addUnder: 'addUnder',
  addSubtask: 'addUnder',
  nest: 'nest',
  subtasks: 'subtasks',
} as const satisfies Record<string, Act>

/** The pattern names a `target`, and the task that it is `under`. */
type NestingRule = (act: keyof typeof ACTS, name: string, pattern: string, rank?: number) => Rule<Wish>

interface Said {
  target?: Stretch
  under?: Stretch
}

/** @param sentence the pattern of a sentence, made of that of its core: with what may be said before and behind it */
export const createNesting =
  (sentence: (core: string) => string): NestingRule =>
  (act, name, pattern, rank = 0) => ({
    name,
    pattern: `^ ${sentence(`(${pattern})`)} $`,
    rank,
    make: ({ target, under }: Said) => ({
      act: ACTS[act],
      ...(target && { target }),
      ...(under && { under }),
      ...(act === 'addUnder' && target && under && { whole: both(target, under) }),
    }),
  })

const both = (one: Stretch, other: Stretch): Stretch => ({
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
})
