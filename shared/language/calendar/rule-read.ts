/** A recurrence as it was said; `repeat.ts` makes its text and finds the first date. */

import type { Exception } from '../locales/en/recurrence/except.ts'
import type { RuleDraft } from './rule-draft.ts'
import type { Clause, Duration, Source } from './values.ts'

export interface RuleFound {
  /** more than one: their union */
  drafts: RuleDraft[]
  counted: 'schedule' | 'completion'
  start?: Clause
  until?: Clause
  /** for how long from the start on */
  span?: Duration
  count?: number
  holiday?: number
  exceptions: Exception[]
  durationMinutes: number | null
}

/** Reads one piece behind the head of a rule into `found`; the token after it, or undefined when it is something else. */
export type Piece = (source: Source, at: number, found: RuleFound) => number | undefined
