/**
 * A parked event as operators are told of it: a small dead letter. The event itself stays in the outbox, since Kafka does not take it; who
 * redrives the letter releases it there (functions/audit), and the relay tries it again.
 */

import { TOPICS } from '../events/topics.ts'
import type { OutgoingRecord } from '../kafka/record.ts'
import type { Outgoing } from './outgoing.ts'

export interface Refused {
  event: Outgoing
  /** in words for an operator */
  reason: string
}

/** Extension that marks such a letter and tells it from those of the same event parked before: the instant (RFC 3339). */
export const PARKED_AT = 'parkedat'

/** @param at RFC 3339 */
export function letterOf({ event, reason }: Refused, at: string): OutgoingRecord {
  const { key, headers, topic } = event.record
  return {
    topic: TOPICS.deadLetters,
    key,
    // Its data is what does not fit.
    value: JSON.stringify({ bytes: event.bytes }),
    headers: {
      ...headers,
      ce_kafkatopic: topic,
      ce_knativeerrordest: `kafka:${topic}`,
      ce_knativeerrordata: Buffer.from(reason).toString('base64'),
      ce_reason: 'refused-by-kafka',
      [`ce_${PARKED_AT}`]: at,
    },
  }
}
