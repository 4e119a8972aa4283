/** What people ask for and there is not: it is said so, instead of being kept as a task. */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Missing } from '../../../types.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

/** What is kept here; anything else that is shared or printed is a task. */
const OWN = '[mera|meri|mere|apna|apni|apne|yeh|is] list|kaam|task|calendar|reminder'
const REF = `(#number | isay|ise|isko | task|kaam #number | ${OWN})`

const PATTERNS: [Missing, ...string[]][] = [
  ['timer', `[ek] [#number minute|ghanta|second ka|ki] timer (lagao | laga do|dena|dein | (shuru|set|on|start) ${DO})`],
  [
    'sharing',
    `${OWN} <words> ke saath share ${DO}`,
    `<words> ke saath ${OWN} share ${DO}`,
    `${OWN} <words> ko (bhejo | bhej do|dena|dein | share ${DO})`,
  ],
  ['file', `${REF} mein|par|ke [saath] [ek|yeh] photo|tasveer|file (lagao | laga do|dena|dein | attach ${DO})`],
  ['calendar', `${OWN} [<words> ke saath|se] (sync|synchronize|import) ${DO}`],
  ['copy', `${OWN} [ko] (print|export) ${DO}`],
  ['pin', `${REF} [ko] pin ${DO}`],
  ['archive', `${REF} [ko] archive ${DO}`],
]

export const notThere: Rule<Wish>[] = PATTERNS.flatMap(([missing, ...patterns]) =>
  patterns.map((pattern) => ({
    name: `${missing} nahi hai`,
    pattern: `^ ${PLEASE} ${pattern} ${POLITE} $`,
    rank: 6,
    make: () => ({ act: 'none', reason: 'not-there', missing }),
  })),
)
