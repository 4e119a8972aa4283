import { expect, test } from 'vitest'
import { EMPTY_FIELDS } from '../../shared/domain/empty-fields.ts'
import type { Task } from '../../shared/domain/task.ts'
import { dateOf } from '../../shared/time/civil.ts'
import fc from '../../tests/properties.ts'
import { instantsOf, isWanted } from './instants.ts'

const task = (fields: Partial<Task>): Task => ({
  id: '0195a0c0-0000-7000-8000-000000000001',
  version: 1,
  ...EMPTY_FIELDS,
  title: 'pay rent',
  status: 'open',
  seriesId: null,
  dueAt: null,
  createdAt: '2026-03-01T00:00:00.000Z',
  updatedAt: '2026-03-01T00:00:00.000Z',
  completedAt: null,
  ...fields,
})
const instants = (fields: Partial<Task>, zone = 'UTC') =>
  instantsOf(task(fields), zone).map((at) => new Date(at).toISOString().slice(0, 16))
const due = (date: string, time: string | null, timeZone = 'Europe/Berlin') => ({ date, time, timeZone })

test('thirty minutes before a due time', () => {
  expect(instants({ due: due('2026-03-11', '09:00'), reminders: [{ minutesBefore: 30 }] })).toEqual([
    '2026-03-11T07:30',
  ])
})

test('before a date without a time counts from nine in the morning of that day, where the task is due', () => {
  expect(instants({ due: due('2026-03-11', null), reminders: [{ minutesBefore: 0 }, { minutesBefore: 60 }] })).toEqual([
    '2026-03-11T07:00',
    '2026-03-11T08:00',
  ])
})

test('a day before is 24 hours before, also when the clocks change in between', () => {
  expect(instants({ due: due('2026-03-29', '12:00'), reminders: [{ minutesBefore: 1440 }] })).toEqual([
    '2026-03-28T10:00',
  ])
})

test('a wall time is that of the due zone, or else of the person', () => {
  const reminders = [{ at: '2026-07-01T20:00' }]
  expect(instants({ due: due('2026-07-02', null), reminders }, 'America/New_York')).toEqual(['2026-07-01T18:00'])
  expect(instants({ reminders }, 'America/New_York')).toEqual(['2026-07-02T00:00'])
})

test('a wall time that the clocks skip is an hour later, one that they show twice is the first', () => {
  expect(instants({ due: due('2026-03-29', null), reminders: [{ at: '2026-03-29T02:30' }] })).toEqual([
    '2026-03-29T01:30',
  ])
  expect(instants({ due: due('2026-10-25', null), reminders: [{ at: '2026-10-25T02:30' }] })).toEqual([
    '2026-10-25T00:30',
  ])
})

test('two reminders for one instant are one', () => {
  const reminders = [{ minutesBefore: 30 }, { at: '2026-03-11T08:30' }]
  expect(instants({ due: due('2026-03-11', '09:00'), reminders })).toEqual(['2026-03-11T07:30'])
})

test.each(['completed', 'skipped', 'deleted'] as const)('a %s task reminds of nothing', (status) => {
  expect(instants({ status, due: due('2026-03-11', '09:00'), reminders: [{ minutesBefore: 30 }] })).toEqual([])
})

test('“before” means nothing without a due date', () => {
  expect(instants({ reminders: [{ minutesBefore: 30 }] })).toEqual([])
})

test('a snooze holds until the task is done or moved', () => {
  const snoozed = { kind: 'snooze' as const, at: 1_000, dueAt: 500 }
  expect(isWanted(snoozed, task({ dueAt: 500 }), 'UTC')).toBe(true)
  expect(isWanted(snoozed, task({ dueAt: 500, title: 'renamed', version: 9 }), 'UTC')).toBe(true)
  expect(isWanted(snoozed, task({ dueAt: 86_400_000 }), 'UTC')).toBe(false)
  expect(isWanted(snoozed, task({ dueAt: 500, status: 'completed' }), 'UTC')).toBe(false)
})

test('every instant of a task is wanted by it, and none that it does not name', () => {
  const anyTask = fc.record({
    due: fc.record({
      date: fc.integer({ min: 19_000, max: 24_000 }).map(dateOf),
      time: fc.constantFrom(null, '00:00', '02:30', '23:59'),
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    }),
    reminders: fc.array(
      fc.integer({ min: 0, max: 527_040 }).map((minutesBefore) => ({ minutesBefore })),
      { maxLength: 10 },
    ),
  })
  fc.assert(
    fc.property(anyTask, (fields) => {
      const some = task(fields)
      const found = instantsOf(some, 'UTC')
      for (const at of found) {
        expect(isWanted({ kind: 'task', at, dueAt: null }, some, 'UTC')).toBe(true)
        expect(isWanted({ kind: 'task', at: at + 1, dueAt: null }, some, 'UTC')).toBe(found.includes(at + 1))
      }
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
    }),
  )
})

test('a reminder before time began, stored when that was not refused yet, is none', () => {
  const reminders = [{ minutesBefore: 1e300 }, { minutesBefore: 60_000_000 }, { minutesBefore: 0 }]
  expect(instants({ due: due('2026-03-11', '09:00'), reminders })).toEqual(['1912-02-11T16:00', '2026-03-11T08:00'])
})
