/** Spanish days: "mañana", "el martes que viene", "el 5 de mayo", "a finales de mes", "dentro de dos semanas". */

import { fromDayNumber } from '../../../time/civil.ts'
import type { Holiday } from '../../calendar/holidays.ts'
import { startOf } from '../../calendar/moment.ts'
import { oneDay, shiftDay } from '../../calendar/solve.ts'
import type { Clause, Duration, Fields, Now, Pick, Unit } from '../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../engine/grammar.ts'
import { createNames } from '../../engine/names.ts'
import { addDurations, durationOf, fromNow, unitFromNow, unitsFromNow } from '../../engine/pieces.ts'
import { isEnd } from '../../engine/source.ts'
import { spell } from './lexicon.ts'

const OFFSETS: Record<string, number> = { this: 0, next: 1, last: -1, past: -1 }

const count: Rule<number>[] = [
  { name: 'en cifras', pattern: '#number', make: ({ number }) => number },
  { name: 'en letras', pattern: '#cardinal', make: ({ cardinal }) => cardinal },
  {
    name: 'treinta y uno',
    pattern: 'treinta|cuarenta|cincuenta y #cardinal',
    make: ({ cardinal }, { source, from }) =>
      cardinal < 10 ? (source.tokens[from]!.lex?.cardinal ?? 0) + cardinal : undefined,
  },
]

const duration: Rule<Duration>[] = [
  { name: 'dos horas', pattern: '<count> #unit', make: ({ count, unit }) => durationOf(count, unit) },
  { name: 'hora y media', pattern: 'hora y media', make: () => durationOf(90, 'minute') },
  { name: 'media hora', pattern: 'media hora', make: () => durationOf(30, 'minute') },
  {
    name: 'hora y media',
    pattern: '<count> #unit y media|medio',
    make: ({ count, unit }) => durationOf(count + 0.5, unit),
  },
  { name: 'un cuarto de hora', pattern: '[un] cuarto de hora', make: () => durationOf(15, 'minute') },
  { name: 'tres cuartos de hora', pattern: 'tres cuartos de hora', make: () => durationOf(45, 'minute') },
  {
    name: '1 día y 5 horas',
    pattern: '<count:most> #unit:large y|, <count:rest> #unit:small',
    make: ({ most, large, rest, small }) => addDurations(durationOf(most, large), durationOf(rest, small)),
  },
]

/** A day or a month is written small. */
const forename: Rule<true>[] = [
  { name: 'Domingo', pattern: '#capital&weekday', make: () => true },
  { name: 'Abril', pattern: '#capital&month', make: () => true },
]

/** What only looks like time: which one, a name. */
const thing: Rule<true>[] = [
  // "la carta del lunes", "fotos del verano de 2019"
  {
    name: 'la carta del lunes',
    pattern: 'del|de #weekday',
    unlessBefore: '(a|al|hasta|- | #modifier | que|q viene)',
    unlessAfter: '(#day | #unit | #part | #ordinal | #edge | #number | partir|antes|despues|tarde)',
    make: () => true,
  },
  {
    name: 'fotos de agosto de 2019',
    pattern: 'de #month de|del <year>',
    onlyAfter: '#word',
    make: ({ year }, { source: { context } }) => year < Number(context.now.slice(0, 4)) || undefined,
  },
  // "reunión con Abril y Julio", "Domingo Pérez: …", but "15 de Mayo"
  {
    name: 'llamar a Domingo',
    pattern: '(a|con | don|doña|señor|señora|tío|tía) <forename> ((y|e|,) <forename:more>)*',
    unlessAfter: '(#month | #weekday | #number)',
    make: () => true,
  },
  {
    name: 'Domingo Pérez',
    pattern: '<forename> #word&capital',
    unlessAfter: '(de | #number)',
    make: (_, { source: { tokens }, to }) => !tokens[to - 1]!.lex || undefined,
  },
]

const dom: Rule<number>[] = [
  { name: '15', pattern: '<count>', make: ({ count }) => (count > 0 && count < 32 ? count : undefined) },
  { name: 'primero', pattern: 'primero|1 [º|ro]', make: () => 1 },
]

const year: Rule<number>[] = [
  { name: '2027', pattern: '#number', make: ({ number }) => (number >= 1900 && number < 2200 ? number : undefined) },
  { name: 'dos mil dieciocho', pattern: 'dos mil #cardinal', make: ({ cardinal }) => 2000 + cardinal },
]

const holidays = createNames<Holiday>(
  {
    'new-year': 'año nuevo',
    epiphany: 'reyes|dia de reyes|reyes magos',
    valentine: 'san valentin|dia de san valentin|dia de los enamorados',
    'may-day': 'dia del trabajador|dia del trabajo|dia de los trabajadores',
    'womens-day': 'dia de la mujer',
    halloween: 'halloween',
    'all-saints-day': 'todos los santos',
    'christmas-eve': 'nochebuena',
    christmas: 'navidad|dia de navidad',
    'new-year-eve': 'nochevieja|fin de año',
    easter: 'pascua|domingo de pascua',
    'easter-monday': 'lunes de pascua',
    'good-friday': 'viernes santo',
  },
  spell,
)

const pick = (nth: number, of: Pick['of'], weekday = 0): Pick => ({ nth, of, weekday, count: 1 })
const dated = (day: number, month: number, year?: number): Clause | undefined =>
  day > 0 && day < 32 && month > 0 && month < 13
    ? { fields: { day, month, ...(year !== undefined && { year: year < 100 ? 2000 + year : year }) } }
    : undefined

const LONG: ReadonlySet<Unit> = new Set(['week', 'fortnight', 'weekend', 'month', 'quarter', 'year'])

/** A stretch with a beginning and an end. */
const span: Rule<Clause>[] = [
  {
    name: 'el mes',
    pattern: '[el|la] #unit',
    make: ({ unit }, { source }) => (LONG.has(unit) ? unitFromNow(source, unit, 0) : undefined),
  },
  {
    name: 'la próxima semana',
    pattern: '[el|la|lo] #modifier #unit',
    make: ({ modifier, unit }, { source }) =>
      LONG.has(unit) ? unitFromNow(source, unit, OFFSETS[modifier]!) : undefined,
  },
  {
    name: 'la semana pasada',
    pattern: '[el|la] #unit #modifier',
    make: ({ modifier, unit }, { source }) =>
      LONG.has(unit) && modifier !== 'this' ? unitFromNow(source, unit, OFFSETS[modifier]!) : undefined,
  },
  {
    name: 'la semana que viene',
    pattern: '[el|la] #unit (que|q viene | entrante)',
    make: ({ unit }, { source }) => (LONG.has(unit) ? unitFromNow(source, unit, 1) : undefined),
  },
  {
    name: 'junio',
    pattern: '#month [de|del <year>]',
    make: ({ month, year }) => ({ fields: { month, ...(year && { year }) } }),
  },
  { name: '2027', pattern: '<year>', make: ({ year }) => ({ fields: { year } }) },
]

const within = (span: Clause, fields: Fields): Clause => ({ ...span, fields: { ...span.fields, ...fields } })

/** "el próximo lunes" and "el lunes pasado" are those of the next and the last calendar week, "el último" the nearest that was. */
function weekdayBy(now: Now, modifier: string, weekday: number): Clause {
  if (modifier === 'this') return { fields: { weekday }, introduced: true }
  if (modifier !== 'past') return { ...unitFromNow(now, 'week', OFFSETS[modifier]!), fields: { weekday } }
  const ahead = startOf(now, { fields: { weekday }, introduced: true })!.day
  return { period: oneDay(ahead - 7) }
}

export const ends = ({ source, to }: Place): boolean => {
  const { text, kind } = source.tokens[to] ?? {}
  return isEnd(source, to) || (kind === 'mark' && text !== '/' && text !== '%') || ENDS.has(text ?? '')
}
const ENDS = new Set(['a', 'de', 'del', 'por', 'en', 'al', 'hasta', 'y', 'entre', 'desde'])

export const datePieces: Rule<Clause>[] = [
  { name: 'mañana', pattern: '#day', make: ({ day }, { source }) => ({ period: oneDay(source.today + day) }) },
  { name: 'pasado mañana', pattern: 'pasado mañana', make: (_, { source }) => ({ period: oneDay(source.today + 2) }) },
  { name: 'antes de ayer', pattern: 'antes de ayer', make: (_, { source }) => ({ period: oneDay(source.today - 2) }) },
  {
    name: 'ahora',
    pattern: '(ahora [mismo] | en este momento)',
    make: (_, { source }) => ({ instant: source.today * 1440 + source.minute }),
  },
  { name: 'lunes', pattern: '[este] #weekday', make: ({ weekday }) => ({ fields: { weekday } }) },
  {
    name: 'el lunes',
    pattern: '(el|al [dia] | para el | este) #weekday [,]',
    make: ({ weekday }) => ({ fields: { weekday } }),
  },
  {
    name: 'lunes 17',
    pattern: '[para] [el] #weekday [,] [el|dia] <dom>',
    // "jueves 9:30" is a time of day, "viernes 2 kilos" how much
    unlessBefore: '(~ :|.|,|/ ~ #number | ~ h|%|€ | #unit | y media|cuarto | menos #word | pm|am)',
    make: ({ weekday, dom }, { source, to, from }) =>
      ends({ source, to, from }) || (source.tokens[to - 1]!.text.length === 2 && isDayOf(source, weekday, dom))
        ? { fields: { weekday, day: dom } }
        : undefined,
  },
  {
    name: 'el lunes que viene',
    pattern: '[el] #weekday que|q viene',
    make: ({ weekday }, { source }) => weekdayBy(source, 'next', weekday),
  },
  {
    name: 'el próximo lunes',
    pattern: '[el] #modifier #weekday',
    make: ({ modifier, weekday }, { source }) => weekdayBy(source, modifier, weekday),
  },
  {
    name: 'el lunes pasado',
    pattern: '[el] #weekday #modifier',
    make: ({ modifier, weekday }, { source }) => weekdayBy(source, modifier, weekday),
  },
  {
    name: '5 de mayo',
    pattern: '[el|al] [dia] <dom> [de] #month [.] [de|del|, <year>]',
    make: ({ dom, month, year }) => dated(dom, month, year),
  },
  {
    name: 'mayo 5',
    pattern: '#month <dom> [[,] <year>]',
    make: ({ dom, month, year }, place) => (ends(place) ? dated(dom, month, year) : undefined),
  },
  { name: 'el día 24', pattern: '[el|al] dia <dom>', make: ({ dom }) => ({ fields: { day: dom } }) },
  {
    name: 'el 16',
    pattern: 'el|al|del #number',
    make: ({ number }, place) => (number > 0 && number < 32 && ends(place) ? { fields: { day: number } } : undefined),
  },
  {
    name: '15/3/2026',
    pattern: '[el] #number:day ~ /|-|. ~ #number:month ~ /|-|. ~ #number:year',
    make: ({ day, month, year }) => (day > 31 ? undefined : dated(day, month, year)),
  },
  {
    name: '2026-03-15',
    pattern: '<year> ~ -|/ ~ #number:month ~ -|/ ~ #number:day',
    make: ({ year, month, day }) => dated(day, month, year),
  },
  { name: 'el 3/4', pattern: 'el #number:day ~ /|- ~ #number:month', make: ({ day, month }) => dated(day, month) },
  {
    name: '3/4',
    pattern: '#number:day ~ / ~ #number:month',
    make: ({ day, month }, place) =>
      ends(place) || place.source.grammar.longest(place.source, 'clock', place.to)
        ? { ...dated(day, month), weak: 'edge' }
        : undefined,
  },
  {
    name: 'en mayo',
    pattern: 'en|de|para [el mes de] #month [de|del <year>]',
    make: ({ month, year }) => ({ fields: { month, ...(year && { year }) } }),
  },
  {
    name: 'mayo',
    pattern: '#month [de|del <year>]',
    unlessAfter: 'a|con|para',
    make: ({ month, year }) => ({ fields: { month, ...(year && { year }) }, weak: year ? 'edge' : 'alone' }),
  },
  { name: 'en 2027', pattern: 'en [el año] <year>', make: ({ year }) => ({ fields: { year } }) },
  {
    name: 'esta semana',
    pattern: '[el|la|lo] #modifier #unit',
    make: ({ modifier, unit }, { source }) =>
      unit === 'hour' || unit === 'minute' || unit === 'day'
        ? undefined
        : unitFromNow(source, unit, OFFSETS[modifier]!),
  },
  {
    name: 'la semana pasada',
    pattern: '[el|la] #unit #modifier',
    make: ({ modifier, unit }, { source }) =>
      modifier === 'this' || unit === 'hour' || unit === 'minute'
        ? undefined
        : unitFromNow(source, unit, OFFSETS[modifier]!),
  },
  {
    name: 'la semana que viene',
    pattern: '[el|la] #unit (que|q viene | entrante)',
    make: ({ unit }, { source }) => unitFromNow(source, unit, 1),
  },
  {
    name: '13 a 15 de julio',
    pattern: '[el] <dom:first> a|al|- <dom:last> de #month [de|del <year>]',
    make: ({ first, last, month, year }) => stretch(dated(first, month, year), dated(last, month, year)),
  },
  {
    name: '21 de diciembre a 6 de enero',
    pattern: '[el] <dom:first> [de] #month:from [.] a|al [el] <dom:last> [de] #month:to [.]',
    make: ({ first, from, last, to }) => stretch(dated(first, from), dated(last, to)),
  },
  {
    name: 'de mayo a octubre',
    pattern: 'de|desde #month:from a|hasta #month:to [[de|del|,] <year>]',
    make: ({ from, to, year }) =>
      stretch({ fields: { month: from, ...(year && { year }) } }, { fields: { month: to, ...(year && { year }) } }),
  },
  {
    name: '23/sep/2020',
    pattern: '<dom> ~ /|- ~ #month ~ /|- ~ <year>',
    make: ({ dom, month, year }) => dated(dom, month, year),
  },
  {
    name: 'la semana del 18',
    pattern: '[la] semana de|del <dom>',
    make: ({ dom }, place) => (ends(place) ? { fields: { day: dom }, weekOf: 'week' } : undefined),
  },
  {
    name: 'la semana del 10 de abril',
    pattern: '[la] semana de|del <dom> [de] #month',
    make: ({ dom, month }) => ({ ...dated(dom, month)!, weekOf: 'week' }),
  },
  {
    name: 'fin de semana',
    pattern: '[el|este] (fin|finde [de semana])',
    make: (_, { source, to }) =>
      /^(semana|finde)$/.test(source.tokens[to - 1]!.text) ? unitFromNow(source, 'weekend', 0) : undefined,
  },
  {
    name: 'próximo fin de semana',
    pattern: '[el] (#modifier fin de semana | fin de semana #modifier)',
    make: ({ modifier }, { source }) => unitFromNow(source, 'weekend', OFFSETS[modifier]!),
  },
  {
    name: 'los próximos 3 días',
    pattern: '[en] [los|las] #modifier <count> #unit',
    make: ({ modifier, count, unit }, { source }) => some(source, modifier, count, unit),
  },
  {
    name: 'las 3 semanas que vienen',
    pattern: '[en] [los|las] <count> #unit (que|q vienen | #modifier)',
    make: ({ count, unit, modifier = 'next' }, { source }) => some(source, modifier, count, unit),
  },
  {
    name: 'la próxima hora',
    pattern: '[en] la proxima hora',
    make: (_, { source }) => some(source, 'next', 1, 'hour'),
  },
  {
    name: 'a finales de mes',
    pattern: '[a] [el|al] #edge de|del <span>',
    make: ({ edge, span }) => within(span, { edge }),
  },
  {
    name: 'último día del mes',
    pattern: '[el] #ordinal dia de|del <span>',
    make: ({ ordinal, span }) => within(span, { pick: pick(ordinal, 'day') }),
  },
  {
    name: 'primer lunes de mayo',
    pattern: '[el] #ordinal #weekday [por la #part] de|del|en <span>',
    make: ({ ordinal, weekday, span, part }) => ({
      ...within(span, { pick: pick(ordinal, 'weekday', weekday) }),
      ...(part && { part: { name: part } }),
    }),
  },
  {
    name: 'primera semana de mayo',
    pattern: '[la] #ordinal semana de|del <span>',
    make: ({ ordinal, span }) => within(span, { pick: pick(ordinal, 'week') }),
  },
  {
    name: 'el 5 del mes que viene',
    pattern: '[el] <dom> de|del <span>',
    make: ({ dom, span }) => (span.period?.unit === 'month' ? within(span, { day: dom }) : undefined),
  },
  {
    name: 'dentro de dos días',
    pattern: '(en | dentro de) <duration> [(a partir | despues) de hoy|ahora]',
    make: ({ duration }, { source }) => fromNow(source, duration),
  },
  {
    name: 'dentro de dos días a partir de mañana',
    pattern: '[en | dentro de] <duration> (a partir de | despues de | desde) [el] <phrase>',
    make: ({ duration, phrase }, { source }) => shifted(source, phrase, duration, 1),
  },
  {
    name: 'dos días antes del lunes',
    pattern: '<duration> antes de|del [el] <phrase>',
    make: ({ duration, phrase }, { source }) => shifted(source, phrase, duration, -1),
  },
  {
    name: 'hace tres meses',
    pattern: 'hace <duration>',
    make: ({ duration }, { source }) => fromNow(source, duration, -1),
  },
  {
    name: 'dos horas después',
    pattern: '<duration> despues|mas tarde',
    make: ({ duration }, { source }) => fromNow(source, duration),
  },
  { name: 'durante dos horas', pattern: '(durante | por) <duration>', make: ({ duration }) => ({ duration }) },
  // beside a day it is how long
  {
    name: 'dos horas el sábado',
    pattern: '<duration>',
    unlessBefore: 'antes|después|despues|mas|más|de|tarde',
    onlyBefore: '(el|los|este|esta|hoy|mañana|cada|todos|todas | por la)',
    make: ({ duration }) =>
      duration.minutes && !duration.days && !duration.months ? { duration, weak: 'alone' } : undefined,
  },
  {
    name: 'Navidad',
    pattern: '[en|por|para] [el|la] <holiday>',
    unlessAfter: 'de',
    make: ({ holiday }) => ({ fields: { holiday } }),
  },
  { name: 'antes del lunes', pattern: 'antes de|del [el] <phrase>', make: ({ phrase }) => bounded(phrase, 'before') },
  {
    name: 'después del lunes',
    pattern: 'despues de|del [el] <phrase>',
    make: ({ phrase }) => bounded(phrase, 'after'),
  },
  { name: 'hasta el lunes', pattern: 'hasta [el] <phrase>', make: ({ phrase }) => bounded(phrase, 'until') },
  {
    name: 'a más tardar el lunes',
    pattern: '(a mas tardar | no mas tarde de|del) [el] <phrase>',
    make: ({ phrase }) => bounded(phrase, 'by'),
  },
  {
    name: 'a partir del lunes',
    pattern: '(desde | a partir de|del) [el] <phrase>',
    make: ({ phrase }) => bounded(phrase, 'from'),
  },
]

/** "sábado 21" where the 21st is the next Saturday or the one behind it; "sábado 12 huevos" counts. */
function isDayOf(now: Now, weekday: number, dom: number): boolean {
  const next = startOf(now, { fields: { weekday }, introduced: true })?.day
  return next !== undefined && [0, 7, 14, 21].some((days) => fromDayNumber(next + days).day === dom)
}

const stretch = (from: Clause | undefined, to: Clause | undefined): Clause | undefined =>
  from && to && { ...from, until: to }

const bounded = (clause: Clause, bound: Clause['bound']): Clause | undefined =>
  clause.until || clause.bound ? undefined : { ...clause, bound, introduced: true, weak: undefined }

/** The next or last so many units. */
function some(now: Now, modifier: string, count: number, unit: Unit): Clause | undefined {
  if (!count || modifier === 'this') return undefined
  const sign = modifier === 'next' ? 1 : -1
  if (unit !== 'hour' && unit !== 'minute') return unitsFromNow(now, unit, sign * count)
  const instant = now.today * 1440 + now.minute
  const length = durationOf(count, unit).minutes
  return sign > 0
    ? { instant, until: { instant: instant + length } }
    : { instant: instant - length, until: { instant } }
}

function shifted(now: Now, clause: Clause, duration: Duration, sign: 1 | -1): Clause | undefined {
  const start = startOf(now, clause)
  if (!start || clause.until) return undefined
  if (duration.minutes) return { instant: start.day * 1440 + (start.minute ?? now.minute) + sign * duration.minutes }
  return { period: oneDay(shiftDay(now, start.day, duration, sign)), ...(clause.clock && { clock: clause.clock }) }
}

export const dates: Record<string, Dimension> = { thing, forename, count, duration, dom, year, span, holiday: holidays }
