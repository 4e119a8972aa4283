import { expect, test } from 'vitest'
import { EMPTY_FIELDS } from '../../../../shared/domain/empty-fields.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { agendaOf, MOST_DAYS } from './agenda.ts'

const zone = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const task = (title: string, date: string, time: string | null = null, durationMinutes: number | null = null) =>
  ({
    ...EMPTY_FIELDS,
    id: title,
    title,
    due: { date, time, timeZone: 'Europe/Berlin' },
    dueAt: null,
    durationMinutes,
  }) as unknown as Task

const day = (tasks: Task[], from = '2026-03-12', to = '2026-03-13', now = zone.now) =>
  agendaOf(tasks, { ...zone, from, to, now })[0]!

test('a day without tasks is free from eight to eight', () => {
  expect(day([])).toMatchObject({ date: '2026-03-12', weekday: 4, free: ['08:00-20:00'], freeMinutes: 720 })
})

test('tasks with a time take it, half an hour if they do not say how long, also where they overlap', () => {
  const tasks = [
    task('standup', '2026-03-12', '09:00'),
    task('workshop', '2026-03-12', '13:00', 180),
    task('call', '2026-03-12', '15:30', 60),
    task('early', '2026-03-12', '06:00', 30),
    task('late', '2026-03-12', '19:30', 120),
  ]
  expect(day(tasks).free).toEqual(['08:00-09:00', '09:30-13:00', '16:30-19:30'])
})

test('those without a time are told by how long they take', () => {
  const { free, untimedMinutes } = day([task('read', '2026-03-12', null, 45), task('write', '2026-03-12')])
  expect([free, untimedMinutes]).toEqual([['08:00-20:00'], 75])
})

test('of today only what is left is free, and nothing of what is over', () => {
  expect(day([], '2026-03-11', '2026-03-12').free).toEqual(['09:30-20:00'])
  expect(day([], '2026-03-11', '2026-03-12', '2026-03-11T21:00').free).toEqual([])
  expect(day([], '2026-03-10', '2026-03-11').free).toEqual([])
})

test('a time elsewhere is shown on the clocks of the person', () => {
  const there = { ...task('call New York', '2026-03-11', '22:00'), dueAt: Date.parse('2026-03-12T02:00:00Z') }
  there.due = { ...there.due!, timeZone: 'America/New_York' }
  expect(day([there]).tasks).toHaveLength(1)
})

test('a long period is shown by its first days', () => {
  expect(agendaOf([], { ...zone, from: '2026-01-01', to: '2999-01-01' })).toHaveLength(MOST_DAYS)
})
