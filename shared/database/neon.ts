import { NeonDbError, neon } from '@neondatabase/serverless'
import { type Database, DatabaseError, type DatabaseOptions, PATIENCE, type Statement } from './index.ts'

/** Neon's SQL over HTTP: no connection to keep, a transaction is one request with a list of statements. */
export function openNeon(url: string, { timeout = PATIENCE }: DatabaseOptions): Database {
  const sql = neon(url)
  const signal = () => ({ fetchOptions: { signal: AbortSignal.timeout(timeout) } })
  return {
    async query<Row>({ text, values }: Statement) {
      try {
        return (await sql.query(text, values, signal())) as Row[]
      } catch (error) {
        throw databaseError(error)
      }
    },
    async transaction(statements) {
      try {
        const queries = statements.map(({ text, values }) => sql.query(text, values))
        return (await sql.transaction(queries, signal())) as Record<string, unknown>[][]
      } catch (error) {
        throw databaseError(error)
      }
    },
    close: async () => {},
  }
}

function databaseError(error: unknown): DatabaseError {
  const code = error instanceof NeonDbError && error.code ? error.code : 'connection'
  // One request connects and asks: whether it got there, only a refused connection tells.
  const { code: reason } = ((error as { sourceError?: { cause?: unknown } }).sourceError?.cause ?? {}) as {
    code?: string
  }
  return new DatabaseError((error as Error).message, code, error, reason !== 'ECONNREFUSED' && reason !== 'ENOTFOUND')
}
