/** What was done last is taken back: "undo that", "reverse what you did", "oops". */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const rule = (pattern: string, rank = 3): Rule<Wish> => ({
  name: pattern,
  pattern: `^ (${pattern}) $`,
  rank,
  make: () => ({ act: 'undo' }),
})

const THAT = '(it|that|this|them|everything|all)'
const I = "(i|you|i've|you've) [have] [just|accidentally]"
const DEED =
  'step|steps|action|actions|change|changes|thing|things|move|edit|command|entry|one|bit|deletion|completion|update|delete|complete|add|task|tasks|reminder|reminders|item|items|event|appointment'
const LATELY = '(last|latest|previous|recent | most recent)'
const MINE = '(my|the|your|that|this|its)*'
const SLIP = 'oops|whoops|no|nope|sorry|wrong|ah|oh|damn|argh|hm|wait'

export const undoing: Rule<Wish>[] = [
  rule(`undo|revert|rollback|undelete [#number | ${DEED}]`),
  rule(`roll back`),
  rule(`(undo|revert|rollback|undelete|reverse | roll|take back) ${THAT}`),
  rule(`roll|take|put|set ${THAT} back [(how | the way) it was]`),
  rule(`(undo|revert|rollback|undelete|restore | roll back) ${MINE} ${DEED}`),
  rule(
    `(undo|revert|rollback|undelete|reverse|cancel|strike|scratch | roll|take back | never mind) ${MINE} ${LATELY} [#cardinal | #number] [${DEED}]`,
  ),
  rule(
    `(undo|revert|rollback|undelete|reverse|restore | roll|take back) (what|whatever|everything|all) ${I} #word [just now]`,
  ),
  rule(
    `(get|bring|recover|restore|undelete | give me) [me] [back] (what | the #word [#word] [that]) ${I} (deleted|removed|erased|lost|completed | ticked off) [back]`,
  ),
  rule('recover|restore [the|that|my] [last] deleted|removed #word'),
  rule('(go|step|move [one] back) [one|a|1 step|steps|change|changes|action|actions]'),
  rule('scratch|strike|reverse|forget (that | what i [just] said|did) [last one]'),
  rule("i|we|i've|we've [have] changed my|our mind|minds"),
  rule('(i [have] made a mistake | that [is|was] (wrong | my|a|an mistake|error|accident))'),
  rule('(oops|whoops | wrong one|task | i take that|it back | ctrl|control|cmd ["+" | -] z)'),
  rule("i (didn't | did not) mean [to #word [off]] it|that|this|them"),
  rule(`(${SLIP}|that | not what i) [<words:slip>] (undo|revert | take it|that back | go back) [it|that|this]`, 0),
]
