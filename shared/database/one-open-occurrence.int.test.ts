import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createDatabase } from '../../tests/database.ts'
import { eventsOf, written } from '../../tests/outbox.ts'
import type { Task } from '../domain/task.ts'
import { taskChangedSchema } from '../domain/task-event.ts'
import { newId } from '../ids/index.ts'
import { openDatabase } from './index.ts'

const MIGRATION = new URL('./migrations/0030-one-open-occurrence.sql', import.meta.url)
const now = '2026-03-11T09:00:00.000Z'

test('a database with two open occurrences of a series keeps both tasks; the later one goes on with the series', async () => {
  const url = await createDatabase()
  const database = openDatabase(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // As it was before this migration.
    await client.query('drop index todo.tasks_one_open_occurrence, todo.tasks_series')
    const person = newId()
    const seriesId = newId()
    const add = async (title: string, date: string, series = seriesId) => {
      const due = { date, time: null, timeZone: 'UTC' }
      const recurrence = { rule: 'FREQ=WEEKLY', start: { date, time: null }, counted: 'schedule' as const }
      const fields = { title, due, recurrence, note: `of ${date}` }
      return (
        await written(database, { person, now, command: { type: 'create', id: newId(), fields, seriesId: series } })
      ).task
    }
    const first = await add('first', '2026-03-13')
    const second = await add('second', '2026-03-20')
    const third = await add('third', '2026-03-27')
    const alone = await add('alone', '2026-03-13', newId())

    await client.query('begin')
    await client.query(await readFile(MIGRATION, 'utf8'))
    await client.query('commit')

    const text = 'select task from todo.tasks where person_id = $1'
    const rows = await database.query<{ task: Task }>({ text, values: [person] })
    const after = (id: string) => rows.find(({ task }) => task.id === id)?.task
    expect([after(third.id), after(alone.id)]).toEqual([third, alone])
    for (const before of [first, second]) {
      const task = { ...before, seriesId: null, recurrence: null, version: 2, updatedAt: expect.any(String) }
      expect(after(before.id)).toEqual(task)
    }
    const told = (await eventsOf(database, person)).slice(4)
    expect(told.map(({ revision, subject }) => [revision, subject])).toEqual([
      [5, first.id],
      [6, second.id],
    ])
    for (const { type, data } of told) {
      expect(type).toBe('todo.task.updated.v1')
      expect(taskChangedSchema.parse(data)).toMatchObject({
        previous: { seriesId, recurrence: { rule: 'FREQ=WEEKLY' } },
      })
    }
    const { rows: people } = await client.query('select revision from todo.people where id = $1', [person])
    expect(people).toEqual([{ revision: '6' }])
    const again = written(database, {
      person,
      now,
      command: { type: 'revert', previous: { seriesId } },
      before: after(first.id)!,
    })
    await expect(again).rejects.toThrow('stale')
  } finally {
    await Promise.all([client.end(), database.close()])
  }
})
