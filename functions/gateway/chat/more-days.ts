/** "and thursdays": further days of what repeats in a week. Pure. */
import type { Repeat } from '../../../shared/language/types.ts'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** @returns undefined where the two differ in more than their days of the week */
export function withMoreDays(before: Repeat, more: Repeat): Repeat | undefined {
  const [old, added] = [weeklyIn(before), weeklyIn(more)]
  if (!old || !added || old.rest !== added.rest || before.counted !== more.counted) return undefined
  if (more.start.time && more.start.time !== before.start.time) return undefined
  const days = DAYS.filter((day) => old.days.includes(day) || added.days.includes(day))
  const [date] = [before.start.date, more.start.date].sort()
  return { ...before, rule: `${old.rest};BYDAY=${days}`, start: { ...before.start, date: date! } }
}

/** The days of a rule that names nothing but them, and the rule without them. */
function weeklyIn({ rule }: Repeat): { days: string[]; rest: string } | undefined {
  const parts = rule.replace(/^RRULE:/, '').split(';')
  const days = parts
    .find((part) => part.startsWith('BYDAY='))
    ?.slice('BYDAY='.length)
    .split(',')
  if (!parts.includes('FREQ=WEEKLY') || rule.includes('\n') || !days?.every((day) => DAYS.includes(day)))
    return undefined
  const rest = parts.filter((part) => !/^(?:BYDAY=|INTERVAL=1$)/.test(part)).join(';')
  return { days, rest }
}
