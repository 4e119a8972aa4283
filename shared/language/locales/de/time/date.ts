/** Dates: "14.4.", "3. März 2027", "am 15ten", "den 18.07.14", "am Ersten", "29/2", "2018-8-31", "im Mai". */
import type { Clause } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { dayOfMonthFromNow } from '../../../engine/pieces.ts'

/** Two digits are a year of this century up to here, then of the last. */
const LAST_SHORT_YEAR = 49

const year: Rule<number>[] = [
  {
    name: '2027',
    pattern: '#number',
    make: ({ number }) => (number >= 1900 && number < 2200 ? number : undefined),
  },
]

/** Behind a day and a month two digits are a year as well. */
const shortYear: Rule<number>[] = [
  { name: '2027', pattern: '<year>', make: ({ year }) => year },
  {
    name: "'27",
    pattern: "['] #number",
    make: ({ number }, { source, to }) =>
      source.tokens[to - 1]!.text.length === 2 ? number + (number > LAST_SHORT_YEAR ? 1900 : 2000) : undefined,
  },
]

const isDay = (day: number): boolean => day >= 1 && day <= 31

/** A day of the month by its number. */
const dom: Rule<number>[] = [
  {
    name: '15.',
    pattern: '#number ~ .',
    unlessBefore: '~ #number',
    make: ({ number }) => (isDay(number) ? number : undefined),
  },
  {
    name: '15ten',
    pattern: '#number ~ te|ten|ter|tes|tem|er|en|ste|sten|ster',
    make: ({ number }) => (isDay(number) ? number : undefined),
  },
  { name: 'fünfzehnter', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
]

const dateOf = (day: number, month: number, year?: number): Clause | undefined =>
  isDay(day) && month >= 1 && month <= 12 ? { fields: { day, month, ...(year !== undefined && { year }) } } : undefined

/** "14.3" is a date where it stands first, "iOS 17.4" and "9.30" none: there a word of time has to stand beside it. */
const unsure = (clause: Clause | undefined, { from }: Place): Clause | undefined =>
  clause && { ...clause, weak: from === 0 ? 'edge' : 'alone' }

const date: Rule<Clause>[] = [
  {
    name: '3. März 2027',
    pattern: '<dom> #month [~ .] [<year>]',
    make: ({ dom, month, year }) => dateOf(dom, month, year),
  },
  {
    name: '14. April 15',
    pattern: '<dom> #month [~ .] <shortYear:year> $',
    make: ({ dom, month, year }) => dateOf(dom, month, year),
  },
  {
    name: '3 März',
    pattern: '#number #month [~ .] [<year>]',
    make: ({ number, month, year }) => dateOf(number, month, year),
  },
  {
    name: 'März 3',
    pattern: '#month #number [, <year>]',
    unlessBefore: '(#word | ~ .|:|/|- ~ #number | %|€)',
    make: ({ month, number, year }) => (number <= 31 ? dateOf(number, month, year) : undefined),
  },
  {
    name: 'März 13-15',
    pattern: '#month #number:from (bis|-) #number:to',
    unlessBefore: '(#word | ~ .|:|/|- ~ #number | %|€)',
    make: ({ month, from, to }) =>
      from < to && to <= 31 ? { ...dateOf(from, month), until: { fields: { day: to, month } } } : undefined,
  },
  {
    name: '14.4.2027',
    pattern: '#number:day ~ . [~] #number:month ~ . [~] <shortYear:year>',
    unlessBefore: '(uhr|h | ~ .|:|/ ~ #number)',
    make: ({ day, month, year }) => dateOf(day, month, year),
  },
  {
    name: '14.4.',
    pattern: '#number:day ~ . [~] #number:month ~ .',
    unlessBefore: '~ #number',
    make: ({ day, month }) => dateOf(day, month),
  },
  {
    name: '14.4',
    pattern: '#number:day ~ . ~ #number:month',
    unlessBefore: '(#unit | #measure | uhr|h | ~ .|:|,|/|- ~ #number)',
    make: ({ day, month }, place) => unsure(dateOf(day, month), place),
  },
  {
    name: '29/2',
    pattern: '#number:day ~ / ~ #number:month',
    unlessBefore: '(#unit | #measure | ~ .|:|,|/|- ~ #number)',
    make: ({ day, month }, place) => unsure(dateOf(day, month), place),
  },
  {
    name: '29/2/2027',
    pattern: '#number:day ~ / ~ #number:month ~ / ~ <shortYear:year>',
    make: ({ day, month, year }) => dateOf(day, month, year),
  },
  {
    name: '3-7-27',
    pattern: '#number:day ~ - ~ #number:month ~ - ~ <shortYear:year>',
    unlessBefore: '~ - ~ #number',
    make: ({ day, month, year }) => dateOf(day, month, year),
  },
  {
    name: '2018-8-31',
    pattern: '<year> ~ - ~ #number:month ~ - ~ #number:day',
    rank: 1,
    make: ({ day, month, year }) => dateOf(day, month, year),
  },
]

/** The next day of that number, to be found with the weekday, the month or the period that stands beside it. */
const dayOnly = (day: number): Clause => ({ fields: { day }, introduced: true })

/** A day of the month that cannot be another ordinal ("am 3. Tag", "der 2. Band"). */
const ordinalDay: Rule<Clause>[] = [
  {
    name: 'am 15.',
    pattern: 'am|zum|vom #number (~ . | ~ te|ten|ter|tes|tem)',
    unlessBefore:
      '(~ #number | #month | #unit | #weekday | quartal|advent|tag|mal|spieltag|geburtstag|hochzeitstag|stock)',
    make: ({ number }) => (isDay(number) ? dayOnly(number) : undefined),
  },
  {
    name: 'der 25.',
    pattern: 'der|den|dem #number (~ . | ~ te|ten|ter|tes|tem)',
    unlessBefore: '(~ #number | #capital | #unit | #weekday)',
    make: ({ number }) => (isDay(number) ? dayOnly(number) : undefined),
  },
  {
    name: 'Freitag, der 13.',
    pattern: '#weekday [,] der|den|dem <dom>',
    unlessBefore: '(~ #number | #month | #unit)',
    make: ({ weekday, dom }) => ({ fields: { weekday, day: dom }, introduced: true }),
  },
  {
    name: 'Freitag 13.',
    pattern: '#weekday&!plural&!part #number ~ .',
    unlessBefore: '(~ #number | #month | #unit | #word)',
    make: ({ weekday, number }) => (isDay(number) ? { fields: { weekday, day: number } } : undefined),
  },
  {
    name: 'am Ersten',
    pattern: 'am|zum|vom #ordinal&capital',
    unlessBefore: '(#month | #unit | #weekday)',
    make: ({ ordinal }) => dayOnly(ordinal),
  },
  {
    name: 'am ersten',
    pattern: 'am|zum|vom #ordinal&!capital',
    unlessBefore: '(#month | #unit | #weekday | #capital)',
    make: ({ ordinal }) => dayOnly(ordinal),
  },
  {
    name: 'am 5. des nächsten Monats',
    pattern: '[am|der|den|dem|zum|vom] <dom> [des|im|vom] <which> monat|monats',
    make: ({ dom, which }, { source }) => dayOfMonthFromNow(source, dom, which),
  },
  {
    name: 'der Erste des Monats',
    pattern: '[am|der|den|dem|zum|vom] <dom> (des monats | im monat)',
    make: ({ dom }) => dayOnly(dom),
  },
  {
    name: 'am Monatsersten',
    pattern: '[am|zum|der|den|dem] monatserster|monatsersten|monatserste',
    make: () => dayOnly(1),
  },
  {
    name: 'am Monatsletzten',
    pattern: '[am|zum|der|den|dem] monatsletzter|monatsletzten|monatsletzte',
    make: () => ({ fields: { pick: { nth: -1, of: 'day', weekday: 1, count: 1 } }, introduced: true }),
  },
]

const months: Rule<Clause>[] = [
  { name: 'Oktober 2014', pattern: '#month [~ .] <year>', make: ({ month, year }) => ({ fields: { month, year } }) },
  { name: 'im Mai', pattern: 'im|in #month [<year>]', make: ({ month, year }) => named(month, year) },
  { name: 'Monat Mai', pattern: '[im] monat #month [<year>]', make: ({ month, year }) => named(month, year) },
  { name: 'Oktober', pattern: '#month&!weak', make: ({ month }) => ({ fields: { month }, weak: 'edge' }) },
  // "Jan Freitag anrufen" is about somebody
  {
    name: 'Mai',
    pattern: '#month&weak',
    unlessBefore: '(#weekday | #day | um|am|gegen)',
    make: ({ month }) => ({ fields: { month }, weak: 'alone' }),
  },
  {
    name: 'im Jahr 2027',
    pattern: '(im jahr|jahre | in) <year>',
    make: ({ year }) => ({ fields: { year }, introduced: true }),
  },
  { name: '2027', pattern: '<year>', make: ({ year }) => ({ fields: { year }, weak: 'alone' }) },
]

const named = (month: number, year?: number): Clause => ({
  fields: { month, ...(year !== undefined && { year }) },
  introduced: true,
})

/** A date as the end of a range may be said: without what the other end says. */
const dates: Rule<Clause>[] = [
  { name: 'Datum', pattern: '<date>', make: ({ date }) => date },
  {
    name: 'am 14.4.',
    pattern: '([für] am|an|den|der|dem|des|zum | für) <date>',
    make: ({ date: { weak: _, ...date } }) => ({ ...date, introduced: true }),
  },
  ...ordinalDay,
  ...months,
  { name: 'Tag', pattern: '<days>', make: ({ days }) => days },
]

export const calendarDates: Record<string, Dimension> = { year, shortYear, dom, date, dates }
