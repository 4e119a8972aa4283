/** Periods: "this week", "next 3 months", "end of march", "first week of october 2014", "q3", "the week of march 3". */
import { addMonths, dayNumber } from '../../../../time/civil.ts'
import { addWorkdays, oneDay, periodOf, type Solved, solve } from '../../../calendar/solve.ts'
import type { Clause, Edge, Pick, Unit } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip, touches } from '../../../engine/source.ts'
import { readCardinal } from '../lexicon/numbers.ts'
import { endsHere } from './bare-number.ts'
import { readCount } from './duration.ts'
import { readPicked } from './pick.ts'
import type { Prefix } from './prefix-words.ts'

const PERIOD_UNITS = new Set<Unit>([
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

/** @param isSaid a preposition came earlier in the phrase */
export function readPeriod(source: Source, at: number, prefix: Prefix, isSaid: boolean): Found<Clause> | undefined {
  const introduced = prefix.introduces || isSaid
  return (
    readAbbreviation(source, at) ??
    readModified(source, at) ??
    readQuarter(source, at) ??
    readHalf(source, at) ??
    readSeason(source, at, introduced) ??
    readWeekNumber(source, at, introduced) ??
    readBareYear(source, at, introduced, prefix)
  )
}

/** eom, eoy, eow, boy, bom, eod: the edge of the current month, year, week or day. */
const ABBREVIATIONS: Record<string, [Edge, Unit]> = {
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

function readAbbreviation(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]!
  const known = Object.hasOwn(ABBREVIATIONS, token.text) ? ABBREVIATIONS[token.text] : undefined
  if (!known || token.kind !== 'word') return undefined
  const [edge, unit] = known
  if (
    edge === 'start' &&
    token.text.startsWith('b') &&
    source.text.slice(token.start, token.end) !== token.text.toUpperCase()
  )
    return undefined
  if (unit === 'day') return { value: { fields: { edge } }, next: at + 1 }
  return {
    value: { fields: { edge }, period: periodOf(unit, source.today, 0, source.context.weekStart) },
    next: at + 1,
  }
}

/** this / next / last / the unit, also with a count: "next 3 days", "the 2 upcoming months", "rest of the week". */
function readModified(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]!
  const count = readCardinal(source, at)
  if (count && source.tokens[count.next]?.lex?.modifier && source.tokens[count.next]!.text !== 'this')
    return readRolling(source, count.next, count.value)
  if (oneOf(source, at, 'rest', 'remainder') && oneOf(source, at + 1, 'of'))
    return readRest(source, skip(source, at + 2, 'the', 'this', 'my'))
  const modifier = token.lex?.modifier
  if (!modifier) return undefined
  const workday = readPicked(source, at + 1)
  if (workday?.value.of === 'workday' && modifier !== 'this' && !source.tokens[at + 1]!.lex?.plural) {
    return {
      value: { period: oneDay(addWorkdays(source, source.today, modifier === 'next' ? 1 : -1)) },
      next: workday.next,
    }
  }
  const amount = readCount(source, skip(source, at + 1, 'the'))
  if (amount && modifier !== 'this') return readCounted(source, at, amount.value, amount.next)
  const unitAt = modifier === 'this' ? skip(source, at + 1, 'coming', 'upcoming', 'past') : at + 1
  const unit = source.tokens[unitAt]?.lex?.unit
  if (!unit || source.tokens[unitAt]!.lex!.plural) return unit ? undefined : weekEnd(source, at, unitAt)
  const isComing = unit === 'weekend' && oneOf(source, at, 'coming', 'upcoming')
  const offset = oneOf(source, unitAt - 1, 'past')
    ? -1
    : modifier === 'this' || isComing
      ? 0
      : modifier === 'next'
        ? 1
        : -1
  if (unit === 'week' && oneOf(source, unitAt + 1, 'end', 'ends')) return weekEnd(source, at, unitAt)
  if (unit === 'minute' && modifier === 'last' && !endsHere(source, unitAt + 1)) return undefined // "last minute gifts"
  if (unit === 'hour' || unit === 'minute')
    return offset ? nextMinutes(source, offset, unit === 'hour' ? 60 : 1, unitAt + 1) : undefined
  if (!PERIOD_UNITS.has(unit)) return undefined
  return { value: { period: current(source, unit, offset) }, next: unitAt + 1 }
}

const current = (source: Source, unit: Unit, offset: number): Solved => {
  const period = periodOf(unit, source.today, offset, source.context.weekStart)
  return { ...period, due: period.from < source.today && source.today < period.to ? source.today : period.due }
}

/** "next week end" in two words. */
function weekEnd(source: Source, at: number, unitAt: number): Found<Clause> | undefined {
  if (source.tokens[unitAt]?.lex?.unit !== 'week' || !oneOf(source, unitAt + 1, 'end')) return undefined
  const modifier = source.tokens[at]!.lex?.modifier
  return {
    value: { period: current(source, 'weekend', modifier === 'this' ? 0 : modifier === 'next' ? 1 : -1) },
    next: unitAt + 2,
  }
}

/** "next 3 days" begin tomorrow, "next 2 weeks" today; "next 3 months" and "last 2 weeks" are whole ones. */
function readCounted(source: Source, modifierAt: number, count: number, unitAt: number): Found<Clause> | undefined {
  const sign = source.tokens[modifierAt]!.lex!.modifier === 'next' ? 1 : -1
  const at = skip(source, unitAt, 'business', 'working', 'full')
  const unit = at > unitAt && source.tokens[unitAt]!.text !== 'full' ? 'workday' : source.tokens[at]?.lex?.unit
  if (!unit || count > 1000) return undefined
  const { today, context } = source
  if (unit === 'minute' || unit === 'hour')
    return nextMinutes(source, sign, unit === 'hour' ? count * 60 : count, at + 1)
  const span = (from: number, to: number): Found<Clause> => ({
    value: { period: { from, to, unit: 'fortnight', due: from } as Solved },
    next: at + 1,
  })
  if (unit === 'day') return sign > 0 ? span(today + 1, today + 1 + count) : span(today - count, today)
  if (unit === 'workday')
    return sign > 0
      ? span(addWorkdays(source, today, 1), addWorkdays(source, today, count) + 1)
      : span(addWorkdays(source, today, -count), today)
  if (!PERIOD_UNITS.has(unit)) return undefined
  if (unit === 'weekend')
    return span(periodOf(unit, today, sign > 0 ? 0 : -count).from, periodOf(unit, today, sign > 0 ? count - 1 : -1).to)
  const from = periodOf(unit, today, sign > 0 ? 1 : -count, context.weekStart).from
  return span(from, periodOf(unit, today, sign > 0 ? count : -1, context.weekStart).to)
}

/** "the 2 upcoming months": from tomorrow on, not whole months. */
function readRolling(source: Source, at: number, count: number): Found<Clause> | undefined {
  const lex = source.tokens[at + 1]?.lex
  if (!lex?.plural && count !== 1) return undefined
  const months = lex?.unit === 'month' ? count : lex?.unit === 'year' ? count * 12 : 0
  if (!months || source.tokens[at]!.lex!.modifier !== 'next') return readCounted(source, at, count, at + 1)
  const from = source.today + 1
  return {
    value: { period: { from, to: addMonths(from, months), unit: 'fortnight', due: from } as Solved },
    next: at + 2,
  }
}

function nextMinutes(source: Source, sign: number, minutes: number, next: number): Found<Clause> {
  const now = source.today * 1440 + source.minute
  return {
    value:
      sign > 0
        ? { instant: now, until: { instant: now + minutes } }
        : { instant: now - minutes, until: { instant: now } },
    next,
  }
}

function readRest(source: Source, at: number): Found<Clause> | undefined {
  const unit = source.tokens[at]?.lex?.unit
  if (!unit || !PERIOD_UNITS.has(unit)) return undefined
  const period = periodOf(unit, source.today, 0, source.context.weekStart)
  return { value: { period: { ...period, from: source.today, due: source.today } as Solved }, next: at + 1 }
}

/** "the week", "the month" (needs an article or preposition), "my day". */
export function readBareUnit(source: Source, at: number): Found<Clause> | undefined {
  if (oneOf(source, at, 'work', 'working', 'business') && oneOf(source, at + 1, 'week'))
    return { value: { period: current(source, 'workweek', 0) }, next: at + 2 }
  const token = source.tokens[at]
  const unit = token?.lex?.unit
  if (!unit || token.lex!.plural || !PERIOD_UNITS.has(unit) || token.lex!.ordinal) return undefined
  if (unit === 'week' && oneOf(source, at + 1, 'end'))
    return { value: { period: current(source, 'weekend', 0) }, next: at + 2 }
  return { value: { period: current(source, unit, 0) }, next: at + 1 }
}

/** "q3", "q3 2018", "2018 q3", "2018q3"; "third quarter" is a pick. */
function readQuarter(source: Source, at: number): Found<Clause> | undefined {
  const named = oneOf(source, at, 'quarter') && source.tokens[at + 1]?.kind === 'number'
  const year = named ? undefined : readYearBeforeQuarter(source, at)
  const start = year ? at + 1 : at
  const quarter = source.tokens[start + 1]
  if (
    (source.tokens[start]?.text !== 'q' && !named) ||
    quarter?.kind !== 'number' ||
    (quarter.spaced && !named) ||
    quarter.value < 1 ||
    quarter.value > 4
  )
    return undefined
  const after = year
    ? undefined
    : longest<number>(source, 'year', skip(source, skip(source, start + 2, ',', '/', '-'), 'of', 'in'))
  const value = year ?? after?.value
  return {
    value: { fields: value ? { quarter: quarter.value, year: value } : { quarter: quarter.value } },
    next: after?.next ?? start + 2,
  }
}

/** "H1 2027": the first half of a year. */
function readHalf(source: Source, at: number): Found<Clause> | undefined {
  const token = source.tokens[at]!
  const number = source.tokens[at + 1]
  const isHalf =
    source.text.slice(token.start, token.end) === 'H' &&
    (number?.text === '1' || number?.text === '2') &&
    !number.spaced
  const year = isHalf ? longest<number>(source, 'year', at + 2) : undefined
  return (
    year && { value: { fields: { edge: number!.text === '1' ? 'early' : 'late', year: year.value } }, next: year.next }
  )
}

function readYearBeforeQuarter(source: Source, at: number): number | undefined {
  const token = source.tokens[at]!
  return token.kind === 'number' &&
    token.text.length === 4 &&
    source.tokens[at + 1]?.text === 'q' &&
    token.value >= 1900 &&
    token.value < 2200
    ? token.value
    : undefined
}

/** "this summer", "in autumn", "winter 2027". */
function readSeason(source: Source, at: number, introduced: boolean): Found<Clause> | undefined {
  const modifier = source.tokens[at]!.lex?.modifier
  const name = modifier ? at + 1 : at
  const season = source.tokens[name]?.lex?.season
  if (season === undefined) return undefined
  const year = longest<number>(source, 'year', skip(source, name + 1, 'of'))
  if (year) return { value: { fields: { season, year: year.value } }, next: year.next }
  if (!modifier && (!introduced || oneOf(source, at - 1, 'to'))) return undefined
  const found = modifier && modifier !== 'this' ? seasonBeside(source, season, modifier === 'next' ? 1 : -1) : undefined
  return { value: found ? { period: found } : { fields: { season } }, next: name + 1 }
}

/** "next winter" is the one that has not begun, "last winter" the one that is over. */
function seasonBeside(source: Source, season: number, sign: 1 | -1): Solved | undefined {
  const found = solve(source, { season }, undefined, sign < 0)
  const hasBegun = sign > 0 && found !== undefined && found.from <= source.today
  return hasBegun ? solve({ ...source, today: found.to }, { season }) : found
}

/** "at 1900", "before 1930": of a year that is over, the time of day. */
const YEAR_WORDS = new Set(['before', 'by', 'until', 'till', 'through', 'thru', 'after', 'since'])
const mayBeTime = (source: Source, year: number, { clock, word }: Prefix): boolean =>
  clock && year % 100 < 60 && (year < Number(source.context.now.slice(0, 4)) || !YEAR_WORDS.has(word))

/** "2014", "the year 2020": weak without a preposition ("read 1984"). */
function readBareYear(source: Source, at: number, introduced: boolean, prefix: Prefix): Found<Clause> | undefined {
  const named = oneOf(source, at, 'year')
  const start = named ? at + 1 : at
  if (
    touches(source, start) &&
    source.tokens[start - 1]!.text !== ' ' &&
    '$€£#/.-+:'.includes(source.tokens[start - 1]!.text)
  )
    return undefined
  const year = longest<number>(source, 'year', start)
  if (!year || (source.tokens[start]!.kind === 'word' && !named && !introduced)) return undefined
  if (!named && mayBeTime(source, year.value, prefix)) return undefined
  return { value: { fields: { year: year.value }, weak: named || introduced ? undefined : 'alone' }, next: year.next }
}

/** "week 12" and "week of march 3" ("w/c feb 4", "week commencing ...") are read by `clause.ts`; this is the ISO number. */
function readWeekNumber(source: Source, at: number, introduced: boolean): Found<Clause> | undefined {
  const dated =
    oneOf(source, at + 1, '-') && oneOf(source, at + 2, 'w') ? longest<number>(source, 'year', at) : undefined
  const iso = dated && readWeekNumber(source, at + 2, true) // 2026-W12
  if (iso)
    return {
      value: { ...iso.value, period: periodOf('year', dayNumber(dated.value, 1, 1), 0), weak: undefined },
      next: iso.next,
    }
  const named = oneOf(source, at, 'week')
  if (!named && !oneOf(source, at, 'w', 'cw', 'kw')) return undefined
  const number = source.tokens[at + 1]
  if (
    number?.kind !== 'number' ||
    number.value < 1 ||
    number.value > 53 ||
    number.text.length > 2 ||
    (!named && number.spaced)
  )
    return undefined
  const year = longest<number>(source, 'year', skip(source, skip(source, at + 2, ',', '/'), 'of'))
  const pick: Pick = { nth: number.value, of: 'week', weekday: 0, count: 1 }
  const jan = dayNumber(year?.value ?? Number(source.context.now.slice(0, 4)), 1, 1)
  const next = year?.next ?? at + 2
  const isSure = named && (introduced || year !== undefined || endsHere(source, next)) // not "week 2 homework"
  return { value: { fields: { pick }, period: periodOf('year', jan, 0), weak: isSure ? undefined : 'alone' }, next }
}
