/**
 * The database's clock, which all processes share: leases end by it and reminders fire by it, so that a process whose own clock is wrong, or
 * is set while it runs, fires nothing early and holds nothing that another has. What a process takes of its own is how much time has passed.
 */
export interface Clock {
  now(): Date
  /** Calls once, at an instant (epoch milliseconds) or soon after. Returns how to call it off. */
  wake(at: number, call: () => void): () => void
}

/** Time as it passes, whatever the time of day: an argument, so that tests need not wait. */
export interface Timer {
  /** milliseconds, from any start */
  elapsed(): number
  /** Calls once, when as many milliseconds have passed or soon after. Returns how to call it off. */
  after(milliseconds: number, call: () => void): () => void
}

/** A row that says what the database's clock showed, in epoch milliseconds. */
export interface Told {
  now: number
}

/** The same as SQL. */
export const NOW = '(extract(epoch from now()) * 1000)::float8'

export interface DatabaseClock extends Clock {
  /** Asks the database something, and takes the time from its answer. Without any answer yet, `now` throws. */
  asking<Row extends Told>(query: () => Promise<Row[]>): Promise<Row[]>
}

/** Milliseconds for which the most exact of the answers is kept: two clocks part by less than a millisecond meanwhile. */
const KEPT = 60_000

/** The longest that timers take; whoever is woken looks at the clock anyway. */
const LONGEST = 2 ** 31 - 1

export function createDatabaseClock(timer: Timer): DatabaseClock {
  let told: { at: number; ahead: number; uncertain: number } | undefined

  /** The database looked at its clock at some time between, most likely in the middle. */
  function learn(now: number, asked: number, answered: number): void {
    const uncertain = (answered - asked) / 2
    if (told && uncertain > told.uncertain && answered - told.at < KEPT) return
    told = { at: answered, ahead: now - (asked + uncertain), uncertain }
  }

  function now(): number {
    if (!told) throw new Error('The database has not told the time yet')
    return timer.elapsed() + told.ahead
  }

  return {
    async asking(query) {
      const asked = timer.elapsed()
      const rows = await query()
      if (rows[0]) learn(rows[0].now, asked, timer.elapsed())
      return rows
    },
    now: () => new Date(now()),
    wake: (at, call) => timer.after(Math.min(Math.max(Math.ceil(at - now()), 0), LONGEST), call),
  }
}

export const systemTimer: Timer = {
  elapsed: () => performance.now(),
  after(milliseconds, call) {
    const timeout = setTimeout(call, milliseconds)
    return () => clearTimeout(timeout)
  },
}
