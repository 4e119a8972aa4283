/** "and thursdays": further days of what repeats in a week. Pure. */

import type { Command, Context, Repeat } from '../../../shared/language/types.ts'
import { occurrencesIfAny } from '../../../shared/recurrence/index.ts'
import { parseDate, weekdayOf } from '../../../shared/time/civil.ts'

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

/** "not on sundays": without days of the week. @returns undefined where the two differ in more, or no day is left */
export function withFewerDays(before: Repeat, fewer: Repeat, context: Pick<Context, 'now'>): Repeat | undefined {
  const daily = before.rule.replace(/^RRULE:/, '') === 'FREQ=DAILY'
  const [old, taken] = [weeklyIn(daily ? { ...before, rule: `FREQ=WEEKLY;BYDAY=${DAYS}` } : before), weeklyIn(fewer)]
  const days = old?.days.filter((day) => !taken?.days.includes(day)) ?? []
  if (!old || !taken || !days.length || days.length === old.days.length) return undefined
  const rule = `${old.rest};BYDAY=${days}`
  const [, from] = [before.start.date, context.now.slice(0, 10)].sort() as [string, string]
  const [next] = occurrencesIfAny(rule, { date: from, time: null }, { from, limit: 1 })
  return { ...before, rule, start: { ...before.start, date: next?.slice(0, 10) ?? before.start.date } }
}

/** Days of the week that are said alone, as something that repeats. */
export function daysOf(before: Repeat, [command, ...others]: Command[]): Repeat | undefined {
  if (others.length || command?.kind !== 'update' || !('last' in command.target)) return undefined
  const { repeat, due, ...more } = command.changes
  if (repeat) return repeat
  return due?.date && !due.time && !Object.keys(more).length ? weeklyOn(before, due.date) : undefined
}

/** A day alone, as every week has it: "and wednesday". */
const weeklyOn = ({ rule: _, ...before }: Repeat, date: string): Repeat => ({
  ...before,
  rule: `FREQ=WEEKLY;BYDAY=${DAYS[weekdayOf(parseDate(date)!) - 1]}`,
  start: { date, time: null },
})

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
