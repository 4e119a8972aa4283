/**
 * Postgres, as this project uses it: single statements and fixed lists of statements, never an interactive transaction. So the Neon HTTP
 * driver and a TCP pool are two adapters of the same few lines, chosen by the URL.
 */
export interface Statement {
  /** stable name, under which a pool prepares it once per connection */
  name?: string
  text: string
  values: unknown[]
}

export interface Database {
  /** @throws DatabaseError */
  query<Row = Record<string, unknown>>(statement: Statement): Promise<Row[]>
  /** All or nothing, in order; a statement cannot see what an earlier one returned. @throws DatabaseError */
  transaction(statements: Statement[]): Promise<Record<string, unknown>[][]>
  close(): Promise<void>
}

/**
 * `retryable`: the same statement may succeed later. `code` is the SQLSTATE, or `connection` when Postgres was not reached. `unanswered`: the
 * statement was handed over, and nobody said what became of it.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string
  readonly retryable: boolean
  readonly unanswered: boolean

  /** @param isSent whether the statement had been handed over */
  constructor(message: string, code: string, cause?: unknown, isSent = false) {
    super(message, { cause })
    this.code = code
    this.unanswered = isSent && UNANSWERED.test(code)
    this.retryable = isRetryable(code)
  }
}

/** SQLSTATE classes and codes after which the same statement may succeed (Postgres manual, appendix A). */
const RETRYABLE = [
  'connection',
  '08', // connection exceptions
  '28', // a login that is refused: its password is being changed
  '40001', // serialization failure
  '40P01', // deadlock
  // A column, function or table that is not there, or a row of another shape: while a new schema and its functions come, one is ahead.
  '42703',
  '42846',
  '42883',
  '42P01',
  '53', // insufficient resources
  '55P03', // lock not available
  '57', // operator intervention: shutdown, crash recovery, and a statement that took too long, perhaps as others did
  '58', // system error
]

/** No answer came, or one that may have overtaken a commit: the connection failed, the server went down. Any other SQLSTATE undid it all. */
const UNANSWERED = /^(?:connection|08|40003|57P01|57P02)/

/** SQLSTATE of a statement that Postgres ended, as its time was over: nothing of it was done. */
export const TOOK_TOO_LONG = '57014'

const isRetryable = (code: string): boolean => RETRYABLE.some((prefix) => code.startsWith(prefix))

/** Milliseconds; see timeouts.ts for when Postgres itself ends a statement, which is before. */
export const PATIENCE = 5000

export interface DatabaseOptions {
  /** most connections of a pool; one statement each at a time */
  connections?: number
  /** whether statements with a name are prepared; a pooler that gives each transaction another connection may know none of them */
  prepares?: boolean
  /** milliseconds for which a Neon that has gone to sleep is waited for */
  wakes?: number
  /** milliseconds until a statement or a connection attempt is given up; PATIENCE if left out */
  timeout?: number
}
