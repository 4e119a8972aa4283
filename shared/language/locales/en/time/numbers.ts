/** How many and how long: "two", "twenty-two", "2nd", "half an hour", "1h30", "2 hours and a half", "3 business days". */
import type { Duration, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { addDurations, durationOf } from '../../../engine/pieces.ts'

const SUFFIX = 'st|nd|rd|th'

const belowHundred: Rule<number>[] = [
  {
    name: 'twelve',
    pattern: '#cardinal&!possessive',
    make: ({ cardinal }) => (cardinal < 100 ? cardinal : undefined),
  },
  {
    name: 'twenty-two',
    pattern: '#cardinal:tens [-] #cardinal:ones',
    make: ({ tens, ones }) => (isTens(tens) && ones > 0 && ones < 10 ? tens + ones : undefined),
  },
]

const isTens = (n: number): boolean => n >= 20 && n < 100

const hundreds: Rule<number>[] = [
  { name: 'twelve', pattern: '<belowHundred>', make: ({ belowHundred }) => belowHundred },
  {
    name: 'two hundred and ten',
    pattern: '<belowHundred:times> hundred [[and] <belowHundred>]',
    make: ({ times, belowHundred = 0 }) => times * 100 + belowHundred,
  },
]

/** A whole number, up to 99,999 in words. */
const cardinal: Rule<number>[] = [
  { name: '2', pattern: '#number', unlessBefore: `~ ${SUFFIX}`, make: ({ number }) => number },
  { name: 'two', pattern: '<hundreds>', make: ({ hundreds }) => hundreds },
  {
    name: 'two thousand and thirty two',
    pattern: '<belowHundred:times> thousand [[and] <hundreds>]',
    make: ({ times, hundreds = 0 }) => times * 1000 + hundreds,
  },
  {
    name: 'nineteen eighty four',
    pattern: '<belowHundred:century> <belowHundred>',
    make: ({ century, belowHundred }) =>
      century >= 10 && century <= 21 && belowHundred >= 10 ? century * 100 + belowHundred : undefined,
  },
]

const ordinal: Rule<number>[] = [
  { name: '2nd', pattern: `#number ~ ${SUFFIX}`, make: ({ number }) => number || undefined },
  { name: 'second', pattern: '#ordinal&!possessive', make: ({ ordinal }) => ordinal },
  {
    name: 'thirty-first',
    pattern: '#cardinal [-] #ordinal',
    make: ({ cardinal, ordinal }) => (isTens(cardinal) && ordinal < 10 ? cardinal + ordinal : undefined),
  },
]

const some: Rule<number>[] = [
  { name: 'a', pattern: 'a|an', make: () => 1 },
  { name: 'a couple of', pattern: '[a] couple [of]', make: () => 2 },
  { name: 'a pair of', pattern: 'a pair [of]', make: () => 2 },
  { name: 'a few', pattern: '[a] few|several [of]', make: () => 3 },
  { name: 'a dozen', pattern: 'a dozen', make: () => 12 },
]

/** "10", "ten", "a couple": of whole things. */
const count: Rule<number>[] = [
  { name: 'ten', pattern: '<cardinal>', make: ({ cardinal }) => cardinal || undefined },
  { name: 'a couple', pattern: '<some>', make: ({ some }) => some },
]

const half: Rule<number>[] = [
  { name: 'half an', pattern: 'half [of] [a|an]', make: () => 0.5 },
  { name: 'quarter of an', pattern: 'quarter [of] [a|an]', make: () => 0.25 },
]

const inWords: Rule<number>[] = [
  { name: 'two', pattern: '<hundreds>', make: ({ hundreds }) => hundreds },
  { name: 'a couple', pattern: '<some>', make: ({ some }) => some },
  { name: 'a half', pattern: '[a|an] <half>', make: ({ half }) => half },
  { name: '2 and a half', pattern: '<cardinal> and [a|an] <half>', make: ({ cardinal, half }) => cardinal + half },
  {
    name: 'three quarters of an',
    pattern: '<cardinal> quarters of [a|an]',
    make: ({ cardinal }) => cardinal / 4,
  },
]

const inDigits: Rule<number>[] = [
  { name: '2', pattern: '#number', unlessBefore: `~ ${SUFFIX}`, make: ({ number }) => number },
  { name: '3/4', pattern: '#number ~ / ~ #number:of', make: ({ number, of }) => number / of || undefined },
  {
    name: '1 3/4',
    pattern: '#number:whole #number ~ / ~ #number:of',
    make: ({ whole, number, of }) => (number > 0 && number < of ? whole + number / of : undefined),
  },
  {
    name: '1.5',
    pattern: '#number ~ .|, ~ #number:decimals',
    make: ({ number }, { source: { tokens }, to }) => {
      const { text } = tokens[to - 1]!
      return text.length < 3 ? Number(`${number}.${text}`) : undefined
    },
  },
]

const quantity: Rule<number>[] = [
  { name: 'in digits', pattern: '<inDigits>', make: ({ inDigits }) => inDigits },
  { name: 'in words', pattern: '<inWords>', make: ({ inWords }) => inWords },
]

const unit: Rule<Unit>[] = [
  { name: 'days', pattern: '#unit', make: ({ unit }) => unit },
  { name: 'business days', pattern: 'business|working|work day|days', make: () => 'workday' },
  { name: 'full weeks', pattern: 'calendar|full|whole #unit', make: ({ unit }) => unit },
]

const SHORT: Record<string, Unit> = {
  m: 'minute',
  "'": 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  y: 'year',
  s: 'second',
  mo: 'month',
}

/** Behind digits also "2h", "2 h", "5'". */
const unitBehindDigits: Rule<Unit>[] = [
  ...unit,
  {
    name: 'h',
    pattern: `(~ ${Object.keys(SHORT).join('|')} | h|d|w|mo)`,
    make: (_, { source, from }) => SHORT[source.tokens[from]!.text],
  },
]

/** No plan is longer than 1000 years. */
const MOST: Omit<Duration, 'unit'> = { months: 12_000, days: 366_000, workdays: 10_000, minutes: 366_000 * 1440 }

function termOf(amount: number, unit: Unit): Duration | undefined {
  if (unit === 'workweek' || unit === 'weekend') return undefined
  const made = durationOf(amount, unit)
  return (Object.keys(MOST) as (keyof typeof MOST)[]).every((key) => made[key] <= MOST[key]) ? made : undefined
}

const RANGE = '["~"] [<quantity:least> -|or|to]'
const MORE = '[more|other|another]'

/** An amount of one unit; of "2-3 days" the first. */
const term: Rule<Duration>[] = [
  {
    name: '2 days',
    pattern: `${RANGE} <inDigits> [-] ${MORE} <unitBehindDigits:unit>`,
    make: ({ least, inDigits, unit }) =>
      least === undefined || least < inDigits ? termOf(least || inDigits, unit) : undefined,
  },
  {
    name: 'two days',
    pattern: `${RANGE} <inWords> ${MORE} <unit>`,
    make: ({ least, inWords, unit }) =>
      least === undefined || least < inWords ? termOf(least || inWords, unit) : undefined,
  },
]

const SIZES: Unit[] = 'second minute hour day workday week fortnight month quarter year decade'.split(' ') as Unit[]
const sizeOf = ({ unit }: Duration): number => SIZES.indexOf(unit)

/** Each smaller than the one before it. */
function sumOf(terms: Duration[]): Duration | undefined {
  const isFalling = terms.every((each, i) => i === 0 || sizeOf(each) < sizeOf(terms[i - 1]!))
  return isFalling ? terms.reduce(addDurations) : undefined
}

const terms: Rule<Duration>[] = [
  {
    name: '1 hour, 10 minutes and 5 seconds',
    pattern: '<term:first> ([,] [and|&] <term>)*',
    make: ({ first, term }) => sumOf([first, ...term]),
  },
  {
    name: '2 hours and a half',
    pattern: '<term> [,] and|&|n a half|quarter',
    make: ({ term }, { source, to }) =>
      addDurations(term, durationOf(source.tokens[to - 1]!.text === 'half' ? 0.5 : 0.25, term.unit)),
  },
  {
    name: 'an hour and fifteen',
    pattern: '<term> and (<belowHundred:minutes> | #number:minutes)',
    unlessBefore: '(#word&!closer | #number | -|:|/)',
    make: ({ term, minutes }) =>
      term.unit === 'hour' && minutes > 4 && minutes < 60
        ? addDurations(term, durationOf(minutes, 'minute'))
        : undefined,
  },
  {
    name: '1h30',
    pattern: '<term> ~ #number',
    make: ({ term, number }) =>
      term.unit === 'hour' && number < 60 ? addDurations(term, durationOf(number, 'minute')) : undefined,
  },
]

const ABOUT = '[about|around|roughly|approximately|exactly|only | up to | at least|most]'

const duration: Rule<Duration>[] = [
  { name: 'about an hour or so', pattern: `${ABOUT} <terms> [or so]`, make: ({ terms }) => terms },
  {
    name: 'a day or two',
    pattern: `${ABOUT} <terms> or two|three`,
    unlessBefore: '(#word&!closer | #number)',
    make: ({ terms }) => terms,
  },
]

export const numbers: Record<string, Dimension> = {
  belowHundred,
  hundreds,
  cardinal,
  ordinal,
  some,
  count,
  half,
  inWords,
  inDigits,
  quantity,
  unit,
  unitBehindDigits,
  term,
  terms,
  duration,
}
