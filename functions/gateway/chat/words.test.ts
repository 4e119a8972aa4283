import { describe, expect, test } from 'vitest'
import { decide } from '../../../shared/domain/decide.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { taskChangesOf } from './drafts.ts'
import { completed, nextDates, taskLine } from './words.ts'

const context = { now: '2026-03-11T10:00', timeZone: 'Europe/Berlin' }

describe('a task whose rule takes too long to work out', () => {
  const rule = 'RDATE:20260101T090000\nRRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY'
  const due = { date: '2026-03-11', time: '09:00', timeZone: 'Europe/Berlin' }
  const recurrence = { rule, start: { date: '2026-03-11', time: '09:00' }, counted: 'schedule' } as const
  const at = '2026-03-11T09:00:00.000Z'
  const id = '0195a0c0-0000-7000-8000-000000000001'
  const task: Task = decide({ type: 'create', id, fields: { title: 'water', due, recurrence } }, null, at)!.data.task

  test('is shown and changed like any other, without the dates that nobody knows', () => {
    expect(taskLine(task, context)).toBe(
      'water — today at 09:00, by the rule RDATE:20260101T090000 RRULE:FREQ=HOURLY EXRULE:FREQ=MINUTELY',
    )
    expect(nextDates(task, context)).toBe(' Next: today at 09:00.')
    expect(taskChangesOf({ repeat: { ...recurrence, counted: 'completion' } }, task, context).due).toMatchObject({
      date: '2026-03-11',
    })
  })

  test('says why it does not come again when it is completed', () => {
    const done = decide({ type: 'complete' }, task, at)!.data.task
    expect(completed([done], context)).toBe(
      'Completed “water”. It does not come again: “EXRULE:FREQ=MINUTELY” takes too long to work out: use FREQ=DAILY with BYHOUR and BYMINUTE instead.',
    )
  })
})
