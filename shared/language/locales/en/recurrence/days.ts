/** The days that a rule falls on: "mon, wed and fri", "MWF", "the 1st and 15th", "first and last friday", "14 jan and 14 apr", "in summer". */
import { daysInMonth } from '../../../../time/civil.ts'
import { type Days, noDays, withDays } from '../../../calendar/rule-draft.ts'
import type { Pick } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'

/** What joins the items of a list. */
export const AND = '((,|/|& | "+") [and|or|plus] | and|or|plus|n)'
/** A noun: what a number before it counts, or what an adverb before it is said of. */
export const NOUN = '#word&!known&!imperative&!aside'
/** A list of numbers goes on. */
export const MORE = ',|and|or|& [the] (#number | #ordinal)'

/** Numbers from one to another, around the end of a cycle. */
export const cycle = (from: number, to: number, length: number): number[] =>
  Array.from({ length: ((to - from + length) % length) + 1 }, (_, i) => ((from - 1 + i) % length) + 1)

/** Days of the week in letters; "we" and "sa" are also words, so that two at least have to touch, or stand behind "every". */
const LETTERS = { m: 1, mo: 1, t: 2, tu: 2, w: 3, we: 3, th: 4, r: 4, f: 5, fr: 5, sa: 6, su: 7 }
const LETTERED = {
  mw: [1, 3],
  mwf: [1, 3, 5],
  mtw: [1, 2, 3],
  tth: [2, 4],
  tuth: [2, 4],
  mtth: [1, 2, 4],
  mtwth: [1, 2, 3, 4],
  mtwtf: [1, 2, 3, 4, 5],
  mtwthf: [1, 2, 3, 4, 5],
}
const PAIRS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

export const classes: Record<string, ReadonlySet<string>> = {
  every: new Set('every each ev evry evey evrey eveyr ervery everry eery'.split(' ')),
  letter: new Set(Object.keys(LETTERS)),
  lettered: new Set(Object.keys(LETTERED)),
  letterPair: new Set(PAIRS),
}

const letters: Rule<number[]>[] = [
  { name: 'MWF', pattern: '#lettered', make: ({ lettered }) => LETTERED[lettered as keyof typeof LETTERED] },
  { name: 'm w f', pattern: 'm [,|/|&] w [,|/|&] f', make: () => [1, 3, 5] },
  {
    name: 'm-f',
    pattern: '#letter ~ - ~ #letter:to',
    unlessBefore: '~ (#word | #number)',
    make: ({ letter, to }) => (dayOf(letter) < dayOf(to) ? cycle(dayOf(letter), dayOf(to), 7) : undefined),
  },
  {
    name: 'Tu/Th',
    pattern: '#letter (~ / ~ #letter:more)+',
    unlessBefore: '~ (#word | #number)',
    // the sexes, not two days
    make: ({ letter, more }) => (letter === 'm' && more.join() === 'f' ? undefined : [letter, ...more].map(dayOf)),
  },
]
const dayOf = (letter: string): number => LETTERS[letter as keyof typeof LETTERS]

const letterPairs: Rule<number[]>[] = [
  {
    name: 'mo we fr',
    pattern: '#letterPair ([,|and|&] #letterPair:more)+',
    make: ({ letterPair, more }) => [letterPair, ...more].map((pair) => PAIRS.indexOf(pair) + 1),
  },
]

/** Days of the week that one item of a list names. */
const weekdays: Rule<number[]>[] = [
  { name: 'monday', pattern: '#weekday [~ .]', make: ({ weekday }) => [weekday] },
  {
    name: 'monday to friday',
    pattern: '#weekday [~ .] -|to|through|thru|till|until #weekday:to',
    make: ({ weekday, to }) => cycle(weekday, to, 7),
  },
  {
    name: 'mon wed fri',
    pattern: '#weekday&!plural (#weekday&!plural:more)+',
    make: ({ weekday, more }) => [weekday, ...more],
  },
  { name: 'weekends, weekdays', pattern: '#unit', make: ({ unit }, { source }) => daysOfKind(unit, source) },
  { name: 'business days', pattern: 'business|working|work day|days', make: (_, { source }) => workdays(source) },
]
const workdays = ({ context }: Source): number[] => [...(context.workdays ?? [1, 2, 3, 4, 5])]
export const daysOfKind = (unit: unknown, source: Source): number[] | undefined =>
  unit === 'weekend' ? [6, 7] : unit === 'workday' ? workdays(source) : undefined

const weekdayList: Rule<number[]>[] = [
  {
    name: 'mon, wed and fri',
    pattern: `<weekdays> (${AND} [on|the] <weekdays:more>)*`,
    make: ({ weekdays, more }) => [weekdays, ...more].flat(),
  },
]

/** A day of the month as a number, where it counts nothing else. */
const NOT_A_DAY = '(#unit | am|pm|times|occurrences|occurrence|x|h | ~ #word | ~ :|/ | ~ . ~)'
const dayNumber: Rule<number>[] = [
  {
    name: '15',
    pattern: '#number',
    unlessBefore: NOT_A_DAY,
    make: ({ number }, { source, from }) =>
      number >= 1 && number <= 31 && source.tokens[from]!.text.length < 3 ? number : undefined,
  },
]
const monthDay: Rule<number>[] = [
  { name: '15th', pattern: '<ordinal>', make: ({ ordinal }) => (ordinal <= 31 ? ordinal : undefined) },
  { name: '15', pattern: '<dayNumber>', make: ({ dayNumber }) => dayNumber },
]
/** One that is of no month behind it. */
const monthDayAlone: Rule<number>[] = [
  { name: '15, no month', pattern: '<monthDay>', unlessBefore: '[of] #month', make: ({ monthDay }) => monthDay },
]

const WHICH_AND = '(,|/ [and|or|&] | and|or|&)'
/** Which ones of a period: by words or ordinals first, numbers may follow. */
const nths: Rule<number[]>[] = [
  {
    name: '1st and 15th',
    pattern: `<nth> (${WHICH_AND} [on] (<nth:more> | <dayNumber:more>))*`,
    make: ({ nth, more }) => [nth, ...more],
  },
  // "the 1st and the last friday": in digits the first of them is a date
  {
    name: 'first and the last',
    pattern: `#ordinal (${WHICH_AND} [the|on] <nth:more>)+`,
    make: ({ ordinal, more }) => [ordinal, ...more],
  },
]
const numberList: Rule<number[]>[] = [
  {
    name: '2, 15 and 27',
    pattern: `<dayNumber> (${WHICH_AND} [the|on] (<nth:more> | <dayNumber:more>))*`,
    make: ({ dayNumber, more }) => [dayNumber, ...more],
  },
]

const on = (some: Partial<Days>): Days => ({ ...noDays(), ...some })

/** What is counted: weekdays, workdays, days. */
export function counted(nths: number[], of: Pick['of'], weekday: number, source: Source): Days | undefined {
  const ofWeekday = (weekday: number): Days | undefined =>
    nths.every((nth) => Math.abs(nth) <= 5) ? on({ nths: nths.map((nth) => ({ nth, weekday })) }) : undefined
  if (of === 'weekday') return ofWeekday(weekday)
  if (of === 'weekend') return ofWeekday(6)
  if (of === 'week') return ofWeekday(source.context.weekStart ?? 1)
  if (of === 'workday') return on({ workdays: nths })
  return of === 'day' ? on({ monthDays: nths }) : undefined
}

const inMonth = (month: number, days: number[]): Days | undefined =>
  days.every((day) => day <= daysInMonth(2000, month))
    ? on({ yearDays: days.map((day) => ({ month, day })) })
    : undefined

/** An item of a list, wherever it stands. */
const day: Rule<Days>[] = [
  { name: 'weekdays', pattern: '<weekdayList>', make: ({ weekdayList }) => on({ weekdays: weekdayList }) },
  {
    name: 'december 21st and 31st',
    pattern: '#month [.] [the] <monthDayAlone> ((, [and|&] | and|&) [the] <monthDayAlone:more>)*',
    make: ({ month, monthDayAlone, more }) => inMonth(month, [monthDayAlone, ...more]),
  },
  {
    name: '24th and 31st of december',
    pattern: '<monthDay> ((, [and|&] | and|&) [the] <monthDay:more>)* [day] [of] #month',
    make: ({ month, monthDay, more }) => inMonth(month, [monthDay, ...more]),
  },
  {
    name: '1st and 15th',
    pattern: '[day|days] <nths>',
    unlessBefore: '#month',
    make: ({ nths }) => (nths.every((nth: number) => Math.abs(nth) <= 31) ? on({ monthDays: nths }) : undefined),
  },
  {
    name: 'day 20 and 30',
    pattern: 'day|days <numberList>',
    // "every day 9-10am"
    unlessAfter: '#every | single',
    make: ({ numberList }) => on({ monthDays: numberList }),
  },
  {
    name: 'first and last friday',
    pattern: '<nths> <picked>',
    // "every 3rd day and the 15th" are two rules
    unlessBefore: 'and the <monthDayAlone> $',
    make: ({ nths, picked: { of, weekday } }, { source }) => counted(nths, of, weekday, source),
  },
  {
    name: 'first and last instance of tue and fri',
    pattern: '<nths> instance|instances|occurrence|occurrences of <weekdayList>',
    make: ({ nths, weekdayList }) => on({ weekdays: weekdayList, positions: nths }),
  },
  {
    name: 'june',
    pattern: '#month [~ .]',
    unlessBefore: '<dayNumber>',
    make: ({ month }) => on({ months: [month] }),
  },
]

/** Behind "every", "on" or "in" also numbers, dates in digits, and all months of a season. */
const dayBehindOn: Rule<Days>[] = [
  { name: 'day', pattern: '<day>', make: ({ day }) => day },
  { name: '2, 15 and 27', pattern: '<numberList>', make: ({ numberList }) => on({ monthDays: numberList }) },
  {
    name: '2 and 4 friday',
    pattern: '<numberList> <picked>',
    make: ({ numberList, picked: { of, weekday } }, { source }) =>
      numberList.length > 1 ? counted(numberList, of, weekday, source) : undefined,
  },
  {
    name: '12/6',
    pattern: '#number ~ / ~ #number:second',
    unlessBefore: '~ /',
    rank: 1,
    make: ({ number, second }, { source }) => {
      const isDayFirst = source.context.dateOrder === 'dmy' ? second <= 12 : number > 12
      const [month, day] = isDayFirst ? [second, number] : [number, second]
      return month >= 1 && month <= 12 && day >= 1 ? inMonth(month, [day]) : undefined
    },
  },
  {
    name: 'june to august',
    pattern: '#month to|-|through|thru #month:to',
    unlessBefore: '<dayNumber>',
    make: ({ month, to }) => on({ months: cycle(month, to, 12) }),
  },
  {
    name: 'in summer',
    pattern: '#season',
    // "every summer" is once
    unlessAfter: '#every | of',
    make: ({ season }) => on({ months: SEASONS[season]! }),
  },
]
const SEASONS = [
  [3, 4, 5],
  [6, 7, 8],
  [9, 10, 11],
  [12, 1, 2],
]

const days: Rule<Days>[] = [
  {
    name: 'mondays and the last friday',
    pattern: `<day> (${AND} [on|at] [the] <day:more>)*`,
    make: ({ day, more }) => withDays(day, ...more),
  },
]
const daysBehindOn: Rule<Days>[] = [
  {
    name: 'the 1st, 15 and the last friday',
    pattern: `<dayBehindOn> (${AND} [on|at] [the] <dayBehindOn:more>)*`,
    make: ({ dayBehindOn, more }) => withDays(dayBehindOn, ...more),
  },
]

export const recurringDays: Record<string, Dimension> = {
  letters,
  letterPairs,
  weekdays,
  weekdayList,
  dayNumber,
  monthDay,
  monthDayAlone,
  nths,
  numberList,
  day,
  dayBehindOn,
  days,
  daysBehindOn,
}
