/** Brings a database to the newest schema: every file of `migrations/` once, in the order of its number. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { applyRoles } from './roles.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
/** Any constant does, as long as every runner of migrations takes the same. */
const LOCK = 7_041_776
/** milliseconds */
const LOOKS_AGAIN = 100

/**
 * Safe to run twice and by several at once: an advisory lock lets one work while the others wait.
 *
 * @param logins address of the database with the login of each function: they get their roles and grants. None for a database in which all
 * functions are its owner
 * @returns the names of the migrations that this run applied
 */
export async function migrate(databaseUrl: string, logins: Record<string, string> = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await lock(client)
    await client.query('create schema if not exists todo')
    await client.query(
      'create table if not exists todo.migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from todo.migrations')
    const done = new Set(rows.map((row) => row.name))
    const pending = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql') && !done.has(name)).sort()
    for (const name of pending) await apply(client, name)
    await applyRoles(client, logins)
    return pending
  } finally {
    await client.end()
  }
}

/** Asked for again and again: who waits inside a statement would himself be waited for by an index that is made concurrently, for ever. */
async function lock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (rows[0]!.mine) return
    await setTimeout(LOOKS_AGAIN)
  }
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(new URL(name, FOLDER), 'utf8')
  const isConcurrent = /\bconcurrently\b/.test(sql)
  if (!isConcurrent) await client.query('begin')
  // What is made concurrently is so outside of a transaction, each statement alone. Where one fails, the next run begins with the first again.
  for (const statement of isConcurrent ? sql.split(/;$/m) : [sql]) await client.query(statement)
  await client.query('insert into todo.migrations (name) values ($1)', [name])
  if (!isConcurrent) await client.query('commit')
}
