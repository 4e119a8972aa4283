/** How what is said of a recurrence finds its place in it: times of day, days within its unit, where it begins and ends. */
import { hasDay } from './merge.ts'
import { inPart, preferred } from './parts.ts'
import { type Days, isFree, noDays, type RuleDraft, withDays } from './rule-draft.ts'
import type { RuleFound } from './rule-read.ts'
import type { Clause, Clock, Duration, Fields, Part } from './values.ts'

export const setPart = (found: RuleFound, part: Part): void => {
  found.drafts.at(-1)!.part ??= part
}

export const addTime = (found: RuleFound, minutes: number): void => {
  const draft = found.drafts.at(-1)!
  if (draft.isSpread && draft.times.length) Object.assign(draft, { times: [], isSpread: false })
  if (!draft.times.includes(minutes % 1440)) draft.times = [...draft.times, minutes % 1440].sort((a, b) => a - b)
}

export const minutesOf = (clock: Clock, part: Clause['part']): number =>
  (part ? inPart(clock, part.name) : preferred(clock.minutes, clock.open)) % 1440

export function setDuration(found: RuleFound, duration: Duration): boolean {
  if (duration.months || duration.days || duration.workdays) found.span = duration
  else if (duration.minutes > 0) found.durationMinutes = duration.minutes
  else return false
  return true
}

/** More days of the unit of a draft. */
export function addDays(draft: RuleDraft, more: Days): void {
  if (draft.isSpread && !draft.times.length) Object.assign(draft, { days: noDays(), isSpread: false })
  draft.days = withDays(draft.days, more)
  const { days } = draft
  if (draft.unit === 'week' && (days.nths.length || days.workdays.length)) draft.unit = 'month'
  if (draft.unit === 'day' && (days.monthDays.length || days.nths.length)) draft.unit = 'month'
}

/** "bis 31. märz", "ab montag" */
export function takeBound(found: RuleFound, clause: Clause): boolean {
  const { bound } = clause
  if (!hasDay(clause) || !bound || bound === 'after') return false
  if (bound === 'from' && !clause.until) {
    if (found.start) return false
    const { clock, part, ...start } = clause
    found.start = start
    if (part) setPart(found, part)
    if (clock) addTime(found, minutesOf(clock, part))
    return true
  }
  if (found.until || found.span || clause.until) return false
  found.until = { ...clause, bound: bound === 'until' ? 'through' : bound, weak: undefined }
  return true
}

/** What was said before the head: a time of day, a start, or the day on which it begins. */
export function takeLead(found: RuleFound, { clock, part, until, duration, bound, ...days }: Clause): boolean {
  const draft = found.drafts[0]!
  const { fields, period } = days
  if (until && (clock || until.clock || !(fields || period))) return false
  if (bound && bound !== 'from') return false
  // "from april 1 to june 30 every wednesday"
  if (until) {
    Object.assign(found, { start: days, until: { ...until, bound: until.bound ?? 'through' } })
    return true
  }
  if (part && !draft.part) draft.part = part
  if (clock) draft.times = [minutesOf(clock, draft.part ?? undefined)]
  if (duration) setDuration(found, duration)
  const { weekday, ...others } = days.fields ?? {}
  const onlyWeekday = weekday !== undefined && !days.period && Object.keys(others).length === 0
  if (onlyWeekday && isFree(draft.days) && draft.unit === 'week') draft.days.weekdays.push(weekday)
  else if (days.fields && !days.period && isFree(draft.days) && takeDays(draft, days.fields)) return true
  else if (days.fields || days.period) found.start = days
  // "this week every day", "next week mon wed fri": within it
  const { from = 0, to = 0 } = days.period ?? {}
  if (!bound && !days.fields && to - from > 1) found.until = { period: { from: to - 1, to, unit: 'day' } }
  return true
}

/** "last day of the month, every month", "march 3, yearly": what was said before is where in its unit the rule falls. */
export function takeDays({ unit, days }: RuleDraft, { day, month, pick, ...rest }: Fields): boolean {
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
