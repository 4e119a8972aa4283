/** A committed event as it goes to Kafka. What holds it for a while holds this: its data once, as text, and its size known. */

import { toKafkaMessage } from '../events/cloud-event.ts'
import type { StoredEvent } from '../events/event.ts'
import type { OutgoingRecord } from '../kafka/record.ts'
import { recordBytes } from '../kafka/record-size.ts'
import { traceIdOf } from '../tracing/trace.ts'

export interface Outgoing extends Pick<StoredEvent, 'id' | 'type' | 'subject' | 'traceParent' | 'revision'> {
  record: OutgoingRecord
  bytes: number
}

export function toOutgoing(event: StoredEvent): Outgoing {
  const { id, topic, type, subject, traceParent, revision } = event
  const record = { topic, ...toKafkaMessage(event) }
  return { id, type, subject, traceParent, revision, record, bytes: recordBytes(record) }
}

/** The fields by which one event is followed through all logs. */
export const describeEvent = ({ record: { topic }, type, id, subject, traceParent, revision }: Outgoing) => ({
  topic,
  type,
  id,
  subject,
  sequence: revision,
  traceId: traceIdOf(traceParent),
})
