import { joinWall, parseDate, parseTime, type WallTime } from '../time/civil.ts'
import { type Frequency, RecurrenceError, type Rule, type RuleSet, type WeekdayPart } from './rule.ts'

export const FREQUENCIES: readonly Frequency[] = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
]
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Longest text of a recurrence, in characters: far above what people need, and it bounds the work of everything below. */
const MAX_LENGTH = 20_000
/** Most lines of RRULE and EXRULE together: each is searched beside the others. */
const MAX_RULES = 40
/** Most dates of RDATE and EXDATE together. */
const MAX_DATES = 1000
/** Most values of one BY part; there are 749 different ones of BYDAY, and fewer of the others. */
const MAX_VALUES = 750
/** Most repetitions that COUNT may ask for: a count is found by counting. */
const MAX_COUNT = 100_000

/**
 * Reads the lines of a recurrence: RRULE, EXRULE, RDATE and EXDATE, or a single bare `FREQ=...`. The start of the series is kept
 * apart, so a DTSTART is refused. Times are wall times: a `Z` behind UNTIL and a TZID count for nothing.
 *
 * @throws RecurrenceError
 */
export function parseRule(text: string): RuleSet {
  if (text.length > MAX_LENGTH) throw new RecurrenceError('too-long', `a rule has at most ${MAX_LENGTH} characters`)
  const set: RuleSet = { rules: [], exRules: [], dates: [], exDates: [] }
  // RFC 5545 section 3.1: a line that begins with a space goes on with the one before.
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line.trim()) readLine(line.trim(), set)
    checkSize(set)
  }
  if (!set.rules.length && !set.dates.length) throw new RecurrenceError('empty', 'there is no RRULE and no RDATE')
  return set
}

function checkSize({ rules, exRules, dates, exDates }: RuleSet): void {
  const tooLong = (most: number, what: string) => new RecurrenceError('too-long', `there are at most ${most} ${what}`)
  if (rules.length + exRules.length > MAX_RULES) throw tooLong(MAX_RULES, 'lines of RRULE and EXRULE')
  if (dates.length + exDates.length > MAX_DATES) throw tooLong(MAX_DATES, 'dates of RDATE and EXDATE')
}

function readLine(line: string, set: RuleSet): void {
  const match = /^([A-Za-z-]+)(?:;[^:]*)?:(.*)$/.exec(line)
  const name = match ? match[1]!.toUpperCase() : 'RRULE'
  const value = match ? match[2]! : line
  if (name === 'RRULE') set.rules.push(readParts(value))
  else if (name === 'EXRULE') set.exRules.push(readParts(value))
  else if (name === 'RDATE') set.dates.push(...value.split(',').map((each) => readDate(each, 'RDATE')))
  else if (name === 'EXDATE') set.exDates.push(...value.split(',').map((each) => readDate(each, 'EXDATE')))
  else throw new RecurrenceError('unknown-line', `${quoted(name)} is none of RRULE, EXRULE, RDATE and EXDATE`)
}

function readParts(text: string): Rule {
  const parts = new Map<string, string>()
  for (const part of text.split(';')) {
    if (!part.trim()) continue
    const [name = '', value, ...rest] = part.split('=').map((each) => each.trim().toUpperCase())
    if (!PARTS.has(name)) throw new RecurrenceError('unknown-part', `${quoted(name)} is no part of a rule`)
    if (!value || rest.length) throw invalid(name, value ?? '')
    if (parts.has(name)) throw new RecurrenceError('duplicate-part', `${name} is given twice`)
    parts.set(name, value)
  }
  const rule = ruleOf(parts)
  checkTogether(rule, parts)
  return rule
}

const PARTS = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'SKIP', 'RSCALE', 'BYSETPOS', 'BYDAY', 'BYMONTH', 'BYWEEKNO'],
  ...['BYYEARDAY', 'BYMONTHDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND'],
])

function ruleOf(parts: Map<string, string>): Rule {
  const frequency = parts.get('FREQ')
  if (!frequency) throw new RecurrenceError('missing-frequency', 'a rule needs FREQ')
  const one = (name: string, otherwise: number, max: number) =>
    parts.has(name) ? whole(name, parts.get(name)!, 1, max, false) : otherwise
  const list = (name: string, min: number, max: number, signed = false) =>
    parts.has(name) ? ascending(valuesOf(parts, name).map((each) => whole(name, each, min, max, signed))) : []
  return {
    frequency: oneOf('FREQ', frequency, FREQUENCIES),
    interval: one('INTERVAL', 1, 1_000_000_000),
    count: parts.has('COUNT') ? one('COUNT', 1, MAX_COUNT) : null,
    until: parts.has('UNTIL') ? readDate(parts.get('UNTIL')!, 'UNTIL') : null,
    byMonth: list('BYMONTH', 1, 12),
    byWeekNo: list('BYWEEKNO', 1, 53, true),
    byYearDay: list('BYYEARDAY', 1, 366, true),
    byMonthDay: list('BYMONTHDAY', 1, 31, true),
    byDay: valuesOf(parts, 'BYDAY').map(readWeekday),
    byHour: list('BYHOUR', 0, 23),
    byMinute: list('BYMINUTE', 0, 59),
    // RFC 5545 section 3.3.12: without leap seconds, second 60 is second 59.
    bySecond: ascending(list('BYSECOND', 0, 60).map((second) => Math.min(second, 59))),
    bySetPos: list('BYSETPOS', 1, 366, true),
    weekStart: parts.has('WKST') ? WEEKDAYS.indexOf(oneOf('WKST', parts.get('WKST')!, WEEKDAYS)) + 1 : 1,
    skip: readSkip(parts),
  }
}

function valuesOf(parts: Map<string, string>, name: string): string[] {
  const values = parts.get(name)?.split(',') ?? []
  if (values.length > MAX_VALUES) throw new RecurrenceError('too-long', `${name} has at most ${MAX_VALUES} values`)
  return values
}

function readSkip(parts: Map<string, string>): Rule['skip'] {
  if (parts.has('RSCALE')) oneOf('RSCALE', parts.get('RSCALE')!, ['GREGORIAN'])
  return parts.has('SKIP') ? oneOf('SKIP', parts.get('SKIP')!, ['OMIT', 'BACKWARD']) : 'OMIT'
}

/** The combinations that RFC 5545 section 3.3.10 rules out. */
function checkTogether(rule: Rule, parts: Map<string, string>): void {
  const { frequency } = rule
  const conflict = (message: string) => new RecurrenceError('conflict', message)
  if (rule.count !== null && rule.until) throw conflict('COUNT and UNTIL exclude each other')
  if (rule.byWeekNo.length && frequency !== 'YEARLY') throw conflict('BYWEEKNO needs FREQ=YEARLY')
  if (rule.byYearDay.length && ['MONTHLY', 'WEEKLY', 'DAILY'].includes(frequency)) {
    throw conflict(`BYYEARDAY does not go with FREQ=${frequency}`)
  }
  if (rule.byMonthDay.length && frequency === 'WEEKLY') throw conflict('BYMONTHDAY does not go with FREQ=WEEKLY')
  if (rule.byDay.some(({ ordinal }) => ordinal)) {
    if (frequency !== 'YEARLY' && frequency !== 'MONTHLY') {
      throw conflict(`BYDAY with numbers needs FREQ=MONTHLY or YEARLY, not ${frequency}`)
    }
    if (rule.byWeekNo.length) throw conflict('BYDAY with numbers does not go with BYWEEKNO')
  }
  const others = [...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')
  if (rule.bySetPos.length && !others) throw conflict('BYSETPOS needs another BY part to count in')
}

function readWeekday(text: string): WeekdayPart {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text.trim())
  const ordinal = Number(match?.[1] ?? 0)
  if (!match || (match[1] && (ordinal === 0 || Math.abs(ordinal) > 53))) throw invalid('BYDAY', text)
  return { weekday: WEEKDAYS.indexOf(match[2] as (typeof WEEKDAYS)[number]) + 1, ordinal }
}

/** `19970902`, `19970902T090000`, `1997-09-02` or `1997-09-02T09:00`; of a period only its start. */
function readDate(text: string, name: string): WallTime {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?Z?(?:\/.*)?)?$/i.exec(text.trim())
  if (!match) throw invalid(name, text)
  const [, year, month, day, hour, minute, second] = match
  const date = `${year}-${month}-${day}`
  const time = hour ? `${hour}:${minute}${second && second !== '00' ? `:${second}` : ''}` : null
  if (parseDate(date) === undefined || (time && parseTime(time) === undefined)) throw invalid(name, text)
  return joinWall({ date, time })
}

function whole(name: string, text: string, min: number, max: number, signed: boolean): number {
  const value = /^[+-]?\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN
  const size = signed ? Math.abs(value) : value
  if (!(size >= min && size <= max)) throw invalid(name, text)
  return value
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if (!allowed.includes(value as T)) throw invalid(name, value)
  return value as T
}

const ascending = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b)

const invalid = (name: string, value: string) =>
  new RecurrenceError('invalid-value', `${name} cannot be ${quoted(value)}`)

const quoted = (text: string): string => `“${text.slice(0, 40)}”`
