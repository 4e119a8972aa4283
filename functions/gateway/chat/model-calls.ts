/** How often a person asks the model in a day (UTC), for each time costs: counted in Dapr's state store, and forgotten after the day. */
import type { StateStore } from '../../../shared/dapr/index.ts'
import { stateKey } from '../state-key.ts'

const DAY_SECONDS = 24 * 3600
/** Most questions that may be faster, one after another, until one is let through uncounted: as many others were counted then. */
const ATTEMPTS = 5

/**
 * Counts a question before it is asked. Those that are the first of a day at the same moment count as one.
 *
 * @returns false when the person has asked `most` questions today
 * @throws DaprError
 */
export async function takeModelCall(state: StateStore, personId: string, most: number, now: Date): Promise<boolean> {
  const key = stateKey('model-calls', personId, now.toISOString().slice(0, 10))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const found = await state.get<number>(key)
    const count = found?.value ?? 0
    if (count >= most) return false
    if (await state.save(key, count + 1, { etag: found?.etag, ttl: DAY_SECONDS })) return true
  }
  return true
}
