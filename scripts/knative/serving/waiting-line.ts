import type { Slot } from './slot.ts'
import { Unavailable } from './slot.ts'

/** Requests that wait for a place, first come first served. */
export interface WaitingLine {
  readonly length: number
  /** @throws Unavailable when too many wait; the signal's reason when it aborts */
  join(signal: AbortSignal): Promise<Slot>
  /** Gives places to those in front as long as `take` finds one. */
  serve(take: () => Slot | undefined): void
  refuseAll(reason: string): void
}

/** @param onChange called when one came, or went without a place */
export function createWaitingLine(name: string, limit: number, onChange: () => void): WaitingLine {
  const line = new Set<{ resolve: (slot: Slot) => void; reject: (error: unknown) => void }>()

  return {
    get length() {
      return line.size
    },
    join(signal) {
      if (line.size >= limit)
        return Promise.reject(new Unavailable(`the function ${name} has too many requests waiting; try again later`))
      const { promise, resolve, reject } = Promise.withResolvers<Slot>()
      const entry = { resolve, reject }
      const left = () => {
        line.delete(entry)
        reject(signal.reason)
        onChange()
      }
      signal.addEventListener('abort', left, { once: true })
      line.add(entry)
      onChange()
      return promise.finally(() => signal.removeEventListener('abort', left))
    },
    serve(take) {
      for (const entry of line) {
        const slot = take()
        if (!slot) return
        line.delete(entry)
        entry.resolve(slot)
      }
    },
    refuseAll(reason) {
      for (const { reject } of line) reject(new Unavailable(reason))
      line.clear()
      onChange()
    },
  }
}
