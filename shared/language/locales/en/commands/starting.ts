/** Putting away until a day: "hide 2 until monday", "set the start date of the essay to friday", "bring the essay back". */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'
import { listOf } from './questions.ts'

interface Said {
  target: Stretch
  value: Stretch
}

const start = (name: string, pattern: string, rank: number): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target, value }: Said) => ({ act: 'update', target, value, field: 'start' }),
})

const UNTIL = 'until|till|til'

export const starting: Rule<Wish>[] = [
  start('hide 2 until monday', `(hide|park|shelve|stash) <pointed:target> ${UNTIL} <words:value>`, 6),
  start('put 2 away until monday', `(put|stow|tuck) <pointed:target> away ${UNTIL} <words:value>`, 6),
  start('put away 2 until monday', `(put|stow|tuck) away <pointed:target> ${UNTIL} <words:value>`, 6),
  start(
    'keep … out of sight until monday',
    `(keep|put|leave) <words:target> out of (sight | my sight|way) ${UNTIL} <words:value>`,
    6,
  ),
  start(
    "don't show me … before monday",
    `(don't|dont | do not) show [me] <words:target> (before | ${UNTIL}) <words:value>`,
    6,
  ),
  start(
    '2 not before monday',
    `<pointed:target> [is|are|can|should] (not before | no earlier|sooner than) <words:value>`,
    6,
  ),
  {
    name: 'bring … back into sight',
    pattern: '^ ((bring|put|get) <words:target> back into|in [my] (sight|view)) $',
    rank: 6,
    make: ({ target }) => ({ act: 'update', target, changes: { start: null } }),
  },
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
