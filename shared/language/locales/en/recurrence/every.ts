/** What is said behind "every": "other day", "3 weeks", "morning", "mon, wed and fri", "3rd friday", "end of month", "christmas". */

import { holidayRule } from '../../../calendar/holidays.ts'
import { type Days, noDays } from '../../../calendar/rule-draft.ts'
import type { Edge, PartName, Unit } from '../../../calendar/values.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { type Head, headOf } from '../../../engine/time.ts'
import { AND, MORE, NOUN } from './days.ts'

/** "every!" counts from when it is done. */
export const each: Rule<Head['counted']>[] = [
  { name: 'every', pattern: '#every [and #every:also] [single]', make: () => 'schedule' },
  { name: 'every-', pattern: '#every -', onlyBefore: '#word', make: () => 'schedule' },
  { name: 'every!', pattern: '#every ~ ! [single]', make: () => 'completion' },
  { name: 'all', pattern: 'all', unlessBefore: '(#word&!plural | #number)', make: () => 'schedule' },
]
/** Every second one. */
export const eachOther: Rule<Head['counted']>[] = [
  { name: 'every other', pattern: '<each> other|alternate|alternating [-]', make: ({ each }) => each },
  { name: 'alternate', pattern: 'alternate|alternating [-]', make: () => 'schedule' },
]

export const withPart = (head: Head, part: PartName | undefined): Head =>
  part ? { ...head, draft: { ...head.draft, part: { name: part } } } : head

export const weekOn = (weekdays: number[], interval = 1, counted?: Head['counted']): Head =>
  headOf('week', interval, { ...noDays(), weekdays }, counted)

/** The unit that days are of when none is said. */
export const unitOf = (d: Days): Unit =>
  d.yearDays.length || (d.months.length && !d.weekdays.length)
    ? 'year'
    : d.nths.length || d.monthDays.length || d.workdays.length
      ? 'month'
      : 'week'

/** The first, the middle or the last day of a unit; undefined where nobody would say it. */
export function edgeOf(edge: Edge, unit: Unit, interval = 1): Head | undefined {
  const [start, middle, end] = EDGES[unit] ?? []
  const days = edge === 'end' || edge === 'late' ? end : edge === 'middle' ? middle : start
  return days && headOf(unit, interval, { ...noDays(), ...days })
}
const MONTHLY = [{ monthDays: [1] }, { monthDays: [15] }, { monthDays: [-1] }]
const EDGES: Partial<Record<Unit, Partial<Days>[]>> = {
  week: [{ weekdays: [1] }, { weekdays: [3] }, { weekdays: [5] }],
  month: MONTHLY,
  quarter: MONTHLY,
  year: [
    { yearDays: [{ month: 1, day: 1 }] },
    { yearDays: [{ month: 7, day: 1 }] },
    { yearDays: [{ month: 12, day: 31 }] },
  ],
}

/** The same days as in `solve.ts`. */
const SEASON_STARTS = [
  { month: 3, day: 20 },
  { month: 6, day: 21 },
  { month: 9, day: 23 },
  { month: 12, day: 21 },
]

/** Numbers that could count what stands behind them; a list of days in ordinals hardly does. */
const isCount = ({ monthDays, nths }: Days): boolean => monthDays.length > 0 && !nths.length

const yearly = (days: Partial<Days>, interval = 1): Head => headOf('year', interval, { ...noDays(), ...days })

export const every: Rule<Head>[] = [
  {
    name: 'every week',
    pattern: '<each> <unitOfRule> [of the week]',
    make: ({ each, unitOfRule }, { source: { tokens }, to }) =>
      withPart(headOf(unitOfRule, 1, noDays(), each), tokens[to - 1]!.lex?.part), // weeknights
  },
  {
    name: 'every other week',
    pattern: '<eachOther> <unitOfRule>',
    make: ({ eachOther, unitOfRule }) => headOf(unitOfRule, 2, noDays(), eachOther),
  },
  {
    name: 'every 3rd week',
    pattern: '<each> <ordinal> <unitOfRule>',
    // "every 2nd day of the month" is one of its days, and so is "every 15th workday"
    unlessBefore: 'of',
    make: ({ each, ordinal, unitOfRule }) =>
      unitOfRule === 'workday' ? undefined : headOf(unitOfRule, ordinal, noDays(), each),
  },
  {
    name: 'every 3 weeks',
    pattern: '<each> <steps>',
    make: ({ each, steps: { unit, interval } }) => headOf(unit, interval, noDays(), each),
  },
  {
    name: 'every half hour',
    pattern: '<each> <duration>',
    rank: -1,
    make: ({ each, duration: { minutes, months, days, workdays } }) =>
      days || workdays || (minutes && months) || !(minutes || months)
        ? undefined
        : headOf(minutes ? 'minute' : 'month', minutes || months, noDays(), each),
  },
  {
    name: 'every hour and a half',
    pattern: '<each> hour and a half',
    make: ({ each }) => headOf('minute', 90, noDays(), each),
  },
  {
    name: 'every year and a half',
    pattern: '<each> year and a half',
    make: ({ each }) => headOf('month', 18, noDays(), each),
  },
  {
    name: 'every morning',
    pattern: '<each> #part&!day',
    make: ({ each, part }) => withPart(headOf('day', 1, noDays(), each), part),
  },
  { name: 'every am', pattern: '<each> am', make: ({ each }) => withPart(headOf('day', 1, noDays(), each), 'morning') },
  {
    name: 'every other morning',
    pattern: '<eachOther> #part&!day',
    make: ({ eachOther, part }) => withPart(headOf('day', 2, noDays(), eachOther), part),
  },
  {
    name: 'every other friday',
    pattern: '<eachOther> <weekdayList>',
    make: ({ eachOther, weekdayList }) => weekOn(weekdayList, 2, eachOther),
  },
  {
    name: 'every other march',
    pattern: '<eachOther> #month',
    make: ({ month }) => yearly({ months: [month] }, 2),
  },
  {
    name: 'every 2 fridays',
    pattern: `<each> <count> #weekday&plural (${AND} <weekdays:more>)*`,
    make: ({ each, count, weekday, more }) => weekOn([weekday, ...more].flat(), count, each),
  },
  {
    name: 'every end of month',
    pattern: '<each> <edge> [the] <unit>',
    make: ({ edge, unit }) => edgeOf(edge.edge, unit),
  },
  {
    name: 'every quarter end',
    pattern: '<each> <unit> end',
    make: ({ unit }) => (unit === 'week' ? undefined : edgeOf('end', unit)),
  },
  {
    name: 'every christmas',
    pattern: '<each> <holiday>',
    make: ({ holiday }) => {
      const days = holidayRule(holiday)
      return days ? yearly(days) : { ...headOf('year', 1), holiday }
    },
  },
  { name: 'every leap day', pattern: '<each> leap day', make: () => yearly({ yearDays: [{ month: 2, day: 29 }] }, 4) },
  {
    name: 'every summer',
    pattern: '<each> #season ((,|and|&) #season:more)*',
    unlessBefore: '<cardinal>',
    rank: 1,
    make: ({ season, more }) => yearly({ yearDays: [season, ...more].map((each: number) => SEASON_STARTS[each]!) }),
  },
  { name: 'every MWF', pattern: '<each> <letters>', make: ({ each, letters }) => weekOn(letters, 1, each) },
  {
    name: 'every mo we fr',
    pattern: '<each> <letterPairs>',
    make: ({ each, letterPairs }) => weekOn(letterPairs, 1, each),
  },
  {
    name: 'every mon, wed and fri',
    pattern: '<each> [the] <daysBehindOn>',
    rank: -1,
    make: ({ each, daysBehindOn }, { source: { tokens }, to }) =>
      isCount(daysBehindOn) && (daysBehindOn.monthDays.length < 2 || tokens[to - 1]!.kind !== 'word')
        ? undefined
        : headOf(unitOf(daysBehindOn), 1, daysBehindOn, each),
  },
  {
    name: 'every 15th',
    pattern: '<each> [the] <daysBehindOn>',
    // "every 3rd customer", "every 2 people", "every 2 and 3 people"
    unlessBefore: `(${NOUN} | ${MORE})`,
    rank: -1,
    make: ({ each, daysBehindOn }) => headOf(unitOf(daysBehindOn), 1, daysBehindOn, each),
  },
  {
    name: 'every first monday of the month',
    pattern: '<each> [the] <daysBehindOn> <of>',
    rank: -1,
    make: ({ each, daysBehindOn, of: { unit, interval } }) => {
      const own = unitOf(daysBehindOn)
      return headOf(
        unit === 'year' || unit === 'quarter' ? unit : own === 'week' ? 'month' : own,
        interval,
        daysBehindOn,
        each,
      )
    },
  },
]
