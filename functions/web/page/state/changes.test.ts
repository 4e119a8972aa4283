import { expect, test } from 'vitest'
import { decide } from '../../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import { afterAnswer, type Change, localId, nextOf, withChange, withChanges } from './changes.ts'
import { conflictingFields } from './conflicts.ts'
import { waitAfter } from './trouble.ts'

const at = '2026-03-11T08:00:00.000Z'
const add = (fields: NewTask): Task =>
  decide({ type: 'create', id: crypto.randomUUID(), fields }, null, at)!.data.task as Task
const milk = add({ title: 'buy milk' })
const tasks = new Map([[milk.id, milk]])

const update = (fields: Partial<Task>, key: string = crypto.randomUUID()): Change => ({
  kind: 'update',
  key,
  taskId: milk.id,
  fields,
  before: Object.fromEntries(Object.keys(fields).map((field) => [field, milk[field as keyof Task]])),
  version: milk.version,
})
const created: Change = { kind: 'create', key: 'a', taskId: localId('a'), fields: { title: 'bread' }, createdAt: at }

test('what waits is shown as if it were done', () => {
  const shown = withChanges(tasks, [update({ title: 'buy oat milk' }), { kind: 'complete', key: 'b', taskId: milk.id }])
  expect(shown.get(milk.id)).toMatchObject({ title: 'buy oat milk', status: 'completed' })
  expect(withChanges(tasks, [])).toBe(tasks)
})

test('a task that was made here is there before the server knows it', () => {
  const shown = withChanges(tasks, [created])
  expect(shown.get(created.taskId)).toMatchObject({ title: 'bread', status: 'open', priority: 4, version: 0 })
})

test('changes of one task that wait together become one', () => {
  const queue = withChange([update({ title: 'a' }, 'x')], update({ priority: 1 }))
  expect(queue).toHaveLength(1)
  expect(queue[0]).toMatchObject({ key: 'x', fields: { title: 'a', priority: 1 }, before: { title: 'buy milk' } })
})

test('what the server may have already is not changed any more: under its key it would be refused, or done without the change', () => {
  const queue = withChange([{ ...update({ title: 'a' }, 'x'), isTried: true }], update({ title: 'b' }, 'y'))
  expect(queue.map(({ key }) => key)).toEqual(['x', 'y'])
})

test('a change of a task that was not sent yet goes into its creation', () => {
  const changed = withChange([created], { ...update({ priority: 1 }), taskId: created.taskId } as Change)
  expect(changed).toEqual([{ ...created, fields: { title: 'bread', priority: 1 } }])
})

test('a task that is deleted before it was sent is never sent', () => {
  const done: Change = { kind: 'complete', key: 'c', taskId: created.taskId }
  expect(withChange([created, done], { kind: 'delete', key: 'd', taskId: created.taskId })).toEqual([])
  const tried: Change = { ...created, isTried: true }
  expect(withChange([tried], { kind: 'delete', key: 'd', taskId: created.taskId })).toHaveLength(2)
})

test('after a creation was answered, what waits is about the task as the server named it', () => {
  const rest = afterAnswer([created, { kind: 'complete', key: 'c', taskId: created.taskId }], created, milk)
  expect(rest).toEqual([{ kind: 'complete', key: 'c', taskId: milk.id }])
})

test('a later change is made upon the version that the one before it made', () => {
  const first = update({ title: 'a' })
  const [second] = afterAnswer([first, update({ priority: 2 })], first, { ...milk, version: 7 })
  expect(second).toMatchObject({ version: 7 })
})

test('another field that somebody changed meanwhile is no conflict, the same one is', () => {
  const mine = update({ title: 'buy oat milk' }) as Extract<Change, { kind: 'update' }>
  expect(conflictingFields(mine, { ...milk, priority: 1 })).toEqual([])
  expect(conflictingFields(mine, { ...milk, title: 'buy oat milk' })).toEqual([])
  expect(conflictingFields(mine, { ...milk, title: 'buy cheese' })).toEqual(['title'])
})

test('an answer takes away the change that it is of, whatever the person took back meanwhile', () => {
  const other = update({ title: 'b' }, 'y')
  expect(afterAnswer([other], update({ title: 'a' }, 'x'), undefined)).toEqual([other])
})

test('what was to be done with a task that the server would not make goes with it', () => {
  const done: Change = { kind: 'complete', key: 'c', taskId: created.taskId }
  const other = update({ title: 'b' }, 'y')
  expect(afterAnswer([created, done, other], created, undefined)).toEqual([other])
})

test('one that the server cannot take lets those of other tasks go first, and is tried again after them', () => {
  const held: Change = { ...update({ title: 'a' }, 'x'), isHeld: true }
  const same = update({ priority: 1 }, 'y')
  const other: Change = { kind: 'create', key: 'z', taskId: localId('z'), fields: { title: 'bread' }, createdAt: at }
  expect(nextOf([held, same, other])).toBe(other)
  expect(nextOf([held, same])).toBe(held)
  expect(nextOf([])).toBeUndefined()
})

test('the wait for the server grows to a minute, never at the same moment for all, and is as long as it asks for', () => {
  for (const chance of [0, 0.5, 1]) {
    expect(waitAfter(1, 0, chance)).toBeLessThanOrEqual(2000)
    expect(waitAfter(50, 0, chance)).toBeLessThanOrEqual(60_000)
    expect(waitAfter(50, 0, chance)).toBeGreaterThanOrEqual(30_000)
    expect(waitAfter(1, 90, chance)).toBeGreaterThanOrEqual(90_000)
  }
})

test('what is made under a task that was made here is under it as the server names it', () => {
  const child: Change = {
    ...created,
    key: 'c',
    taskId: localId('c'),
    fields: { title: 'rye', parentId: created.taskId },
  }
  const [sent] = afterAnswer([created, child], created, milk)
  expect(sent).toMatchObject({ kind: 'create', fields: { title: 'rye', parentId: milk.id } })
  // Where the server refused it, what was to be under it is not lost.
  expect(afterAnswer([created, child], created, undefined)).toMatchObject([
    { fields: { title: 'rye', parentId: null } },
  ])
  // And it waits for it.
  expect(nextOf([{ ...created, isHeld: true }, child])?.key).toBe('a')
  // Deleted before it was sent, all under it goes along.
  const grandchild: Change = {
    ...child,
    key: 'g',
    taskId: localId('g'),
    fields: { title: 'seeds', parentId: child.taskId },
  }
  expect(withChange([created, child, grandchild], { kind: 'delete', key: 'd', taskId: created.taskId })).toEqual([])
})

test('a task that is put under one made later here is put there after that one was made', () => {
  const later: Change = { ...created, key: 'l', taskId: localId('l') }
  const queue = withChange([created, later], {
    ...update({ parentId: later.taskId }, 'u'),
    taskId: created.taskId,
  } as Change)
  expect(queue.map(({ key }) => key)).toEqual(['a', 'l', 'u'])
  expect(queue[0]).toEqual(created)
})
