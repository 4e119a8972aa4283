/** How often a person asks the model in a day (UTC), for each time costs: counted in Dapr's state store, and forgotten after the day. */
import type { StateStore } from '../../../shared/dapr/index.ts'
import { type Change, changeState, stateKey } from '../state.ts'

const DAY_SECONDS = 24 * 3600

/**
 * Counts a question before it is asked. One is let through uncounted when others were faster each time: as many were counted then.
 *
 * @returns false when the person has asked `most` questions today
 * @throws DaprError
 */
export async function takeModelCall(state: StateStore, personId: string, most: number, now: Date): Promise<boolean> {
  const key = stateKey('model-calls', personId, now.toISOString().slice(0, 10))
  const counting: Change<number> = {
    key,
    change: (count = 0) => (count < most ? count + 1 : undefined),
    ttl: DAY_SECONDS,
  }
  return (await changeState(state, [counting])) !== 'left'
}
