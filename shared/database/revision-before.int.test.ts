/** What a revision from before a migration meets on the new schema, while the new one takes over. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../../tests/database.ts'
import { written } from '../../tests/outbox.ts'
import { newId } from '../ids/index.ts'
import { type Database, openDatabase } from './index.ts'

let database: Database

beforeAll(async () => {
  database = openDatabase(await createDatabase())
})
afterAll(() => database.close())

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
