/** Bytes that wait in this process for devices that do not read: of all its streams together, so that many cannot take what one may not. */

export interface Reader {
  /** bytes that wait for it now */
  readonly waiting: number
}

export interface Budget<Of extends Reader> {
  /** To be told after each message. @returns those to end, the fullest first, until the rest is within the budget */
  note(reader: Of): Of[]
  forget(reader: Of): void
}

/** Fewer bytes are not counted: a device that reads has them in a moment. */
const SMALL = 16 * 1024

/** @param most bytes */
export function createBudget<Of extends Reader>(most: number): Budget<Of> {
  /** as last told; no more than there are streams */
  const known = new Map<Of, number>()
  let total = 0

  function set(reader: Of, bytes: number): void {
    const counted = bytes > SMALL ? bytes : 0
    total += counted - (known.get(reader) ?? 0)
    if (counted) known.set(reader, counted)
    else known.delete(reader)
  }

  function fullest(): Of[] {
    // What they have read meanwhile.
    for (const reader of known.keys()) set(reader, reader.waiting)
    let left = total
    const byBytes = left > most ? [...known].sort(([, a], [, b]) => b - a) : []
    return byBytes.flatMap(([reader, bytes]) => {
      if (left <= most) return []
      left -= bytes
      return [reader]
    })
  }

  return {
    note(reader) {
      const bytes = reader.waiting
      if (bytes <= SMALL && !known.has(reader)) return []
      set(reader, bytes)
      return total > most ? fullest() : []
    },
    forget: (reader) => set(reader, 0),
  }
}
