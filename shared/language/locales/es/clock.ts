/** Spanish times of day: "a las nueve y media", "15:30", "8 p. m.", "de 5 a 6 de la tarde". */

import { inPart } from '../../calendar/parts.ts'
import { combine } from '../../calendar/span.ts'
import type { Clause, Clock, PartName } from '../../calendar/values.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import { isEnd } from '../../engine/source.ts'

const at = (hour: number, minute = 0, open = hour < 13): Clock | undefined =>
  hour <= 24 && minute < 60 && minute > -60 ? { minutes: hour * 60 + minute, open } : undefined

const hour: Rule<number>[] = [
  { name: 'en cifras', pattern: '#number', make: ({ number }) => (number <= 24 ? number : undefined) },
  { name: 'en letras', pattern: '#cardinal', make: ({ cardinal }) => (cardinal <= 24 ? cardinal : undefined) },
]

/** An hour and its minutes, without the words around them. */
const reading: Rule<Clock>[] = [
  { name: 'nueve', pattern: '<hour>', make: ({ hour }) => at(hour) },
  {
    name: '9:30',
    pattern: '#number:hour ~ :|. ~ #number:minute',
    make: ({ hour, minute }, { source, from, to }) =>
      source.tokens[to - 1]!.text.length === 2
        ? at(hour, minute, hour < 13 && !source.tokens[from]!.text.startsWith('0'))
        : undefined,
  },
  { name: '7h30', pattern: '#number:hour ~ h ~ #number:minute', make: ({ hour, minute }) => at(hour, minute) },
  { name: 'nueve y media', pattern: '<hour> y media', make: ({ hour }) => at(hour, 30) },
  { name: 'nueve y cuarto', pattern: '<hour> y cuarto', make: ({ hour }) => at(hour, 15) },
  { name: 'nueve menos cuarto', pattern: '<hour> menos cuarto', make: ({ hour }) => at(hour, -15) },
  { name: 'nueve y diez', pattern: '<hour> y <count> [minutos]', make: ({ hour, count }) => at(hour, count) },
  { name: 'nueve menos diez', pattern: '<hour> menos <count> [minutos]', make: ({ hour, count }) => at(hour, -count) },
  {
    name: 'siete treinta',
    pattern: '#cardinal:hour #cardinal:minute',
    make: ({ hour, minute }) => (minute > 9 ? at(hour, minute) : undefined),
  },
]

type Half = 'am' | 'pm' | PartName
const half: Rule<Half>[] = [
  { name: 'a. m.', pattern: '(am | a [.] m [.])', make: () => 'am' },
  { name: 'p. m.', pattern: '(pm | p [.] m [.])', make: () => 'pm' },
  { name: 'de la tarde', pattern: 'de|por|en la #part', make: ({ part }) => part },
  { name: 'de la madrugada', pattern: 'de|por|en la madrugada', make: () => 'am' },
  { name: 'del mediodía', pattern: 'de|del mediodia', make: () => 'lunch' },
]

const settled = (clock: Clock, half: Half | undefined): Clock => {
  if (!half || !clock.open) return clock
  const minutes =
    half === 'am' ? clock.minutes % 720 : half === 'pm' ? (clock.minutes % 720) + 720 : inPart(clock, half)
  return { minutes, open: false }
}

const clock: Rule<Clock>[] = [
  {
    name: 'a las nueve',
    pattern: 'la|las <reading> [h|hs|horas|hrs] [en punto] [[,] <half>] [en punto]',
    make: ({ reading, half }) => settled(reading, half),
  },
  {
    name: 'nueve de la noche',
    pattern: '<reading> [h|hs|horas] [en punto] <half>',
    make: ({ reading, half }) => settled(reading, half),
  },
  { name: '15 horas', pattern: '<reading> ~ h|hs', make: ({ reading }) => reading },
  {
    name: '15:30',
    pattern: '<reading> [h|hs|horas] [en punto]',
    make: ({ reading }, { source, from }) =>
      /^[:.]$/.test(source.tokens[from + 1]?.text ?? '') || source.tokens[from + 1]?.text === 'h' ? reading : undefined,
  },
  {
    name: 'siete y media',
    pattern: '<hour> y|menos media|cuarto',
    make: ({ hour }, { source, to }) =>
      at(hour, source.tokens[to - 1]!.text === 'media' ? 30 : source.tokens[to - 2]!.text === 'y' ? 15 : -15),
  },
  { name: 'mediodía', pattern: '[el|al] mediodia', make: () => at(12, 0, false) },
  { name: 'medianoche', pattern: '[la] medianoche', make: () => at(24, 0, false) },
]

const ABOUT = '(a | sobre | hacia | alrededor de | cerca de | a eso de | desde | para)'

/** One end of a range: there an hour needs no words around it. */
const end: Rule<Clause>[] = [
  { name: 'frase', pattern: '[el] <phrase>', make: ({ phrase }) => phrase },
  {
    name: 'las 5',
    pattern: '[las|la] <reading> [<half>]',
    make: ({ reading, half }) => ({ clock: { ...settled(reading, half), ...(!half && { bare: true }) } }),
  },
]

export const clockPieces: Rule<Clause>[] = [
  { name: 'a las nueve', pattern: `[${ABOUT}] <clock>`, make: ({ clock }) => ({ clock }) },
  { name: 'a las 15 horas', pattern: 'a las #number horas', make: ({ number }) => ({ clock: at(number) }) },
  { name: 'por la mañana', pattern: 'por|x|en|a|de|durante la #part', make: ({ part }) => ({ part: { name: part } }) },
  {
    name: 'esta tarde',
    pattern: 'esta #part',
    make: ({ part }, { source }) => ({
      part: { name: part },
      period: { from: source.today, to: source.today + 1, unit: 'day' },
    }),
  },
  {
    name: 'anoche',
    pattern: 'anoche',
    make: (_, { source }) => ({
      part: { name: 'night' },
      period: { from: source.today - 1, to: source.today, unit: 'day' },
    }),
  },
  {
    name: 'la tarde',
    pattern: 'la tarde|noche',
    make: (_, { source, to }) => ({
      part: { name: source.tokens[to - 1]!.text === 'tarde' ? 'afternoon' : 'night' },
      weak: 'alone',
    }),
  },
  {
    name: 'de 5 a 6',
    pattern: '(de|desde|del) <end:first> a|al|hasta|- <end:last>',
    make: ({ first, last }, { source }) => between(combine(source, first, last)),
  },
  {
    name: 'entre las 5 y las 6',
    pattern: 'entre <end:first> y|- <end:last>',
    make: ({ first, last }, { source }) => between(combine(source, first, last)),
  },
  {
    name: '8-9',
    pattern: '<reading:first> - <clock:last>',
    make: ({ first, last }, { source }) => combine(source, { clock: first }, { clock: last }),
  },
  {
    name: '8-2',
    pattern: '[de] <reading:first> - <reading:last>',
    make: ({ first, last }, { source, to }) =>
      isEnd(source, to) ? combine(source, { clock: first }, { clock: last }) : undefined,
  },
]

const between = (clause: Clause | undefined): Clause | undefined =>
  clause && { ...clause, weak: undefined, introduced: true }

export const clocks: Record<string, Dimension> = { hour, reading, half, clock, end }
