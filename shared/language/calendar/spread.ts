/** Several times in a unit of time: on which days or at which hours. */
import { noDays, type RuleDraft } from './rule-draft.ts'
import type { Unit } from './values.ts'

/** By how many times. */
const WEEKDAYS = [[], [], [1, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7]]
const HOURS = [[], [], [9, 21], [8, 14, 20], [8, 12, 16, 20], [8, 11, 14, 17, 20]]
const MONTH_DAYS = [[], [], [1, 15], [1, 11, 21], [1, 8, 15, 22]]

/** So many times in a unit, spread over it as evenly as days and waking hours allow; undefined where nobody would say it. */
export function spread(times: number, unit: Unit): RuleDraft | undefined {
  const draft: RuleDraft = { unit, interval: 1, days: noDays(), times: [], part: null, window: null }
  if (times === 1) return draft
  draft.isSpread = true
  const [weekdays, hours, monthDays] = [WEEKDAYS[times], HOURS[times], MONTH_DAYS[times]]
  if (unit === 'week' && weekdays?.length) draft.days.weekdays.push(...weekdays)
  else if (unit === 'day' && hours?.length) draft.times.push(...hours.map((hour) => hour * 60))
  else if (unit === 'month' && monthDays?.length) draft.days.monthDays.push(...monthDays)
  else if (unit === 'year' && times > 0 && 12 % times === 0)
    return { ...draft, unit: 'month', interval: 12 / times, isSpread: false }
  else return undefined
  return draft
}
