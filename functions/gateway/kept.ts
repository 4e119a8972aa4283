/**
 * What is costly to find out and asked again, kept in the state store beside what it was found for: the person's revision and all else that it
 * depends on. So it is never stale; what the store does not have, or does not tell in time, is found out as without it.
 */
import type { StateStore } from '../../shared/dapr/index.ts'
import { counter } from '../../shared/metrics/index.ts'
import { stateKey } from './state.ts'

const reads = counter('todo_kept_reads_total', 'Reads of what is kept ready, by whether it was there')

/** Seconds. */
const TTL = 600
/** Milliseconds that the store has to tell: finding it out takes hardly longer. */
const PATIENCE = 100
/** Characters of JSON; what is larger is found out each time. */
const LARGEST = 64 * 1024

const KINDS = ['figures'] as const

interface Kept<Value> {
  of: string
  value: Value
}

/** @param of all that the value depends on; one is kept of each kind and person, that of the last `of` */
export async function kept<Value>(
  state: StateStore,
  kind: (typeof KINDS)[number],
  personId: string,
  of: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const key = stateKey('kept', kind, personId)
  const known = await inTime(state.get<Kept<Value>>([key]))
  const [found] = known ?? []
  const outcome = !known ? 'away' : found?.value.of === of ? 'hit' : 'miss'
  reads.inc({ kind, outcome })
  if (found && outcome === 'hit') return found.value.value
  const value = await find()
  // Nobody waits for it, and whoever asks next does without what could not be kept.
  if (known && JSON.stringify(value).length <= LARGEST)
    void state.save([{ key, value: { of, value }, ttl: TTL }]).catch(() => {})
  return value
}

/** When their person leaves. @throws DaprError */
export const forgetKept = (state: StateStore, personId: string): Promise<unknown> =>
  Promise.all(KINDS.map((kind) => state.delete(stateKey('kept', kind, personId))))

/** @returns undefined where it fails or takes too long */
async function inTime<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  return Promise.race([reading.catch(() => undefined), late]).finally(() => clearTimeout(timer))
}
