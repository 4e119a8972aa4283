/** How a rule begins without "every": "daily", "tuesdays", "twice a week", "the 4th of every month", "mon wed fri", "1st and 3rd monday". */

import { hoursOf } from '../../../calendar/parts.ts'
import { type Days, noDays, withDays } from '../../../calendar/rule-draft.ts'
import { spread } from '../../../calendar/spread.ts'
import type { Clock, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { type Head, headOf } from '../../../engine/time.ts'
import { afterDone } from './after.ts'
import { AND, counted, cycle, daysOfKind, MORE } from './days.ts'
import { each, eachOther, edgeOf, every, unitOf, weekOn, withPart } from './every.ts'

/** "few mondays", "2 fridays" are some of them. */
const COUNTED = 'few|these|those | #number | #cardinal'

function severalTimes(times: number, unit: Unit): Head | undefined {
  const draft = spread(times, unit)
  return draft && { draft, counted: 'schedule' }
}

const times: Rule<number>[] = [
  { name: 'once', pattern: 'once', make: () => 1 },
  { name: 'twice', pattern: 'twice', make: () => 2 },
  { name: 'thrice', pattern: 'thrice', make: () => 3 },
  {
    name: '3 times',
    pattern: '<cardinal> times|time|x|days|nights',
    make: ({ cardinal }) => (cardinal > 24 ? undefined : cardinal),
  },
  { name: 'one', pattern: '<cardinal>', make: ({ cardinal }) => (cardinal === 1 ? 1 : undefined) },
]

const adverb: Rule<Head>[] = [
  {
    name: 'daily',
    pattern: '#rule',
    make: ({ rule: { unit, interval } }, { source: { tokens }, from }) =>
      withPart(headOf(unit, interval), tokens[from]!.lex?.part),
  },
  {
    name: 'daily!',
    pattern: '#rule ~ !',
    unlessBefore: '#number',
    make: ({ rule: { unit, interval } }) => headOf(unit, interval, noDays(), 'completion'),
  },
  { name: 'bi-weekly', pattern: 'bi [-] #rule', make: ({ rule: { unit, interval } }) => headOf(unit, 2 * interval) },
  { name: 'semi-monthly', pattern: 'semi|half [-] #rule', make: ({ rule: { unit } }) => severalTimes(2, unit) },
  { name: 'semimonthly', pattern: 'semimonthly', make: () => severalTimes(2, 'month') },
]
const adverbs: Rule<Head>[] = [
  { name: 'daily', pattern: '<adverb>', unlessBefore: '#word&!known&!aside', make: ({ adverb }) => adverb },
  {
    name: 'daily feed the cat',
    pattern: '<adverb>',
    onlyBefore: '#imperative the|my|our|all',
    make: ({ adverb }) => adverb,
  },
  // "prepare weekly report": the adverb belongs to the noun
  {
    name: 'weekly report',
    pattern: '<adverb>',
    make: ({ adverb }, { source: { tokens }, from }) =>
      from === 0 || '-:,\n'.includes(tokens[from - 1]!.text) ? adverb : undefined,
    unlessBefore: '[#word] [#word] #byPeriod',
  },
]

const frequency: Rule<Head>[] = [
  {
    name: 'twice daily',
    pattern: '<times> [-] #rule',
    make: ({ times, rule: { unit, interval } }) => (interval === 1 ? severalTimes(times, unit) : undefined),
  },
  {
    name: 'twice a week',
    pattern: '<times> (a|an|per|/ | #every) <unitOfRule>',
    make: ({ times, unitOfRule }) => severalTimes(times, unitOfRule),
  },
  {
    name: 'once every 3 days',
    pattern: 'once|one #every <steps>',
    make: ({ steps: { unit, interval } }) => headOf(unit, interval),
  },
  {
    name: 'once in 3 months',
    pattern: 'once in <steps>',
    make: ({ steps: { unit, interval } }) => (interval > 1 ? headOf(unit, interval) : undefined),
  },
  {
    name: 'once every other day',
    pattern: 'once|one #every other <unitOfRule>',
    make: ({ unitOfRule }) => headOf(unitOfRule, 2),
  },
  {
    name: 'two sundays a month',
    pattern: '<cardinal> #weekday (a|per | [in|of] #every) month|months',
    make: ({ cardinal, weekday }) =>
      cardinal > 2
        ? undefined
        : headOf('month', 1, { ...noDays(), nths: [1, 3].slice(0, cardinal).map((nth) => ({ nth, weekday })) }),
  },
]

/** More than one of them means all. */
const plurals: Rule<Head>[] = [
  {
    name: 'tuesdays and thursdays',
    pattern: `#weekday&plural (${AND} [on|at] [the] <day:more>)*`,
    unlessAfter: COUNTED,
    make: ({ weekday, more }) => {
      const days = withDays({ ...noDays(), weekdays: [weekday] }, ...more)
      return headOf(unitOf(days), 1, days)
    },
  },
  {
    name: 'weekends',
    pattern: `#unit&plural (${AND} [on|at] [the] <day:more>)*`,
    unlessAfter: COUNTED,
    make: ({ unit, more }, { source, from }) => {
      const weekdays = daysOfKind(unit, source)
      const days = weekdays && withDays({ ...noDays(), weekdays }, ...more)
      return days && withPart(headOf(unitOf(days), 1, days), source.tokens[from]!.lex?.part) // weeknights
    },
  },
  {
    name: 'weekday evenings',
    pattern: '#unit #part&plural',
    make: ({ unit, part }) => (unit === 'workday' || unit === 'weekend' ? withPart(headOf(unit, 1), part) : undefined),
  },
  {
    name: 'thursday mornings',
    pattern: '<weekdayList> #part&plural',
    make: ({ weekdayList, part }) => withPart(weekOn(weekdayList), part),
  },
  {
    name: 'mornings and evenings',
    pattern: '#part&plural and|& #part&plural:other',
    make: ({ part, other }, { source }) => {
      const head = headOf('day', 1)
      head.draft.times.push(...[part, other].map((name) => hoursOf({ name }, source.context).at).sort((a, b) => a - b))
      return head
    },
  },
  {
    name: 'morning and night',
    pattern: 'morning and|& #part',
    unlessAfter: '#modifier | every | the | tomorrow | #weekday',
    unlessBefore: '#word&!closer',
    make: ({ part }, { source: { context } }) => {
      if (part !== 'night' && part !== 'evening') return undefined
      const head = headOf('day', 1)
      head.draft.times.push(hoursOf({ name: 'morning' }, context).at, hoursOf({ name: part }, context).at)
      return head
    },
  },
  {
    name: 'the next 3 wednesdays',
    pattern: '[for|on|over] [the] next|coming|following <count> #weekday&plural',
    make: ({ count, weekday }) => (count > MOST_COUNTED ? undefined : { ...weekOn([weekday]), count }),
  },
]
const MOST_COUNTED = 500

/** A time of day that is said as one, not only a number. */
const timed: Rule<Clock>[] = [
  {
    name: '9am',
    pattern: '<clockBehindAt>',
    make: ({ clockBehindAt }) => (clockBehindAt.bare ? undefined : clockBehindAt),
  },
]
const AT_A_TIME = '([,] at|@ <clockBehindAt> | [,] <timed> | [,] <clockBehindAt> -|to)'

/** Without a word that says so, where nobody means only once. */
const habits: Rule<Head>[] = [
  {
    name: 'mon wed fri',
    pattern: '#weekday ((,|/|&|-|and | "+")* #weekday:more)+',
    make: ({ weekday, more }) => (more.length > 1 ? weekOn([weekday, ...more]) : undefined),
  },
  // "monday or tuesday at 4" is one of them
  {
    name: 'tue/thu at 5',
    pattern: '#weekday [/|& | "+"] #weekday:other',
    onlyBefore: '(at|@ <clockBehindAt> | <timed> | <clockBehindAt> -|to)',
    make: ({ weekday, other }) => weekOn([weekday, other]),
  },
  {
    name: 'mon-fri 9am',
    pattern: '#weekday [~ .] -|to|through|thru #weekday:to [~ .]',
    onlyBefore: `(${AT_A_TIME} | <except>)`,
    make: ({ weekday, to }) => weekOn(cycle(weekday, to, 7)),
  },
  { name: 'MWF', pattern: '<letters>', make: ({ letters }) => weekOn(letters) },
]

/** What is said of one day of a unit, and that it is so in each. */
const ofEach: Rule<Head>[] = [
  {
    name: 'the 4th of every month',
    pattern: '<days> [,] <of>',
    make: ({ days, of: { unit, interval, every } }) =>
      every ? headOf(unit, interval, unit === 'week' ? weekDays(days) : days) : undefined,
  },
  {
    name: 'first monday monthly',
    pattern: '<days> [,] #rule',
    make: ({ days, rule: { unit, interval } }) => (unit === 'month' ? headOf(unit, interval, days) : undefined),
  },
  {
    name: 'last monday of may every year',
    pattern: '<nths> #weekday of|in #month [,] #every year',
    make: ({ nths, weekday, month }) =>
      headOf('year', 1, { ...noDays(), nths: nths.map((nth: number) => ({ nth, weekday })), months: [month] }),
  },
  {
    name: 'end of each month',
    pattern: '<edge> <of>',
    make: ({ edge: { edge }, of: { unit, interval, every } }) => (every ? edgeOf(edge, unit, interval) : undefined),
  },
  {
    name: '2 days before the end of every month',
    pattern: '<count> day|days before [the] end <of>',
    make: ({ count, of: { unit, interval, every } }) =>
      every && unit === 'month' && count < 28
        ? headOf('month', interval, { ...noDays(), monthDays: [-count - 1] })
        : undefined,
  },
]

/** "the 4th day of every week": days of a week are counted from Sunday, as where months come before days. */
export const weekDays = (days: Days): Days => ({
  ...days,
  monthDays: [],
  weekdays: [...days.weekdays, ...days.monthDays.map((nth) => ((nth + (nth > 0 ? 5 : 13)) % 7) + 1)],
})

const OF_ONE_MONTH = '(- | to | [of|in] #month | [of|in] next|this|last)'
/** No noun follows that a number could count. */
const COUNTING = '(#word&!closer&!imperative&!day&!modifier&!weekday&!part&!month | #number | /|%|$|€|£|:)'

/** Days of a month that are further apart than an event lasts are those of every month. */
const listed: Rule<Head>[] = [
  {
    name: '1st and 3rd monday',
    pattern: '<nths> <picked>',
    unlessBefore: `(${OF_ONE_MONTH} | ${COUNTING} | ${MORE})`,
    make: ({ nths, picked: { of, weekday } }, { source }) =>
      nths.length > 1 ? monthOn(counted(nths, of, weekday, source)) : undefined,
  },
  {
    name: '1st and 3rd monday of the month',
    pattern: '<nths> <picked> <of>',
    make: ({ nths, picked: { of: what, weekday }, of: { unit } }, { source }) =>
      nths.length > 1 ? ofUnit(counted(nths, what, weekday, source), unit) : undefined,
  },
  // what has exceptions repeats
  {
    name: 'first monday of the month except september',
    pattern: '<nth> #weekday <of>',
    onlyBefore: '<except>',
    make: ({ nth, weekday, of: { unit } }, { source }) => ofUnit(counted([nth], 'weekday', weekday, source), unit),
  },
  {
    name: 'the 1st and 15th',
    pattern: '<nths> [of the month]',
    unlessBefore: `(${OF_ONE_MONTH} | ${COUNTING} | ${MORE})`,
    make: ({ nths }) => (isApart(nths) ? monthOn({ ...noDays(), monthDays: nths }) : undefined),
  },
]
const monthOn = (days: Days | undefined): Head | undefined => days && headOf('month', 1, days)
const ofUnit = (days: Days | undefined, unit: Unit): Head | undefined =>
  days && (unit === 'month' || unit === 'quarter') ? headOf(unit, 1, days) : undefined
const isApart = (nths: number[]): boolean => {
  const [first = 0, last = 0] = [nths[0], nths.at(-1)]
  return nths.length > 1 && (last < 0 || last - first > 4)
}

const head: Rule<Head>[] = [...every, ...adverbs, ...plurals, ...habits, ...ofEach, ...listed]

const heads: Rule<Head>[] = [
  { name: 'head', pattern: '<head>', make: ({ head }) => head },
  {
    name: 'repeats on the head',
    pattern: '[due] [repeat|repeats|repeating|recurring] [on|at|in|once] [the] <head>',
    make: ({ head }) => head,
  },
  { name: 'by the 5th of every month', pattern: 'by|before [the] <ofEach>', make: ({ ofEach }) => ofEach },
  {
    name: '10 times every monday',
    pattern: '<times> <head>',
    make: ({ times, head }) => (times > 1 && head.draft.days.weekdays.length ? { ...head, count: times } : undefined),
  },
  ...frequency,
  ...afterDone,
]

export const recurringHeads: Record<string, Dimension> = {
  each,
  eachOther,
  times,
  adverb,
  timed,
  ofEach,
  head,
  every: heads,
}
