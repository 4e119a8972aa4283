/** German dates and times of day. */
import { oneDay } from '../../calendar/solve.ts'
import type { Clause, Clock, Duration } from '../../calendar/values.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import { durationOf, fromNow } from '../../engine/pieces.ts'

const count: Rule<number>[] = [
  { name: 'in Ziffern', pattern: '#number', make: ({ number }) => number },
  { name: 'in Worten', pattern: '#cardinal', make: ({ cardinal }) => cardinal },
]

const duration: Rule<Duration>[] = [
  { name: 'drei Tage', pattern: '<count> #unit', make: ({ count, unit }) => durationOf(count, unit) },
]

const clock: Rule<Clock>[] = [
  {
    name: '14 Uhr 30',
    pattern: '<count:hour> uhr [#number:minute]',
    make: ({ hour, minute = 0 }) =>
      hour < 25 && minute < 60 ? { minutes: hour * 60 + minute, open: hour > 0 && hour < 13 } : undefined,
  },
]

const piece: Rule<Clause>[] = [
  { name: 'heute', pattern: '#day', make: ({ day }, { source }) => ({ period: oneDay(source.today + day) }) },
  { name: 'am Freitag', pattern: 'am #weekday', make: ({ weekday }) => ({ fields: { weekday }, introduced: true }) },
  { name: 'Freitag', pattern: '#weekday', make: ({ weekday }) => ({ fields: { weekday } }) },
  { name: 'in drei Tagen', pattern: 'in <duration>', make: ({ duration }, { source }) => fromNow(source, duration) },
  { name: 'um 9 Uhr', pattern: 'um? <clock>', make: ({ clock }) => ({ clock }) },
]

export const time: Record<string, Dimension> = { count, duration, clock, piece }
