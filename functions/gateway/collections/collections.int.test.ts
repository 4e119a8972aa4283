import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../shared/domain/collections/collection.ts'
import { collectionKindOf, followed, renamingIn } from '../../../shared/domain/collections/renaming.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { type Meanwhile, openMeanwhile } from '../../../tests/meanwhile.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let person: string
let authorization: string
let meanwhile: Meanwhile['meanwhile']
let now = new Date('2026-03-11T08:30:00.000Z')

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  // When the tasks of what goes were read, before anything is decided.
  let last = ''
  const overtaken = openMeanwhile(outbox.own, (name) => {
    const isNext = last.startsWith('tasks-named')
    last = name
    return isNext
  })
  meanwhile = overtaken.meanwhile
  app = createGateway({ database: overtaken.database, publisher: outbox.publisher, now: () => now })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

type Body = Collection & { tasks: Task[]; code: string; detail: string; openTasks: number } & Record<
    'projects' | 'sections' | 'labels' | 'filters',
    (Collection & { parentId: string | null })[]
  >

const call = async (method: string, path: string, body?: unknown, headers = {}) => {
  // No two writes are at one instant.
  now = new Date(now.getTime() + 1000)
  return ask<Body>(app, method, path, body, { authorization, ...headers })
}
const add = async (fields: Partial<Task>): Promise<Task> =>
  (await call('POST', '/v1/tasks', { title: 'a task', ...fields })).body as never
const make = async (kind: string, fields: object) => (await call('POST', `/v1/${kind}`, fields)).body
const projects = async () => (await call('GET', '/v1/projects')).body.projects
const project = async (name: string) => (await projects()).find((each) => each.name === name)!
const undo = () => call('POST', '/v1/undo')

/** Every task of the person, as stored. */
async function storedTasks(): Promise<Task[]> {
  const text = 'select task from todo.tasks where person_id = $1 order by id'
  return (await outbox.database.query<{ task: Task }>({ text, values: [person] })).map(({ task }) => task)
}

/** What a device or a replay has, that knows the events alone. */
async function replayed(): Promise<Task[]> {
  const tasks = new Map<string, Task>()
  for (const { type, data, time } of await eventsOf(outbox.database, person)) {
    if ('task' in data && (tasks.get(data.task.id)?.version ?? 0) < data.task.version)
      tasks.set(data.task.id, data.task)
    const renaming = renamingIn(type, data)
    if (renaming) for (const task of tasks.values()) tasks.set(task.id, followed(task, renaming, time))
  }
  return [...tasks.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

describe('a name that a task has', () => {
  test('makes the project and the label, with the same id for everyone', async () => {
    await add({ project: 'Home', labels: ['errand'] })
    const [home] = await projects()
    expect(home).toMatchObject({ name: 'Home', version: 0, colour: null, isArchived: false, parentId: null })
    expect((await project('Home')).id).toBe(home!.id)
    const { status, body } = await call('PATCH', `/v1/projects/${home!.id}`, { colour: 'blue' }, { 'if-match': '"0"' })
    expect([status, body]).toMatchObject([200, { id: home!.id, version: 1, name: 'Home', colour: 'blue' }])
    expect((await call('GET', '/v1/labels')).body.labels).toMatchObject([{ name: 'errand', version: 0 }])
  })

  test('is one project whatever its case, and however Unicode writes its letters', async () => {
    await add({ project: 'Cafe\u0301' })
    await add({ project: 'CAFÉ' })
    await make('projects', { name: 'café' })
    expect((await projects()).map(({ name }) => name)).toEqual(['café'])
  })

  test('is another project when the first has another name, and the ids stay what they were', async () => {
    await add({ project: 'Home' })
    const { id } = await project('Home')
    await call('PATCH', `/v1/projects/${id}`, { name: 'House' })
    await add({ project: 'Home' })
    expect(await project('House')).toMatchObject({ id })
    expect((await project('Home')).id).not.toBe(id)
  })
})

describe('creating', () => {
  test('by two devices at once ends in one project', async () => {
    const both = await Promise.all([make('projects', { name: 'Garden' }), make('projects', { name: 'GARDEN' })])
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(await projects()).toHaveLength(1)
  })

  test('one that is archived brings it back', async () => {
    const { id } = await make('projects', { name: 'Work' })
    await call('PATCH', `/v1/projects/${id}`, { isArchived: true })
    expect(await make('projects', { name: 'work' })).toMatchObject({ id, name: 'Work', isArchived: false })
  })

  test('sent twice under its key happens once', async () => {
    const key = { 'idempotency-key': newId() }
    const [first, second] = [
      await call('POST', '/v1/labels', { name: 'urgent' }, key),
      await call('POST', '/v1/labels', { name: 'urgent' }, key),
    ]
    expect(second.body).toEqual(first.body)
  })

  test.each([
    ['projects', { name: 'Work', colour: 'ultramarine' }, 'must be one of red, orange'],
    ['projects', { name: '' }, 'must not be empty'],
    ['projects', { name: 'x'.repeat(101) }, 'at most 100 characters'],
    ['projects', { colour: 'red' }, 'is missing'],
    ['filters', { name: 'Odd', words: '(((' }, 'cannot be read'],
    ['sections', { name: 'Kitchen', projectId: newId() }, 'There is no such project'],
    ['projects', { name: 'Within', parentId: newId() }, 'There is no such project'],
  ])('%s: %j is refused in words', async (kind, fields, words) => {
    const { status, body } = await call('POST', `/v1/${kind}`, fields)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(body)).toContain(words)
    expect((await call('GET', `/v1/collections`)).body[kind as 'projects']).toEqual([])
  })

  test('ends at 500 of a kind', async () => {
    const entries = Array.from({ length: 500 }, (_, n) => ({ name: `label ${n}`, id: newId() }))
    await outbox.database.query({
      text: `
        insert into todo.collections (person_id, id, kind, version, name_key, collection)
        select $1, (each ->> 'id')::uuid, 'label', 1, ' ' || (each ->> 'name'),
          each || '{"version": 1, "colour": null, "isFavourite": false, "isDeleted": false, "createdAt": "2026-03-11T08:00:00.000Z"}'
        from jsonb_array_elements($2::jsonb) as each`,
      values: [person, JSON.stringify(entries)],
    })
    const { status, body } = await call('POST', '/v1/labels', { name: 'one more' })
    expect([status, body.code]).toEqual([429, 'too-many-collections'])
  })
})

describe('renaming', () => {
  test('takes the tasks along, whatever their state and spelling, by one event and one undo', async () => {
    const open = await add({ project: 'Home' })
    const other = await add({ project: 'home', title: 'another' })
    const done = await add({ project: 'Home', title: 'done' })
    const elsewhere = await add({ project: 'Homework' })
    await call('POST', `/v1/tasks/${done.id}/complete`)
    const { id } = await project('Home')
    const before = (await eventsOf(outbox.database, person)).length
    await call('PATCH', `/v1/projects/${id}`, { name: 'House' })
    const byId = new Map((await storedTasks()).map((task) => [task.id, task]))
    expect([open, other, done].map((task) => byId.get(task.id)!.project)).toEqual(['House', 'House', 'House'])
    expect(byId.get(elsewhere.id)).toEqual(elsewhere)
    expect(byId.get(open.id)!.version).toBe(open.version + 1)
    const events = (await eventsOf(outbox.database, person)).slice(before)
    expect(events).toMatchObject([
      {
        type: 'todo.project.updated.v1',
        subject: id,
        data: { project: { name: 'House' }, previous: { name: 'Home' } },
      },
    ])
    expect(await replayed()).toEqual(await storedTasks())
    expect((await undo()).status).toBe(200)
    expect((await storedTasks()).map((task) => task.project).toSorted()).toEqual(['Home', 'Home', 'Home', 'Homework'])
    expect(await replayed()).toEqual(await storedTasks())
  })

  test('to a name that is there is refused, also when only a task has it; to another case of its own it is done', async () => {
    await add({ project: 'Home' })
    await add({ project: 'House' })
    const { id } = await project('Home')
    const { status, body } = await call('PATCH', `/v1/projects/${id}`, { name: 'HOUSE' })
    expect([status, body.code, body.detail]).toEqual([409, 'name-taken', expect.stringContaining('“House”')])
    await call('PATCH', `/v1/projects/${id}`, { name: 'HOME' })
    expect((await storedTasks()).map((task) => task.project).toSorted()).toEqual(['HOME', 'House'])
  })

  test('a label renames it in each task, and one that has both names has it once', async () => {
    const task = await add({ labels: ['shop', 'urgent', 'SHOP'] })
    const { labels } = (await call('GET', '/v1/labels')).body
    const { id } = labels.find(({ name }) => name.toLowerCase() === 'shop')!
    await call('PATCH', `/v1/labels/${id}`, { name: 'errand' })
    expect((await storedTasks())[0]).toMatchObject({ id: task.id, labels: ['errand', 'urgent'] })
    expect(await replayed()).toEqual(await storedTasks())
  })

  test('a section renames it in its project alone', async () => {
    await add({ project: 'Home', section: 'Later' })
    await add({ project: 'Work', section: 'Later' })
    const { id } = await project('Home')
    const section = await make('sections', { name: 'Later', projectId: id })
    await call('PATCH', `/v1/sections/${section.id}`, { name: 'Someday' })
    expect((await storedTasks()).map((task) => `${task.project}/${task.section}`).toSorted()).toEqual([
      'Home/Someday',
      'Work/Later',
    ])
    expect(await replayed()).toEqual(await storedTasks())
  })

  test('while a device changes its tasks loses nothing of either', async () => {
    const tasks: Task[] = []
    for (let n = 0; n < 8; n++) tasks.push(await add({ project: 'Home', title: `task ${n}` }))
    const { id } = await project('Home')
    const answers = await Promise.all([
      call('PATCH', `/v1/projects/${id}`, { name: 'House' }),
      ...tasks.map((task) => call('PATCH', `/v1/tasks/${task.id}`, { priority: 1 })),
      add({ project: 'Home', title: 'new' }),
    ])
    expect(answers.slice(0, -1).map((answer) => (answer as { status: number }).status)).toEqual(Array(9).fill(200))
    const stored = await storedTasks()
    expect(stored.filter(({ title }) => title !== 'new').map((task) => [task.project, task.priority])).toEqual(
      Array(8).fill(['House', 1]),
    )
    expect(await replayed()).toEqual(stored)
  })

  test('moves 5,000 tasks as one turn, and back', async () => {
    const [first] = await Promise.all([add({ project: 'Home' })])
    await outbox.database.query({
      text: `
        insert into todo.tasks (person_id, id, version, task)
        select $1, id, 1, $2::jsonb || jsonb_build_object('id', id, 'title', 'task ' || n)
        from (select n, gen_random_uuid() as id from generate_series(1, 4999) as n) as many`,
      values: [person, JSON.stringify(first)],
    })
    const { id } = await project('Home')
    expect((await call('PATCH', `/v1/projects/${id}`, { name: 'House' })).status).toBe(200)
    const count = async (name: string) => (await storedTasks()).filter((task) => task.project === name).length
    expect(await count('House')).toBe(5000)
    await undo()
    expect(await count('Home')).toBe(5000)
  })
})

describe('projects within each other', () => {
  test('are four levels deep at most, and none is within itself', async () => {
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) {
      const parentId = ids.at(-1) ?? null
      ids.push((await make('projects', { name, parentId })).id)
    }
    const deeper = await call('POST', '/v1/projects', { name: 'e', parentId: ids[3] })
    expect([deeper.status, deeper.body.code]).toEqual([422, 'not-within'])
    const circle = await call('PATCH', `/v1/projects/${ids[0]}`, { parentId: ids[2] })
    expect([circle.status, circle.body.detail]).toEqual([422, expect.stringContaining('within itself')])
  })

  test('put within each other by two devices at once are in no circle', async () => {
    const [a, b] = [await make('projects', { name: 'a' }), await make('projects', { name: 'b' })]
    const answers = await Promise.all([
      call('PATCH', `/v1/projects/${a.id}`, { parentId: b.id }),
      call('PATCH', `/v1/projects/${b.id}`, { parentId: a.id }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  test('may be put within one that only tasks name, which keeps its id', async () => {
    await add({ project: 'Home' })
    const home = await project('Home')
    await make('projects', { name: 'Garden', parentId: home.id })
    expect(await project('Home')).toMatchObject({ id: home.id, version: 1 })
    const [garden] = (await call('GET', `/v1/tasks?filter=${encodeURIComponent('##home')}`)).body.tasks
    expect(garden).toMatchObject({ project: 'Home' })
    await add({ project: 'Garden', title: 'water' })
    const { tasks } = (await call('GET', `/v1/tasks?filter=${encodeURIComponent('##Home')}`)).body
    expect(tasks.map(({ title }) => title).toSorted()).toEqual(['a task', 'water'])
  })
})

describe('deleting a project', () => {
  test('with tasks in it asks first; then they go to the inbox, and back by undo', async () => {
    await add({ project: 'Home', section: 'Kitchen' })
    const home = await project('Home')
    const garden = await make('projects', { name: 'Garden', parentId: home.id })
    const asked = await call('DELETE', `/v1/projects/${home.id}`)
    expect([asked.status, asked.body.code, asked.body.openTasks]).toEqual([409, 'not-empty', 1])
    expect((await call('DELETE', `/v1/projects/${home.id}?tasks=keep`)).status).toBe(204)
    expect((await storedTasks())[0]).toMatchObject({ project: null, section: null, status: 'open' })
    expect((await projects()).map(({ id, parentId }) => [id, parentId])).toEqual([[garden.id, null]])
    await undo()
    expect((await storedTasks())[0]).toMatchObject({ project: 'Home', section: 'Kitchen' })
    expect(await project('Garden')).toMatchObject({ parentId: home.id })
    expect(await replayed()).toEqual(await storedTasks())
  })

  test.each([
    [
      'keep',
      [
        { status: 'open', project: null },
        { status: 'open', project: null },
      ],
    ],
    ['delete', [{ status: 'deleted' }, { status: 'deleted' }]],
  ])('concerns what comes to it at that very moment as well (%s)', async (fate, expected) => {
    await add({ project: 'Home' })
    const { id } = await project('Home')
    meanwhile(() => add({ project: 'Home' }))
    expect((await call('DELETE', `/v1/projects/${id}?tasks=${fate}`)).status).toBe(204)
    expect(await storedTasks()).toMatchObject(expected)
    expect(await projects()).toEqual([])
  })

  test('takes done subtasks to where their parent goes', async () => {
    const parent = await add({ project: 'Home' })
    const child = await add({ parentId: parent.id })
    await call('POST', `/v1/tasks/${child.id}/complete`)
    const { id } = await project('Home')
    expect((await call('DELETE', `/v1/projects/${id}?tasks=keep`)).status).toBe(204)
    expect((await storedTasks()).map((task) => task.project)).toEqual([null, null])
    expect(await replayed()).toEqual(await storedTasks())
  })

  test('with what is in it deletes its open tasks by events of their own, and undo brings all back', async () => {
    const task = await add({ project: 'Home' })
    const { id } = await project('Home')
    await call('DELETE', `/v1/projects/${id}?tasks=delete`)
    expect((await eventsOf(outbox.database, person)).slice(-2).map(({ type }) => type)).toEqual([
      'todo.task.deleted.v1',
      'todo.project.deleted.v1',
    ])
    expect(await projects()).toEqual([])
    await undo()
    expect((await storedTasks())[0]).toMatchObject({ id: task.id, status: 'open', project: 'Home' })
    expect(await project('Home')).toMatchObject({ id })
  })

  test('that is empty is done at once; twice is told', async () => {
    const { id } = await make('projects', { name: 'Empty' })
    expect((await call('DELETE', `/v1/projects/${id}`)).status).toBe(204)
    expect((await call('DELETE', `/v1/projects/${id}`)).status).toBe(404)
  })
})

test('another version than the one that was seen is refused', async () => {
  const { id } = await make('filters', { name: 'Urgent', words: 'p1 & overdue' })
  await call('PATCH', `/v1/filters/${id}`, { words: 'p1' }, { 'if-match': '"1"' })
  const late = await call('PATCH', `/v1/filters/${id}`, { words: 'p2' }, { 'if-match': '"1"' })
  expect([late.status, late.body.code]).toEqual([412, 'version-conflict'])
})

test('every event of a collection names its kind', async () => {
  await make('filters', { name: 'Urgent', words: 'p1' })
  await make('labels', { name: 'shop' })
  const { id } = await make('projects', { name: 'Home' })
  await make('sections', { name: 'Kitchen', projectId: id })
  expect((await eventsOf(outbox.database, person)).map(({ type }) => collectionKindOf(type))).toEqual([
    'filter',
    'label',
    'project',
    'section',
  ])
})

test("one person's collections are not another's", async () => {
  const { id } = await make('projects', { name: 'Home' })
  authorization = await bearerOf(newId())
  expect((await call('GET', `/v1/projects/${id}`)).status).toBe(404)
  expect((await call('PATCH', `/v1/projects/${id}`, { name: 'Mine' })).status).toBe(404)
  expect(await projects()).toEqual([])
})
