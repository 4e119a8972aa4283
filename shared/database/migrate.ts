/** Brings a database to the newest schema: every file of `migrations/` once, in the order of its number. */
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { applyRoles } from './roles.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
/** Any constant does, as long as every runner of migrations takes the same. */
const LOCK = 7_041_776

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
    await client.query('select pg_advisory_lock($1)', [LOCK])
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

async function apply(client: pg.Client, name: string): Promise<void> {
  await client.query('begin')
  await client.query(await readFile(new URL(name, FOLDER), 'utf8'))
  await client.query('insert into todo.migrations (name) values ($1)', [name])
  await client.query('commit')
}
