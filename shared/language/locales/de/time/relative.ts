/** What is counted from now or from another date: "in drei Tagen", "vor zwei Wochen", "drei Tage nach Ostern", "Freitag in einer Woche". */
import { weekdayOf } from '../../../../time/civil.ts'
import { hasDay } from '../../../calendar/merge.ts'
import { startOf } from '../../../calendar/moment.ts'
import { isSaneDay, oneDay, periodOf, shiftDay, solve } from '../../../calendar/solve.ts'
import type { Clause, Duration, Now } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { fromNow } from '../../../engine/pieces.ts'

/** "in acht Tagen" is what Germans call a week, seen from a weekday. */
const weeksOf = ({ days, months, minutes, workdays }: Duration): number | undefined => {
  if (months || minutes || workdays) return undefined
  return days === 8 ? 7 : days % 7 === 0 ? days : undefined
}

function beside(now: Now, duration: Duration, sign: 1 | -1, anchor: Clause): Clause | undefined {
  if (anchor.bound || anchor.until) return undefined
  const from = startOf(now, { ...anchor, weak: undefined })
  if (!from) return undefined
  const day = shiftDay(now, from.day, duration, sign)
  if (!isSaneDay(day)) return undefined
  if (duration.minutes) return { instant: day * 1440 + (from.minute ?? 0) + sign * duration.minutes }
  const { minute } = from
  return {
    period: oneDay(day),
    counted: duration.unit,
    ...(minute !== null && { clock: { minutes: minute, open: false } }),
  }
}

const isDate = ({ fields, period }: Clause): boolean =>
  (period !== undefined && period.to - period.from === 1) || fields?.day !== undefined || fields?.holiday !== undefined

/** "Montag nach Ostern": the nearest on that side. */
function weekdayBeside(now: Now, weekday: number, sign: 1 | -1, anchor: Clause): Clause | undefined {
  if (anchor.bound || anchor.until || anchor.clock || !isDate(anchor)) return undefined
  const from = startOf(now, anchor)
  if (!from) return undefined
  const step = ((sign * (weekday - weekdayOf(from.day)) + 6) % 7) + 1
  return { period: oneDay(from.day + sign * step) }
}

function dayBeside(now: Now, sign: 1 | -1, anchor: Clause): Clause | undefined {
  const from = hasDay(anchor) && !anchor.bound && !anchor.until ? startOf(now, anchor) : undefined
  return from && { period: oneDay(from.day + sign) }
}

/** "das Wochenende nach Pfingsten": the nearest that does not have the day in it. */
function besideWeek(now: Now, unit: 'week' | 'weekend', sign: 1 | -1, anchor: Clause): Clause | undefined {
  const from = isDate(anchor) && !anchor.bound && !anchor.until ? startOf(now, anchor) : undefined
  if (!from) return undefined
  const own = periodOf(unit, from.day, 0)
  const isBeside = sign > 0 ? own.from > from.day : own.to <= from.day
  return { period: isBeside ? own : periodOf(unit, from.day, sign), introduced: true }
}

const unitIn = ({ tokens }: { tokens: { text: string }[] }, from: number, to: number): 'week' | 'weekend' =>
  tokens.slice(from, to).some(({ text }) => text === 'wochenende') ? 'weekend' : 'week'

const ARTICLE = '[dem|der|den]'

const relative: Rule<Clause>[] = [
  {
    name: 'in drei Tagen',
    pattern: 'in [ca|circa|etwa|ungefähr|rund|genau|exakt|gut|knapp] [~ .] <duration>',
    make: ({ duration }, { source }) => ({ ...fromNow(source, duration), introduced: true }),
  },
  {
    name: 'innerhalb von drei Tagen',
    pattern: '(innerhalb von | innerhalb | binnen | in spätestens|maximal|höchstens | spätestens in) <duration>',
    make: ({ duration }, { source }) => ({ ...fromNow(source, duration), bound: 'by' }),
  },
  {
    name: 'zum Monatswechsel',
    pattern: 'zum|beim monatswechsel',
    make: (_, { source }) => ({ period: oneDay(periodOf('month', source.today, 1).from) }),
  },
  {
    name: 'vor zwei Wochen',
    pattern: 'vor <duration>',
    make: ({ duration }, { source }) => fromNow(source, duration, -1),
  },
  {
    name: 'nach 30 Minuten',
    pattern: 'nach <duration>',
    rank: -1,
    // "nach 14h" is a time of day
    make: ({ duration }, { source, from, to }) =>
      source.tokens[to - 1]!.text === 'h' && !source.tokens[to - 1]!.spaced && from + 3 === to
        ? undefined
        : fromNow(source, duration),
  },
  {
    name: 'heute in 14 Tagen',
    pattern: '#day in|über <duration>',
    make: ({ day, duration }, { source }) =>
      duration.minutes ? undefined : { period: oneDay(shiftDay(source, source.today + day, duration, 1)) },
  },
  {
    name: 'Freitag in einer Woche',
    pattern: '[am] #weekday&!plural&!part in|über <duration>',
    make: ({ weekday, duration }, { source }) => {
      const days = weeksOf(duration)
      const next = solve(source, { weekday })
      return days === undefined || !next ? undefined : { period: oneDay(next.from + days) }
    },
  },
  {
    name: 'Mittwoch vor zwei Wochen',
    pattern: '[am] #weekday&!plural&!part vor <duration>',
    make: ({ weekday, duration }, { source }) => {
      const days = weeksOf(duration)
      return days === undefined
        ? undefined
        : { period: oneDay(periodOf('week', source.today - days, 0).from + weekday - 1) }
    },
  },
  {
    name: 'drei Tage nach Ostern',
    pattern: `<duration> nach ${ARTICLE} <phrase>`,
    make: ({ duration, phrase }, { source }) => beside(source, duration, 1, phrase),
  },
  {
    name: 'eine Woche vor dem 3. Mai',
    pattern: `<duration> vor ${ARTICLE} <phrase>`,
    make: ({ duration, phrase }, { source }) => beside(source, duration, -1, phrase),
  },
  {
    name: 'zwei Wochen ab morgen',
    pattern: '<duration> ab <phrase>',
    make: ({ duration, phrase }, { source }) => beside(source, duration, 1, phrase),
  },
  {
    name: 'am Tag nach Ostern',
    pattern: `[am|den] tag|tags nach ${ARTICLE} <phrase>`,
    make: ({ phrase }, { source }) => dayBeside(source, 1, phrase),
  },
  {
    name: 'am Tag vor Ostern',
    pattern: `([am|den] tag|tags vor ${ARTICLE} | am vortag von|des|der) <phrase>`,
    make: ({ phrase }, { source }) => dayBeside(source, -1, phrase),
  },
  {
    name: 'am Abend vor Ostern',
    pattern: `(am #part vor | am vorabend vor|von|des|der) ${ARTICLE} <phrase>`,
    make: ({ part = 'evening', phrase }, { source }) => {
      const day = dayBeside(source, -1, phrase)
      return day && { ...day, part: { name: part } }
    },
  },
  {
    name: 'die Woche nach Ostern',
    pattern: `[in|am|die|das] [der] woche|wochenende nach ${ARTICLE} <phrase>`,
    make: ({ phrase }, { source, from, to }) => besideWeek(source, unitIn(source, from, to), 1, phrase),
  },
  {
    name: 'das Wochenende vor Ostern',
    pattern: `[in|am|die|das] [der] woche|wochenende vor ${ARTICLE} <phrase>`,
    make: ({ phrase }, { source, from, to }) => besideWeek(source, unitIn(source, from, to), -1, phrase),
  },
  {
    name: 'Montag nach Ostern',
    pattern: `[am|den|der] #weekday&!plural&!part nach ${ARTICLE} <phrase>`,
    make: ({ weekday, phrase }, { source }) => weekdayBeside(source, weekday, 1, phrase),
  },
  {
    name: 'Freitag vor Weihnachten',
    pattern: `[am|den|der] #weekday&!plural&!part vor ${ARTICLE} <phrase>`,
    make: ({ weekday, phrase }, { source }) => weekdayBeside(source, weekday, -1, phrase),
  },
]

export const relatives: Record<string, Dimension> = { relative }
