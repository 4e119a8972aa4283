/** The gateway's entries in Dapr's state store. */
import type { Item, StateStore, Versioned } from '../../shared/dapr/index.ts'

/**
 * A key of the state store. Parts cannot run into each other, whatever is in them: a colon inside of one is encoded.
 *
 * @example stateKey('conversation', 'ann', 'lee-terminal') // another than that of 'ann-lee' and 'terminal'
 */
export const stateKey = (kind: string, ...parts: string[]): string => [kind, ...parts.map(encodeURIComponent)].join(':')

/** Most others who may be faster, one after another, until a change is given up. */
const ATTEMPTS = 20
/** Most milliseconds between two attempts, at random, so that those who met do not meet again. */
const PAUSE = 10

export interface Change<Value = unknown> {
  key: string
  /**
   * Gives what to store in place of what is there, or undefined to leave it as it is. Done on its own result, it changes nothing more: of several
   * changes at once some may be stored when they are made again.
   */
  change(value: Value | undefined): Value | undefined
  /** seconds until the key is forgotten; never if left out */
  ttl?: number
}

/**
 * Changes what keys hold, all by one request; when somebody else was faster, changes what they left.
 *
 * @param found what the keys held before, in their order; read now if left out
 * @returns `left` when all was left as it is; `overtaken` when others were faster each time, and not all is stored
 * @throws DaprError
 */
export async function changeState(
  state: StateStore,
  changes: Change[],
  found?: (Versioned<unknown> | undefined)[],
): Promise<'stored' | 'left' | 'overtaken'> {
  const read = () => state.get<unknown>(changes.map(({ key }) => key))
  let current = found ?? (await read())
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const items = changes.flatMap(({ key, change, ttl }, index): Item[] => {
      const before = current[index]
      const value = change(before?.value)
      return value === undefined ? [] : [{ key, value, etag: before ? before.etag : null, ttl }]
    })
    if (!items.length) return 'left'
    if (await state.save(items)) return 'stored'
    await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE))
    current = await read()
  }
  return 'overtaken'
}
