import { WEEKDAYS } from './parse.ts'
import type { Rule, RuleSet } from './rule.ts'

/** The text of a recurrence, as `parseRule` reads it: a bare `FREQ=...` where there is a single rule and nothing else. */
export function printRule(set: RuleSet): string {
  const { rules, exRules, dates, exDates } = set
  if (rules.length === 1 && !exRules.length && !dates.length && !exDates.length) return parts(rules[0]!)
  return [
    ...rules.map((rule) => `RRULE:${parts(rule)}`),
    ...exRules.map((rule) => `EXRULE:${parts(rule)}`),
    ...dateLines('RDATE', dates),
    ...dateLines('EXDATE', exDates),
  ].join('\n')
}

function parts(rule: Rule): string {
  const list = (name: string, values: (string | number)[]) => (values.length ? `${name}=${values.join(',')}` : '')
  return [
    // RFC 7529 section 4.1: SKIP is only allowed beside RSCALE.
    rule.skip === 'OMIT' ? '' : 'RSCALE=GREGORIAN',
    `FREQ=${rule.frequency}`,
    rule.interval === 1 ? '' : `INTERVAL=${rule.interval}`,
    rule.count === null ? '' : `COUNT=${rule.count}`,
    rule.until ? `UNTIL=${compact(rule.until)}` : '',
    list('BYMONTH', rule.byMonth),
    list('BYWEEKNO', rule.byWeekNo),
    list('BYYEARDAY', rule.byYearDay),
    list('BYMONTHDAY', rule.byMonthDay),
    list(
      'BYDAY',
      rule.byDay.map(({ weekday, ordinal }) => `${ordinal || ''}${WEEKDAYS[weekday - 1]}`),
    ),
    list('BYHOUR', rule.byHour),
    list('BYMINUTE', rule.byMinute),
    list('BYSECOND', rule.bySecond),
    list('BYSETPOS', rule.bySetPos),
    rule.weekStart === 1 ? '' : `WKST=${WEEKDAYS[rule.weekStart - 1]}`,
    rule.skip === 'OMIT' ? '' : `SKIP=${rule.skip}`,
  ]
    .filter(Boolean)
    .join(';')
}

/** Dates and wall times are different value types, each on a line of its own. */
function dateLines(name: string, values: string[]): string[] {
  const dates = values.filter((value) => value.length === 10)
  const times = values.filter((value) => value.length > 10)
  return [
    ...(dates.length ? [`${name};VALUE=DATE:${dates.map(compact).join(',')}`] : []),
    ...(times.length ? [`${name}:${times.map(compact).join(',')}`] : []),
  ]
}

/** `20260131` or `20260131T090000`. */
function compact(wall: string): string {
  const digits = wall.replace(/[-:]/g, '')
  return digits.length === 13 ? `${digits}00` : digits
}
