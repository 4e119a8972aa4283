/** Numbers and durations: "do", "saade teen", "dedh ghanta", "1 ghanta 20 minute". */
import type { Duration, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { addDurations, durationOf } from '../../../engine/pieces.ts'

const count: Rule<number>[] = [
  { name: 'in digits', pattern: '#number', make: ({ number }) => number },
  { name: 'in words', pattern: '#cardinal', make: ({ cardinal }) => cardinal },
]

/** "1.5", "sawa do": with quarters and halves. */
const amount: Rule<number>[] = [
  { name: 'do', pattern: '<count>', make: ({ count }) => count },
  {
    name: '1.5',
    pattern: '#number:whole ~ . ~ #number:tenths',
    make: ({ whole, tenths }) => (tenths < 10 ? whole + tenths / 10 : undefined),
  },
  { name: 'sawa do', pattern: 'sawa <count>', make: ({ count }) => count + 0.25 },
  { name: 'saade teen', pattern: 'saade <count>', make: ({ count }) => count + 0.5 },
  { name: 'paune do', pattern: 'paune <count>', make: ({ count }) => count - 0.25 },
  { name: 'sawa', pattern: 'sawa', make: () => 1.25 },
  { name: 'dedh', pattern: 'dedh', make: () => 1.5 },
  { name: 'dhai', pattern: 'dhai', make: () => 2.5 },
  { name: 'aadha', pattern: 'aadha', make: () => 0.5 },
  { name: 'paun', pattern: 'paun|paune', make: () => 0.75 },
]

/** Halves of a day are hours, halves of a month days. */
function durationIn(amount: number, unit: Unit): Duration | undefined {
  const whole = Math.floor(amount)
  const part = amount - whole
  if (!amount) return undefined
  if (unit === 'day' && part) return { ...durationOf(whole, 'day'), minutes: part * 1440, unit: 'hour' }
  if (unit === 'month' && part) return { ...durationOf(whole, 'month'), days: Math.round(part * 30) }
  return durationOf(amount, unit)
}

const duration: Rule<Duration>[] = [
  // "h" by itself is "hai"
  { name: '2h', pattern: '#number ~ h|hr', make: ({ number }) => durationIn(number, 'hour') },
  { name: 'dedh ghanta', pattern: '<amount> #unit', make: ({ amount, unit }) => durationIn(amount, unit) },
  {
    name: 'ek ghanta 20 minute',
    pattern: '<amount:most> #unit:large [aur] <count:rest> #unit:small',
    make({ most, large, rest, small }) {
      const [a, b] = [durationIn(most, large), durationIn(rest, small)]
      return a && b && large !== small ? addDurations(a, b) : undefined
    },
  },
]

/** How long something takes, said behind its day or its rule without a word for it; "2 ghante baad" is when. */
const howLong: Rule<Duration>[] = [
  {
    name: '15 minute',
    pattern: '<duration>',
    unlessBefore: 'ke|ki|ka|baad|pehle|mein|tak|se|aage|peeche|der|jaldi|late|andar|wala|ko|par|-',
    make: ({ duration }) => (isOfOneDay(duration) ? duration : undefined),
  },
]
const isOfOneDay = ({ months, days, workdays, minutes }: Duration): boolean =>
  !months && !days && !workdays && minutes > 0 && minutes < 1440

export const numbers: Record<string, Dimension> = { count, amount, duration, howLong }
