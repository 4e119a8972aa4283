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
