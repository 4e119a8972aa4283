/** Where a person's commands wait for each other, in this process. */
export interface Line {
  isEmpty(): boolean
  /** Runs when all that came before has ended, however it ended. */
  wait<Result>(run: () => Promise<Result>): Promise<Result>
}

/** By person. */
export type Lines = (personId: string) => Line

export function createLines(): Lines {
  /** of people of whom a command waits or runs: as many as there are requests at work */
  const ends = new Map<string, Promise<unknown>>()
  return (personId) => ({
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
  })
}
