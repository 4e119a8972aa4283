/** Phrases that repeat, read to RFC 5545 text: a head ("every friday") and what follows in any order (times, start, end, exceptions). */
import { readClause } from './clause.ts'
import { readClock } from './clock.ts'
import { readCount, readDuration } from './duration.ts'
import { readPart } from './part.ts'
import { readPrefix } from './prefix.ts'
import { preferred } from './resolve.ts'
import { readDays } from './rule-days.ts'
import { isFree, type RuleDraft } from './rule-draft.ts'
import { type Exception, isExcept, readExceptions } from './rule-except.ts'
import { mayRepeat, readHead, weekDays } from './rule-head.ts'
import {
  type Clause,
  type Clock,
  type Duration,
  type Fields,
  type Found,
  oneOf,
  type Part,
  type Source,
  skip,
  words,
} from './values.ts'

/** A recurrence as it was said; `repeat.ts` makes its text and finds the first date. */
export interface RuleFound {
  /** more than one: their union */
  drafts: RuleDraft[]
  counted: 'schedule' | 'completion'
  start?: Clause
  until?: Clause
  /** for how long from the start on */
  span?: Duration
  count?: number
  exceptions: Exception[]
  durationMinutes: number | null
}

const MAX_PIECES = 24
const MAX_COUNT = 10_000

/** A recurrence that begins at this token: at its head, or at a time or start before it ("at 10 on the 15th of every month"). */
export function readRule(source: Source, at: number): Found<RuleFound> | undefined {
  source.repeats ??= mayRepeat(source)
  if (!source.repeats) return undefined
  const head = readHead(source, at)
  if (head)
    return readTail(source, head.next, {
      drafts: [head.value.draft],
      counted: head.value.counted,
      exceptions: [],
      durationMinutes: null,
    })
  const lead = readClause(source, at)
  if (!lead || lead.value.weak === 'alone') return undefined
  const next = skip(source, skip(source, lead.next, ',', '-', '('), 'and', 'then')
  const later = readHead(source, next)
  if (!later) return undefined
  const found: RuleFound = {
    drafts: [later.value.draft],
    counted: later.value.counted,
    exceptions: [],
    durationMinutes: null,
  }
  return takeLead(found, lead.value) ? readTail(source, later.next, found) : undefined
}

/** What was said before the head: a time of day, a start, or the day on which it begins. */
export function takeLead(found: RuleFound, { clock, part, until, duration, bound, ...days }: Clause): boolean {
  const draft = found.drafts[0]!
  if (until || (bound && bound !== 'from')) return false
  if (part && !draft.part) draft.part = part
  if (clock) draft.times = [minutesOf(clock, draft.part ?? undefined)]
  if (duration) setDuration(found, duration)
  const { weekday, ...others } = days.fields ?? {}
  const onlyWeekday = weekday !== undefined && !days.period && Object.keys(others).length === 0
  if (onlyWeekday && isFree(draft.days) && draft.unit === 'week') draft.days.weekdays.push(weekday)
  else if (days.fields && !days.period && isFree(draft.days) && takeDays(draft, days.fields)) return true
  else if (days.fields || days.period) found.start = days
  return true
}

/** "last day of the month, every month", "march 3, yearly": what was said before is where in its unit the rule falls. */
function takeDays({ unit, days }: RuleDraft, { day, month, pick, ...rest }: Fields): boolean {
  if (Object.values(rest).some((value) => value !== undefined)) return false
  if (unit === 'year' && month !== undefined && day !== undefined) days.yearDays.push({ month, day })
  else if (unit === 'month' && month === undefined && day !== undefined) days.monthDays.push(day)
  else if (unit === 'month' && month === undefined && pick?.of === 'day') days.monthDays.push(pick.nth)
  else if (unit === 'month' && month === undefined && pick?.of === 'workday') days.workdays.push(pick.nth)
  else if (unit === 'month' && month === undefined && pick?.of === 'weekday')
    days.nths.push({ nth: pick.nth, weekday: pick.weekday })
  else return false
  return true
}

export const minutesOf = (clock: Clock, part: Clause['part']): number => {
  const late = part && clock.open && part.name !== 'morning' && part.name !== 'breakfast' && clock.minutes < 720
  return late ? clock.minutes + 720 : preferred(clock.minutes, clock.open && !part) % 1440
}

type Piece = (source: Source, at: number, found: RuleFound) => number | undefined

function readTail(source: Source, at: number, found: RuleFound): Found<RuleFound> {
  let next = at
  for (let n = 0; n < MAX_PIECES; n++) {
    const end = firstOf(source, next, found)
    if (end === undefined) break
    next = end
  }
  return { value: found, next }
}

function firstOf(source: Source, at: number, found: RuleFound): number | undefined {
  for (const piece of PIECES) {
    const end = piece(source, at, found)
    if (end !== undefined && end > at) return end
  }
  const joint = skip(source, skip(source, at, ','), 'and', 'but', '&', '(', '-')
  if (joint === at) return undefined
  for (const piece of PIECES) {
    const end = piece(source, joint, found)
    if (end !== undefined && end > joint) return end
  }
  return undefined
}

const readExcept: Piece = (source, at, found) => {
  const list = isExcept(source, at) > 0 ? readExceptions(source, isExcept(source, at)) : undefined
  if (!list) return undefined
  found.exceptions.push(...list.value)
  return list.next
}

/** "starting in april", "from november until june", "as of monday". */
const readStart: Piece = (source, at, found) => {
  const prefix = readPrefix(source, at, false)
  if (prefix.bound !== 'from' || found.start) return undefined
  const clause = readClause(source, at)
  if (!clause || clause.value.bound === 'by') return undefined
  const { until, clock, part, duration, ...start } = clause.value
  if (clock && until?.clock && !start.fields && !start.period) return undefined
  if (start.fields || start.period || start.instant !== undefined) found.start = start
  if (part) setPart(found, part)
  if (clock) addTime(found, minutesOf(clock, part))
  if (until) found.until = until
  if (duration) setDuration(found, duration)
  return clause.next
}

/** "until november", "through friday", "to the end of may", "ending march 3". */
const readEnd: Piece = (source, at, found) => {
  const ends = oneOf(source, at, 'ending', 'ends', 'end', 'to', 'stopping') && !oneOf(source, at + 1, 'of')
  const prefix = readPrefix(source, at, false)
  const bound =
    prefix.bound === 'until' || prefix.bound === 'through' || prefix.bound === 'before' || prefix.bound === 'by'
  if ((!ends && !bound) || found.until || found.span) return undefined
  const clause = readClause(source, ends ? at + 1 : at)
  if (!clause || (!clause.value.fields && !clause.value.period)) return undefined
  const { weak: _weak, ...until } = clause.value
  found.until = { ...until, bound: prefix.bound ?? 'until' }
  return clause.next
}

/** "for 3 weeks", "for the next year", "for 5 occurrences", "10 times", "twice", "3x", "for 45 min". */
const readLength: Piece = (source, at, found) => {
  const isFor = oneOf(source, at, 'for')
  const start = isFor ? skip(source, skip(source, skip(source, at + 1, 'up'), 'to', 'a', 'total'), 'the', 'of') : at
  const next = skip(source, start, 'next', 'first', 'only')
  if (oneOf(source, next, 'once', 'twice', 'thrice'))
    return setCount(found, { once: 1, twice: 2, thrice: 3 }[source.tokens[next]!.text]!, next + 1)
  const count = readCount(source, next)
  const times = count
    ? skip(source, count.next, 'times', 'occurrences', 'occurrence', 'x', 'repetitions', 'sessions', 'instances')
    : -1
  if (count && times > count.next) return setCount(found, count.value, times)
  if (!isFor) return undefined
  const unit = source.tokens[next]?.lex?.unit
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
  const duration = readDuration(source, next) ?? (next > start ? undefined : readDuration(source, at + 1))
  return duration && setDuration(found, duration.value) ? duration.next : undefined
}

function setCount(found: RuleFound, count: number, next: number): number | undefined {
  if (found.count || count > MAX_COUNT) return undefined
  found.count = count
  return next
}

function setDuration(found: RuleFound, duration: Duration): boolean {
  if (duration.months || duration.days || duration.workdays) found.span = duration
  else found.durationMinutes = duration.minutes
  return true
}

/** "at 9, 13 and 17", "8:30 and 18:00", "in the morning", "between 9 and 17" for rules by the hour. */
const readTimes: Piece = (source, at, found) => {
  const prefix = readPrefix(source, at, true)
  if (prefix.bound && prefix.bound !== 'from' && prefix.bound !== 'by') return undefined
  const hourly = found.drafts.at(-1)!.unit === 'hour' || found.drafts.at(-1)!.unit === 'minute'
  if (prefix.between || prefix.bound === 'from') return readWindow(source, prefix.next, found, hourly)
  const clocks =
    found.exceptions.length && found.drafts.at(-1)!.times.length
      ? undefined
      : readClocks(source, prefix.next, prefix.clock)
  const next = clocks ? readPrefix(source, clocks.next, true).next : prefix.next
  const part = readPart(source, next, { ...prefix, introduces: true })
  if (part && !part.value.period) setPart(found, part.value.part!)
  for (const clock of clocks?.value ?? []) addTime(found, minutesOf(clock, found.drafts.at(-1)!.part ?? undefined))
  return part && !part.value.period ? part.next : clocks?.next
}

const setPart = (found: RuleFound, part: Part): void => {
  found.drafts.at(-1)!.part ??= part
}

const addTime = (found: RuleFound, minutes: number): void => {
  const draft = found.drafts.at(-1)!
  if (!draft.times.includes(minutes % 1440)) draft.times = [...draft.times, minutes % 1440].sort((a, b) => a - b)
}

function readClocks(source: Source, at: number, introduced: boolean): Found<Clock[]> | undefined {
  const clocks: Clock[] = []
  let next = at
  for (let i = at; clocks.length < 12; ) {
    const clock = readClock(source, i, introduced || clocks.length > 0)
    if (!clock || (clock.value.bare && !introduced)) break
    if (clock.value.bare && clocks.length > 0 && clocks[0]!.bare !== true && clocks[0]!.open === false) break
    clocks.push(clock.value)
    next = clock.next
    i = skip(source, skip(source, skip(source, next, ','), 'and', '&', 'or'), 'at', '@')
    if (i === next) break
  }
  if (!clocks.length) return undefined
  const last = clocks.at(-1)!
  // "at 8 and 9pm": what has no am or pm takes it from the last
  if (!last.open && last.minutes >= 720)
    for (const clock of clocks) if (clock.open && clock.bare && clock.minutes + 720 < last.minutes) clock.minutes += 720
  return { value: clocks, next }
}

function readWindow(source: Source, at: number, found: RuleFound, hourly: boolean): number | undefined {
  const from = readClock(source, at, true)
  if (!from || !oneOf(source, from.next, 'to', 'and', '-', 'until', 'till', 'through')) return undefined
  const to = readClock(source, from.next + 1, true)
  if (!to) return undefined
  let start = from.value.minutes
  let end = to.value.minutes
  if (to.value.open && end <= start) end += 720
  if (from.value.open && !to.value.open && start + 720 < end && start < 420) start += 720
  if (!hourly) {
    addTime(
      found,
      minutesOf({ ...from.value, minutes: start, open: from.value.open && start < 720 && to.value.open }, undefined),
    )
    const length = end - start
    found.durationMinutes = length > 0 && length < 1440 ? length : null
    return to.next
  }
  if (end <= start || end >= 1440) return undefined
  found.drafts.at(-1)!.window = { from: Math.ceil(start / 60), to: Math.floor(end / 60) }
  return to.next
}

/** "on mon and thu", "on the 4th", "in november", "on the first and last friday", "of the month". */
const readMoreDays: Piece = (source, at, found) => {
  const draft = found.drafts.at(-1)!
  const of = words(source, at, 'of', 'the', 'month')
  if (of > 0) return of
  const year = words(source, at, 'of', 'the', 'year')
  if (year > 0) return year
  const preposition = skip(source, skip(source, at, ',', 'only'), 'on', 'in', 'during', 'of')
  const introduced = preposition > at
  const start = skip(source, preposition, 'the')
  const days = readDays(source, start, introduced)
  if (!days) return undefined
  const value = draft.unit === 'week' ? weekDays(days.value) : days.value
  const bare = value.monthDays.length > 0
  if (bare && !introduced && start === at) return undefined
  if (
    draft.times.length &&
    !isFree(draft.days) &&
    !value.months.length &&
    draft.unit === 'week' &&
    value.weekdays.length
  )
    return unionOf(found, draft, value, days.next)
  merge(draft, value)
  return days.next
}

/** "monday at 9 and thursday at 14": days after a time begin a rule of their own. */
function unionOf(found: RuleFound, draft: RuleDraft, days: RuleDraft['days'], next: number): number {
  found.drafts.push({ unit: draft.unit, interval: draft.interval, days, times: [], part: null, window: null })
  return next
}

function merge(draft: RuleDraft, more: RuleDraft['days']): void {
  const { days } = draft
  days.weekdays.push(...more.weekdays)
  days.nths.push(...more.nths)
  days.monthDays.push(...more.monthDays)
  days.workdays.push(...more.workdays)
  days.months.push(...more.months)
  days.yearDays.push(...more.yearDays)
  days.positions.push(...more.positions)
  if (draft.unit === 'week' && (days.nths.length || days.workdays.length)) draft.unit = 'month'
  if (draft.unit === 'day' && (days.monthDays.length || days.nths.length)) draft.unit = 'month'
}

/** "every monday and every first friday": another head. */
const readUnion: Piece = (source, at, found) => {
  const more = oneOf(source, at - 1, 'and', '&', ',', 'plus') ? readHead(source, at) : undefined
  if (!more || more.value.counted !== found.counted) return undefined
  found.drafts.push(more.value.draft)
  return more.next
}

const readCompletion: Piece = (source, at, found) => {
  const next =
    words(source, at, 'after', 'completion') > 0 ? at + 2 : words(source, at, 'from', 'completion') > 0 ? at + 2 : -1
  if (next < 0) return undefined
  found.counted = 'completion'
  return next
}

const PIECES: Piece[] = [readCompletion, readExcept, readLength, readStart, readEnd, readTimes, readUnion, readMoreDays]
