/** What is plainly a change, though not what of: it is told so, rather than kept as a new task. */
import { tells } from './making.ts'

const rule = (pattern: string) => tells(`^ (${pattern}) $`)

export const unread = [
  rule('(change|set|update|edit|move|adjust) [the|its] <field> of|for|on <words> to <words>'),
  rule('(change|edit|update|fix) [the|its] (<field> | title|name|note|notes|description|text) of|for|on <pointed>'),
  rule(
    '(replace|swap|exchange|substitute) <words> with|by|for <words> in|of the|its title|name|text|wording|note|notes',
  ),
  // told of a task that there is, and no wish
  rule(
    '[the|my|that|this] [#word&!imperative] [#word] task|todo|reminder (is|was|should|must|can|has|needs|gets|goes) <words>',
  ),
  rule('(postpone|reschedule|defer|rename|retitle | re - schedule|title) [<words>]'),
  // more or fewer of what was added: nothing says which word of its title that is
  rule('make it|that|them (#number | #cardinal) #word&!unit&!measure&!meridiem [<words>]'),
  rule('(move|change|edit|update|modify|push|shift) <pointed> [to|for|by|until <words>]'),
]
