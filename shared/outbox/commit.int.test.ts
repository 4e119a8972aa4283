import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { eventsOf } from '../../tests/outbox.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { decide } from '../domain/decide.ts'
import type { Task } from '../domain/task.ts'
import { newId } from '../ids/index.ts'
import { traceOf } from '../tracing/trace.ts'
import { commit, eventOf, type Guard } from './index.ts'

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase())
})
afterAll(() => database.close())

const now = '2026-03-11T09:00:00.000Z'
const origin = { source: 'gateway', trace: traceOf(null), correlationId: 'turn-1', causationId: null, now }

function create(title: string) {
  const { type, data } = decide({ type: 'create', id: newId(), fields: { title } }, null, now)!
  return { task: data.task, event: eventOf(type, data.task.id, data, origin) }
}

function rename(task: Task, title: string) {
  const { type, data } = decide({ type: 'change', changes: { title } }, task, now)!
  return { task: data.task, event: eventOf(type, task.id, data, origin) }
}

const events = (personId: string) => eventsOf(database, personId)
const titles = async (personId: string) =>
  (
    await database.query<{ title: string }>({
      text: `select task ->> 'title' as title from todo.tasks where person_id = $1`,
      values: [personId],
    })
  ).map((row) => row.title)

test('a task, its events and the revision are stored together, and revisions have no gaps', async () => {
  const first = create('buy milk')
  const second = create('buy bread')
  expect(await commit(database, { personId: 'ada', tasks: [first.task], events: [first.event] })).toEqual({
    outcome: 'committed',
    revision: 1,
  })
  const both = rename(second.task, 'buy rye bread')
  expect(await commit(database, { personId: 'ada', tasks: [second.task], events: [second.event] })).toEqual({
    outcome: 'committed',
    revision: 2,
  })
  expect(await commit(database, { personId: 'ada', tasks: [both.task], events: [both.event] })).toEqual({
    outcome: 'committed',
    revision: 3,
  })
  expect((await events('ada')).map(({ revision, type, subject }) => [revision, type, subject])).toEqual([
    [1, 'todo.task.created.v1', first.task.id],
    [2, 'todo.task.created.v1', second.task.id],
    [3, 'todo.task.updated.v1', second.task.id],
  ])
})

test('of two changes to one version only one wins, and the other leaves nothing behind', async () => {
  const { task, event } = create('call mum')
  await commit(database, { personId: 'bob', tasks: [task], events: [event] })
  const results = await Promise.all(
    ['call mum at 5', 'call mum at 6', 'call mum at 7'].map((title) => {
      const changed = rename(task, title)
      return commit(database, { personId: 'bob', tasks: [changed.task], events: [changed.event] })
    }),
  )
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'stale', 'stale'])
  expect((await events('bob')).map(({ revision }) => revision)).toEqual([1, 2])
})

test('a change for a person of a revision up to some other is done on that one, and on none above', async () => {
  const add = (upTo: number) => {
    const { task, event } = create(`up to ${upTo}`)
    return commit(database, { personId: 'gil', tasks: [task], events: [event], upTo })
  }
  expect(await add(0)).toEqual({ outcome: 'committed', revision: 1 })
  expect(await add(0)).toEqual({ outcome: 'stale' })
  expect(await Promise.all([add(1), add(1)])).toContainEqual({ outcome: 'stale' })
  expect(await titles('gil')).toEqual(['up to 0', 'up to 1'])
  expect((await events('gil')).map(({ revision }) => revision)).toEqual([1, 2])
})

test('when one task of several is stale, none is written', async () => {
  const { task, event } = create('one')
  await commit(database, { personId: 'cyd', tasks: [task], events: [event] })
  const changed = rename(task, 'two')
  await commit(database, { personId: 'cyd', tasks: [changed.task], events: [changed.event] })
  const late = rename(task, 'three')
  const fresh = create('another')
  const result = await commit(database, {
    personId: 'cyd',
    tasks: [fresh.task, late.task],
    events: [fresh.event, late.event],
  })
  expect(result).toEqual({ outcome: 'stale' })
  expect(await titles('cyd')).toEqual(['two'])
  expect(await events('cyd')).toHaveLength(2)
})

test('a task that went meanwhile does not come back by a change that was decided before', async () => {
  const { task, event } = create('a secret plan')
  await commit(database, { personId: 'gone', tasks: [task], events: [event] })
  await database.query({ text: `delete from todo.tasks where person_id = 'gone'`, values: [] })
  const late = rename(task, 'a secret plan, changed')
  expect(await commit(database, { personId: 'gone', tasks: [late.task], events: [late.event] })).toEqual({
    outcome: 'stale',
  })
  expect(await titles('gone')).toEqual([])
  expect(await events('gone')).toHaveLength(1)
})

test('a delivery takes effect once, also when its copies arrive at the same moment', async () => {
  const inbox = { consumer: 'recurring', source: '/todo-chatbot/gateway', id: newId(), answer: { said: 'done' } }
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) => {
      const { task, event } = create(`copy ${index}`)
      return commit(database, { personId: 'dan', tasks: [task], events: [event], inbox })
    }),
  )
  expect(results.filter(({ outcome }) => outcome === 'committed')).toHaveLength(1)
  expect(results.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(7)
  expect(await titles('dan')).toHaveLength(1)
  const again = await commit(database, { personId: 'dan', events: [], inbox })
  expect(again).toEqual({ outcome: 'duplicate', of: 'delivery', answer: { said: 'done' } })
})

test('a delivery whose effect is there already is told from one that came before, and is known from then on', async () => {
  const guard: Guard = {
    name: 'once-per-effect',
    text: `insert into todo.inbox (consumer, source, id) select 'effect', 'test', $guard ->> 'id' from claimed on conflict do nothing returning id`,
    input: { id: newId() },
  }
  const told = (id: string) =>
    commit(database, { personId: 'lea', events: [], inbox: { consumer: 'recurring', source: 'test', id }, guard })
  const [first, second] = [newId(), newId()]
  expect(await told(first)).toMatchObject({ outcome: 'committed' })
  expect(await told(second)).toMatchObject({ outcome: 'duplicate', of: 'effect' })
  expect(await told(second)).toMatchObject({ outcome: 'duplicate', of: 'delivery' })
  expect(await told(first)).toMatchObject({ outcome: 'duplicate', of: 'delivery' })
})

test('fifty writers of one person get fifty revisions in a row', async () => {
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const { task, event } = create(`task ${index}`)
      return commit(database, { personId: 'eve', tasks: [task], events: [event] })
    }),
  )
  const revisions = results.map((result) => (result.outcome === 'committed' ? result.revision : 0))
  expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('of two changes to one profile only one is stored, also when it is the first that is said', async () => {
  const changed = (timeZone: string) =>
    commit(database, { personId: 'fay', events: [], profile: { before: {}, after: { timeZone } } })
  const results = await Promise.all([changed('Europe/Berlin'), changed('Europe/Lisbon'), changed('Asia/Tokyo')])
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'stale', 'stale'])
})

test('a delivery that was too late with a profile is not taken for done', async () => {
  const inbox = { consumer: 'gateway', source: 'gus', id: 'key' }
  const change = { personId: 'gus', events: [], inbox, profile: { before: { locale: 'en-GB' }, after: {} } }
  await commit(database, { personId: 'gus', events: [] })
  expect(await commit(database, change)).toEqual({ outcome: 'stale' })
  const again = { ...change, profile: { before: {}, after: {} } }
  expect(await commit(database, again)).toMatchObject({ outcome: 'committed' })
})

describe('a series', () => {
  const due = { date: '2026-03-31', time: null, timeZone: 'UTC' }
  const recurrence = { rule: 'FREQ=MONTHLY', start: { date: due.date, time: null }, counted: 'schedule' as const }

  function occurrence(seriesId: string) {
    const fields = { title: 'pay rent', due, recurrence }
    const { type, data } = decide({ type: 'create', id: newId(), fields, seriesId }, null, now)!
    return { task: data.task, event: eventOf(type, data.task.id, data, origin) }
  }

  test('has one open occurrence at most: a second one is to be decided again, and leaves nothing behind', async () => {
    const seriesId = newId()
    const [first, second] = [occurrence(seriesId), occurrence(seriesId)]
    await commit(database, { personId: 'hal', tasks: [first.task], events: [first.event] })
    const result = await commit(database, { personId: 'hal', tasks: [second.task], events: [second.event] })
    expect(result).toEqual({ outcome: 'stale' })
    expect(await events('hal')).toHaveLength(1)
    // Series are of a person.
    const other = { personId: 'ida', tasks: [second.task], events: [second.event] }
    expect(await commit(database, other)).toMatchObject({ outcome: 'committed' })
  })

  test('changes its open occurrence in one commit, whichever of the two is named first', async () => {
    const seriesId = newId()
    const [first, second] = [occurrence(seriesId), occurrence(seriesId)]
    await commit(database, { personId: 'joe', tasks: [first.task], events: [first.event] })
    const gone = decide({ type: 'delete' }, first.task, now)!
    const change = {
      personId: 'joe',
      tasks: [second.task, gone.data.task],
      events: [second.event, eventOf(gone.type, first.task.id, gone.data, origin)],
    }
    expect(await commit(database, change)).toMatchObject({ outcome: 'committed' })
  })
})

test('a commit that waited in vain for another one of the same person is stale, and not a failure of the database', async () => {
  const url = await createDatabase()
  const [own, other] = [openDatabase(loginOf(url, 'gateway')), new pg.Client({ connectionString: url })]
  await other.connect()
  const first = create('buy milk')
  await commit(own, { personId: 'ada', tasks: [first.task], events: [first.event] })
  await other.query('begin')
  await other.query(`update todo.people set revision = revision where id = 'ada'`)
  const second = create('buy bread')
  const change = { personId: 'ada', tasks: [second.task], events: [second.event] }
  expect(await commit(own, change)).toEqual({ outcome: 'stale' })
  await other.query('rollback')
  expect(await commit(own, change)).toMatchObject({ outcome: 'committed' })
  await Promise.all([own.close(), other.end()])
})
