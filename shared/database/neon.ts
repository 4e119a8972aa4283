import { NeonDbError, neon } from '@neondatabase/serverless'
import { type Database, DatabaseError, type DatabaseOptions, PATIENCE, type Statement } from './database.ts'

/** Milliseconds that Neon takes at the most to wake up, as its documentation tells, with room to spare. */
const WAKES = 10_000
/** Milliseconds between two requests to a Neon that is waking up. */
const PAUSE = 250

/**
 * Neon's SQL over HTTP: no connection to keep, a transaction is one request with a list of statements. One that has gone to sleep holds the
 * request until it is awake, or says that it is not: then nothing was done, and it is asked again.
 */
export function openNeon(url: string, { timeout = PATIENCE, wakes = WAKES }: DatabaseOptions): Database {
  const sql = neon(url)
  // How long a statement itself may take, Postgres decides (see timeouts.ts).
  const options = (until: number) => ({
    fetchOptions: { signal: AbortSignal.timeout(timeout + Math.max(0, Math.ceil(until - performance.now()))) },
  })

  async function ask<Result>(once: (options: { fetchOptions: object }) => Promise<Result>): Promise<Result> {
    const until = performance.now() + wakes
    for (;;) {
      try {
        return await once(options(until))
      } catch (error) {
        if (!isAsleep(error) || performance.now() > until) throw databaseError(error)
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
  }

  return {
    query: <Row>({ text, values }: Statement) =>
      ask((options) => sql.query(text, values, options)) as unknown as Promise<Row[]>,
    transaction: (statements) =>
      ask((options) => {
        const queries = statements.map(({ text, values }) => sql.query(text, values))
        return sql.transaction(queries, options)
      }) as Promise<Record<string, unknown>[][]>,
    close: async () => {},
  }
}

/** What Neon's proxy answers when it has no Postgres to hand a request to (its documentation, "Connection errors"). */
const ASLEEP =
  /Control plane request failed|Couldn't connect to compute node|endpoint is idle|waiting for endpoint to become active/i

const isAsleep = (error: unknown): boolean => error instanceof NeonDbError && !error.code && ASLEEP.test(error.message)

function databaseError(error: unknown): DatabaseError {
  const code = error instanceof NeonDbError && error.code ? error.code : 'connection'
  // One request connects and asks: whether it got there, only a refused connection tells, or Neon itself.
  const { code: reason } = ((error as { sourceError?: { cause?: unknown } }).sourceError?.cause ?? {}) as {
    code?: string
  }
  return new DatabaseError(
    (error as Error).message,
    code,
    error,
    !isAsleep(error) && reason !== 'ECONNREFUSED' && reason !== 'ENOTFOUND',
  )
}
