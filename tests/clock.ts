/** A clock that stands still until a test moves it, and wakes whoever asked for that on the way. */
export interface ManualClock {
  now(): Date
  wake(at: number, call: () => void): () => void
  /** Moves on by milliseconds. */
  advance(milliseconds: number): void
  /** when the next sleeper wants to be woken, epoch milliseconds */
  readonly next: number | undefined
}

/** @param start RFC 3339 */
export function manualClock(start: string): ManualClock {
  let time = Date.parse(start)
  const sleepers = new Set<{ at: number; call: () => void }>()
  const earliest = () => [...sleepers].sort((a, b) => a.at - b.at)[0]
  const wakeDue = (until: number) => {
    for (let sleeper = earliest(); sleeper && sleeper.at <= until; sleeper = earliest()) {
      sleepers.delete(sleeper)
      time = Math.max(time, sleeper.at)
      sleeper.call()
    }
  }
  return {
    now: () => new Date(time),
    wake(at, call) {
      const sleeper = { at, call }
      sleepers.add(sleeper)
      // As a timer: never before the caller goes on.
      if (at <= time) queueMicrotask(() => wakeDue(time))
      return () => sleepers.delete(sleeper)
    },
    advance(milliseconds) {
      const until = time + milliseconds
      wakeDue(until)
      time = until
    },
    get next() {
      return earliest()?.at
    },
  }
}
