import type { Database } from '../../shared/database/index.ts'
import type { Log } from '../../shared/log/index.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { eventOf } from '../../shared/outbox/event.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { type FirstUse, tellFirstUse, untoldUses } from './statements.ts'

/** Tokens that are looked for at once. */
const AT_ONCE = 100

/**
 * Tells the audit log of access tokens that somebody was let in by for the first time, which any function does, and few may write events.
 * What is told here is published by the next ping.
 */
export const createFirstUses =
  ({ database, log }: { database: Database; log: Log }) =>
  async (goOn: () => Promise<boolean>): Promise<number> => {
    let told = 0
    for (let found = AT_ONCE; found === AT_ONCE && (await goOn()); ) {
      const uses = await database.query<FirstUse>(untoldUses(AT_ONCE))
      for (const use of uses) told += (await database.query(tellFirstUse(use, eventFor(use)))).length
      found = uses.length
    }
    if (told) log.info('first uses of access tokens told', { tokens: told })
    return told
  }

function eventFor({ tokenId, personId, name, usedAt }: FirstUse) {
  const origin = {
    source: 'relay',
    trace: traceOf(null),
    correlationId: tokenId,
    causationId: null,
    now: new Date(usedAt).toISOString(),
  }
  return eventOf('todo.token.used.v1', personId, { tokenId, name }, origin)
}
