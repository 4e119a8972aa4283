/**
 * What may be said of a task that there is, or be something to do as it stands: "throw out the tax return", "the dentist on friday". It is of the
 * task where there is one of that name.
 */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { copyingKnown } from './copying.ts'
import { placingKnown } from './placing.ts'

const when = (
  name: string,
  pattern: string,
  { rank = 0, field }: { rank?: number; field?: 'remind-of' } = {},
): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank,
  make: ({ target, value }) => ({ act: 'update', target, value, ...(field && { field }) }),
})

const SO = '[so|and|ok|wait]*'
const SAID = '(note|notes|comment|comments|details | latest|news)'
const ON = '[on|at|for|by|to|in]'

/** What says that nothing has to be got any more. */
const ENOUGH = new Set(['already', 'still', 'left', 'enough', 'plenty', 'home'])

export const perhaps: Rule<Wish>[] = [
  ...copyingKnown,
  ...placingKnown,
  {
    name: 'throw out the …',
    pattern: '^ (throw|chuck|toss out|away | bin|ditch|dump|scrap|toss|drop|axe|kill|lose) <definite:target> $',
    make: ({ target }) => ({ act: 'delete', target }),
  },
  {
    name: 'we already have jam',
    pattern: `^ ${SO} (i|we [already|still] have|got | i've|we've [already|still] got) [some|enough|plenty] [of] <words:target> [already|left|enough | at home] $`,
    make: ({ target }, { source: { tokens } }) =>
      tokens.some(({ text }) => ENOUGH.has(text)) ? { act: 'complete', target } : undefined,
  },
  when('the dentist on friday', `<definite:target> ${ON} <words:value>`),
  when(
    'the recital starts at five',
    `<definite:target> (#is | starts|begins|happens | takes place) [now] ${ON} <words:value>`,
    { rank: 1 },
  ),
  when('remind me of the dentist on friday', `remind me of|about <definite:target> ${ON} <words:value>`, {
    field: 'remind-of',
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
