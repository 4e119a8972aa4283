/** The time, and a way to be woken: an argument, so that tests need not wait. */
export interface Clock {
  now(): Date
  /** Calls once, at an instant (epoch milliseconds) or soon after. Returns how to call it off. */
  wake(at: number, call: () => void): () => void
}

/** The longest that timers take; whoever is woken looks at the clock anyway. */
const LONGEST = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => new Date(),
  wake(at, call) {
    const timer = setTimeout(call, Math.min(Math.max(at - Date.now(), 0), LONGEST))
    return () => clearTimeout(timer)
  },
}
