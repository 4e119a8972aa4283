import { describe, expect, test } from 'vitest'
import type { Project, Section } from '../../../../shared/domain/collections/collection.ts'
import { decide } from '../../../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import type { AllCollections } from '../api/client.ts'
import { afterAnswer, type Change, localId, nextOf, withChange, withChanges } from './changes.ts'
import { type CollectionChange, collectionsAfter } from './collection-changes.ts'
import { conflictingFields } from './conflicts.ts'

const at = '2026-03-11T08:00:00.000Z'
const add = (fields: NewTask): Task =>
  decide({ type: 'create', id: crypto.randomUUID(), fields }, null, at)!.data.task as Task

const stored = { version: 3, isDeleted: false, createdAt: at }
const home: Project = {
  ...stored,
  id: 'home',
  name: 'Home',
  colour: null,
  isFavourite: false,
  parentId: null,
  isArchived: false,
}
const garden: Project = { ...home, id: 'garden', name: 'Garden', parentId: 'home' }
const kitchen: Section = { ...stored, id: 'kitchen', name: 'Kitchen', projectId: 'home' }
const all: AllCollections = { projects: [home, garden], sections: [kitchen], labels: [], filters: [] }

const paint = add({ title: 'paint', project: 'home', section: 'Kitchen', labels: ['weekend'] })
const other = add({ title: 'call', project: 'Work' })
const tasks = new Map([paint, other].map((task) => [task.id, task]))

type Waiting = Change & CollectionChange
const rename = (to: string, key = 'rename'): Waiting => ({
  kind: 'alter',
  key,
  of: 'project',
  collectionId: 'home',
  name: 'Home',
  fields: { name: to },
  before: { name: 'Home' },
  version: 3,
})
const make = (name: string, fields: object = {}): Waiting => ({
  kind: 'make',
  key: name,
  of: 'project',
  collectionId: localId(name),
  name,
  fields: { name, ...fields },
})
const remove = (tasks: 'keep' | 'delete'): Waiting => ({
  kind: 'remove',
  key: 'remove',
  of: 'project',
  collectionId: 'home',
  name: 'Home',
  tasks,
})
const createIn = (project: string, key: string): Change => ({
  kind: 'create',
  key,
  taskId: localId(key),
  fields: { title: key, project },
  createdAt: at,
})

describe('what is shown while it waits', () => {
  test('tasks follow a name, whatever the case in which they say it', () => {
    const shown = withChanges(tasks, [rename('House')])
    expect(shown.get(paint.id)).toMatchObject({ project: 'House', version: paint.version + 1 })
    expect(shown.get(other.id)).toBe(other)
  })

  test('a task that the server does not know yet follows too, and stays one that it does not know', () => {
    const shown = withChanges(tasks, [createIn('Home', 'sow'), rename('House')])
    expect(shown.get(localId('sow'))).toMatchObject({ project: 'House', version: 0 })
  })

  test('tasks of a project that is deleted are in the inbox, or gone with it', () => {
    expect(withChanges(tasks, [remove('keep')]).get(paint.id)).toMatchObject({ project: null, section: null })
    expect(withChanges(tasks, [remove('delete')]).get(paint.id)).toMatchObject({ status: 'deleted' })
  })

  test('a section and a label of another name, and without one', () => {
    const section = { of: 'section', collectionId: 'kitchen', name: 'Kitchen', project: 'Home', key: 's' } as const
    const label = { of: 'label', collectionId: 'l', name: 'Weekend', key: 'l' } as const
    const named: Change[] = [
      { ...section, kind: 'alter', fields: { name: 'Bath' }, before: { name: 'Kitchen' }, version: 3 },
      { ...label, kind: 'alter', fields: { name: 'Saturday' }, before: { name: 'weekend' }, version: 1 },
    ]
    expect(withChanges(tasks, named).get(paint.id)).toMatchObject({ section: 'Bath', labels: ['Saturday'] })
    const gone: Change[] = [
      { ...section, kind: 'remove' },
      { ...label, kind: 'remove' },
    ]
    expect(withChanges(tasks, gone).get(paint.id)).toMatchObject({ section: null, labels: [] })
  })

  test('what is within a deleted project goes one level up, and its sections go with it', () => {
    const after = collectionsAfter(all, remove('keep'))
    expect(after.projects).toEqual([{ ...garden, parentId: null }])
    expect(after.sections).toEqual([])
  })

  test('of one name there is one', () => {
    expect(collectionsAfter(all, make('home'))).toBe(all)
    expect(collectionsAfter(all, make('Flat')).projects.at(-1)).toMatchObject({ name: 'Flat', isFavourite: false })
  })
})

describe('in the queue', () => {
  test('what is made and changed at once is made as it was changed; what is taken back at once is never sent', () => {
    const change: Waiting = { ...rename('House'), collectionId: localId('Flat') } as Waiting
    const [one, ...more] = withChange([make('Flat')], change)
    expect(more).toEqual([])
    expect(one).toMatchObject({ kind: 'make', fields: { name: 'House' } })
    expect(withChange([make('Flat')], { ...remove('keep'), collectionId: localId('Flat') })).toEqual([])
  })

  test('two changes of one keep what was seen before the first', () => {
    const second: Waiting = { ...rename('Villa', 'second'), before: { name: 'House' } } as Waiting
    expect(withChange([rename('House')], second)).toEqual([
      { ...rename('House'), fields: { name: 'Villa' }, before: { name: 'Home' } },
    ])
  })

  test('a task says a name as it is at its place: nothing becomes part of what comes before the renaming', () => {
    const moved: Change = {
      kind: 'update',
      key: 'moved',
      taskId: localId('sow'),
      fields: { project: 'House' },
      before: { project: null },
      version: 0,
    }
    const queue = [createIn('Work', 'sow'), rename('House'), moved]
    expect(withChange(queue.slice(0, 2), moved)).toEqual(queue)
    const trash: Change = { kind: 'delete', key: 'trash', taskId: localId('sow') }
    expect(withChange(queue, trash)).toEqual([...queue, trash])
  })

  test('nothing passes a change of a name, also where a task before it is held', () => {
    const held: Change = { ...createIn('Home', 'sow'), isHeld: true }
    expect(nextOf([held, createIn('Work', 'call'), rename('House')])?.key).toBe('call')
    expect(nextOf([held, rename('House')])?.key).toBe('sow')
  })

  test('what waits is about the project as the server named it', () => {
    const flat = make('Flat')
    const section: Waiting = {
      kind: 'make',
      key: 'hall',
      of: 'section',
      collectionId: localId('hall'),
      name: 'Hall',
      fields: { name: 'Hall', projectId: localId('Flat') },
    }
    const within = make('Balcony', { parentId: localId('Flat') })
    const favourite: Waiting = {
      ...rename('x'),
      key: 'f',
      collectionId: localId('Flat'),
      fields: { isFavourite: true },
    } as Waiting
    const rest = afterAnswer([flat, section, within, favourite], flat, { id: 'flat', version: 1 })
    expect(rest).toMatchObject([
      { fields: { projectId: 'flat' } },
      { fields: { parentId: 'flat' } },
      { collectionId: 'flat', version: 1 },
    ])
    const without = afterAnswer([flat, section, within, favourite], flat, undefined)
    expect(without).toMatchObject([{ key: 'Balcony', fields: { parentId: null } }])
  })
})

test('another field that somebody changed meanwhile is no conflict, the same one is', () => {
  const mine = rename('House') as Extract<Change, { kind: 'alter' }>
  expect(conflictingFields(mine, { ...home, colour: 'red' })).toEqual([])
  expect(conflictingFields(mine, { ...home, name: 'Flat' })).toEqual(['name'])
})
