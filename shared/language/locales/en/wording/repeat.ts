/** Recurrences in words that the grammar reads back to the same rule: "every last workday at 09:00, until 31 May 2027". */
import { type Rule, type RuleSet, ruleSetIfAny } from '../../../../recurrence/index.ts'
import { dateOf, parseDate, timeOf } from '../../../../time/civil.ts'
import { usualStart } from '../../../calendar/first-date.ts'
import { type Holiday, holidayOf } from '../../../calendar/holidays.ts'
import { nowOf } from '../../../calendar/now.ts'
import { timesIn } from '../../../calendar/only-rule.ts'
import type { Context, Repeat } from '../../../types.ts'
import { holidayName } from '../lexicon/holidays.ts'
import { describeDate, describeWhen, listed, MONTH_NAMES, nthInWords, ordinal, WEEKDAY_NAMES } from './dates.ts'

/**
 * The recurrence in words. The start is named only where the words without it would be read with another one.
 * A rule that people cannot say (BYWEEKNO and its like) is described by its text.
 */
export function describeRepeat(repeat: Repeat, context: Context): string {
  const set = ruleSetIfAny(repeat.rule)
  const holiday = set?.dates.length ? holidayOf([repeat.start.date, ...set.dates].map(dayNumberOf)) : undefined
  if (set && holiday) {
    const words = `every ${holidayName(holiday)}${timesOf(set, repeat)}`
    return needsStart(set, repeat, context, holiday)
      ? `${words} starting ${describeDate(repeat.start.date, context)}`
      : words
  }
  const head = set && headOf(set, repeat.counted)
  if (!set || !head) return `by the rule ${repeat.rule.replaceAll('\n', ' ')}`
  const words = isMixed(set)
    ? listed(
        set.rules.map(
          (rule) =>
            `${ruleInWords(rule, repeat.counted === 'completion' ? 'every!' : 'every')}${timesOf({ ...set, rules: [rule] }, repeat)}`,
        ),
      )
    : head + timesOf(set, repeat)
  const rest = endOf(set, context) + exceptionsOf(set)
  if (!needsStart(set, repeat, context)) return words + rest
  return `${words} starting ${describeDate(repeat.start.date, context)}${rest}`
}

/** "every monday at 9 and every thursday at 14": days and times that go together. */
const isMixed = ({ rules }: RuleSet): boolean =>
  new Set(rules.map((rule) => rule.byHour.join())).size > 1 &&
  new Set(rules.map((rule) => ruleInWords(rule, 'every'))).size > 1

const dayNumberOf = (date: string): number => parseDate(date.slice(0, 10)) ?? 0

/** Whether the words alone would begin the series on another day. */
const needsStart = (set: RuleSet, { start }: Repeat, context: Context, holiday?: Holiday): boolean =>
  usualStart(nowOf(context), set, start.time, holiday) !== start.date

function headOf({ rules, dates }: RuleSet, counted: Repeat['counted']): string | undefined {
  if (dates.length || !rules.length) return undefined
  const every = counted === 'completion' ? 'every!' : 'every'
  const parts = rules.map((rule) => ruleInWords(rule, every))
  const words = parts.filter((part) => part !== undefined)
  return words.length === parts.length ? listed([...new Set(words)]) : undefined
}

const UNITS: Partial<Record<Rule['frequency'], string>> = {
  YEARLY: 'year',
  MONTHLY: 'month',
  WEEKLY: 'week',
  DAILY: 'day',
  HOURLY: 'hour',
  MINUTELY: 'minute',
}

function ruleInWords(rule: Rule, every: string): string | undefined {
  const { frequency, interval, byWeekNo, byYearDay, bySecond, byDay, byMonthDay, bySetPos } = rule
  const unit = UNITS[frequency]
  if (
    !unit ||
    byWeekNo.length ||
    byYearDay.length ||
    bySecond.length ||
    (byDay.length && byMonthDay.length && frequency !== 'MONTHLY')
  )
    return undefined
  const step = interval === 1 ? `${every} ${unit}` : `${every} ${interval} ${unit}s`
  if (frequency === 'YEARLY') return yearly(rule, step)
  if (frequency === 'MONTHLY') return monthly(rule, step, every)
  if (bySetPos.length || byMonthDay.length) return undefined
  return weekdaysOf(rule, step, every) + inMonths(rule)
}

const inMonths = ({ byMonth }: Rule): string =>
  byMonth.length ? ` in ${listed(byMonth.map((month) => MONTH_NAMES[month - 1]!))}` : ''

function weekdaysOf({ byDay, interval, frequency }: Rule, step: string, every: string): string {
  const days = byDay.map(({ weekday }) => weekday).sort((a, b) => a - b)
  if (!days.length) return step
  const key = days.join('')
  const names =
    key === '12345' ? 'weekday' : key === '67' ? 'weekend' : listed(days.map((day) => WEEKDAY_NAMES[day - 1]!))
  if (interval === 1 && frequency === 'WEEKLY') return `${every} ${names}`
  return `${step} on ${key === '12345' || key === '67' ? `${names}s` : names}`
}

function monthly(rule: Rule, step: string, every: string): string | undefined {
  const { byDay, byMonthDay, bySetPos, interval } = rule
  const months = inMonths(rule)
  if (bySetPos.length) {
    const positions = listed(bySetPos.map(nthInWords))
    const isWorkday = byDay.map(({ weekday }) => weekday).join('') === '12345' && byDay.every((day) => !day.ordinal)
    if (isWorkday && interval === 1 && !months) return `${every} ${positions} workday`
    if (isWorkday) return `${step} on the ${positions} workday${months}`
    if (!byDay.length || byDay.some((day) => day.ordinal)) return undefined
    return `${step} on the ${positions} instance of ${listed(byDay.map(({ weekday }) => WEEKDAY_NAMES[weekday - 1]!))}${months}`
  }
  const [day] = byDay
  if (day && byMonthDay.length) {
    const isOne = byDay.length === 1 && !day.ordinal && byMonthDay.length === 1 && byMonthDay[0]! > 0
    return isOne && interval === 1 && !months
      ? `${every} ${WEEKDAY_NAMES[day.weekday - 1]} the ${ordinal(byMonthDay[0]!)}`
      : undefined
  }
  const on = daysInWords(rule)
  if (on === undefined) return undefined
  if (on && interval === 1 && !months && byMonthDay.join() === '-1') return `${every} last day of the month`
  return on ? `${step} on ${on}${months}` : step + months
}

function yearly(rule: Rule, step: string): string | undefined {
  const { byMonth, byMonthDay, bySetPos } = rule
  if (bySetPos.length) return undefined
  if (byMonth.length && byMonthDay.length && byMonthDay.every((day) => day > 0)) {
    return `${step} on ${listed(byMonth.flatMap((month) => byMonthDay.map((day) => `${ordinal(day)} ${MONTH_NAMES[month - 1]}`)))}`
  }
  const on = daysInWords(rule)
  if (on === undefined || (on && !byMonth.length)) return undefined
  return on ? `${step} on ${on}${inMonths(rule)}` : step + inMonths(rule)
}

/** "the 1st and 15th", "the first and third Friday"; empty when the start decides, undefined when it cannot be said. */
function daysInWords({ byDay, byMonthDay }: Rule): string | undefined {
  if (byMonthDay.length) {
    const sorted = [...byMonthDay].sort((a, b) => (a > 0 ? a : 100 + a) - (b > 0 ? b : 100 + b))
    return `the ${listed(sorted.map((day) => (day > 0 ? ordinal(day) : day === -1 ? 'last day' : `${nthInWords(day)} day`)))}`
  }
  if (!byDay.length) return ''
  if (byDay.some((day) => !day.ordinal)) return undefined
  const weekdays = [...new Set(byDay.map(({ weekday }) => weekday))]
  const groups = weekdays.map((weekday) => {
    const nths = byDay.filter((day) => day.weekday === weekday).map((day) => nthInWords(day.ordinal))
    return `the ${listed(nths)} ${WEEKDAY_NAMES[weekday - 1]}`
  })
  return listed(groups)
}

const clock = (hour: number): string => timeOf(hour * 60)

/** " at 09:00", " at 09:00 and 17:30", " between 09:00 and 17:00" for a rule by the hour. */
function timesOf({ rules }: RuleSet, { start }: Repeat): string {
  const [first] = rules
  if (first?.frequency === 'HOURLY' && first.byHour.length > 2)
    return ` between ${clock(first.byHour[0]!)} and ${clock(first.byHour.at(-1)!)}`
  const hours = first?.frequency === 'MINUTELY' ? rules.flatMap(({ byHour }) => byHour) : []
  if (hours.length > 1) return ` between ${clock(Math.min(...hours))} and ${clock(Math.max(...hours))}`
  if (first?.frequency === 'HOURLY' || first?.frequency === 'MINUTELY')
    return start.time ? ` at ${start.time.slice(0, 5)}` : ''
  const said = rules.flatMap(timesIn)
  const times = said.length ? [...new Set(said)].sort() : start.time ? [start.time.slice(0, 5)] : []
  return times.length ? ` at ${listed(times)}` : ''
}

function endOf({ rules }: RuleSet, context: Context): string {
  const [first] = rules
  if (first?.count) return ` for ${first.count} times`
  return first?.until
    ? ` until ${describeWhen({ date: first.until.slice(0, 10), time: first.until.slice(11) || null }, { ...context, now: '1900-01-01T00:00' })}`
    : ''
}

function exceptionsOf({ exRules, exDates }: RuleSet): string {
  const rules = exRules.map((rule) => {
    const days = daysInWords(rule)
    if (rule.frequency === 'WEEKLY')
      return listed(rule.byDay.map(({ weekday }) => WEEKDAY_NAMES[weekday - 1]!)) + inMonths(rule)
    if (rule.frequency === 'DAILY') return inMonths(rule).trim()
    if (rule.frequency === 'YEARLY' && rule.byMonthDay.length) return (yearly(rule, '') ?? '').trim()
    return `${days ?? ''}${inMonths(rule)}`.trim()
  })
  const holiday = holidayOf(exDates.map(dayNumberOf))
  const dates = holiday
    ? [holidayName(holiday)]
    : runsOf(exDates).map(([first, last]) =>
        first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`,
      )
  const parts = [...rules, ...dates].filter(Boolean)
  return parts.length ? ` except ${listed(parts)}` : ''
}

/** First and last of the days that follow each other without a gap. */
function runsOf(dates: string[]): [number, number][] {
  const days = dates.map((date) => parseDate(date.slice(0, 10)) ?? 0).sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && day === last[1] + 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

/** An exception has its year: "except 20 March" would be another day next year. */
const dayInWords = (day: number): string => describeDate(dateOf(day), { now: '1900-01-01T00:00' })
