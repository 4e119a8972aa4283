import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../shared/domain/task.ts'
import { EMPTY, groupsOf, withEvent, withTasks } from './task-list.ts'

const now = '2026-03-11T09:00:00.000Z'
const make = (index: number, fields: Partial<NewTask> = {}): Task => {
  const id = `0195a0c0-0000-7000-8000-00000000000${index}`
  return decide({ type: 'create', id, fields: { title: `task ${index}`, ...fields } }, null, now)!.data.task
}
const due = (date: string) => ({ date, time: null, timeZone: 'UTC' })

test('tasks are grouped by when they are due, and what is done is gone', () => {
  const done = decide({ type: 'complete' }, make(5), now)!.data.task
  const list = withTasks(EMPTY, [
    make(1, { due: due('2026-03-10') }),
    make(2, { due: due('2026-03-11') }),
    make(3, { due: due('2026-03-20') }),
    make(4),
    done,
  ])
  expect(groupsOf(list, '2026-03-11').map(({ name, tasks }) => [name, tasks.map(({ title }) => title)])).toEqual([
    ['Overdue', ['task 1']],
    ['Today', ['task 2']],
    ['Upcoming', ['task 3']],
    ['No date', ['task 4']],
  ])
})

test('events that repeat or arrive late leave the list as it should be', () => {
  const first = make(1)
  const renamed = decide({ type: 'change', changes: { title: 'renamed' } }, first, now)!
  const completed = decide({ type: 'complete' }, renamed.data.task, now)!
  const events = [
    { revision: 1, type: 'todo.task.created.v1', data: { task: first } },
    { revision: 2, type: renamed.type, data: renamed.data },
    { revision: 3, type: completed.type, data: completed.data },
  ]
  const inOrder = events.reduce(withEvent, EMPTY)
  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events, ...events], { minLength: 7 }), (delivered) => {
      const all = new Set(delivered.map(({ revision }) => revision))
      fc.pre(all.has(3))
      expect(delivered.reduce(withEvent, EMPTY)).toEqual({ ...inOrder, revision: 3 })
    }),
  )
})
