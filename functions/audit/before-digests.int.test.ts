/** A log that was begun before its hashes covered digests: by the schema and the statement of then, and brought to the schema of now. */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { localLogins } from '../../scripts/dev/parts/postgres.ts'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { migrate } from '../../shared/database/migrate.ts'
import { newId } from '../../shared/ids/index.ts'
import { loginOf } from '../../tests/database.ts'
import { left, written } from '../../tests/outbox.ts'
import { eraseBefore } from '../audit-log/erase.ts'
import { PERSON_LEFT } from './record.ts'
import { append } from './statements/append.ts'
import { verify } from './verify.ts'

const MIGRATIONS = new URL('../../shared/database/migrations/', import.meta.url)
const FIRST_WITH_DIGESTS = '0033-leaving.sql'
const NOW = '2026-03-11T08:00:00.000Z'

let client: pg.Client
let database: Database
let own: Database
let logs: Database

beforeAll(async () => {
  const name = `test_${randomBytes(6).toString('hex')}`
  const shared = inject('databaseUrl')
  const server = new pg.Client({ connectionString: new URL('/postgres', shared).href })
  await server.connect()
  await server.query(`create database ${name}`)
  await server.end()
  const url = new URL(name, shared).href
  client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create schema todo')
  await client.query(
    'create table todo.migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  for (const file of (await readdir(MIGRATIONS)).sort().filter((file) => file < FIRST_WITH_DIGESTS)) {
    await client.query(await readFile(new URL(file, MIGRATIONS), 'utf8'))
    await client.query('insert into todo.migrations (name) values ($1)', [file])
  }
  await begin()
  await migrate(url, localLogins(shared))
  database = openDatabase(url)
  own = openDatabase(loginOf(url, 'audit'))
  logs = openDatabase(loginOf(url, 'audit-log'))
})
afterAll(async () => {
  await Promise.all([client.end(), database.close(), own.close(), logs.close()])
})

const [ada, ben] = [newId(), newId()]
const entry = (personId: string, sequence: number, type = 'todo.task.created.v1') => ({
  personId,
  entryId: newId(),
  topic: 'task-events',
  partition: 0,
  offset: String(sequence),
  eventId: newId(),
  source: '/todo-chatbot/gateway',
  type,
  subject: type === PERSON_LEFT ? personId : newId(),
  time: NOW,
  sequence,
  event: JSON.stringify({ data: `secret ${sequence} ✓` }),
})

/** The chains of two people, three entries each, by the statement that wrote them then. */
async function begin(): Promise<void> {
  const row = (
    position: string,
  ) => `row($1::text, ${position}, $2::uuid, $3::timestamptz, $4::text, $5::int, $6::bigint, $7::text,
    $8::text, $9::text, $10::text, $11::timestamptz, $12::bigint, $13::text, null)::audit.entries`
  const text = `
    with head as (
      insert into audit.chains as chain (person_id, length, hash)
      select $1::text, 1, audit.link(audit.genesis(), ${row('1')})
      where not exists (select from audit.entries where entry_id = $2::uuid)
      on conflict (person_id) do update
        set length = chain.length + 1, hash = audit.link(chain.hash, ${row('chain.length + 1')})
      returning length, hash
    )
    insert into audit.entries (person_id, position, entry_id, recorded_at, topic, partition, record_offset, event_id, source, type,
      subject, time, sequence, event, hash)
    select $1::text, length, $2::uuid, $3::timestamptz, $4::text, $5::int, $6::bigint, $7::text, $8::text, $9::text, $10::text,
      $11::timestamptz, $12::bigint, $13::text, hash
    from head`
  for (const person of [ada, ben]) {
    for (const sequence of [1, 2, 3]) await client.query(text, append(entry(person, sequence) as never, NOW).values)
  }
}

const verification = (only: string | null = null) =>
  verify({ database: own, only, from: undefined, goOn: () => true, batch: 2 })

test('verifies, alone and with entries of now after it', async () => {
  expect(await verification()).toMatchObject({ ok: true, entries: 6, chains: 2, break: null })
  await logs.query(append(entry(ada, 4) as never, NOW))
  expect(await verification()).toMatchObject({ ok: true, entries: 7 })
})

test('tells what was changed in it', async () => {
  const change = (event: string) =>
    client.query(`
    alter table audit.entries disable trigger user;
    update audit.entries set event = '${event}' where person_id = '${ben}' and position = 2;
    alter table audit.entries enable trigger user`)
  const { rows } = await client.query<{ event: string }>(
    'select event from audit.entries where person_id = $1 and position = 2',
    [ben],
  )
  await change('{}')
  expect(await verification(ben)).toMatchObject({ ok: false, break: { person: ben, position: 2 } })
  await change(rows[0]!.event)
  expect(await verification(ben)).toMatchObject({ ok: true })
})

test('verifies when its person has left and its events are gone', async () => {
  for (const title of ['a', 'b', 'c', 'd']) {
    await written(database, { person: ada, now: NOW, command: { type: 'create', id: newId(), fields: { title } } })
  }
  const { revision } = await left(database, ada, NOW)
  const leaving = entry(ada, revision, PERSON_LEFT)
  await logs.query(append(leaving as never, NOW))
  await eraseBefore(leaving as never, { database: logs, at: NOW, elapsed: () => 0 })
  const { rows } = await client.query(
    'select count(*)::int as kept from audit.entries where person_id = $1 and event is not null',
    [ada],
  )
  expect(rows).toEqual([{ kept: 1 }])
  expect(await verification(ada)).toMatchObject({ ok: true, entries: 5, chains: 1 })
  expect(await verification()).toMatchObject({ ok: true, entries: 8, chains: 2 })
})
