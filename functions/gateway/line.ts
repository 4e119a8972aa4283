/** Where a person's commands wait for each other, in this process. */
import type { Database } from '../../shared/database/index.ts'

export interface Line {
  isEmpty(): boolean
  /** Runs when all that came before has ended, however it ended. */
  wait<Result>(run: () => Promise<Result>): Promise<Result>
}

/** Of people of whom a command waits or runs: as many as there are requests at work. */
const lines = new WeakMap<Database, Map<string, Promise<unknown>>>()

export function lineOf(database: Database, personId: string): Line {
  const ends = lines.get(database) ?? new Map<string, Promise<unknown>>()
  lines.set(database, ends)
  return {
    isEmpty: () => !ends.has(personId),
    wait(run) {
      const result = (ends.get(personId) ?? Promise.resolve()).then(run)
      const end = result
        .catch(() => {})
        .then(() => {
          if (ends.get(personId) === end) ends.delete(personId)
        })
      ends.set(personId, end)
      return result
    },
  }
}
