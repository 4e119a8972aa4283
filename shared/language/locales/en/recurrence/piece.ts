/** What stands behind the head of a rule. */
import type { RuleFound } from '../../../calendar/rule-read.ts'
import type { Source } from '../../../engine/source.ts'

/** Takes what was read behind the head of a rule into it; false when it does not fit there. */
export type Take = (found: RuleFound) => boolean

/** Reads one piece behind the head of a rule into `found`; the token after it, or undefined when it is something else. */
export type Piece = (source: Source, at: number, found: RuleFound) => number | undefined

export const isByHour = ({ drafts }: RuleFound): boolean => ['hour', 'minute'].includes(drafts.at(-1)!.unit)
