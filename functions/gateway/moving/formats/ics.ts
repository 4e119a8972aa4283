/** A calendar (RFC 5545): its to-dos, and its events as tasks. */
import ICAL from 'ical.js'
import { LONGEST_MINUTES } from '../../../../shared/domain/bounds.ts'
import type { NewTask, Reminder } from '../../../../shared/domain/task.ts'
import { splitWall } from '../../../../shared/time/civil.ts'
import { canonicalZone, wallTimeAt } from '../../../../shared/time/zone.ts'
import { unreadable } from '../bounds.ts'
import type { Entry, Format, Lacking, Reader } from './format.ts'
import { createKeys } from './records.ts'

/** 1 is the highest, 5 medium, 9 the lowest, 0 none (section 3.8.1.9). */
const priorityOf = (value: number): NewTask['priority'] =>
  value === 0 || !value ? 4 : value < 5 ? 1 : value === 5 ? 2 : 3

export const ics: Format = {
  name: 'ics',
  fits: (beginning) => /^\s*BEGIN:VCALENDAR/i.test(beginning),
  async *read(text, _, reader) {
    const keyOf = createKeys('ics')
    const all = [calendarIn(text)].flat()
    const components = all
      .flatMap((calendar) => calendar.getAllSubcomponents())
      .filter(({ name }) => name === 'vtodo' || name === 'vevent')
    for (const [index, component] of components.entries()) {
      const line = index + 1
      const title = String(component.getFirstPropertyValue('summary') ?? '').trim()
      const uid = String(component.getFirstPropertyValue('uid') ?? title)
      if (!title) yield { leftOut: { line, code: 'no-title', text: uid } }
      // One date of a series that was moved or left out is a part of the series there.
      else if (component.hasProperty('recurrence-id')) yield { leftOut: { line, code: 'repetition', text: title } }
      else {
        const under = parentOf(component)
        yield { entry: { line, key: keyOf(uid), ref: uid, under, ...entryOf(component, title, reader) } }
      }
    }
  },
}

function calendarIn(text: string): ICAL.Component | ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text)
    return typeof parsed[0] === 'string'
      ? new ICAL.Component(parsed)
      : parsed.map((each: unknown[]) => new ICAL.Component(each))
  } catch {
    throw unreadable('This begins like a calendar, but cannot be read as one (RFC 5545).')
  }
}

function entryOf(component: ICAL.Component, title: string, reader: Reader): Pick<Entry, 'fields' | 'past' | 'without'> {
  const without: Lacking[] = []
  const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '')
  const when = timeOf(component.getFirstProperty('due') ?? component.getFirstProperty('dtstart'), reader)
  const start =
    !rulesOf(component).length && component.hasProperty('due') && timeOf(component.getFirstProperty('dtstart'), reader)
  const rules = rulesOf(component)
  const exDates = component
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues().map((value) => wallOf(value as ICAL.Time)))
  if (rules.length && !when) without.push({ code: 'repetition', text: rules[0]! })
  const status = text('status')
  return {
    fields: {
      title,
      note: text('description'),
      priority: priorityOf(Number(text('priority'))),
      labels: component.getAllProperties('categories').flatMap((property) => property.getValues().map(String)),
      ...(when && { due: when }),
      ...(start && { start }),
      ...(when && durationOf(component)),
      ...(rules.length &&
        when && {
          recurrence: {
            rule: [...rules, ...(exDates.length ? [`EXDATE:${exDates.map(compact).join(',')}`] : [])].join('\n'),
            start: { date: when.date, time: when.time },
            counted: 'schedule' as const,
          },
        }),
      ...(when && { reminders: component.getAllSubcomponents('valarm').flatMap((alarm) => reminderOf(alarm, when)) }),
    },
    past: {
      status: status === 'COMPLETED' ? 'completed' : status === 'CANCELLED' ? 'skipped' : 'open',
      ...instantOf('createdAt', component, 'created'),
      ...instantOf('completedAt', component, 'completed'),
    },
    without,
  }
}

/** RFC 5545 section 3.8.4.5: a relation without a type is to the parent. */
function parentOf(component: ICAL.Component): string | undefined {
  const related = component
    .getAllProperties('related-to')
    .find((property) => /^parent$/i.test(String(property.getParameter('reltype') ?? 'parent')))
  return related && String(related.getFirstValue())
}

const rulesOf = (component: ICAL.Component): string[] =>
  component.getAllProperties('rrule').map((property) => `RRULE:${property.getFirstValue()}`)

function timeOf(property: ICAL.Property | null, reader: Reader): NonNullable<NewTask['due']> | undefined {
  const value = property?.getFirstValue()
  if (!(value instanceof ICAL.Time)) return undefined
  if (value.isDate) return { date: wallOf(value), time: null, timeZone: reader.timeZone }
  const named = canonicalZone(String(property!.getParameter('tzid') ?? ''))
  // A time in UTC is an instant; one without a zone is on the clocks of who reads it.
  const isInstant = value.zone === ICAL.Timezone.utcTimezone
  const wall = isInstant ? wallTimeAt(Date.parse(value.toString()), reader.timeZone) : wallOf(value)
  return { ...splitWall(wall.slice(0, 16)), timeZone: named ?? reader.timeZone }
}

/** "2026-03-31" or "2026-03-31T09:30" */
const wallOf = (time: ICAL.Time): string => time.toString().slice(0, time.isDate ? 10 : 16)
const compact = (wall: string): string => `${wall.replace(/[-:]/g, '')}${wall.length > 10 ? '00' : ''}`

function durationOf(component: ICAL.Component): { durationMinutes?: number } {
  const [start, end] = ['dtstart', 'dtend'].map((name) => component.getFirstPropertyValue(name))
  const said = component.getFirstPropertyValue('duration')
  const seconds =
    said instanceof ICAL.Duration
      ? said.toSeconds()
      : start instanceof ICAL.Time && end instanceof ICAL.Time && !start.isDate
        ? end.subtractDate(start).toSeconds()
        : 0
  const isDay = start instanceof ICAL.Time && start.isDate
  return seconds >= 60 && !isDay ? { durationMinutes: Math.round(seconds / 60) } : {}
}

/** Minutes before the time that it is due; of a day alone, and where the alarm rings later, a moment of its own on the clocks there. */
function reminderOf(alarm: ICAL.Component, { date, time, timeZone }: NonNullable<NewTask['due']>): Reminder[] {
  const trigger = alarm.getFirstPropertyValue('trigger')
  // Apple's calendars keep an alarm that never rings where there is none.
  if (/^none$/i.test(String(alarm.getFirstPropertyValue('action')))) return []
  const due = Date.parse(`${date}T${time ?? '00:00'}Z`)
  const rings =
    trigger instanceof ICAL.Duration
      ? due + trigger.toSeconds() * 1000
      : trigger instanceof ICAL.Time
        ? Date.parse(`${wallTimeAt(trigger.toJSDate().getTime(), timeZone)}Z`)
        : Number.NaN
  if (Number.isNaN(rings)) return []
  const minutesBefore = Math.round((due - rings) / 60_000)
  if (time && 0 <= minutesBefore && minutesBefore <= LONGEST_MINUTES) return [{ minutesBefore }]
  return [{ at: new Date(rings).toISOString().slice(0, 16) }]
}

function instantOf<Name extends string>(
  name: Name,
  component: ICAL.Component,
  property: string,
): { [N in Name]?: string } {
  const value = component.getFirstPropertyValue(property)
  const instant = value instanceof ICAL.Time ? value.toJSDate().getTime() : Number.NaN
  return (Number.isNaN(instant) ? {} : { [name]: new Date(instant).toISOString() }) as { [N in Name]?: string }
}
