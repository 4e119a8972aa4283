/**
 * Keeps the pod alive while it holds reminders. Knative stops a pod that has no request in flight, and knows nothing of timers; so the
 * request that brought a reminder due soon is answered only when that has fired. One unanswered request is enough for a whole process: a
 * newer one takes over from the one before, which is answered then. So none is held longer than what was claimed with it lasts (about
 * a minute), however many follow, and the offsets of a KafkaSource move on.
 *
 * This is why reminder's KafkaSource must be unordered: an ordered one would keep a partition waiting behind the held request.
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
