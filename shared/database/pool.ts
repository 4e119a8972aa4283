import pg from 'pg'
import { type Database, DatabaseError, type DatabaseOptions, PATIENCE, type Statement } from './index.ts'

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
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const run = async (client: pg.PoolClient, { name, ...unnamed }: Statement) =>
    (await client.query(prepares && name ? { name, ...unnamed } : unnamed)).rows
  return {
    async query<Row>(statement: Statement) {
      const client = await pool.connect().catch((error) => Promise.reject(databaseError(error)))
      try {
        const rows = await run(client, statement)
        client.release()
        return rows as Row[]
      } catch (error) {
        client.release(true)
        throw databaseError(error, true)
      }
    },
    async transaction(statements) {
      let client: pg.PoolClient | undefined
      try {
        client = await pool.connect()
        await client.query('begin')
        const results = []
        for (const statement of statements) results.push(await run(client, statement))
        await client.query('commit')
        client.release()
        return results
      } catch (error) {
        // A connection whose transaction failed half-way is closed, which rolls it back.
        client?.release(true)
        throw databaseError(error, client !== undefined)
      }
    },
    close: () => pool.end(),
  }
}

function databaseError(error: unknown, isSent = false): DatabaseError {
  const { message, code } = error as { message: string; code?: string }
  const isState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')
  return new DatabaseError(message, isState ? code : 'connection', error, isSent)
}
