/** Dates in digits: 2027-01-27, 27/1, 1/27/2027, 12.05.2020, 2014-10, 2/2013, 20200701. */
import { dayNumber, daysInMonth } from '../../../../time/civil.ts'
import { isSaneDay, MAX_YEAR, MIN_YEAR, oneDay, periodOf } from '../../../calendar/solve.ts'
import type { Clause } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { classes } from '../lexicon/classes.ts'
import { fullYear } from './date.ts'
import { nearBefore } from './near.ts'

const dateOf = (year: number, month: number, day: number): Clause | undefined => {
  const isDate = isMonth(year, month) && day > 0 && day <= daysInMonth(year, month)
  const at = isDate ? dayNumber(year, month, day) : Number.NaN
  return isSaneDay(at) ? { period: oneDay(at) } : undefined
}

const isMonth = (year: number, month: number): boolean =>
  year >= MIN_YEAR && year <= MAX_YEAR && month > 0 && month < 13

const monthOf = (year: number, month: number): Clause | undefined =>
  isMonth(year, month) ? { period: periodOf('month', dayNumber(year, month, 1), 0), weak: 'alone' } : undefined

const textAt = ({ source, from }: Place, offset: number): string => source.tokens[from + offset]!.text
const isSpaced = ({ source, from }: Place): boolean => source.tokens[from + 1]!.spaced

/** The same sign between all of them, with or without space. */
function areAlike({ source: { tokens }, from }: Place, signs: number): boolean {
  const { text, spaced } = tokens[from + 1]!
  const signsAre = Array.from({ length: signs }, (_, i) => from + 1 + 2 * i)
  return (
    !(text === '.' && spaced) &&
    signsAre.every(
      (at) => tokens[at]!.text === text && tokens[at]!.spaced === spaced && tokens[at + 1]!.spaced === spaced,
    )
  )
}

/** Day, month and year in the order that their digits, their sign and the person say. */
function inOrder(a: number, b: number, c: number, place: Place): Clause | undefined {
  const sign = textAt(place, 1)
  if (!areAlike(place, 2)) return undefined
  if (textAt(place, 0).length === 4) return dateOf(a, b, c) ?? (sign === '-' ? undefined : dateOf(a, c, b))
  const { length } = textAt(place, 4)
  const year = length === 4 ? c : length === 2 ? fullYear(c) : 0
  const [day, month] = isDayFirst(place) ? [a, b] : [b, a]
  return dateOf(year, month, day) ?? dateOf(year, day, month)
}

const isDayFirst = (place: Place): boolean => textAt(place, 1) === '.' || place.source.context.dateOrder === 'dmy'

/** "3/4 cup of sugar", "charge the scooter to 4/5", "a piece in 6/8", "rate the film 4/5". */
function isFraction({ source, from, to }: Place): boolean {
  const { tokens } = source
  if (classes.portioned!.has(tokens[to]?.text ?? '')) return true
  const before = tokens[from - 1]?.text ?? ''
  if (nearBefore(source, from).some(({ text }) => classes.rating!.has(text))) return true
  const isRange = before === 'to' && (tokens[from - 2]?.kind === 'number' || tokens[from - 2]?.lex !== undefined)
  // "week of 4/6"
  const isOfUnit = tokens[from - 2]?.lex?.unit !== undefined
  return from > 1 && classes.beforeFraction!.has(before) && !isRange && !isOfUnit && tokens[from - 2]!.text !== 'from'
}

function dayAndMonth(a: number, b: number, place: Place): Clause | undefined {
  if (!areAlike(place, 1) || textAt(place, 0).length > 2 || textAt(place, 2).length > 2) return undefined
  let [day, month] = isDayFirst(place) ? [a, b] : [b, a]
  if (month > 12 && day <= 12) [day, month] = [month, day]
  const isDate = month > 0 && month < 13 && day > 0 && day <= daysInMonth(2000, month)
  return isDate ? { fields: { month, day }, weak: 'edge' } : undefined
}

/** "15/5 tax prep": a day in front that is no month. Nobody begins with a part but in sixteenths. */
const isFirst = ({ from }: Place, day: number): boolean => from === 0 && day > 12 && day !== 16

/** Digits that go on: a version, an address, a share. */
const GOES_ON = '(~ #word | ~ % | ~ .|/|: ~ #number | ~ - ~ <plainNumber>)'
const plainNumber: Rule<true>[] = [{ name: '5', pattern: '#number', unlessBefore: '/', make: () => true }]

const THREE = '#number:a /|-|. #number:b /|-|. #number:c'

const inNumbers: Rule<Clause>[] = [
  {
    name: '20200701',
    pattern: '#number',
    make: ({ number }, place) =>
      textAt(place, 0).length === 8 &&
      (!place.source.tokens.slice(0, place.from).some(({ kind }) => kind === 'word') ||
        number >= Number(place.source.context.now.slice(0, 10).replaceAll('-', '')))
        ? dateOf(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100)
        : undefined,
  },
  {
    name: '27/1/2027',
    pattern: THREE,
    unlessBefore: GOES_ON,
    make: ({ a, b, c }, place) => inOrder(a, b, c, place),
  },
  {
    name: '2027-01-27T09:00Z',
    pattern: `${THREE} ~ t ~ <clockBehindAt:clock> [~ z]`,
    make: ({ a, b, c, clock }, place) => {
      const date = inOrder(a, b, c, place)
      const isUtc = place.source.tokens[place.to - 1]!.text === 'z'
      return date && { ...date, clock: { ...clock, open: false, bare: false, ...(isUtc && { zone: '0' }) } }
    },
  },
  {
    name: '2014-10',
    pattern: '#number:year ~ -|/ ~ #number:month',
    unlessBefore: GOES_ON,
    make: ({ year, month }, place) => (textAt(place, 0).length === 4 ? monthOf(year, month) : undefined),
  },
  {
    name: '2/2013',
    pattern: '#number:month ~ / ~ #number:year',
    unlessBefore: GOES_ON,
    make: ({ year, month }, place) =>
      textAt(place, 0).length < 4 && textAt(place, 2).length === 4 ? monthOf(year, month) : undefined,
  },
  {
    name: '27.1.',
    pattern: '#number:a ~ . ~ #number:b ~ .',
    unlessBefore: '~ #number',
    make: ({ a, b }, place) => dayAndMonth(a, b, place),
  },
  {
    name: '27/1',
    pattern: '#number:a / #number:b',
    unlessBefore: GOES_ON,
    make: ({ a, b }, place) => {
      const date = (a === 24 && b === 7) || isFraction(place) ? undefined : dayAndMonth(a, b, place)
      return date && { ...date, weak: isSpaced(place) ? 'alone' : isFirst(place, Math.max(a, b)) ? undefined : 'edge' }
    },
  },
  {
    name: '27-1',
    pattern: '#number:a - #number:b',
    unlessAfter: 'from|between|at|the',
    unlessBefore: `(${GOES_ON} | #word)`,
    make: ({ a, b }, place) => {
      const date = dayAndMonth(a, b, place)
      return date && { ...date, weak: 'alone' }
    },
  },
]

/** 650-650-6500, 133-03-03-2020, $1/2, #3-4: digits that go on to the left are no date; a lone hyphen before may stand. */
const SIGNED = '(#word | #number | "$" | € | £ | # | "+" | . | : | / | %) ~'

const numericDate: Rule<Clause>[] = [
  {
    name: '27/1/2027',
    pattern: '<inNumbers>',
    unlessAfter: `(#numbered | ${SIGNED})`,
    make: ({ inNumbers }, { source: { tokens }, from }) => {
      const isChained =
        tokens[from - 1]?.text === '-' &&
        !tokens[from]!.spaced &&
        !tokens[from - 1]!.spaced &&
        from > 1 &&
        tokens[from - 2]!.kind !== 'mark' &&
        tokens[from - 3]?.text !== '/'
      return isChained ? undefined : inNumbers
    },
  },
]

export const numericDates: Record<string, Dimension> = { plainNumber, inNumbers, numericDate }
