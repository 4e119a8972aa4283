import { describe, expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { LAST_DATE, LIMITS, LONGEST_MINUTES } from '../domain/bounds.ts'
import { decide, type TaskCommand } from '../domain/decide.ts'
import { DEFAULT_PROFILE } from '../domain/default-profile.ts'
import { nextOccurrenceOf } from '../domain/next-occurrence.ts'
import type { Profile } from '../domain/profile.ts'
import { Refusal } from '../domain/refusal.ts'
import type { NewTask, Task } from '../domain/task.ts'
import { EVENT_SCHEMAS } from '../events/schemas.ts'
import type { EventType } from '../events/types.ts'
import { newId } from '../ids/index.ts'
import { traceOf } from '../tracing/trace.ts'
import { bytesOf, EVENT_BYTES, eventOf } from './event.ts'

const now = '2026-03-11T09:00:00.000Z'
const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }

/** What consumers do with an event as it arrives. */
const arrives = (type: EventType, data: unknown) => EVENT_SCHEMAS[type].parse(JSON.parse(JSON.stringify(data)))

/** A letter of three bytes: the most that UTF-8 needs for a UTF-16 unit. */
const long = (length: number, letter = '✓') => letter.repeat(length)
const due = { date: '2026-03-31', time: null, timeZone: 'America/Argentina/ComodRivadavia' }
const largest = (letter: string): NewTask => ({
  title: long(LIMITS.title, letter),
  note: long(LIMITS.note, letter),
  project: long(LIMITS.name, letter),
  section: long(LIMITS.name, letter),
  assignee: long(LIMITS.name, letter),
  labels: Array.from({ length: LIMITS.labels }, (_, n) => long(LIMITS.name - 2, letter) + String(n).padStart(2, '0')),
  priority: 1,
  due,
  deadline: { date: LAST_DATE, time: '23:59' },
  durationMinutes: LONGEST_MINUTES,
  recurrence: {
    rule: `RRULE:FREQ=DAILY\nEXDATE:${Array.from({ length: 60 }, (_, n) => `20260${1 + (n % 9)}01T090000`).join(',')}`.slice(
      0,
      LIMITS.rule,
    ),
    start: { date: '2026-03-31', time: null },
    counted: 'completion',
  },
  reminders: Array.from({ length: LIMITS.reminders }, () => ({ minutesBefore: LONGEST_MINUTES })),
})

describe('the largest task that there can be', () => {
  const create = (fields: NewTask): Task => decide({ type: 'create', id: newId(), fields }, null, now)!.data.task

  test.each(['✓', '"', '\\', '😀'])('fits into every event about it, written with %s', (letter) => {
    const half = (fields: NewTask): NewTask => JSON.parse(JSON.stringify(fields).replaceAll('😀😀', '😀'))
    const fields = letter === '😀' ? half(largest(letter)) : largest(letter)
    const task = create(fields)
    const other = {
      ...fields,
      title: `a${fields.title.slice(2)}`,
      note: `a${fields.note!.slice(2)}`,
      labels: fields.labels!.toReversed(),
      project: 'p',
      section: 's',
      assignee: 'a',
    }
    const changed = decide({ type: 'change', changes: other }, task, now)!
    const at = now
    const reason = 'x'.repeat(1000)
    const told = { reminderId: newId(), taskId: task.id, title: task.title, channel: 'email', at, reason } as const
    for (const [type, data] of [
      ['todo.task.updated.v1', changed.data],
      ['todo.reminder.fired.v1', { reminderId: newId(), task, at, firedAt: at }],
      ['todo.reminder.snoozed.v1', { task, until: at }],
      ['todo.notification.failed.v1', told],
    ] as const) {
      eventOf(type, task.id, data, origin)
      arrives(type, data)
    }
  })
})

test('a profile that is too large to be sent is refused in words', () => {
  const endpoint = `https://push.example/${long(950)}`
  const webPush = Array.from({ length: 10 }, () => ({ endpoint, keys: { p256dh: 'x', auth: 'y' } }))
  const webhook = { url: `https://hook.example/${long(1900)}` }
  const profile = { ...DEFAULT_PROFILE, webhook, webPush }
  const update = (previous: Profile) => () => eventOf('todo.person.updated.v1', 'ada', { profile, previous }, origin)
  expect(update(DEFAULT_PROFILE)).not.toThrow()
  expect(update(profile)).toThrow(
    /^Nothing was stored: webPush has \d+ bytes, which makes \d+ in all, of 61440 that can be sent/,
  )
  expect(update(profile)).toThrow(Refusal)
})

const texts = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc
    .tuple(fc.constantFrom('x', '✓', '"', '\\', '\u2028', '\u0000', '\ud800', '😀', ' '), fc.nat(6000))
    .map(([letter, length]) => letter.repeat(length)),
)
const dates = fc.constantFrom(
  '0000-01-01',
  '1899-12-31',
  '1900-01-01',
  '2026-03-31',
  '2999-12-31',
  '9999-12-31',
  'soon',
)
const times = fc.constantFrom(null, '00:00', '23:59', '24:00')
const zones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'europe/berlin', 'Mars/Base')
const minutes = fc.oneof(fc.integer({ min: -10, max: 600_000 }), fc.constantFrom(6e7, 1e300, Number.NaN, 0.5))
const rules = fc.oneof(
  fc.constantFrom(
    'FREQ=DAILY',
    'FREQ=MONTHLY;COUNT=3',
    'FREQ=YEARLY;UNTIL=99991231',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  ),
  texts,
)
const fields: fc.Arbitrary<Partial<NewTask>> = fc.record(
  {
    title: texts,
    note: texts,
    priority: fc.constantFrom(1, 4, 7 as 4),
    project: fc.option(texts),
    section: fc.option(texts),
    labels: fc.array(texts, { maxLength: 30 }),
    assignee: fc.option(texts),
    due: fc.option(fc.record({ date: dates, time: times, timeZone: zones })),
    deadline: fc.option(fc.record({ date: dates, time: times })),
    durationMinutes: fc.option(minutes),
    recurrence: fc.option(
      fc.record({
        rule: rules,
        start: fc.record({ date: dates, time: times }),
        counted: fc.constantFrom('schedule' as const, 'completion' as const),
      }),
    ),
    reminders: fc.array(
      fc.oneof(fc.record({ minutesBefore: minutes }), fc.record({ at: dates.map((date) => `${date}T09:00`) })),
      { maxLength: 12 },
    ),
    isNote: fc.boolean(),
  },
  { requiredKeys: [] },
)
const commands: fc.Arbitrary<TaskCommand> = fc.oneof(
  { arbitrary: fields.map((changes): TaskCommand => ({ type: 'change', changes })), weight: 3 },
  fc.constantFrom<TaskCommand>({ type: 'complete' }, { type: 'reopen' }, { type: 'skip' }, { type: 'delete' }),
  fc
    .tuple(fields, fc.constantFrom('open' as const, 'completed' as const, 'skipped' as const, undefined))
    .map(
      ([previous, status]): TaskCommand => ({ type: 'revert', previous: { ...previous, ...(status && { status }) } }),
    ),
)

/** The event of a command, checked as it arrives; null when it was refused or changes nothing. */
function eventAfter(command: TaskCommand, task: Task | null) {
  try {
    const event = decide(command, task, now)
    if (!event) return null
    eventOf(event.type, event.data.task.id, event.data, origin)
    expect(bytesOf(event.data)).toBeLessThanOrEqual(EVENT_BYTES)
    return arrives(event.type, event.data) as typeof event.data
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

test('whatever is asked for in whatever order, an event is one that consumers take, or there is none', () => {
  fc.assert(
    fc.property(fields, fc.array(commands, { maxLength: 8 }), (first, rest) => {
      const created = eventAfter({ type: 'create', id: newId(), fields: { title: 'pay rent', ...first } }, null)
      let task = created?.task ?? eventAfter({ type: 'create', id: newId(), fields: { title: 'pay rent' } }, null)!.task
      for (const command of rest) {
        task = eventAfter(command, task)?.task ?? task
        const next = nextOccurrenceOf(task)
        // What follows from a task that was let through is never refused: nobody would be there to correct it.
        if (next) expect(eventAfter({ type: 'create', ...next }, null)).not.toBeNull()
      }
    }),
    { numRuns: 150 },
  )
}, 60_000)
