/** What other calendars make of ours, by another library than the one that writes it. */

import ICAL from 'ical.js'
import { expandRecurringEvent, sync, type VEvent } from 'node-ical'
import { tzlib_get_ical_block as describeZone } from 'timezones-ical-library'
import { expect, test } from 'vitest'
import { EMPTY_FIELDS } from '../../../shared/domain/empty-fields.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { occurrencesIfAny, parseRule, RecurrenceError } from '../../../shared/recurrence/index.ts'
import { addDays, splitWall } from '../../../shared/time/civil.ts'
import { instantOf } from '../../../shared/time/zone.ts'
import fc from '../../../tests/properties.ts'
import { componentsOf, type Kind } from './component.ts'

const ID = '018f0000-0000-7000-8000-000000000001'
const SERIES = '018f0000-0000-7000-8000-000000000002'

const taskOf = (fields: Partial<Task>): Task => ({
  id: ID,
  version: 3,
  title: 'Water the plants',
  ...EMPTY_FIELDS,
  status: 'open',
  seriesId: fields.recurrence ? SERIES : null,
  dueAt: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  updatedAt: '2026-03-02T09:30:00.000Z',
  completedAt: null,
  ...fields,
})

const written = (task: Task, kind: Kind = 'events'): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:test',
    ...(task.due?.time ? [describeZone(task.due.timeZone)[0]!] : []),
    ...componentsOf(task, kind).map((component) => ICAL.stringify.component(component, ICAL.design.icalendar)),
    'END:VCALENDAR',
  ].join('\r\n')

const at = (date: string, time: string | null = null, timeZone = 'Europe/Berlin') => ({ date, time, timeZone })

const repeated = (rule: string, due: NonNullable<Task['due']>, start = due): Task =>
  taskOf({ due, recurrence: { rule, start: { date: start.date, time: start.time }, counted: 'schedule' } })

/** Lines of the calendar, unfolded, that have one of some names. */
const linesOf = (text: string, ...names: string[]): string[] =>
  text
    .replace(/\r\n /g, '')
    .split('\r\n')
    .filter((line) => names.some((name) => line.startsWith(`${name};`) || line.startsWith(`${name}:`)))

test('a start is that of a to-do, as its due date is written, and of no event', () => {
  const starts = (fields: Parameters<typeof taskOf>[0], kind: Kind = 'tasks') =>
    linesOf(written(taskOf(fields), kind), 'DTSTART', 'DUE').filter((line) => !line.includes('1970'))
  expect(starts({ start: at('2026-03-16'), due: at('2026-03-20') })).toEqual([
    'DTSTART;VALUE=DATE:20260316',
    'DUE;VALUE=DATE:20260320',
  ])
  expect(starts({ start: at('2026-03-16'), due: at('2026-03-20', '09:00') })).toEqual([
    'DTSTART;TZID=Europe/Berlin:20260316T000000',
    'DUE;TZID=Europe/Berlin:20260320T090000',
  ])
  expect(starts({ start: at('2026-03-20', '08:00'), due: at('2026-03-20') })).toEqual(['DUE;VALUE=DATE:20260320'])
  expect(starts({ start: at('2026-03-16'), due: null })).toEqual(['DTSTART;VALUE=DATE:20260316'])
  expect(starts({ start: at('2026-03-16'), due: at('2026-03-20') }, 'events')).toEqual(['DTSTART;VALUE=DATE:20260320'])
})

test('a task with a time is an event on the clocks of its zone, with all that it has', () => {
  const task = taskOf({
    due: at('2026-03-11', '09:00'),
    title: 'Call; the dentist, \\ "Dr. Ü"',
    note: 'first line\nsecond line',
    priority: 1,
    project: 'Health, mine',
    labels: ['phone'],
    durationMinutes: 45,
    reminders: [{ minutesBefore: 10 }, { at: '2026-03-10T18:00' }],
  })
  const [event] = Object.values(sync.parseICS(written(task))).filter((each) => each?.type === 'VEVENT') as VEvent[]
  expect(event).toMatchObject({
    uid: `${ID}@todo-chatbot`,
    summary: 'Call; the dentist, \\ "Dr. Ü"',
    description: 'first line\nsecond line',
    categories: ['Health, mine', 'phone'],
  })
  expect(event!.start.toISOString()).toBe('2026-03-11T08:00:00.000Z')
  expect(event!.end?.toISOString()).toBe('2026-03-11T08:45:00.000Z')
  expect(linesOf(written(task), 'PRIORITY', 'TRANSP', 'TRIGGER', 'SEQUENCE')).toEqual([
    'SEQUENCE:3',
    'PRIORITY:1',
    'TRANSP:OPAQUE',
    'TRIGGER:-PT10M',
    'TRIGGER:-PT900M',
  ])
})

test.each<[string, Partial<Task>, Kind, string[]]>([
  ['a day', { due: at('2026-03-11') }, 'events', ['DTSTART;VALUE=DATE:20260311', 'DURATION:P1D']],
  ['a day to be done', { due: at('2026-03-11') }, 'tasks', ['DUE;VALUE=DATE:20260311']],
  [
    'three days',
    { due: at('2026-03-11'), durationMinutes: 4000 },
    'events',
    ['DTSTART;VALUE=DATE:20260311', 'DURATION:P3D'],
  ],
  [
    'a time in UTC',
    { due: at('2026-03-11', '09:00', 'UTC') },
    'events',
    ['DTSTART:20260311T090000Z', 'DURATION:PT30M'],
  ],
  [
    'a deadline alone',
    { deadline: { date: '2026-03-11', time: '12:00' } },
    'events',
    ['DTSTART;VALUE=DATE:20260311', 'DURATION:P1D'],
  ],
  ['no date', {}, 'events', []],
  ['no date, to be done', {}, 'tasks', []],
])('%s', (_, fields, kind, lines) => {
  const text = written(taskOf(fields), kind)
  expect(linesOf(text, 'DTSTART', 'DUE', 'DURATION').filter((line) => !/:19/.test(line))).toEqual(lines)
  expect(text.includes('BEGIN:VTODO')).toBe(kind === 'tasks')
})

test('reminders of a day count from its morning, and those of what is to be done are instants', () => {
  const task = taskOf({ due: at('2026-07-01'), reminders: [{ minutesBefore: 30 }, { minutesBefore: 1440 }] })
  expect(linesOf(written(task), 'TRIGGER')).toEqual(['TRIGGER:PT510M', 'TRIGGER:-PT900M'])
  expect(linesOf(written(task, 'tasks'), 'TRIGGER')).toEqual([
    'TRIGGER;VALUE=DATE-TIME:20260701T063000Z',
    'TRIGGER;VALUE=DATE-TIME:20260630T070000Z',
  ])
})

test.each([
  ['weekly', 'FREQ=WEEKLY', at('2026-03-11', '09:00'), 'RRULE:FREQ=WEEKLY;BYDAY=WE'],
  [
    'at the end of months',
    'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD',
    at('2026-01-31'),
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
  ],
  ['some times', 'FREQ=DAILY;COUNT=3', at('2026-03-11', '09:00'), 'RRULE:FREQ=DAILY;UNTIL=20260313T080000Z'],
  ['to a day', 'FREQ=DAILY;UNTIL=20260313', at('2026-03-11', '09:00'), 'RRULE:FREQ=DAILY;UNTIL=20260313T225900Z'],
  ['days to a day', 'FREQ=DAILY;UNTIL=20260313', at('2026-03-11'), 'RRULE:FREQ=DAILY;UNTIL=20260313'],
])('a series is one rule of its own from its next date on: %s', (_, rule, due, line) => {
  const text = written(repeated(rule, due))
  expect(linesOf(text, 'RRULE').filter((each) => !each.includes('BYDAY=-1SU'))).toEqual([line])
  expect(text).toContain(`UID:${SERIES}@todo-chatbot`)
})

test('what has been done is not counted again', () => {
  const task = repeated('FREQ=DAILY;COUNT=5', at('2026-03-13'), at('2026-03-11'))
  expect(linesOf(written(task), 'RRULE', 'DTSTART')).toEqual([
    'DTSTART;VALUE=DATE:20260313',
    'RRULE:FREQ=DAILY;UNTIL=20260315',
  ])
})

test('an occurrence that was moved stands beside its series', () => {
  const task = repeated('FREQ=WEEKLY', at('2026-03-12'), at('2026-03-11'))
  expect(linesOf(written(task), 'UID', 'DTSTART')).toEqual([
    `UID:${SERIES}@todo-chatbot`,
    'DTSTART;VALUE=DATE:20260318',
    `UID:${ID}@todo-chatbot`,
    'DTSTART;VALUE=DATE:20260312',
  ])
})

test('of what counts from its completion, and of a rule that no plain one says, the dates are told', () => {
  const fromDone = repeated('FREQ=DAILY', at('2026-03-12'))
  const counted = { ...fromDone, recurrence: { ...fromDone.recurrence!, counted: 'completion' as const } }
  expect(linesOf(written(counted), 'RRULE', 'DTSTART')).toEqual(['DTSTART;VALUE=DATE:20260312'])
  const two = repeated('RRULE:FREQ=WEEKLY\nRRULE:FREQ=MONTHLY;COUNT=2', at('2026-03-12'))
  expect(linesOf(written(two), 'RRULE')).toEqual([])
  expect(
    linesOf(written(two), 'DTSTART')
      .slice(0, 3)
      .map((line) => line.slice(-8)),
  ).toEqual(['20260312', '20260319', '20260326'])
  expect(componentsOf(two, 'tasks')).toHaveLength(1)
})

const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1, maxLength: 4 })
const listOf = (name: string, values: fc.Arbitrary<(string | number)[]>) =>
  fc.oneof(
    fc.constant(''),
    values.map((some) => `;${name}=${some.join(',')}`),
  )
const monthDays = fc.uniqueArray(fc.integer({ min: -3, max: 31 }).filter(Boolean), { minLength: 1, maxLength: 3 })
const anyRule = fc
  .tuple(
    fc.oneof(
      listOf('BYDAY', weekdays).map((days) => `FREQ=WEEKLY${days}`),
      listOf('BYDAY', weekdays).map((days) => `FREQ=DAILY${days}`),
      listOf('BYMONTHDAY', monthDays).map((days) => `FREQ=MONTHLY${days}`),
      fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), weekdays).map(([n, [day]]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
      fc.constantFrom(
        'FREQ=YEARLY',
        'RSCALE=GREGORIAN;SKIP=BACKWARD;FREQ=MONTHLY',
        'RSCALE=GREGORIAN;SKIP=BACKWARD;FREQ=YEARLY',
      ),
    ),
    fc.integer({ min: 1, max: 3 }).map((interval) => `;INTERVAL=${interval}`),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
      fc.integer({ min: 1, max: 400 }).map((days) => `;UNTIL=${addDays('2026-01-31', days).replaceAll('-', '')}`),
    ),
    fc.subarray(['20260202', '20260309', '20260401'], { maxLength: 2 }),
    fc.subarray(['20260301', '20260315'], { maxLength: 1 }),
  )
  .map(([what, interval, end, exDates, dates]) =>
    [
      `RRULE:${what}${interval}${end}`,
      ...(exDates.length ? [`EXDATE;VALUE=DATE:${exDates.join(',')}`] : []),
      ...(dates.length ? [`RDATE;VALUE=DATE:${dates.join(',')}`] : []),
    ].join('\n'),
  )

test('for a year, another library finds the dates that ours has', () => {
  const anyStart = fc.record({
    date: fc.nat(400).map((days) => addDays('2025-12-28', days)),
    // No time that clocks may leave out: the other library leaves it out as well, against RFC 5545 section 3.3.5.
    time: fc.option(fc.constantFrom('00:30', '04:00', '09:00', '23:45')),
  })
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Karachi', 'Australia/Lord_Howe', 'UTC')
  fc.assert(
    fc.property(anyRule, anyStart, fc.nat(5), zones, (rule, start, done, timeZone) => {
      fc.pre(isRule(rule))
      const [due] = occurrencesIfAny(rule, start, { limit: done + 1 }).slice(-1)
      fc.pre(due !== undefined)
      const task = repeated(rule, { ...splitWall(due!), timeZone }, { ...start, timeZone })
      const end = addDays(due!.slice(0, 10), 366)
      const ours = occurrencesIfAny(rule, start, { from: due!, limit: 1000 }).filter((date) => date < end)
      expect(datesIn(written(task), due!, end, timeZone)).toEqual(
        ours.map((date) => (start.time ? new Date(instantOf(date, timeZone)).toISOString() : date)),
      )
    }),
    { numRuns: 300 },
  )
})

function isRule(text: string): boolean {
  try {
    return parseRule(text).rules.length > 0
  } catch (error) {
    if (error instanceof RecurrenceError) return false
    throw error
  }
}

/** Dates, or instants of what has a time. */
function datesIn(text: string, from: string, to: string, timeZone: string): string[] {
  const events = Object.values(sync.parseICS(text)).filter((each) => each?.type === 'VEVENT') as VEvent[]
  const isDay = from.length === 10
  const dates = events.flatMap((event) =>
    event.rrule
      ? expandRecurringEvent(event, {
          from: new Date(instantOf(from.slice(0, 10), timeZone)),
          to: new Date(instantOf(to, timeZone) - 1),
        }).map(({ start }) => start)
      : event.start,
  )
  const found = dates.map((date) => (isDay ? dayOf(date) : date.toISOString())).sort()
  return isDay ? found.filter((date) => date < to) : found
}

/** A day is read as midnight of where it is read. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
