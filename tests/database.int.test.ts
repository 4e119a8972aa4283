import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { createDatabase } from './database.ts'

const rows = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  )
}

test('each database is migrated, fresh, and apart from all others', async () => {
  const [one, other] = await Promise.all([createDatabase(), createDatabase()])
  const migrations = await rows(one, 'select name from todo.migrations order by name')
  expect(migrations).toEqual(await rows(inject('databaseUrl'), 'select name from todo.migrations order by name'))
  expect(migrations.length).toBeGreaterThan(0)
  await rows(one, 'create table only_here ()')
  await expect(rows(other, 'select from only_here')).rejects.toThrow('does not exist')
})
