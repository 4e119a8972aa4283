/** What is counted from now or from another date: "in 3 days", "2 hours ago", "a week from tuesday", "6 weeks before 21 jul". */
import { weekdayOf } from '../../../../time/civil.ts'
import { hasDay } from '../../../calendar/merge.ts'
import { startOf } from '../../../calendar/moment.ts'
import { addWorkdays, isSaneDay, oneDay, periodOf, shiftDay, solve } from '../../../calendar/solve.ts'
import type { Clause, Duration, Now, Unit } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { durationOf } from '../../../engine/pieces.ts'
import type { Source } from '../../../engine/source.ts'
import { classes } from '../lexicon/classes.ts'
import { nearBefore } from './near.ts'
import type { Piece } from './piece.ts'

const isTimed = (d: Duration): boolean =>
  d.minutes !== 0 || d.unit === 'minute' || d.unit === 'hour' || d.unit === 'second'

const fromNow = (source: Source, duration: Duration, sign: 1 | -1 = 1): Clause | undefined =>
  shifted(source, duration, sign, source.today, isTimed(duration) ? source.minute : null)

function shifted(now: Now, duration: Duration, sign: 1 | -1, day: number, minute: number | null): Clause | undefined {
  const to = shiftDay(now, day, duration, sign)
  if (!isSaneDay(to)) return undefined
  if (isTimed(duration)) return { instant: to * 1440 + (minute ?? 0) + sign * duration.minutes }
  const clause: Clause = { period: oneDay(to), counted: duration.unit }
  return minute === null ? clause : { ...clause, clock: { minutes: minute, open: false } }
}

/** No noun that a number could count. */
const NOTHING_MORE = '$ | , | ; | ! | "?" | .'

/** So long before or after another date. */
function beside({ source }: Place, duration: Duration, anchor: Clause, sign: 1 | -1): Clause | undefined {
  const from = anchor.bound ? undefined : startOf(source, anchor)
  return from && shifted(source, duration, sign, from.day, from.minute)
}

const isWeeks = ({ unit }: Duration): boolean => unit === 'week' || unit === 'fortnight'

/** The unit of "week from tuesday" without an article; of it seconds are no word of time. */
const bareUnit: Rule<Duration>[] = [
  {
    name: 'week',
    pattern: '#unit&!plural',
    make: ({ unit }) => (BARE.has(unit) ? durationOf(1, unit) : undefined),
  },
]
const BARE = new Set<Unit>(['day', 'week', 'fortnight', 'month', 'year'])

const AFTER = 'after|from|past|following'
const BEFORE = 'before | prior [to] | ahead of'
const ANCHOR = '[the|on] (<clause:anchor> | <partBehindPreposition:anchor>)'
const LENGTH = '(<duration> | <bareUnit:duration>)'

/** From now or beside another date, as it stands without a word before it. */
const counted: Rule<Clause>[] = [
  {
    name: '3 days from now',
    pattern: `${LENGTH} (from now | hence|later)`,
    make: ({ duration }, { source }) => fromNow(source, duration),
  },
  {
    name: '3 days ago',
    pattern: '<duration> ago|earlier|back [today]',
    make: ({ duration }, { source }) => fromNow(source, duration, -1),
  },
  {
    name: 'a week tomorrow',
    pattern: '<duration> #day&!part',
    make: ({ duration, day }, { source }) =>
      isWeeks(duration) && day >= 0 ? { period: oneDay(source.today + day + duration.days) } : undefined,
  },
  {
    name: 'two weeks after easter',
    pattern: `${LENGTH} ${AFTER} ${ANCHOR}`,
    make: ({ duration, anchor }, place) => beside(place, duration, anchor, 1),
  },
  {
    name: 'two weeks before easter',
    pattern: `${LENGTH} (${BEFORE}) ${ANCHOR}`,
    make: ({ duration, anchor }, place) => beside(place, duration, anchor, -1),
  },
  {
    name: 'a week on tuesday',
    pattern: '<duration> on [the] <clause:anchor>',
    make: ({ duration, anchor }, place) => (isWeeks(duration) ? beside(place, duration, anchor, 1) : undefined),
  },
]

/** Days and parts of days beside another date. */
const besideDate: Rule<Clause>[] = [
  {
    name: 'three fridays from now',
    pattern: '(<count> | <ordinal:count>) #weekday from now',
    make: ({ count, weekday }, { source }) => ({ period: oneDay(coming(source, weekday) + (count - 1) * 7) }),
  },
  {
    name: 'two fridays ago',
    pattern: '(<count> | <ordinal:count>) #weekday ago',
    make: ({ count, weekday }, { source }) => ({ period: oneDay(coming(source, weekday) - count * 7) }),
  },
  {
    name: 'first monday after june 1',
    pattern: '[<ordinal>] #weekday after|following [the] <clause:anchor>',
    make: ({ ordinal = 1, weekday, anchor }, place) => weekdayBeside(place, ordinal, weekday, anchor, 1),
  },
  {
    name: 'the friday before labor day',
    pattern: '[<ordinal>] #weekday before [the] <clause:anchor>',
    make: ({ ordinal = 1, weekday, anchor }, place) => weekdayBeside(place, ordinal, weekday, anchor, -1),
  },
  {
    name: 'the night before june 5',
    pattern: '#part&!hourByName&!mealtime after|before [the] <clause:anchor>',
    make: ({ part: name, anchor }, { source, from }) => {
      const start = hasDay(anchor) && !anchor.clock ? startOf(source, anchor) : undefined
      return start && { period: oneDay(start.day + sideAt(source, from + 1)), part: { name } }
    },
  },
  {
    name: 'the weekend before easter',
    pattern: 'weekend|wkend after|from|before [the] <clause:anchor>',
    // the one that is over when it begins
    make: ({ anchor }, { source, from }) => {
      const start = isDated(anchor) ? startOf(source, anchor) : undefined
      if (!start) return undefined
      const isIn = weekdayOf(start.day) > 5
      return { period: periodOf('weekend', start.day, sideAt(source, from + 1) < 0 ? -1 : isIn ? 1 : 0) }
    },
  },
  {
    name: 'the workday after easter',
    pattern: '(workday|weekday|businessday|wkday | business|working day) after|from|before [the] <clause:anchor>',
    make: ({ anchor }, { source, from }) => {
      const start = startOf(source, anchor)
      const side = source.tokens[from + 1]!.lex?.unit ? from + 2 : from + 1
      return start && { period: oneDay(addWorkdays(source, start.day, sideAt(source, side))) }
    },
  },
]

const sideAt = ({ tokens }: Source, at: number): 1 | -1 => (tokens[at]!.text === 'before' ? -1 : 1)

/** The next of a weekday; on that day itself the one a week later. */
function coming(source: Source, weekday: number): number {
  const first = solve(source, { weekday })!.from
  return first === source.today ? first + 7 : first
}

/** A date or a holiday; "friday before tuesday" and "monday after the weekend" are bounds. */
const isDated = ({ fields, period }: Clause): boolean =>
  (period !== undefined && period.to - period.from === 1) ||
  (fields !== undefined && (fields.day !== undefined || fields.holiday !== undefined))

function weekdayBeside(
  { source }: Place,
  nth: number,
  weekday: number,
  anchor: Clause,
  side: 1 | -1,
): Clause | undefined {
  if (nth > 52 || anchor.bound || anchor.until || anchor.clock || !isDated(anchor)) return undefined
  const from = startOf(source, anchor)
  if (!from) return undefined
  const step = ((side * (weekday - weekdayOf(from.day)) + 6) % 7) + 1
  const day = from.day + side * (step + (nth - 1) * 7)
  return isSaneDay(day) ? { period: oneDay(day) } : undefined
}

const INWARD = ['in', 'within']
const after =
  (words: readonly string[], clause: Clause | undefined): Piece =>
  ({ prefix }) =>
    words.includes(prefix.word) ? clause : undefined

export const relative: Rule<Piece>[] = [
  {
    name: 'in 3 days',
    pattern: "[another] [more|less than] <duration> ['] [time]",
    unlessBefore: 'of',
    make: ({ duration }, { source }) => after(INWARD, fromNow(source, duration)),
  },
  {
    name: 'within the hour',
    pattern: 'hour',
    make:
      (_, { source }) =>
      ({ prefix }) =>
        prefix.word === 'within' && prefix.article
          ? fromNow(source, { months: 0, days: 0, workdays: 0, minutes: 60, unit: 'hour' })
          : undefined,
  },
  {
    name: '+5 days',
    pattern: '"+" [another] <duration>',
    unlessBefore: 'of',
    make: ({ duration }, { source, from }) =>
      source.tokens[from]!.spaced ? () => fromNow(source, duration) : undefined,
  },
  {
    name: 'in 3 days from now',
    pattern: '[another] <duration> (from now | hence)',
    make: ({ duration }, { source }) => after(INWARD, fromNow(source, duration)),
  },
  // "after 3 days" is said of a task that repeats
  {
    name: 'after 20 minutes',
    pattern: '<duration>',
    unlessBefore: 'of|from|after|before',
    make: ({ duration }, { source }) => (isTimed(duration) ? after(['after'], fromNow(source, duration)) : undefined),
  },
  {
    name: 'in 15',
    pattern: '#number',
    onlyBefore: `(${NOTHING_MORE} | to #word)`,
    make: ({ number }, place) => after(['in'], minutesFromNow(number, place)),
  },
  {
    name: 'in fifteen',
    pattern: '<hundreds>',
    make: ({ hundreds }, place) =>
      place.source.tokens[place.to] ? undefined : after(['in'], minutesFromNow(hundreds, place)),
  },
  {
    name: 'in two mondays',
    pattern: '<count> #weekday&plural',
    make: ({ count, weekday }, { source }) =>
      after(['in'], { period: oneDay(coming(source, weekday) + (count - 1) * 7) }),
  },
  {
    name: 'a week from tuesday',
    pattern: '[another] <counted>',
    make:
      ({ counted }) =>
      ({ prefix }) =>
        INWARD.includes(prefix.word) ? undefined : counted,
  },
  {
    name: 'more than a week after easter',
    pattern: 'more|less than <counted>',
    make: ({ counted }, { source: { tokens }, from, to }) => {
      const isLess = tokens[from]!.text === 'less'
      const isBefore = tokens.slice(from, to).some(({ text }) => text === 'before')
      return () => (counted.period ? { ...counted, bound: isLess ? 'by' : isBefore ? 'before' : 'after' } : counted)
    },
  },
  {
    name: 'the monday after easter',
    pattern: '<besideDate>',
    make:
      ({ besideDate }) =>
      () =>
        besideDate,
  },
]

/** "in 15": minutes, when nothing follows that they could count. "find the dress in 38" is a size, and nobody counts so finely. */
function minutesFromNow(minutes: number, { source, from }: Place): Clause | undefined {
  const isSize = nearBefore(source, from).some(({ text }) => classes.sized!.has(text))
  const isCounted = minutes > 0 && minutes <= 120 && (minutes <= 12 || minutes % 5 === 0)
  return isSize || !isCounted ? undefined : fromNow(source, durationOf(minutes, 'minute'))
}

export const relatives: Record<string, Dimension> = { bareUnit, counted, besideDate }
