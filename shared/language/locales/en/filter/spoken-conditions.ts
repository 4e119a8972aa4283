/** Words for conditions and orders, over lower-case text. */

import type { Filter, Sort } from '../../../types.ts'
import { PRIORITIES } from '../lexicon/priorities.ts'
import { source } from '../lexicon/source.ts'

interface Condition {
  is: RegExp
  filter?: Filter | ((match: RegExpExecArray) => Filter)
  /** what dates in the same text are the dates of */
  dates?: 'deadline' | 'created' | 'completed'
}

const level = (match: RegExpExecArray): Filter => ({ priority: PRIORITIES[match[1]!]! })

export const CONDITIONS: readonly Condition[] = [
  {
    is: /\b(?:outside(?: of)?|not in|in no|without|with no|(?:that )?ha(?:ve|s) no) (?:an? |any )*(?:projects?|lists?)\b/,
    filter: { not: { project: '*', withChildren: false } },
  },
  { is: /\b(?:unassigned|not assigned|without an assignee)\b/, filter: { not: { assignee: '*' } } },
  { is: /\b(?:repeats?|recurs?)\b/, filter: { recurring: true } },
  { is: /\b(?:any(?:thing)?|something|are|is) (?:\w+ )?late$|\blate\??$/, filter: { overdue: true } },
  {
    is: /\b(?:over ?due|late (?=tasks?|items?|stuff|ones|things)|past due|running late|behind on|missed|(?:is|are|'s) late)\b/,
    filter: { overdue: true },
  },
  {
    is: new RegExp(source`\b(?:with no|without|no|with(?:out)? any|have no) (?:a |an |any )?(?:due )?dates?\b|
      \bundated\b|\bunscheduled\b`),
    filter: { noDate: true },
  },
  {
    is: /\b(?:with no|without|no) (?:a |any )?(?:labels?|tags?)\b|\bunlabell?ed\b|\buntagged\b/,
    filter: { noLabels: true },
  },
  { is: /\b(?:with no|without|no) (?:a |any )?time\b/, filter: { hasTime: false } },
  { is: /\b(?:recurring|repeating|repeated)\b/, filter: { recurring: true } },
  { is: /\b(?:with )?(?:no|without) priority\b/, filter: { priority: 4 } },
  { is: /\b(?:with |have |has |of )*(?:a )?(top|highest|high|medium|low|lowest)[- ]priority\b/, filter: level },
  {
    is: /\b(?:with |have |has |of )*(?:a )?priority (?:level )?(?:of )?([1-4]|one|two|three|four|high|medium|low)\b/,
    filter: level,
  },
  { is: /\bp([1-4])s?\b/, filter: level },
  { is: /\burgent\b/, filter: { priority: 1 } },
  {
    is: new RegExp(source`\b(?:not|isn't|aren't) (?:yet )?(?:done|finished|completed?)\b|\b(?:undone|unfinished|
      incomplete|uncompleted)\b`),
    filter: { status: 'open' },
  },
  {
    is: new RegExp(source`\b(?:did|have|has|had) (?:i|we)(?: already| just)? (?:do|done|finish|finished|
      complete|completed|accomplish|accomplished|achieve|achieved|get done|got done|tick off|ticked off|
      check off|checked off)\b|\b(?:i|we)(?:'ve| have)? (?:finished|completed|accomplished|did|done|got done)\b`),
    filter: { status: 'completed' },
    dates: 'completed',
  },
  {
    is: new RegExp(source`\b(?:all|every|everything|whatever|those|ones?)(?: that| which)?(?:'s| is| are)? (?:already |
      now )?(?:done|completed|finished)\b(?! (?:for|on|in|by|with)\b)`),
    filter: { status: 'completed' },
    dates: 'completed',
  },
  {
    is: new RegExp(source`\b(?:already )?(?:completed|finished|ticked off|checked off)\b|\bdone (?=tasks|items|
      todos|things|ones)|(?<=\b(?:tasks|items|todos|things|ones) (?:i |we )?)done\b|\b(?:is|are|was|were) done\b`),
    filter: { status: 'completed' },
    dates: 'completed',
  },
  {
    is: new RegExp(source`\b(?:created|added|written down|noted|(?:did|have) (?:i|we) (?:add|added|create|
      created|write down|note|put))\b`),
    dates: 'created',
  },
  { is: /\b(?:in|under) (?:the |my )?([\w'-]+) section\b/, filter: ([, name]) => ({ section: name! }) },
  { is: /\bdeadlines?\b/, dates: 'deadline' },
]

const by = (key: Sort['by'], descending = false): Sort => ({ by: key, descending })

/** "sort my tasks by priority" */
const THEM = source`(?: (?:them|it|these|(?:all )?(?:my |the )?(?:tasks|list|to-?dos|items|reminders)))?`

export const SORTS: readonly [RegExp, Sort][] = [
  [
    /\b(?:\d+ )?(?:latest|newest|most recent|recent|last added)\b(?= (?:tasks?|items?|ones|things?|stuff|to-?dos?))/,
    by('created', true),
  ],
  [/\b(?:\d+ )?oldest\b(?= (?:tasks?|items?|ones|things?|stuff|to-?dos?))/, by('created')],
  [
    /\b(?:most (?:important|urgent|pressing)|highest[- ]priority|top) (?:things?|tasks?|items?|priorit(?:y|ies))\b/,
    by('priority'),
  ],
  [
    new RegExp(source`,? ?\b(?:and )?(?:the )?(?:most (?:urgent|important)|highest(?:[- ]priority)?|
      urgent(?: ones)?|important(?: ones)?|top priority) first\b`),
    by('priority'),
  ],
  [/,? ?\b(?:and )?(?:the )?(?:least (?:urgent|important)|lowest(?:[- ]priority)?) first\b/, by('priority', true)],
  [/,? ?\b(?:the )?(?:newest|latest|most recent|last added) first\b/, by('created', true)],
  [/,? ?\b(?:the )?(?:oldest) first\b/, by('created')],
  [/,? ?\b(?:the )?(?:earliest|soonest|next due|closest) first\b/, by('due')],
  [
    new RegExp(source`,? ?\b(?:sort(?:ed)?|order(?:ed)?|arranged|ranked)${THEM} (?:by|on) (?:due )?(?:date|
      time|day)s?(?: ascending| asc)?\b(?! desc)`),
    by('due'),
  ],
  [new RegExp(source`,? ?\b(?:sort(?:ed)?|order(?:ed)?)${THEM} by (?:due )?date desc(?:ending)?\b`), by('due', true)],
  [
    new RegExp(
      source`,? ?\b(?:sort(?:ed)?|order(?:ed)?|arranged|ranked)${THEM} (?:by|on) (?:priority|urgency|importance)\b`,
    ),
    by('priority'),
  ],
  [
    new RegExp(source`,? ?\b(?:sort(?:ed)?|order(?:ed)?|arranged)${THEM} (?:by|on) (?:title|name)\b|
      ,? ?\b(?:in )?alphabetical(?:ly| order)\b`),
    by('title'),
  ],
  [
    new RegExp(source`,? ?\b(?:sort(?:ed)?|order(?:ed)?|arranged|grouped)${THEM} (?:by|on) (?:project|list)s?\b`),
    by('project'),
  ],
  [
    new RegExp(
      source`,? ?\b(?:sort(?:ed)?|order(?:ed)?|arranged)${THEM} (?:by|on) (?:creation|created|age)(?: date)?\b`,
    ),
    by('created'),
  ],
]
