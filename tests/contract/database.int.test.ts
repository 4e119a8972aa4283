/** What both drivers promise: the same tests for the pool and for Neon's HTTP driver. */
import { randomUUID } from 'node:crypto'
import { neonConfig } from '@neondatabase/serverless'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, DatabaseError, isNeon, openDatabase, TOOK_TOO_LONG } from '../../shared/database/index.ts'
import { createDatabase } from '../database.ts'
import { openProxy } from '../proxy.ts'
import { eventually } from '../until.ts'
import { startNeonDouble } from './neon-double.ts'

const opened: (() => Promise<unknown>)[] = []
let url: string
let neon: Awaited<ReturnType<typeof startNeonDouble>>

beforeAll(async () => {
  url = await createDatabase()
  neon = await startNeonDouble(url)
  neonConfig.fetchEndpoint = neon.endpoint
})
afterAll(async () => {
  await Promise.all(opened.map((close) => close()))
  await neon.stop()
})

test('the URL chooses the driver', () => {
  expect(isNeon('postgres://u:p@ep-cool-name-123.eu-central-1.aws.neon.tech/todo')).toBe(true)
  expect(isNeon('postgres://u:p@localhost:5432/todo')).toBe(false)
})

describe.each(['pool', 'neon'] as const)('over %s', (driver) => {
  let database: Database
  beforeAll(async () => {
    database = openDatabase(
      driver === 'pool' ? url : 'postgres://todo:secret@ep-test-1.eu-central-1.aws.neon.tech/todo',
    )
    opened.push(database.close)
    await database.query({
      text: `create table if not exists ${driver}_things (id int primary key, data jsonb)`,
      values: [],
    })
  })

  test('values arrive as they were sent', async () => {
    const sent = [1, 'ümläut “quote”', JSON.stringify({ a: [1, null] }), ['x', 'y'], null]
    const [row] = await database.query({
      text: 'select $1::int as number, $2::text as text, $3::jsonb as json, $4::text[] as list, $5::text as nothing, 3::bigint as big',
      values: sent,
    })
    expect(row).toEqual({ number: 1, text: sent[1], json: { a: [1, null] }, list: ['x', 'y'], nothing: null, big: '3' })
  })

  test('a transaction is all or nothing', async () => {
    const insert = (id: number) => ({ text: `insert into ${driver}_things (id) values ($1)`, values: [id] })
    await expect(database.transaction([insert(1), insert(2), insert(1)])).rejects.toMatchObject({
      code: '23505',
      retryable: false,
    })
    expect(await database.query({ text: `select id from ${driver}_things`, values: [] })).toEqual([])
    const results = await database.transaction([insert(1), { text: `select id from ${driver}_things`, values: [] }])
    expect(results[1]).toEqual([{ id: 1 }])
  })

  test('a statement that Postgres ended for its time is worth another try', async () => {
    const ended = database.transaction([
      { text: `select set_config('statement_timeout', '50', true)`, values: [] },
      { text: 'select pg_sleep(60)', values: [] },
    ])
    await expect(ended).rejects.toMatchObject({ code: TOOK_TOO_LONG, retryable: true })
  })

  test('an error carries its SQLSTATE', async () => {
    await expect(database.query({ text: 'select 1 / 0', values: [] })).rejects.toMatchObject({
      name: 'DatabaseError',
      code: '22012',
    })
    await expect(database.query({ text: `select todo.abort('TC001', 'stale')`, values: [] })).rejects.toMatchObject({
      code: 'TC001',
    })
  })
})

test('whether a statement had been handed over when no answer came is told', async () => {
  const asked = (text: string, timeout: number, at = url) => {
    const database = openDatabase(at, { timeout })
    opened.push(database.close)
    return database.query({ text, values: [] }).catch((error) => error)
  }
  expect(await asked('select pg_sleep(2)', 500)).toMatchObject({ unanswered: true })
  expect(await asked('select pg_terminate_backend(pg_backend_pid())', 5000)).toMatchObject({ unanswered: true })
  expect(await asked('select 1 / 0', 5000)).toMatchObject({ unanswered: false })
  expect(await asked('select 1', 500, 'postgres://todo@127.0.0.1:1/todo')).toMatchObject({ unanswered: false })
})

test('a connection that breaks under a statement ends the statement, and not the process', async () => {
  const proxy = await openProxy(url)
  const database = openDatabase(proxy.url)
  opened.push(database.close, proxy.close)
  const ends: string[] = []
  const note = ({ message }: Error) => ends.push(message)
  process.on('uncaughtExceptionMonitor', note)
  const asked = database.query({ text: 'select pg_sleep(60)', values: [] }).catch((error) => error)
  const watching = openDatabase(url)
  opened.push(watching.close)
  const running = `select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()`
  await eventually(async () => (await watching.query({ text: running, values: [] })).length === 1)
  proxy.cut()
  expect(await asked).toMatchObject({ code: 'connection', retryable: true, unanswered: true })
  process.off('uncaughtExceptionMonitor', note)
  expect(ends).toEqual([])
  await proxy.mend()
  expect(await database.query({ text: 'select 1 as one', values: [] })).toEqual([{ one: 1 }])
})

test('a database that is away is worth another try', async () => {
  const database = openDatabase('postgres://todo@127.0.0.1:1/todo', { timeout: 500 })
  const error = await database.query({ text: 'select 1', values: [] }).catch((reason) => reason)
  expect(error).toBeInstanceOf(DatabaseError)
  expect(error).toMatchObject({ code: 'connection', retryable: true })
})

test('a password that is changed while connections are open is taken up, without a restart and without a failed query', async () => {
  const owner = openDatabase(url)
  opened.push(owner.close)
  const role = `rotated_${randomUUID().replaceAll('-', '')}`
  const run = (text: string) => owner.query({ text, values: [] })
  const login = (password: string) => Object.assign(new URL(url), { username: role, password }).href
  await run(`create role ${role} login password 'one'`)
  await run(`grant ${role} to current_user`)
  let known = login('one')
  let reads = 0
  const database = openDatabase(async (anew) => {
    reads++
    if (anew) known = login('two')
    return known
  })
  opened.push(database.close)
  const ask = () => database.query<{ who: string }>({ text: 'select current_user as who', values: [] })
  expect(await ask()).toEqual([{ who: role }])
  await run(`alter role ${role} password 'two'`)
  await run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`)
  // Those that ask at the same moment all go on.
  const answers = await Promise.all(Array.from({ length: 5 }, () => settled(ask)))
  expect(new Set(answers)).toEqual(new Set([role]))
  expect(reads).toBeLessThanOrEqual(7)

  await run(`alter role ${role} password 'three'`)
  await run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`)
  await expect(settled(ask)).rejects.toMatchObject({ code: '28P01', retryable: true })
})

/** The answer, of a later attempt where connections were cut under those before: several were open. */
async function settled(ask: () => Promise<{ who: string }[]>): Promise<string> {
  const cut = (error: DatabaseError) => {
    if (error.code !== '57P01' && error.code !== 'connection') throw error
    return settled(ask)
  }
  return ask().then(([row]) => row!.who, cut)
}

test('a Neon that has gone to sleep is waited for, and what was asked happens once', async () => {
  const url = 'postgres://todo:secret@ep-test-2.eu-central-1.aws.neon.tech/todo'
  const database = openDatabase(url)
  await database.query({ text: 'create table if not exists woken (at timestamptz)', values: [] })
  neon.sleep(3)
  await database.query({ text: 'insert into woken values (now())', values: [] })
  neon.sleep(3)
  const [, rows] = await database.transaction([
    { text: 'insert into woken values (now())', values: [] },
    { text: 'select count(*)::int as count from woken', values: [] },
  ])
  expect(rows).toEqual([{ count: 2 }])
  neon.sleep(1_000_000)
  const impatient = openDatabase(url, { wakes: 300 })
  await expect(impatient.query({ text: 'select 1', values: [] })).rejects.toMatchObject({ code: 'connection' })
  neon.sleep(0)
})

test('without prepared statements a pooler may hand each statement to another connection', async () => {
  const prepared = async (database: Database) => {
    await database.query({ name: 'one', text: 'select 1', values: [] })
    return database.query({ text: `select name from pg_prepared_statements where name = 'one'`, values: [] })
  }
  const [preparing, plain] = [
    openDatabase(url, { connections: 1 }),
    openDatabase(url, { connections: 1, prepares: false }),
  ]
  opened.push(preparing.close, plain.close)
  expect(await prepared(preparing)).toEqual([{ name: 'one' }])
  expect(await prepared(plain)).toEqual([])
})
