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
  rule('(fix|correct) [the|a] (typo|spelling|mistake|word|wording) in|of <pointed> [<words>]'),
  rule('undo (everything|all) <words>'),
  rule('(move|change|reschedule|push|shift) (my|the|our) [<words>] (#taskName | #occasion)'),
  rule('(move|change|edit|update|modify|push|shift) <pointed> [to|for|by|until <words>]'),
]

/** What is not to be done: a command that is denied. */
export const denied = [
  rule(
    "(don't|dont|never | do not) (#deleteVerb | #putOff | complete|reopen|cancel|move|mark|rename|snooze|touch) the|my|our|that|this|all|any <words>",
  ),
]

/** What points at something that was said, and says nothing that is known to be done to it: whether it is a new task is asked. */
export const doubtful = [
  rule(
    "it|that|this|they|he|she (#is | #isNot | not | isn't|has|hasn't|should|shouldn't|must|can|can't|will|won't|needs|does|doesn't|looks|seems|sounds) [<words>]",
  ),
  rule('#pointer&possessive <words>'),
  // "not that one, the sweeping" is of what was just done
  rule('not #word&!pointer [<words>] , <words>'),
  rule('(wrong | [the] other) (list|project|date|day|time|task|one|label|title|name) [<words>]'),
  rule('(the|my|our|that|this) <words> (any more|longer | anymore|instead)'),
]
