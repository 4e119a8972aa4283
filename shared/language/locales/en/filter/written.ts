/** Conditions of written filters, each a whole one: "due before: friday", "no section", "7 days". What is said so too stands in `conditions.ts`. */
import { addDays } from '../../../../time/civil.ts'
import { pastRange, rangeOfWhen } from '../../../calendar/ranges.ts'
import { resolve } from '../../../calendar/resolve.ts'
import type { Clause } from '../../../calendar/values.ts'
import type { DateField, Stretch } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'
import type { Filter, Range } from '../../../types.ts'

const rule = (pattern: string, filter: Filter): Rule<Filter> => ({
  name: pattern,
  pattern: `${pattern} $`,
  make: () => filter,
})

const FIELDS: Record<string, DateField> = {
  due: 'due',
  date: 'due',
  deadline: 'deadline',
  starts: 'starts',
  created: 'created',
  added: 'created',
  completed: 'completed',
  done: 'completed',
  finished: 'completed',
}
const ANY: Range = { from: null, to: null }

/** The range that a stretch names, when it says nothing else. */
function rangeIn(source: Source, { from, to }: Stretch): (Range & { clause: Clause }) | undefined {
  const whole = { ...source, tokens: source.tokens.slice(from, to) }
  const clause = source.grammar.longest<Clause>(whole, 'clause', 0)
  const repeats = source.grammar.longest(whole, 'rule', 0) !== undefined
  const reading =
    clause?.next === to - from && !repeats ? resolve(source, { ...clause.value, weak: undefined }) : undefined
  return reading?.due ? { ...(reading.range ?? rangeOfWhen(reading.due)), clause: clause!.value } : undefined
}

interface Captured {
  field: string
  time: Stretch
  end?: Stretch
}

/** A field with a time behind these words, of whose range this counts. */
const dated = (
  name: string,
  words: string,
  bound: (range: Range, end: Range | undefined) => Range | undefined,
): Rule<Filter> => ({
  name,
  pattern: `#field [date] ${words} $`,
  make({ field, time, end }: Captured, { source }) {
    const read = rangeIn(source, time)
    const last = end && rangeIn(source, end)
    const range = read && (!end || last) ? bound({ from: read.from, to: read.to }, last) : undefined
    if (!range) return undefined
    const dates = FIELDS[field]!
    const { fields } = read!.clause
    // Names that come round each week or year are those of the past where the field is of the past.
    const isPast = (dates === 'completed' || dates === 'created') && fields && fields.year === undefined
    return { [dates]: isPast ? pastRange(range, source.context) : range } as unknown as Filter
  },
})

function dueIn(source: Source, time: Stretch): Filter | undefined {
  const read = rangeIn(source, time)
  return read && { due: { from: read.from, to: read.to } }
}

const today = ({ context }: Source): string => context.now.slice(0, 10)

export const written: Rule<Filter>[] = [
  rule('("*" | everything | [view] all [#item])', { all: true }),
  rule('od|late', { overdue: true }),
  rule('(timed | has|with [a] time)', { hasTime: true }),
  rule('no section', { not: { section: '*' } }),
  rule('no project', { not: { project: '*', withChildren: false } }),
  rule('started', { started: true }),
  rule('(started or not | also what is put away)', { started: 'any' }),
  rule('start date', { starts: ANY }),
  rule('no start [date]', { not: { starts: ANY } }),
  rule('no deadline', { not: { deadline: ANY } }),
  rule('completed|done|finished', { status: 'completed' }),
  rule('open|active', { status: 'open' }),
  rule('(any status | open or completed)', { status: 'any' }),
  rule('(assigned | shared | assigned to|by [:] other|others|anyone|somebody|someone)', { assignee: '*' }),
  rule('(no assignee | assigned to|by [:] me)', { not: { assignee: '*' } }),
  {
    name: 'priority: 1',
    pattern: 'priority : #number $',
    make: ({ number }) => (number > 0 && number < 5 ? { priority: number } : undefined),
  },
  {
    name: 'assigned to: ann',
    pattern: 'assigned to [:] <words:name> $',
    make: ({ name }, { source: { text, tokens } }) => ({
      assignee: text.slice(tokens[name.from]!.start, tokens[name.to - 1]!.end),
    }),
    rank: -1,
  },
  {
    name: '7 days',
    pattern: '[the] [next] #number day|days $',
    make: ({ number }, { source }) => ({ due: { from: today(source), to: addDays(today(source), number) } }),
  },
  {
    name: '-7 days',
    pattern: '(- ~ | [the] last|past) #number day|days $',
    make: ({ number }, { source }) => ({ due: { from: addDays(today(source), -number), to: today(source) } }),
  },
  {
    name: 'deadline',
    pattern: '#field [date] $',
    make: ({ field }) => ({ [FIELDS[field]!]: ANY }) as unknown as Filter,
    rank: -1,
  },
  { name: 'friday', pattern: '<words:time> $', make: ({ time }, { source }) => dueIn(source, time), rank: -2 },
  { ...dated('due: friday', '[on|in] [:] <words:time>', (range) => range), rank: -1 },
  dated('due before: friday', 'before [:] <words:time>', ({ from }) => (from ? { from: null, to: from } : undefined)),
  dated('due after: friday', 'after [:] <words:time>', ({ to }) => (to ? { from: to, to: null } : undefined)),
  dated('due from friday on', 'from|since [:] <words:time> [on]', ({ from }) =>
    from ? { from, to: null } : undefined,
  ),
  // Days are said with the last one included, times with the end itself.
  {
    ...dated('due from friday to sunday', 'from [:] <words:time> to|until <words:end>', ({ from }, end) =>
      from && end?.to ? { from, to: end.from && end.from.length > 10 ? end.from : end.to } : undefined,
    ),
    rank: 1,
  },
]

const SINGLE = 'started|today|tomorrow|yesterday|overdue|od|recurring|assigned|unassigned|shared|subtask|subtasks'
const NONE = 'date|label|labels|priority|section|project|deadline|assignee'

/** With these a message of nothing else is a filter, although it has no sign and asks nothing. */
export const filterAlone: Rule<true>[] = [
  {
    name: 'overdue',
    pattern: `(${SINGLE} | over due | no [due] ${NONE} | "*" | view all | this|next|last week|month|weekend | [next|last] #number days) $`,
    make: () => true,
  },
  { name: 'p1', pattern: '(p ~ #number | search : <words>) $', make: () => true },
  {
    name: 'due before: friday',
    pattern: '(#field | assigned to|by) [before|after|from|on] : <words> $',
    make: () => true,
  },
  { name: 'due before friday', pattern: '#field before|after <words> $', make: () => true },
  { name: 'done today', pattern: '#pastField (today | yesterday | last|this|on|in|since <words>) $', make: () => true },
]
