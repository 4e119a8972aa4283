/** A person has left: the log keeps that something happened, and in which order, and no longer what. */
import type { Database } from '../../shared/database/index.ts'
import { TOPICS } from '../../shared/events/topics.ts'
import { Problem } from '../../shared/http/problem.ts'
import { type Entry, PERSON_LEFT } from '../audit/record.ts'
import { eraseDeadLetters, eraseEntries, hasLeft } from './statements.ts'

/** Rows of one statement. */
const BATCH = 2000
/** Milliseconds after which the rest is left to the next delivery of the same event: less than a KafkaSource waits. */
const BUDGET = 20_000

interface Options {
  database: Database
  /** RFC 3339 */
  at: string
  /** milliseconds, from any start */
  elapsed: () => number
}

export const saysThatPersonLeft = ({ type, topic, sequence }: Entry): boolean =>
  type === PERSON_LEFT && topic === TOPICS.taskEvents && sequence !== null

/**
 * May be done again, and goes on where it stopped.
 *
 * @param entry of the event that says so
 * @throws Problem 503 when there was no time for all of it; DatabaseError
 */
export async function eraseBefore(
  { personId, sequence, time }: Entry,
  { database, at, elapsed }: Options,
): Promise<void> {
  const until = elapsed() + BUDGET
  // Who may write to the topic could else have anybody's history erased.
  if (!(await database.query(hasLeft(personId, sequence!))).length) return
  const statements = [
    eraseEntries(personId, sequence!, BATCH),
    eraseDeadLetters(personId, sequence!, time ?? at, at, BATCH),
  ]
  for (const statement of statements) {
    for (let rows = BATCH; rows === BATCH; ) {
      if (elapsed() > until) throw unfinished()
      rows = (await database.query(statement)).length
    }
  }
}

const unfinished = (): Problem =>
  new Problem({ status: 503, code: 'not-all-erased', detail: 'Not all is erased yet; deliver this again.' })
