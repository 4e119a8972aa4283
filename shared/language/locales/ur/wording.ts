/** Dates, recurrences, filters and changes in Urdu words, in its own script or in Roman letters. */
import type { Rule } from '../../../recurrence/index.ts'
import { addDays, fromDayNumber, parseDate, splitWall, weekdayOf } from '../../../time/civil.ts'
import { onlyRuleOf } from '../../calendar/only-rule.ts'
import { createChangesInWords } from '../../changes-in-words.ts'
import type { Locale } from '../../locale.ts'
import type { Context, Delay, Filter, Range, Reminder, Repeat, When } from '../../types.ts'

type Scripted = Pick<Context, 'isRoman'>

/** Both spellings of a phrase: the one that the message was in counts. */
export const say = ({ isRoman }: Scripted, urdu: string, roman: string): string => (isRoman ? roman : urdu)

const both = (urdu: string, roman: string): [string[], string[]] => [urdu.split(' '), roman.split(' ')]
const of = ([urdu, roman]: [string[], string[]], at: number, { isRoman }: Scripted): string =>
  (isRoman ? roman : urdu)[at]!

const MONTHS = both(
  'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
  'January February March April May June July August September October November December',
)
const WEEKDAYS = both('پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار', 'peer mangal budh jumerat jumma hafta itwar')

const weekdayName = (date: string, context: Scripted): string => of(WEEKDAYS, weekdayOf(parseDate(date)!) - 1, context)

/** "آج", "کل", "27 جنوری 2027". */
export function describeDate(date: string, { now, isRoman }: Pick<Context, 'now' | 'isRoman'>): string {
  const [day, today] = [parseDate(date), parseDate(now)]
  if (day === undefined || today === undefined) return date
  const script = { isRoman }
  const ahead = day - today
  if (ahead === 0) return say(script, 'آج', 'aaj')
  if (ahead === 1) return say(script, 'کل', 'kal')
  if (ahead === -1) return say(script, 'گزشتہ کل', 'guzre kal')
  return ahead > 1 && ahead < 7 ? weekdayName(date, script) : fullDate(date, now, script)
}

function fullDate(date: string, now: string, script: Scripted): string {
  const { year, month, day } = fromDayNumber(parseDate(date)!)
  const name = `${day} ${of(MONTHS, month - 1, script)}`
  return date.slice(0, 4) === now.slice(0, 4) && date > now ? name : `${name} ${year}`
}

/** Parts of the day from the hour on at which people begin to say so. */
const PARTS: readonly [from: number, urdu: string, roman: string][] = [
  [20, 'رات', 'raat'],
  [16, 'شام', 'shaam'],
  [12, 'دوپہر', 'dopahar'],
  [1, 'صبح', 'subah'],
]

/** "شام 6 بجے", "subah 9:30 baje": nobody says "18 baje". What is said between midnight and one could be of either day. */
function clock(time: string, script: Scripted): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const part = PARTS.find(([from]) => hour >= from)
  if (!part) return `${time.slice(0, 5)} ${say(script, 'بجے', 'baje')}`
  const [, urdu, roman] = part
  const said = `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}`
  return say(script, `${urdu} ${said} بجے`, `${roman} ${said} baje`)
}

export function describeWhen({ date, time }: When, context: Context): string {
  const day = describeDate(date, context)
  return time ? `${day} ${clock(time, context)}` : day
}

/** A date as people check it, with weekday and date. */
export function whenInWords({ date, time }: When, context: Context): string {
  const ahead = parseDate(date)! - parseDate(context.now)!
  const isNear = ahead >= -1 && ahead <= 1
  const day = isNear
    ? describeDate(date, context)
    : `${weekdayName(date, context)} ${fullDate(date, context.now, context)}`
  return time ? `${day} ${clock(time, context)}` : day
}

export function describeMinutes(minutes: number, script: Scripted = {}): string {
  if (minutes && minutes % 1440 === 0) return `${minutes / 1440} ${say(script, 'دن', 'din')}`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [
    hours && `${hours} ${hours === 1 ? say(script, 'گھنٹہ', 'ghanta') : say(script, 'گھنٹے', 'ghante')}`,
    rest && `${rest} ${say(script, 'منٹ', 'minute')}`,
  ]
    .filter(Boolean)
    .join(' ')
}

export function listed(items: string[], script: Scripted): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(say(script, '، ', ', '))} ${say(script, 'اور', 'aur')} ${items.at(-1)}`
}

const UNITS: Partial<Record<Rule['frequency'], [urdu: string, roman: string]>> = {
  YEARLY: ['سال', 'saal'],
  MONTHLY: ['مہینے', 'mahine'],
  WEEKLY: ['ہفتے', 'hafte'],
  DAILY: ['دن', 'din'],
  HOURLY: ['گھنٹے', 'ghante'],
  MINUTELY: ['منٹ', 'minute'],
}

/** "ہر پیر صبح 9 بجے"; a rule that is not said so is described by its text. */
export function describeRepeat({ rule, start, counted }: Repeat, context: Context): string {
  const words = ruleInWords(rule, context)
  if (!words) return `${say(context, 'قاعدہ', 'qaida')} ${rule.replaceAll('\n', ' ')}`
  const time = start.time ? ` ${clock(start.time, context)}` : ''
  return `${words}${time}${counted === 'completion' ? say(context, '، مکمل ہونے کے بعد', ', mukammal hone ke baad') : ''}`
}

function ruleInWords(text: string, context: Context): string | undefined {
  const rule = onlyRuleOf(text)
  if (!rule) return undefined
  const { frequency, interval, byDay, byMonthDay, bySetPos, byMonth, byWeekNo, byYearDay, byHour, bySecond } = rule
  const unit = UNITS[frequency]
  if (!unit || bySetPos.length || byWeekNo.length || byYearDay.length || byHour.length || bySecond.length)
    return undefined
  const every = say(context, 'ہر', 'har')
  const step = `${every} ${interval === 1 ? '' : `${interval} `}${say(context, ...unit)}`
  const end = rule.count
    ? `${say(context, '، کل', ', kul')} ${rule.count} ${say(context, 'بار', 'baar')}`
    : rule.until
      ? `${say(context, '،', ',')} ${fullDate(rule.until.slice(0, 10), context.now, context)} ${say(context, 'تک', 'tak')}`
      : ''
  if (byDay.some(({ ordinal }) => ordinal) || byMonth.length > 1 || byMonthDay.length > 1) return undefined
  if (byDay.length) {
    if (byMonthDay.length || byMonth.length || (frequency !== 'WEEKLY' && frequency !== 'DAILY')) return undefined
    const names = listed(
      byDay.map(({ weekday }) => of(WEEKDAYS, weekday - 1, context)),
      context,
    )
    return (interval === 1 ? `${every} ${names}` : `${step} ${names}`) + end
  }
  const [day] = byMonthDay
  const [month] = byMonth
  if (frequency === 'YEARLY' && day && month) return `${step} ${day} ${of(MONTHS, month - 1, context)}${end}`
  if (month || (day && frequency !== 'MONTHLY')) return undefined
  if (day === -1) return `${step} ${say(context, 'کے آخری دن', 'ke aakhri din')}${end}`
  if (day && day < 0) return undefined
  return day ? `${step} ${say(context, 'کی', 'ki')} ${day} ${say(context, 'تاریخ کو', 'tareekh ko')}${end}` : step + end
}

const STARTED: Record<'true' | 'false' | 'any', [urdu: string, roman: string]> = {
  true: ['شروع ہو چکے', 'shuru ho chuke'],
  false: ['بعد کے لیے رکھے ہوئے', 'baad ke liye rakhe hue'],
  any: ['بعد کے لیے رکھے ہوئے بھی', 'baad ke liye rakhe hue bhi'],
}

const STATUS: Record<'open' | 'completed' | 'any', [urdu: string, roman: string]> = {
  open: ['باقی', 'baqi'],
  completed: ['مکمل', 'mukammal'],
  any: ['سب', 'sab'],
}

export function describeFilter(filter: Filter, context: Context): string {
  if ('and' in filter)
    return filter.and.length
      ? joined(filter.and, say(context, 'اور', 'aur'), context)
      : say(context, 'تمام کام', 'tamam kaam')
  if ('or' in filter) return joined(filter.or, say(context, 'یا', 'ya'), context)
  if ('not' in filter) return `${describeFilter(filter.not, context)} ${say(context, 'نہیں', 'nahi')}`
  if ('all' in filter) return say(context, 'تمام کام', 'tamam kaam')
  if ('due' in filter) return range('', filter.due, context)
  if ('deadline' in filter) return range(say(context, 'آخری تاریخ', 'aakhri tareekh'), filter.deadline, context)
  if ('starts' in filter) return range(say(context, 'شروع', 'shuru'), filter.starts, context)
  if ('started' in filter) return say(context, ...STARTED[`${filter.started}`])
  if ('created' in filter) return range(say(context, 'بنائے گئے', 'banaye gaye'), filter.created, context)
  if ('completed' in filter) return range(say(context, 'مکمل', 'mukammal'), filter.completed, context)
  if ('overdue' in filter) return say(context, 'جن کا وقت گزر گیا', 'jin ka waqt guzar gaya')
  if ('noDate' in filter) return say(context, 'بغیر تاریخ', 'baghair tareekh')
  if ('hasTime' in filter)
    return filter.hasTime ? say(context, 'وقت کے ساتھ', 'waqt ke sath') : say(context, 'بغیر وقت', 'baghair waqt')
  if ('recurring' in filter) return say(context, 'بار بار آنے والے', 'baar baar aane wale')
  if ('subtask' in filter) return say(context, 'ذیلی کام', 'zaili kaam')
  if ('under' in filter) return say(context, 'ایک کام کے ذیلی کام', 'ek kaam ke zaili kaam')
  if ('priority' in filter) return `p${filter.priority}`
  if ('label' in filter) return `@${filter.label}`
  if ('noLabels' in filter) return say(context, 'بغیر لیبل', 'baghair label')
  if ('project' in filter) return `${filter.withChildren ? '##' : '#'}${filter.project}`
  if ('section' in filter) return `/${filter.section}`
  if ('assignee' in filter) return `+${filter.assignee}`
  if ('search' in filter) return `${say(context, 'تلاش', 'talash')}: ${filter.search}`
  return say(context, ...STATUS[filter.status])
}

const joined = (filters: Filter[], word: string, context: Context): string =>
  filters.map((each) => describeFilter(each, context)).join(` ${word} `)

function range(word: string, { from, to }: Range, context: Context): string {
  const name = (wall: string) => describeWhen(splitWall(wall), context)
  const se = say(context, 'سے', 'se')
  const tak = say(context, 'تک', 'tak')
  const last = to && (to.length === 10 ? addDays(to, -1) : to)
  const isDay = from && last && from.slice(0, 10) === last.slice(0, 10) && to!.length === 10
  const days = isDay
    ? name(from)
    : [from && `${name(from)} ${se}`, last && `${name(last)} ${tak}`].filter(Boolean).join(' ')
  return [word, days].filter(Boolean).join(' ')
}

export function reminderInWords(reminder: Reminder, context: Context): string {
  const name = say(context, 'یاد دہانی', 'yaad dehani')
  if ('at' in reminder) return `${name} ${whenInWords(splitWall(reminder.at), context)}`
  if (!reminder.minutesBefore) return name
  return `${name} ${describeMinutes(reminder.minutesBefore, context)} ${say(context, 'پہلے', 'pehle')}`
}

function delayInWords({ minutes = 0, days = 0, months = 0 }: Delay, context: Context): string {
  const parts = [
    months && `${Math.abs(months)} ${say(context, 'مہینے', 'mahine')}`,
    days && `${Math.abs(days)} ${say(context, 'دن', 'din')}`,
    minutes && describeMinutes(Math.abs(minutes), context),
  ].filter(Boolean)
  return `${parts.join(' ')} ${minutes + days + months < 0 ? say(context, 'پہلے', 'pehle') : say(context, 'بعد', 'baad')}`
}

/** "pir se pehle nahi" */
export const notBefore = (when: string, context: Context): string =>
  `${when} ${say(context, 'سے پہلے نہیں', 'se pehle nahi')}`

const { describeChanges, describeDraft } = createChangesInWords((context) => {
  const named = (urdu: string, roman: string, value: string) => `${say(context, urdu, roman)} ${value}`
  const without = (urdu: string, roman: string) => say(context, `بغیر ${urdu}`, `baghair ${roman}`)
  return {
    when: (when) => describeWhen(when, context),
    repeat: (repeat) => describeRepeat(repeat, context),
    time: (time) => clock(time, context),
    title: (title) => named('عنوان', 'unwan', `“${title}”`),
    note: (note) => named('نوٹ', 'note', `“${note}”`),
    deadline: (when) => named('آخری تاریخ', 'aakhri tareekh', when),
    start: (when) => notBefore(when, context),
    duration: (minutes) => named('دورانیہ', 'dauraniya', describeMinutes(minutes, context)),
    lengthened: (minutes) =>
      `${describeMinutes(Math.abs(minutes), context)} ${minutes > 0 ? say(context, 'زیادہ', 'zyada') : say(context, 'کم', 'kam')}`,
    delayed: (delay) => delayInWords(delay, context),
    reminder: (reminder) => reminderInWords(reminder, context),
    reminderDaysBefore: (days, time) =>
      named('یاد دہانی', 'yaad dehani', `${days} ${say(context, 'دن پہلے', 'din pehle')} ${clock(time, context)}`),
    withoutLabel: (label) => without(`@${label}`, `@${label}`),
    without: {
      due: without('تاریخ', 'tareekh'),
      time: without('وقت', 'waqt'),
      duration: without('دورانیہ', 'dauraniya'),
      deadline: without('آخری تاریخ', 'aakhri tareekh'),
      start: without('شروع کی تاریخ', 'shuru ki tareekh'),
      repeat: say(context, 'صرف ایک بار', 'sirf ek baar'),
      priority: without('ترجیح', 'tarjeeh'),
      project: without('پروجیکٹ', 'project'),
      section: without('حصے', 'section'),
      assignee: say(context, 'کسی کے ذمے نہیں', 'kisi ke zimme nahi'),
      labels: without('لیبل', 'label'),
      reminders: without('یاد دہانی', 'yaad dehani'),
    },
    comma: say(context, '، ', ', '),
  }
})

export { describeChanges, describeDraft }

export const wording = {
  describeDate,
  describeWhen,
  describeMinutes: (minutes, context = {}) => describeMinutes(minutes, context),
  describeRepeat,
  describeFilter,
  describeChanges,
} satisfies Partial<Locale>
