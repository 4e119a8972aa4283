/** How days went: "how did last week go?", "what keeps slipping?" */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const review = (name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ [so|and|ok]* (${pattern}) ["?"] $`,
  rank: 25,
  make: ({ filter }: { filter?: Stretch }) => ({ act: 'figures', ...(filter && { filter }) }),
})

const FIGURES = '(figures|stats|statistics|numbers)'

export const reviewing: Rule<Wish>[] = [
  review('how did last week go', 'how did|has|is <words:filter> go|gone|going|been [so far]'),
  review('how was last week', 'how was <words:filter>'),
  review('how productive was I last week', 'how productive|diligent was|were|have|am i|we [been] <words:filter>'),
  review('how productive am I', 'how productive|diligent was|were|have|am i|we [been]'),
  review('my streak', '[(#what&possessive | what is | whats | show me | how long is | how is)] my streak'),
  review('my figures', `[(show [me] | give me | what are)] my [productivity] ${FIGURES}`),
  review(
    'my figures for last week',
    `[(show [me] | give me | what are)] my [productivity] ${FIGURES} (for|of) <words:filter>`,
  ),
  review(
    'what keeps slipping',
    'what (keeps slipping | slips | do i keep putting off | do i keep postponing | have i put off)',
  ),
]
