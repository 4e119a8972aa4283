/** Times of day: "halb acht", "viertel nach sechs", "dreiviertel fünf", "14 Uhr 30", "9.30 Uhr", "nachts um zwei". */
import type { Clock } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

/** Up to twelve an hour may be in either half of the day. */
export const clockAt = (hour: number, minute = 0): Clock | undefined =>
  hour <= 24 && minute < 60 && hour * 60 + minute <= 1440
    ? { minutes: hour * 60 + minute, open: hour > 0 && hour < 13 }
    : undefined

/** With minutes in digits the clock has 24 hours. */
const digital = (hour: number, minute: number, digits = 2): Clock | undefined => {
  const clock = digits === 2 ? clockAt(hour, minute) : undefined
  return clock && { minutes: clock.minutes, open: false, ...(clock.open && { is24: true }) }
}

/** So many minutes before or after a full hour, as people say it: never by 24 hours. */
function aroundHour(hour: number, minutes: number): Clock | undefined {
  if (hour > 24 || hour < 0) return undefined
  const all = (hour * 60 + minutes + 1440) % 1440
  return { minutes: hour < 13 && all < 60 ? all + 720 : all, open: hour < 13 }
}

const length = ({ source, to }: { source: { tokens: { text: string }[] }; to: number }, back: number): number =>
  source.tokens[to - back]?.text.length ?? 0

const hour: Rule<number>[] = [
  { name: 'Stunde in Ziffern', pattern: '#number', make: ({ number }) => (number <= 24 ? number : undefined) },
  {
    name: 'Stunde in Worten',
    pattern: '#cardinal',
    // "um ein Haar" is no hour
    make: ({ cardinal }, { source, from }) =>
      cardinal <= 24 &&
      Number.isInteger(cardinal) &&
      !/^(?:eine.?|n(?:e[nmr]?)|beiden?)$/.test(source.tokens[from]!.text)
        ? cardinal
        : undefined,
  },
]

const spokenMinute: Rule<number>[] = [
  {
    name: 'Minuten in Ziffern',
    pattern: '#number',
    make: ({ number }, place) => (length(place, 1) === 2 ? number : undefined),
  },
  {
    name: 'Minuten in Worten',
    pattern: '#cardinal',
    make: ({ cardinal }) => (cardinal % 5 === 0 || cardinal > 12 ? cardinal : undefined),
  },
]

/** "1h30" is how long; from here on, or behind a word of time, it is when. */
export const FIRST_HOUR = 5
const OF_CLOCK = new Set(['um', 'gegen', 'ab', 'bis', 'von', 'zwischen', 'punkt', 'nachts'])

/** Digits go on: a date, a decimal, a ratio. */
const DIGITS_FOLLOW = '~ .|,|:|/ ~ #number'

const clock: Rule<Clock>[] = [
  { name: '14 Uhr', pattern: '<hour> uhr', make: ({ hour }) => clockAt(hour) },
  {
    name: '14 Uhr 30',
    pattern: '<hour> uhr <spokenMinute:minute>',
    unlessBefore: `(#unit | #measure | ${DIGITS_FOLLOW})`,
    make: ({ hour, minute }) => clockAt(hour, minute),
  },
  {
    name: '14:30',
    pattern: '#number:h ~ : ~ #number:m [(h|uhr)]',
    make: ({ h, m }, { source, from }) => digital(h, m, source.tokens[from + 2]!.text.length),
  },
  {
    name: '9.30 Uhr',
    pattern: '#number:h ~ . ~ #number:m (h|uhr)',
    make: ({ h, m }, place) => digital(h, m, length(place, 2)),
  },
  // "Do 8.00": behind a day nothing else looks like it
  {
    name: 'Do 8.00',
    pattern: '#number:h ~ . ~ #number:m',
    onlyAfter: '#weekday [.]',
    unlessBefore: `(#unit | #measure | ${DIGITS_FOLLOW} | ~ .)`,
    make: ({ h, m }, place) => (m % 5 === 0 ? digital(h, m, length(place, 1)) : undefined),
  },
  {
    name: '17h10',
    pattern: '#number:h [~] h ~ #number:m [uhr]',
    unlessBefore: '[~] m|min',
    make: ({ h, m }, { source: { tokens }, from, to }) =>
      h >= FIRST_HOUR || tokens[to - 1]!.text === 'uhr' || OF_CLOCK.has(tokens[from - 1]?.text ?? '')
        ? digital(h, m)
        : undefined,
  },
  { name: '10 h 10 Uhr', pattern: '#number:h h #number:m uhr', make: ({ h, m }) => clockAt(h, m) },
  { name: 'halb acht', pattern: 'halb <hour> [uhr]', make: ({ hour }) => (hour ? aroundHour(hour, -30) : undefined) },
  {
    name: 'viertel nach sechs',
    pattern: '[ein] viertel nach|über <hour> [uhr]',
    make: ({ hour }) => aroundHour(hour, 15),
  },
  { name: 'viertel vor sechs', pattern: '[ein] viertel vor <hour> [uhr]', make: ({ hour }) => aroundHour(hour, -15) },
  {
    name: 'viertel sechs',
    pattern: 'viertel <hour> [uhr]',
    unlessBefore: '(#measure | #unit)',
    make: ({ hour }) => aroundHour(hour, -45),
  },
  {
    name: 'dreiviertel sechs',
    pattern: 'dreiviertel <hour> [uhr]',
    unlessBefore: '(#measure | #unit)',
    make: ({ hour }) => aroundHour(hour, -15),
  },
  {
    name: 'zehn nach acht',
    pattern: '<count> [minuten|min] (nach|vor) [halb] <hour> [uhr]',
    unlessBefore: `(#unit | #measure | #ordinal | #month | . | ${DIGITS_FOLLOW})`,
    make: ({ count, hour }, { source, from, to }) => {
      const words = source.tokens.slice(from, to).map(({ text }) => text)
      if (count < 1 || count > 29 || !Number.isInteger(count)) return undefined
      const minutes = words.includes('vor') ? -count : count
      return aroundHour(hour, words.includes('halb') ? minutes - 30 : minutes)
    },
  },
  { name: 'Punkt neun', pattern: 'punkt|schlag <hour> [uhr]', make: ({ hour }) => clockAt(hour) },
  { name: 'Punkt 9:00', pattern: 'punkt <clock>', make: ({ clock }) => clock },
]

/** What comes before a time of day; "so" alone is no such word. */
const about: Rule<true>[] = [
  {
    name: 'um',
    pattern: '[so|etwa|ungefähr|pünktlich|circa|ca|zirka] [.] um|gegen [circa|ca|zirka|etwa|ungefähr|punkt]',
    make: () => true,
  },
  { name: 'circa', pattern: 'circa|ca|zirka|etwa|ungefähr|punkt [.]', make: () => true },
]

/** An hour where only a time of day can stand: behind "um", or as an end of a range. */
const bareClock: Rule<Clock>[] = [
  {
    name: 'neun',
    pattern: '<hour>',
    unlessBefore: `(#unit | #measure | ${DIGITS_FOLLOW})`,
    make: ({ hour }) => bare(hour),
  },
  { name: '14h', pattern: '#number ~ h', unlessBefore: '~ #number', make: ({ number }) => clockAt(number) },
  {
    name: '9.30',
    pattern: '#number:h ~ . ~ #number:m',
    unlessBefore: '(. | ~ #number)',
    make: ({ h, m }, place) => digital(h, m, length(place, 1)),
  },
]

function bare(hour: number): Clock | undefined {
  const clock = clockAt(hour)
  return clock && { ...clock, bare: true }
}

export const clocks: Record<string, Dimension> = { hour, spokenMinute, clock, about, bareClock }
