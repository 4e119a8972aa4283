import pg from 'pg'
import { type Database, DatabaseError, type DatabaseOptions, PATIENCE, type Statement } from './database.ts'

/** Any Postgres over TCP. Statements with a name are prepared once per connection. */
export function openPool(
  url: string,
  { connections = 10, timeout = PATIENCE, prepares = true }: DatabaseOptions,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  })
  // A connection that breaks is replaced by the next query, and what was asked on it is rejected: without listeners it would end the process,
  // while it is idle (the pool's own) and while a statement has it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const run = async (client: pg.PoolClient, { name, ...unnamed }: Statement) =>
    (await client.query(prepares && name ? { name, ...unnamed } : unnamed)).rows

  async function using<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error) => Promise.reject(databaseError(error)))
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      // Closed, which rolls back a transaction that failed half-way.
      client.release(true)
      throw databaseError(error, true)
    }
  }

  return {
    query: <Row>(statement: Statement) => using((client) => run(client, statement) as Promise<Row[]>),
    transaction: (statements) =>
      using(async (client) => {
        await client.query('begin')
        const results = []
        for (const statement of statements) results.push(await run(client, statement))
        await client.query('commit')
        return results
      }),
    close: () => pool.end(),
  }
}

function databaseError(error: unknown, isSent = false): DatabaseError {
  const { message, code } = error as { message: string; code?: string }
  const isState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')
  return new DatabaseError(message, isState ? code : 'connection', error, isSent)
}
