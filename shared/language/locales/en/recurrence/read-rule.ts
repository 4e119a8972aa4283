/** Phrases that repeat, read to RFC 5545 text: a head ("every friday") and what follows in any order (times, start, end, exceptions). */

import { hoursOf } from '../../../calendar/parts.ts'
import { copyOf, type Days, isFree, noDays, type RuleDraft } from '../../../calendar/rule-draft.ts'
import { addDays, addTime, minutesOf, takeLead } from '../../../calendar/rule-parts.ts'
import type { RuleFound } from '../../../calendar/rule-read.ts'
import type { Clause, Clock } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { type Head, headOf } from '../../../engine/time.ts'
import { readEnd, readStart } from './bounds.ts'
import { readExceptions } from './except.ts'
import { weekDays } from './heads.ts'
import type { Piece } from './piece.ts'
import { readTimes } from './times.ts'

const MAX_PIECES = 24

/** Whether some word of the text begins a rule; others are not searched for one. */
function mayRepeat(source: Source): boolean {
  source.repeats ??= source.tokens.some((_, at) => longest(source, 'every', at) !== undefined)
  return source.repeats
}

/** Days that have each a time of their own. */
const MOST_DAYS = 7

/** A recurrence that begins at this token: at its head, or at a time or start before it ("at 10 on the 15th of every month"). */
export function readRule(source: Source, at: number, days = MOST_DAYS): Found<RuleFound> | undefined {
  if (!mayRepeat(source) || longest(source, 'properName', at)) return undefined
  const head = longest<Head>(source, 'every', at)
  if (head) return readTail(source, head.next, foundOf(head.value))
  const timed = readTimesFirst(source, at)
  if (timed) return timed
  const lead = longest<Clause>(source, 'clause', at)
  if (!lead || lead.value.weak === 'alone') return undefined
  const later = longest<Head>(source, 'every', afterJoint(source, lead.next))
  if (!later) return readDaysFirst(source, lead, days)
  const found = foundOf(later.value)
  const { bound, ...until } = lead.value
  // "until friday daily feed the cat"
  if ((bound === 'until' || bound === 'through') && until.fields) {
    found.until = { ...until, bound }
    return readTail(source, later.next, found)
  }
  const own = isBothSaid(source, lead.next, later.next) ? daysOf(lead.value) : undefined
  if (own) {
    found.drafts.unshift(own)
    return readTail(source, later.next, found)
  }
  return takeLead(found, lead.value) ? readTail(source, later.next, found) : undefined
}

/** "on the 1st and every friday" are two, "tomorrow and then every 3 days" is one with its start. */
const isBothSaid = ({ tokens }: Source, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ text }) => text === 'and' || text === '&') &&
  !tokens.slice(from, to).some(({ text }) => text === 'then')

/** "monday at 10 and thursday 15:30 weekly": each day has its time, and the rhythm comes last. */
function readDaysFirst(source: Source, { value, next }: Found<Clause>, days: number): Found<RuleFound> | undefined {
  const { weekday } = value.fields ?? {}
  const at = afterJoint(source, next)
  if (!days || weekday === undefined || !value.clock || !isBothSaid(source, next, at)) return undefined
  const later = readRule(source, at, days - 1)
  const first = later?.value.drafts[0]
  if (!later || first?.unit !== 'week') return undefined
  const { draft } = headOf('week', first.interval, { ...noDays(), weekdays: [weekday] })
  later.value.drafts.unshift({ ...draft, times: [minutesOf(value.clock, undefined)] })
  return later
}

/** The rule of a day that is said beside another rule: the 1st of every month. */
function daysOf({ fields, bound, clock, period }: Clause): RuleDraft | undefined {
  const { day, ...others } = fields ?? {}
  const isDayOfMonth = day !== undefined && Object.values(others).every((value) => value === undefined)
  if (!isDayOfMonth || bound || clock || period) return undefined
  return headOf('month', 1, { ...noDays(), monthDays: [day] }).draft
}

const foundOf = ({ draft, counted, count, holiday }: Head): RuleFound => ({
  drafts: [copyOf(draft)],
  counted,
  ...(count !== undefined && { count }),
  ...(holiday !== undefined && { holiday }),
  exceptions: [],
  durationMinutes: null,
})

const afterJoint = (source: Source, at: number): number =>
  skip(source, skip(source, skip(source, at, ',', '-', '('), 'and'), 'then')

/** What several times of day begin with, besides a number. */
const FIRST = new Set(['at', '@', 'from', 'between'])

/** "at 8am and 8pm daily", "6-7pm every tuesday": several times of day before the head. */
function readTimesFirst(source: Source, at: number): Found<RuleFound> | undefined {
  const { kind, text = '', lex } = source.tokens[at] ?? {}
  if (kind !== 'number' && !lex?.cardinal && lex?.part !== 'noon' && !FIRST.has(text)) return undefined
  const before = foundOf(headOf('day', 1))
  const end = readTimes(source, at, before)
  if (end === undefined || (before.drafts[0]!.times.length < 2 && before.durationMinutes === null)) return undefined
  const later = longest<Head>(source, 'every', afterJoint(source, end))
  if (!later) return undefined
  const found = foundOf(later.value)
  for (const time of before.drafts[0]!.times) addTime(found, time)
  found.durationMinutes = before.durationMinutes
  return readTail(source, later.next, found)
}

/**
 * What is said of a rule apart from it: "weekly review sundays 6pm", "monthly report on the 3rd workday".
 * @returns the rule with it, and where it ends; undefined when it says nothing of the rule
 */
export function readApart(source: Source, at: number, rule: RuleFound): Found<RuleFound> | undefined {
  const found = readTail(source, at, structuredClone(rule))
  return found.next > at ? found : undefined
}

function readTail(source: Source, at: number, found: RuleFound): Found<RuleFound> {
  let next = at
  for (let n = 0; n < MAX_PIECES && next < source.tokens.length; n++) {
    const end = firstOf(source, next, found)
    if (end === undefined) break
    next = end
  }
  return { value: found, next }
}

function firstOf(source: Source, at: number, found: RuleFound): number | undefined {
  const end = pieceAt(source, at, found)
  if (end !== undefined) return end
  const joint = skip(source, skip(source, at, ','), 'and', 'but', '&', '(', '-', 'plus', '+')
  return joint === at ? undefined : pieceAt(source, joint, found)
}

/** By rules, then by code. */
function pieceAt(source: Source, at: number, found: RuleFound): number | undefined {
  for (const { value, next } of source.grammar.matches<(found: RuleFound) => boolean>(source, 'more', at))
    if (value(found)) return next
  for (const piece of PIECES) {
    const end = piece(source, at, found)
    if (end !== undefined && end > at) return end
  }
  return undefined
}

const readExcept: Piece = (source, at, found) => {
  const { weekdays } = found.drafts.at(-1)!.days
  const own = weekdays.length === 1 ? weekdays[0] : undefined
  const start = longest(source, 'except', at)?.next
  const list = start === undefined ? undefined : readExceptions(source, start, own)
  if (!list) return undefined
  found.exceptions.push(...list.value)
  return list.next
}

/** "on mon and thu", "on the 4th", "in november", "on the first and last friday", "of the month". */
const readMoreDays: Piece = (source, at, found) => {
  const draft = found.drafts.at(-1)!
  const preposition = skip(source, skip(source, at, ',', 'only'), 'on', 'in', 'during', 'of')
  const introduced = preposition > at
  const isAny = introduced && oneOf(source, preposition, 'a')
  const start = skip(source, preposition, 'the', 'a')
  const days = longest<Days>(source, introduced ? 'daysBehindOn' : 'days', start)
  if (!days || (start > preposition && oneOf(source, preposition, 'a') && !isAny)) return undefined
  // "once a month on a sunday": one of them, the first
  if (isAny && (draft.unit === 'month' || draft.unit === 'quarter')) {
    days.value.nths.push(...days.value.weekdays.map((weekday) => ({ nth: 1, weekday })))
    days.value.weekdays = []
  }
  // "every 3rd day and the 15th": another rule
  if (draft.unit === 'day' && draft.interval > 1 && !introduced && days.value.monthDays.length) {
    found.drafts.push({ unit: 'month', interval: 1, days: days.value, times: [], part: null, window: null })
    return days.next
  }
  if (start > preposition && !introduced && isOneWeekday(draft) && days.value.monthDays.length === 1) {
    draft.unit = 'month'
    draft.days.monthDays = days.value.monthDays
    draft.days.isBoth = true
    return days.next
  }
  const value = draft.unit === 'week' ? weekDays(days.value) : days.value
  const bare = days.value.monthDays.length > 0
  if (bare && !introduced && start === at) return undefined
  const isPartOfEach = draft.part !== null && source.tokens[days.next]?.lex?.part !== undefined
  if (
    (draft.times.length || isPartOfEach) &&
    !isFree(draft.days) &&
    !value.months.length &&
    draft.unit === 'week' &&
    value.weekdays.length
  )
    return unionOf(found, draft, value, days.next)
  addDays(draft, value)
  return days.next
}

/** "friday the 13th" is both, where the 13th of a week is a day of it. */
const isOneWeekday = ({ unit, interval, days }: RuleDraft): boolean =>
  unit === 'week' && interval === 1 && days.weekdays.length === 1

/** "monday at 9 and thursday at 14": days after a time begin a rule of their own. */
function unionOf(found: RuleFound, draft: RuleDraft, days: RuleDraft['days'], next: number): number {
  found.drafts.push({ unit: draft.unit, interval: draft.interval, days, times: [], part: null, window: null })
  return next
}

/** "at 9 on weekdays and 11 on weekends": other days that have their time before them. */
const readTimedDays: Piece = (source, at, found) => {
  const { times, days, interval } = found.drafts.at(-1)!
  if (!times.length || isFree(days) || !oneOf(source, at - 1, 'and', '&', ',', 'plus')) return undefined
  const clock = longest<Clock>(source, 'clockBehindAt', skip(source, at, 'at'))
  const more = clock && longest<Days>(source, 'days', skip(source, clock.next, 'on'))
  if (!more?.value.weekdays.length) return undefined
  const own = { unit: 'week' as const, interval, days: weekDays(more.value), part: null, window: null }
  found.drafts.push({ ...own, times: [minutesOf(clock!.value, undefined)] })
  return more.next
}

/** "every monday and every first friday": another head. */
const readUnion: Piece = (source, at, found) => {
  const more = oneOf(source, at - 1, 'and', '&', ',', 'plus') ? longest<Head>(source, 'every', at) : undefined
  if (!more || more.value.counted !== found.counted) return undefined
  const draft = copyOf(more.value.draft)
  const last = found.drafts.at(-1)!
  // "every morning at 6:30 and every evening at 7" have each a time of their own.
  if (isDaily(draft) && isDaily(last) && !last.times.length)
    for (const { part } of [last, draft]) addTime(found, hoursOf(part!, source.context).at)
  else found.drafts.push(draft)
  return more.next
}

/** "every morning": nothing but a part of each day. */
const isDaily = ({ unit, interval, days, part }: RuleDraft): boolean =>
  unit === 'day' && interval === 1 && isFree(days) && part !== null

const PIECES: Piece[] = [readExcept, readStart, readEnd, readTimedDays, readTimes, readUnion, readMoreDays]
