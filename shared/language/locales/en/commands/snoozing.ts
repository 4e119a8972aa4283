/** A reminder that fired comes again: "snooze it for an hour", "not now, ask me again tomorrow", "not today". */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const snooze = (name: string, pattern: string, until?: number | string, rank = 0): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target, value }) => ({
    act: 'snooze',
    ...(target && { target }),
    ...(value && { value }),
    ...(until && { until }),
  }),
})

/** Minutes of a snooze that names no time. */
const SOON = 10
const MOST_MINUTES = 999

const ASK = '(ask|remind|tell|ping|nudge|alert|notify me)'
const FOR = '[for|another | for another]'
const NOT_NOW = '(not now|yet | later)'
const MOMENT = '(again|later [again|later] | [again|later] in a bit|while|moment|minute|sec)'

export const snoozing: Rule<Wish>[] = [
  snooze('snooze', 'snooze', SOON),
  {
    ...snooze('snooze 15', `snooze [it|that|this] ${FOR} #number`, undefined, 2),
    make: ({ number }) => (number > 0 && number <= MOST_MINUTES ? { act: 'snooze', until: number } : undefined),
  },
  snooze('snooze for an hour', `snooze ${FOR} <words:value>`, undefined, 1),
  snooze('snooze …', 'snooze <words:target>', SOON),
  snooze('snooze … for an hour', `snooze <words:target> for|another|by [another] <words:value>`, undefined, 1),
  snooze('snooze … until tonight', 'snooze <words:target> <until:value>', undefined, 1),
  snooze('not now', NOT_NOW),
  snooze('remind me later', `[${NOT_NOW}] [,] ${ASK} [about] [it|that|this|them] ${MOMENT}`),
  snooze(
    'remind me again tomorrow',
    `[${NOT_NOW}] [,] ${ASK} [about] [it|that|this|them] again|later <words:value>`,
    undefined,
    1,
  ),
  snooze('ask me tomorrow', `[${NOT_NOW}] [,] (ask|ping|nudge me) <words:value>`, undefined, 1),
  snooze('remind me tomorrow instead', 'remind me <words:value> instead', undefined, 1),
  snooze('remind me of … later', `${ASK} [again|later] about|of <words:target> ${MOMENT}`),
  snooze(
    'remind me of … again tomorrow',
    `${ASK} [again|later] about|of <words:target> again|later <words:value>`,
    undefined,
    2,
  ),
  snooze(
    'pause the reminder until friday',
    '(pause|hold|mute|silence|stop | turn off) ([the|my|its|this|that|all]* reminder|reminders|alarm|alarms [of|for|about <words:target>] | <words:target> reminder|reminders|alarm) <until:value>',
    undefined,
    5,
  ),
  snooze('not today', 'not today|tonight | not this evening', 'tomorrow'),
  snooze('not this morning', 'not this morning|afternoon', 'this evening'),
  snooze('not this week', 'not this week', 'next week'),
  snooze('not this month', 'not this month', 'next month'),
]
