/** How long a rule goes on, said of it: "10 times", "twice", "for 3 weeks", "for the next year", "for 45 min", "every day this week". */
import { setDuration } from '../../../calendar/rule-parts.ts'
import type { RuleFound } from '../../../calendar/rule-read.ts'
import { oneDay } from '../../../calendar/solve.ts'
import type { Clause, Duration } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { durationOf } from '../../../engine/pieces.ts'
import { isByHour, type Take } from './piece.ts'

const MAX_COUNT = 10_000

const counting =
  (count: number): Take =>
  (found) => {
    if (found.count || count > MAX_COUNT) return false
    found.count = count
    return true
  }

/** From now on, for what is done by the hour. */
const untilMinute = (found: RuleFound, { source }: Place, minutes: number): boolean => {
  if (found.until) return false
  found.until = { instant: source.today * 1440 + source.minute + minutes }
  return true
}

const FOR = 'for [up to] [a total of] [the]'
const TIMES = { once: 1, twice: 2, thrice: 3 }

const ruleLength: Rule<Take>[] = [
  ...Object.entries(TIMES).map(([word, count]) => ({
    name: word,
    pattern: `[${FOR}] [next|first|only] ${word}`,
    make: () => counting(count),
  })),
  {
    name: '10 times',
    pattern: `[${FOR}] [next|first|only] <count> times|occurrences|occurrence|x|repetitions|sessions|instances`,
    make: ({ count }) => counting(count),
  },
  {
    name: 'for the next hour',
    pattern: `${FOR} next|first|only hour|minute`,
    make: (_, place) => (found) => {
      const isHour = place.source.tokens[place.to - 1]!.lex!.unit === 'hour'
      return isByHour(found) && untilMinute(found, place, isHour ? 60 : 1)
    },
  },
  {
    name: 'for the next year',
    pattern: `${FOR} next|first|only week|month|quarter|year`,
    make: (_, { source, to }) => {
      const span = durationOf(1, source.tokens[to - 1]!.lex!.unit!)
      return (found) => setDuration(found, span)
    },
  },
  {
    name: 'for 3 weeks',
    pattern: `${FOR} [next|first|only] <duration>`,
    make:
      ({ duration }: { duration?: Duration }, place) =>
      (found) =>
        isByHour(found) && duration!.minutes > 0 && !found.until
          ? untilMinute(found, place, duration!.minutes)
          : setDuration(found, duration!),
  },
]

/** A stretch of the calendar, named from now: "this week", "the rest of the year". */
const stretchAhead: Rule<NonNullable<Clause['period']>>[] = [
  {
    name: 'next week',
    pattern: '<period>',
    make: ({ period: { period } }, { source, from }) => {
      const { text, lex } = source.tokens[from]!
      const isAhead = lex?.modifier === 'this' || lex?.modifier === 'next' || text === 'rest' || text === 'remainder'
      return isAhead && period && period.to - period.from > 1 ? period : undefined
    },
  },
]

const within: Rule<Take>[] = [
  {
    name: 'daily for the rest of the year',
    pattern: '[<prefixInside>] <stretchAhead:days>',
    make:
      ({ prefixInside, days }, { source }) =>
      (found) => {
        if (prefixInside?.bound || found.start || found.until || found.span || isByHour(found)) return false
        found.start = { period: { ...days, ...oneDay(Math.max(days.from, source.today)) } }
        found.until = { period: oneDay(days.to - 1) }
        return true
      },
  },
]

export const lengths: Record<string, Dimension> = { ruleLength, stretchAhead, within }
