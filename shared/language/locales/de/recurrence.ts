/** German recurrences. */
import { noDays } from '../../calendar/rule-draft.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import { type Head, headOf } from '../../engine/time.ts'

const every: Rule<Head>[] = [
  {
    name: 'jeden Montag',
    pattern: 'jeden|jede|jedes #weekday',
    make: ({ weekday }) => headOf('week', 1, { ...noDays(), weekdays: [weekday] }),
  },
  { name: 'alle drei Tage', pattern: 'alle <count> #unit', make: ({ count, unit }) => headOf(unit, count) },
]

export const recurrence: Record<string, Dimension> = { every }
