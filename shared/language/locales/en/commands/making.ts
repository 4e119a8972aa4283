/** What most rules make: that something is said, or where it is said. */

import type { Stretch } from '../../../commands/wish.ts'
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
