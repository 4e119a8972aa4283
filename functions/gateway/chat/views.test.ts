import { describe, expect, test } from 'vitest'
import { decide } from '../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { localeOf } from '../../../shared/language/index.ts'
import { taskChangesOf } from '../../../shared/language/stored-fields.ts'
import type { Context } from '../../../shared/language/types.ts'
import { completedViewOf, viewOf } from './views.ts'

const context: Context = { now: '2026-03-11T10:00', timeZone: 'Europe/Berlin' }
const { replies } = localeOf(context)

describe('a task whose rule takes too long to work out', () => {
  const rule = 'RDATE:20260101T090000\nRRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY'
  const due = { date: '2026-03-11', time: '09:00', timeZone: 'Europe/Berlin' }
  const recurrence = { rule, start: { date: '2026-03-11', time: '09:00' }, counted: 'schedule' } as const
  const at = '2026-03-11T09:00:00.000Z'
  const id = '0195a0c0-0000-7000-8000-000000000001'
  const task: Task = decide({ type: 'create', id, fields: { title: 'water', due, recurrence } }, null, at)!.data.task

  test('is shown and changed like any other, without the dates that nobody knows', () => {
    expect(replies.changed([viewOf(task, context)], context)).toBe(
      'Changed: water — today at 09:00, by the rule RDATE:20260101T090000 RRULE:FREQ=HOURLY EXRULE:FREQ=MINUTELY. Next: today at 09:00.',
    )
    expect(taskChangesOf({ repeat: { ...recurrence, counted: 'completion' } }, task, context).due).toMatchObject({
      date: '2026-03-11',
    })
  })

  test('says why it does not come again when it is completed', () => {
    const done = decide({ type: 'complete' }, task, at)!.data.task
    expect(replies.completed([completedViewOf(done, context)], context)).toBe(
      'Completed “water”. It does not come again: “EXRULE:FREQ=MINUTELY” takes too long to work out: use FREQ=DAILY with BYHOUR and BYMINUTE instead.',
    )
  })
})

describe('a task of another zone', () => {
  const task = (fields: NewTask): Task =>
    decide({ type: 'create', id: newId(), fields }, null, '2026-03-11T09:00:00.000Z')!.data.task
  const timeZone = 'America/New_York'

  test("is shown in the person's time, and names its own", () => {
    const call = task({ title: 'call', due: { date: '2026-03-12', time: '16:00', timeZone } })
    expect(replies.due([viewOf(call, context)], context)).toBe(
      '“call” is due tomorrow at 21:00 (16:00 in America/New_York).',
    )
    const late = task({ title: 'call', due: { date: '2026-03-12', time: '20:00', timeZone } })
    expect(replies.due([viewOf(late, context)], context)).toBe(
      '“call” is due Fri 13 March at 01:00 (tomorrow at 20:00 in America/New_York).',
    )
  })

  test('says of its repetition whose times those are', () => {
    const recurrence = {
      rule: 'RRULE:FREQ=DAILY',
      start: { date: '2026-03-12', time: '08:00' },
      counted: 'schedule',
    } as const
    const pills = task({ title: 'pills', due: { ...recurrence.start, timeZone }, recurrence })
    expect(replies.added([viewOf(pills, context)], context)).toBe(
      'Added “pills” — every day at 08:00 in America/New_York. Next: tomorrow, Fri 13 March, Sat 14 March at 13:00.',
    )
  })

  test('is only a day where it has no time', () => {
    const paid = task({ title: 'rent', due: { date: '2026-03-12', time: null, timeZone } })
    expect(replies.due([viewOf(paid, context)], context)).toBe('“rent” is due tomorrow.')
  })
})
