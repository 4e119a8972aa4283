/** What was done last is taken back: "undo that", "reverse what you did", "take the last two changes back", "oops"; or done again after that: "redo". */
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const THAT = '(it|that|this|them|everything|all)'
const ALL = '(everything | it|them all | all of it|them|those|that | all|things|it|that|them|those)'
const AS_BEFORE =
  '[again] [((the way | to the way | to how | to what | how|like|as) <words> was|were|been|be [before])]'
const I = "(i|you|i've|you've) [have] [just|accidentally]"
const DEED =
  'step|steps|action|actions|change|changes|thing|things|move|moves|edit|edits|command|commands|entry|one|ones|bit|deletion|completion|update|updates|delete|complete|add|task|tasks|reminder|reminders|item|items|event|appointment|turn|turns|message|messages'
const LATELY = '(last|latest|previous|recent|past | most recent)'
const MINE = '(my|the|your|that|this|its|these|those)*'
const SLIP = 'oops|whoops|no|nope|sorry|wrong|ah|oh|damn|argh|hm|wait'
const TAKE_BACK = '(undo|revert|rollback|undelete|reverse | roll|take back)'

/** How many: of what is not counted, one. */
const howManyBack: Rule<number>[] = [
  { name: '2', pattern: '#number', make: ({ number }) => (number > 0 && number < 100 ? number : undefined) },
  { name: 'two', pattern: '#cardinal', make: ({ cardinal }) => (cardinal > 0 && cardinal < 11 ? cardinal : undefined) },
  { name: 'a couple of', pattern: '(both | [a] couple [of])', make: () => 2 },
  { name: 'a few', pattern: '[a] few', make: () => 3 },
]

const several = (pattern: string): Rule<number> => ({
  name: pattern,
  pattern,
  make: ({ howManyBack = 1 }) => howManyBack,
})

/** That something is taken back, and how many turns. */
const undone: Rule<number>[] = [
  several(`${TAKE_BACK} ${MINE} [${LATELY}] <howManyBack> [last] [${DEED}] [again]`),
  several(`take|roll|put ${MINE} [${LATELY}] <howManyBack> [last] ${DEED} back`),
  several(`(go|step|move [one] back) [<howManyBack> | one|a] [${DEED}]`),
  { name: 'undo twice', pattern: `(${TAKE_BACK} [that|it] twice | take|put|roll|bring both back)`, make: () => 2 },
  ...[
    `undo|revert|rollback|undelete [${DEED}]`,
    'roll back',
    'undo undo',
    `${TAKE_BACK} (${THAT} | all of it|that|this)`,
    `roll|take|put|set ${THAT} back [(how | the way) it was]`,
    '(go|change|set|put|turn|move) [it|that|them|everything] back (to (what|how | the way) | as|how | the way) (it|they|that|things) was|were [before]',
    `(undo|revert|rollback|undelete|restore | roll back) ${MINE} ${DEED}`,
    `(undo|revert|rollback|undelete|reverse|cancel|strike|scratch | roll|take back | never mind) ${MINE} ${LATELY} [${DEED}]`,
    `(undo|revert|rollback|undelete|reverse|restore | roll|take back) (what|whatever|everything|all) ${I} #word [just now]`,
    `(get|bring|recover|restore|undelete | give me) [me] [back] (what | the #word [#word] [that]) ${I} (deleted|removed|erased|lost|completed | ticked off) [back]`,
    'recover|restore [the|that|my] [last] deleted|removed #word',
    'scratch|strike|reverse|forget (that | what i [just] said|did) [last one]',
    "i|we|i've|we've [have] changed my|our mind|minds",
    '(i [have] made a mistake | that [is|was] (wrong | my|a|an mistake|error|accident))',
    '(oops|whoops | wrong one|task | i take that|it back | ctrl|control|cmd ["+" | -] z)',
    "i (didn't | did not) mean [to #word [off]] it|that|this|them",
  ].map(several),
]

/** That what was taken back is done again, and how many turns. */
const redone: Rule<number>[] = [
  `redo|reapply ${MINE} [${LATELY}] <howManyBack> [last] [${DEED}]`,
  `redo|reapply [${THAT}]`,
  `redo|reapply ${MINE} ${LATELY} ${DEED}`,
  "redo|reapply (what|whatever|everything) (i|you|i've) [have] [just] (undid|undone|reverted | took back)",
  '(undo|revert|reverse|cancel | take back) (the|my|that|your)* [last] undo',
  'do (it|that|this|them) again [after all]',
  '[do] (add|delete|remove|complete|change|move) (it|that|this|them|those) (after all|again|anyway)',
  'do (add|delete|remove|complete|change|move) (it|that|this|them|those) [after all|please]',
  '(ctrl|control|cmd ["+" | -] y | ctrl|control|cmd ["+" | -] shift ["+" | -] z)',
].map(several)

/** ... as it is said only of what was just done: "bring it back" is otherwise about a task. */
const undoneJustNow: Rule<number>[] = [
  `(put|bring|get|take|set|change|turn|give) [me] ${ALL} back [again] [${AS_BEFORE}]`,
  `leave it|them|everything ${AS_BEFORE}`,
  `([i] [still] want|need|wanted | can|could|may i have|get | i would like | i'd like) ${ALL} back`,
  'restore (everything | it all | them | all of it|them)',
].map(several)

/** In an answer less is one than in a message: what is denied or forgotten there is the proposal. */
const answeredUndo: Rule<number>[] = [
  {
    name: 'oh no, undo that',
    pattern:
      '^ (wait|but | can|could|would you [please])* (<undone> | <undoneJustNow:undone>) [,] [please|again | for me] $',
    make: ({ undone }, { source, from, to }) =>
      source.tokens.slice(from, to).some(({ text }) => TAKES_BACK.has(text)) ? undone : undefined,
  },
]
const TAKES_BACK = new Set(['undo', 'revert', 'rollback', 'reverse', 'back', 'restore', 'leave'])

export const undos: Record<string, Dimension> = { howManyBack, undone, redone, undoneJustNow, answeredUndo }

const undo = (name: string, pattern: string, rank: number): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ undone = 1 }) => ({ act: 'undo', ...(undone > 1 && { count: undone }) }),
})

export const undoing: Rule<Wish>[] = [
  undo('undo', '<undone>', 3),
  {
    name: 'redo',
    pattern: '^ <redone> $',
    rank: 3,
    make: ({ redone }) => ({ act: 'redo', ...(redone > 1 && { count: redone }) }),
  },
  undo(
    'oops, undo',
    `(${SLIP}|that | not what i) [<words:slip>] (undo|revert | take it|that back | go back) [it|that|this]`,
    0,
  ),
]
