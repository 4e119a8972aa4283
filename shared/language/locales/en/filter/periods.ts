/** Times that only a filter names so: "the next 3 days" has today in it, and "my week" is this one. */
import { addDays, dateOf } from '../../../../time/civil.ts'
import { periodOf } from '../../../calendar/solve.ts'
import type { Unit } from '../../../calendar/values.ts'
import type { Condition } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'
import type { Range } from '../../../types.ts'

const MOST_DAYS = 9999
const today = ({ context }: Source): string => context.now.slice(0, 10)

function period({ today, context }: Source, unit: Unit): Range {
  const { from, to } = periodOf(unit, today, 0, context.weekStart)
  return { from: dateOf(from), to: dateOf(to) }
}

export const periods: Rule<Condition>[] = [
  {
    name: 'the next 3 days',
    pattern: '[in|within|over|during|for] [the] [next|coming] #number days',
    make: ({ number }, { source }) =>
      number <= MOST_DAYS ? { range: { from: today(source), to: addDays(today(source), number) } } : undefined,
  },
  {
    name: 'the last 3 days',
    pattern: '[in|within|over|during|for] [the] last|past #number days',
    make: ({ number }, { source }) =>
      number <= MOST_DAYS ? { range: { from: addDays(today(source), -number), to: today(source) } } : undefined,
  },
  {
    name: 'my week',
    pattern: 'my [whole|entire] #unit&!plural',
    make: ({ unit }, { source }) =>
      ['day', 'week', 'weekend', 'month', 'year'].includes(unit) ? { otherwise: period(source, unit) } : undefined,
  },
]

/** What looks like a time and says nothing of one; "from today" is what is due then, unless an end follows. */
export const timeless: Rule<true>[] = [
  { name: 'right now', pattern: '(right|just now | for|by now | now | at the moment | so far)', make: () => true },
  { name: 'walk me through', pattern: 'walk|run|talk|take|guide me|us through', make: () => true },
  {
    name: 'the first thing on',
    pattern: 'first #item',
    unlessBefore: '[#word] (#weekday | morning)',
    make: () => true,
  },
  {
    name: 'from today',
    pattern: 'from|of',
    unlessBefore: '<words> to|until|till|through|onward|onwards|on|and',
    make: () => true,
  },
]
