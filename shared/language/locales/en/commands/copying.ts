/** A task once more, on another day: "and again on saturday", "duplicate the dentist for friday"; and two that change places: "swap them". */
import { taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const AND = '[and|also|then|,]*'
const ONE_MORE =
  '(once more | [the] same [thing] again | the same [thing] | same thing | again | [and] (another|one) [one] [more] [again] | one more [time])'
const DUPLICATE = '(duplicate|clone|copy | make a copy|duplicate of)'
const WITH = '[with|for him|her|them|it|that]'
const SAME_TIME = '[[,] [and] [at] [the] same time]'
const TAIL = '[too|also | as well] [please]'

const copy = (name: string, pattern: string, rank?: number) =>
  taskRule('copy', name, `${AND} (${pattern}) ${TAIL}`, rank)

const SWAP = '(swap|switch|exchange)'
const swap = (name: string, pattern: string) => taskRule('swap', name, `${AND} (${pattern}) [please]`)

export const copying: Rule<Wish>[] = [
  copy('again on saturday', `${ONE_MORE} ${WITH} [on|at|in|for|to] <words:value> ${SAME_TIME}`, 3),
  copy('repeat it on saturday', `repeat|do|have <shown:target> again [on|at|in|for] <words:value> ${SAME_TIME}`, 2),
  copy('duplicate it', `${DUPLICATE} <shown:target>`, 1),
  copy('copy it to friday', `${DUPLICATE} <shown:target> to|for|on|onto <words:value> ${SAME_TIME}`, 2),
  swap('swap them', `${SWAP} <shown:target> [around|round]`),
  swap('swap the two', `${SWAP} [the] (two | [two] times|dates|days) [of <shown:target>] [around|round]`),
]

/** Of a task, where there is one of that name. */
export const copyingKnown: Rule<Wish>[] = [
  copy('duplicate …', `${DUPLICATE} <words:target>`),
  copy('duplicate … for friday', `${DUPLICATE} <words:target> to|for|on|onto <words:value> ${SAME_TIME}`, 1),
  swap('swap … and …', `${SWAP} [the times|dates|days of] <words:target> [around|round]`),
]
