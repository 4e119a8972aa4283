/** Dates: "3rd of march 2015", "jul 18", "27/1", "2027-01-27", "friday after next", "the day after tomorrow", "christmas". */
import { addMonths, daysInMonth, fromDayNumber, weekdayOf } from '../../../../time/civil.ts'
import { isSaneDay, MAX_YEAR, MIN_YEAR, oneDay, solve, startOfWeek } from '../../../calendar/solve.ts'
import type { Clause, Now, Unit } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { isEnd, type Source } from '../../../engine/source.ts'
import { classes } from '../lexicon/classes.ts'
import { readHoliday } from '../lexicon/holidays.ts'

/** "650-6500", "$3", "x5": a number or a name that belongs to what it touches. */
const GLUED = '(#word | "$" | € | £ | # | "+" | . | : | / | %) ~'
const SIGNED = '_|#|@|$ ~'
/** A number that goes on as a time, a fraction, an ordinal or an amount. */
const GOES_ON = '(~ #word | <meridiem> | ~ .|:|% ~ #number)'

const digitsOf = ({ source, to }: Place): string => source.tokens[to - 1]!.text
const isYear = (year: number): boolean => year >= MIN_YEAR && year <= MAX_YEAR
/** Of two digits: this century up to 2059, before that the last one. */
export const fullYear = (two: number): number => (two < 60 ? 2000 + two : 1900 + two)

const year: Rule<number>[] = [
  {
    name: '2027',
    pattern: '#number',
    unlessBefore: GOES_ON,
    // "essay april 9 2000 words": in a year that is over it counts what follows
    make: ({ number }, place) => {
      const next = place.source.tokens[place.to]
      const isCount = next?.kind === 'word' && !next.lex && number < fromDayNumber(place.source.today).year
      return digitsOf(place).length === 4 && isYear(number) && !isCount ? number : undefined
    },
  },
  {
    name: "'27",
    pattern: "' ~ #number",
    make: ({ number }, place) => (digitsOf(place).length === 2 ? fullYear(number) : undefined),
  },
  {
    name: 'two thousand and thirty two',
    pattern: '<cardinal>',
    make: ({ cardinal }, { source, from }) =>
      source.tokens[from]!.kind === 'word' && isYear(cardinal) ? cardinal : undefined,
  },
]

const yearBehindDate: Rule<number>[] = [
  ...year,
  {
    name: '27',
    pattern: '#number',
    unlessBefore: `(${GOES_ON} | -|:|/|% | #word&!closer | #number)`,
    make: ({ number }, place) =>
      digitsOf(place).length === 2 && number >= 13 && number < 60 ? fullYear(number) : undefined,
  },
]

const dayOfMonth: Rule<number>[] = [
  { name: '3rd', pattern: '<ordinal>', make: ({ ordinal }) => (ordinal < 32 ? ordinal : undefined) },
  {
    name: '3',
    pattern: '#number',
    unlessBefore: GOES_ON,
    make: ({ number }, place) => (number > 0 && number < 32 && digitsOf(place).length < 3 ? number : undefined),
  },
]

const overMonth: Rule<true>[] = [
  {
    name: '45',
    pattern: '#number',
    make: ({ number }, place) => (number > 31 && digitsOf(place).length < 3) || undefined,
  },
]

const monthName: Rule<number>[] = [
  { name: 'march', pattern: '#month&!possessive', unlessAfter: SIGNED, make: ({ month }) => month },
  {
    name: 'mar.',
    pattern: '#month ~ .',
    unlessAfter: SIGNED,
    make: ({ month }, { source, from }) => (source.tokens[from]!.text.length < 5 ? month : undefined),
  },
]

/** A month with a day that it has; behind it no number of a year that nobody means. */
function dateOf(day: number, month: number, year: number | undefined, { source, to }: Place): Clause | undefined {
  const next = source.tokens[to]
  const isOdd = year === undefined && next?.kind === 'number' && next.text.length > 4
  if (day > daysInMonth(year ?? 2000, month) || isOdd) return undefined
  return { fields: year === undefined ? { month, day } : { month, day, year } }
}

const MONTH_AND_DAY = '<monthName> [~ -|/] [the] <dayOfMonth>'
const DAY_AND_MONTH = '(<dayOfMonth> (~ -|/ | [of|in] [the]) | <ordinal:dayOfMonth> day [of|in] [the]) <monthName>'
/** Behind a comma or a hyphen only four digits are a year: "march 3, 15 people". */
const YEAR = '([of|in] <yearBehindDate:year> | ,|- [of|in] <year> | / <yearBehindDate:year>)'

/** "30 february": the day before it is none of its own. */
const isBehindOtherDay = ({ source, from }: Place, month: number): boolean => {
  const { kind, value = 0, text = '' } = source.tokens[from - 1] ?? {}
  return kind === 'number' && text.length < 3 && value > daysInMonth(2000, month)
}

const months: Rule<Clause>[] = [
  {
    name: 'march 3rd',
    pattern: MONTH_AND_DAY,
    make: ({ monthName, dayOfMonth }, place) =>
      isBehindOtherDay(place, monthName) ? undefined : dateOf(dayOfMonth, monthName, undefined, place),
  },
  {
    name: 'march 3rd 2015',
    pattern: `${MONTH_AND_DAY} ${YEAR}`,
    make: ({ monthName, dayOfMonth, year }, place) =>
      isBehindOtherDay(place, monthName) ? undefined : dateOf(dayOfMonth, monthName, year, place),
  },
  {
    name: 'mar-2015-3',
    pattern: '<monthName> ~ -|/ <year> - <dayOfMonth>',
    make: ({ monthName, year, dayOfMonth }, place) => dateOf(dayOfMonth, monthName, year, place),
  },
  {
    name: 'oct six',
    pattern: '#month&!possessive&!weak <belowHundred>',
    unlessBefore: '(#unit | <plural>)',
    make: ({ month, belowHundred }, place) =>
      belowHundred > 0 ? dateOf(belowHundred, month, undefined, place) : undefined,
  },
  {
    name: 'on may five',
    pattern: '#month&!possessive&weak <belowHundred>',
    unlessAfter: '#word&!closer',
    unlessBefore: '(#unit | <plural>)',
    make: ({ month, belowHundred }, place) =>
      belowHundred > 0 ? dateOf(belowHundred, month, undefined, place) : undefined,
  },
]

const dayFirst: Rule<Clause>[] = [
  {
    name: '3rd of march',
    pattern: DAY_AND_MONTH,
    unlessAfter: GLUED,
    make: ({ dayOfMonth, monthName }, place) =>
      isVerb(place) ? undefined : dateOf(dayOfMonth, monthName, undefined, place),
  },
  {
    name: '3rd of march 2015',
    pattern: `${DAY_AND_MONTH} ${YEAR}`,
    unlessAfter: GLUED,
    make: ({ dayOfMonth, monthName, year }, place) => dateOf(dayOfMonth, monthName, year, place),
  },
  {
    name: '3-apr-26',
    pattern: '<dayOfMonth> ~ - <monthName> ~ - ~ <yearBehindDate:year>',
    unlessAfter: GLUED,
    make: ({ dayOfMonth, monthName, year }, place) => dateOf(dayOfMonth, monthName, year, place),
  },
  {
    name: 'the 15th',
    pattern: '<ordinal> [day]',
    unlessAfter: `(${GLUED} | at)`, // "at 5th and main"
    unlessBefore: '(~ -|/ | [of|in] [the]) #month&!possessive',
    make: ({ ordinal }, { source, from }) => {
      const before = source.tokens[from - 1]?.lex?.month
      const isDay = ordinal < 32 && !(before !== undefined && ordinal > daysInMonth(2000, before)) // "nov 31st"
      if (!isDay) return undefined
      return { fields: { day: ordinal }, weak: isAtEnd(source, from) ? 'edge' : 'alone' }
    },
  },
  {
    name: '1st of month',
    pattern: '<ordinal> of [the] month',
    unlessAfter: GLUED,
    make: ({ ordinal }) => (ordinal < 32 ? { fields: { day: ordinal } } : undefined),
  },
  {
    name: '20 of next month',
    pattern: '#number',
    unlessAfter: GLUED,
    onlyBefore: 'of next|this|the|last [#word] (#month | month|months)',
    make: ({ number }, place) =>
      number > 0 && number < 32 && digitsOf(place).length < 3 ? { fields: { day: number } } : undefined,
  },
]

/** "dentist 27th": behind what is done, and nothing follows. The first few are ranks ("come 2nd"), and what is somebody's is a birthday. */
function isAtEnd(source: Source, at: number): boolean {
  const { tokens } = source
  const before = tokens[at - 1]
  const isThing = before?.kind === 'word' && !before.lex && !before.possessive && !classes.numbered!.has(before.text)
  return isThing && tokens[at]!.kind === 'number' && tokens[at]!.value > 3 && isEnd(source, at + 2)
}

/** "3 may go": the word that a month is as well. */
const isVerb = ({ source: { tokens }, from, to }: Place): boolean =>
  tokens[to - 1]!.text === 'may' && to === from + 2 && tokens[to]?.kind === 'word' && !tokens[to]!.lex

/** "march", "march 2015" */
const monthAlone: Rule<Clause>[] = [
  {
    name: 'march 2015',
    pattern: '<monthName> [~ -|/] [,] [of|in] <year>',
    make: ({ monthName, year }, place) =>
      isBehindOtherDay(place, monthName) ? undefined : { fields: { month: monthName, year } },
  },
  {
    name: 'march',
    pattern: '<monthName>',
    unlessBefore: '[~ -|/] [the] (<dayOfMonth> | <overMonth>)',
    make: ({ monthName }, place) =>
      isBehindOtherDay(place, monthName)
        ? undefined
        : { fields: { month: monthName }, weak: place.source.tokens[place.from]!.lex?.weak ? 'alone' : 'edge' },
  },
  {
    name: "may's",
    pattern: '#month&possessive',
    unlessAfter: SIGNED,
    make: ({ month }) => ({ fields: { month }, weak: 'alone' }),
  },
]

const on = (day: number, more: Clause = {}): Clause => ({ period: oneDay(day), ...more })

/** The next of a weekday; on that day itself the one a week later. */
const ahead = (now: Now, weekday: number): number => {
  const day = solve(now, { weekday })!.from
  return day === now.today ? day + 7 : day
}

const daysAhead = ({ today }: Now, weekday: number): number => (weekday - weekdayOf(today) + 7) % 7
const inWeek = ({ today }: Now, weekday: number, offset: number): number =>
  startOfWeek(today) + weekday - 1 + 7 * offset

const WEEKDAY = '#weekday [~ .]'
const NOT_WEEKDAY = { unlessAfter: `(${SIGNED} | #number ~)`, unlessBefore: '~ . ~ #word' }

/** `next` is in the next calendar week, `last` in the last one, `coming` and `past` are the nearest. */
const weekdays: Rule<Clause>[] = [
  {
    name: 'friday',
    pattern: WEEKDAY,
    ...NOT_WEEKDAY,
    make: ({ weekday }, { source, from, to }) => {
      const { text, lex } = source.tokens[from]!
      if (to > from + 1 && text.length > 5) return undefined
      return { fields: { weekday }, weak: lex!.weak ? 'edge' : undefined }
    },
  },
  {
    name: 'this friday',
    pattern: 'this|current|present #weekday',
    make: ({ weekday }, { source }) => on(source.today + daysAhead(source, weekday)),
  },
  {
    name: 'coming friday',
    pattern: '[this] coming|upcoming #weekday',
    rank: 1,
    make: ({ weekday }, { source }) => on(source.today + (daysAhead(source, weekday) || 7)),
  },
  {
    name: 'next friday',
    pattern: '(#modifier [-] [next] | this next) #weekday',
    make: ({ modifier = 'next', weekday }, { source }) =>
      modifier === 'next' ? on(inWeek(source, weekday, 1)) : undefined,
  },
  {
    name: 'last friday',
    pattern: '#modifier #weekday',
    make: ({ modifier, weekday }, { source }) => (modifier === 'last' ? on(inWeek(source, weekday, -1)) : undefined),
  },
  {
    name: 'past friday',
    pattern: '[this] past #weekday',
    make: ({ weekday }, { source }) => on(source.today + daysAhead(source, weekday) - 7),
  },
  {
    name: 'friday after next',
    pattern: `${WEEKDAY} after next`,
    make: ({ weekday }, { source }) => on(ahead(source, weekday) + 7),
  },
  {
    name: 'friday before last',
    pattern: `${WEEKDAY} before last`,
    make: ({ weekday }, { source }) => on(inWeek(source, weekday, -2)),
  },
  {
    name: 'friday next',
    pattern: `${WEEKDAY} next`,
    unlessBefore: '<nounOrMore>',
    make: ({ weekday }, { source }) => on(inWeek(source, weekday, 1)),
  },
  {
    name: 'friday week',
    pattern: `${WEEKDAY} week`,
    unlessBefore: '(of | #number)',
    make: ({ weekday }, { source }) => on(ahead(source, weekday) + 7),
  },
  {
    name: 'friday fortnight',
    pattern: `${WEEKDAY} fortnight`,
    make: ({ weekday }, { source }) => on(ahead(source, weekday) + 14),
  },
]

/** What a number would count, or what goes on: no end of a phrase. */
const nounOrMore: Rule<true>[] = [
  { name: 'a noun', pattern: '#word&!closer&!day&!modifier&!weekday&!part&!month', make: () => true },
  { name: 'a number', pattern: '#number', make: () => true },
  { name: 'a sign', pattern: '("/" | % | "$" | € | £ | : | ~ . ~ #word | ~ . ~ #number | ~ -)', make: () => true },
]

/** What a number with decimals could count: "9.15 litres", not "9.15 bring the camera". */
const countedNoun: Rule<true>[] = [
  { name: 'a noun', pattern: '#word&!closer&!day&!modifier&!weekday&!part&!month&!imperative', make: () => true },
  ...nounOrMore.slice(1),
]

const plural: Rule<true>[] = [
  {
    name: 'pages',
    pattern: '#word&!known',
    make: (_, { source, from }) => /[^s]s$/.test(source.tokens[from]!.text) || undefined,
  },
]

const now = ({ today, minute }: Now): Clause => ({ instant: today * 1440 + minute })

const days: Rule<Clause>[] = [
  {
    name: 'today',
    pattern: '#day',
    make: ({ day }, { source, from }) => {
      const { weak, part } = source.tokens[from]!.lex!
      const isWeak = weak && source.tokens[from + 1]?.lex?.part === undefined
      return on(source.today + day, { weak: isWeak ? 'edge' : undefined, ...(part && { part: { name: part } }) })
    },
  },
  {
    name: 'tomorrow week',
    pattern: '#day week',
    unlessBefore: 'of',
    make: ({ day }, { source }) => (day < 0 ? undefined : on(source.today + day + 7)),
  },
  {
    name: '2moro',
    pattern: '#number ~ moro|morrow|nite|night|day',
    make: ({ number }, { source, from, to }) => {
      const { text } = source.tokens[to - 1]!
      const isDay = number === 2 && source.tokens[from]!.text === '2' && (text !== 'day' || from === 0)
      return isDay
        ? on(source.today + (text.startsWith('mo') ? 1 : 0), text.startsWith('ni') ? { part: { name: 'night' } } : {})
        : undefined
    },
  },
  { name: 'overmorrow', pattern: 'overmorrow', make: (_, { source }) => on(source.today + 2) },
  {
    name: 'day after tomorrow',
    pattern: 'day after #day',
    make: ({ day }, { source }) => (day === 1 ? on(source.today + 2) : undefined),
  },
  {
    name: 'day before yesterday',
    pattern: 'day before #day',
    make: ({ day }, { source }) => (day === -1 ? on(source.today - 2) : undefined),
  },
  {
    name: 'now',
    pattern: 'now',
    unlessBefore: 'that|and|or|playing',
    make: (_, { source }) => ({ ...now(source), weak: 'edge' }),
  },
  {
    name: 'from now to friday',
    pattern: 'now',
    onlyBefore: 'and|to|until|till|through|- #word',
    rank: 1,
    make: (_, { source, from }) =>
      ['between', 'from'].includes(source.tokens[from - 1]?.text ?? '') ? on(source.today) : undefined,
  },
  { name: 'right now', pattern: 'right now', make: (_, { source }) => now(source) },
  {
    name: 'right away',
    pattern: '(immediately | right|straight away)',
    make: (_, { source }) => on(source.today, { weak: 'edge' }),
  },
  { name: 'asap', pattern: 'asap', make: (_, { source }) => on(source.today) },
  {
    name: 'at this time',
    pattern: 'this time',
    make: (_, { source, from }) => (source.tokens[from - 1]?.text === 'at' ? on(source.today) : undefined),
  },
  {
    name: 'this time tomorrow',
    pattern: 'this time #day',
    make: ({ day }, { source }) => (day > 0 ? atThisTime(source, source.today + day) : undefined),
  },
  {
    name: 'this time next week',
    pattern: 'this time next|following|coming|upcoming|nxt|comming #unit',
    make: ({ unit }, { source }) => {
      const day = LATER[unit as Unit]?.(source.today)
      return day === undefined ? undefined : atThisTime(source, day)
    },
  },
]

const LATER: Partial<Record<Unit, (day: number) => number>> = {
  week: (day) => day + 7,
  month: (day) => addMonths(day, 1),
  year: (day) => addMonths(day, 12),
}

const atThisTime = ({ minute }: Now, day: number): Clause => on(day, { clock: { minutes: minute, open: false } })

const holidays: Rule<Clause>[] = [
  { name: 'leap day', pattern: 'leap day', make: () => ({ fields: { month: 2, day: 29 } }) },
  { name: 'christmas', pattern: '<holiday>', make: ({ holiday }) => ({ fields: { holiday } }) },
  {
    name: 'christmas 2027',
    pattern: '<holiday> [,] [of|in] <year>',
    make: ({ holiday, year }) => ({ fields: { holiday, year } }),
  },
  {
    name: 'labor day weekend',
    pattern: '<holiday> [[,] [of|in] <year>] week|weekend|wk|wkend',
    make: ({ holiday, year }, { source, to }) => ({
      fields: { holiday, ...(year !== undefined && { year }) },
      weekOf: source.tokens[to - 1]!.lex!.unit === 'week' ? 'week' : 'weekend',
    }),
  },
  {
    name: 'last christmas',
    pattern: '#modifier <holiday> [[,] [of|in] <year>]',
    make: ({ modifier, holiday, year }, { source }) => {
      const isPast = modifier === 'last' || modifier === 'past'
      const found = solve(source, { holiday, ...(year !== undefined && { year }) }, undefined, isPast)
      return found && isSaneDay(found.from) ? on(found.from) : undefined
    },
  },
]

const namedDate: Rule<Clause>[] = [...months, ...monthAlone, ...dayFirst, ...weekdays, ...days, ...holidays]

export const dates: Record<string, Dimension> = {
  year,
  yearBehindDate,
  dayOfMonth,
  overMonth,
  monthName,
  monthFirst: [...months, ...monthAlone],
  dayFirst,
  nounOrMore,
  countedNoun,
  plural,
  holiday: readHoliday,
  holidayDate: holidays,
  namedDate,
}
