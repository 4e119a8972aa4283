/** Changes that the server cannot take now: how long to wait, and what the person is told. */
import type { Change } from './changes.ts'

export interface Trouble {
  /** the one that is tried in vain */
  change: Change
  /** in words of the server, or of the network */
  why: string
}

/** Attempts in vain after which the person is told. */
export const TOLD_AFTER = 3

const FIRST = 2000
const LONGEST = 60_000

/**
 * Milliseconds until the next attempt.
 *
 * @param failed attempts in a row, from 1
 * @param retryAfter seconds that the server asked for
 * @param chance from 0 to 1: many devices that lost the same server come back one after the other
 */
export function waitAfter(failed: number, retryAfter = 0, chance = Math.random()): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** Math.min(failed - 1, 10))
  return retryAfter * 1000 + (longest / 2) * (1 + chance)
}
