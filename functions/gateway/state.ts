/** The gateway's entries in Dapr's state store. */
import type { StateStore, Versioned } from '../../shared/dapr/index.ts'

/**
 * A key of the state store. Parts cannot run into each other, whatever is in them: a colon inside of one is encoded.
 *
 * @example stateKey('conversation', 'ann', 'lee-terminal') // another than that of 'ann-lee' and 'terminal'
 */
export const stateKey = (kind: string, ...parts: string[]): string => [kind, ...parts.map(encodeURIComponent)].join(':')

/** Most others who may be faster, one after another, until a change is given up. */
const ATTEMPTS = 5

interface ChangeOptions<Value> {
  /** what was read before; read now if left out */
  found?: Versioned<Value> | undefined
  /** seconds until the key is forgotten; never if left out */
  ttl?: number
}

/**
 * Changes what a key holds; when somebody else was faster, changes what they left.
 *
 * @param change gives what to store in place of what is there, or undefined to leave it as it is
 * @returns false when it was left as it is; true also when others were faster five times, and nothing was stored
 * @throws DaprError
 */
export async function changeState<Value>(
  state: StateStore,
  key: string,
  change: (value: Value | undefined) => Value | undefined,
  { found, ...options }: ChangeOptions<Value> = {},
): Promise<boolean> {
  let current = found ?? (await state.get<Value>(key))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const next = change(current?.value)
    if (next === undefined) return false
    if (await state.save(key, next, { etag: current?.etag, ...options })) return true
    current = await state.get<Value>(key)
  }
  return true
}
