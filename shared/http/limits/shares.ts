/** Shares of what a process can do at once: one person, or one address, takes some of its places and never all. */

export interface Shares {
  /**
   * Takes a place, or one in the line for it.
   *
   * @returns to be called once, when the place is free again; undefined when the line is full too, or did not move for too long
   */
  enter(key: string): Leave | Promise<Leave | undefined> | undefined
}

export type Leave = () => void

interface Options {
  /** places of each */
  places: number
  /** how many of each may wait for one */
  line: number
  /** milliseconds that one waits at most */
  patience: number
}

interface Share {
  taken: number
  waiting: Set<(leave: Leave | undefined) => void>
}

export function createShares({ places, line, patience }: Options): Shares {
  /** of those who have a place now: no more than there are requests */
  const shares = new Map<string, Share>()

  function leaveOf(key: string, share: Share): Leave {
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const [next] = share.waiting
      if (next) return next(leaveOf(key, share))
      share.taken--
      if (!share.taken) shares.delete(key)
    }
  }

  function wait({ waiting }: Share): Promise<Leave | undefined> {
    return new Promise((resolve) => {
      const served = (leave: Leave | undefined) => {
        clearTimeout(timer)
        waiting.delete(served)
        resolve(leave)
      }
      const timer = setTimeout(served, patience, undefined)
      waiting.add(served)
    })
  }

  return {
    enter(key) {
      let share = shares.get(key)
      if (!share) {
        share = { taken: 0, waiting: new Set() }
        shares.set(key, share)
      }
      if (share.taken < places) {
        share.taken++
        return leaveOf(key, share)
      }
      return share.waiting.size < line ? wait(share) : undefined
    },
  }
}
