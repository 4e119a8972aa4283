/** Periods: "this week", "next 3 months", "end of march", "first week of october 2014", "q3", "the week after next". */
import { addMonths, dayNumber, fromDayNumber } from '../../../../time/civil.ts'
import { addWorkdays, oneDay, periodOf, type Solved, solve } from '../../../calendar/solve.ts'
import type { Clause, Edge, Fields, Now, Pick, Unit } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'

const ofUnit = (now: Now, unit: Unit, offset = 0): Solved => periodOf(unit, now.today, offset, now.context.weekStart)

/** What has begun is due today. */
export function current(now: Now, unit: Unit, offset = 0): Clause {
  const period = ofUnit(now, unit, offset)
  return {
    period: { ...period, due: period.from < now.today && now.today < period.to ? now.today : period.due } as Solved,
  }
}

const stretch = (from: number, to: number): Clause => ({ period: { from, to, unit: 'fortnight', due: from } as Solved })

export const PERIODS: ReadonlySet<Unit> = new Set<Unit>([
  'day',
  'week',
  'workweek',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
])

/** "first", "2nd", "last", "3rd last", "second to last", "penultimate" */
const nth: Rule<number>[] = [
  { name: 'first', pattern: '<ordinal>', make: ({ ordinal }) => (ordinal < 367 ? ordinal : undefined) },
  { name: 'last', pattern: 'last|final', make: () => -1 },
  { name: 'second to last', pattern: '<ordinal> [-|to] [to|the|-] [the] last', make: ({ ordinal }) => -ordinal },
  { name: 'next to last', pattern: '(penultimate | next to last)', make: () => -2 },
]

const COUNTED: Partial<Record<Unit, Pick['of']>> = {
  day: 'day',
  workday: 'workday',
  week: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
}

type Counted = { of: Pick['of']; weekday: number }

/** What may be counted in a month. */
const picked: Rule<Counted>[] = [
  { name: 'monday', pattern: '#weekday&!possessive [.]', make: ({ weekday }) => ({ of: 'weekday', weekday }) },
  { name: 'business day', pattern: 'business|working|work|week day|days', make: () => ({ of: 'workday', weekday: 0 }) },
  { name: 'calendar day', pattern: 'calendar day', make: () => ({ of: 'day', weekday: 0 }) },
  { name: 'week end', pattern: 'week end', make: () => ({ of: 'weekend', weekday: 0 }) },
  {
    name: 'week',
    pattern: '#unit&!possessive&!ordinal',
    make: ({ unit }) => {
      const of = COUNTED[unit as Unit]
      return of && { of, weekday: 0 }
    },
  },
]

/** "first monday", "3rd last week", "15th workday", "first 2 weeks" */
const pick: Rule<Pick>[] = [
  { name: 'first monday', pattern: '<nth> <picked>', make: ({ nth, picked }) => ({ nth, ...picked, count: 1 }) },
  {
    name: 'first 2 weeks',
    pattern: '<nth> <cardinal> <picked>',
    make: ({ nth, cardinal, picked }) =>
      cardinal > 1 && cardinal < 100 ? { nth, ...picked, count: cardinal } : undefined,
  },
]

/** What is counted in a period that is said as well; "last friday" is a week ago, "last friday of march" is not. */
const pickedOf: Rule<Clause>[] = [
  {
    name: 'first monday of june',
    pattern: '<pick>',
    onlyBefore: '(of|in|from|next|this | #month)',
    make: ({ pick }) =>
      pick.of === 'quarter' ? { fields: { quarter: pick.nth > 0 ? pick.nth : 5 + pick.nth } } : { fields: { pick } },
  },
  {
    name: 'third quarter',
    pattern: '<pick>',
    rank: -1,
    make: ({ pick }) =>
      pick.of === 'quarter' && pick.nth > 0 && pick.nth < 5
        ? { fields: { quarter: pick.nth }, weak: 'edge' }
        : undefined,
  },
  {
    name: 'the 15th workday',
    pattern: '<pick>',
    rank: -1,
    make: ({ pick }) => (pick.of === 'workday' ? { fields: { pick } } : undefined),
  },
]

/** "end of", "beginning of", "mid", "early": an edge of the period that follows. */
const edge: Rule<{ edge: Edge; of: boolean }>[] = [
  { name: 'end of', pattern: '#edge of', make: ({ edge }) => ({ edge, of: true }) },
  {
    name: 'end next month',
    pattern: '#edge [-|in]',
    unlessBefore: 'of',
    make: ({ edge }, { source, from }) =>
      (edge === 'start' || edge === 'end') && !source.tokens[from + 1]?.lex?.modifier ? undefined : { edge, of: false },
  },
  { name: 'first half of', pattern: 'first half of', make: () => ({ edge: 'early', of: true }) },
  { name: 'second half of', pattern: 'second half of', make: () => ({ edge: 'late', of: true }) },
]

/** The edges of the current period in a few letters. */
const LETTERS: Record<string, [Edge, Unit]> = {
  eom: ['end', 'month'],
  eoy: ['end', 'year'],
  eow: ['end', 'week'],
  eoq: ['end', 'quarter'],
  midweek: ['middle', 'week'],
  eod: ['end', 'day'],
  bom: ['start', 'month'],
  boy: ['start', 'year'],
  bow: ['start', 'week'],
  boq: ['start', 'quarter'],
}

const written = ({ source, from }: Place): string =>
  source.text.slice(source.tokens[from]!.start, source.tokens[from]!.end)

const edges: Rule<Clause>[] = [
  { name: 'end of', pattern: '<edge>', make: ({ edge }) => ({ fields: { edge: edge.edge }, weak: 'alone' }) },
  {
    name: 'eom',
    pattern: Object.keys(LETTERS).join('|'),
    make: (_, place) => {
      const word = written(place)
      const [edge, unit] = LETTERS[word.toLowerCase()]!
      // "boy" is a word
      if (edge === 'start' && word !== word.toUpperCase()) return undefined
      return unit === 'day' ? { fields: { edge } } : { fields: { edge }, period: ofUnit(place.source, unit) }
    },
  },
]

const OFFSETS: Record<string, number> = { this: 0, next: 1, last: -1, past: -1 }

/** "next 3 days" begin tomorrow; "next 3 months" and "last 2 weeks" are whole ones. */
function counted(now: Now, sign: number, count: number, unit: Unit): Clause | undefined {
  const { today } = now
  if (count > 1000) return undefined
  switch (unit) {
    case 'minute':
    case 'hour':
      return minutesBeside(now, sign * count * (unit === 'hour' ? 60 : 1))
    case 'day':
      return sign > 0 ? stretch(today + 1, today + 1 + count) : stretch(today - count, today)
    case 'workday':
      return sign > 0
        ? stretch(addWorkdays(now, today, 1), addWorkdays(now, today, count) + 1)
        : stretch(addWorkdays(now, today, -count), today)
    case 'weekend':
      return stretch(
        periodOf(unit, today, sign > 0 ? 0 : -count).from,
        periodOf(unit, today, sign > 0 ? count - 1 : -1).to,
      )
    default:
      return PERIODS.has(unit)
        ? stretch(ofUnit(now, unit, sign > 0 ? 1 : -count).from, ofUnit(now, unit, sign > 0 ? count : -1).to)
        : undefined
  }
}

function minutesBeside({ today, minute }: Now, minutes: number): Clause {
  const now = today * 1440 + minute
  return minutes > 0
    ? { instant: now, until: { instant: now + minutes } }
    : { instant: now + minutes, until: { instant: now } }
}

const isOne = (place: Place): boolean => !place.source.tokens[place.to - 1]!.lex!.plural

/** this / next / last of a unit, also of several. */
const modified: Rule<Clause>[] = [
  {
    name: 'next week',
    pattern: '#modifier #unit',
    make: ({ modifier, unit }, place) => {
      const { source, from, to } = place
      if (!isOne(place)) return undefined
      const isComing = unit === 'weekend' && /^(?:up)?coming$/.test(source.tokens[from]!.text)
      const offset = isComing ? 0 : OFFSETS[modifier]!
      // "last minute gifts"
      const next = source.tokens[to]
      if (unit === 'minute' && modifier === 'last' && next?.kind === 'word' && !next.lex) return undefined
      if (unit === 'hour' || unit === 'minute')
        return offset ? minutesBeside(source, offset * (unit === 'hour' ? 60 : 1)) : undefined
      return PERIODS.has(unit) ? current(source, unit, offset) : undefined
    },
  },
  {
    name: 'this coming week',
    pattern: 'this|current|present coming|upcoming #unit',
    make: ({ unit }, place) => (isOne(place) && PERIODS.has(unit) ? current(place.source, unit) : undefined),
  },
  {
    name: 'this past week',
    pattern: 'this|current|present past #unit',
    make: ({ unit }, place) => (isOne(place) && PERIODS.has(unit) ? current(place.source, unit, -1) : undefined),
  },
  {
    name: 'next week end',
    pattern: '#modifier week end|ends',
    make: ({ modifier }, { source }) => current(source, 'weekend', OFFSETS[modifier]),
  },
  {
    name: 'next business day',
    pattern: '#modifier <picked>',
    rank: 1,
    make: ({ modifier, picked }, place) =>
      picked.of === 'workday' && modifier !== 'this' && (isOne(place) || place.to > place.from + 2)
        ? { period: oneDay(addWorkdays(place.source, place.source.today, modifier === 'next' ? 1 : -1)) }
        : undefined,
  },
  {
    name: 'next 3 months',
    pattern: '#modifier [the] <count> [full] #unit',
    make: ({ modifier, count, unit }, { source }) =>
      modifier === 'this' ? undefined : counted(source, OFFSETS[modifier]!, count, unit),
  },
  {
    name: 'next 3 business days',
    pattern: '#modifier [the] <count> business|working #word',
    make: ({ modifier, count }, { source }) =>
      modifier === 'this' ? undefined : counted(source, OFFSETS[modifier]!, count, 'workday'),
  },
  {
    name: 'the 2 upcoming months',
    pattern: '<cardinal> #modifier #unit',
    // from tomorrow on, no whole months
    make: ({ cardinal, modifier, unit }, place) => {
      const { source } = place
      if (source.tokens[place.to - 2]!.text === 'this' || (isOne(place) && cardinal !== 1)) return undefined
      const months = unit === 'month' ? cardinal : unit === 'year' ? cardinal * 12 : 0
      if (!months || modifier !== 'next') return counted(source, OFFSETS[modifier] || -1, cardinal, unit)
      return stretch(source.today + 1, addMonths(source.today + 1, months))
    },
  },
  {
    name: 'rest of the week',
    pattern: 'rest|remainder of [the|this|my] #unit',
    make: ({ unit }, { source }) =>
      PERIODS.has(unit)
        ? { period: { ...ofUnit(source, unit), from: source.today, due: source.today } as Solved }
        : undefined,
  },
  {
    name: 'the week after next',
    pattern: 'week|month|year|weekend|quarter|wk|wkend after next',
    make: (_, { source, from }) => ({ period: ofUnit(source, source.tokens[from]!.lex!.unit!, 2) }),
  },
  {
    name: 'the week before last',
    pattern: 'week|month|year|weekend|quarter|wk|wkend before last',
    make: (_, { source, from }) => ({ period: ofUnit(source, source.tokens[from]!.lex!.unit!, -2) }),
  },
  {
    name: 'the month of may',
    pattern: 'month of <monthFirst>',
    make: ({ monthFirst }) => ({ ...monthFirst, weak: undefined }),
  },
  {
    name: 'this 5/12',
    pattern: '#modifier [coming|upcoming|past] (<numericDate:date> | <monthFirst:date>)',
    make: ({ modifier, date: { fields } }, place) => datedBy(modifier, fields, place),
  },
]

/** "this 5/12", "next march 3": the year is this one, or the next that has it ahead. */
function datedBy(modifier: string, fields: Fields | undefined, { source, to }: Place): Clause | undefined {
  if (!fields || fields.year !== undefined) return undefined
  const next = source.tokens[to]
  if (fields.day === undefined && next?.kind === 'word' && !next.lex) return undefined // "this may take long"
  if (modifier === 'this' && fields.day !== undefined)
    return { fields: { ...fields, year: fromDayNumber(source.today).year } }
  const first = solve(source, fields, undefined, modifier === 'last' || modifier === 'past')
  // "next march" in march is in a year
  const isNow = modifier === 'next' && first && first.from <= source.today && first.to - first.from > 1
  const found = isNow ? solve({ ...source, today: first.to }, fields) : first
  return found && { period: found }
}

const inYear = (fields: Fields, year: number | undefined): Clause => ({
  fields: year === undefined ? fields : { ...fields, year },
})

const quarters: Rule<Clause>[] = [
  {
    name: 'q3 2018',
    pattern: '(q ~ | quarter) #number [[,|/|-] [of|in] <year> | #number:year]',
    make: ({ number, year }) =>
      number > 0 && number < 5 && (year === undefined || (year >= 1900 && year < 2200))
        ? inYear({ quarter: number }, year)
        : undefined,
  },
  {
    name: '2018 q3',
    pattern: '#number:year q ~ #number',
    make: ({ year, number }) =>
      year >= 1900 && year < 2200 && number > 0 && number < 5 ? inYear({ quarter: number }, year) : undefined,
  },
  {
    name: 'H1 2027',
    pattern: 'h ~ 1|2 <year>',
    make: ({ year }, place) =>
      written(place) === 'H'
        ? { fields: { edge: place.source.tokens[place.from + 1]!.value === 1 ? 'early' : 'late', year } }
        : undefined,
  },
]

const seasons: Rule<Clause>[] = [
  {
    name: 'winter 2027',
    pattern: '[#modifier] #season [of] <year>',
    make: ({ season, year }) => inYear({ season }, year),
  },
  {
    name: 'this summer',
    pattern: '#modifier #season',
    make: ({ modifier, season }, { source }) => {
      const found = modifier === 'this' ? undefined : seasonBeside(source, season, modifier === 'next' ? 1 : -1)
      return found ? { period: found } : { fields: { season } }
    },
  },
]

/** "next winter" is the one that has not begun, "last winter" the one that is over. */
function seasonBeside(now: Now, season: number, sign: 1 | -1): Solved | undefined {
  const found = solve(now, { season }, undefined, sign < 0)
  const hasBegun = sign > 0 && found !== undefined && found.from <= now.today
  return hasBegun ? solve({ ...now, today: found.to }, { season }) : found
}

/** A week of ISO 8601. */
function isoWeek(number: number, year: number | undefined, { source }: Place): Clause | undefined {
  if (number < 1 || number > 53) return undefined
  const first = dayNumber(year ?? fromDayNumber(source.today).year, 1, 1)
  return { fields: { pick: { nth: number, of: 'week', weekday: 0, count: 1 } }, period: periodOf('year', first, 0) }
}

const weeks: Rule<Clause>[] = [
  {
    name: 'week 20 of 2027',
    pattern: '(week | w|cw|kw ~) #number [,|/] [of] <year>',
    make: ({ number, year }, place) => isoWeek(number, year, place),
  },
  {
    name: 'week 20',
    pattern: 'week #number',
    unlessBefore: '<nounOrMore>',
    make: ({ number }, place) => isoWeek(number, undefined, place),
  },
  {
    name: 'w20',
    pattern: '(week | w|cw|kw ~) #number',
    rank: -1,
    make: ({ number }, place) => {
      const week = isoWeek(number, undefined, place)
      return week && { ...week, weak: 'alone' }
    },
  },
  {
    name: '2026-w12',
    pattern: '<year> - w ~ #number',
    make: ({ number, year }, place) => isoWeek(number, year, place),
  },
]

const period: Rule<Clause>[] = [...edges, ...modified, ...quarters, ...seasons, ...weeks]

export const periods: Record<string, Dimension> = { nth, picked, pick, pickedOf, edge, period }
