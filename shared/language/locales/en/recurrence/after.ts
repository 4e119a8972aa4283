/** What counts from the day on which it is done: "every 4 days after completion", "3 weeks after I finish it", "since it was last done". */
import { noDays } from '../../../calendar/rule-draft.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { type Head, headOf } from '../../../engine/time.ts'
import { isPastVerb } from '../lexicon/verbs.ts'
import type { Step } from './of.ts'

const BETWEEN =
  "(the|a|each|every|my|its|it's|time|last|previous|latest|one|ones|it|this|that|task|i|we|is|was|are|been|has|have|had|gets|get|being)*"
const DOING = `${BETWEEN} completion|completing|complete|completed|finish|finished|finishing|done|doing|do|did [it|this|that|them|one]`
const AFTER = '[counted|counting|starting] after|from|since|following'

const doneBefore: Rule<true>[] = [
  { name: 'after completion', pattern: `${AFTER} ${DOING}`, make: () => true },
  {
    name: 'after it is ticked off',
    pattern: `${AFTER} ${BETWEEN} #word off`,
    make: ({ word }) => isPastVerb(word) || undefined,
  },
  {
    name: 'after the last change',
    pattern: `${AFTER} ${BETWEEN} last|previous (#word&!known | time)`,
    make: () => true,
  },
]

/** That a rule counts from the day on which it is done. */
const done: Rule<true>[] = [
  { name: 'after completion', pattern: '<doneBefore>', make: () => true },
  { name: 'when done', pattern: 'when [it is] done|finished|completed', make: () => true },
  { name: 'once done', pattern: `[counted|counting|starting] once ${DOING}`, make: () => true },
]

const counted = ({ unit, interval }: Step): Head => headOf(unit, interval, noDays(), 'completion')

export const afterDone: Rule<Head>[] = [
  {
    name: '3 weeks after I finish it',
    pattern: '[due] [repeat|repeats] [again] [every] <steps> <doneBefore>',
    make: ({ steps }) => counted(steps),
  },
  {
    name: 'after 3 days',
    pattern: 'after <steps>',
    unlessBefore: 'of|in|from|ago',
    make: ({ steps }) => (steps.unit === 'minute' || steps.unit === 'hour' ? undefined : counted(steps)),
  },
]

export const completion: Record<string, Dimension> = { doneBefore, done }
