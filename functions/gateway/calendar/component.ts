/** A task as other calendars read it (RFC 5545): as an event or as a to-do, in the arrays of jCal (RFC 7265). */
import ICAL from 'ical.js'
import { remindedFrom } from '../../../shared/domain/reminded-from.ts'
import type { Due, Reminder, Task } from '../../../shared/domain/task.ts'
import type { Rule } from '../../../shared/recurrence/index.ts'
import { joinWall } from '../../../shared/time/civil.ts'
import { instantOf, wallTimeAt } from '../../../shared/time/zone.ts'
import { type Repetition, repetitionOf, ruleText } from './repetition.ts'

export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: unknown[]]
export type Component = [name: string, properties: Property[], components: Component[]]

/** What tasks are shown as. Most calendars show events alone. */
export type Kind = 'events' | 'tasks'

/** Minutes for which a task without a duration is drawn; it keeps nobody from being invited meanwhile. */
const DRAWN = 30
/** RFC 5545 section 3.8.1.9: 1 is the highest, 5 medium, 9 the lowest, 0 none. */
const PRIORITIES = { 1: 1, 2: 5, 3: 9, 4: 0 } as const

/** @returns none for a task that has no place in a calendar; one for each date that no rule tells */
export function componentsOf(task: Task, kind: Kind): Component[] {
  // A deadline alone is a day.
  const due = task.due ?? (task.deadline && { date: task.deadline.date, time: null, timeZone: 'UTC' })
  if (!due) {
    const times = task.start ? [at('dtstart', joinWall(task.start), task.start.timeZone)] : []
    return kind === 'tasks' ? [toComponent(kind, task, task.id, times, [])] : []
  }
  const own = joinWall(due)
  const { series, others } = repetitionOf(task) ?? { series: undefined, others: [own] }
  const seriesId = task.seriesId ?? task.id
  const single = (wall: string): Component => {
    const uid = wall === own ? task.id : `${seriesId}-${wall.replace(/[-:]/g, '')}`
    return toComponent(kind, task, uid, timesOf(kind, task, wall, due.timeZone), alarmsOf(task, due, kind === 'events'))
  }
  return [
    ...(series ? [seriesComponent(kind, task, due, seriesId, series)] : []),
    // Of what is to be done, the next one is enough.
    ...others.filter((wall) => kind === 'events' || wall === own).map(single),
  ]
}

function seriesComponent(
  kind: Kind,
  task: Task,
  due: Due,
  uid: string,
  { first, rule, exDates }: NonNullable<Repetition['series']>,
): Component {
  const times: Property[] = [
    // RFC 5545 wants the start of a to-do that repeats.
    ...(kind === 'tasks' ? [at('dtstart', first, due.timeZone)] : timesOf(kind, task, first, due.timeZone)),
    ['rrule', {}, 'recur', recurOf(rule, due.timeZone)],
    ...exDates.map((date) => at('exdate', date, due.timeZone)),
  ]
  return toComponent(kind, task, uid, times, alarmsOf(task, due, true))
}

function toComponent(kind: Kind, task: Task, uid: string, times: Property[], alarms: Component[]): Component {
  const { title, note, priority, project, labels, parentId, createdAt, updatedAt, version } = task
  const categories = [...(project ? [project] : []), ...labels]
  return [
    kind === 'events' ? 'vevent' : 'vtodo',
    [
      ['uid', {}, 'text', `${uid}@todo-chatbot`],
      ['dtstamp', {}, 'date-time', utc(updatedAt)],
      ['created', {}, 'date-time', utc(createdAt)],
      ['last-modified', {}, 'date-time', utc(updatedAt)],
      ['sequence', {}, 'integer', version],
      ['summary', {}, 'text', title],
      ...(note ? [['description', {}, 'text', note] satisfies Property] : []),
      ...(categories.length ? [['categories', {}, 'text', ...categories] satisfies Property] : []),
      ['priority', {}, 'integer', PRIORITIES[priority]],
      ...(kind === 'tasks' ? [['status', {}, 'text', 'NEEDS-ACTION'] satisfies Property] : []),
      ...(kind === 'tasks' && parentId
        ? [['related-to', {}, 'text', `${parentId}@todo-chatbot`] satisfies Property]
        : []),
      ...times,
    ],
    alarms,
  ]
}

/** When it is, once. */
function timesOf(kind: Kind, { durationMinutes, start }: Task, wall: string, timeZone: string): Property[] {
  if (kind === 'tasks') return [...startOf(start, wall), at('due', wall, timeZone)]
  const isTimed = wall.length > 10
  const days = Math.max(1, Math.ceil((durationMinutes ?? 0) / 1440))
  return [
    at('dtstart', wall, timeZone),
    ['duration', {}, 'duration', isTimed ? `PT${durationMinutes ?? DRAWN}M` : `P${days}D`],
    ['transp', {}, 'text', isTimed && durationMinutes ? 'OPAQUE' : 'TRANSPARENT'],
  ]
}

/** RFC 5545 section 3.8.2.3: what is due on a day starts on one, what is due at a time at one, and before that. */
function startOf(start: Task['start'], due: string): Property[] {
  if (!start) return []
  const wall = due.length > 10 ? `${start.date}T${start.time ?? '00:00'}` : start.date
  return wall < due ? [at('dtstart', wall, start.timeZone)] : []
}

/** As long before each start as the reminder is before the due date; at an instant where there is no start. */
const alarmsOf = ({ reminders, title }: Task, due: Due, hasStart: boolean): Component[] =>
  reminders.map((reminder) => [
    'valarm',
    [
      ['action', {}, 'text', 'DISPLAY'],
      ['description', {}, 'text', title],
      hasStart
        ? ['trigger', {}, 'duration', minutesAs(afterStart(reminder, due))]
        : ['trigger', {}, 'date-time', utc(instantOfReminder(reminder, due))],
    ],
    [],
  ])

function instantOfReminder(reminder: Reminder, due: Due): number {
  if ('at' in reminder) return instantOf(reminder.at, due.timeZone)
  return instantOf(remindedFrom(due), due.timeZone) - reminder.minutesBefore * 60_000
}

/** Minutes from the start of the due date, by the clocks on the wall. */
function afterStart(reminder: Reminder, due: Due): number {
  const minutesTo = (wall: string) => (instantOf(wall, 'UTC') - instantOf(joinWall(due), 'UTC')) / 60_000
  return 'at' in reminder ? minutesTo(reminder.at) : minutesTo(remindedFrom(due)) - reminder.minutesBefore
}

const minutesAs = (minutes: number): string => `${minutes < 0 ? '-' : ''}PT${Math.abs(minutes)}M`

/** A date, or a time on the clocks of a zone, which the calendar describes. */
function at(name: string, wall: string, timeZone: string): Property {
  if (wall.length === 10) return [name, {}, 'date', wall]
  const time = wall.length === 16 ? `${wall}:00` : wall
  return timeZone === 'UTC' ? [name, {}, 'date-time', `${time}Z`] : [name, { tzid: timeZone }, 'date-time', time]
}

const utc = (instant: string | number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** RFC 5545 section 3.3.10: where the series has times, UNTIL is in UTC. */
function recurOf(rule: Rule, timeZone: string): unknown {
  const until = rule.until ? untilText(rule.until, timeZone) : ''
  return ICAL.Recur.fromString(ruleText({ ...rule, until: null }) + until).toJSON()
}

function untilText(until: string, timeZone: string): string {
  const text = until.length === 10 ? until : wallTimeAt(instantOf(until.slice(0, 16), timeZone), 'UTC')
  const digits = text.replace(/[-:]/g, '')
  return `;UNTIL=${digits.length === 8 ? digits : `${digits}00Z`}`
}
