/** Times that are denied. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“call”, 2026-03-13': ['call not tomorrow but the day after'],
    '“gym”, 2026-03-13': ['gym friday, not thursday', 'gym friday instead of thursday', 'gym not thursday but friday'],
    '“gym”, 2026-03-13 17:00': ['gym friday at 5 instead of 4'],
    '“gym”, 2026-03-15 19:30': ['gym on saturday no sunday at 19:30', 'gym saturday 19:30, sorry, sunday'],
    '“gym”, 2026-03-13 18:00': ['gym friday at 5pm no wait 6pm'],
    '“gym”, 2026-03-20': ['gym not this friday but the next', 'gym not this friday but the one after'],
    '“gym”, 2026-03-23, [2026-03-23 to 2026-03-30]': ['gym not next week but the week after'],
  },
  kept: ['tell them why not', 'use oil instead of butter', 'not thursday'],
}
