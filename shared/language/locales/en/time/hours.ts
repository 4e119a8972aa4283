/** When a number is an hour ("at 5", "tomorrow 7", "from 2 to 4"), when a day of the month ("on the 17"), and when neither. */
import { fromDayNumber } from '../../../../time/civil.ts'
import { solve } from '../../../calendar/solve.ts'
import type { Clause, Clock, PartName } from '../../../calendar/values.ts'
import type { Captured, Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { touches } from '../../../engine/source.ts'
import { classes } from '../lexicon/classes.ts'
import { nearBefore } from './near.ts'
import type { Piece, Said } from './piece.ts'

/** What joins the ends of a range, and the other end. */
const RANGE =
  '(-|and|to|till|til|until|untill|thru|through | "~" | up to) (#number | #cardinal | #ordinal | the|noon|midnight)'

const isDigits = ({ source, from }: Place): boolean => source.tokens[from]!.kind === 'number'

/** An hour that only what stands around it makes one. */
const bareHour: Rule<Clock>[] = [
  {
    name: '5',
    pattern: '<clock>',
    make: ({ clock }, place) => (clock.bare && (clock.minutes < 1440 || isDigits(place)) ? clock : undefined),
  },
]

/** An hour where this was said before it. */
const where =
  (isSaid: (said: Said, place: Place) => boolean, more: Clause = {}) =>
  ({ bareHour, time = bareHour }: Captured, place: Place): Piece =>
  (said) =>
    isSaid(said, place) && !isAmount(place, said) && !isYear(place, said) ? { clock: time, ...more } : undefined

const isBesideDay = ({ clause }: Said): boolean =>
  clause.period !== undefined || clause.fields !== undefined || clause.part !== undefined
const isIntroduced = ({ prefix }: Said): boolean => prefix.clock || prefix.between || prefix.word === 'from'
const isRangeEnd = ({ isEnd, clause }: Said): boolean => isEnd && !clause.clock

/** A word that a number is no part of: "4 physio", not "4 degrees" or "4 Seasons". */
const DONE = '#word&!unit&!measure&!capital'

/** What numbers count: several of them, and no more is said than what of. */
const COUNTED = '<plural> ($ | #closer | ,|;|.)'
/** Before the end of a range of hours. */
const BESIDE_DAY = '(#weekday | #day) #number -'

export const saidHours: Rule<Piece>[] = [
  {
    name: '9am',
    pattern: '<clock:time>',
    make: (captured, place) => (captured.time.bare ? undefined : where(() => true)(captured, place)),
  },
  {
    name: 'at 12 15',
    pattern: '<clockBehindAt:time>',
    make: (captured, place) => (captured.time.bare ? undefined : where(({ prefix }) => prefix.clock)(captured, place)),
  },
  {
    name: '0800 tomorrow',
    pattern: '<bareHour>',
    onlyBefore: '(#day | #weekday)',
    make: where((_, { source, from }) => source.tokens[from]!.text.length === 4),
  },
  {
    name: '7 in the morning',
    pattern: '<bareHour>',
    onlyBefore: 'in|at [the] #part&!mealtime',
    make: where(() => true),
  },
  {
    name: '8 30 tmrw',
    pattern: '<hourInDigits:hour> [~ . ~] <minuteInDigits:minute>',
    onlyBefore: '(#day | #weekday)',
    unlessAfter: 'pay|owe|give|lend|send|cost|costs|transfer [#word] [#word]',
    make: ({ hour, minute }) =>
      hour > 0 && hour < 24 && minute % 5 === 0
        ? ({ prefix }) => (prefix.word ? undefined : { clock: { minutes: hour * 60 + minute, open: hour < 13 } })
        : undefined,
  },
  {
    name: 'mon 8 45',
    pattern: '<hourInDigits:hour> <minuteInDigits:minute>',
    unlessBefore: '<nounOrMore>',
    make: ({ hour, minute }) =>
      hour > 0 && hour < 24 && minute % 5 === 0
        ? ({ prefix, clause }) =>
            isOneDay(clause) && !prefix.word && !clause.clock
              ? { clock: { minutes: hour * 60 + minute, open: hour < 13 } }
              : undefined
        : undefined,
  },
  {
    name: '10-10.30',
    pattern: '<hourInDigits:hour> ~ . ~ <minuteInDigits:minute>',
    unlessBefore: '<nounOrMore>',
    make:
      ({ hour, minute }) =>
      (said) =>
        isRangeEnd(said) ? { clock: { minutes: hour * 60 + minute, open: hour > 0 && hour < 13 } } : undefined,
  },
  { name: 'to 4', pattern: '<bareHour>', unlessBefore: '<nounOrMore>', make: where(isRangeEnd) },
  {
    name: 'sat 10-12 garage sale',
    pattern: '<bareHour>',
    onlyBefore: `- <bareHour> ${DONE}`,
    unlessBefore: `- <bareHour> ${COUNTED}`,
    make: where(isBesideDay),
  },
  {
    name: '… 12 garage sale',
    pattern: '<bareHour>',
    onlyAfter: BESIDE_DAY,
    onlyBefore: DONE,
    unlessBefore: COUNTED,
    make: where(isRangeEnd),
  },
  { name: 'to 4 on friday', pattern: '<bareHour>', onlyBefore: 'in|of|on', make: where(isRangeEnd) },
  {
    name: 'at 5 call bob',
    pattern: '<bareHour>',
    onlyBefore: '(#verb | #imperative the|a|an|my|our|all|some)',
    make: where(({ prefix }, { from }) => prefix.clock && from === 1),
  },
  // beside a day, what follows the hour is what is done, unless it is what the number counts
  {
    name: 'friday at 4 physio',
    pattern: '<bareHour>',
    onlyBefore: DONE,
    make: where(
      (said, place) => ['at', 'around', '@'].includes(said.prefix.word) && isBesideDay(said) && isDigits(place),
    ),
  },
  {
    name: 'sunday morning 10 rowing',
    pattern: '#number',
    unlessBefore: '<plural>',
    onlyBefore: DONE,
    make:
      ({ number }) =>
      ({ prefix, clause }) =>
        clause.part && !prefix.word && isHourOf(clause.part.name, number)
          ? { clock: { minutes: number * 60, open: true, bare: true } }
          : undefined,
  },
  { name: 'at 5', pattern: '<bareHour>', unlessBefore: '<nounOrMore>', make: where(isIntroduced) },
  { name: 'from 5 to 7', pattern: '<bareHour>', onlyBefore: RANGE, make: where(isIntroduced) },
  {
    name: '5 to 7',
    pattern: '<bareHour>',
    onlyBefore: RANGE,
    unlessBefore: `- <bareHour> ${COUNTED}`,
    make: where(() => true, { weak: 'alone' }),
  },
  {
    name: 'friday 5',
    pattern: '<bareHour>',
    unlessBefore: '(<nounOrMore> | - #number <nounOrMore>)',
    make: where((said, place) => isBesideDay(said) && (isDigits(place) || said.clause.part !== undefined)),
  },
  {
    name: '23 march 1120',
    pattern: '<military>',
    unlessBefore: '<nounOrMore>',
    make: ({ military: { hour, minute, digits } }) =>
      hour < 19 && hour > 5 && digits.length === 4
        ? ({ clause }) =>
            isOneDay(clause) && !clause.clock ? { clock: { minutes: hour * 60 + minute, open: false } } : undefined
        : undefined,
  },
  {
    name: '26/3 9.30',
    pattern: '<hourInDigits:hour> ~ . ~ <minuteInDigits:minute>',
    unlessBefore: '<countedNoun>',
    make:
      ({ hour, minute }) =>
      ({ clause }) =>
        isOneDay(clause) && !clause.clock && hour > 0
          ? { clock: { minutes: hour * 60 + minute, open: hour < 13 } }
          : undefined,
  },
  { name: 'friday 5 squash', pattern: '<hourOfActivity:time>', make: where(isBesideDay) },
  {
    name: 'eight tonight',
    pattern: '<bareHour>',
    onlyBefore: '#day&part',
    unlessAfter: '#numbered',
    make:
      ({ bareHour }) =>
      () =>
        bareHour.minutes <= 720 ? { clock: bareHour } : undefined,
  },
]

/** A date, or the name of a day: "the 23rd", "friday", "tomorrow". */
const isOneDay = ({ fields, period }: Clause): boolean =>
  (fields?.day ?? fields?.weekday) !== undefined || (period !== undefined && period.to - period.from === 1)

/** "offer the sofa at 350", "raise the rent by 10": a price, degrees, or how much, where no clock has minutes or a half of the day. */
function isAmount({ source, from, to }: Place, { prefix: { word }, clause }: Said): boolean {
  const { kind, text, value } = source.tokens[from]!
  if (kind !== 'number' || to !== from + 1) return false
  // "turn the oven up to 220": nobody says until when without a sign between hour and minutes
  if (word === 'up') return text.length === 3 && !clause.clock
  if (word !== 'at' && word !== 'by' && word !== '@') return false
  const isBehind = (name: string): boolean => nearBefore(source, from).some((each) => classes[name]!.has(each.text))
  if (word === 'by') return isBehind('changing') && text.length < 4
  return isBehind('surelyPriced') || (value > 12 && text.length < 5 && isBehind('priced'))
}

/** "photos before 2019": no year to come, and a minute that nobody names or a thing of that year. */
function isYear({ source, from }: Place, { prefix: { word } }: Said): boolean {
  const { tokens, context } = source
  const { kind, text, value } = tokens[from]!
  if (kind !== 'number' || text.length !== 4 || value < 1900 || value > Number(context.now.slice(0, 4))) return false
  const thing = nearBefore(source, from).findLast((each) => each.kind === 'word' && !each.lex?.closer)?.text ?? ''
  const isOfThing = classes.datedThing!.has(thing.replace(/s$/, '')) || classes.datedThing!.has(thing)
  return ['before', 'after', 'since', 'until', 'from'].includes(word) && (isOfThing || value % 5 !== 0)
}

const HOURS: Partial<Record<PartName, [number, number]>> = {
  morning: [5, 12],
  afternoon: [1, 6],
  evening: [5, 11],
  night: [7, 12],
}
const isHourOf = (part: PartName, hour: number): boolean => {
  const [from = 0, to = -1] = HOURS[part] ?? []
  return hour >= from && hour <= to
}

export const dayNumbers: Rule<Piece>[] = [
  // no hour is that late
  {
    name: 'dec 24-26',
    pattern: '#number',
    make: ({ number }, { source, from, to }) => {
      const ends = touches(source, from) || !source.grammar.longest(source, 'nounOrMore', to)
      const isDay = ends && number > 24 && number <= 31
      return isDay ? ({ isEnd }) => (isEnd ? { fields: { day: number }, weak: 'alone' } : undefined) : undefined
    },
  },
  {
    name: 'on the 17',
    pattern: '#number',
    unlessBefore: '<nounOrMore>',
    make: ({ number }, { source, from }) => {
      const isDay = number > 0 && number < 32 && source.tokens[from]!.text.length < 3 && !touches(source, from)
      if (!isDay) return undefined
      return ({ prefix, clause }) =>
        prefix.article || prefix.word === 'on' || (!prefix.introduces && isOfWeekday(source, number, clause))
          ? { fields: { day: number } }
          : undefined
    },
  },
]

/** "friday 23"; "friday 5" is one when the coming friday is the 5th. */
function isOfWeekday(source: Place['source'], number: number, { fields, period, clock }: Clause): boolean {
  const { weekday, ...others } = fields ?? {}
  if (weekday === undefined || Object.keys(others).length || period || clock) return false
  const coming = solve(source, { weekday })
  return number > 12 || (coming !== undefined && fromDayNumber(coming.from).day === number)
}

export const bareNumbers: Record<string, Dimension> = { bareHour }
