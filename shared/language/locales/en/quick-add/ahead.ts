/** How long before a task its reminder fires: "30 min before", "1 day before at 9am", "the evening before", "the morning of". */
import { hoursOf } from '../../../calendar/parts.ts'
import type { Clock, Duration, PartName } from '../../../calendar/values.ts'
import type { Captured, Dimension, Place, Rule } from '../../../engine/grammar.ts'
import type { Ahead } from '../../../quick-add/name.ts'

const BEFORE = '(before [hand|it|that|then] | beforehand | prior | ahead | early | earlier | in advance)'
const AT = '[,] at|@ <clockBehindAt>'

const PARTS = ['night', 'evening', 'afternoon', 'morning'] as const
const PART = PARTS.join('|')

const days = (count: number): Duration => ({ months: 0, days: count, workdays: 0, minutes: 0, unit: 'day' })
const hourOf = (name: PartName, { source }: Place): Clock => ({
  minutes: hoursOf({ name }, source.context).at,
  open: false,
})

const countedBack = ({ duration, clockBehindAt: clock }: Captured): Ahead | undefined =>
  duration.months || duration.workdays || (clock && !duration.days) ? undefined : { duration, clock }

const said: Rule<Ahead>[] = [
  {
    name: '30 min before',
    pattern: `<duration> ${BEFORE} [${AT}]`,
    unlessBefore: 'from|after|later',
    make: countedBack,
  },
  {
    name: 'the day before at 6pm',
    pattern: `the (day | ${PART}) ${BEFORE} ${AT}`,
    make: ({ clockBehindAt: clock }) => ({ duration: days(1), clock }),
  },
  { name: 'the day before', pattern: `the day ${BEFORE}`, make: () => ({ duration: days(1), clock: undefined }) },
  ...PARTS.flatMap((part): Rule<Ahead>[] => [
    {
      name: `the ${part} before`,
      pattern: `(the|an|a|one) ${part} ${BEFORE}`,
      make: (_, place) => ({ duration: days(1), clock: hourOf(part, place) }),
    },
    {
      name: `the ${part} of`,
      pattern: `[on] (the ${part} of | that ${part})`,
      onlyBefore: '[it|that] $',
      make: (_, place) => ({ duration: days(0), clock: hourOf(part, place) }),
    },
  ]),
]

/** Behind "!" the word "before" need not be there. */
const ahead: Rule<Ahead>[] = [
  ...said,
  { name: '30 min', pattern: '<duration>', unlessBefore: 'from|after|later', make: countedBack },
]

export const notice: Record<string, Dimension> = { ahead, aheadSaid: said }
