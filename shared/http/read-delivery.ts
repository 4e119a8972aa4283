/** The event of a delivery, checked. By itself: its schemas are loaded with the first event, so that a cold start does not wait for them. */

import { shouldBe } from '../domain/should-be.ts'
import type { CloudEvent } from '../events/cloud-event.ts'
import { readingSchema } from '../events/reading.ts'
import type { EventData } from '../events/schemas.ts'
import type { EventType } from '../events/types.ts'
import { type Trace, traceOf } from '../tracing/trace.ts'
import { isPersonId } from './auth.ts'
import { poison } from './failed-delivery.ts'

/** An event of this system, of this revision, an earlier or a later one (`readingSchema`). */
export interface Delivery<Type extends EventType = EventType> {
  type: Type
  id: string
  source: string
  subject: string
  personId: string
  /** the person's revision */
  sequence: number
  data: EventData<Type>
  trace: Trace
  correlationId: string
}

/** @throws Problem 422 for an event that no later attempt will make right */
export function readDelivery<Type extends EventType>(
  event: CloudEvent,
  type: Type,
  trace = traceOf(event.extensions.traceparent),
): Delivery<Type> {
  const { partitionkey: personId, sequence, correlationid } = event.extensions
  if (!personId || !isPersonId(personId)) {
    throw poison('invalid-event', 'The extension partitionkey, which names the person, is missing or names nobody.')
  }
  const result = readingSchema(type).safeParse(event.data)
  if (!result.success) {
    const issue = result.error.issues[0]!
    throw poison('invalid-event', `The data of ${type} is invalid: ${issue.path.join('.') || 'it'} ${shouldBe(issue)}.`)
  }
  return {
    type,
    id: event.id,
    source: event.source,
    subject: event.subject ?? '',
    personId,
    sequence: Number(sequence ?? 0),
    data: result.data,
    trace,
    correlationId: correlationid ?? event.id,
  }
}
