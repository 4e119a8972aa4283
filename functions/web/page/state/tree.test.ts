import { expect, test } from 'vitest'
import { decide } from '../../../../shared/domain/decide.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import { inTrees, isWithin } from './tree.ts'

const made = (title: string, parent?: Task): Task => {
  const fields = { title, ...(parent && { parentId: parent.id }) }
  return decide({ type: 'create', id: newId(), fields }, null, '2026-03-11T09:00:00.000Z')!.data.task
}
const move = made('move')
const box = made('box', move)
const tape = made('tape', box)
const van = made('van', move)
const other = made('other')
const shown = (tasks: Task[]) => inTrees(tasks).map(({ task, level }) => `${'-'.repeat(level)}${task.title}`)

test('each stands behind its parent, in the order given', () => {
  expect(shown([tape, other, van, box, move])).toEqual(['other', 'move', '-van', '-box', '--tape'])
})

test('one whose parent is not in the list stands by itself, with what is under it', () => {
  expect(shown([tape, other, box])).toEqual(['other', 'box', '-tape'])
})

test('what is under a task is so on every level, and nothing else is', () => {
  const tasks = new Map([move, box, tape, van, other].map((task) => [task.id, task]))
  expect([tape, van, move, other].map((task) => isWithin(tasks, task, move.id))).toEqual([true, true, false, false])
})
