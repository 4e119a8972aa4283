/** A recurrence as it was said; `repeat.ts` makes its text and finds the first date. */
import type { Holiday } from './holidays.ts'
import type { Days, RuleDraft } from './rule-draft.ts'
import type { Clause, Duration } from './values.ts'

/** Days that recur, a holiday of every year, or one date or stretch of dates. */
export type Exception = { days: Days } | { holiday: Holiday } | { clause: Clause }

export interface RuleFound {
  /** more than one: their union */
  drafts: RuleDraft[]
  counted: 'schedule' | 'completion'
  start?: Clause
  until?: Clause
  /** for how long from the start on */
  span?: Duration
  count?: number
  holiday?: Holiday
  exceptions: Exception[]
  durationMinutes: number | null
}
