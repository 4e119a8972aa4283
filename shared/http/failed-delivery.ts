/** What a function answers when it could not handle an event: one table says what is tried again, and what never will succeed. */
import { DaprError } from '../dapr/index.ts'
import { DatabaseError } from '../database/index.ts'
import { Refusal } from '../domain/refusal.ts'
import { NotACloudEvent } from '../events/cloud-event.ts'
import { problemOf } from './function-app.ts'
import { Problem } from './problem.ts'

export const poison = (code: string, detail: string): Problem => new Problem({ status: 422, code, detail })

/** The event goes to no dead letter yet: the source brings it again for about ten minutes. */
const later = (code: string, detail: string): Problem => new Problem({ status: 503, code, detail })

/** SQLSTATE classes of what is wrong with the values themselves: data exceptions, integrity constraints. */
const OF_THE_DATA = /^2[23]/

/** Codes of the system's calls, such as ECONNRESET. */
const OF_THE_SYSTEM = /^E[A-Z0-9]+$/

interface Row {
  /** whether an error is of this kind */
  is(error: unknown): boolean
  /** 5xx and 429 are tried again; every other status goes to the dead letters, but for 404, 408 and 409, which Knative tries again too */
  answer(error: Error): Problem
}

/** The first row that fits. What a part could not do it may do later; what our own code could not do with an event it never will. */
const TABLE: Row[] = [
  {
    is: (error) => error instanceof Problem,
    answer: (error) => {
      const { status, code, message } = error as Problem
      return [404, 408, 409].includes(status) ? poison(code, message) : (error as Problem)
    },
  },
  { is: (error) => error instanceof NotACloudEvent, answer: ({ message }) => poison('not-a-cloudevent', message) },
  { is: (error) => error instanceof Refusal, answer: (error) => poison((error as Refusal).code, error.message) },
  { is: (error) => error instanceof DaprError, answer: problemOf },
  { is: (error) => error instanceof DatabaseError && error.retryable, answer: problemOf },
  {
    is: (error) => error instanceof DatabaseError && OF_THE_DATA.test(error.code),
    answer: ({ message }) =>
      poison('refused-by-database', `The database refuses what follows from this event: ${message}.`),
  },
  // A table or a grant that is missing: the migration may be under way.
  {
    is: (error) => error instanceof DatabaseError,
    answer: ({ message }) => later('database-not-ready', `The database is not as this function needs it: ${message}.`),
  },
  {
    is: (error) => {
      const { name, code } = error as { name?: string; code?: unknown }
      return name === 'TimeoutError' || name === 'AbortError' || (typeof code === 'string' && OF_THE_SYSTEM.test(code))
    },
    answer: ({ message }) => later('unavailable', `A part that this function needs does not answer: ${message}.`),
  },
]

/**
 * @param unexpected what to do with an error of our own code: the event goes to the dead letters at once, whence it can be redriven when that
 * is mended; where nobody stands behind to keep it, it is tried again
 */
export function answerTo(error: unknown, unexpected: 'refuse' | 'retry' = 'refuse'): Problem {
  const row = TABLE.find(({ is }) => is(error))
  if (row) return row.answer(error as Error)
  const detail = `This function failed on the event: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}.`
  return unexpected === 'retry' ? later('failed', detail) : poison('failed', detail)
}
