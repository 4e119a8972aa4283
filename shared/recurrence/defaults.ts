import { fromDayNumber, weekdayOf } from '../time/civil.ts'
import { FREQUENCIES } from './parse.ts'
import type { Rule, WeekdayPart } from './rule.ts'

/** Fills in from the start what the rule leaves open (RFC 5545 section 3.3.10: "taken from DTSTART"). */
export function withDefaults(rule: Rule, start: number): Rule {
  const filled = { ...rule, byDay: withoutDoubles(rule.byDay) }
  const startDay = Math.floor(start / 86_400)
  const { month, day } = fromDayNumber(startDay)
  const { frequency } = rule
  if (!rule.byYearDay.length && !rule.byMonthDay.length && !rule.byWeekNo.length && !rule.byDay.length) {
    if (frequency === 'YEARLY' && !rule.byMonth.length) filled.byMonth = [month]
    if (frequency === 'YEARLY' || frequency === 'MONTHLY') filled.byMonthDay = [day]
    if (frequency === 'WEEKLY') filled.byDay = [{ weekday: weekdayOf(startDay), ordinal: 0 }]
  }
  const second = start - startDay * 86_400
  const finerThan = (unit: (typeof FREQUENCIES)[number]) => FREQUENCIES.indexOf(frequency) < FREQUENCIES.indexOf(unit)
  if (!rule.byHour.length && finerThan('HOURLY')) filled.byHour = [Math.floor(second / 3600)]
  if (!rule.byMinute.length && finerThan('MINUTELY')) filled.byMinute = [Math.floor(second / 60) % 60]
  if (!rule.bySecond.length && finerThan('SECONDLY')) filled.bySecond = [second % 60]
  return filled
}

/** As written they may come twice; what is looked at day by day is to be short. */
function withoutDoubles(days: WeekdayPart[]): WeekdayPart[] {
  if (days.length < 2) return days
  const seen = new Set<number>()
  return days.filter(({ weekday, ordinal }) => seen.size < seen.add(ordinal * 7 + weekday).size)
}
