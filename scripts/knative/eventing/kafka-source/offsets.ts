/**
 * Which offset of a partition may be committed: all below it are done. Records end in any order; what lies between two records
 * (compacted away, or a transaction's marker) counts as done.
 */
export interface Offsets {
  /** the next offset that has not been received */
  readonly position: number | undefined
  /** undefined when nothing was received yet */
  readonly committable: number | undefined
  received(offset: number): void
  done(offset: number): void
  /** no record below `offset` will come any more */
  passed(offset: number): void
}

/** Offsets are below 2^53: at a million records a second that is 285 years. */
export function createOffsets(): Offsets {
  const open: number[] = []
  const doneAhead = new Set<number>()
  let position: number | undefined

  return {
    get position() {
      return position
    },
    get committable() {
      return open[0] ?? position
    },
    received(offset) {
      open.push(offset)
      position = offset + 1
    },
    done(offset) {
      doneAhead.add(offset)
      while (open.length > 0 && doneAhead.delete(open[0]!)) open.shift()
    },
    passed(offset) {
      position = Math.max(position ?? 0, offset)
    },
  }
}
