/** German. */
import { createRuleLocale } from '../rule-locale.ts'
import { lookUp } from './lexicon.ts'
import { LEADS, LOOSE } from './quick-add.ts'
import { recurrence } from './recurrence.ts'
import { time } from './time.ts'

export const german = createRuleLocale({
  language: 'de',
  lookUp,
  ranges: new Set(['bis', '-', '/']),
  joints: new Set([',']),
  loose: LOOSE,
  own: { searchConfiguration: 'german' },
  dimensions: { ...time, ...recurrence, lead: LEADS },
})
