import type { Database } from '../../shared/database/index.ts'
import { createShares } from '../../shared/http/limits/shares.ts'
import { type Message, messageOf } from './message.ts'
import {
  type EventRow,
  eventsAfter,
  eventsAt,
  type Page,
  type PageRow,
  type PersonsEventRow,
  revisionsOf,
} from './statements.ts'

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

const toMessage = ({ time, traceParent, id, ...event }: EventRow): Message =>
  messageOf({ ...event, revision: Number(event.revision), time: new Date(time).toISOString() }, { id, traceParent })

export const createJournal = (database: Database): Journal => ({
  async revisions(people) {
    const rows = await database.query<{ id: string; revision: string }>(revisionsOf(people))
    return new Map(rows.map(({ id, revision }) => [id, Number(revision)]))
  },
  async after(personId, revision, page) {
    const rows = await readAlone(personId, () => database.query<PageRow>(eventsAfter(personId, revision, page)))
    const messages = rows.map(toMessage)
    const [first] = rows
    return { messages, isAll: !first || (first.found < page.events && first.found === rows.length) }
  },
})

/** What a record of Kafka says that there is. */
export interface News {
  personId: string
  revision: number
}

/** @returns the message of each piece of news that is true, in the order of revisions, as the database has it */
export type Confirm = (news: News[]) => Promise<(News & { message: Message })[]>

export const createConfirm =
  (database: Database): Confirm =>
  async (news) => {
    const people = news.map(({ personId }) => personId)
    const revisions = news.map(({ revision }) => revision)
    const rows = await database.query<PersonsEventRow>(eventsAt(people, revisions))
    return rows
      .map((row) => ({ personId: row.personId, revision: Number(row.revision), message: toMessage(row) }))
      .sort((one, other) => one.revision - other.revision)
  }
