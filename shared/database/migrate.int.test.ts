import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase } from '../../tests/database.ts'
import { written } from '../../tests/outbox.ts'
import { newId } from '../ids/index.ts'
import { type Database, openDatabase } from './index.ts'
import { migrate } from './migrate.ts'

const MIGRATION = '0041-many-tasks.sql'
const MADE = ['tasks_done', 'tasks_important', 'tasks_labels', 'tasks_open', 'tasks_projects', 'tasks_terms']
const BEFORE = ['tasks_due', 'tasks_words']

let url: string
let database: Database
let client: pg.Client

/** The database as it was before the migration. */
beforeEach(async () => {
  url = await createDatabase()
  database = openDatabase(url)
  client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop index ${MADE.map((name) => `todo.${name}`).join(', ')}`)
  await client.query('create index tasks_due on todo.tasks (person_id, status, due_at, id)')
  await client.query('create index tasks_words on todo.tasks using gin (words)')
  await client.query('delete from todo.migrations where name = $1', [MIGRATION])
})
afterEach(async () => {
  await client.end()
  await database.close()
})

async function indexes(): Promise<{ name: string; valid: boolean }[]> {
  const { rows } = await client.query(`
    select relname as name, indisvalid as valid from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid = 'todo.tasks'::regclass order by relname`)
  return rows.filter(({ name }) => [...MADE, ...BEFORE].includes(name))
}

const all = MADE.map((name) => ({ name, valid: true }))

test('indexes are made while people write, by one of several who migrate at once', async () => {
  let isOver = false
  const write = async () => {
    let count = 0
    for (; !isOver; count++) {
      const fields = { title: `task ${count}`, project: `P${count % 3}`, labels: ['a', 'b'] }
      const now = new Date().toISOString()
      await written(database, { person: `person-${count % 5}`, now, command: { type: 'create', id: newId(), fields } })
    }
    return count
  }
  const writing = write()
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
  isOver = true
  expect(applied.flat()).toEqual([MIGRATION])
  expect(await indexes()).toEqual(all)
  const count = await writing
  const { rows } = await client.query('select count(*)::int as count from todo.tasks')
  expect(rows).toEqual([{ count }])
})

test('a run that was ended in the middle is done again by the next one', async () => {
  await client.query(
    `insert into todo.tasks (person_id, id, version, task) values ('ada', $1, 1, '{"title": "a", "note": "", "priority": "x", "status": "open"}')`,
    [newId()],
  )
  await expect(migrate(url)).rejects.toThrow('invalid input syntax')
  expect(await indexes()).toContainEqual({ name: 'tasks_open', valid: false })
  await client.query('delete from todo.tasks')
  expect(await migrate(url)).toEqual([MIGRATION])
  expect(await indexes()).toEqual(all)
})
