/** Tasks from elsewhere come whole and once, and go again by one undo. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { orderOf } from '../../../shared/domain/order.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher })
})
afterAll(() => outbox.close())

let person: string
beforeEach(() => {
  person = newId()
})

async function ask(method: string, path: string, body?: string | object, headers: Record<string, string> = {}) {
  return app.request(path, {
    method,
    headers: {
      authorization: await bearerOf(person),
      'content-type': typeof body === 'object' ? 'application/json' : 'text/plain',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
async function call(...given: Parameters<typeof ask>) {
  const response = await ask(...given)
  return { status: response.status, body: await response.json() }
}
const tasks = async (filter = 'all'): Promise<Task[]> =>
  (await call('GET', `/v1/tasks?limit=200&filter=${encodeURIComponent(filter)}`)).body.tasks
const titles = async () => (await tasks()).map(({ title }) => title).sort()
const csvOf = (count: number): string =>
  `Title,Project\n${Array.from({ length: count }, (_, index) => `task ${index},Move`).join('\n')}`

test('a preview says what would come and what cannot, and changes nothing', async () => {
  const csv = 'Title,Due,Status\nMilk,tomorrow,\n,friday,\nRent,when hell freezes,\nOld thing,,done'
  const { status, body } = await call('POST', '/v1/imports/preview?name=list.csv', csv)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    format: 'csv',
    found: 4,
    new: 3,
    known: 0,
    returning: 0,
    leftOut: [{ line: 3, code: 'no-title', text: '' }],
    without: [{ line: 4, code: 'date', text: 'when hell freezes' }],
  })
  expect(body.tasks.map(({ title }: Task) => title)).toEqual(['Milk', 'Rent', 'Old thing'])
  expect(await titles()).toEqual([])
})

test('the same file twice adds nothing twice; what is missing or was deleted comes', async () => {
  const csv = csvOf(3)
  expect((await call('POST', '/v1/imports', csv)).body).toMatchObject({ added: 3, known: 0 })
  expect((await call('POST', '/v1/imports', csv)).body).toMatchObject({ added: 0, known: 3 })
  const [first] = await tasks()
  await ask('DELETE', `/v1/tasks/${first!.id}`)
  expect((await call('POST', '/v1/imports/preview', csv)).body).toMatchObject({ new: 0, known: 2, returning: 1 })
  expect((await call('POST', '/v1/imports', csvOf(4))).body).toMatchObject({ added: 2, known: 2 })
  expect(await titles()).toEqual(['task 0', 'task 1', 'task 2', 'task 3'])
})

test('one undo takes back all of it, and a redo brings it again', async () => {
  await call('POST', '/v1/tasks', { title: 'mine' })
  await call('POST', '/v1/imports', csvOf(250))
  expect((await eventsOf(outbox.database, person)).length).toBe(251)
  expect((await call('GET', '/v1/turns?limit=1')).body.turns).toMatchObject([{ kind: 'change', count: 250 }])
  expect((await call('POST', '/v1/undo')).body.count).toBe(250)
  expect(await titles()).toEqual(['mine'])
  expect((await call('POST', '/v1/redo')).body.count).toBe(250)
  expect(await tasks()).toHaveLength(200)
})

test('two of the same at once, and one that is sent again under its key, happen once', async () => {
  const key = { 'idempotency-key': newId() }
  const both = await Promise.all([call('POST', '/v1/imports', csvOf(120)), call('POST', '/v1/imports', csvOf(120))])
  expect(both.map(({ status }) => status).every((status) => status === 200 || status === 503)).toBe(true)
  expect(await tasks()).toHaveLength(120)
  const first = await call('POST', '/v1/imports?name=b.csv', 'Title\nb', key)
  expect(await call('POST', '/v1/imports?name=b.csv', 'Title\nb', key)).toEqual(first)
  expect((await call('POST', '/v1/imports?name=b.csv', 'Title\nc', key)).status).toBe(422)
})

test('subtasks come under their tasks, also under those that are there and full by now, and again add nothing', async () => {
  const file = (...rows: [string, number][]) =>
    ['TYPE,CONTENT,INDENT', ...rows.map(([title, indent]) => `task,${title},${indent}`)].join('\n')
  const bring = async (text: string) => (await call('POST', '/v1/imports?name=Move.csv', text)).body
  const parents = async () => {
    const all = await tasks()
    const titleOf = (id: string | null | undefined) => all.find((task) => task.id === id)?.title ?? null
    return all.map(({ title, parentId }) => `${titleOf(parentId)} > ${title}`).sort()
  }
  const first: [string, number][] = [
    ['move', 1],
    ['box', 2],
    ['tape', 3],
  ]
  expect(await bring(file(...first))).toMatchObject({ added: 3, without: [] })
  const later = file(...first, ['glue', 4], ['brush', 5], ['van', 2])
  const { added, known, without } = await bring(later)
  expect([added, known]).toEqual([3, 3])
  expect(without).toEqual([{ line: 6, code: 'too-deep', text: 'tape' }])
  const all = ['box > tape', 'move > box', 'move > van', 'null > move', 'tape > brush', 'tape > glue']
  expect(await parents()).toEqual(all)
  expect(await bring(later)).toMatchObject({ added: 0, known: 6 })
  expect((await call('GET', '/v1/tasks?filter=all&sort=order')).body.tasks.map(({ title }: Task) => title)).toEqual([
    'move',
    'box',
    'tape',
    'glue',
    'brush',
    'van',
  ])

  // A tree of which hardly anything is done keeps room for what comes; what does not fit is a task of its own.
  const many = Array.from({ length: 196 }, (_, index): [string, number] => [`thing ${index}`, 2])
  const full = await bring(file(...first, ...many))
  expect(full).toMatchObject({ added: 196, without: [195, 196].map((at) => ({ code: 'subtask', line: at + 4 })) })
  const [own] = (await call('GET', '/v1/tasks?q=195')).body.tasks as Task[]
  expect([own!.title, own!.parentId]).toEqual(['thing 195', undefined])
})

test('very many that are done and under one, are brought', async () => {
  const rows = Array.from(
    { length: 1200 },
    (_, index) => `,Move,t${index},${index % 2 ? 2 : 0},1,${index},${index === 0 ? '' : 0}`,
  )
  const file = ['"Folder Name","List Name","Title","Status","Order","taskId","parentId"', ...rows].join('\n')
  const { added, known } = (await call('POST', '/v1/imports?name=a.csv', file)).body
  expect([added, known]).toEqual([1200, 0])
})

test('progress is told as it goes', async () => {
  const response = await ask('POST', '/v1/imports', csvOf(250), { accept: 'text/event-stream' })
  const text = await response.text()
  expect([...text.matchAll(/"done":(\d+),"of":250/g)].map(([, done]) => Number(done))).toEqual([0, 100, 200])
  expect(text).toContain('event: done')
  expect(text).toContain('"added":250')
})

test('no room for all of it is said before any of it is stored', async () => {
  const small = createGateway({ database: outbox.own, publisher: outbox.publisher, quotas: { openTasks: 150 } })
  const response = await small.request('/v1/imports', {
    method: 'POST',
    headers: { authorization: await bearerOf(person) },
    body: csvOf(200),
  })
  expect([response.status, (await response.json()).code]).toEqual([429, 'too-many-tasks'])
  expect(await titles()).toEqual([])
})

test('an upload of a gigabyte is refused in words, by what it says of its size', async () => {
  const { status, body } = await call('POST', '/v1/imports', 'Title\na', { 'content-length': String(1024 ** 3) })
  expect([status, body.code]).toEqual([413, 'body-too-large'])
  expect(await titles()).toEqual([])
})

describe('our own export', () => {
  async function fill(): Promise<void> {
    const say = (message: string) => call('POST', '/v1/chat', { message, conversationId: 'c' })
    await say('pay rent every month on the last day at 9am p1 #home @money !30min before')
    await say('water the plants every 3 days')
    await say('done with water the plants')
    await say('add call “Ada”, tomorrow')
    await say('add old thing')
    await say('done with old thing')
    await say('add gone')
    await say('delete gone')
    await say('yes')
  }
  const without = ({ version: _v, seriesId: _s, updatedAt: _u, ...task }: Task) => {
    const { id: _, order, ...rest } = { ...task, order: orderOf(task) }
    return JSON.stringify({ ...rest, order })
  }
  const exported = async () => (await (await ask('GET', '/v1/me/export')).text()) as string
  const kept = (text: string) =>
    (JSON.parse(text).tasks as Task[])
      .filter(({ status }) => status !== 'deleted')
      .map(without)
      .sort()

  test('comes to the same tasks at another person’s, done ones too', async () => {
    await fill()
    const text = await exported()
    const mine = kept(text)
    expect(mine.length).toBeGreaterThan(3)
    person = newId()
    const { body } = await call('POST', '/v1/imports', text)
    expect(body).toMatchObject({
      format: 'json',
      added: mine.length,
      known: 0,
      without: [],
      leftOut: [{ code: 'deleted' }],
    })
    expect(kept(await exported())).toEqual(mine)
    // Its series go on.
    await call('POST', '/v1/chat', { message: 'done with pay rent', conversationId: 'c' })
    expect((await tasks('completed')).map(({ title }) => title)).toContain('pay rent')
  })

  test('comes with subtasks under their tasks, and with what was said of them', async () => {
    const add = async (title: string, parentId: string | null) =>
      (await call('POST', '/v1/tasks', { title, parentId, project: 'Home' })).body.id
    const top = await add('move', null)
    const middle = await add('boxes', top)
    await add('tape', middle)
    await call('POST', `/v1/tasks/${middle}/comments`, { text: 'from the *shop*' })
    const text = JSON.parse(await exported())
    person = newId()
    // In whatever order the file has them.
    expect((await call('POST', '/v1/imports', { ...text, tasks: text.tasks.toReversed() })).body.added).toBe(3)
    const found = new Map((await tasks()).map((task) => [task.title, task]))
    const [move, boxes, tape] = ['move', 'boxes', 'tape'].map((title) => found.get(title)!)
    expect([boxes!.parentId, tape!.parentId, tape!.project]).toEqual([move!.id, boxes!.id, 'Home'])
    const { comments } = (await call('GET', `/v1/tasks/${boxes!.id}/comments`)).body
    expect(comments.map((each: { text: string }) => each.text)).toEqual(['from the *shop*'])
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 0, known: 3 })
    await call('POST', '/v1/undo')
    expect(await titles()).toEqual([])
  })

  test('comes with colours, places and filters, of which what is there is left as it is, and one undo takes them back', async () => {
    const make = async (kind: string, fields: object) => (await call('POST', `/v1/${kind}`, fields)).body.id
    const home = await make('projects', { name: 'Home', colour: 'blue', isFavourite: true })
    const garden = await make('projects', { name: 'Garden', parentId: home, isArchived: true })
    await make('sections', { name: 'Beds', projectId: garden })
    await make('labels', { name: 'errand', colour: 'red' })
    await make('filters', { name: 'Urgent', words: 'p1 & tomorrow' })
    await ask('DELETE', `/v1/labels/${await make('labels', { name: 'gone' })}`)
    for (const title of ['c', 'a', 'b']) await call('POST', '/v1/tasks', { title, project: 'Home', labels: ['errand'] })
    const [first, , last] = await tasks('#Home')
    await call('POST', `/v1/tasks/${last!.id}/move`, { before: first!.id })
    const inOrder = async () =>
      (await call('GET', '/v1/tasks?sort=order')).body.tasks.map(({ title }: Task) => title).join()
    const kept = async () => {
      const { projects, sections, labels, filters } = (await call('GET', '/v1/collections')).body
      const nameOf = (id: string) => projects.find((each: { id: string }) => each.id === id)?.name
      return [...projects, ...sections, ...labels, ...filters].map(
        ({ id: _, version: _v, createdAt: _c, parentId, projectId, ...rest }) => ({
          ...rest,
          within: nameOf(parentId ?? projectId),
        }),
      )
    }
    const [text, mine, order] = [await exported(), await kept(), await inOrder()]
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 0, collections: 0, without: [] })

    person = newId()
    await make('labels', { name: 'Errand', colour: 'green' })
    const theirs = await kept()
    expect((await call('POST', '/v1/imports/preview', text)).body).toMatchObject({
      new: 3,
      collections: 4,
      without: [],
    })
    expect(await kept()).toEqual(theirs)
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 3, collections: 4 })
    expect(await kept()).toEqual(
      mine.map((each) => (each.name === 'errand' ? { ...each, name: 'Errand', colour: 'green' } : each)),
    )
    expect(await inOrder()).toBe(order)
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 0, known: 3, collections: 0 })
    await call('POST', '/v1/undo')
    expect(await kept()).toEqual(theirs)
    expect(await titles()).toEqual([])
    // What was taken back comes again.
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 3, collections: 4, without: [] })
    expect(await kept()).toHaveLength(mine.length)
  })

  test('has collections that are none, or cannot be: each is told, and the others come', async () => {
    const project = (id: string, fields: object) => ({
      kind: 'project',
      collection: {
        id,
        version: 1,
        isDeleted: false,
        createdAt: null,
        name: 'x',
        colour: null,
        isFavourite: false,
        parentId: null,
        isArchived: false,
        ...fields,
      },
    })
    const ids = Array.from({ length: 5 }, () => newId())
    const collections = [
      ...ids.map((id, index) => project(id, { name: `level ${index}`, parentId: ids[index - 1] ?? null })),
      project(newId(), { name: 'Ultra', colour: 'ultramarine' }),
      { kind: 'planet', collection: {} },
      null,
    ]
    const { body } = await call('POST', '/v1/imports', {
      tasks: [{ title: 'one' }, { title: 'odd id', id: '7' }],
      collections,
    })
    expect(body).toMatchObject({ added: 2, collections: 4 })
    expect(body.without.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([[5, 'invalid']])
    expect(body.leftOut.map(({ line }: { line: number }) => line)).toEqual([6, 7, 8])
    expect(await titles()).toEqual(['odd id', 'one'])
  })

  test('brings nothing back to where it came from, nor a second open date of a series', async () => {
    await fill()
    const text = await exported()
    const before = await titles()
    expect((await call('POST', '/v1/imports', text)).body).toMatchObject({ added: 0 })
    expect(await titles()).toEqual(before)
    const doubled = JSON.parse(text)
    doubled.tasks.push(...doubled.tasks.map((task: Task) => ({ ...task, id: newId() })))
    person = newId()
    const { status } = await call('POST', '/v1/imports', doubled)
    expect(status).toBe(200)
    const rents = (await tasks()).filter(({ title }) => title === 'pay rent')
    expect(new Set(rents.map(({ seriesId }) => seriesId)).size).toBe(2)
  })

  test('as a table and as a calendar comes back as tasks', async () => {
    await fill()
    const open = await titles()
    for (const format of ['csv', 'ics']) {
      const file = await (await ask('GET', `/v1/me/export?format=${format}`)).text()
      const owner = person
      person = newId()
      expect((await call('POST', '/v1/imports', file)).body).toMatchObject({ format, without: [], leftOut: [] })
      expect(await titles()).toEqual(open)
      person = owner
    }
    expect((await ask('GET', '/v1/me/export?format=xls')).status).toBe(422)
  })
})
