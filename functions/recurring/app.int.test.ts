import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import type { TaskCommand } from '../../shared/domain/decide.ts'
import type { NewTask, Task } from '../../shared/domain/task.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import { deliver, sources } from '../../tests/delivery.ts'
import { erased, eventsOf, left, openOutbox, type TestOutbox, written } from '../../tests/outbox.ts'
import { createApp } from './app.ts'

let outbox: TestOutbox
let database: Database
/** what the function itself uses: with the login of its role */
let own: Database
let publisher: Publisher
let app: ReturnType<typeof createApp>
let person: string
/** statements that the function has sent */
let statements: (string | undefined)[]

const now = '2026-03-11T08:00:00.000Z'
const due = { date: '2026-03-13', time: '09:00', timeZone: 'Europe/Berlin' }
const weekly: NewTask = {
  title: 'water the plants',
  due,
  recurrence: { rule: 'FREQ=WEEKLY', start: { date: due.date, time: due.time }, counted: 'schedule' },
}

beforeAll(async () => {
  outbox = await openOutbox('recurring')
  ;({ database, own, publisher } = outbox)
  app = createApp({
    sources,
    log: silentLog,
    ready: async () => {},
    database: {
      ...own,
      query(statement) {
        statements.push(statement.name)
        return own.query(statement)
      },
    },
    publisher,
    now: () => new Date(now),
  })
})
afterAll(() => outbox.close())
beforeEach(() => {
  person = newId()
  statements = []
})

const write = (command: TaskCommand, before?: Task) => written(database, { person, command, before, now })

const open = async () =>
  (
    await database.query<{ task: Task }>({
      text: `select task from todo.tasks where person_id = $1 and status = 'open' order by due_at`,
      values: [person],
    })
  ).map(({ task }) => task)

const events = () => eventsOf(database, person)

async function completed(fields = weekly) {
  const { task } = await write({ type: 'create', id: newId(), fields })
  return write({ type: 'complete' }, task)
}

/** As a KafkaSource does. */
async function deliverUntilTaken(event: StoredEvent): Promise<void> {
  while ((await deliver(app, event)).status === 503);
}

test('completing an occurrence creates the next one, as its effect', async () => {
  const { event, task } = await completed()
  expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toMatchObject([
    { title: task.title, seriesId: task.id, due: { ...due, date: '2026-03-20' }, version: 1 },
  ])
  expect((await events()).at(-1)).toMatchObject({
    type: 'todo.task.created.v1',
    source: '/todo-chatbot/recurring',
    causationId: event.id,
    correlationId: event.correlationId,
    revision: 3,
  })
})

test('a next occurrence costs two statements: one that reads, one that stores', async () => {
  const { event } = await completed()
  expect((await deliver(app, event)).status).toBe(204)
  expect(statements).toEqual(['tasks-by-ids', 'commit-once-per-completion'])
})

test('a series that was stored before tasks had bounds goes on', async () => {
  const { task } = await write({ type: 'create', id: newId(), fields: weekly })
  const old = { ...task, title: 't'.repeat(4000), labels: Array.from({ length: 40 }, (_, n) => `l${n}`) }
  const { event } = await write({ type: 'complete' }, old)
  expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toMatchObject([{ title: old.title, labels: old.labels, due: { ...due, date: '2026-03-20' } }])
})

test('skipping one creates the next one too', async () => {
  const { task } = await write({ type: 'create', id: newId(), fields: weekly })
  const { event } = await write({ type: 'skip' }, task)
  await deliver(app, event)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})

test('an event that comes again, at once or much later, creates nothing more', async () => {
  const { event } = await completed()
  const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(app, event)))
  expect(answers.every(({ status }) => status === 204 || status === 503)).toBe(true)
  expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toHaveLength(1)
  expect(await events()).toHaveLength(3)
})

test('a completion that is told after its reopening creates nothing', async () => {
  const first = await completed()
  const reopened = await write({ type: 'reopen' }, first.task)
  for (const { event } of [reopened, first]) expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toMatchObject([{ id: first.task.id }])
})

test('a reopening that is told after the next completion removes nothing', async () => {
  const first = await completed()
  const reopened = await write({ type: 'reopen' }, first.task)
  const again = await write({ type: 'complete' }, reopened.task)
  for (const { event } of [first, again, reopened]) expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})

test('a completion that had no effect when it was told has none when it is told again, whatever became of the task', async () => {
  const first = await completed()
  const reopened = await write({ type: 'reopen' }, first.task)
  await deliver(app, first.event)
  const { status, completedAt } = first.task
  const { event } = await write({ type: 'revert', previous: { status, completedAt } }, reopened.task)
  await deliver(app, first.event)
  expect(await open()).toEqual([])
  // Taking the reopening back is told, too.
  await deliver(app, event)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})

test('a completed task that is changed before its completion is told has a next occurrence', async () => {
  const first = await completed()
  await write({ type: 'change', changes: { note: 'done with rain water' } }, first.task)
  await deliver(app, first.event)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})

test.each([
  ['completed', 3],
  ['open again', 4],
])('told all at once and again until taken, what counts is that in the end it is %s', async (_, writes) => {
  for (let round = 0; round < 20; round++) {
    person = newId()
    const told = [await completed()]
    while (told.length < writes) {
      told.push(await write({ type: told.length % 2 ? 'reopen' : 'complete' }, told.at(-1)!.task))
    }
    await Promise.all(told.map(({ event }) => deliverUntilTaken(event)))
    expect(await open()).toMatchObject([
      writes % 2 ? { due: { date: '2026-03-20' } } : { id: told[0]!.task.id, due: { date: '2026-03-13' } },
    ])
  }
})

test('what does not repeat causes nothing', async () => {
  const { event } = await completed({ title: 'buy milk' })
  expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toEqual([])
})

test.each([
  ['RDATE:20260101T090000\nRRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY', 'recurrence-too-complex'],
  ['RRULE:FREQ=SECONDLY\nEXRULE:FREQ=SECONDLY;BYMONTH=3,4,5', 'recurrence-too-complex'],
  ['FREQ=SOMETIMES', 'recurrence-invalid-value'],
])('a stored rule that cannot be worked out is refused for good, with the reason: %s', async (rule, reason) => {
  const { task } = await write({ type: 'create', id: newId(), fields: weekly })
  const { event } = await write({ type: 'complete' }, { ...task, recurrence: { ...weekly.recurrence!, rule } })
  const answer = await deliver(app, event)
  expect([answer.status, answer.headers.get('kne-reason')]).toEqual([422, reason])
  expect(await open()).toEqual([])
})

test('a rule of which nothing is left has no next occurrence', async () => {
  const rule = 'RDATE:20260101T090000\nRRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY'
  const { event } = await completed({ ...weekly, recurrence: { ...weekly.recurrence!, rule } })
  expect((await deliver(app, event)).status).toBe(204)
  expect(await open()).toEqual([])
})

test('data of another shape is refused for good, with the reason', async () => {
  const { event } = await completed()
  const answer = await deliver(app, { ...event, data: { task: 'what' } } as never)
  expect([answer.status, answer.headers.get('kne-reason')]).toEqual([422, 'invalid-event'])
})

test("a later revision's event, with fields and values that are unknown here, causes the next occurrence all the same", async () => {
  const { event } = await completed()
  const data = structuredClone(event.data) as never as { task: Record<string, unknown>; [name: string]: unknown }
  Object.assign(data.task, { energy: 'low', priority: 9, title: 'x'.repeat(900), reminders: [{ place: 'home' }] })
  Object.assign(data, { via: { app: 'watch' } })
  expect((await deliver(app, { ...event, data } as never)).status).toBe(204)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})

test('while the database is away the event is to be delivered again', async () => {
  const away = openDatabase('postgres://todo@127.0.0.1:1/todo', { timeout: 300 })
  const lost = createApp({
    sources,
    log: silentLog,
    ready: async () => {},
    database: away,
    publisher,
    now: () => new Date(now),
  })
  const { event } = await completed()
  expect((await deliver(lost, event)).status).toBe(503)
})

test('of a person who leaves nothing goes on, neither while their tasks are being erased nor when they begin anew', async () => {
  const before = await completed()
  await left(database, person, now)
  expect((await deliver(app, before.event)).status).toBe(204)
  await erased(database, person)
  expect((await deliver(app, before.event)).status).toBe(204)
  expect(await open()).toEqual([])
  const anew = await completed()
  expect((await deliver(app, anew.event)).status).toBe(204)
  expect(await open()).toMatchObject([{ due: { date: '2026-03-20' } }])
})
