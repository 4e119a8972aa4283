/** Which tasks, by what they are: "overdue", "with no date", "high priority", "finished last week". */
import type { Condition } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Filter, Priority } from '../../../types.ts'
import { PRIORITIES } from '../lexicon/priorities.ts'

const rule = (name: string, pattern: string, condition: Condition, unlessBefore?: string): Rule<Condition> => ({
  name,
  pattern,
  make: () => condition,
  ...(unlessBefore && { unlessBefore }),
})

const NO_PROJECT: Filter = { not: { project: '*', withChildren: false } }
const DONE: Condition = { dates: 'completed', filter: { status: 'completed' } }
const leveled = (level: string | number): Condition | undefined => {
  const priority = PRIORITIES[level]
  return priority && { priority }
}

export const conditions: Rule<Condition>[] = [
  rule(
    'in no project',
    '(outside [of] | not in | in no | #without | [that] has|have no) [a|an|any]* project|projects|list|lists',
    NO_PROJECT,
  ),
  {
    name: 'not #Home',
    pattern: '(not | #without | except | but not) [in|with|labeled|labelled|tagged] <sign>',
    make: ({ sign }) => ({ not: sign }),
  },
  rule('unassigned', '(unassigned | not assigned | without an assignee)', { not: { assignee: '*' } }),
  {
    name: 'assigned to ann',
    pattern: 'assigned|delegated|given to #word',
    make: ({ word }, { source: { text, tokens }, to }) =>
      word === 'me' ? undefined : { assignee: text.slice(tokens[to - 1]!.start, tokens[to - 1]!.end) },
  },
  rule('repeating', 'repeat|repeats|repeated|repeating|recur|recurs|recurring', { recurring: true }),
  rule('subtasks', 'subtask|subtasks|subitem|subitems', { subtask: true }),
  rule('put away', '(put away | not started [yet] | out of sight)', { started: false }),
  rule(
    'overdue',
    '(overdue | over|past due | running late | behind on | missed | (is|are) late | late #item | late $)',
    { overdue: true },
  ),
  rule('with no date', '(#without [a|an|any] [due] date|dates | undated | unscheduled)', { noDate: true }),
  rule('with no labels', '(#without [a|any] label|labels|tag|tags | unlabeled | unlabelled | untagged)', {
    noLabels: true,
  }),
  rule('with no time', '#without [a|any] time', { hasTime: false }),
  rule('with no priority', 'without [a|any] priority', { priority: 4 }),
  {
    name: 'high priority',
    pattern: '[with|have|has|of]* [a] #level [-] priority',
    make: ({ level }) => leveled(level),
  },
  {
    name: 'priority 1',
    pattern: '[with|have|has|of]* [a] priority [level] [of] (#level | #number)',
    make: ({ level, number }) => leveled(level ?? number),
  },
  {
    name: 'p1s',
    pattern: 'p ~ #number [~ s]',
    make: ({ number }) => (number > 0 && number < 5 ? { priority: number as Priority } : undefined),
  },
  rule('urgent', 'urgent', { priority: 1 }),
  rule(
    'not done',
    "(not|isn't|aren't [yet] done|finished|complete|completed | undone | unfinished | incomplete | uncompleted)",
    { status: 'open' },
  ),
  rule('finished', '[already] (completed | finished | ticked|checked off)', DONE),
  rule('is done', '(is|are|was|were done | done #item | #item [i|we] done | whats done)', DONE),
  rule(
    'all that is done',
    '(all|every|everything|whatever|those|one|ones) [that|which] [is|are|already|now]* done|completed|finished',
    DONE,
    'for|on|in|by|with',
  ),
  rule(
    'what did i do',
    "(did|have|has|had i|we [already|just] (#accomplished | #accomplish | get|got done | tick|ticked|check|checked off) | i|we|i've|we've [have] (#accomplished | got done))",
    DONE,
  ),
  rule(
    'created',
    '(created | added | written down | noted | did|have i|we (add|added|create|created|note|put | write down))',
    { dates: 'created' },
  ),
  { name: 'in the … section', pattern: 'in|under [the|my] #word section', make: ({ word }) => ({ section: word }) },
  rule('deadline', 'deadline|deadlines', { dates: 'deadline' }),
]
