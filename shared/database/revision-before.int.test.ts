/** What a revision from before a migration meets on the new schema, while the new one takes over. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepCollections } from '../../functions/gateway/collections/keep.ts'
import { loadPerson, namesOf } from '../../functions/gateway/person/person.ts'
import { createDatabase } from '../../tests/database.ts'
import { written } from '../../tests/outbox.ts'
import { newId } from '../ids/index.ts'
import { commit } from '../outbox/index.ts'
import { traceOf } from '../tracing/trace.ts'
import { type Database, openDatabase } from './index.ts'

let database: Database

beforeAll(async () => {
  database = openDatabase(await createDatabase())
})
afterAll(() => database.close())

test('who writes tasks alone goes on doing so among collections, and none of their names is lost', async () => {
  const person = newId()
  const now = '2026-03-11T09:00:00.000Z'
  const fields = { title: 'rent', project: 'Home', section: 'Bills', labels: ['money', 'Größe'] }
  const { task } = await written(database, { person, now, command: { type: 'create', id: newId(), fields } })
  const before = await loadPerson(database, person)
  expect([namesOf(before, 'project'), namesOf(before, 'label')]).toEqual([['Home'], ['Größe', 'money']])
  const [home] = before.collections.project
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const kept = await keepCollections(
    database,
    person,
    [{ kind: 'project', id: home!.id, command: { type: 'change', changes: { name: 'House' } } }],
    origin,
  )
  const renamed = await commit(database, {
    personId: person,
    events: kept.events,
    upTo: kept.asOf,
    beside: kept.beside,
  })
  expect(renamed.outcome).toBe('committed')
  // It read the task before the renaming: as another device's change, it is to be decided again.
  const late = written(database, { person, now, command: { type: 'change', changes: { priority: 1 } }, before: task })
  await expect(late).rejects.toThrow('stale')
  await written(database, {
    person,
    now,
    command: { type: 'create', id: newId(), fields: { title: 'x', project: 'home' } },
  })
  expect(namesOf(await loadPerson(database, person), 'project')).toEqual(['home', 'House'])
})

test('who reopens without a look at the series is told that the task was changed meanwhile, and not of an index', async () => {
  const [person, seriesId] = [newId(), newId()]
  const now = '2026-03-11T09:00:00.000Z'
  const add = async (date: string) => {
    const recurrence = { rule: 'FREQ=WEEKLY', start: { date, time: null }, counted: 'schedule' as const }
    const fields = { title: 'rent', due: { date, time: null, timeZone: 'UTC' }, recurrence }
    const { task } = await written(database, {
      person,
      now,
      command: { type: 'create', id: newId(), fields, seriesId },
    })
    return task
  }
  const first = await add('2026-03-13')
  const { task: done } = await written(database, { person, now, command: { type: 'complete' }, before: first })
  await add('2026-03-20')
  const opened = { ...done, status: 'open', completedAt: null, version: done.version + 1 }
  // As a commit writes a task since the first revision.
  const text = `
    insert into todo.tasks (person_id, id, version, task) values ($1, $2, $3, $4)
    on conflict (person_id, id) do update set version = excluded.version, task = excluded.task
      where tasks.version = excluded.version - 1`
  const reopening = database.query({ text, values: [person, done.id, opened.version, JSON.stringify(opened)] })
  await expect(reopening).rejects.toMatchObject({ code: 'TC001' })
})
