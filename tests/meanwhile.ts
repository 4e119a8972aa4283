import type { Database, Statement } from '../shared/database/index.ts'

/** Another device that is faster: what it does comes just before a certain statement of somebody else. */
export interface Meanwhile {
  /** for who is to be overtaken */
  database: Database
  /** Done once, before the next such statement. */
  meanwhile(act: () => Promise<unknown>): void
}

/** @param isMoment by the name of a statement */
export function openMeanwhile(database: Database, isMoment: (name: string) => boolean): Meanwhile {
  let waiting: (() => Promise<unknown>) | undefined
  const query = async <Row>(statement: Statement): Promise<Row[]> => {
    const act = isMoment(statement.name ?? '') ? waiting : undefined
    if (act) waiting = undefined
    await act?.()
    return database.query<Row>(statement)
  }
  return {
    database: { ...database, query },
    meanwhile(act) {
      waiting = act
    },
  }
}

/** Just before what was decided is stored. */
export const isCommit = (name: string): boolean => name.startsWith('commit')
