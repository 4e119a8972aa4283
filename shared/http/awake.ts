/**
 * Keeps the pod alive while it has work that no request waits for: reminders that it holds, messages that it sends. Knative stops a pod that
 * has no request in flight; so a request is answered only when that work is over. One unanswered request is enough for a whole process: a
 * newer one takes over from the one before, which is answered then. So none is held for long, however many follow, and the offsets of a
 * KafkaSource move on.
 *
 * Where the request of an event itself is held (reminder), the KafkaSource must be unordered: an ordered one would keep a partition waiting
 * behind it.
 */
export interface Awake {
  /** Waits for `until`, or for the next request that does. Rejects as `until` does. */
  hold(until: Promise<unknown>): Promise<void>
}

export function createAwake(): Awake {
  let answer: (() => void) | undefined
  return {
    hold(until) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      until.then(() => resolve(), reject)
      answer?.()
      answer = resolve
      return promise
    },
  }
}
