import type { Database } from '../shared/database/index.ts'

/** A clock that stands still until a test moves it, and wakes whoever asked for that on the way. */
export interface ManualClock {
  now(): Date
  wake(at: number, call: () => void): () => void
  /** milliseconds that have passed, from any start */
  elapsed(): number
  after(milliseconds: number, call: () => void): () => void
  /** Moves on by milliseconds. */
  advance(milliseconds: number): void
  /** when the next sleeper wants to be woken, epoch milliseconds */
  readonly next: number | undefined
}

/** @param start RFC 3339 */
export function manualClock(start: string): ManualClock {
  let time = Date.parse(start)
  const begin = time - 1000
  const sleepers = new Set<{ at: number; call: () => void }>()
  const earliest = () => [...sleepers].sort((a, b) => a.at - b.at)[0]
  const wakeDue = (until: number) => {
    for (let sleeper = earliest(); sleeper && sleeper.at <= until; sleeper = earliest()) {
      sleepers.delete(sleeper)
      time = Math.max(time, sleeper.at)
      sleeper.call()
    }
  }
  function wake(at: number, call: () => void): () => void {
    const sleeper = { at, call }
    sleepers.add(sleeper)
    // As a timer: never before the caller goes on.
    if (at <= time) queueMicrotask(() => wakeDue(time))
    return () => sleepers.delete(sleeper)
  }
  return {
    now: () => new Date(time),
    wake,
    elapsed: () => time - begin,
    after: (milliseconds, call) => wake(time + milliseconds, call),
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

/** Puts `now()` of a database that a test has for itself under the test's own; its URL is to be that of `inTestTime`. */
export const TEST_TIME = [
  'create schema test_time',
  'grant usage on schema test_time to public',
  `create function test_time.now() returns timestamptz language sql stable as $$ select current_setting('test.now')::timestamptz $$`,
]

/** Where names are looked up: before Postgres' own functions, the test's. */
export function inTestTime(url: string): string {
  const found = new URL(url)
  found.searchParams.set('options', '-c search_path=test_time,pg_catalog')
  return found.href
}

/** The same database, whose clock shows what a test's clock does. */
export const atTimeOf = (database: Database, now: () => Date): Database => ({
  ...database,
  async query(statement) {
    const set = { text: `select set_config('test.now', $1, true)`, values: [now().toISOString()] }
    return (await database.transaction([set, statement]))[1] as never
  },
})
