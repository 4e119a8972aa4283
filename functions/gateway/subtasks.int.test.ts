import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SUBTASKS } from '../../shared/domain/subtasks.ts'
import type { Task } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../tests/gateway.ts'
import { isCommit, type Meanwhile, openMeanwhile } from '../../tests/meanwhile.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let person: string
let authorization: string
/** the gateway's clock: each request is a second later */
let seconds = 0
/** statements that the gateway has sent */
let statements: (string | undefined)[] = []
let meanwhile: Meanwhile['meanwhile']

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  const { own, publisher } = outbox
  const overtaken = openMeanwhile(own, isCommit)
  meanwhile = overtaken.meanwhile
  const database = {
    ...own,
    query: (statement: Parameters<typeof own.query>[0]) => {
      statements.push(statement.name)
      return overtaken.database.query<never>(statement)
    },
  }
  app = createGateway({
    database: database as typeof own,
    publisher,
    signingSecret: async () => 'secret',
    webhookKey: async (personId) => `whsec_${personId}`,
    now: () => new Date(Date.parse('2026-03-11T08:30:00.000Z') + ++seconds * 1000),
  })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

type Body = Task & { tasks: Task[]; code: string; detail: string }
const call = (method: string, path: string, body?: unknown, headers = {}) => {
  statements = []
  return ask<Body>(app, method, `/v1/${path}`, body, { authorization, ...headers })
}
const add = async (title: string, fields: Partial<Task> = {}) =>
  (await call('POST', 'tasks', { title, ...fields })).body
const under = (parent: Task, title: string) => add(title, { parentId: parent.id })
const titles = async (query = '') =>
  (await call('GET', `tasks?${query}`)).body.tasks.map(({ title }) => title).toSorted()
const inOrder = async (query: string) =>
  (await call('GET', `tasks?sort=order&${query}`)).body.tasks.map(({ title }) => title).join(' ')
const told = async (from = 0) =>
  (await eventsOf(outbox.database, person))
    .slice(from)
    .map(({ type, data }) => `${type.split('.')[2]} ${(data as { task: Task }).task.title}`)

/** move: box (tape), van */
async function tree() {
  const move = await add('move', { project: 'home' })
  const box = await under(move, 'box')
  const tape = await under(box, 'tape')
  const van = await under(move, 'van')
  return { move, box, tape, van }
}

describe('a subtask', () => {
  test('is read with its parent, in its project', async () => {
    const { move, tape, box } = await tree()
    expect(tape).toMatchObject({ parentId: box.id, project: 'home' })
    expect(await titles(`under=${move.id}`)).toEqual(['box', 'tape', 'van'])
    expect(await titles(`filter=${encodeURIComponent('subtask & #home')}`)).toEqual(['box', 'tape', 'van'])
    expect(await titles(`filter=${encodeURIComponent('!subtask')}`)).toEqual(['move'])
  })

  test.each([
    ['under a task that there is not', () => newId(), 'parent-missing'],
    ['five levels deep', async () => (await under((await tree()).tape, 'knife')).id, 'too-deep'],
  ])('%s is refused in words, and nothing is stored', async (_, parent, code) => {
    const parentId = await parent()
    const before = await told()
    const { status, body } = await call('POST', 'tasks', { title: 'x', parentId })
    expect([status, body.code]).toEqual([422, code])
    expect(await told()).toEqual(before)
  })

  test('cannot be above its own parent', async () => {
    const { move, tape } = await tree()
    expect(await call('PATCH', `tasks/${move.id}`, { parentId: tape.id })).toMatchObject({
      status: 422,
      body: { code: 'parent-in-circle', detail: expect.stringContaining('“move” cannot be under “tape”') },
    })
  })

  test('of somebody else’s task is as of one that there is not', async () => {
    const { move } = await tree()
    authorization = await bearerOf(newId())
    expect(await call('POST', 'tasks', { title: 'x', parentId: move.id })).toMatchObject({
      status: 422,
      body: { code: 'parent-missing' },
    })
  })
})

test('a task that is under nothing, with nothing under it, costs no statement more', async () => {
  const { id } = await add('alone')
  expect(statements).toEqual(['commit-one'])
  for (const [method, path, body] of [
    ['PATCH', '', { project: 'x' }],
    ['POST', '/complete', undefined],
    ['POST', '/reopen', undefined],
    ['DELETE', '', undefined],
  ] as const) {
    await call(method, `tasks/${id}${path}`, body)
    expect(statements).toEqual(['tasks-to-change', expect.stringMatching(/^commit-one/)])
  }
})

describe('completing a parent', () => {
  test('completes what is under it, which one undo takes back', async () => {
    const { move } = await tree()
    expect((await call('POST', `tasks/${move.id}/complete`)).body).toMatchObject({ title: 'move', status: 'completed' })
    expect(await told(4)).toEqual(['completed move', 'completed box', 'completed tape', 'completed van'])
    expect(await titles()).toEqual([])
    await call('POST', 'undo')
    expect(await titles()).toEqual(['box', 'move', 'tape', 'van'])
  })

  test('leaves it open, or is refused, where that is asked for', async () => {
    const { move } = await tree()
    expect(await call('POST', `tasks/${move.id}/complete?subtasks=refuse`)).toMatchObject({
      status: 409,
      body: { code: 'open-subtasks' },
    })
    await call('POST', `tasks/${move.id}/complete?subtasks=keep`)
    expect(await titles()).toEqual(['box', 'tape', 'van'])
    expect((await call('POST', `tasks/${move.id}/complete?subtasks=perhaps`)).status).toBe(422)
  })

  test('and opening it again opens what went along', async () => {
    const { move, van } = await tree()
    await call('POST', `tasks/${van.id}/complete`)
    await call('POST', 'tasks/batch', { actions: [{ action: 'complete', id: move.id }] })
    await call('POST', `tasks/${move.id}/reopen`)
    expect(await titles()).toEqual(['box', 'move', 'tape'])
  })

  test('twice under one key happens once', async () => {
    const { move } = await tree()
    const headers = { 'idempotency-key': newId() }
    const first = await call('POST', `tasks/${move.id}/complete`, undefined, headers)
    expect(await call('POST', `tasks/${move.id}/complete`, undefined, headers)).toMatchObject({ body: first.body })
    expect(await told(4)).toHaveLength(4)
  })
})

describe('what comes to a task while something is done with it', () => {
  const WAYS: [string, (parent: Task) => Promise<{ status: number }>, string][] = [
    ['is completed along', ({ id }) => call('POST', `tasks/${id}/complete`), 'completed home move, completed home box'],
    ['is skipped along', ({ id }) => call('POST', `tasks/${id}/skip`), 'skipped home move, skipped home box'],
    [
      'stays where that is wanted',
      ({ id }) => call('POST', `tasks/${id}/complete?subtasks=keep`),
      'completed home move, open home box',
    ],
    ['is deleted along', ({ id }) => call('DELETE', `tasks/${id}`), ''],
    ['is moved along', ({ id }) => call('PATCH', `tasks/${id}`, { project: 'work' }), 'open work move, open work box'],
    [
      'is completed along in a batch',
      ({ id }) =>
        call('POST', 'tasks/batch', {
          actions: [
            { action: 'create', task: { title: 'x' } },
            { action: 'complete', id },
          ],
        }),
      'completed home move, open null x, completed home box',
    ],
  ]
  test.each(WAYS)('%s', async (_, act, expected) => {
    const move = await add('move', { project: 'home' })
    meanwhile(() => add('box', { parentId: move.id }))
    expect((await act(move)).status).toBeLessThan(300)
    const text = `select task from todo.tasks where person_id = $1 order by task ->> 'title' = 'box', task ->> 'title'`
    const rows = await outbox.own.query<{ task: Task }>({ text, values: [person] })
    const states = rows.flatMap(({ task }) =>
      task.status === 'deleted' ? [] : `${task.status} ${task.project} ${task.title}`,
    )
    expect(states.join(', ')).toBe(expected)
  })
})

test('deleting a parent takes all along, which one undo brings back', async () => {
  const { move, box, tape } = await tree()
  await call('POST', `tasks/${tape.id}/complete`)
  await call('DELETE', `tasks/${move.id}`)
  expect(await titles('status=any')).toEqual([])
  await call('POST', 'undo')
  expect(await titles('status=any')).toEqual(['box', 'move', 'tape', 'van'])
  expect((await call('GET', `tasks/${tape.id}`)).body).toMatchObject({ status: 'completed', parentId: box.id })
})

test('moving a parent to another project takes all along, and moving a subtask there makes it a task of its own', async () => {
  const { move, box } = await tree()
  await call('PATCH', `tasks/${move.id}`, { project: 'work' })
  expect(await titles('project=work')).toEqual(['box', 'move', 'tape', 'van'])
  expect((await call('PATCH', `tasks/${box.id}`, { project: 'home' })).body.parentId).toBeNull()
  expect(await titles('project=home')).toEqual(['box', 'tape'])
  await call('POST', 'undo')
  expect((await call('GET', `tasks/${box.id}`)).body).toMatchObject({ parentId: move.id, project: 'work' })
})

describe('order by hand', () => {
  const list = async (names = 'a b c d') => {
    const tasks: Task[] = []
    for (const name of names.split(' ')) tasks.push(await add(name, { project: 'x' }))
    return tasks as [Task, Task, Task, Task]
  }
  const move = (task: Task, place: object) => call('POST', `tasks/${task.id}/move`, place)

  test('is that of creation until somebody moves one, which writes one', async () => {
    const [a, b, c, d] = await list()
    expect(await inOrder('project=x')).toBe('a b c d')
    expect((await move(d, { after: a.id })).status).toBe(200)
    expect(await inOrder('project=x')).toBe('a d b c')
    await move(a, { before: c.id })
    expect(await inOrder('project=x')).toBe('d b a c')
    await move(c, { after: b.id, before: a.id })
    expect(await inOrder('project=x')).toBe('d b c a')
    expect(await told(4)).toEqual(['updated d', 'updated a', 'updated c'])
  })

  test('to the first and the last place, and what comes later stands behind', async () => {
    const [a, , c, d] = await list()
    await move(d, { before: a.id })
    await move(a, { after: c.id })
    await add('e', { project: 'x' })
    expect(await inOrder('project=x')).toBe('d b c a e')
  })

  test('beside a task of another place, it comes to that place', async () => {
    const { move: parent, van } = await tree()
    const [a] = await list()
    expect((await move(a, { before: van.id })).body).toMatchObject({ parentId: parent.id, project: 'home' })
    expect(await inOrder(`under=${parent.id}`)).toBe('box tape a van')
    expect((await move(van, { parentId: null })).body).toMatchObject({ parentId: null, project: 'home' })
  })

  test('beside two that somebody else has put the other way round is behind the first', async () => {
    const [a, b, , d] = await list()
    await move(d, { after: b.id, before: a.id })
    expect(await inOrder('project=x')).toBe('a b d c')
  })

  test('is the same for two devices that move at once', async () => {
    const [a, b, c, d] = await list()
    await Promise.all([move(c, { after: a.id, before: b.id }), move(d, { after: a.id, before: b.id })])
    expect(['a c d b', 'a d c b']).toContain(await inOrder('project=x'))
  })

  test('where there is no room between two, their neighbours move a little, in the same commit', async () => {
    const [a, b, c] = await list()
    await call('PATCH', `tasks/${a.id}`, { order: 'i' })
    await call('PATCH', `tasks/${b.id}`, { order: 'i' })
    await move(c, { after: a.id })
    expect(await inOrder('project=x')).toBe(`d ${a.id < b.id ? 'a c b' : 'b a c'}`)
    await call('POST', 'undo')
    expect((await call('GET', `tasks/${a.id}`)).body.order).toBe('i')
  })

  test.each([
    ['nothing said', () => ({})],
    ['beside itself', (a: Task) => ({ after: a.id })],
    ['beside what there is not', () => ({ after: newId() })],
    ['beside one task and under another', (_: Task, b: Task) => ({ after: b.id, parentId: newId() })],
    ['a field that there is not', () => ({ first: true })],
  ])('%s is refused', async (_, place) => {
    const [a, b] = await list()
    expect((await move(a, place(a, b))).status).toBe(422)
  })

  test('of a task as it was seen only', async () => {
    const [a, b] = await list()
    await call('PATCH', `tasks/${a.id}`, { note: 'x' })
    const { status } = await call('POST', `tasks/${a.id}/move`, { after: b.id }, { 'if-match': '"1"' })
    expect(status).toBe(412)
  })
})

test('whatever is done with a tree at once, it stays one', async () => {
  for (let round = 0; round < 5; round++) {
    const { move, box, tape, van } = await tree()
    const all = [move, box, tape, van]
    const random = <Value>(list: Value[]): Value => list[Math.floor(Math.random() * list.length)]!
    await Promise.all(
      Array.from({ length: 24 }, () =>
        random([
          () => call('PATCH', `tasks/${random(all).id}`, { parentId: random(all).id }),
          () => call('PATCH', `tasks/${random(all).id}`, { parentId: null }),
          () => call('POST', 'tasks', { title: 'new', parentId: random(all).id }),
          () => call('DELETE', `tasks/${random(all).id}`),
          () => call('PATCH', `tasks/${random(all).id}`, { project: random(['a', 'b']) }),
          () => call('POST', 'undo'),
        ])(),
      ),
    )
    const { body } = await call('GET', 'tasks?limit=200')
    const open = new Map(body.tasks.map((task) => [task.id, task]))
    for (const task of open.values()) {
      const above: string[] = []
      for (let at = task; at.parentId; at = open.get(at.parentId)!) {
        expect(open.has(at.parentId)).toBe(true)
        expect(above).not.toContain(at.parentId)
        above.push(at.parentId)
      }
      expect(above.length).toBeLessThan(SUBTASKS.levels)
    }
    const revisions = (await eventsOf(outbox.database, person)).map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.map((_, index) => index + 1))
  }
})
