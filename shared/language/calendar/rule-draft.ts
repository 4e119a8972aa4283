/** A recurrence while it is read, and the RFC 5545 lines that it becomes. */
import type { Part, Unit } from './values.ts'

export const DAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** On which days of its unit a rule falls. All lists are empty when nothing was said. */
export interface Days {
  weekdays: number[]
  /** "first and last friday": every nth with every weekday */
  nths: { nth: number; weekday: number }[]
  /** days of the month, negative from the end */
  monthDays: number[]
  /** nth of the workdays of the month */
  workdays: number[]
  months: number[]
  /** "every 14 jan and 14 apr" */
  yearDays: { month: number; day: number }[]
  /** "first and last instance of tue and fri": positions among `weekdays` */
  positions: number[]
  /** "friday the 13th": weekday and day of the month in one */
  isBoth?: true
}

export interface RuleDraft {
  unit: Unit
  interval: number
  days: Days
  /** minutes since midnight, ascending */
  times: number[]
  /** "every evening": the time of day when no clock time is said */
  part: Part | null
  /** first and last hour of an hourly rule ("between 9 and 17") */
  window: { from: number; to: number } | null
  /** days or times are only spread over the unit ("twice a day"); what is said of them takes their place */
  isSpread?: boolean
  /** exceptions left nothing of it */
  never?: boolean
}

export const noDays = (): Days => ({
  weekdays: [],
  nths: [],
  monthDays: [],
  workdays: [],
  months: [],
  yearDays: [],
  positions: [],
})

/** Several days of one unit together. */
export function withDays(first: Days, ...more: Days[]): Days {
  const all = ownDays(first)
  for (const { weekdays, nths, monthDays, workdays, months, yearDays, positions } of more) {
    all.weekdays.push(...weekdays)
    all.nths.push(...nths)
    all.monthDays.push(...monthDays)
    all.workdays.push(...workdays)
    all.months.push(...months)
    all.yearDays.push(...yearDays)
    all.positions.push(...positions)
  }
  return all
}

/** Days of their own, which may be added to. */
const ownDays = (days: Days): Days => ({
  ...days,
  weekdays: [...days.weekdays],
  nths: [...days.nths],
  monthDays: [...days.monthDays],
  workdays: [...days.workdays],
  months: [...days.months],
  yearDays: [...days.yearDays],
  positions: [...days.positions],
})

/** A draft of its own, which may be added to. */
export const copyOf = (draft: RuleDraft): RuleDraft => ({
  ...draft,
  days: ownDays(draft.days),
  times: [...draft.times],
})

export const isFree = (d: Days): boolean =>
  !d.weekdays.length &&
  !d.nths.length &&
  !d.monthDays.length &&
  !d.workdays.length &&
  !d.yearDays.length &&
  !d.months.length

const FREQUENCY: Partial<Record<Unit, [string, number]>> = {
  minute: ['MINUTELY', 1],
  hour: ['HOURLY', 1],
  day: ['DAILY', 1],
  workday: ['DAILY', 1],
  week: ['WEEKLY', 1],
  weekend: ['WEEKLY', 1],
  fortnight: ['WEEKLY', 2],
  month: ['MONTHLY', 1],
  quarter: ['MONTHLY', 3],
  year: ['YEARLY', 1],
  decade: ['YEARLY', 10],
}

const unique = (list: number[]): number[] => [...new Set(list)].sort((a, b) => a - b)
const names = (weekdays: number[]): string =>
  unique(weekdays)
    .map((w) => DAY_NAMES[w - 1])
    .join(',')

/**
 * The rules of a draft, without COUNT and UNTIL: several when the days cannot be said in one ("the 1st and the last friday").
 * Empty when the parts contradict each other.
 */
export function rulesOf(draft: RuleDraft): string[] {
  const [frequency, factor] = FREQUENCY[draft.unit] ?? ['', 0]
  const interval = draft.unit === 'workday' && draft.interval === 2 ? 1 : draft.interval * factor
  if (!frequency || interval < 1 || interval > 10_000) return []
  if ((draft.unit === 'hour' || draft.unit === 'minute') && draft.times.length > 1) return []
  if (draft.unit === 'year' && draft.days.monthDays.length && !draft.days.months.length) return []
  const days = daysOf(draft, frequency)
  const times = timesOf(draft)
  return days.flatMap(([freq, by]) =>
    times.map((time) => {
      const skip = needsSkip(freq, by) ? ';SKIP=BACKWARD' : ''
      return `FREQ=${freq}${interval > 1 ? `;INTERVAL=${interval}` : ''}${by}${time}${skip}`
    }),
  )
}

/** Jan 31 monthly is Feb 28, and "every 31st" the last day of shorter months; so is Feb 29 of every year. */
const needsSkip = (frequency: string, by: string): boolean =>
  frequency === 'MONTHLY'
    ? !/BYDAY|BYMONTHDAY/.test(by) || /BYMONTHDAY=(?:[\d,]*,)?(?:29|30|31)/.test(by)
    : frequency === 'YEARLY' && (by === '' || /BYMONTH=2;BYMONTHDAY=29/.test(by))

/** Pairs of frequency and BY parts. */
function daysOf({ unit, days, interval }: RuleDraft, frequency: string): [string, string][] {
  const months = days.months.length ? `;BYMONTH=${unique(days.months).join(',')}` : ''
  const found: [string, string][] = []
  const inMonths = frequency === 'YEARLY' ? 'YEARLY' : 'MONTHLY'
  if (days.positions.length && days.weekdays.length)
    return [['MONTHLY', `${months};BYDAY=${names(days.weekdays)};BYSETPOS=${unique(days.positions).join(',')}`]]
  if (days.isBoth)
    return [['MONTHLY', `${months};BYDAY=${names(days.weekdays)};BYMONTHDAY=${unique(days.monthDays).join(',')}`]]
  if (days.weekdays.length) {
    // "every monday and the 1st of the month": each of them is said of its own unit
    const isMixed = frequency === 'MONTHLY' && interval === 1 && !isFree({ ...days, weekdays: [], months: [] })
    const own = frequency === 'DAILY' || isMixed ? 'WEEKLY' : frequency
    found.push([own, `${months};BYDAY=${names(days.weekdays)}`])
  }
  if (days.nths.length)
    found.push([
      inMonths,
      `${months};BYDAY=${days.nths.map(({ nth, weekday }) => nth + DAY_NAMES[weekday - 1]!).join(',')}`,
    ])
  if (days.monthDays.length) found.push([inMonths, `${months};BYMONTHDAY=${unique(days.monthDays).join(',')}`])
  for (const nth of days.workdays) found.push([inMonths, `${months};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${nth}`])
  for (const group of groupByMonths(days.yearDays))
    found.push(['YEARLY', `;BYMONTH=${group.months.join(',')};BYMONTHDAY=${group.days.join(',')}`])
  if (found.length) return found
  // RFC 5545 cannot count workdays; every other one of a week comes closest
  if (unit === 'workday' && interval > 1) return interval === 2 ? [['WEEKLY', `${months};BYDAY=MO,WE,FR`]] : []
  if (unit === 'workday') return [['WEEKLY', `${months};BYDAY=MO,TU,WE,TH,FR`]]
  if (unit === 'weekend') return [['WEEKLY', `${months};BYDAY=SA,SU`]]
  if (months && frequency === 'YEARLY') return [['YEARLY', `${months};BYMONTHDAY=1`]]
  return [[frequency, months]]
}

/** Dates of the year with the same day in several months, or several days of a month, are one rule. */
function groupByMonths(dates: Days['yearDays']): { months: number[]; days: number[] }[] {
  const byMonth = new Map<number, number[]>()
  for (const { month, day } of dates) byMonth.set(month, unique([...(byMonth.get(month) ?? []), day]))
  const byDays = new Map<string, { months: number[]; days: number[] }>()
  for (const [month, days] of byMonth) {
    const group = byDays.get(days.join()) ?? { months: [], days }
    group.months = unique([...group.months, month])
    byDays.set(days.join(), group)
  }
  return [...byDays.values()]
}

/** BYHOUR and BYMINUTE; one time alone goes into the start, times with different minutes need a rule each. */
function timesOf({ times, window, unit }: RuleDraft): string[] {
  if (window) return hoursOfWindow(window, unit)
  if (times.length < 2) return ['']
  const byMinute = new Map<number, number[]>()
  for (const time of times) byMinute.set(time % 60, unique([...(byMinute.get(time % 60) ?? []), Math.floor(time / 60)]))
  return [...byMinute].map(([minute, hours]) => `;BYHOUR=${hours.join(',')};BYMINUTE=${minute}`)
}

/** "every 20 minutes from 9 to 5" ends at five, not at 5:40. */
function hoursOfWindow({ from, to }: { from: number; to: number }, unit: Unit): string[] {
  const hours = Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i)
  if (unit === 'hour') return [`${hours.length < 24 ? `;BYHOUR=${hours.join(',')}` : ''};BYMINUTE=0`]
  if (hours.length < 2) return [`;BYHOUR=${hours.join(',')}`]
  return [`;BYHOUR=${hours.slice(0, -1).join(',')}`, `;BYHOUR=${to};BYMINUTE=0`]
}
