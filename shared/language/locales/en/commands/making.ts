/** What most rules make: that something is said, or where it is said. */

import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

/** It is said; named by its pattern. */
export const tells = (pattern: string, more: Partial<Rule<true>> = {}): Rule<true> => ({
  name: pattern,
  pattern,
  make: () => true,
  ...more,
})
export const anyOf = (...patterns: string[]): Rule<true>[] => patterns.map((pattern) => tells(pattern))

/** The stretch in which it is said. */
export const stretch = (pattern: string, more: Partial<Rule<Stretch>> = {}): Rule<Stretch> => ({
  name: pattern,
  pattern,
  make: (_, { from, to }) => ({ from, to }),
  ...more,
})

/** The words whole may as well be something to do, which they are where there is no such task: "the picnic is off". */
export const orNew = (rule: Rule<Wish>): Rule<Wish> => ({
  ...rule,
  make(said, place) {
    const wish = rule.make(said, place)
    return wish && { ...wish, whole: { from: place.from, to: place.to } }
  },
})
