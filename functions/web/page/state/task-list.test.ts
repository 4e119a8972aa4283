import { expect, test } from 'vitest'
import { decide } from '../../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import { EMPTY, withEvent, withTasks } from './task-list.ts'

const at = '2026-03-11T08:00:00.000Z'
const add = (fields: NewTask): Task =>
  decide({ type: 'create', id: crypto.randomUUID(), fields }, null, at)!.data.task as Task
const milk = add({ title: 'buy milk' })

test('an event changes the list once, however often it arrives', () => {
  const event = { revision: 3, type: 'todo.task.created.v1', data: { task: milk } }
  const once = withEvent(EMPTY, event)
  expect(once.tasks.get(milk.id)).toEqual(milk)
  expect(once.revision).toBe(3)
  expect(withEvent(once, event)).toBe(once)
})

test('an older version of a task changes nothing', () => {
  const list = withTasks(EMPTY, [{ ...milk, version: 2, title: 'buy oat milk' }])
  expect(withTasks(list, [milk])).toBe(list)
})

test('the tasks of a project follow its new name, once and none besides', () => {
  const [home, other] = [add({ title: 'paint', project: 'home' }), add({ title: 'write', project: 'Homework' })]
  const project = { id: crypto.randomUUID(), name: 'House' }
  const event = {
    revision: 4,
    type: 'todo.project.updated.v1',
    time: '2026-03-11T09:00:00.000Z',
    data: { project, previous: { name: 'Home' } },
  }
  const list = withEvent(withTasks(EMPTY, [home, other]), event)
  expect(list.tasks.get(home.id)).toMatchObject({ project: 'House', version: 2, updatedAt: event.time })
  expect(list.tasks.get(other.id)).toBe(other)
  // Somebody uses the old name again: the event that comes once more is not about that.
  const again = withTasks(list, [add({ title: 'new', project: 'Home' })])
  expect(withEvent(again, event)).toBe(again)
})

test('an event about something else moves the revision alone', () => {
  const list = withEvent(withTasks(EMPTY, [milk]), { revision: 9, type: 'todo.notification.delivered.v1' })
  expect(list.revision).toBe(9)
  expect([...list.tasks.values()]).toEqual([milk])
})

test('of what is done only the newest stays: a page may be open for weeks', () => {
  const tasks = Array.from({ length: 600 }, (_, index) => ({ ...milk, id: `${index}`, status: 'completed' as const }))
  const list = tasks.reduce((before, task) => withTasks(before, [task]), withTasks(EMPTY, [milk]))
  expect(list.tasks.has(milk.id)).toBe(true)
  expect(list.tasks.has('99')).toBe(false)
  expect(list.tasks.size).toBe(501)
})
