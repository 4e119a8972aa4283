/** A person leaves: one event says so, by which every function erases what it keeps; what the gateway keeps goes at once. */

import { type Database, DatabaseError } from '../../../../shared/database/index.ts'
import type { Origin } from '../../../../shared/events/event.ts'
import { Problem } from '../../../../shared/http/problem.ts'
import type { Log } from '../../../../shared/log/index.ts'
import {
  commitStatement,
  eraseSome,
  eventOf,
  isStale,
  type Publisher,
  toStoredEvents,
} from '../../../../shared/outbox/index.ts'
import { forgetReaders, markLeft } from './statements.ts'

/** Rows of each kind that one statement erases. */
const BATCH = 2000
/** Milliseconds after which the rest is left to the relay, which goes on each minute. */
const BUDGET = 10_000

interface Options {
  database: Database
  publisher: Publisher
  log: Log
  personId: string
  origin: Origin
}

/**
 * From the commit on nothing of before takes effect any more, and until all of it is erased the person can write nothing. What this process
 * does not come to erase, the relay does.
 *
 * @returns whether all is erased
 * @throws DatabaseError, or Problem 503 when they are leaving already: then nothing was changed
 */
export async function leave({ database, publisher, log, personId, origin }: Options): Promise<boolean> {
  const event = eventOf('todo.person.deleted.v1', personId, { leftAt: origin.now }, origin)
  // Erased with it: a change that was decided before, and waits for this, finds no task to change, and tells nobody of one that is gone.
  const change = [
    commitStatement({ personId, events: [event] }),
    markLeft(personId),
    forgetReaders(personId),
    eraseSome(personId, BATCH),
  ]
  const [rows] = await database.transaction(change).catch((error) => {
    throw isStale(error) ? alreadyLeaving() : error
  })
  publisher.publish(toStoredEvents([event], personId, Number(rows![0]!.revision)))
  try {
    return await eraseAll(database, personId)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    log.warn('erasing stopped: the relay goes on', { error, traceId: origin.trace.traceId })
    return false
  }
}

const alreadyLeaving = (): Problem =>
  new Problem({
    status: 503,
    code: 'too-busy',
    detail:
      'You have just left, and what you had is being deleted: that takes up to some minutes. Nothing else was changed.',
    headers: { 'retry-after': '10' },
  })

async function eraseAll(database: Database, personId: string): Promise<boolean> {
  const until = performance.now() + BUDGET
  while (performance.now() < until) {
    const [row] = await database.query<{ rows: string }>(eraseSome(personId, BATCH))
    if (row!.rows === '0') return true
  }
  return false
}
