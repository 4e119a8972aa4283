/** What people ask for and this product does not have: it is said so, instead of being kept as a task. */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Missing } from '../../../types.ts'

const OWN =
  '(my|the|this|that|these|all|our)+ [#word&!month] task|tasks|list|lists|todo|todos|calendar|project|projects|reminder|reminders'
const SHOWN = '(#number | it|them|this|that)'

const missing = (what: Missing, name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank: 10,
  make: () => ({ act: 'none', reason: 'not-there', missing: what }),
})

export const lacking: Rule<Wish>[] = [
  missing(
    'timer',
    'start a timer',
    '(start|set|stop|pause|begin | give me) (me|a|an|the|my|another)* [#number] [#word] [#word] #timer [<words>] | #timer [for|of <words>]',
  ),
  missing(
    'sharing',
    'share my list',
    `share (list|lists|task|tasks|project) with <words> | (email|mail|text|send me ${OWN}) | (share|email|mail | e - mail) (${SHOWN} [(to|with|as|please) [<words>]] | ${OWN} [<words>])`,
  ),
  missing('sharing', 'send my list to …', `send (#number | them | ${OWN}) to <words> | invite <words> to ${OWN}`),
  missing(
    'file',
    'attach a photo',
    'attach|upload|add [a|an|the|this] (#file | voice note|memo) to|for (<shown> | the <words> task)',
  ),
  missing('place', 'a location reminder', '[set|add|create|make] [a|an] location [[-] based] reminder|alert [<words>]'),
  missing(
    'calendar',
    'sync my calendar',
    `sync|synchronize|synchronise|import ((${SHOWN} | ${OWN}) [with|to|from|and <words>] | with google|apple|outlook|icloud|exchange [<words>])`,
  ),
  missing(
    'copy',
    'export my list',
    `(export|print | back up) (${SHOWN} [(to|as|for|in|on|please|and|out) [<words>]] | ${OWN} [<words>])`,
  ),
  missing('tracking', 'track time', 'track [my] time on|for <words>'),
  missing('pin', 'pin it', 'pin|unpin (#number | it|this|that)'),
  missing('archive', 'archive it', 'archive (#number | it|this|that | everything|all [<words>])'),
]
