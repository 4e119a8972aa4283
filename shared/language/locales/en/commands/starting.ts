/** Putting away until a day: "hide 2 until monday", "set the start date of the essay to friday", "bring the essay back". */
import { changeRule, valueRule } from '../../../commands/change-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'
import { listOf } from './questions.ts'

const start = (name: string, pattern: string): Rule<Wish> => valueRule('start', name, `(${pattern})`, 6)

const UNTIL = 'until|till|til'

export const starting: Rule<Wish>[] = [
  start('hide 2 until monday', `(hide|park|shelve|stash) <pointed:target> ${UNTIL} <words:value>`),
  start('put 2 away until monday', `(put|stow|tuck) <pointed:target> away ${UNTIL} <words:value>`),
  start('put away 2 until monday', `(put|stow|tuck) away <pointed:target> ${UNTIL} <words:value>`),
  start(
    'keep … out of sight until monday',
    `(keep|put|leave) <words:target> out of (sight | my sight|way) ${UNTIL} <words:value>`,
  ),
  start(
    "don't show me … before monday",
    `(don't|dont | do not) show [me] <words:target> (before | ${UNTIL}) <words:value>`,
  ),
  start(
    '2 not before monday',
    `<pointed:target> [is|are|can|should] (not before | no earlier|sooner than) <words:value>`,
  ),
  changeRule(
    'bring … back into sight',
    '(bring|put|get) <words:target> back into|in [my] (sight|view)',
    { start: null },
    6,
  ),
]

/** Which tasks are put away. */
export const putAway: Rule<Wish>[] = [
  {
    name: 'what is put away',
    pattern:
      '^ (what|which [of my] [tasks|items|things|ones] is|are [currently|still] (put away | out of sight) [until <words>]) ["?"] $',
    rank: 23,
    make: (_, place: Place) => listOf(place),
  },
]
