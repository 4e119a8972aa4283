/** What repeats: the dimensions that others may name. */
import type { Dimension } from '../../../engine/grammar.ts'
import { readDays } from './days.ts'
import { readExceptions } from './except.ts'
import { isExcept } from './except-words.ts'
import { readHead } from './head.ts'
import { readRule } from './read-rule.ts'

export const recurrence: Record<string, Dimension> = {
  // Head: "every friday", "daily"
  every: readHead,
  // RuleFound: the head with all that stands around it
  rule: readRule,
  // Days: "mon, wed and the last friday"
  days: (source, at) => readDays(source, at, false),
  // Days, also by bare numbers, as they stand behind "on": "the 1st, 15"
  daysBehindOn: (source, at) => readDays(source, at, true),
  // Exception[]: what follows "except"
  exceptions: (source, at) => {
    const start = isExcept(source, at)
    return start < 0 ? undefined : readExceptions(source, start, undefined)
  },
}
