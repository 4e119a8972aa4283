import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { nextOccurrenceOf } from './next-occurrence.ts'
import type { Recurrence, Task } from './task.ts'

const id = '0195a0c0-0000-7000-8000-000000000001'

function done(
  rule: string,
  date: string,
  time: string | null,
  at: string,
  more: Partial<Task> & { counted?: Recurrence['counted'] } = {},
) {
  const { counted = 'schedule', ...fields } = more
  const recurrence = { rule, start: { date, time }, counted }
  const due = { date, time, timeZone: 'Europe/Berlin' }
  const task = decide(
    { type: 'create', id, fields: { title: 'water the plants', due, recurrence, ...fields } },
    null,
    at,
  )!.data.task
  return decide({ type: 'complete' }, task, at)!.data.task
}

const nextDue = (task: Task) => {
  const due = nextOccurrenceOf(task)?.fields.due
  return due && [due.date, due.time]
}

describe('counted from schedule', () => {
  test('done in time, the next date follows the due date', () => {
    expect(nextDue(done('FREQ=WEEKLY', '2026-03-13', null, '2026-03-11T10:00:00Z'))).toEqual(['2026-03-20', null])
  })
  test('done late, what was missed meanwhile is not caught up', () => {
    expect(nextDue(done('FREQ=DAILY', '2026-03-01', null, '2026-03-11T10:00:00Z'))).toEqual(['2026-03-12', null])
  })
  test('the time of day stays when the clocks change', () => {
    const task = done('FREQ=DAILY', '2026-03-28', '09:00', '2026-03-28T09:00:00Z')
    expect(nextDue(task)).toEqual(['2026-03-29', '09:00'])
  })
  test('a series that has ended has no next', () => {
    expect(nextOccurrenceOf(done('FREQ=DAILY;COUNT=1', '2026-03-11', null, '2026-03-11T10:00:00Z'))).toBeNull()
  })
})

describe('counted from completion', () => {
  test('the days begin when it was done, at the time of the series', () => {
    const task = done('FREQ=DAILY;INTERVAL=3', '2026-03-01', '09:00', '2026-03-11T18:00:00Z', { counted: 'completion' })
    expect(nextDue(task)).toEqual(['2026-03-14', '09:00'])
  })
  test('hours begin at the minute when it was done', () => {
    const task = done('FREQ=HOURLY;INTERVAL=12', '2026-03-01', '09:00', '2026-03-11T18:20:00Z', {
      counted: 'completion',
    })
    expect(nextDue(task)).toEqual(['2026-03-12', '07:20'])
  })
  test('ten times are ten times', () => {
    const task = done('FREQ=DAILY;COUNT=2', '2026-03-11', null, '2026-03-11T10:00:00Z', { counted: 'completion' })
    const next = nextOccurrenceOf(task)!
    expect(next.fields.recurrence?.rule).toBe('FREQ=DAILY;COUNT=1')
    expect(nextOccurrenceOf({ ...task, recurrence: next.fields.recurrence! })).toBeNull()
  })
})

test('the next occurrence of the same date is the same task', () => {
  const task = done('FREQ=WEEKLY', '2026-03-13', null, '2026-03-11T10:00:00Z')
  expect(nextOccurrenceOf(task)?.id).toBe(
    nextOccurrenceOf({ ...task, title: 'renamed', completedAt: '2026-03-12T10:00:00.000Z' })?.id,
  )
})

test('deadlines and reminders at a wall time move along', () => {
  const task = done('FREQ=WEEKLY', '2026-03-13', null, '2026-03-11T10:00:00Z', {
    deadline: { date: '2026-03-15', time: null },
    reminders: [{ minutesBefore: 30 }, { at: '2026-03-12T20:00' }],
  })
  expect(nextOccurrenceOf(task)?.fields).toMatchObject({
    deadline: { date: '2026-03-22', time: null },
    reminders: [{ minutesBefore: 30 }, { at: '2026-03-19T20:00' }],
  })
})
