/** How long a function's statements may take: ended by Postgres itself, as a client that has given up leaves its backend at work. */
interface Timeouts {
  /** milliseconds of a statement */
  statement: number
  /** of which it waits for a lock: what one person's writes wait for is another of that person */
  lock: number
  /** of a transaction in which nothing happens: its process is gone or hangs */
  idle: number
}

const USUAL: Timeouts = { statement: 4000, lock: 3000, idle: 10_000 }

/** What reads or forgets many rows at once takes longer. */
const LONGER: Record<string, Partial<Timeouts>> = {
  audit: { statement: 15_000 },
  relay: { statement: 15_000 },
}

export const timeoutsOf = (functionName: string): Timeouts => ({ ...USUAL, ...LONGER[functionName] })

/** Milliseconds after which the function itself gives up: it would be told before, by a Postgres that can be reached. */
export const patienceOf = (functionName: string): number => timeoutsOf(functionName).statement + 1000
