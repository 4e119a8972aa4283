/** Times of day: "9 baje", "saade paanch baje", "5 baj kar 20 minute", "9:30", "5pm". */
import type { Clause, Clock } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { endsTime, saysWhich } from '../which.ts'

/** Neither half of the day was said. */
const clockAt = (hours: number, isOpen = true): Clock | undefined => {
  const minutes = Math.round(hours * 60)
  if (minutes < 0 || minutes > 1440) return undefined
  return { minutes, open: isOpen && minutes < 780 }
}

const hour: Rule<number>[] = [
  { name: 'in digits', pattern: '#number', make: ({ number }) => (number <= 24 ? number : undefined) },
  { name: 'in words', pattern: '#cardinal', make: ({ cardinal }) => (cardinal <= 12 ? cardinal : undefined) },
]

/** "09:05", and "9:05": with a zero in front, or past noon, the half of the day is said. */
const digital = (hour: number, minute: number, { source, from }: Place): Clock | undefined =>
  minute < 60 && hour < 25 ? clockAt(hour + minute / 60, !source.tokens[from]!.text.startsWith('0')) : undefined

const half = ({ hour, minute = 0 }: Record<string, number>, isPm: boolean): Clock | undefined =>
  hour! > 0 && hour! < 13 && minute < 60 ? clockAt((hour! % 12) + (isPm ? 12 : 0) + minute / 60, false) : undefined

const clock: Rule<Clock>[] = [
  { name: '5 ya 6 baje', pattern: '<hour> ya <hour:last> baje', make: ({ hour }) => clockAt(hour) },
  { name: '9 baje', pattern: '<hour> baje', make: ({ hour }) => clockAt(hour) },
  {
    name: '9:30',
    pattern: '#number:hour ~ : ~ #number:minute [baje]',
    make: ({ hour, minute }, place) => digital(hour, minute, place),
  },
  {
    name: '9.30 baje',
    pattern: '#number:hour ~ . ~ #number:minute baje',
    make: ({ hour, minute }, place) => digital(hour, minute, place),
  },
  { name: 'sawa do baje', pattern: 'sawa <hour> baje', make: ({ hour }) => clockAt(hour + 0.25) },
  // "saray teen baje" is written as "saare" is
  { name: 'saade do baje', pattern: 'saade|saara <hour> baje', make: ({ hour }) => clockAt(hour + 0.5) },
  { name: 'paune do baje', pattern: 'paune <hour> baje', make: ({ hour }) => clockAt(hour - 0.25) },
  { name: 'sawa baje', pattern: 'sawa baje', make: () => clockAt(1.25) },
  { name: 'dedh baje', pattern: 'dedh baje', make: () => clockAt(1.5) },
  { name: 'dhai baje', pattern: 'dhai baje', make: () => clockAt(2.5) },
  { name: 'paun baje', pattern: 'paun|paune baje', make: () => clockAt(0.75) },
  {
    name: '5 baj kar 20 minute',
    pattern: '<hour> (baj kar|ke | bajkar) <count> [minute]',
    make: ({ hour, count }) => (count < 60 ? clockAt(hour + count / 60) : undefined),
  },
  {
    name: '5 bajne mein 10 minute',
    pattern: '<hour> bajne mein|se <count> minute [pehle]',
    make: ({ hour, count }) => (count < 60 ? clockAt(hour - count / 60) : undefined),
  },
  { name: '5pm', pattern: '<hour> [: #number:minute] pm', make: (said) => half(said, true) },
  { name: '5am', pattern: '<hour> [: #number:minute] am', make: (said) => half(said, false) },
  { name: 'noon', pattern: 'noon', make: () => clockAt(12, false) },
  { name: 'midnight', pattern: 'midnight', make: () => clockAt(24, false) },
]

/** "din ke 11 baje", "din mein 2 baje": between seven in the morning and six in the evening. */
const atDay = ({ minutes, open }: Clock): Clock =>
  open && minutes < 420 ? { minutes: minutes + 720, open: false } : { minutes, open: false }

const atNoon = ({ minutes, open }: Clock): Clock =>
  open && minutes < 660 ? { minutes: minutes + 720, open: false } : { minutes, open: false }

export const clockPieces: Rule<Clause>[] = [
  {
    name: 'at 9 baje',
    pattern: '[taqreeban|at|@] <clock>',
    make: ({ clock }, place) => (saysWhich(place) ? undefined : { clock }),
  },
  {
    name: 'at 5',
    pattern: 'at|@ <hour>',
    make: ({ hour }, place) => (endsTime(place.source, place.to) ? { clock: clockAt(hour) } : undefined),
  },
  { name: 'din ke 2 baje', pattern: 'din ke|ko|mein|ka <clock>', make: ({ clock }) => ({ clock: atDay(clock) }) },
  { name: 'dopahar 11 baje', pattern: 'dopahar [ke|ko|mein] <clock>', make: ({ clock }) => ({ clock: atNoon(clock) }) },
  {
    name: 'subah saade 6',
    pattern: '#part [ke|ko] [sawa|saade|paune] <hour>',
    make({ part, hour }, place) {
      if (!endsTime(place.source, place.to)) return undefined
      const before = place.source.tokens[place.to - 2]!.text
      const clock = clockAt(
        hour + (before === 'sawa' ? 0.25 : before === 'saade' ? 0.5 : before === 'paune' ? -0.25 : 0),
      )
      return clock && { part: { name: part }, clock }
    },
  },
  {
    name: 'subah 10 se dopahar 1 baje tak',
    pattern: '[#part:early] [ke|ko] (<hour> | <clock>) se|- [#part:late] [ke|ko] (<clock:end> [tak] | <hour:last> tak)',
    make({ early, late, hour, clock = clockAt(hour), last, end = clockAt(last) }) {
      if (!clock || !end) return undefined
      const [from, to] = [early, late].map((name) => name && { name })
      return { clock, ...(from && { part: from }), until: { clock: end, ...(to && { part: to }) } }
    },
  },
  {
    name: '3 aur 5 baje ke darmiyan',
    pattern: '[#part] <hour> aur|se <hour:last> baje ke darmiyan',
    make({ part, hour, last }) {
      const [clock, end] = [clockAt(hour), clockAt(last)]
      return clock && end ? { clock, ...(part && { part: { name: part } }), until: { clock: end } } : undefined
    },
  },
  {
    name: 'isi waqt',
    pattern: 'isi waqt|time',
    make: (_, { source }) => ({ clock: { minutes: source.minute, open: false } }),
  },
  { name: 'aadhi raat', pattern: 'aadha raat', make: () => ({ clock: clockAt(24)! }) },
  {
    name: 'subah sawere',
    pattern: '[subah] [subah] sawere',
    make: () => ({ part: { name: 'morning', edge: 'early' } }),
  },
  { name: 'dopahar ke baad', pattern: 'dopahar ke baad', make: () => ({ part: { name: 'lunch' }, bound: 'after' }) },
  {
    name: 'shaam',
    pattern: '#part [time]',
    make: ({ part }, place) => (saysWhich(place) ? undefined : { part: { name: part } }),
  },
]

export const clocks: Record<string, Dimension> = { hour, clock }
