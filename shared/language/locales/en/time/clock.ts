/** Times of day: "3pm", "15:30", "9h30", "half past eight", "20 to 2pm", "1900 hours", "noon", "at three twenty". */
import type { Clock } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { readZone } from '../../../engine/zones.ts'

/** "650.650", "x-5", "$3": digits that belong to what they touch; "tomorrow5pm" is a slip. */
const GLUED = '("$" | € | £ | # | "+" | ~ .|/|: | #word&!day&!weekday&!timeSign | mon|tue|wed|thu|fri|sat|sun) ~'
/** More digits follow directly: "650.650.6500", "1:30:15:20". */
const CONTINUED = '~ (#number | .|:|/ ~ #number)'
const ORDINAL = '~ st|nd|rd|th'

const textAt = ({ source, from }: Place, offset: number): string => source.tokens[from + offset]?.text ?? ''

export const exact = (minutes: number): Clock => ({ minutes, open: false })
const inHalf = (hour: number, minute: number, meridiem: 'am' | 'pm'): Clock =>
  exact(((hour * 60 + minute) % 720) + (meridiem === 'pm' ? 720 : 0))
/** Up to twelve an hour may be in either half of the day. */
const either = (hour: number, minute = 0): Clock => ({ minutes: hour * 60 + minute, open: hour >= 1 && hour <= 12 })

const meridiem: Rule<'am' | 'pm'>[] = [
  { name: 'am', pattern: '(#meridiem | ~ . ~ #meridiem)', make: ({ meridiem }) => meridiem },
  {
    name: 'am.',
    pattern: '(#meridiem | ~ . ~ #meridiem) ~ .',
    unlessBefore: '(#capital | $)',
    make: ({ meridiem }) => meridiem,
  },
  { name: 'in the am', pattern: 'in [the] #meridiem', make: ({ meridiem }) => meridiem },
  { name: 'a.m.', pattern: '(a [.] m [.] | ~ . ~ a [.] m [.])', make: () => 'am' },
  { name: 'p.m.', pattern: '(p [.] m [.] | ~ . ~ p [.] m [.])', make: () => 'pm' },
  // "seat 12A" is no time
  { name: '9a', pattern: '~ a', unlessAfter: '#numbered #number', make: () => 'am' },
  { name: '9p', pattern: '~ p', unlessAfter: '#numbered #number', make: () => 'pm' },
]

const noon: Rule<Clock>[] = [
  { name: 'noon', pattern: '[12|twelve] #noon', make: () => exact(720) },
  { name: 'midnight', pattern: '[12|twelve] midnight', make: () => exact(1440) },
]

const hourInDigits: Rule<number>[] = [
  {
    name: '3',
    pattern: '#number',
    unlessAfter: GLUED,
    make: ({ number }, place) => (number <= 24 && textAt(place, 0).length < 3 ? number : undefined),
  },
]

/** One word, so that "seven thirty" is not 37. */
const hourInWords: Rule<number>[] = [
  { name: 'three', pattern: '#cardinal&!possessive', make: ({ cardinal }) => (cardinal <= 20 ? cardinal : undefined) },
  {
    name: 'twenty one',
    pattern: 'twenty #cardinal',
    make: ({ cardinal }) => (cardinal > 0 && cardinal < 4 ? 20 + cardinal : undefined),
  },
]

const clockHour: Rule<number>[] = [
  { name: '3', pattern: '<hourInDigits>', make: ({ hourInDigits }) => hourInDigits },
  { name: 'three', pattern: '<hourInWords>', make: ({ hourInWords }) => hourInWords },
]

const minuteInDigits: Rule<number>[] = [
  {
    name: '05',
    pattern: '#number',
    make: ({ number }, place) => (number < 60 && textAt(place, 0).length === 2 ? number : undefined),
  },
]

const minuteInWords: Rule<number>[] = [
  { name: 'oh five', pattern: 'oh|o <digit>', make: ({ digit }) => digit },
  {
    name: 'forty-three minutes',
    pattern: '<belowHundred> [#unit]',
    make: ({ belowHundred, unit = 'minute' }) =>
      belowHundred > 9 && belowHundred < 60 && unit === 'minute' ? belowHundred : undefined,
  },
]

const digit: Rule<number>[] = [
  {
    name: 'five',
    pattern: '#cardinal',
    make: ({ cardinal }) => (cardinal > 0 && cardinal < 10 ? cardinal : undefined),
  },
]

/** "1930", "0715", "930": hour and minutes in one number. */
const military: Rule<{ hour: number; minute: number; digits: string }>[] = [
  {
    name: '1930',
    pattern: '#number',
    unlessAfter: GLUED,
    unlessBefore: `(${CONTINUED} | ~ - ~ (#word | <notMilitary>) | ~ #word&!clockSuffix&!day&!weekday)`,
    make: ({ number }, place) => {
      const digits = textAt(place, 0)
      const [hour, minute] = [Math.floor(number / 100), number % 100]
      const isTime = digits.length > 2 && digits.length < 5 && minute < 60 && number <= 2400
      return isTime ? { hour, minute, digits } : undefined
    },
  },
]

const notMilitary: Rule<true>[] = [
  { name: '650-6500', pattern: '#number', make: (_, place) => textAt(place, 0).length !== 4 || undefined },
]

/** In digits with a sign between hour and minutes. Two digits are a 24-hour clock. */
const timeInDigits: Rule<Clock>[] = [
  {
    name: '15:30',
    pattern: '<hourInDigits:hour> ~ : ~ <minuteInDigits:minute> [~ : ~ #number]',
    unlessBefore: CONTINUED,
    make: ({ hour, minute }, place) => ({ minutes: hour * 60 + minute, open: hour > 0 && textAt(place, 0).length < 2 }),
  },
  {
    name: '3:30 pm',
    pattern: '<hourInDigits:hour> (~ .|: ~ <minuteInDigits:minute> [~ : ~ #number]) <meridiem>',
    make: ({ hour, minute, meridiem }) => (hour > 12 ? exact(hour * 60 + minute) : inHalf(hour, minute, meridiem)),
  },
  {
    name: '17h30',
    pattern: '<hourInDigits:hour> ~ h ~ <minuteInDigits:minute>',
    unlessBefore: `(${CONTINUED} | ~ m|min|mins)`,
    // a few hours with their minutes are how long it takes, if they are not all that is said
    make: ({ hour, minute }, { source, from }) =>
      hour > 5 || source.tokens[from]!.text.length > 1 || from === 0 ? exact(hour * 60 + minute) : undefined,
  },
  {
    name: '14h',
    pattern: '<hourInDigits:hour> ~ h',
    unlessBefore: CONTINUED,
    make: ({ hour }) => (hour > 12 && hour < 24 ? exact(hour * 60) : undefined),
  },
  {
    name: '9.30-10.15',
    pattern: '<hourInDigits:hour> ~ . ~ <minuteInDigits:minute>',
    unlessBefore: CONTINUED,
    make: ({ hour, minute }, place) => (isOfDottedRange(place) ? dotted(hour, minute, place) : undefined),
  },
  {
    name: '1900 hours',
    pattern: '<military> hours|hrs|hr|h',
    make: ({ military: { hour, minute, digits } }) => (digits.length > 3 ? exact(hour * 60 + minute) : undefined),
  },
  {
    name: '930pm',
    pattern: '<military> <meridiem>',
    make: ({ military: { hour, minute }, meridiem }) => (hour < 13 ? inHalf(hour, minute, meridiem) : undefined),
  },
  {
    name: '0730',
    pattern: '<military>',
    make: ({ military: { hour, minute, digits } }, { source, from }) =>
      digits.length > 3 && hour < 10
        ? { ...exact(hour * 60 + minute), bare: source.tokens[from - 1]?.text !== 'for' }
        : undefined,
  },
]

const dotted = (hour: number, minute: number, place: Place): Clock => ({
  minutes: hour * 60 + minute,
  open: hour >= 1 && hour <= 12 && !textAt(place, 0).startsWith('0'),
})

/** "tomorrow 9.30-10.15": two times with dots, behind a day or a preposition. */
function isOfDottedRange({ source: { tokens }, from, to }: Place): boolean {
  const isTime = (at: number): boolean =>
    tokens[at]?.kind === 'number' && tokens[at + 1]?.text === '.' && /^[0-5]\d$/.test(tokens[at + 2]?.text ?? '')
  const isSecond = tokens[from - 1]?.text === '-' && isTime(from - 4)
  const { lex, kind } = tokens[(isSecond ? from - 4 : from) - 1] ?? {}
  const isSaid = lex?.day !== undefined || lex?.weekday !== undefined || lex?.closer === true || kind === 'number'
  return isSaid && (isSecond || (tokens[to]?.text === '-' && isTime(to + 1)))
}

const OCLOCK = "(o'clock|oclock|o'clocks | o clock)"

/** As it is said. */
const timeInWords: Rule<Clock>[] = [
  { name: 'noon', pattern: '<noon>', make: ({ noon }) => noon },
  {
    name: '3pm',
    pattern: `<clockHour:hour> [${OCLOCK}] <meridiem>`,
    make: ({ hour, meridiem }) => (hour < 13 ? inHalf(hour, 0, meridiem) : undefined),
  },
  {
    name: 'three thirty pm',
    pattern: '(<hourInDigits:hour> <minuteInDigits:minute> | <hourInWords:hour> <minuteInWords:minute>) <meridiem>',
    make: ({ hour, minute, meridiem }) => (hour > 0 && hour < 13 ? inHalf(hour, minute, meridiem) : undefined),
  },
  {
    name: "3 o'clock",
    pattern: `<clockHour:hour> ${OCLOCK}`,
    make: ({ hour }) => (hour > 0 ? either(hour) : undefined),
  },
  {
    name: 'three thirty',
    pattern: '<hourInWords:hour> <minuteInWords:minute>',
    make: ({ hour, minute }) => (hour > 0 ? { ...either(hour, minute), bare: true } : undefined),
  },
  {
    name: '3',
    pattern: '<clockHour:hour>',
    unlessBefore: `(${CONTINUED} | ${ORDINAL})`,
    make: ({ hour }) => ({ ...either(hour), bare: true }),
  },
  {
    name: 'oh eight thirty',
    pattern: 'oh|o|zero <digit:hour> (hundred | <minuteInWords:minute>) [hours|hrs]',
    make: ({ hour, minute = 0 }) => exact(hour * 60 + minute),
  },
  {
    name: 'fifteen hundred hours',
    pattern: '<hourInWords:hour> hundred hours|hrs',
    make: ({ hour }) => exact(hour * 60),
  },
]

const TO = 'to|before|till|til|of|until'
const PAST = 'past|after|from'

/** A full hour, from which minutes are counted. */
const fullHour: Rule<Clock>[] = [
  { name: 'noon', pattern: '<noon>', make: ({ noon }) => noon },
  {
    name: 'three',
    pattern: '<timeBehindAt>',
    unlessBefore: '(<minuteInWords> | <meridiem>)',
    make: ({ timeBehindAt }) => (timeBehindAt.minutes % 60 === 0 ? timeBehindAt : undefined),
  },
]

/** So many minutes from an hour; "quarter to 1" is still open, but counted from 12, not from 24. */
function beside(hour: Clock, minutes: number): Clock {
  const all = (hour.minutes + minutes + 1440) % 1440
  return { ...hour, minutes: hour.open && all >= 1380 ? all - 720 : all, bare: false }
}

const besideHour: Rule<Clock>[] = [
  { name: 'half past eight', pattern: '[a] half past|after <fullHour>', make: ({ fullHour }) => beside(fullHour, 30) },
  {
    name: 'half eight',
    pattern: '[a] half <fullHour>',
    make: ({ fullHour }) => (fullHour.bare && fullHour.minutes <= 720 ? beside(fullHour, 30) : undefined),
  },
  {
    name: 'quarter past 5',
    pattern: `[a] (quarter | <minutes> #unit) ${PAST} <fullHour>`,
    make: ({ minutes = 15, unit = 'minute', fullHour }) => (unit === 'minute' ? beside(fullHour, minutes) : undefined),
  },
  {
    name: 'quarter to 5',
    pattern: `[a] (quarter | <minutes> #unit) ${TO} <fullHour>`,
    make: ({ minutes = 15, unit = 'minute', fullHour }) => (unit === 'minute' ? beside(fullHour, -minutes) : undefined),
  },
  {
    name: 'ten past three',
    pattern: '<minutes> past <fullHour>',
    make: ({ minutes, fullHour }) => beside(fullHour, minutes),
  },
  {
    name: 'five after three',
    pattern: '#cardinal after #cardinal:hour',
    unlessBefore: '(#word&!closer&!day | #number)',
    make: ({ cardinal, hour }) =>
      cardinal % 5 === 0 && cardinal < 30 && hour > 0 && hour < 13 ? beside(either(hour), cardinal) : undefined,
  },
]

const minutes: Rule<number>[] = [
  {
    name: 'ten',
    pattern: '<cardinal>',
    make: ({ cardinal }) => (cardinal > 0 && cardinal < 60 ? cardinal : undefined),
  },
]

/** "5 to 7" is a range, "ten to five" and "at 20 to 2" are times. */
function isBefore(minutes: number, hour: Clock, { source, from }: Place, isBehindAt: boolean): boolean {
  if (minutes % 5 !== 0 || (hour.bare && hour.minutes > 780)) return false // "20 to 22 of march"
  if (minutes > 12) return true
  const isNoon = !hour.open && hour.minutes % 720 === 0
  if (isBehindAt) return true // "at 10 to 5"
  return source.tokens[from]!.kind === 'word' && (isNoon || minutes >= hour.minutes / 60)
}

/** What a word such as "at" makes clearer. */
const toHour = (isBehindAt: boolean): Rule<Clock>[] => [
  {
    name: 'ten to five',
    pattern: '<minutes> to|before|till|til <fullHour>',
    make: ({ minutes, fullHour }, place) =>
      isBefore(minutes, fullHour, place, isBehindAt) ? beside(fullHour, -minutes) : undefined,
  },
  {
    name: 'ten of four',
    pattern: '#cardinal of #cardinal:hour',
    unlessBefore: '(#word&!closer&!day | #number)',
    make: ({ cardinal, hour }, place) =>
      hour > 0 && hour < 13 && isBefore(cardinal, either(hour), place, isBehindAt)
        ? beside(either(hour), -cardinal)
        : undefined,
  },
]

const time: Rule<Clock>[] = [
  { name: 'written', pattern: '<timeInDigits>', make: ({ timeInDigits }) => timeInDigits },
  { name: 'spoken', pattern: '<timeInWords>', make: ({ timeInWords }) => timeInWords },
  { name: 'beside an hour', pattern: '<besideHour>', make: ({ besideHour }) => besideHour },
  ...toHour(false),
]

/** Behind "at" and its like: a number with minutes is a time of day. */
const timeBehindAt: Rule<Clock>[] = [
  {
    name: '2.30',
    pattern: '<hourInDigits:hour> ~ . ~ <minuteInDigits:minute>',
    unlessBefore: CONTINUED,
    make: ({ hour, minute }, place) => dotted(hour, minute, place),
  },
  {
    name: '1h30',
    pattern: '<hourInDigits:hour> ~ h ~ <minuteInDigits:minute>',
    unlessBefore: `(${CONTINUED} | ~ m|min|mins)`,
    make: ({ hour, minute }) => exact(hour * 60 + minute),
  },
  { name: '9h', pattern: '<hourInDigits:hour> ~ h', unlessBefore: CONTINUED, make: ({ hour }) => exact(hour * 60) },
  {
    name: '12 15',
    pattern: '<hourInDigits:hour> <minuteInDigits:minute>',
    unlessBefore: `(${CONTINUED} | ${ORDINAL})`,
    make: ({ hour, minute }) => (hour > 0 ? either(hour, minute) : undefined),
  },
  {
    name: 'three thirty',
    pattern: '<hourInWords:hour> <minuteInWords:minute>',
    make: ({ hour, minute }) => (hour > 0 ? either(hour, minute) : undefined),
  },
  {
    name: '15 hours',
    pattern: '<clockHour:hour> hours|hrs',
    make: ({ hour }) => (hour > 12 ? exact(hour * 60) : undefined),
  },
  {
    name: '1930',
    pattern: '<military>',
    unlessBefore: ORDINAL,
    make: ({ military: { hour, minute, digits } }, { source, from }) => ({
      minutes: hour * 60 + minute,
      open: source.tokens[from - 1]?.text !== 'for' && (digits.length === 3 || (hour >= 10 && hour < 13)),
    }),
  },
  {
    name: 'fifteen hundred',
    pattern: '<hourInWords:hour> hundred',
    unlessBefore: '#cardinal',
    make: ({ hour }) => (hour >= 10 ? exact(hour * 60) : undefined),
  },
  ...toHour(true),
  ...time,
]

/** A time with a dot, where nothing follows that it could count. */
const dottedTime: Rule<true>[] = [
  {
    name: '9.45',
    pattern: '<hourInDigits> ~ . ~ <minuteInDigits>',
    unlessBefore: '<nounOrMore>',
    make: () => true,
  },
]

/** Bare hours one after the other, where nothing follows that they could count. */
const hoursListed: Rule<true>[] = [
  {
    name: '8 and 8',
    pattern: '<hourInDigits> (,|and|& <hourInDigits:more>)+',
    unlessBefore: '(<nounOrMore> | st|nd|rd|th)',
    make: () => true,
  },
]

/** "friday 5 squash": beside a day a number before what is done at an hour, and is all that follows or goes on with a small word. */
const hourOfActivity: Rule<Clock>[] = [
  {
    name: '5 squash',
    pattern: '#number',
    unlessAfter: GLUED,
    onlyBefore: '(#activity | #occasion) ($ | #closer | ,|;|:|-)',
    make: ({ number }) => (number > 0 && number < 13 ? either(number) : undefined),
  },
]

/** With what may stand behind it: "5 sharp", "5ish", "9am pst". */
const withZone = (name: string): Rule<Clock>[] => [
  {
    name: '9am sharp, london time',
    pattern: `<${name}:time> [sharp|ish|exactly|precisely | ~ - ish] [<zone>]`,
    make: ({ time, zone }) => (time.minutes > 1440 ? undefined : { ...time, ...(zone !== undefined && { zone }) }),
  },
  {
    name: '3ish',
    pattern: `<${name}:time> ~ ish [<zone>]`,
    rank: 1,
    make: ({ time, zone }) =>
      time.minutes > 1440 ? undefined : { ...time, bare: false, ...(zone !== undefined && { zone }) },
  },
]

export const clocks: Record<string, Dimension> = {
  meridiem,
  noon,
  hourInDigits,
  hourInWords,
  clockHour,
  digit,
  minuteInDigits,
  minuteInWords,
  minutes,
  military,
  notMilitary,
  timeInDigits,
  timeInWords,
  fullHour,
  besideHour,
  time,
  timeBehindAt,
  hourOfActivity,
  dottedTime,
  hoursListed,
  zone: readZone,
  clock: withZone('time'),
  clockBehindAt: withZone('timeBehindAt'),
}
