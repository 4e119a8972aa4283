/** German dates and times of day: the dimensions that a phrase is made of. */
import { combine } from '../../../calendar/span.ts'
import type { Bound, Clause, Duration } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { readHoliday } from '../holidays.ts'
import { clockAt, clocks, FIRST_HOUR } from './clock.ts'
import { calendarDates } from './date.ts'
import { namedDays } from './days.ts'
import { numbers } from './numbers.ts'
import { dayParts } from './parts.ts'
import { calendarPeriods } from './period.ts'
import { partsOfPeriods } from './picked.ts'
import { relatives } from './relative.ts'
import { things } from './things.ts'

/** What says when, without a limit on either side. */
const point: Rule<Clause>[] = [
  { name: 'Datum', pattern: '<dates>', make: ({ dates }) => dates },
  { name: 'Zeitraum', pattern: '<periods>', make: ({ periods }) => periods },
  { name: 'der wievielte', pattern: '<picked>', make: ({ picked }) => picked },
  { name: 'Anfang, Mitte, Ende', pattern: '<edges>', make: ({ edges }) => edges },
  { name: 'gezählt', pattern: '<relative>', make: ({ relative }) => relative },
  { name: 'Tageszeit', pattern: '<parts>', make: ({ parts }) => parts },
  { name: 'Ostern', pattern: '<holiday>', make: ({ holiday }) => ({ fields: { holiday } }) },
  {
    name: 'an Ostern',
    pattern: '(am|an|zu|zum|über|für|der|den|vom) [den|dem|das|der] <holiday>',
    make: ({ holiday }) => ({ fields: { holiday }, introduced: true }),
  },
  { name: 'um 14 Uhr', pattern: '<about> <clock>', make: ({ clock }) => ({ clock, introduced: true }) },
  {
    name: 'zur gleichen Zeit',
    pattern: '(zur gleichen|selben zeit|uhrzeit | um dieselbe|diese zeit|uhrzeit | um die gleiche zeit|uhrzeit)',
    make: (_, { source: { minute } }) => ({ clock: { minutes: minute, open: false }, weak: 'alone' }),
  },
  { name: '14 Uhr', pattern: '<clock>', make: ({ clock }) => ({ clock }) },
  {
    name: 'um neun',
    pattern: '<about> <bareClock>',
    rank: -1,
    make: ({ bareClock }) => ({ clock: bareClock, introduced: true }),
  },
  // "21.3. 18h": a time of day when a day stands beside it, else how long
  {
    name: '18h',
    pattern: '#number ~ h',
    unlessBefore: '(~ #number | lang)',
    rank: -1,
    make: ({ number }) => {
      const clock = number >= FIRST_HOUR ? clockAt(number) : undefined
      return clock && { clock, weak: 'alone' }
    },
  },
  // neither the short name nor the hour would be a time alone
  {
    name: 'Sa 11h',
    pattern: '#weekday&!plural&!part [.|,] #number ~ h',
    unlessBefore: '~ #number',
    make: ({ weekday, number }) => {
      const clock = number >= FIRST_HOUR ? clockAt(number) : undefined
      return clock && { fields: { weekday }, clock }
    },
  },
  // "morgen 9": an hour, when a day stands before it
  {
    name: 'neun',
    pattern: '<bareClock> $',
    unlessBefore: '.',
    rank: -2,
    make: ({ bareClock }) => ({ clock: bareClock, weak: 'alone' }),
  },
]

/** "Fotos vor 2019" is which, not when. */
const isYear = ({ fields, weak }: Clause): boolean => weak === 'alone' && fields?.year !== undefined

const bounded = (bound: Bound, clause: Clause): Clause | undefined =>
  clause.bound || clause.until || isYear(clause) ? undefined : { ...clause, bound, introduced: true, weak: undefined }

const ARTICLE = '[dem|der|den|die|das]'

/** Limits: "bis Freitag", "ab dem 3. Mai", "vor Montag", "nach 14 Uhr", "spätestens um elf". */
const limits: Rule<Clause>[] = [
  {
    name: 'bis Freitag',
    pattern: '[spätestens] bis [spätestens|allerspätestens] [zu|zum|zur|in|nach|um|gegen] <point>',
    make: ({ point }) => bounded('by', point),
  },
  {
    name: 'bis neun',
    pattern: 'bis [um] <bareClock>',
    rank: -1,
    make: ({ bareClock }) => ({ clock: bareClock, bound: 'by', weak: 'edge' }),
  },
  {
    name: 'bis einschließlich Freitag',
    pattern: 'bis (einschließlich | und mit) [zum|den|dem] <point>',
    make: ({ point }) => bounded('through', point),
  },
  { name: 'spätestens Freitag', pattern: 'spätestens [bis] <point>', make: ({ point }) => bounded('by', point) },
  {
    name: 'frühestens Freitag',
    pattern: `(frühestens|frühstens | nicht vor) [ab] ${ARTICLE} <point>`,
    make: ({ point }) => bounded('from', point),
  },
  { name: 'ab Freitag', pattern: `ab|seit ${ARTICLE} <point>`, make: ({ point }) => bounded('from', point) },
  { name: 'von Freitag an', pattern: `von|vom ${ARTICLE} <point> an`, make: ({ point }) => bounded('from', point) },
  {
    name: 'ab neun',
    pattern: 'ab <bareClock>',
    rank: -1,
    make: ({ bareClock }) => ({ clock: bareClock, bound: 'from', weak: 'edge' }),
  },
  {
    name: 'ab Mai',
    pattern: 'ab|seit #month [<year>]',
    rank: 1,
    make: ({ month, year }) => ({ fields: { month, ...(year && { year }) }, bound: 'from' }),
  },
  {
    name: 'bis Mai',
    pattern: 'bis #month [<year>]',
    rank: 1,
    make: ({ month, year }) => ({ fields: { month, ...(year && { year }) }, bound: 'by' }),
  },
  {
    name: 'vor Montag',
    pattern: `([noch] vor | früher als) ${ARTICLE} <point>`,
    make: ({ point }) => bounded('before', point),
  },
  {
    name: 'nach 14 Uhr',
    pattern: `(nach | später als) ${ARTICLE} <point>`,
    make: ({ point }) => bounded('after', point),
  },
  {
    name: 'nach 14h',
    pattern: 'nach|vor #number ~ h',
    make: ({ number }, { source, from }) =>
      number < 25
        ? {
            clock: { minutes: number * 60, open: number > 0 && number < 13 },
            bound: source.tokens[from]!.text === 'nach' ? 'after' : 'before',
          }
        : undefined,
  },
]

/** One end of a range. */
const end: Rule<Clause>[] = [
  { name: 'Ausdruck', pattern: '<phrase>', rank: 1, make: ({ phrase }) => (phrase.bound ? undefined : phrase) },
  {
    name: 'der 4.',
    pattern: '[dem|den|der] <dom>',
    unlessBefore: '#month',
    make: ({ dom }) => ({ fields: { day: dom } }),
  },
  { name: 'neun', pattern: '[um] <bareClock>', make: ({ bareClock }) => ({ clock: bareClock }) },
]

const ranges: Rule<Clause>[] = [
  {
    name: 'von 9 bis 11',
    pattern: `von|vom|zwischen|ab ${ARTICLE} <end:a> [,] (bis|-) [einschließlich] [zum|zur|zu] ${ARTICLE} <end:b>`,
    make: ({ a, b }, { source }) => combine(source, { ...a, introduced: true }, { ...b, introduced: true }),
  },
  {
    name: 'zwischen 9 und 11',
    pattern: `zwischen ${ARTICLE} <end:a> und ${ARTICLE} <end:b>`,
    make: ({ a, b }, { source }) => combine(source, { ...a, introduced: true }, { ...b, introduced: true }),
  },
  {
    name: '15. und 16. April',
    pattern: '[am|den|vom] <dom> (und|&) [am|den] <date>',
    make: ({ dom, date }, { source }) =>
      date.fields?.day === dom + 1
        ? combine(source, { fields: { day: dom } }, { ...date, introduced: true })
        : undefined,
  },
  {
    name: '9 bis 11 Uhr',
    pattern: '<bareClock:a> (bis|-) <clock:b>',
    make: ({ a, b }, { source }) => combine(source, { clock: a }, { clock: b, introduced: true }),
  },
  {
    name: '15-17h',
    pattern: '<bareClock:a> (bis|-) (#number ~ h)',
    make: ({ a, number }, { source }) => {
      const end = clockAt(number)
      return end && combine(source, { clock: a }, { clock: end, introduced: true })
    },
  },
  {
    name: '9-11',
    pattern: '<bareClock:a> (bis|-) <bareClock:b>',
    unlessBefore: '(#word | - | %|€)',
    make: ({ a, b }, { source }) => combine(source, { clock: a }, { clock: b }),
  },
  {
    name: '16. bis 20. März',
    pattern: '<dom> (bis|-) [zum] <date>',
    make: ({ dom, date }, { source }) => combine(source, { fields: { day: dom } }, { ...date, introduced: true }),
  },
  {
    name: '18:30/19:00',
    pattern: '<clock:a> / <clock:b>',
    make: ({ a, b }, { source }) => combine(source, { clock: a }, { clock: b }),
  },
]

const lengths: Rule<Clause>[] = [
  { name: 'zwei Stunden lang', pattern: '[für] <duration> lang', make: ({ duration }) => ({ duration }) },
  {
    name: 'für zwei Stunden',
    pattern: '(für|for | dauer : | dauert|dauern [etwa|ca|circa|ungefähr]) <duration>',
    make: ({ duration }) => ({ duration }),
  },
  {
    name: 'ca. 20 Minuten',
    pattern: '[,] ca|circa|etwa|ungefähr|rund [.] <duration>',
    make: ({ duration }) => ({ duration }),
  },
  {
    name: '1h30',
    pattern: '<written>',
    unlessBefore: 'uhr',
    make: ({ written }, { source: { tokens }, from, to }) =>
      tokens[from]!.value < FIRST_HOUR || tokens[to - 1]!.kind === 'word' ? { duration: written } : undefined,
  },
  { name: '(2h)', pattern: '"(" <duration> ")"', make: ({ duration }) => ({ duration }) },
  { name: ', 45 Minuten', pattern: ', <span> $', make: ({ span }) => ({ duration: span }) },
  {
    name: 'morgen zwei Stunden',
    pattern: '<span>',
    onlyAfter: '(#day | #weekday | uhr)',
    make: ({ span }) => ({ duration: span }),
  },
]

/** How long something takes that is done on one day, said without a word for it; "5 Minuten früher" is no length. */
const span: Rule<Duration>[] = [
  {
    name: 'zehn Minuten',
    pattern: '<duration>',
    unlessBefore:
      'früher|eher|später|vorher|davor|zuvor|danach|länger|kürzer|vor|nach|zu|-|vor|pro|am|je|zeit|fahrt|flug|später',
    make: ({ duration }) =>
      duration.minutes > 0 && duration.minutes < DAY && isOfMinutes(duration) ? duration : undefined,
  },
]
const DAY = 1440
const isOfMinutes = ({ months, days, workdays }: Duration): boolean => !months && !days && !workdays

const piece: Rule<Clause>[] = [
  { name: 'Zeitpunkt', pattern: '<point>', make: ({ point }) => point },
  { name: 'Grenze', pattern: '<limits>', make: ({ limits }) => limits },
  { name: 'Spanne', pattern: '<ranges>', rank: 1, make: ({ ranges }) => ranges },
  { name: 'Dauer', pattern: '<lengths>', make: ({ lengths }) => lengths },
]

const suffix: Rule<(clause: Clause) => Clause>[] = [
  {
    name: 'spätestens',
    pattern: '[aller] spätestens|allerspätestens',
    make: () => (clause) => ({ ...clause, bound: 'by' }),
  },
  {
    name: 'frühestens',
    pattern: '(frühestens|frühstens | oder später | oder danach)',
    make: () => (clause) => ({ ...clause, bound: 'from' }),
  },
  { name: 'oder früher', pattern: '(oder früher | oder davor)', make: () => (clause) => ({ ...clause, bound: 'by' }) },
]

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
  ...calendarDates,
  ...dayParts,
  ...namedDays,
  ...calendarPeriods,
  ...partsOfPeriods,
  ...relatives,
  ...things,
  holiday: readHoliday,
  point,
  limits,
  end,
  ranges,
  lengths,
  span,
  piece,
  suffix,
}
