/** What an operator decides about an event that is parked in the outbox: all that audit ever does to that. */
import type { Statement } from '../../../shared/database/index.ts'

/** The relay tries it again. */
export const release = (eventId: string): Statement => ({
  name: 'release-parked-event',
  text: 'update todo.events set parked_at = null, parked_reason = null where id = $1::uuid and published_at is null',
  values: [eventId],
})

/** Nobody tries it any more: it counts as published, and goes with others of its age. */
export const giveUp = (eventId: string): Statement => ({
  name: 'give-up-parked-event',
  text: 'update todo.events set published_at = now() where id = $1::uuid and published_at is null and parked_at is not null',
  values: [eventId],
})
