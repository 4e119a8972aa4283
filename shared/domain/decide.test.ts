import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { Refusal } from './refusal.ts'
import type { NewTask, Task } from './task.ts'

const now = '2026-03-11T09:00:00.000Z'
const later = '2026-03-12T10:00:00.000Z'
const id = '0195a0c0-0000-7000-8000-000000000001'

const given = (fields: Partial<NewTask> = {}): Task =>
  decide({ type: 'create', id, fields: { title: 'pay rent', ...fields } }, null, now)!.data.task

const due = { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' }

describe('creating', () => {
  test('fills in what was not said', () => {
    expect(given()).toMatchObject({ version: 1, priority: 4, labels: [], due: null, status: 'open', createdAt: now })
  })
  test('derives the instant of a due time in its zone', () => {
    expect(given({ due }).dueAt).toBe(Date.parse('2026-03-31T07:00:00Z'))
  })
  test('a date without a time is due until its day ends', () => {
    expect(given({ due: { ...due, time: null } }).dueAt).toBe(Date.parse('2026-03-31T22:00:00Z'))
  })
  test('refuses a recurrence without a date', () => {
    const recurrence = { rule: 'FREQ=DAILY', start: { date: '2026-03-31', time: null }, counted: 'schedule' } as const
    expect(() => given({ recurrence })).toThrow(Refusal)
  })
  test('refuses an id that is taken', () => {
    expect(() => decide({ type: 'create', id, fields: { title: 'x' } }, given(), now)).toThrow('There already is')
  })
})

describe('changing', () => {
  test('tells what was before, for the changed fields only', () => {
    const event = decide({ type: 'change', changes: { title: 'pay the rent', priority: 4 } }, given(), later)!
    expect(event.type).toBe('todo.task.updated.v1')
    expect(event.data.previous).toEqual({ title: 'pay rent' })
    expect(event.data.task).toMatchObject({ title: 'pay the rent', version: 2, updatedAt: later })
  })
  test('is nothing when all is as wanted already', () => {
    expect(decide({ type: 'change', changes: { title: 'pay rent' } }, given(), later)).toBeNull()
  })
  test('taking the date away ends the recurrence', () => {
    const task = given({
      due,
      recurrence: { rule: 'FREQ=MONTHLY', start: { date: due.date, time: due.time }, counted: 'schedule' },
    })
    expect(decide({ type: 'change', changes: { due: null } }, task, later)!.data.task).toMatchObject({
      recurrence: null,
      dueAt: null,
    })
  })
})

describe('completing', () => {
  test('twice is once', () => {
    const done = decide({ type: 'complete' }, given(), later)!.data.task
    expect(done).toMatchObject({ status: 'completed', completedAt: later })
    expect(decide({ type: 'complete' }, done, later)).toBeNull()
  })
  test('refuses a note', () => {
    expect(() => decide({ type: 'complete' }, given({ isNote: true }), later)).toThrow(/note/)
  })
})

describe('taking back', () => {
  test.each([
    [{ type: 'complete' } as const, 'todo.task.reopened.v1'],
    [{ type: 'delete' } as const, 'todo.task.restored.v1'],
    [{ type: 'change', changes: { title: 'other' } } as const, 'todo.task.updated.v1'],
  ])('%o gives the task as it was', (command, type) => {
    const before = given({ due })
    const event = decide(command, before, later)!
    const undo = decide({ type: 'revert', previous: event.data.previous }, event.data.task, later)!
    expect(undo.type).toBe(type)
    expect({ ...undo.data.task, version: 1, updatedAt: now }).toEqual(before)
  })
})

test('a deleted task takes no commands', () => {
  const gone = decide({ type: 'delete' }, given(), later)!.data.task
  expect(() => decide({ type: 'complete' }, gone, later)).toThrow('deleted')
})
