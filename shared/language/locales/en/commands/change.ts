/** What becomes of a task, where quick add does not read it: "2 days later", "no date", "high priority", "half an hour longer". */

import { resolve } from '../../../calendar/resolve.ts'
import type { Clock, Duration } from '../../../calendar/values.ts'
import { delayOf } from '../../../commands/delay.ts'
import type { Read, Rule } from '../../../engine/grammar.ts'
import { longest } from '../../../engine/source.ts'
import type { Ahead } from '../../../quick-add/name.ts'
import type { Changes, Priority } from '../../../types.ts'
import { PRIORITIES } from '../lexicon/priorities.ts'

const change = (pattern: string, changes: Changes): Rule<Changes> => ({ name: pattern, pattern, make: () => changes })
const delayed = (pattern: string, sign: 1 | -1): Rule<Changes> => ({
  name: pattern,
  pattern,
  make: ({ duration }: { duration: Duration }) => ({ postpone: delayOf(duration, sign) }),
})
const lengthened = (pattern: string, sign: 1 | -1): Rule<Changes> => ({
  name: pattern,
  pattern,
  make: ({ duration: { minutes } }: { duration: Duration }) => (minutes ? { lengthen: sign * minutes } : undefined),
})

/** "2", "high": how urgent, where priority is spoken of. */
const level: Rule<Priority>[] = [
  { name: 'high', pattern: '#level', make: ({ level: name }) => PRIORITIES[name] },
  { name: '2', pattern: '#number', make: ({ number }) => PRIORITIES[String(number)] },
]

const priority: Rule<Priority>[] = [
  { name: 'p2', pattern: 'p ~ #number', make: ({ number }) => (number >= 1 && number <= 4 ? number : undefined) },
  { name: 'priority 2', pattern: 'priority|prio <level>', make: ({ level: found }) => found },
  { name: 'high priority', pattern: '[a|an|the] <level> priority|prio', make: ({ level: found }) => found },
  {
    name: 'second priority',
    pattern: '[a] (second | medium high | medium - high) priority',
    make: () => 2,
  },
  { name: 'high', pattern: '[a|an] #level&!numeral', make: ({ level: name }) => PRIORITIES[name] },
  { name: 'asap', pattern: '(asap | very|most|more|really|super important|urgent | very high|low)', make: () => 1 },
  {
    name: 'not urgent',
    pattern:
      "[it|that|this] [is] (not|isn't|less | no longer) [so|that|very|as] urgent|important [any more | anymore|now | after all]",
    make: () => 4,
  },
]

/** "p2" and "high priority", not "high" alone */
const surePriority: Rule<Priority>[] = priority.slice(0, 3)

/** When a reminder fires before its task: "2 hours before", "the day before at 6pm". */
const before: Rule<Changes>[] = [
  {
    name: '2 hours before',
    pattern: '<aheadSaid>',
    make: ({ aheadSaid: { duration, clock } }: { aheadSaid: Ahead }, { source }) => {
      if (!clock) return { addReminders: [{ minutesBefore: duration.days * 1440 + duration.minutes }] }
      const time = resolve(source, { clock })?.due?.time
      return time ? { remindDaysBefore: [{ days: duration.days, time }] } : undefined
    },
  },
]

/** "at 5", and "5" where an hour is meant. */
const clockTime: Read<Changes> = (source, at) => {
  const clock = longest<Clock>(source, 'clockBehindAt', at)
  const time = clock && resolve(source, { clock: clock.value })?.due?.time
  return clock && time
    ? { value: { due: { time, ...(clock.value.open && { isOpenHour: true as const }) } }, next: clock.next }
    : undefined
}

const changes: Rule<Changes>[] = [
  { name: 'p1', pattern: '<priority>', make: ({ priority: found }) => ({ priority: found }) },
  { name: '5', pattern: '[at] <clockTime>', make: ({ clockTime: found }) => found },
  delayed('[by|back|out] [by] [another] <duration> [later|more|back|out]', 1),
  delayed('[by] [another] <duration> earlier|sooner|forward|ahead', -1),
  { ...delayed('up|forward|ahead [by] [another] <duration>', -1), rank: 1 },
  // from where the task is, not from today
  change('[(to|on)] the (day after | following|next day)', { postpone: { days: 1 } }),
  change('[(to|on)] the (week after | following week)', { postpone: { days: 7 } }),
  change('[(to|on)] the day before', { postpone: { days: -1 } }),
  lengthened('[by] [another] <duration> longer', 1),
  lengthened('[by] [another] <duration> shorter', -1),
  change('([with] no [due] date|day | without [any|a|the] [due] date | nothing|never|someday|undated)', { due: null }),
  change('([with] no [due] time | without [any|a|the] [due] time | all day | the whole day)', { due: { time: null } }),
  change('(not recurring|repeating | no repetition | stop repeating | once | only once | one time | one - time)', {
    repeat: null,
  }),
  // "i meant pm": the other half of the day
  change('[in the] pm', { postpone: { minutes: 720 } }),
  change('[in the] am', { postpone: { minutes: -720 } }),
]

export const changeWords = { change: changes, priority, surePriority, level, clockTime, before }
