/** Weeks, months and other stretches: "nächste Woche", "die nächsten drei Monate", "Ende März", "KW 12", "am letzten Freitag im Mai". */
import { addMonths, dayNumber, weekdayOf } from '../../../../time/civil.ts'
import { isSaneDay, oneDay, periodOf, solve, startOfWeek } from '../../../calendar/solve.ts'
import type { Clause, Now, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { unitFromNow, unitsFromNow } from '../../../engine/pieces.ts'

/** Which one of several that follow each other: 0 is this one. */
const which: Rule<number>[] = [
  { name: 'diese', pattern: 'diese|dieser|diesen|diesem|dieses', make: () => 0 },
  { name: 'aktuelle', pattern: '[der|die|das|dem|den] aktuelle|aktuellen|laufende|laufenden', make: () => 0 },
  { name: 'nächste', pattern: '[der|die|das|dem|den] nächste|nächsten|nächster|nächstes|nächstem', make: () => 1 },
  { name: 'nä.', pattern: 'nä|nächst [~ .]', make: () => 1 },
  {
    name: 'kommende',
    pattern: '[der|die|das|dem|den] kommende|kommenden|kommender|kommendes|kommendem',
    make: () => 1,
  },
  {
    name: 'übernächste',
    pattern: '[der|die|das|dem|den] übernächste|übernächsten|übernächster|übernächstes|übernächstem',
    make: () => 2,
  },
  {
    name: 'letzte',
    pattern:
      '[der|die|das|dem|den] letzte|letzten|letzter|letztes|letztem|vergangene|vergangenen|vergangener|vergangenes|vorige|vorigen|voriger|voriges',
    make: () => -1,
  },
  { name: 'vorletzte', pattern: '[der|die|das|dem|den] vorletzte|vorletzten|vorletzter|vorletztes', make: () => -2 },
]

const isLong = (unit: Unit): boolean => unit !== 'minute' && unit !== 'hour' && unit !== 'second'

/** A weekday from now: today counts only for "diesen". */
function weekdayFromNow(now: Now, weekday: number, offset: number): Clause {
  if (offset === 0) return { fields: { weekday }, introduced: true }
  const ahead = ((weekday - weekdayOf(now.today) + 6) % 7) + 1
  const day = offset > 0 ? now.today + ahead + (offset - 1) * 7 : now.today + (ahead % 7) + offset * 7
  return { period: oneDay(day) }
}

const unitPeriod: Rule<Clause>[] = [
  {
    name: 'nächste Woche',
    pattern: '<which> #unit',
    make: ({ which, unit }, { source, from, to }) => {
      if (!isLong(unit)) return undefined
      const isComing =
        unit === 'weekend' && source.tokens.slice(from, to).some(({ text }) => text.startsWith('kommend'))
      return unitFromNow(source, unit, isComing ? which - 1 : which)
    },
  },
]

const quarter: Rule<Clause>[] = [
  {
    name: 'zweites Quartal',
    pattern: '(#ordinal | #number (. | ~ te|ten|tes|ter)) quartal|quartals [<year>]',
    make: ({ ordinal, number, year }) => inQuarter(ordinal ?? number, year),
  },
  { name: 'Q2', pattern: 'q ~ #number [<year>]', make: ({ number, year }) => inQuarter(number, year) },
]

const inQuarter = (quarter: number, year?: number): Clause | undefined =>
  quarter >= 1 && quarter <= 4 ? { fields: { quarter, ...(year !== undefined && { year }) } } : undefined

/** What has a beginning and an end: for "Ende ...", "am letzten Freitag ...". */
const stretch: Rule<Clause>[] = [
  { name: 'nächster Woche', pattern: '[in|im|des|der|vom|von] <unitPeriod>', make: ({ unitPeriod }) => unitPeriod },
  {
    name: 'des Monats',
    pattern: 'des|der|vom|von|diese|diesen #unit',
    make: ({ unit }, { source }) => (isLong(unit) ? unitFromNow(source, unit, 0) : undefined),
  },
  {
    name: 'im März',
    pattern: '[im|in|des|vom|von] #month [~ .] [<year>]',
    make: ({ month, year }) => fieldsOf({ month, year }),
  },
  { name: 'nächsten März', pattern: '<which> #month', make: ({ month }) => ({ fields: { month } }) },
  { name: '2027', pattern: '[im jahr|jahre | des jahres] <year>', make: ({ year }) => ({ fields: { year } }) },
  { name: 'im Quartal', pattern: '[im|des|in|vom] <quarter>', make: ({ quarter }) => quarter },
  {
    name: 'im Sommer',
    pattern: '[im|des|vom] #season [<year>]',
    make: ({ season, year }) => fieldsOf({ season, year }),
  },
]

const fieldsOf = ({ year, ...fields }: NonNullable<Clause['fields']>): Clause => ({
  fields: { ...fields, ...(year !== undefined && { year }) },
})

/** ISO 8601: the week with the first Thursday is the first. The one to come, when no year is said. */
function calendarWeek({ today }: Now, number: number, year?: number): Clause | undefined {
  if (number < 1 || number > 53) return undefined
  const weekIn = (y: number): number => startOfWeek(dayNumber(y, 1, 4)) + (number - 1) * 7
  const now = 1970 + Math.floor(today / 365.2425)
  const from = weekIn(year ?? (weekIn(now) + 7 <= today ? now + 1 : now))
  return isSaneDay(from) ? { period: { from, to: from + 7, unit: 'week' }, introduced: true } : undefined
}

const periods: Rule<Clause>[] = [
  {
    name: 'in der nächsten Woche',
    pattern: '[noch|in|im|am|an|für|innerhalb|über] <unitPeriod>',
    make: ({ unitPeriod }) => unitPeriod,
  },
  {
    name: 'nächsten Freitag',
    pattern: '[am|an|für] [dem|den] <which> #weekday&!plural&!part',
    make: ({ which, weekday }, { source }) => weekdayFromNow(source, weekday, which),
  },
  {
    name: 'nächsten Freitagabend',
    pattern: '[am|an|für] [dem|den] <which> #weekday&part&!plural',
    make: ({ which, weekday, part }, { source }) => ({
      ...weekdayFromNow(source, weekday, which),
      part: { name: part },
    }),
  },
  {
    name: 'die nächsten drei Monate',
    pattern: '[in|innerhalb|während] [den|der|die] <which> <count> #unit',
    make: ({ which, count, unit }, { source, from }) => {
      if (!isLong(unit) || !Number.isInteger(count) || count > 500 || Math.abs(which) !== 1) return undefined
      const isRolling = unit === 'month' && which > 0 && /^(?:die|den|der)$/.test(source.tokens[from]!.text)
      if (!isRolling) return unitsFromNow(source, unit, which * count)
      const first = source.today + 1
      return { period: { from: first, to: addMonths(first, count), unit } }
    },
  },
  {
    name: 'im Laufe der Woche',
    pattern: 'im laufe des|der #unit',
    make: ({ unit }, { source }) => (isLong(unit) ? unitFromNow(source, unit, 0) : undefined),
  },
  {
    name: 'die nächsten drei Stunden',
    pattern: '[in|innerhalb] [den|der|die] <which> <duration>',
    make: ({ which, duration: { minutes } }, { source }) => {
      if (which !== 1 || !minutes) return undefined
      const instant = source.today * 1440 + source.minute
      return { instant, until: { instant: instant + minutes } }
    },
  },
  {
    name: 'letzten Mai',
    pattern: '[im|in|an] <which> (#month | #season | <holiday>)',
    make: ({ which, month, season, holiday }, { source }) => {
      const fields = { month, season, holiday }
      const found = which === -1 ? solve(source, fields, undefined, true) : undefined
      return found && { period: { from: found.from, to: found.to, unit: found.unit } }
    },
  },
  {
    name: 'nächste Ostern',
    pattern: '[an|zu] <which> <holiday>',
    make: ({ which, holiday }) => (which === 0 || which === 1 ? { fields: { holiday } } : undefined),
  },
  {
    name: 'am nächsten Morgen',
    pattern: 'am nächsten|kommenden (#part&!weekday | morgen)',
    make: ({ part = 'morning' }, { source }) => ({ period: oneDay(source.today + 1), part: { name: part } }),
  },
  {
    name: 'nächsten Mai',
    pattern: '[im|in] <which> #month [<year>]',
    make: ({ which, month, year }) => (which < 0 ? undefined : { ...fieldsOf({ month, year }), introduced: true }),
  },
  {
    name: 'nächsten Sommer',
    pattern: '[im|in] <which> #season',
    make: ({ which, season }) => (which < 0 ? undefined : { fields: { season } }),
  },
  { name: 'im Sommer', pattern: 'im #season [<year>]', make: ({ season, year }) => fieldsOf({ season, year }) },
  {
    name: 'am Wochenende',
    pattern: '(am|übers|fürs|zum|das|dieses | über das | für das) wochenende|we',
    make: (_, { source }) => ({ period: periodOf('weekend', source.today, 0), introduced: true }),
  },
  {
    name: 'Wochenende',
    pattern: 'wochenende',
    make: (_, { source }) => ({ period: periodOf('weekend', source.today, 0), weak: 'edge' }),
  },
  { name: 'im zweiten Quartal', pattern: '(im|in|für|fürs) <quarter>', make: ({ quarter }) => quarter },
  // "Bericht Q2 prüfen" says which
  { name: 'zweites Quartal', pattern: '<quarter>', make: ({ quarter }) => ({ ...quarter, weak: 'alone' }) },
  {
    name: 'KW 12',
    pattern: '[in] [der] kw|kalenderwoche [.] #number [(<year> | / <year>)]',
    make: ({ number, year }, { source }) => calendarWeek(source, number, year),
  },
  {
    name: '12. KW',
    pattern: '[in] [der] #number . kw|kalenderwoche [<year>]',
    make: ({ number, year }, { source }) => calendarWeek(source, number, year),
  },
]

export const calendarPeriods: Record<string, Dimension> = {
  which,
  unitPeriod,
  quarter,
  stretch,
  periods,
}
