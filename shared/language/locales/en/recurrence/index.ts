/** What repeats: the dimensions that others may name, and the rules that they are made of. */
import type { Dimension } from '../../../engine/grammar.ts'
import { longest } from '../../../engine/source.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'
import { completion } from './after.ts'
import { classes, recurringDays } from './days.ts'
import { readExceptions } from './except.ts'
import { exceptions } from './except-words.ts'
import { recurringHeads } from './heads.ts'
import { lengths } from './length.ts'
import { behindHead } from './more.ts'
import { recurringUnits } from './of.ts'
import { readRule } from './read-rule.ts'

export const recurrence: Record<string, Dimension> = {
  // Days: "mon, wed and the last friday"; `daysBehindOn` also by bare numbers, as they stand behind "on": "the 1st, 15"
  ...recurringDays,
  ...recurringUnits,
  ...completion,
  // Head: `every`, "every friday", "daily"
  ...recurringHeads,
  // RuleFound: the head with all that stands around it
  rule: readRule,
  // (found: RuleFound) => boolean: what stands behind a head
  ...lengths,
  ...behindHead,
  // the words before an exception
  ...exceptions,
  // Exception[]: what follows "except"
  exceptions: (source, at) => {
    const start = longest(source, 'except', at)?.next
    return start === undefined ? undefined : readExceptions(source, start, undefined)
  },
}

export const recurrenceClasses = {
  ...classes,
  imperative: IMPERATIVES,
  // what may stand behind "daily" and is no noun that it belongs to
  aside: new Set(
    'routine repeat reminder reminders once twice thrice excluding exclude excepting without skipping omitting'.split(
      ' ',
    ),
  ),
}
