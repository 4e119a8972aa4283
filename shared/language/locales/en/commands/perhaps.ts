/**
 * What may be said of a task that there is, or be something to do as it stands: "throw out the tax return", "the dentist on friday". It is of the
 * task where there is one of that name.
 */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'
import { copyingKnown } from './copying.ts'
import { placingKnown } from './placing.ts'

const when = (
  name: string,
  pattern: string,
  { rank = 0, ...changes }: Changes & { rank?: number } = {},
): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank,
  make: ({ target, value }) => ({ act: 'update', target, value, changes }),
})

const SO = '[so|and|ok|wait]*'
const SAID = '(note|notes|comment|comments|details | latest|news)'
const ON = '[on|at|for|by|to|in]'

export const perhaps: Rule<Wish>[] = [
  ...copyingKnown,
  ...placingKnown,
  {
    name: 'throw out the …',
    pattern: '^ (throw|chuck|toss out|away | bin|ditch|dump|scrap|toss|drop|axe|kill|lose) <definite:target> $',
    make: ({ target }) => ({ act: 'delete', target }),
  },
  when('the dentist on friday', `<definite:target> ${ON} <words:value>`),
  when(
    'the recital starts at five',
    `<definite:target> (#is | starts|begins|happens | takes place) [now] ${ON} <words:value>`,
    { rank: 1 },
  ),
  when('remind me of the dentist on friday', `remind me of|about <definite:target> ${ON} <words:value>`, {
    addReminders: [{ minutesBefore: 0 }],
  }),
  // what was said of it is in its comments
  {
    name: 'what did he say about the plumber?',
    pattern: `^ ${SO} what did|does|do #word [#word] (say|tell|write|note|comment|mention [me|us|down]) about|on|of <words:target> ["?"] $`,
    make: ({ target }) => ({ act: 'show', target }),
  },
  {
    name: 'what is the note on the plumber?',
    pattern: `^ ${SO} (what [is|are|was|were|does] | whats | [what] (is|are there) any) (the|my|our)* ${SAID} (on|of|for|about) <words:target> [say] ["?"] $`,
    make: ({ target }) => ({ act: 'show', target }),
  },
]
