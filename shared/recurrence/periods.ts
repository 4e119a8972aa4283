/** The periods of a rule (years, ..., seconds, `INTERVAL` apart), one after another, and the occurrences in each. */
export interface Periods {
  /** occurrences in the present period, whose indexes count from 0; none before the first `advance` */
  readonly size: number
  /**
   * Goes on to the next period with an occurrence, leaving out those that lie before the bound as a whole.
   * @returns false when there is none
   */
  advance(bound: number): boolean
  /** the moment of an occurrence of the present period */
  momentAt(index: number): number
  /** The first index from `index` on (one of the period) whose moment is at or after the bound; `size` when there is none. */
  indexFrom(index: number, bound: number): number
}

/** The index of the first value at or after the bound in an ascending list; its length when there is none. */
export function firstAtLeast(values: number[], bound: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}
