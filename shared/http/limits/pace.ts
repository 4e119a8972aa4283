/** Refusals that become many are answered late: who asks again as soon as they are refused would take the thread that answers all. */
import { createBuckets } from './buckets.ts'

export interface PaceOptions extends Pacing {
  /** answers that are held of each, and of all together: beyond them they are given at once, for those held take places of requests */
  each: number
  all: number
}

export interface Pacing {
  /** milliseconds, from any start */
  now?: (() => number) | undefined
  /** resolves after so many milliseconds */
  pause?: ((milliseconds: number) => Promise<unknown>) | undefined
}

/** Refusals of one person, or address, that are answered at once: so many after a pause, so many a second from then on. */
const AT_ONCE = { rate: 5, burst: 20 }
/** Milliseconds for which a later one is held. */
const LATE = 1000

/** @returns what is awaited before the refusal of a person, or an address, is answered */
export function createPace({ each, all, now, pause = sleep }: PaceOptions): (key: string) => Promise<void> {
  const atOnce = createBuckets({ ...AT_ONCE, now })
  /** of those who wait now */
  const held = new Map<string, number>()
  let heldOfAll = 0
  return async (key) => {
    const own = held.get(key) ?? 0
    if (!atOnce.take(key) || own >= each || heldOfAll >= all) return
    held.set(key, own + 1)
    heldOfAll++
    await pause(LATE)
    heldOfAll--
    const left = held.get(key)! - 1
    if (left) held.set(key, left)
    else held.delete(key)
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
