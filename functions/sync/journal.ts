import type { Database } from '../../shared/database/index.ts'
// Not by the outbox's index: that brings the schemas of all events, for which a cold start would wait.
import { eventsAfter, storedEvent } from '../../shared/outbox/statements.ts'
import { type Message, messageOf } from './message.ts'
import { revisionsOf } from './statements.ts'

/** The events of the outbox: the truth, of which Kafka brings news sooner. */
export interface Journal {
  /** newest revision of each of these people who has any */
  revisions(people: string[]): Promise<Map<string, number>>
  /** a person's events after a revision, in order and without gaps */
  after(personId: string, revision: number, limit: number): Promise<Message[]>
}

export const createJournal = (database: Database): Journal => ({
  async revisions(people) {
    const rows = await database.query<{ id: string; revision: string }>(revisionsOf(people))
    return new Map(rows.map(({ id, revision }) => [id, Number(revision)]))
  },
  async after(personId, revision, limit) {
    const rows = await database.query<never>(eventsAfter(personId, revision, limit))
    return rows.map(storedEvent).map((event) => messageOf(event, event))
  },
})
