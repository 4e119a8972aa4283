/** What each function's role may do; that it is enough, the functions' own tests show, which run with it. */
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { localLogins } from '../../scripts/dev/parts/postgres.ts'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { problemOf } from '../http/function-app.ts'
import { type Database, type DatabaseError, openDatabase, PATIENCE } from './index.ts'
import { migrate } from './migrate.ts'
import { FUNCTIONS_WITH_ROLE, GRANTS, roleOf } from './roles.ts'
import { patienceOf, timeoutsOf } from './timeouts.ts'

let url: string
let owner: pg.Client
const clients: pg.Client[] = []

beforeAll(async () => {
  url = await createDatabase()
  owner = await connected(url)
})
afterAll(() => Promise.all(clients.map((client) => client.end())))

async function connected(to: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: to })
  await client.connect()
  clients.push(client)
  return client
}

const tables = async (): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('todo', 'audit', 'reminder', 'notification')`,
    )
  ).rows.map(({ name }) => name)

const outcome = (client: pg.Client, text: string): Promise<string> =>
  client.query(text).then(
    () => 'done',
    (error) => error.code,
  )

describe.each(FUNCTIONS_WITH_ROLE)('the role of %s', (functionName) => {
  test('is refused every table that its function does not use', async () => {
    const client = await connected(loginOf(url, functionName))
    const foreign = (await tables()).filter(
      (table) => !GRANTS[functionName]!.some((each) => each.endsWith(` ${table}`)),
    )
    expect(foreign).toContain('todo.migrations')
    for (const table of foreign)
      expect([table, await outcome(client, `select from ${table}`)]).toEqual([table, '42501'])
  })

  test('can neither change the schema nor remove what is kept for good', async () => {
    const client = await connected(loginOf(url, functionName))
    for (const text of [
      'create table todo.mine ()',
      'create table public.mine ()',
      'drop table todo.tasks',
      'truncate todo.events',
      'delete from todo.tasks',
      'delete from todo.people',
      'delete from audit.entries',
      'create role mine',
    ]) {
      expect([text, await outcome(client, text)]).toEqual([text, '42501'])
    }
  })
})

test('only the relay forgets events; only audit and audit-log write the log, and only the latter brings dead letters', async () => {
  const may = async (functionName: string, what: string, table: string) =>
    (await owner.query(`select has_table_privilege($1, $2, $3) as may`, [roleOf(functionName), table, what])).rows[0]
      .may
  const thatMay = async (what: string, table: string) => {
    const all = await Promise.all(FUNCTIONS_WITH_ROLE.map(async (name) => ((await may(name, what, table)) ? name : '')))
    return all.filter(Boolean)
  }
  expect(await thatMay('delete', 'todo.events')).toEqual(['relay'])
  expect(await thatMay('insert', 'audit.entries')).toEqual(['audit-log', 'audit'])
  expect(await thatMay('insert', 'audit.dead_letters')).toEqual(['audit-log'])
  expect(await thatMay('update', 'audit.entries')).toEqual([])
})

describe('a statement that takes too long', () => {
  const outcomeOf = (database: Database, text: string) =>
    database.query({ text, values: [] }).then(
      () => undefined,
      (error: DatabaseError) => error,
    )
  const atWork = async () =>
    (
      await owner.query(
        `select count(*)::int as number from pg_stat_activity
         where state = 'active' and query like '%pg_sleep(60)' and datname = current_database()`,
      )
    ).rows[0].number

  test('is ended by Postgres itself, and who asked is told that nothing was changed and to ask for less', async () => {
    const database = openDatabase(loginOf(url, 'gateway'))
    const error = await outcomeOf(database, 'select pg_sleep(60)')
    expect(error).toMatchObject({ code: '57014', retryable: true })
    expect(await atWork()).toBe(0)
    const problem = problemOf(error)
    expect(problem).toMatchObject({ status: 503, code: 'took-too-long', headers: { 'retry-after': '5' } })
    expect(problem.message).toContain('Nothing was changed; please ask for less at once')
    await database.close()
  })

  test('because it waits for a lock is ended sooner, and worth another try', async () => {
    const database = openDatabase(loginOf(url, 'gateway'))
    const [waiting, holding] = [await connected(url), await connected(url)]
    await waiting.query(`insert into todo.people (id) values ('ada')`)
    await holding.query('begin')
    await holding.query(`select from todo.people where id = 'ada' for update`)
    const error = await outcomeOf(database, `update todo.people set revision = revision where id = 'ada'`)
    expect(error).toMatchObject({ code: '55P03', retryable: true })
    expect(problemOf(error)).toMatchObject({ status: 503, code: 'unavailable' })
    await holding.query('rollback')
    await database.close()
  })

  test('is ended before its function gives up, whichever that is', async () => {
    for (const name of FUNCTIONS_WITH_ROLE) {
      const client = await connected(loginOf(url, name))
      const { rows } = await client.query('select setting::int as ms from pg_settings where name = $1', [
        'statement_timeout',
      ])
      expect({ name, ms: rows[0].ms }).toEqual({ name, ms: timeoutsOf(name).statement })
      const code = await readFile(`functions/${name}/index.ts`, 'utf8')
      const patience = code.includes('patienceOf(') ? patienceOf(name) : PATIENCE
      expect(rows[0].ms).toBeLessThan(patience)
    }
  })
})

describe('migrating again', () => {
  test('applies nothing, takes away what a role had beyond its grants, and lets functions work', async () => {
    await owner.query(`grant delete on todo.tasks to ${roleOf('sync')}`)
    const sync = await connected(loginOf(url, 'sync'))
    expect(await outcome(sync, 'delete from todo.tasks')).toBe('done')
    expect(await migrate(url, localLogins(inject('databaseUrl')))).toEqual([])
    expect(await outcome(sync, 'delete from todo.tasks')).toBe('42501')
    expect(await outcome(sync, 'select id, revision from todo.people')).toBe('done')
  })

  test('by several at once is done by one after the other', async () => {
    const logins = localLogins(inject('databaseUrl'))
    expect(await Promise.all([migrate(url, logins), migrate(url, logins), migrate(url, logins)])).toEqual([[], [], []])
  })

  test('refuses a login that is not the role of its function', async () => {
    await expect(migrate(url, { sync: url })).rejects.toThrow("sync logs in as 'todo', and its role is 'todo_sync'")
  })
})
