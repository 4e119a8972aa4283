import type { Database, Statement } from '../../shared/database/index.ts'
import type { Log } from '../../shared/log/index.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { eraseSome } from '../../shared/outbox/erase.ts'
import { INBOX_DAYS } from '../../shared/outbox/statements.ts'
import { forgetAnswers, forgetDeliveries, forgetEvents, leavingPeople } from './statements.ts'

/** Days for which a repeated request with the same idempotency key gets the first one's answer. */
const ANSWERS = 30
/** Days for which streams resume from the outbox and a turn can be taken back; the audit log keeps history for good. */
const EVENTS = 90

/** People of one round who have left. */
const LEAVING = 20

interface Options {
  database: Database
  log: Log
  batch: number
}

/** @returns a function that deletes in batches what is older than that, and says how many rows */
export function createHousekeeping({ database, log, batch }: Options) {
  return async (goOn: () => Promise<boolean>): Promise<number> => {
    let total = 0
    for (const [what, statement] of [
      ['idempotency keys', forgetAnswers(ANSWERS, batch)],
      ['inbox rows', forgetDeliveries(INBOX_DAYS, batch)],
      ['events', forgetEvents(EVENTS, batch)],
    ] as const) {
      const rows = await forget(statement, goOn)
      if (rows) log.info('forgotten', { what, rows })
      total += rows
    }
    return total + (await eraseLeft(goOn))
  }

  /** Goes on where the gateway stopped when somebody left. */
  async function eraseLeft(goOn: () => Promise<boolean>): Promise<number> {
    let total = 0
    for (const { id } of await database.query<{ id: string }>(leavingPeople(LEAVING))) {
      for (let rows = 1; rows > 0 && (await goOn()); total += rows) {
        const [row] = await database.query<{ rows: string }>(eraseSome(id, batch))
        rows = Number(row!.rows)
      }
    }
    if (total) log.info('forgotten', { what: 'what people left behind', rows: total })
    return total
  }

  async function forget(statement: Statement, goOn: () => Promise<boolean>): Promise<number> {
    let total = 0
    while (await goOn()) {
      const { length } = await database.query(statement)
      total += length
      if (length < batch) break
    }
    return total
  }
}
