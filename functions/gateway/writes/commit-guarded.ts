import { DatabaseError } from '../../../shared/database/index.ts'
import type { OutboxEvent } from '../../../shared/events/event.ts'
import { commit, type Guard, toStoredEvents } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { tooBusy } from './execute.ts'

/**
 * Stores events with a change of the gateway's own tables, both or neither.
 *
 * @returns whether the guard had something to change
 */
export async function commitGuarded(
  { database, publisher }: GatewayDeps,
  personId: string,
  events: OutboxEvent[],
  guard: Guard,
): Promise<boolean> {
  const result = await commit(database, { personId, events, guard })
  if (result.outcome === 'stale') throw tooBusy()
  if (result.outcome === 'committed') publisher.publish(toStoredEvents(events, personId, result.revision))
  return result.outcome === 'committed'
}

/** Tries at a place that others want at the same moment. */
const ATTEMPTS = 10

/** SQLSTATE of a row that another one has the place of. */
const TAKEN = '23505'

/** The same for what takes one of few places: two at once want the first one that is free, and who does not get it tries the next. */
export async function commitPlaced(...given: Parameters<typeof commitGuarded>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitGuarded(...given)
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === TAKEN) || attempt === ATTEMPTS) throw error
    }
  }
}
