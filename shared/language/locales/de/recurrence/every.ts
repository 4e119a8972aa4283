/** The heads of German recurrences: "jeden Montag", "alle drei Wochen", "werktags", "zweimal täglich", "am Letzten jedes Monats". */
import { holidayRule } from '../../../calendar/holidays.ts'
import { hoursOf } from '../../../calendar/parts.ts'
import { type Days, noDays } from '../../../calendar/rule-draft.ts'
import { spread } from '../../../calendar/spread.ts'
import type { Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { type Head, headOf } from '../../../engine/time.ts'
import { spell } from '../spelling.ts'
import { nthWeekdays, span } from './days.ts'

type Counted = Head['counted']

/** With an exclamation mark it counts from when it is done. */
const each: Rule<Counted>[] = [
  { name: 'jeden', pattern: '[an|in|zu|am] jeden|jede|jedes|jeder|jedem', make: () => 'schedule' },
  { name: 'jeden!', pattern: 'jeden|jede|jedes|jeder|jedem ~ !', make: () => 'completion' },
]

/** "alle 14 Tage" falls on the same weekday: it is two weeks. */
function everySo(count: number, unit: Unit, counted: Counted = 'schedule'): Head | undefined {
  if (unit === 'day' && count % 7 === 0 && counted === 'schedule') return headOf('week', count / 7)
  if (unit === 'hour' && !Number.isInteger(count)) return headOf('minute', count * 60, noDays(), counted)
  return Number.isInteger(count) && count > 0 && count < 1000 ? headOf(unit, count, noDays(), counted) : undefined
}

const withPart = (head: Head, part: NonNullable<Head['draft']['part']>['name']): Head => ({
  ...head,
  draft: { ...head.draft, part: { name: part } },
})
const weekOn = (weekdays: number[], counted?: Counted): Head => headOf('week', 1, { ...noDays(), weekdays }, counted)
const monthOn = (days: Days | undefined, counted?: Counted): Head | undefined =>
  days && headOf('month', 1, days, counted)

const TIMES = 'einmal zweimal dreimal viermal fünfmal sechsmal siebenmal achtmal neunmal zehnmal'.split(' ').map(spell)

const times: Rule<number>[] = [
  {
    name: 'zweimal',
    pattern: TIMES.join('|'),
    make: (_, { source, from }) => TIMES.indexOf(source.tokens[from]!.text) + 1,
  },
  { name: '2 mal', pattern: '<count> mal|male|x', make: ({ count }) => (Number.isInteger(count) ? count : undefined) },
]

function severalTimes(times: number, unit: Unit): Head | undefined {
  const draft = spread(times, unit)
  return draft && { draft, counted: 'schedule' }
}

const COMPLETION = 'nach [der|dem|jeder|jedem] erledigung|abschluss|erledigen|fertigstellung'

const every: Rule<Head>[] = [
  {
    name: 'jeden Montag und Freitag',
    pattern: '<each> <weekdaysIn>',
    make: ({ each, weekdaysIn }) => weekOn(weekdaysIn, each),
  },
  { name: 'jede Woche', pattern: '<each> #unit', make: ({ each, unit }) => headOf(unit, 1, noDays(), each) },
  {
    name: 'jeden Abend',
    pattern: '<each> (#part&!weekday | morgen)',
    make: ({ each, part = 'morning' }) => withPart(headOf('day', 1, noDays(), each), part),
  },
  {
    name: 'jeden Freitagabend',
    pattern: '<each> #weekday&part&!plural',
    make: ({ each, weekday, part }) => withPart(weekOn([weekday], each), part),
  },
  {
    name: 'jeden Freitag Morgen',
    pattern: '<each> #weekday&!part&!plural morgen|früh',
    make: ({ each, weekday }) => withPart(weekOn([weekday], each), 'morning'),
  },
  {
    name: 'jeden zweiten Tag',
    pattern: '<each> <nth> #unit',
    make: ({ each, nth, unit }) => (nth > 1 ? headOf(unit, nth, noDays(), each) : undefined),
  },
  {
    name: 'jeden zweiten Montag',
    pattern: '<each> <nth> #weekday&!plural&!part',
    make: ({ each, nth, weekday }) =>
      nth > 1
        ? headOf('week', nth, { ...noDays(), weekdays: [weekday] }, each)
        : monthOn(nthWeekdays([nth], weekday), each),
  },
  {
    name: 'jeden letzten Werktag',
    pattern: '<each> letzten|ersten werktag|arbeitstag',
    rank: 1,
    make: ({ each }, { source, to }) =>
      monthOn({ ...noDays(), workdays: [source.tokens[to - 2]!.text === 'ersten' ? 1 : -1] }, each),
  },
  {
    name: 'jeden ersten Montag im Monat',
    pattern: '<each> <monthly>',
    make: ({ each, monthly }) => monthOn(monthly, each),
  },
  {
    name: 'jeden 15.',
    pattern: '<each> <doms>',
    unlessBefore: '(#unit | #weekday | #month | #capital)',
    make: ({ each, doms }) => monthOn({ ...noDays(), monthDays: doms }, each),
  },
  {
    name: 'jeden 1. April',
    pattern: '<each> <date>',
    make: ({ each, date: { fields } }) =>
      fields?.month && fields.day && fields.year === undefined
        ? headOf('year', 1, { ...noDays(), yearDays: [{ month: fields.month, day: fields.day }] }, each)
        : undefined,
  },
  {
    name: 'jeden Mai',
    pattern: '<each> #month',
    make: ({ each, month }) => headOf('year', 1, { ...noDays(), months: [month] }, each),
  },
  {
    name: 'jedes Ostern',
    pattern: '<each> <holiday>',
    make: ({ each, holiday }) => {
      const yearly = holidayRule(holiday)
      return yearly ? headOf('year', 1, { ...noDays(), ...yearly }, each) : { ...headOf('year', 1), holiday }
    },
  },
  { name: 'alle drei Tage', pattern: 'alle <count> #unit', make: ({ count, unit }) => everySo(count, unit) },
  {
    name: 'alle! drei Tage',
    pattern: 'alle ~ ! <count> #unit',
    make: ({ count, unit }) => everySo(count, unit, 'completion'),
  },
  {
    name: 'alle halbe Stunde',
    pattern: 'alle|jede <duration>',
    rank: -1,
    make: ({ duration: { days, months, workdays, minutes } }) =>
      days || months || workdays ? undefined : everySo(minutes, 'minute'),
  },
  {
    name: 'alle drei Tage nach Erledigung',
    pattern: `[alle|immer] <count> #unit ${COMPLETION}`,
    make: ({ count, unit }) => everySo(count, unit, 'completion'),
  },
  {
    name: 'jeden Montag nach Erledigung',
    pattern: `<each> #unit ${COMPLETION}`,
    make: ({ unit }) => headOf(unit, 1, noDays(), 'completion'),
  },
  { name: 'täglich', pattern: '[immer|jeweils] #rule', make: ({ rule }) => headOf(rule.unit, rule.interval) },
  {
    name: 'täglich!',
    pattern: '#rule ~ !',
    unlessBefore: '$',
    make: ({ rule }) => headOf(rule.unit, rule.interval, noDays(), 'completion'),
  },
  { name: 'montags', pattern: '[immer|jeweils|stets] <weekly>', make: ({ weekly }) => weekOn(weekly) },
  {
    name: 'freitagabends',
    pattern: '[immer|jeweils] #weekday&part&plural',
    make: ({ weekday, part }) => withPart(weekOn([weekday]), part),
  },
  {
    name: 'immer am Montag',
    pattern: 'immer|jeweils|stets am|an|den <weekdaysIn>',
    make: ({ weekdaysIn }) => weekOn(weekdaysIn),
  },
  {
    name: 'am Wochenende immer',
    pattern: '[am|an|den] <weekdaysIn> immer|jeweils|stets',
    make: ({ weekdaysIn }) => weekOn(weekdaysIn),
  },
  {
    name: 'jeweils am 15.',
    pattern: 'immer|jeweils|stets [am|zum|den] <doms>',
    unlessBefore: '(#unit | #weekday | #month)',
    make: ({ doms }) => monthOn({ ...noDays(), monthDays: doms }),
  },
  {
    name: 'immer am ersten Montag im Monat',
    pattern: 'immer|jeweils|stets [am|zum|den] <monthly>',
    make: ({ monthly }) => monthOn(monthly),
  },
  {
    name: 'immer am Monatsende',
    pattern: 'immer|jeweils|stets am|zum (monatsende | monatsanfang | ende des monats | anfang des monats)',
    make: (_, { source: { tokens }, to }) => {
      const isEnd = tokens.slice(0, to).some(({ text }) => text === 'monatsende' || text === 'ende')
      return monthOn({ ...noDays(), monthDays: [isEnd ? -1 : 1] })
    },
  },
  {
    name: 'immer abends',
    pattern: 'immer|jeweils (#part&partAdverb | am #part | morgens)',
    make: ({ part = 'morning' }) => withPart(headOf('day', 1), part),
  },
  {
    name: 'zweimal täglich',
    pattern: '<times> #rule',
    make: ({ times, rule }) => (rule.interval === 1 ? severalTimes(times, rule.unit) : undefined),
  },
  {
    name: 'zweimal am Tag',
    pattern: '<times> (am|pro|im|die|jede|jeden|je|/ | in der) #unit',
    make: ({ times, unit }) => severalTimes(times, unit),
  },
  {
    name: 'einmal alle zwei Wochen',
    pattern: 'einmal alle <count> #unit',
    make: ({ count, unit }) => everySo(count, unit),
  },
]

/** Without a word that says so: nobody means only once by these. */
const habits: Rule<Head>[] = [
  {
    name: 'Mo-Fr',
    pattern: '#weekday&weak [~ .] ~ - ~ #weekday:to [~ .]',
    make: ({ weekday, to }) => weekOn(span(weekday, to)),
  },
  // without a time it is one stretch: "Urlaub Montag bis Freitag"
  {
    name: 'Montag bis Freitag um 7',
    pattern: '[von] #weekday&!part&!plural [~ .] bis|- #weekday:to [~ .]',
    onlyBefore: '[jeweils|immer|um] <clock>',
    rank: -1,
    make: ({ weekday, to }) => weekOn(span(weekday, to)),
  },
  // two days may be one each, three are a habit
  {
    name: 'Mo, Mi, Fr',
    pattern: '#weekday&!plural&!part:first [~ .] ([,|/|&|und] #weekday&!plural&!part [~ .])+',
    make: ({ first, weekday }) =>
      weekday.length > 1 && new Set([first, ...weekday]).size === weekday.length + 1
        ? weekOn([first, ...weekday])
        : undefined,
  },
  {
    name: 'morgens und abends',
    pattern: '#part&partAdverb und|& #part:other',
    make: ({ part, other }, { source }) => {
      const head = headOf('day', 1)
      head.draft.times.push(...[part, other].map((name) => hoursOf({ name }, source.context).at).sort((a, b) => a - b))
      return head
    },
  },
]

/** What is said of one day of the month, and that it is so in each: "am letzten Freitag jedes Monats". */
const eachMonth: Rule<Head>[] = [
  {
    name: 'am letzten Freitag jedes Monats',
    pattern:
      '[immer] [am|an|den|zum] <nths> #weekday&!plural&!part (jeden|jedes|eines [jeden] monats | im monat immer|jeweils)',
    make: ({ nths, weekday }) => monthOn(nthWeekdays(nths, weekday)),
  },
  {
    name: 'am letzten Tag jedes Monats',
    pattern: '[immer] [am|an|den|zum] <nths> tag jeden|jedes|eines [jeden] monats',
    make: ({ nths }) => monthOn({ ...noDays(), monthDays: nths }),
  },
  {
    name: 'am letzten Werktag jedes Monats',
    pattern: '[immer] [am|an|den|zum] <nths> werktag|arbeitstag jeden|jedes|eines [jeden] monats',
    make: ({ nths }) => monthOn({ ...noDays(), workdays: nths }),
  },
  {
    name: 'am 15. jedes Monats',
    pattern: '[immer] [am|an|den|zum] <doms> jeden|jedes|eines [jeden] monats',
    make: ({ doms }) => monthOn({ ...noDays(), monthDays: doms }),
  },
]

export const recurringHeads: Record<string, Dimension> = {
  each,
  times,
  every: [...every, ...eachMonth, ...habits],
}
