import { type Database, DatabaseError, type Statement } from '../../shared/database/index.ts'
import type { Log } from '../../shared/log/index.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { eraseSome } from '../../shared/outbox/erase.ts'
import { INBOX_DAYS } from '../../shared/outbox/statements.ts'
import {
  forgetAnswers,
  forgetDeliveries,
  forgetEvents,
  forgetSessions,
  type Leaving,
  leavingPeople,
} from './statements.ts'

/** Days for which a repeated request with the same idempotency key gets the first one's answer. */
const ANSWERS = 30
/** Days for which streams resume from the outbox and a turn can be taken back; the audit log keeps history for good. */
const EVENTS = 90
/** Days after which a browser that does not come back is signed out; its cookie is kept for as long. */
const SESSIONS = 30

/** People who have left that are looked for at once. */
const LEAVING = 20

interface Options {
  database: Database
  log: Log
  batch: number
}

export interface Housekept {
  /** rows that are gone */
  forgotten: number
  /** the first of what could not be done; the rest was */
  failure?: DatabaseError
}

/** @returns a function that deletes in batches what is older than that; what fails keeps nothing else from its turn, and comes again with the next ping */
export function createHousekeeping({ database, log, batch }: Options) {
  return async (goOn: () => Promise<boolean>): Promise<Housekept> => {
    const done: Housekept = { forgotten: 0 }
    for (const [what, statement] of [
      ['idempotency keys', forgetAnswers(ANSWERS, batch)],
      ['inbox rows', forgetDeliveries(INBOX_DAYS, batch)],
      ['events', forgetEvents(EVENTS, batch)],
      ['sessions', forgetSessions(SESSIONS, batch)],
    ] as const) {
      await turn(done, { what }, (took) => forget(statement, goOn, took))
    }
    await turn(done, { what: 'people who left' }, () => eraseLeft(done, goOn))
    return done
  }

  /** @param work tells how many rows it deleted, as it deletes them */
  async function turn(
    done: Housekept,
    about: object,
    work: (took: (rows: number) => void) => Promise<void>,
  ): Promise<void> {
    let rows = 0
    try {
      await work((took) => {
        rows += took
      })
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      log.error('not forgotten: the next ping tries again', { ...about, error })
      done.failure ??= error
    }
    if (rows) log.info('forgotten', { ...about, rows })
    done.forgotten += rows
  }

  /** Goes on where the gateway stopped when somebody left. */
  async function eraseLeft(done: Housekept, goOn: () => Promise<boolean>): Promise<void> {
    for (let last: Leaving | undefined; ; ) {
      const people: Leaving[] = await database.query<Leaving>(leavingPeople(last, LEAVING))
      // Named by when they left, by which `todo.people` has them: an id may be an address.
      for (const { id, leftAt } of people) {
        await turn(done, { what: 'what a person left behind', leftAt }, (took) => erase(id, goOn, took))
      }
      last = people.at(-1)
      if (people.length < LEAVING || !(await goOn())) return
    }
  }

  async function erase(id: string, goOn: () => Promise<boolean>, took: (rows: number) => void): Promise<void> {
    for (let rows = 1; rows > 0 && (await goOn()); took(rows)) {
      const [row] = await database.query<{ rows: string }>(eraseSome(id, batch))
      rows = Number(row!.rows)
    }
  }

  async function forget(
    statement: Statement,
    goOn: () => Promise<boolean>,
    took: (rows: number) => void,
  ): Promise<void> {
    while (await goOn()) {
      const { length } = await database.query(statement)
      took(length)
      if (length < batch) break
    }
  }
}
