/** What the exceptions of a rule take away: weekdays that are not in it, EXRULE and EXDATE lines. */
import { nextOccurrence, occurrences, parseRule, RecurrenceError } from '../../recurrence/index.ts'
import { addDays, dateOf, parseDate } from '../../time/civil.ts'
import type { Repeat } from '../types.ts'
import { type Holiday, holidayIn, holidayRule, LISTED_YEARS } from './holidays.ts'
import { resolve } from './resolve.ts'
import { isFree, noDays, type RuleDraft, rulesOf } from './rule-draft.ts'
import type { Exception } from './rule-read.ts'
import type { Clause, Now } from './values.ts'

/** Longer exceptions are a rule, not a list of dates. */
const MAX_LISTED = 120
/** Stretches of them that still can be said. */
const MAX_STRETCHES = 24

/** Weekdays that are excepted from a list of weekdays, or from every day, are simply not in the list. */
export function withoutDays(draft: RuleDraft, exceptions: Exception[], isOnly: boolean): RuleDraft {
  const gone = exceptions.flatMap((each) => ('days' in each && isOnlyWeekdays(each) ? each.days.weekdays : []))
  const { unit, interval, days } = draft
  const everyDay =
    (unit === 'day' || unit === 'workday' || unit === 'weekend') && interval === 1 && isFree({ ...days, months: [] })
  if (!gone.length || !isOnly || !(everyDay || (days.weekdays.length && !days.positions.length))) return draft
  const all = days.weekdays.length
    ? days.weekdays
    : unit === 'workday'
      ? [1, 2, 3, 4, 5]
      : unit === 'weekend'
        ? [6, 7]
        : [1, 2, 3, 4, 5, 6, 7]
  const weekdays = all.filter((weekday) => !gone.includes(weekday))
  return { ...draft, unit: everyDay ? 'week' : unit, days: { ...days, weekdays }, never: !weekdays.length }
}

const isOnlyWeekdays = (each: Exception): each is Extract<Exception, { days: unknown }> =>
  'days' in each && each.days.weekdays.length > 0 && isFree({ ...each.days, weekdays: [] })

export function exceptionLines(
  now: Now,
  exceptions: Exception[],
  drafts: RuleDraft[],
  rules: string[],
  first: Repeat['start'],
): string[] {
  const lines: string[] = []
  const dates: string[] = []
  for (const each of exceptions) {
    if ('holiday' in each) lines.push(...holidayLines(each.holiday, drafts, first.date))
    else if ('clause' in each) dates.push(...datesOf(now, each.clause, rules, first))
    else if (!isOnlyWeekdays(each) || !handled(drafts))
      lines.push(
        ...rulesOf({ unit: unitOf(each.days), interval: 1, days: each.days, times: [], part: null, window: null }).map(
          (rule) => `EXRULE:${rule}${timesFor(drafts)}`,
        ),
      )
  }
  if (dates.length) lines.push(`EXDATE:${dates.sort().join(',')}`)
  return lines
}

/** Whether `withoutDays` took the weekdays out already. */
const handled = (drafts: RuleDraft[]): boolean =>
  drafts.length === 1 && drafts[0]!.days.weekdays.length > 0 && !drafts[0]!.days.positions.length

const unitOf = (days: RuleDraft['days']): RuleDraft['unit'] =>
  days.yearDays.length
    ? 'year'
    : days.monthDays.length || days.nths.length || days.workdays.length
      ? 'month'
      : days.weekdays.length
        ? 'week'
        : 'day'

/** An EXRULE takes away moments, so it has the times of the rule. */
function timesFor(drafts: RuleDraft[]): string {
  const all = (count: number): string => Array.from({ length: count }, (_, i) => i).join(',')
  const byMinute = drafts.some(({ unit }) => unit === 'minute') ? `;BYMINUTE=${all(60)}` : ''
  if (byMinute || drafts.some(({ unit }) => unit === 'hour')) return `;BYHOUR=${all(24)}${byMinute}`
  const times = drafts.flatMap((draft) => draft.times)
  if (new Set(times).size < 2) return ''
  const hours = [...new Set(times.map((t) => Math.floor(t / 60)))]
  return `;BYHOUR=${hours.join(',')};BYMINUTE=${[...new Set(times.map((t) => t % 60))].join(',')}`
}

function holidayLines(holiday: Holiday, drafts: RuleDraft[], first: string): string[] {
  const yearly = holidayRule(holiday)
  if (yearly)
    return rulesOf({
      unit: 'year',
      interval: 1,
      days: { ...noDays(), ...yearly },
      times: [],
      part: null,
      window: null,
    }).map((rule) => `EXRULE:${rule}${timesFor(drafts)}`)
  const year = Number(first.slice(0, 4))
  return [`EXDATE:${Array.from({ length: LISTED_YEARS }, (_, i) => compact(holidayIn(holiday, year + i))).join(',')}`]
}

export const compact = (day: number): string => dateOf(day).replaceAll('-', '')

/** The days of a date or period on which the series has an occurrence. */
function datesOf(now: Now, clause: Clause, rules: string[], first: Repeat['start']): string[] {
  const reading = resolve(now, { ...clause, bound: undefined, weak: undefined })
  if (!reading?.due) return []
  const from = reading.range?.from?.slice(0, 10) ?? reading.due.date
  const to = reading.range?.to?.slice(0, 10) ?? addDays(reading.due.date, 1)
  const found: number[] = []
  let stretches = 0
  try {
    const set = parseRule(rules.join('\n'))
    const [begin] = occurrences(set, first, { from, limit: 1 })
    let wall = begin ?? null
    while (wall !== null && wall < to && found.length < MAX_LISTED && stretches <= MAX_STRETCHES) {
      const day = parseDate(wall.slice(0, 10))!
      const last = found.at(-1)
      if (last !== undefined && day > last + 1) stretches++
      if (stretches <= MAX_STRETCHES) found.push(day)
      wall = nextOccurrence(set, first, wall.slice(0, 10))
    }
  } catch (error) {
    if (!(error instanceof RecurrenceError)) throw error
  }
  return found.map(compact)
}
