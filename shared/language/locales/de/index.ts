/** German. */
import { createRuleLocale } from '../rule-locale.ts'
import { commands } from './commands/index.ts'
import { classes, lookUp } from './lexicon.ts'
import { FILLERS, LOOSE, LOOSE_LAST, quickAdd } from './quick-add.ts'
import { recurrence } from './recurrence/index.ts'
import { spell } from './spelling.ts'
import { time } from './time/index.ts'

export const german = createRuleLocale({
  language: 'de',
  lookUp,
  spell,
  classes,
  ranges: new Set(['bis', '-', '/']),
  joints: new Set([',']),
  loose: LOOSE,
  own: { searchConfiguration: 'german', fillers: FILLERS, conjunctions: new Set(['und', 'sowie']) },
  looseLast: LOOSE_LAST,
  ask: 'Was meinst du?',
  dimensions: { ...time, ...recurrence, ...quickAdd, ...commands },
})
