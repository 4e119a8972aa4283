import { describe, expect, test } from 'vitest'
import { decide } from '../../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import { needsYes } from './needs-yes.ts'
import { createStaging } from './staging.ts'

const NOW = '2026-03-11T08:30:00.000Z'
const due = { date: '2026-03-12', time: null, timeZone: 'UTC' }

function stored(title: string, more: Partial<NewTask> = {}): Task {
  const id = newId()
  return decide({ type: 'create', id, fields: { title, ...more } }, null, NOW)!.data.task
}
const weekly = () =>
  stored('water the plants', {
    due,
    recurrence: { rule: 'RRULE:FREQ=WEEKLY', start: { date: '2026-03-12', time: null }, counted: 'schedule' },
  })

describe('changes of one turn', () => {
  test('to the same task are one, and what was added is added as it became', () => {
    const staging = createStaging(NOW)
    const rent = stored('rent')
    staging.change(rent, { priority: 1 })
    staging.change(staging.now(rent), { title: 'pay rent' })
    const milk = staging.add({ title: 'milk' })
    staging.change(milk, { due })
    expect(staging.staged()).toMatchObject([
      {
        command: { type: 'change', changes: { priority: 1, title: 'pay rent' } },
        after: { priority: 1, title: 'pay rent', version: 2 },
      },
      { command: { type: 'create', fields: { title: 'milk', due } }, after: { due } },
    ])
  })

  test('that come to nothing are none', () => {
    const staging = createStaging(NOW)
    const rent = stored('rent')
    expect(staging.change(rent, { title: 'rent' })).toBeNull()
    staging.act(staging.add({ title: 'milk' }), 'delete')
    expect(staging.isEmpty()).toBe(true)
  })

  test('do not do two things with one task, nor more than a plan can show', () => {
    const staging = createStaging(NOW)
    const rent = stored('rent')
    staging.act(rent, 'complete')
    expect(() => staging.change(staging.now(rent), { priority: 1 })).toThrow(/one thing at a time/)
    for (let n = 1; n < 100; n++) staging.add({ title: `task ${n}` })
    expect(() => staging.add({ title: 'one more' })).toThrow(/100 tasks at most/)
    expect(() => staging.takeBack({ undo: 1 })).toThrow(/alone/)
  })

  test('are held to the bounds of tasks', () => {
    expect(() => createStaging(NOW).add({ title: 'x'.repeat(501) })).toThrow(/title must have at most 500/)
  })
})

describe('a yes is needed', () => {
  const waits = (stage: (staging: ReturnType<typeof createStaging>) => unknown): boolean => {
    const staging = createStaging(NOW)
    stage(staging)
    return needsYes(staging)
  }
  const times = (count: number, run: (n: number) => unknown) => Array.from({ length: count }, (_, n) => run(n))

  test.each([
    ['not for three tasks that are changed', (s) => times(3, (n) => s.change(stored(`${n}`), { priority: 1 })), false],
    ['for four', (s) => times(4, (n) => s.change(stored(`${n}`), { priority: 1 })), true],
    ['not for ten that are added', (s) => times(10, (n) => s.add({ title: `${n}` })), false],
    ['for eleven', (s) => times(11, (n) => s.add({ title: `${n}` })), true],
    ['for one that is deleted', (s) => s.act(stored('rent'), 'delete'), true],
    [
      'not for one that is completed or skipped',
      (s) => [s.act(stored('rent'), 'complete'), s.act(weekly(), 'skip')],
      false,
    ],
    [
      'not for one date of a series that is moved',
      (s) => s.change(weekly(), { due: { ...due, date: '2026-03-13' } }),
      false,
    ],
    ['for a series that is changed', (s) => s.change(weekly(), { recurrence: null }), true],
    ['for a series that loses its date', (s) => s.change(weekly(), { due: null, recurrence: null }), true],
    ['for settings', (s) => s.set({ timeZone: 'UTC' }), true],
    ['for taking back', (s) => s.takeBack({ undo: 1 }), true],
    ['not for a reminder that is put off', (s) => s.snooze(stored('rent'), 1), false],
    ['for four reminders', (s) => times(4, (n) => s.snooze(stored(`${n}`), 1)), true],
  ] as [string, (staging: ReturnType<typeof createStaging>) => unknown, boolean][])('%s', (_, stage, expected) => {
    expect(waits(stage)).toBe(expected)
  })
})
