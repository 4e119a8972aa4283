/** In which order: "most urgent first", "sorted by due date", "the latest tasks". */
import type { Condition } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Sort } from '../../../types.ts'

const by = (key: Sort['by'], descending = false): Condition => ({ sort: { by: key, descending } })
const rule = (name: string, pattern: string, condition: Condition): Rule<Condition> => ({
  name,
  pattern,
  make: () => condition,
})

const FIRST = '[,] [and] [the]'
const SORTED =
  '[,] [and] sort|sorted|order|ordered|arranged|ranked|grouped [(them|it|these | [all] [my|the] tasks|list|todos|items|reminders)] by|on'
const LATEST = '(latest | newest | recent | most recent | last added)'

export const orders: Rule<Condition>[] = [
  rule('the latest tasks', `[#number] ${LATEST} #item`, by('created', true)),
  rule('the oldest tasks', '[#number] oldest #item', by('created')),
  rule(
    'top tasks',
    '(top | most important|urgent|pressing | highest [-] priority) (#item | priority|priorities)',
    by('priority'),
  ),
  rule(
    'most urgent first',
    `${FIRST} (most urgent|important | highest [[-] priority] | urgent|important [ones] | top priority) first`,
    by('priority'),
  ),
  rule('lowest first', `${FIRST} (least urgent|important | lowest [[-] priority]) first`, by('priority', true)),
  rule('newest first', `${FIRST} ${LATEST} first`, by('created', true)),
  rule('oldest first', `${FIRST} oldest first`, by('created')),
  rule('earliest first', `${FIRST} (earliest | soonest | closest | next due) first`, by('due')),
  rule('by date', `${SORTED} [due] date|dates|time|times|day|days [ascending|asc]`, by('due')),
  rule('by date, the last first', `${SORTED} [due] date desc|descending`, by('due', true)),
  rule('by priority', `${SORTED} priority|urgency|importance`, by('priority')),
  rule('by title', `(${SORTED} title|name | [,] [in] alphabetical [order] | alphabetically)`, by('title')),
  rule('by project', `${SORTED} project|projects|list|lists`, by('project')),
  rule('by age', `${SORTED} creation|created|age [date]`, by('created')),
]
