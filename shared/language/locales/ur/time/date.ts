/** Days: "kal", "peer ko", "15 tareekh", "14 agast", "agle hafte", "mahine ke aakhir", "do din baad". */

import { fromDayNumber, weekdayOf } from '../../../../time/civil.ts'
import { startOf } from '../../../calendar/moment.ts'
import { oneDay, periodOf, shiftDay } from '../../../calendar/solve.ts'
import type { Clause, Duration, Fields, Now, Pick, Unit } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { dayOfMonthFromNow, fromNow, unitFromNow, unitsFromNow } from '../../../engine/pieces.ts'
import { classes, spell } from '../lexicon.ts'
import { endsTime, isPast, saysWhich } from '../which.ts'

const past = new Set([...classes.past].map(spell))
const OFFSETS: Record<string, number> = { this: 0, next: 1, last: -1, past: -1 }

const pick = (nth: number, of: Pick['of'], weekday = 0): Clause => ({
  fields: { pick: { nth, of, weekday, count: 1 } },
})

/** Weekdays; ہفتہ is Saturday where it is not the week. */
const wd: Rule<number>[] = [
  { name: 'peer', pattern: '#weekday [(ke|wala) din|roz]', make: ({ weekday }) => weekday },
  { name: 'hafte ke din', pattern: 'hafta (ke|wala) din|roz', make: () => 6 },
  // "week" is none
  {
    name: 'hafte ko',
    pattern: 'hafta',
    make: (_, place) => (isSaturday(place) && !/^week/i.test(rawAt(place, place.from)) ? 6 : undefined),
  },
]

/** "hafte ko", "hafte ki shaam", "hafte aur itwar ko": what is said of a day. */
function isSaturday({ source: { tokens }, from, to }: Place): boolean {
  const lexAt = (at: number) => tokens[at]?.lex
  const before = tokens[from - 1]
  if (before && (before.kind === 'number' || before.lex?.cardinal || before.lex?.ordinal)) return false
  const isJoint = (at: number): boolean => ['aur', 'ya', ','].includes(tokens[at]?.text ?? '')
  const after = tokens[to]?.text
  if (after === 'ko') return true
  if ((after === 'ki' || after === 'ke') && lexAt(to + 1)?.part !== undefined) return true
  if (after === 'tak' || after === 'se' || after === 'par') return !before?.lex?.modifier && before?.text !== 'har'
  return (
    (isJoint(to) && lexAt(to + 1)?.weekday !== undefined) ||
    (isJoint(from - 1) && lexAt(from - 2)?.weekday !== undefined)
  )
}

const dom: Rule<number>[] = [
  {
    name: '15',
    pattern: '#number [~ st|nd|rd|th|vi|ven|wen|win]',
    make: ({ number }) => (number > 0 && number < 32 ? number : undefined),
  },
  { name: 'chaudah', pattern: '#cardinal', make: ({ cardinal }) => (cardinal < 32 ? cardinal : undefined) },
  { name: 'pehli', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
]

const year: Rule<number>[] = [
  { name: '2027', pattern: '#number', make: ({ number }) => (number >= 1900 && number < 2200 ? number : undefined) },
]

/** A day of the month; the last one is counted from its end. */
const dayOf = (day: number): Clause => (day > 0 ? { fields: { day } } : pick(day, 'day'))

/** A stretch with a beginning and an end: "mahina", "agle hafte", "march". */
const span: Rule<Clause>[] = [
  { name: 'mahina', pattern: '#unit', make: ({ unit }, { source }) => spanOf(source, unit, 0) },
  {
    name: 'is mahine',
    pattern: '#modifier #unit',
    make: ({ modifier, unit }, { source }) => spanOf(source, unit, OFFSETS[modifier]!),
  },
  { name: 'aane wale mahine', pattern: 'aane wala #unit', make: ({ unit }, { source }) => spanOf(source, unit, 1) },
  {
    name: 'march',
    pattern: '[#modifier saal] #month [ke mahina] [<year>]',
    make: ({ modifier, month, year }, { source }) => monthOf(source, month, modifier, year),
  },
]

const LONG: ReadonlySet<Unit> = new Set(['week', 'weekend', 'month', 'year'])

const spanOf = (now: Now, unit: Unit, offset: number): Clause | undefined =>
  LONG.has(unit) ? unitFromNow(now, unit, offset) : undefined

function monthOf(now: Now, month: number, modifier: string | undefined, year: number | undefined): Clause {
  const { period } = modifier ? unitFromNow(now, 'year', OFFSETS[modifier]!) : {}
  return { ...(period && { period }), fields: { month, ...(year && { year }) } }
}

/** The beginning of what has begun is that of the next one. */
function edgeIn(now: Now, clause: Clause, edge: 'start' | 'middle' | 'end'): Clause {
  const { period, fields } = clause
  const isOver = edge === 'start' && period && period.from < now.today && !fields
  const ahead = isOver ? periodOf(period.unit, period.from, 1, now.context.weekStart) : period
  return { ...clause, ...(ahead && { period: ahead }), fields: { ...fields, edge } }
}

/** The first monday of this month is that of the next one once it is over. */
function aheadOf(now: Now, clause: Clause, nth: number, weekday: number): Clause {
  const { period, fields } = clause
  if (!period || fields || nth < 1 || period.unit !== 'month') return clause
  const day = period.from + ((weekday - weekdayOf(period.from) + 7) % 7) + 7 * (nth - 1)
  const isOver = day < now.today && period.to > now.today
  return isOver ? { ...clause, period: periodOf('month', period.from, 1, now.context.weekStart) } : clause
}

/** "kal" and "parson" count backwards where the verb is of the past. */
function dayFromNow(day: number, { source, to }: Place): Clause | undefined {
  if (day < 1) return { period: oneDay(source.today + day) }
  const verb = isPast(source, to, past)
  // "kal jo bataya tha wo karna": says which
  if (verb === 'inside') return undefined
  return { period: oneDay(source.today + (verb ? -day : day)) }
}

/** "agle jumme" is that of next week, "pichhle jumme" the last one. */
function weekdayBy(modifier: string, weekday: number, now: Now): Clause {
  const back = (weekdayOf(now.today) - weekday + 7) % 7 || 7
  if (modifier === 'this') return { fields: { weekday }, introduced: true }
  if (modifier === 'next') return { ...unitFromNow(now, 'week', 1), fields: { weekday } }
  return { period: oneDay(now.today - back) }
}

/** So long before or after a day. */
function shifted(now: Now, clause: Clause, duration: Duration, sign: 1 | -1): Clause | undefined {
  const start = startOf(now, clause)
  if (!start || duration.minutes) return undefined
  return { period: oneDay(shiftDay(now, start.day, duration, sign)) }
}

/** Days of Pakistan that keep their date; those that follow the moon are known when it is seen. */
const holiday: Rule<Fields>[] = [
  { name: 'youm e azadi', pattern: 'youm [-] [e] [-] azadi', make: () => ({ month: 8, day: 14 }) },
  {
    name: 'youm e pakistan',
    pattern: '(youm [-] [e] [-] pakistan | pakistan day)',
    make: () => ({ month: 3, day: 23 }),
  },
  { name: 'youm e difa', pattern: 'youm [-] [e] [-] difa', make: () => ({ month: 9, day: 6 }) },
  { name: 'iqbal day', pattern: '(iqbal day | youm [-] [e] [-] iqbal)', make: () => ({ month: 11, day: 9 }) },
  { name: 'quaid e azam day', pattern: 'quaid [-] [e] [-] azam day', make: () => ({ month: 12, day: 25 }) },
  { name: 'kashmir day', pattern: '(kashmir day | youm [-] [e] [-] kashmir)', make: () => ({ month: 2, day: 5 }) },
  { name: 'labour day', pattern: 'labour|labor day', make: () => ({ month: 5, day: 1 }) },
  { name: 'christmas', pattern: 'christmas', make: () => ({ month: 12, day: 25 }) },
]

/** A day by itself, from which others are counted. */
const point: Rule<Clause>[] = [
  { name: 'kal', pattern: '#day', make: ({ day }, { source }) => ({ period: oneDay(source.today + day) }) },
  { name: 'peer', pattern: '<wd>', make: ({ wd }) => ({ fields: { weekday: wd } }) },
  {
    name: '15 march',
    pattern: '<dom> #month [<year>]',
    make: ({ dom, month, year }) => ({ fields: { day: dom, month, ...(year && { year }) } }),
  },
  { name: '15 tareekh', pattern: '<dom> tareekh', make: ({ dom }) => dayOf(dom) },
]

/** "agle march" said in March is a year ahead. */
function nextMonth(now: Now, month: number, modifier: string): Clause {
  const { year, month: current } = fromDayNumber(now.today)
  if (modifier === 'last') return { fields: { month, year: month < current ? year : year - 1 } }
  return { fields: { month, ...(modifier === 'next' && { year: month > current ? year : year + 1 }) } }
}

const isSure = (weekday: number): boolean => weekday > 3 && weekday !== 5

/** From one day to another, which has to come later. */
const stretch = (from: Fields, to: Fields): Clause | undefined =>
  from.day! > 0 && from.day! < to.day! ? { fields: from, until: { fields: to } } : undefined

const nearby = (day: number, month: number, year?: number): Clause | undefined =>
  day > 0 && day < 32 && month > 0 && month < 13
    ? { fields: { day, month, ...(year !== undefined && { year: year < 100 ? 2000 + year : year }) } }
    : undefined

export const datePieces: Rule<Clause>[] = [
  {
    name: 'kal',
    pattern: '[on] #day [ke din]',
    make: ({ day }, place) => (saysWhich(place) ? undefined : dayFromNow(day, place)),
  },
  {
    name: 'peer',
    pattern: '<wd>',
    unlessBefore: '#namesake',
    make: ({ wd }, place) =>
      saysWhich(place) ? undefined : { fields: { weekday: wd }, ...(!isSure(wd) && { weak: 'edge' as const }) },
  },
  {
    name: 'hafte aur itwar ko',
    pattern: '<wd:first> aur|, <wd:second> [ko]',
    // others than two that follow each other are each their own
    make: ({ first, second }) =>
      second === first + 1
        ? { fields: { weekday: first }, introduced: true, until: { fields: { weekday: second } } }
        : undefined,
  },
  { name: 'kal ya parson', pattern: '#day ya #day:other', make: ({ day }, place) => dayFromNow(day, place) },
  {
    name: 'youm e azadi',
    pattern: '<holiday>',
    make: ({ holiday }, place) => (saysWhich(place) ? undefined : { fields: holiday }),
  },
  { name: 'on friday', pattern: 'on <wd>', make: ({ wd }) => ({ fields: { weekday: wd }, introduced: true }) },
  {
    name: 'agle jumme',
    pattern: '#modifier <wd>',
    make: ({ modifier, wd }, place) => (saysWhich(place) ? undefined : weekdayBy(modifier, wd, place.source)),
  },
  {
    name: 'aane wale jumme',
    pattern: '(aane wala | aainda) <wd>',
    make: ({ wd }, place) => (saysWhich(place) ? undefined : { fields: { weekday: wd }, introduced: true }),
  },
  {
    name: 'agle hafte',
    pattern: '#modifier #unit',
    make: ({ modifier, unit }, place) =>
      saysWhich(place) ? undefined : spanOf(place.source, unit, OFFSETS[modifier]!),
  },
  {
    name: 'aane wale hafte',
    pattern: '(aane wala | aainda) #unit',
    make: ({ unit }, place) => (saysWhich(place) ? undefined : spanOf(place.source, unit, 1)),
  },
  {
    name: 'agle do hafte',
    pattern: '#modifier <count> #unit',
    make: ({ modifier, count, unit }, { source }) =>
      modifier === 'this' || !count || unit === 'hour' || unit === 'minute'
        ? undefined
        : unitsFromNow(source, unit, OFFSETS[modifier]! * count),
  },
  {
    name: 'weekend par',
    pattern: '[on] (#unit | veek aind)',
    make: ({ unit }, place) =>
      (unit ?? 'weekend') === 'weekend' && !saysWhich(place) ? unitFromNow(place.source, 'weekend', 0) : undefined,
  },
  {
    name: '15 tareekh',
    pattern: '<dom> tareekh',
    make: ({ dom }, place) => (saysWhich(place) ? undefined : dayOf(dom)),
  },
  {
    name: 'tareekh 15',
    pattern: 'tareekh #number',
    make: ({ number }) => (number > 0 && number < 32 ? dayOf(number) : undefined),
  },
  {
    name: 'mahine ki 15 tareekh',
    pattern: '[is] mahina ki|ke <dom> tareekh|din',
    unlessAfter: 'har',
    make: ({ dom }) => dayOf(dom),
  },
  {
    name: 'mahine ki 15 ko',
    pattern: 'mahina|mah ki #number ko',
    unlessAfter: 'har',
    make: ({ number }) => (number > 0 && number < 32 ? dayOf(number) : undefined),
  },
  {
    name: 'agle mahine ki 5 tareekh',
    pattern: '#modifier mahina|mah ki|ke (<dom> tareekh|din | #number ko)',
    make: ({ modifier, dom, number }, { source }) => dayOfMonthFromNow(source, dom ?? number, OFFSETS[modifier]!),
  },
  {
    name: 'mahine ka aakhri din',
    pattern: '<span> ke|ki|ka <dom> tareekh',
    unlessAfter: 'har',
    make: ({ span, dom }) => ({ ...span, fields: { ...span.fields, ...dayOf(dom).fields } }),
  },
  {
    name: 'mahine ke pehle peer',
    pattern: '<span> ke|ka|ki #ordinal <wd>',
    unlessAfter: 'har',
    make: ({ span, ordinal, wd }, { source }) => ({
      ...aheadOf(source, span, ordinal, wd),
      fields: { ...span.fields, ...pick(ordinal, 'weekday', wd).fields },
    }),
  },
  {
    name: 'mahine ke pehle hafte',
    pattern: '<span> ke|ka|ki #ordinal #unit',
    unlessAfter: 'har',
    make: ({ span, ordinal, unit }) =>
      unit === 'week' || unit === 'day' || unit === 'weekend'
        ? { ...span, fields: { ...span.fields, ...pick(ordinal, unit).fields } }
        : undefined,
  },
  {
    name: 'mahine ke aakhir',
    pattern: '<span> ke|ka|ki #edge',
    unlessAfter: 'har',
    make: ({ span, edge }, { source }) => edgeIn(source, span, edge),
  },
  {
    name: '14 agast',
    pattern: '<dom> #month [,] [<year>]',
    make: ({ dom, month, year }, place) => (dom < 1 || saysWhich(place) ? undefined : nearby(dom, month, year)),
  },
  {
    name: '10 se 15 march tak',
    pattern: '<dom:first> [tareekh] se|- <dom:last> #month [<year>] [tak]',
    make: ({ first, last, month, year }) => stretch({ day: first, month, year }, { day: last, month, year }),
  },
  {
    name: '10 se 15 tareekh tak',
    pattern: '<dom:first> se|- <dom:last> tareekh [tak]',
    make: ({ first, last }) => stretch({ day: first }, { day: last }),
  },
  {
    name: '15 mai',
    pattern: '<dom> mein',
    make: ({ dom }, place) =>
      /^(mai|mei)$/i.test(rawAt(place, place.to - 1)) && endsTime(place.source, place.to) ? nearby(dom, 5) : undefined,
  },
  {
    name: 'march 15',
    pattern: '#month <dom> [[,] <year>]',
    make: ({ month, dom, year }, place) =>
      dom > 0 && endsTime(place.source, place.to) ? nearby(dom, month, year) : undefined,
  },
  {
    name: 'march mein',
    pattern: '[#modifier saal] #month [ke mahina] [<year>] mein',
    make: ({ modifier, month, year }, { source }) => monthOf(source, month, modifier, year),
  },
  {
    name: 'march',
    pattern: '#month [<year>]',
    make: ({ month, year }, place) =>
      saysWhich(place)
        ? undefined
        : { ...monthOf(place.source, month, undefined, year), weak: year ? 'edge' : 'alone' },
  },
  {
    name: 'agle march',
    pattern: '#modifier #month',
    make: ({ modifier, month }, place) => (saysWhich(place) ? undefined : nextMonth(place.source, month, modifier)),
  },
  { name: '2027 mein', pattern: '[saal] <year> mein', make: ({ year }) => ({ fields: { year } }) },
  {
    name: '15/3/2026',
    pattern: '#number:day ~ /|-|. ~ #number:month ~ /|-|. ~ #number:year',
    make: ({ day, month, year }) => (day > 31 ? undefined : nearby(day, month, year)),
  },
  {
    name: '2026-03-15',
    pattern: '<year> ~ - ~ #number:month ~ - ~ #number:day',
    make: ({ year, month, day }) => nearby(day, month, year),
  },
  {
    name: '15/3',
    pattern: '#number:day ~ / ~ #number:month',
    make: ({ day, month }, place) =>
      endsTime(place.source, place.to) ? { ...nearby(day, month), weak: 'alone' } : undefined,
  },
  {
    name: 'do din baad',
    pattern: '[aaj se|ke] <duration> [ke] baad|andar',
    unlessAfter: 'ke|ki',
    make: ({ duration }, { source }) => fromNow(source, duration),
  },
  {
    name: 'ghante bhar mein',
    pattern: '#unit bhar mein|baad',
    make: ({ unit }, { source }) => fromNow(source, oneOf(unit)),
  },
  { name: '10 minute mein', pattern: '<duration> mein', make: ({ duration }, { source }) => fromNow(source, duration) },
  { name: 'in 10 minutes', pattern: 'in <duration>', make: ({ duration }, { source }) => fromNow(source, duration) },
  {
    name: 'do hafte tak',
    pattern: '<duration> tak',
    make: ({ duration }, { source }) => ({ ...fromNow(source, duration), bound: 'by' }),
  },
  {
    name: 'hafte baad',
    pattern: '#unit baad',
    unlessAfter: 'ke|ki',
    make: ({ unit }, { source, from }) =>
      isCounted(source.tokens[from - 1]) ? undefined : fromNow(source, oneOf(unit)),
  },
  {
    name: 'do din pehle',
    pattern: '<duration> pehle',
    unlessAfter: 'se|ke|ki',
    make: ({ duration }, place) => (saysWhich(place) ? undefined : fromNow(place.source, duration, -1)),
  },
  {
    name: 'peer ke do din baad',
    pattern: '<point> ke|se <duration> baad',
    make: ({ point, duration }, { source }) => shifted(source, point, duration, 1),
  },
  {
    name: '15 march se do din pehle',
    pattern: '<point> se|ke <duration> pehle',
    make: ({ point, duration }, { source }) => shifted(source, point, duration, -1),
  },
  { name: 'do ghante ke liye', pattern: '<duration> ke liye', make: ({ duration }) => ({ duration }) },
  {
    name: 'kal do ghante',
    pattern: '<howLong>',
    onlyAfter: '(#day | #weekday | #day|#weekday ko | baje)',
    make: ({ howLong }) => ({ duration: howLong }),
  },
]

const oneOf = (unit: Unit): Duration => ({ months: 0, days: 0, workdays: 0, minutes: 0, unit, ...ONE[unit] })
const ONE: Partial<Record<Unit, Partial<Duration>>> = {
  minute: { minutes: 1 },
  hour: { minutes: 60 },
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  year: { months: 12 },
}

const isCounted = (token: { kind: string; lex: { cardinal?: number } | undefined } | undefined): boolean =>
  token?.kind === 'number' || token?.lex?.cardinal !== undefined

const rawAt = ({ source: { text, tokens } }: Place, at: number): string =>
  text.slice(tokens[at]!.start, tokens[at]!.end)

export const dates: Record<string, Dimension> = { holiday, wd, dom, year, span, point }
