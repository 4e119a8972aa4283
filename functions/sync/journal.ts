import type { Database } from '../../shared/database/index.ts'
import { createShares } from '../../shared/http/limits/shares.ts'
import { type Message, messageOf } from './message.ts'
import { type EventRow, eventsAfter, type Page, revisionsOf } from './statements.ts'

/** The events of the outbox: the truth, of which Kafka brings news sooner. */
export interface Journal {
  /** newest revision of each of these people who has any */
  revisions(people: string[]): Promise<Map<string, number>>
  /**
   * A person's events after a revision, in order and without gaps: a page of them, and at least one.
   *
   * @returns also whether these were all there are
   */
  after(personId: string, revision: number, page: Page): Promise<{ messages: Message[]; isAll: boolean }>
}

/** Reads of one person at once: the streams of one do not take the connections of all. */
const READS = 2
/** Streams of one person that wait for that, and milliseconds for which they do. */
const LINE = 100
const PATIENCE = 10_000

const reads = createShares({ places: READS, line: LINE, patience: PATIENCE })

async function readAlone<Rows>(personId: string, read: () => Promise<Rows>): Promise<Rows> {
  const leave = await reads.enter(personId)
  if (!leave) throw new Error('too many streams of one person read at once')
  try {
    return await read()
  } finally {
    leave()
  }
}

export const createJournal = (database: Database): Journal => ({
  async revisions(people) {
    const rows = await database.query<{ id: string; revision: string }>(revisionsOf(people))
    return new Map(rows.map(({ id, revision }) => [id, Number(revision)]))
  },
  async after(personId, revision, page) {
    const rows = await readAlone(personId, () => database.query<EventRow>(eventsAfter(personId, revision, page)))
    const messages = rows.map(({ time, traceParent, id, ...event }) =>
      messageOf(
        { ...event, revision: Number(event.revision), time: new Date(time).toISOString() },
        { id, traceParent },
      ),
    )
    const [first] = rows
    return { messages, isAll: !first || (first.found < page.events && first.found === rows.length) }
  },
})
