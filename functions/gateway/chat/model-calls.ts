/** How often a person asks the model in a day (UTC), for each time costs: counted in Dapr's state store, and forgotten after the day. */
import type { StateStore } from '../../../shared/dapr/index.ts'
import { changeState, stateKey } from '../state.ts'

const DAY_SECONDS = 24 * 3600

/**
 * Counts a question before it is asked. Those that are the first of a day at the same moment count as one, and one is let through uncounted
 * when others were faster five times: as many were counted then.
 *
 * @returns false when the person has asked `most` questions today
 * @throws DaprError
 */
export function takeModelCall(state: StateStore, personId: string, most: number, now: Date): Promise<boolean> {
  const key = stateKey('model-calls', personId, now.toISOString().slice(0, 10))
  return changeState<number>(state, key, (count = 0) => (count < most ? count + 1 : undefined), { ttl: DAY_SECONDS })
}
