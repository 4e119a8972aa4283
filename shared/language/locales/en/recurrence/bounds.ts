/** Where a rule begins and ends: "starting in april", "until november", "for 3 weeks", "10 times". */

import { isFree } from '../../../calendar/rule-draft.ts'
import { addTime, minutesOf, setDuration, setPart } from '../../../calendar/rule-parts.ts'
import type { RuleFound } from '../../../calendar/rule-read.ts'
import { oneDay } from '../../../calendar/solve.ts'
import type { Clause, Duration } from '../../../calendar/values.ts'
import { longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { prefixAt } from '../time/small-words.ts'
import type { Piece } from './piece.ts'
import { saysWindow } from './times.ts'

const MAX_COUNT = 10_000

/** "starting in april", "from november until june", "as of monday". */
export const readStart: Piece = (source, at, found) => {
  const { value: prefix, next } = prefixAt(source, at, false)
  const isBetween = prefix.between && !found.until
  if ((prefix.bound !== 'from' && !isBetween) || found.start || saysWindow(source, next, found)) return undefined
  const clause = longest<Clause>(source, 'clause', at)
  if (!clause || clause.value.bound === 'by') return undefined
  if (isBetween && (!clause.value.until || clause.value.clock)) return undefined
  const { until, clock, part, duration, ...start } = clause.value
  if (clock && until?.clock && !start.fields && !start.period) return undefined
  if (start.fields || start.period || start.instant !== undefined) found.start = start
  if (part) setPart(found, part)
  if (clock) addTime(found, minutesOf(clock, part))
  if (until) found.until = { ...until, bound: until.bound ?? endBound(source, at, clause.next) }
  if (duration) setDuration(found, duration)
  return clause.next
}

/** "from may to september" has september in it, "from may until september" ends before. */
const endBound = ({ tokens }: Source, from: number, to: number): 'until' | 'through' =>
  tokens.slice(from, to).some(({ text }) => text.startsWith('un') || text.startsWith('til')) ? 'until' : 'through'

const isByHour = ({ drafts }: RuleFound): boolean => ['hour', 'minute'].includes(drafts.at(-1)!.unit)

/** "every day this week", "every evening next month", "daily for the rest of the year": from its first day to its last. */
export const readWithin: Piece = (source, at, found) => {
  const { value: prefix, next } = prefixAt(source, at, true)
  if (prefix.bound || found.start || found.until || found.span) return undefined
  const isRest = oneOf(source, next, 'rest', 'remainder')
  const { modifier } = source.tokens[next]?.lex ?? {}
  if (!isRest && modifier !== 'this' && modifier !== 'next') return undefined
  const period = longest<Clause>(source, 'period', next)
  const days = period?.value.period
  if (!days || days.to - days.from < 2 || isByHour(found)) return undefined
  found.start = { period: { ...days, ...oneDay(Math.max(days.from, source.today)) } }
  found.until = { period: oneDay(days.to - 1) }
  return period.next
}

/** "until november", "through friday", "to the end of may", "ending march 3". */
export const readEnd: Piece = (source, at, found) => {
  const ends = oneOf(source, at, 'ending', 'ends', 'end', 'to', 'stopping') && !oneOf(source, at + 1, 'of')
  const { value: prefix } = prefixAt(source, at, false)
  const bound =
    prefix.bound === 'until' || prefix.bound === 'through' || prefix.bound === 'before' || prefix.bound === 'by'
  if ((!ends && !bound) || found.until || found.span) return undefined
  const clause = longest<Clause>(source, 'clause', ends ? at + 1 : at)
  if (!clause) return undefined
  // "each year by july 31" is when it is due each year
  const draft = found.drafts.at(-1)!
  const isDue = (prefix.bound === 'by' || prefix.bound === 'before') && draft.unit === 'year' && isFree(draft.days)
  const { month, day, year } = clause.value.fields ?? {}
  if (isDue && month !== undefined && day !== undefined && year === undefined) {
    draft.days.yearDays.push({ month, day })
    return clause.next
  }
  const { weak: _weak, ...until } = clause.value
  // "every hour until 6pm"
  const isTime = (until.clock || until.instant !== undefined) && !until.until && isByHour(found)
  if (!until.fields && !until.period && !isTime) return undefined
  found.until = { ...until, bound: prefix.bound ?? (oneOf(source, at, 'to') ? 'through' : 'until') }
  return clause.next
}

/** "for 3 weeks", "for the next year", "for 5 occurrences", "10 times", "twice", "3x", "for 45 min". */
export const readLength: Piece = (source, at, found) => {
  const isFor = oneOf(source, at, 'for')
  const start = isFor ? skip(source, skip(source, skip(source, at + 1, 'up'), 'to', 'a', 'total'), 'the', 'of') : at
  const next = skip(source, start, 'next', 'first', 'only')
  if (oneOf(source, next, 'once', 'twice', 'thrice'))
    return setCount(found, { once: 1, twice: 2, thrice: 3 }[source.tokens[next]!.text]!, next + 1)
  const count = longest<number>(source, 'count', next)
  const times = count
    ? skip(source, count.next, 'times', 'occurrences', 'occurrence', 'x', 'repetitions', 'sessions', 'instances')
    : -1
  if (count && times > count.next) return setCount(found, count.value, times)
  if (!isFor) return undefined
  const unit = source.tokens[next]?.lex?.unit
  if (next > start && (unit === 'hour' || unit === 'minute') && isByHour(found) && !found.until) {
    found.until = { instant: source.today * 1440 + source.minute + (unit === 'hour' ? 60 : 1) }
    return next + 1
  }
  if (next > start && unit && !source.tokens[next]!.lex!.plural) {
    const { months, days } = {
      week: { months: 0, days: 7 },
      month: { months: 1, days: 0 },
      quarter: { months: 3, days: 0 },
      year: { months: 12, days: 0 },
    }[unit as string] ?? { months: 0, days: 0 }
    if (!months && !days) return undefined
    found.span = { months, days, workdays: 0, minutes: 0, unit }
    return next + 1
  }
  const duration =
    longest<Duration>(source, 'duration', next) ??
    (next > start ? undefined : longest<Duration>(source, 'duration', at + 1))
  if (duration && isByHour(found) && duration.value.minutes > 0 && !found.until) {
    found.until = { instant: source.today * 1440 + source.minute + duration.value.minutes }
    return duration.next
  }
  return duration && setDuration(found, duration.value) ? duration.next : undefined
}

function setCount(found: RuleFound, count: number, next: number): number | undefined {
  if (found.count || count > MAX_COUNT) return undefined
  found.count = count
  return next
}
