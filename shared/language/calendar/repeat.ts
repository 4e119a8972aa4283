/** From a recurrence as it was said to the lines of RFC 5545 and the first date of the series. */
import { ruleSetIfAny } from '../../recurrence/index.ts'
import { dateOf, joinWall, parseDate, timeOf } from '../../time/civil.ts'
import type { Repeat, When } from '../types.ts'
import { daysOf } from './days-of.ts'
import { compact, exceptionLines, withoutDays } from './exceptions.ts'
import { firstDate, firstKept, firstYear } from './first-date.ts'
import { type Holiday, holidayIn, LISTED_YEARS } from './holidays.ts'
import { startOf, whenOf } from './moment.ts'
import { hoursOf } from './parts.ts'
import { isFree, type RuleDraft, rulesOf } from './rule-draft.ts'
import type { RuleFound } from './rule-read.ts'
import { isSaneDay, shiftDay } from './solve.ts'
import type { Clause, Now } from './values.ts'

/** The recurrence; undefined when it never happens or contradicts itself. */
export function repeatOf(now: Now, found: RuleFound): Repeat | undefined {
  if (found.holiday !== undefined) return holidayEachYear(now, found, found.holiday)
  const timedDrafts = sharingTime(ofEachDay(found.drafts.map((draft) => withTime(now, draft))).map(inMonths))
  const drafts = timedDrafts.map((draft) => withoutDays(draft, found.exceptions, timedDrafts.length === 1))
  const from = startDay(now, found.start)
  if (from === undefined || drafts.some(({ never }) => never)) return undefined
  const said = drafts.map((draft) => timedRules(draft, drafts.length > 1))
  if (said.some((rules) => !rules.length)) return undefined
  const time = timeOfStart(now, drafts)
  const first = firstOf(now, said.flat(), from, time, drafts)
  if (!first) return undefined
  const end = endOf(now, found, first)
  if (end === undefined) return undefined
  const isLate = Number(first.date.slice(8)) > 28
  const rules = said
    .flat()
    .map((rule) => `RRULE:${isLate || rule.includes('BYMONTHDAY') ? rule : rule.replace(';SKIP=BACKWARD', '')}${end}`)
  // A series that starts over at each completion may fall on any day.
  const falling = found.counted === 'completion' ? ['RRULE:FREQ=DAILY'] : rules
  const exceptions = exceptionLines(now, found.exceptions, drafts, falling, first)
  const lines = [...rules, ...exceptions]
  const rule = lines.length === 1 ? lines[0]!.slice('RRULE:'.length) : lines.join('\n')
  const start = exceptions.length || drafts.length > 1 ? firstKept(ruleSetIfAny(rule), first) : first
  return start && { rule, start, counted: found.counted }
}

/** One rule among several has its time with it. */
function timedRules(draft: RuleDraft, isOneOfSeveral: boolean): string[] {
  const [time] = draft.times
  const isApart = isOneOfSeveral && time !== undefined && draft.times.length === 1
  return rulesOf(draft).map((rule) =>
    isApart ? `${rule};BYHOUR=${Math.floor(time / 60)};BYMINUTE=${time % 60}` : rule,
  )
}

function firstOf(
  now: Now,
  lines: string[],
  from: number,
  time: number | null,
  drafts: RuleDraft[],
): Repeat['start'] | undefined {
  const months = monthsOfQuarters(drafts[0]!)
  const rules = ruleSetIfAny(lines.map((line) => `RRULE:${line}`).join('\n'))?.rules
  const starting = months.length ? rules?.map((rule) => ({ ...rule, byMonth: months })) : rules
  const isTimeSaid = drafts[0]!.times.length > 0
  return starting && firstDate(now, starting, from, time, isTimeSaid)
}

/** "every easter": no rule says it, so its dates are listed; what would end or except it is not read. */
function holidayEachYear(now: Now, found: RuleFound, holiday: Holiday): Repeat | undefined {
  if (found.until || found.count !== undefined || found.span || found.exceptions.length || found.drafts.length > 1)
    return undefined
  const from = startDay(now, found.start)
  if (from === undefined) return undefined
  const time = timeOfStart(
    now,
    found.drafts.map((draft) => withTime(now, draft)),
  )
  const next = firstYear(now, holiday, from, time)
  const [first = 0, ...later] = Array.from({ length: LISTED_YEARS }, (_, i) => holidayIn(holiday, next + i))
  const clock = time === null ? '' : `T${timeOf(time).replace(':', '')}00`
  const dates = later.map((day) => compact(day) + clock).join(',')
  const start = { date: dateOf(first), time: time === null ? null : timeOf(time) }
  return { rule: `RRULE:FREQ=YEARLY;COUNT=1\nRDATE:${dates}`, start, counted: found.counted }
}

/** "every morning at 6:30 and every evening at 7": one rule with both times. */
function ofEachDay(drafts: RuleDraft[]): RuleDraft[] {
  const [first] = drafts
  const areDaily = drafts.every(
    ({ unit, interval, days, times }) => unit === 'day' && interval === 1 && isFree(days) && times.length > 0,
  )
  if (!first || drafts.length < 2 || !areDaily) return drafts
  const times = [...new Set(drafts.flatMap((draft) => draft.times))].sort((a, b) => a - b)
  return [{ ...first, times }]
}

/** "semiannually on june 1": every six months, of which june is one. */
function inMonths(draft: RuleDraft): RuleDraft {
  const [date] = draft.days.yearDays
  const step = draft.unit === 'quarter' ? 3 * draft.interval : draft.unit === 'month' ? draft.interval : 12
  if (!date || draft.days.yearDays.length > 1 || step >= 12 || step === 1 || 12 % step) return draft
  const yearDays = Array.from({ length: 12 / step }, (_, i) => ({
    ...date,
    month: ((date.month - 1 + i * step) % 12) + 1,
  }))
  return { ...draft, unit: 'year', interval: 1, days: { ...draft.days, yearDays } }
}

/** "every evening" without a time on the clock is at the hour of evenings. */
const withTime = ({ context }: Now, draft: RuleDraft): RuleDraft =>
  draft.part && !draft.times.length ? { ...draft, times: [hoursOf(draft.part, context).at % 1440] } : draft

/** "every monday and the 1st of the month at 9": a time said once, at the end, is that of all. */
function sharingTime(drafts: RuleDraft[]): RuleDraft[] {
  const { times } = drafts.at(-1)!
  const isOnce = drafts.every((draft, i) => i === drafts.length - 1 || (!draft.times.length && !draft.window))
  return isOnce && times.length ? drafts.map((draft) => ({ ...draft, times })) : drafts
}

function startDay(now: Now, start: Clause | undefined): number | undefined {
  if (!start) return now.today
  const solved = daysOf(now, start)
  const day = solved?.due ?? (start.instant === undefined ? undefined : Math.floor(start.instant / 1440))
  return day !== undefined && isSaneDay(day) ? day : undefined
}

/** The time of the series: the one that was said, or now for rules by the hour. */
function timeOfStart(now: Now, drafts: RuleDraft[]): number | null {
  const times = drafts.flatMap((draft) => draft.times)
  if (times.length) return Math.min(...times)
  const window = drafts.find((draft) => draft.window)?.window
  if (window) return window.from * 60
  return drafts.some(({ unit }) => unit === 'hour' || unit === 'minute') ? now.minute : null
}

/** "the last day of every quarter" is in march, the first in april. */
function monthsOfQuarters({ unit, days }: RuleDraft): number[] {
  if (unit !== 'quarter' || isFree(days) || days.months.length || days.yearDays.length) return []
  const isFromEnd = [...days.monthDays, ...days.workdays, ...days.nths.map(({ nth }) => nth)].some((nth) => nth < 0)
  return isFromEnd ? [3, 6, 9, 12] : [1, 4, 7, 10]
}

/** `;COUNT=3`, `;UNTIL=20270301` or nothing; undefined when it ends before it begins. */
function endOf(now: Now, { count, until, span, counted }: RuleFound, first: Repeat['start']): string | undefined {
  const begin = parseDate(first.date)!
  const moment = until && (until.clock || until.instant !== undefined) ? startOf(now, until) : undefined
  if (moment && moment.minute !== null) return untilMoment(first, whenOf(moment))
  const last = span
    ? shiftDay(now, begin, span, 1) - 1
    : until
      ? lastDay({ ...now, today: Math.max(begin, now.today) }, until)
      : null
  if (last === undefined || (last !== null && (last < begin || !isSaneDay(last)))) return undefined
  if (last !== null && count === undefined) return `;UNTIL=${dateOf(last).replaceAll('-', '')}`
  return count === undefined || counted === 'completion' ? '' : `;COUNT=${count}`
}

function untilMoment(first: Repeat['start'], { date, time }: When): string | undefined {
  if (joinWall({ date, time }) < joinWall(first)) return undefined
  return `;UNTIL=${date.replaceAll('-', '')}T${time!.replace(':', '')}00`
}

/** A day is the last one itself; of a month or year, the day before it begins, unless "through" includes it. */
function lastDay(now: Now, until: Clause): number | undefined {
  const solved = daysOf(now, until)
  if (!solved) return undefined
  if (until.bound === 'before') return solved.from - 1
  if (solved.to - solved.from === 1 || until.fields?.edge) return solved.due
  return until.bound === 'through' ? solved.to - 1 : solved.from - 1
}
