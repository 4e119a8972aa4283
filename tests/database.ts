import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { localLogins } from '../scripts/dev/parts/postgres.ts'
import { TEMPLATE } from './template.ts'

/**
 * A fresh database with the newest schema, in milliseconds: one for each test file keeps them apart. It goes with the run.
 *
 * @returns its URL
 * @example const database = openDatabase(await createDatabase())
 */
export async function createDatabase(): Promise<string> {
  const shared = inject('databaseUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: new URL('/postgres', shared).href })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${TEMPLATE}`)
  } finally {
    await client.end()
  }
  return new URL(name, shared).href
}

/** The database as a function sees it: with the login of its role. */
export const loginOf = (url: string, functionName: string): string =>
  new URL(new URL(url).pathname, localLogins(inject('databaseUrl'))[functionName]).href
