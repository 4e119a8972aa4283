import { expect, test } from 'vitest'
import { decide } from '../../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import { found, grouped } from './groups.ts'

const add = (fields: NewTask, at = '2026-03-11T08:00:00.000Z'): Task =>
  decide({ type: 'create', id: crypto.randomUUID(), fields }, null, at)!.data.task as Task
const due = (date: string, time: string | null = null) => ({ date, time, timeZone: 'Europe/Berlin' })

const rent = add({ title: 'rent', due: due('2026-03-01'), project: 'home' })
const call = add({ title: 'call', due: due('2026-03-11', '09:00'), labels: ['phone', 'Mum'] })
const gym = add({ title: 'gym', due: due('2026-03-11', '07:00'), priority: 1 })
const read = add({ title: 'read' })
const idea = add({ title: 'idea', isNote: true })
const all = [read, idea, call, rent, gym]
const titles = (groups: { tasks: Task[] }[]) => groups.map(({ tasks }) => tasks.map(({ title }) => title))

test('by date: overdue first, then the days, then what has none', () => {
  const groups = grouped(all, { group: 'date', sort: 'date' }, '2026-03-11')
  expect(groups.map(({ key }) => key.of)).toEqual(['overdue', 'day', 'no-date', 'notes'])
  expect(titles(groups)).toEqual([['rent'], ['gym', 'call'], ['read'], ['idea']])
})

test('a task with two labels is in both groups', () => {
  expect(titles(grouped([call, read], { group: 'label', sort: 'title' }, '2026-03-11'))).toEqual([
    ['call'],
    ['call'],
    ['read'],
  ])
})

test('by priority, the most urgent first', () => {
  expect(titles(grouped([read, gym], { group: 'priority', sort: 'title' }, '2026-03-11'))).toEqual([['gym'], ['read']])
})

test('every word has to be found, wherever it stands', () => {
  expect(found(all, 'CALL mum', 5)).toEqual([call])
  expect(found(all, 'call rent', 5)).toEqual([])
  expect(found(all, ' ', 5)).toEqual([])
})
