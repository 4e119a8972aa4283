/** How many and how long: "drei", "anderthalb Stunden", "1 h 30". */
import type { Duration, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { addDurations, durationOf } from '../../../engine/pieces.ts'

const count: Rule<number>[] = [
  { name: 'in Ziffern', pattern: '#number', make: ({ number }) => number },
  { name: 'ein paar', pattern: '(ein paar | einige|einigen|mehrere|mehreren)', make: () => 3 },
  { name: 'in Worten', pattern: '#cardinal', make: ({ cardinal }) => cardinal },
  {
    name: '1,5',
    pattern: '#number (~ ,|. ~) #number:tenths',
    make: ({ number, tenths }) => (tenths < 10 ? number + tenths / 10 : undefined),
  },
]

const half = (unit: Unit): Duration | undefined => {
  if (unit === 'hour') return durationOf(30, 'minute')
  if (unit === 'year') return durationOf(6, 'month')
  return unit === 'day' ? durationOf(12, 'hour') : undefined
}

const SIZES: Unit[] = ['year', 'month', 'week', 'day', 'hour', 'minute']

/** Days and longer units have no fractions but the halves that people say. */
function several(count: number, unit: Unit): Duration | undefined {
  if (count <= 0 || count > 5000) return undefined
  if (Number.isInteger(count) || unit === 'hour' || unit === 'week' || unit === 'year') return durationOf(count, unit)
  if (unit === 'month') return addDurations(durationOf(Math.floor(count), unit), durationOf(15, 'day'))
  return unit === 'day' ? durationOf(count * 24, 'hour') : undefined
}

const MINUTES_OF_HOUR = 60

/** Hours and minutes written together. */
const written: Rule<Duration>[] = [
  {
    name: '1h30',
    pattern: '#number ~ h ~ #number:minutes',
    make: ({ number, minutes }) => inHours(number, minutes),
  },
  {
    name: '1h 30m',
    pattern: '#number [~] h #number:minutes [~] m|min',
    make: ({ number, minutes }) => inHours(number, minutes),
  },
]

const inHours = (hours: number, minutes: number): Duration | undefined =>
  minutes < MINUTES_OF_HOUR ? durationOf(hours * MINUTES_OF_HOUR + minutes, 'minute') : undefined

const duration: Rule<Duration>[] = [
  { name: 'drei Tage', pattern: '<count> #unit', make: ({ count, unit }) => several(count, unit) },
  {
    name: 'eine halbe Stunde',
    pattern: '[eine|einer|einem|ein|ne|ner|nem] halbe|halben|halber|halbes #unit',
    make: ({ unit }) => half(unit),
  },
  { name: 'eine Viertelstunde', pattern: '[eine|einer|ne|ner] viertelstunde', make: () => durationOf(15, 'minute') },
  {
    name: 'eine Dreiviertelstunde',
    pattern: '[eine|einer|ne|ner] dreiviertelstunde',
    make: () => durationOf(45, 'minute'),
  },
  { name: 'ein Vierteljahr', pattern: '[ein|einem] vierteljahr', make: () => durationOf(3, 'month') },
  { name: 'ein halbes Jahr', pattern: '[ein|einem] halbjahr', make: () => durationOf(6, 'month') },
  {
    name: 'eine viertel Stunde',
    pattern: '[eine|einer] (viertel|dreiviertel) stunde',
    make: (_, { source, to }) => durationOf(source.tokens[to - 2]!.text === 'viertel' ? 15 : 45, 'minute'),
  },
  {
    name: 'zwei Stunden und 30 Minuten',
    pattern: '<count:a> #unit:first [und|,] <count:b> #unit:second',
    make: ({ a, first, b, second }) => {
      const [long, short] = [several(a, first), several(b, second)]
      return long && short && SIZES.indexOf(first) < SIZES.indexOf(second) ? addDurations(long, short) : undefined
    },
  },
  { name: '1h30', pattern: '<written>', make: ({ written }) => written },
]

export const numbers: Record<string, Dimension> = { count, written, duration }
