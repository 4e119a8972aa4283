/**
 * The one grammar of English. Each folder names its dimensions in its `index.ts`; rules name the dimensions that they need, and readers by
 * code ask for them at `source.grammar`, so that no folder imports another.
 */
import { createGrammar, together } from '../../engine/grammar.ts'
import { commands } from './commands/index.ts'
import { denials } from './denied.ts'
import { filter } from './filter/index.ts'
import { classes } from './lexicon/classes.ts'
import { lookUp } from './lexicon/words.ts'
import { notice } from './quick-add/ahead.ts'
import { leads } from './quick-add/lead.ts'
import { recurrence, recurrenceClasses } from './recurrence/index.ts'
import { time } from './time/index.ts'

export const grammar = createGrammar(together(time, recurrence, filter, commands, leads, notice, denials), {
  lookUp,
  classes: { ...classes, ...recurrenceClasses },
})
