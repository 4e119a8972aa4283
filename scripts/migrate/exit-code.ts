/** What the job ends with, by which its manifest knows whether to try again. */
import { MissingLogin } from './logins.ts'

/** Another try may succeed: the database is starting, or busy. */
export const TRY_AGAIN = 1
/** Nothing but a person mends it (`podFailurePolicy` of the job): a wrong password, no such database, a statement that is refused. */
export const HOPELESS = 2

/** SQLSTATE classes of what passes by itself (Postgres manual, appendix A): connections, conflicts, resources, operators, the system. */
const PASSING = /^(?:08|40|53|55|57|58)/
const SQLSTATE = /^[0-9A-Z]{5}$/

export function exitCodeOf(error: unknown): number {
  if (error instanceof MissingLogin) return HOPELESS
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && SQLSTATE.test(code) && !PASSING.test(code) ? HOPELESS : TRY_AGAIN
}
