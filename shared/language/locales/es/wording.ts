/** Dates, recurrences, filters and changes in Spanish words. */
import type { Rule } from '../../../recurrence/index.ts'
import { fromDayNumber, parseDate, splitWall, weekdayOf } from '../../../time/civil.ts'
import { onlyRuleOf, timesIn } from '../../calendar/only-rule.ts'
import { createChangesInWords } from '../../changes-in-words.ts'
import { createFiltersWithin, createRangeInWords } from '../../filters-within.ts'
import type { Locale } from '../../locale.ts'
import type { Context, Delay, Filter, Reminder, Repeat, When } from '../../types.ts'

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const WEEKDAYS = 'lunes martes miércoles jueves viernes sábado domingo'.split(' ')
const SATURDAY = 6

const weekdayName = (date: string): string => WEEKDAYS[weekdayOf(parseDate(date)!) - 1]!
/** "los lunes", "los sábados": those that end in s stay as they are. */
const plural = (weekday: number): string => WEEKDAYS[weekday - 1]! + (weekday < SATURDAY ? '' : 's')

/** "hoy", "mañana", "viernes", "27 de enero de 2027". */
export function describeDate(date: string, { now }: Pick<Context, 'now'>): string {
  const day = parseDate(date)
  const today = parseDate(now)
  if (day === undefined || today === undefined) return date
  const ahead = day - today
  if (ahead >= -1 && ahead <= 2) return ['ayer', 'hoy', 'mañana', 'pasado mañana'][ahead + 1]!
  return ahead > 2 && ahead < 7 ? weekdayName(date) : fullDate(date, now)
}

/** The year is left out where the date is the next of its kind. */
function fullDate(date: string, now: string): string {
  const { year, month, day } = fromDayNumber(parseDate(date)!)
  const name = `${day} de ${MONTHS[month - 1]}`
  return date.slice(0, 4) === now.slice(0, 4) && date > now ? name : `${name} de ${year}`
}

/** "a las 09:00", "a la 01:00". */
const atTimes = (times: string[]): string => `${times[0]!.startsWith('01:') ? 'a la' : 'a las'} ${listed(times)}`
const atTime = (time: string): string => atTimes([time.slice(0, 5)])

const withTime = (day: string, time: string | null): string => (time ? `${day} ${atTime(time)}` : day)

/** "mañana a las 09:00". */
export const describeWhen = ({ date, time }: When, context: Context): string =>
  withTime(describeDate(date, context), time)

/** A date as people check it: "lunes 30 de noviembre a las 09:00", "mañana a las 17:00". */
export function whenInWords({ date, time }: When, context: Context): string {
  const words = describeDate(date, context)
  const isNear = /^(?:ayer|hoy|mañana|pasado mañana)$/.test(words)
  return withTime(isNear ? words : `${weekdayName(date)} ${fullDate(date, context.now)}`, time)
}

export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** "1 hora 30 minutos". */
export function describeMinutes(minutes: number): string {
  if (minutes && minutes % 1440 === 0) return count(minutes / 1440, 'día', 'días')
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours && count(hours, 'hora', 'horas'), rest && count(rest, 'minuto', 'minutos')].filter(Boolean).join(' ')
}

/** "a, b y c"; before an i sound "e". */
export function listed(items: string[], last = 'y'): string {
  const end = items.at(-1) ?? ''
  const joint = last === 'y' && /^h?i(?!e)/i.test(end) ? 'e' : last
  return items.length < 2 ? end : `${items.slice(0, -1).join(', ')} ${joint} ${end}`
}

const UNITS: Partial<Record<Rule['frequency'], [every: string, many: string]>> = {
  YEARLY: ['cada año', 'años'],
  MONTHLY: ['cada mes', 'meses'],
  WEEKLY: ['cada semana', 'semanas'],
  DAILY: ['todos los días', 'días'],
  HOURLY: ['cada hora', 'horas'],
  MINUTELY: ['cada minuto', 'minutos'],
}

const NTH: Record<string, string> = {
  1: 'primer',
  2: 'segundo',
  3: 'tercer',
  4: 'cuarto',
  5: 'quinto',
  '-1': 'último',
  '-2': 'penúltimo',
}

/** "todos los lunes a las 09:00, hasta el 31 de mayo de 2027"; a rule that people cannot say is described by its text. */
export function describeRepeat({ rule, start, counted }: Repeat, context: Context): string {
  const words = ruleInWords(rule, context)
  if (!words) return `según la regla ${rule.replaceAll('\n', ' ')}`
  const time = start.time && !/ a las? \d/.test(words) ? ` ${atTime(start.time)}` : ''
  return `${words}${time}${counted === 'completion' ? ', desde que se completa' : ''}`
}

function ruleInWords(text: string, context: Context): string | undefined {
  const rule = onlyRuleOf(text)
  if (!rule) return undefined
  const { byHour, byWeekNo, byYearDay, bySecond, byMonth } = rule
  if (byWeekNo.length || byYearDay.length || bySecond.length || byHour.length > 4) return undefined
  const head = headInWords(rule)
  if (!head) return undefined
  const months =
    byMonth.length && rule.frequency !== 'YEARLY' ? ` en ${listed(byMonth.map((month) => MONTHS[month - 1]!))}` : ''
  const times = timesIn(rule)
  const end = rule.count
    ? `, ${count(rule.count, 'vez', 'veces')}`
    : rule.until
      ? `, hasta el ${fullDate(rule.until.slice(0, 10), context.now)}`
      : ''
  return `${head}${months}${times.length ? ` ${atTimes(times)}` : ''}${end}`
}

function headInWords({ frequency, interval, byDay, byMonthDay, bySetPos, byMonth }: Rule): string | undefined {
  const unit = UNITS[frequency]
  if (!unit) return undefined
  const step = interval === 1 ? unit[0] : `cada ${interval} ${unit[1]}`
  const days = byDay.map(({ weekday }) => weekday).sort((a, b) => a - b)
  const key = days.join('')
  if (frequency === 'WEEKLY' || frequency === 'DAILY') {
    if (bySetPos.length || byMonthDay.length) return undefined
    if (!days.length) return step
    const names = key === '12345' ? 'los días laborables' : `los ${listed(days.map(plural))}`
    if (interval === 1) return key === '67' ? 'todos los fines de semana' : `todos ${names}`
    return `${step}, ${names}`
  }
  if (frequency === 'HOURLY' || frequency === 'MINUTELY') return days.length || byMonthDay.length ? undefined : step
  if (bySetPos.length) {
    const nth = bySetPos.map((at) => NTH[at])
    return key === '12345' && nth.every(Boolean) ? `${step}, el ${listed(nth as string[])} día laborable` : undefined
  }
  if (frequency === 'YEARLY') {
    if (days.length || byMonth.length > 1 || byMonthDay.length > 1) return undefined
    const [month] = byMonth
    if (month && byMonthDay[0]) return `${step}, el ${byMonthDay[0]} de ${MONTHS[month - 1]}`
    return month || byMonthDay.length ? undefined : step
  }
  if (byMonthDay.length && !days.length) {
    const names = byMonthDay.map((day) => (day === -1 ? 'último día' : day > 0 ? `${day}` : ''))
    return names.every(Boolean) ? `${step}, el ${listed(names)}` : undefined
  }
  if (!days.length) return byMonthDay.length ? undefined : step
  const nths = byDay.map(
    ({ ordinal, weekday }) => ordinal && NTH[ordinal] && `${NTH[ordinal]} ${WEEKDAYS[weekday - 1]}`,
  )
  return nths.every(Boolean) && !byMonthDay.length ? `${step}, el ${listed(nths as string[])}` : undefined
}

const { grouped, joined } = createFiltersWithin((filter, context) => describeFilter(filter, context))
const range = createRangeInWords({ since: 'desde', until: 'hasta', from: 'desde', when: describeWhen })

const STARTED = { true: 'empezadas', false: 'apartadas', any: 'también las apartadas' }

/** "(vence hoy o atrasadas) y #Trabajo". */
export function describeFilter(filter: Filter, context: Context): string {
  if ('and' in filter) return filter.and.length ? joined(filter.and, 'y', context) : 'todas las tareas'
  if ('or' in filter) return joined(filter.or, 'o', context)
  if ('not' in filter) return `no ${grouped(filter.not, context)}`
  if ('all' in filter) return 'todas las tareas'
  if ('due' in filter) return range('para', filter.due, context)
  if ('starts' in filter) return range('empiezan', filter.starts, context)
  if ('started' in filter) return STARTED[`${filter.started}`]
  if ('deadline' in filter) return range('fecha límite', filter.deadline, context)
  if ('created' in filter) return range('creadas', filter.created, context)
  if ('completed' in filter) return range('completadas', filter.completed, context)
  if ('overdue' in filter) return 'atrasadas'
  if ('noDate' in filter) return 'sin fecha'
  if ('hasTime' in filter) return filter.hasTime ? 'con hora' : 'sin hora'
  if ('recurring' in filter) return 'que se repiten'
  if ('subtask' in filter) return 'subtareas'
  if ('under' in filter) return 'subtareas de una tarea'
  if ('priority' in filter) return filter.priority === 4 ? 'sin prioridad' : `p${filter.priority}`
  if ('label' in filter) return `@${filter.label}`
  if ('noLabels' in filter) return 'sin etiquetas'
  if ('project' in filter) return `${filter.withChildren ? '##' : '#'}${filter.project}`
  if ('section' in filter) return `/${filter.section}`
  if ('assignee' in filter) return `+${filter.assignee}`
  if ('search' in filter) return `búsqueda “${filter.search}”`
  return { open: 'pendientes', completed: 'completadas', any: 'en cualquier estado' }[filter.status]
}

export function reminderInWords(reminder: Reminder, context: Context): string {
  if ('at' in reminder) return `aviso ${whenInWords(splitWall(reminder.at), context)}`
  return reminder.minutesBefore ? `aviso ${describeMinutes(reminder.minutesBefore)} antes` : 'aviso'
}

function delayInWords({ minutes = 0, days = 0, months = 0 }: Delay): string {
  const parts = [
    months && count(Math.abs(months), 'mes', 'meses'),
    days && count(Math.abs(days), 'día', 'días'),
    minutes && describeMinutes(Math.abs(minutes)),
  ].filter(Boolean)
  return `${parts.join(' ')} ${minutes + days + months < 0 ? 'antes' : 'después'}`
}

const { describeChanges, describeDraft } = createChangesInWords((context) => ({
  when: (when) => describeWhen(when, context),
  repeat: (repeat) => describeRepeat(repeat, context),
  time: atTime,
  title: (title) => `título “${title}”`,
  note: (note) => `nota “${note}”`,
  deadline: (when) => `fecha límite ${when}`,
  start: (when) => `no antes de ${when}`,
  duration: (minutes) => `dura ${describeMinutes(minutes)}`,
  lengthened: (minutes) => `${describeMinutes(Math.abs(minutes))} ${minutes > 0 ? 'más' : 'menos'}`,
  delayed: delayInWords,
  reminder: (reminder) => reminderInWords(reminder, context),
  reminderDaysBefore: (days, time) => `aviso ${count(days, 'día', 'días')} antes ${atTime(time)}`,
  withoutLabel: (label) => `sin @${label}`,
  without: {
    due: 'sin fecha',
    time: 'sin hora',
    duration: 'sin duración',
    deadline: 'sin fecha límite',
    start: 'sin comienzo',
    repeat: 'solo una vez',
    priority: 'sin prioridad',
    project: 'sin proyecto',
    section: 'sin sección',
    assignee: 'de nadie',
    labels: 'sin etiquetas',
    reminders: 'sin avisos',
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
