/** Dates, recurrences, filters and changes in German words. */
import type { Rule } from '../../../recurrence/index.ts'
import { fromDayNumber, parseDate, splitWall, weekdayOf } from '../../../time/civil.ts'
import { onlyRuleOf, timesIn } from '../../calendar/only-rule.ts'
import { createChangesInWords } from '../../changes-in-words.ts'
import { createFiltersWithin, createRangeInWords } from '../../filters-within.ts'
import type { Locale } from '../../locale.ts'
import type { Context, Delay, Filter, Reminder, Repeat, When } from '../../types.ts'

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const WEEKDAYS = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' ')

const weekdayName = (date: string): string => WEEKDAYS[weekdayOf(parseDate(date)!) - 1]!

/** "heute", "morgen", "Freitag", "27. Januar 2027". */
export function describeDate(date: string, { now }: Pick<Context, 'now'>): string {
  const day = parseDate(date)
  const today = parseDate(now)
  if (day === undefined || today === undefined) return date
  const ahead = day - today
  if (ahead >= -1 && ahead <= 2) return ['gestern', 'heute', 'morgen', 'übermorgen'][ahead + 1]!
  return ahead > 2 && ahead < 7 ? weekdayName(date) : fullDate(date, now)
}

/** The year is left out where the date is the next of its kind. */
function fullDate(date: string, now: string): string {
  const { year, month, day } = fromDayNumber(parseDate(date)!)
  const name = `${day}. ${MONTHS[month - 1]}`
  return date.slice(0, 4) === now.slice(0, 4) && date > now ? name : `${name} ${year}`
}

/** "morgen um 09:00". */
export function describeWhen({ date, time }: When, context: Context): string {
  const day = describeDate(date, context)
  return time ? `${day} um ${time.slice(0, 5)}` : day
}

/** A date as people check it: "Montag, 30. November um 09:00", "morgen um 17:00". */
export function whenInWords({ date, time }: When, context: Context): string {
  const words = describeDate(date, context)
  const day = /^(?:gestern|heute|morgen|übermorgen)$/.test(words)
    ? words
    : `${weekdayName(date)}, ${fullDate(date, context.now)}`
  return time ? `${day} um ${time.slice(0, 5)}` : day
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** "1 Stunde 30 Minuten". */
export function describeMinutes(minutes: number): string {
  if (minutes && minutes % 1440 === 0) return count(minutes / 1440, 'Tag', 'Tage')
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours && count(hours, 'Stunde', 'Stunden'), rest && count(rest, 'Minute', 'Minuten')]
    .filter(Boolean)
    .join(' ')
}

/** "vor einer Stunde" wants the dative: "2 Tagen". */
const minutesBefore = (minutes: number): string => `${describeMinutes(minutes)} vorher`

/** "a, b und c". */
export const listed = (items: string[], last = 'und'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`

const UNITS: Partial<Record<Rule['frequency'], [every: string, many: string]>> = {
  YEARLY: ['jedes Jahr', 'Jahre'],
  MONTHLY: ['jeden Monat', 'Monate'],
  WEEKLY: ['jede Woche', 'Wochen'],
  DAILY: ['jeden Tag', 'Tage'],
  HOURLY: ['jede Stunde', 'Stunden'],
  MINUTELY: ['jede Minute', 'Minuten'],
}

const NTH: Record<string, string> = {
  1: 'ersten',
  2: 'zweiten',
  3: 'dritten',
  4: 'vierten',
  5: 'fünften',
  '-1': 'letzten',
  '-2': 'vorletzten',
}

/** "jeden Montag um 09:00, bis 31. Mai 2027"; a rule that people cannot say is described by its text. */
export function describeRepeat({ rule, start, counted }: Repeat, context: Context): string {
  const words = ruleInWords(rule, context)
  if (!words) return `nach der Regel ${rule.replaceAll('\n', ' ')}`
  const time = start.time && !/ um \d/.test(words) ? ` um ${start.time.slice(0, 5)}` : ''
  return `${words}${time}${counted === 'completion' ? ', ab dem Erledigen' : ''}`
}

function ruleInWords(text: string, context: Context): string | undefined {
  const rule = onlyRuleOf(text)
  if (!rule) return undefined
  const { byHour, byWeekNo, byYearDay, bySecond, byMonth } = rule
  if (byWeekNo.length || byYearDay.length || bySecond.length || byHour.length > 4) return undefined
  const head = headInWords(rule)
  if (!head) return undefined
  const months =
    byMonth.length && rule.frequency !== 'YEARLY' ? ` im ${listed(byMonth.map((month) => MONTHS[month - 1]!))}` : ''
  const times = timesIn(rule)
  const end = rule.count
    ? `, ${rule.count}-mal`
    : rule.until
      ? `, bis ${fullDate(rule.until.slice(0, 10), context.now)}`
      : ''
  return `${head}${months}${times.length ? ` um ${listed(times)}` : ''}${end}`
}

function headInWords({ frequency, interval, byDay, byMonthDay, bySetPos, byMonth }: Rule): string | undefined {
  const unit = UNITS[frequency]
  if (!unit) return undefined
  const step = interval === 1 ? unit[0] : `alle ${interval} ${unit[1]}`
  const days = byDay.map(({ weekday }) => weekday).sort((a, b) => a - b)
  const key = days.join('')
  if (frequency === 'WEEKLY' || frequency === 'DAILY') {
    if (bySetPos.length || byMonthDay.length) return undefined
    if (!days.length) return step
    const names = key === '12345' ? 'Werktag' : listed(days.map((day) => WEEKDAYS[day - 1]!))
    if (interval === 1) return key === '67' ? 'jedes Wochenende' : `jeden ${names}`
    return `${step} ${key === '12345' ? 'an Werktagen' : `am ${names}`}`
  }
  if (frequency === 'HOURLY' || frequency === 'MINUTELY') return days.length || byMonthDay.length ? undefined : step
  if (bySetPos.length) {
    const nth = bySetPos.map((at) => NTH[at])
    return key === '12345' && nth.every(Boolean) ? `${step} am ${listed(nth as string[])} Werktag` : undefined
  }
  if (frequency === 'YEARLY') {
    if (days.length || byMonth.length > 1 || byMonthDay.length > 1) return undefined
    const [month] = byMonth
    return month && byMonthDay[0]
      ? `${step} am ${byMonthDay[0]}. ${MONTHS[month - 1]}`
      : month || byMonthDay.length
        ? undefined
        : step
  }
  if (byMonthDay.length && !days.length) {
    const names = byMonthDay.map((day) => (day === -1 ? 'letzten Tag' : day > 0 ? `${day}.` : ''))
    return names.every(Boolean) ? `${step} am ${listed(names)}` : undefined
  }
  if (!days.length) return byMonthDay.length ? undefined : step
  const nths = byDay.map(
    ({ ordinal, weekday }) => ordinal && NTH[ordinal] && `${NTH[ordinal]} ${WEEKDAYS[weekday - 1]}`,
  )
  return nths.every(Boolean) && !byMonthDay.length ? `${step} am ${listed(nths as string[])}` : undefined
}

const { grouped, joined } = createFiltersWithin((filter, context) => describeFilter(filter, context))
const range = createRangeInWords({ since: 'ab', until: 'bis', from: 'von', when: describeWhen })

const STARTED = { true: 'begonnen', false: 'weggelegt', any: 'auch weggelegte' }

/** "(heute fällig oder überfällig) und #Arbeit". */
export function describeFilter(filter: Filter, context: Context): string {
  if ('and' in filter) return filter.and.length ? joined(filter.and, 'und', context) : 'alle Aufgaben'
  if ('or' in filter) return joined(filter.or, 'oder', context)
  if ('not' in filter) return `nicht ${grouped(filter.not, context)}`
  if ('all' in filter) return 'alle Aufgaben'
  if ('due' in filter) return range('fällig', filter.due, context)
  if ('deadline' in filter) return range('Frist', filter.deadline, context)
  if ('starts' in filter) return range('Beginn', filter.starts, context)
  if ('started' in filter) return STARTED[`${filter.started}`]
  if ('created' in filter) return range('angelegt', filter.created, context)
  if ('completed' in filter) return range('erledigt', filter.completed, context)
  if ('overdue' in filter) return 'überfällig'
  if ('noDate' in filter) return 'ohne Datum'
  if ('hasTime' in filter) return filter.hasTime ? 'mit Uhrzeit' : 'ohne Uhrzeit'
  if ('recurring' in filter) return 'wiederkehrend'
  if ('subtask' in filter) return 'Teilaufgaben'
  if ('under' in filter) return 'Teilaufgaben einer Aufgabe'
  if ('priority' in filter) return filter.priority === 4 ? 'ohne Priorität' : `p${filter.priority}`
  if ('label' in filter) return `@${filter.label}`
  if ('noLabels' in filter) return 'ohne Labels'
  if ('project' in filter) return `${filter.withChildren ? '##' : '#'}${filter.project}`
  if ('section' in filter) return `/${filter.section}`
  if ('assignee' in filter) return `+${filter.assignee}`
  if ('search' in filter) return `Suche „${filter.search}“`
  return { open: 'offen', completed: 'erledigt', any: 'in jedem Zustand' }[filter.status]
}

export function reminderInWords(reminder: Reminder, context: Context): string {
  if ('at' in reminder) return `Erinnerung ${whenInWords(splitWall(reminder.at), context)}`
  return reminder.minutesBefore ? `Erinnerung ${minutesBefore(reminder.minutesBefore)}` : 'Erinnerung'
}

function delayInWords({ minutes = 0, days = 0, months = 0 }: Delay): string {
  const parts = [
    months && count(Math.abs(months), 'Monat', 'Monate'),
    days && count(Math.abs(days), 'Tag', 'Tage'),
    minutes && describeMinutes(Math.abs(minutes)),
  ].filter(Boolean)
  return `${parts.join(' ')} ${minutes + days + months < 0 ? 'früher' : 'später'}`
}

const { describeChanges, describeDraft } = createChangesInWords((context) => ({
  when: (when) => describeWhen(when, context),
  repeat: (repeat) => describeRepeat(repeat, context),
  time: (time) => `um ${time}`,
  title: (title) => `Titel „${title}“`,
  note: (note) => `Notiz „${note}“`,
  deadline: (when) => `Frist ${when}`,
  start: (when) => `nicht vor ${when}`,
  duration: (minutes) => `Dauer ${describeMinutes(minutes)}`,
  lengthened: (minutes) => `${describeMinutes(Math.abs(minutes))} ${minutes > 0 ? 'länger' : 'kürzer'}`,
  delayed: delayInWords,
  reminder: (reminder) => reminderInWords(reminder, context),
  reminderDaysBefore: (days, time) => `Erinnerung ${count(days, 'Tag', 'Tage')} vorher um ${time}`,
  withoutLabel: (label) => `ohne @${label}`,
  without: {
    due: 'ohne Datum',
    time: 'ohne Uhrzeit',
    duration: 'ohne Dauer',
    deadline: 'ohne Frist',
    start: 'ohne Beginn',
    repeat: 'nur einmal',
    priority: 'ohne Priorität',
    project: 'ohne Projekt',
    section: 'ohne Abschnitt',
    assignee: 'niemandem zugewiesen',
    labels: 'ohne Labels',
    reminders: 'ohne Erinnerungen',
  },
  comma: ', ',
}))

export { describeChanges, describeDraft }

export const wording = {
  describeDate,
  describeWhen,
  describeMinutes,
  describeRepeat,
  describeFilter,
  describeChanges,
} satisfies Partial<Locale>
