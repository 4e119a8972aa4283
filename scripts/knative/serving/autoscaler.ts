/**
 * How many processes a function should have: Knative's pod autoscaler for concurrency (its pkg/autoscaler/scaling). The average over the
 * window decides; when the average over the short panic window asks for twice what is ready, that decides, and nothing is taken away until
 * a whole window has passed without panic.
 */

export interface AutoscalerOptions {
  target: number
  minScale: number
  maxScale: number
  activationScale: number
  /** milliseconds, as the other times */
  window: number
  panicWindow: number
  panicThreshold: number
  scaleDownDelay: number
}

export interface Autoscaler {
  /** Tells how many requests there are from now on, waiting ones included. */
  changed(now: number, concurrency: number): void
  decide(now: number, ready: number): number
}

/** At most halved at once, at most a thousandfold. */
const SCALE_DOWN_RATE = 2
const SCALE_UP_RATE = 1000

export function createAutoscaler(options: AutoscalerOptions): Autoscaler {
  const { target, minScale, maxScale, activationScale, window, panicWindow, panicThreshold, scaleDownDelay } = options
  const concurrency = createAverage(window)
  let recent: { at: number; desired: number }[] = []
  let panicSince: number | undefined
  let panicPeak = 0

  const wanted = (now: number, span: number) => Math.ceil(concurrency.over(now, span) / target)

  function unbounded(now: number, ready: number): number {
    const stable = Math.max(wanted(now, window), Math.floor(ready / SCALE_DOWN_RATE))
    const panic = wanted(now, panicWindow)
    if (panic / Math.max(1, ready) >= panicThreshold) {
      if (panicSince === undefined) panicPeak = 0
      panicSince = now
    } else if (panicSince !== undefined && panicSince + window < now) {
      panicSince = undefined
    }
    if (panicSince === undefined) return stable
    panicPeak = Math.max(panicPeak, ready, panic)
    return panicPeak
  }

  return {
    changed: concurrency.changed,
    decide(now, ready) {
      // The halving must not keep the last one alive.
      const atRest = concurrency.over(now, window) === 0
      let desired = atRest ? 0 : Math.min(unbounded(now, ready), SCALE_UP_RATE * Math.max(1, ready))
      if (atRest) panicSince = undefined
      recent = recent.filter(({ at }) => at > now - scaleDownDelay)
      recent.push({ at: now, desired })
      desired = Math.max(...recent.map((each) => each.desired))
      if (desired > 0) desired = Math.max(desired, activationScale)
      desired = Math.max(desired, minScale)
      return maxScale > 0 ? Math.min(desired, maxScale) : desired
    },
  }
}

const SLOTS = 60

interface Slot {
  from: number
  /** requests times milliseconds */
  area: number
}

/** The time-weighted average of a number, kept in slots so that its cost does not grow with the number of changes. */
function createAverage(window: number) {
  const width = window / SLOTS
  let slots: Slot[] = []
  let current = 0
  let since: number | undefined
  let until = 0

  function advance(now: number): void {
    if (since === undefined) since = until = now
    // After a long rest there is no need to fill slots that no window reaches.
    until = Math.max(until, now - 2 * window)
    while (until < now) {
      let index = Math.floor(until / width)
      // Rounding may put the end of a slot where we are already; what comes is of the next one then.
      if ((index + 1) * width <= until) index++
      const from = index * width
      const next = Math.min(now, (index + 1) * width)
      let slot = slots.at(-1)
      if (slot?.from !== from) {
        slot = { from, area: 0 }
        slots.push(slot)
      }
      slot.area += current * (next - until)
      until = next
    }
    const oldest = now - window - width
    if (slots.length > 2 * SLOTS) slots = slots.filter(({ from }) => from >= oldest)
  }

  return {
    changed(now: number, value: number): void {
      advance(now)
      current = value
    },
    /** from the first change on, if that is less long ago than `span` */
    over(now: number, span: number): number {
      advance(now)
      if (since === now) return current
      const begin = Math.max(since ?? now, now - span)
      const area = slots.reduce(
        (sum, slot) => sum + slot.area * share(slot, begin, Math.min(slot.from + width, now)),
        0,
      )
      return area / (now - begin)
    },
  }

  function share({ from }: Slot, begin: number, end: number): number {
    if (end <= begin) return 0
    return from >= begin ? 1 : (end - begin) / (end - from)
  }
}
