import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import { withSubtasks } from '../../shared/domain/subtasks.ts'
import type { NewTask, Task } from '../../shared/domain/task.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import { commit, eventOf, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { deliver, sources } from '../../tests/delivery.ts'
import { isCommit, type Meanwhile, openMeanwhile } from '../../tests/meanwhile.ts'
import { openOutbox, type TestOutbox, written } from '../../tests/outbox.ts'
import { createApp } from './app.ts'

let outbox: TestOutbox
let app: ReturnType<typeof createApp>
let person: string
let meanwhile: Meanwhile['meanwhile']

const now = '2026-03-11T08:00:00.000Z'
const day = (date: string) => ({ date, time: null, timeZone: 'Europe/Berlin' })
const weekly = (date: string): Partial<NewTask> => ({
  due: day(date),
  recurrence: { rule: 'FREQ=WEEKLY', start: { date, time: null }, counted: 'schedule' },
})

beforeAll(async () => {
  outbox = await openOutbox('recurring')
  const { own, publisher } = outbox
  const ready = async () => {}
  const overtaken = openMeanwhile(own, isCommit)
  meanwhile = overtaken.meanwhile
  app = createApp({ sources, log: silentLog, ready, database: overtaken.database, publisher, now: () => new Date(now) })
})
afterAll(() => outbox.close())
beforeEach(() => {
  person = newId()
})

const add = async (title: string, fields: Partial<NewTask> = {}) =>
  (
    await written(outbox.database, {
      person,
      now,
      command: { type: 'create', id: newId(), fields: { title, ...fields } },
    })
  ).task

const all = async (): Promise<Task[]> => {
  const text = `select task from todo.tasks where person_id = $1 order by task ->> 'title', due_at`
  return (await outbox.database.query<{ task: Task }>({ text, values: [person] })).map(({ task }) => task)
}

/** As the gateway carries a command out on a task and what is under it; the events, that of the task first. */
async function act(task: Task, command: TaskCommand, at = now): Promise<StoredEvent[]> {
  const tasks = await all()
  const parents = new Set(tasks.flatMap(({ parentId }) => parentId ?? []))
  const before = { tasks: new Map([[task.id, task]]), parents }
  const events = withSubtasks([decide(command, task, at)!], before, tasks, at)
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now: at }
  const outgoing = events.map(({ type, data }) => eventOf(type, data.task.id, data, origin))
  const result = await commit(outbox.database, {
    personId: person,
    tasks: events.map(({ data }) => data.task),
    events: outgoing,
  })
  return toStoredEvents(outgoing, person, (result as { revision: number }).revision)
}

const tell = async (events: StoredEvent[]) => {
  for (const event of events) expect((await deliver(app, event)).status).toBe(204)
}

const shown = async () => {
  const tasks = await all()
  const title = (id: string | null | undefined) => tasks.find((task) => task.id === id)?.title
  return tasks
    .filter(({ status }) => status === 'open')
    .map(({ title: own, due, parentId }) => [own, due?.date ?? null, title(parentId) ?? null].join(' '))
}

/** clean, weekly: kitchen (oven), windows two days before */
async function clean() {
  const parent = await add('clean', { ...weekly('2026-03-13'), project: 'home' })
  const within = { parentId: parent.id, project: 'home' }
  const kitchen = await add('kitchen', within)
  await add('oven', { parentId: kitchen.id, project: 'home' })
  const windows = await add('windows', { ...within, due: day('2026-03-11'), priority: 2 })
  return { parent, windows, kitchen }
}

test('the next occurrence brings its subtasks again, each as far from it as before', async () => {
  const { parent, windows } = await clean()
  // One was done long before: it comes again too.
  await act(windows, { type: 'complete' })
  await tell(await act(parent, { type: 'complete' }))
  expect(await shown()).toEqual(['clean 2026-03-20 ', 'kitchen  clean', 'oven  kitchen', 'windows 2026-03-18 clean'])
  expect((await all()).filter(({ status }) => status === 'open').map(({ project }) => project)).toEqual(
    Array(4).fill('home'),
  )
})

test.each([
  ['the first one', false],
  ['another one', true],
])('also %s that comes to it at that very moment', async (_, hasOthers) => {
  const parent = await add('clean', weekly('2026-03-13'))
  if (hasOthers) await add('kitchen', { parentId: parent.id })
  const events = await act(parent, { type: 'complete' })
  meanwhile(() => add('oven', { parentId: parent.id }))
  // It is delivered again, as what was decided on something older.
  expect((await deliver(app, events[0]!)).status).toBe(503)
  await tell(events)
  const again = [...(hasOthers ? ['kitchen  clean'] : []), 'oven  clean']
  expect(await shown()).toEqual(['clean 2026-03-20 ', ...again, 'oven  clean'])
})

test('exactly once, however often and in whatever order the events come', async () => {
  const { parent } = await clean()
  const events = await act(parent, { type: 'complete' })
  await Promise.all([...events, ...events.toReversed()].map((event) => deliver(app, event)))
  await tell([...events.toReversed(), ...events])
  expect(await shown()).toHaveLength(4)
})

test('a subtask that repeats comes again with its parent, and not by itself', async () => {
  const parent = await add('week', weekly('2026-03-13'))
  const plants = await add('plants', { parentId: parent.id, ...weekly('2026-03-12') })
  await tell(await act(plants, { type: 'complete' }))
  expect(await shown()).toEqual(['plants 2026-03-19 week', 'week 2026-03-13 '])
  await tell((await act(parent, { type: 'complete' })).toReversed())
  expect(await shown()).toEqual(['plants 2026-03-26 week', 'week 2026-03-20 '])
})

test('one that was put under another task since it was done goes on', async () => {
  const [plants, garden] = [await add('plants', weekly('2026-03-13')), await add('garden')]
  const events = await act(plants, { type: 'complete' })
  const done = (await all()).find(({ id }) => id === plants.id)!
  await act(done, { type: 'change', changes: { parentId: garden.id } })
  await tell(events)
  expect(await shown()).toEqual(['garden  ', 'plants 2026-03-20 garden'])
})

test('of a parent that repeats no more, nothing comes again', async () => {
  const parent = await add('once')
  await add('plants', { parentId: parent.id, ...weekly('2026-03-12') })
  await tell(await act(parent, { type: 'complete' }))
  expect(await shown()).toEqual([])
})

test('a subtask of which the parent goes at the same moment ends with it', async () => {
  const parent = await add('week')
  const plants = await add('plants', { parentId: parent.id, ...weekly('2026-03-12') })
  const events = await act(plants, { type: 'complete' })
  await act(parent, { type: 'delete' })
  await tell(events)
  expect(await shown()).toEqual([])
})

test('an occurrence that was deleted with its subtasks is made again with them', async () => {
  const { parent } = await clean()
  await tell(await act(parent, { type: 'complete' }))
  const next = (await all()).find(({ title, status }) => title === 'clean' && status === 'open')!
  await act(next, { type: 'delete' })
  const again = (await all()).find(({ id }) => id === parent.id)!
  const reopened = (await act(again, { type: 'reopen' }, '2026-03-11T09:00:00.000Z'))[0]!.data as { task: Task }
  await tell(await act(reopened.task, { type: 'complete' }, '2026-03-11T10:00:00.000Z'))
  expect(await shown()).toHaveLength(4)
})
