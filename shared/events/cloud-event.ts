/**
 * CloudEvents 1.0 as they travel: binary mode on Kafka (`ce_*` record headers) and over HTTP (`ce-*` request headers).
 * Sources: CloudEvents Kafka Protocol Binding 1.0.2 section 3.2, HTTP Protocol Binding 1.0.2 section 3.1, extensions Partitioning,
 * Sequence and Distributed Tracing. The package `cloudevents` takes some 23 us for what is a loop over headers here; the contract
 * tests hold this code against it, and it reads the other modes (shared/http/other-modes.ts).
 */

import type { StoredEvent } from './event.ts'
import { jsonOf } from './json.ts'

/** An event as a consumer gets it; `data` is parsed JSON, or text where it was not JSON. */
export interface CloudEvent {
  id: string
  source: string
  type: string
  subject: string | undefined
  time: string | undefined
  dataContentType: string | undefined
  /** every other attribute, names in lower case: `partitionkey`, `sequence`, `traceparent`, `knativekafkaoffset` ... */
  extensions: Record<string, string>
  data: unknown
}

/** A request that is no CloudEvent; `message` says what is missing. */
export class NotACloudEvent extends Error {
  override readonly name = 'NotACloudEvent'
  readonly code = 'not-a-cloudevent'
}

export interface KafkaMessage {
  key: string
  value: string
  headers: Record<string, string>
}

/** The record of a stored event: binary mode, keyed by the person so that one person's events stay in order. */
export function toKafkaMessage(event: StoredEvent): KafkaMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_partitionkey: event.personId,
    ce_sequence: String(event.revision),
    ce_traceparent: event.traceParent,
    ce_correlationid: event.correlationId,
    'content-type': 'application/json',
  }
  if (event.causationId) headers.ce_causationid = event.causationId
  return { key: event.personId, value: jsonOf(event.data), headers }
}

/**
 * An event in binary mode over HTTP.
 * @throws NotACloudEvent
 */
export function fromHttp(headers: Headers, body: string): CloudEvent {
  const contentType = headers.get('content-type') ?? undefined
  const attributes: Record<string, string> = {}
  headers.forEach((value, name) => {
    if (name.startsWith('ce-')) attributes[name.slice(3)] = percentDecoded(value)
  })
  return fromAttributes(attributes, contentType, isJson(contentType) ? parseData(body) : body)
}

function fromAttributes(
  attributes: Record<string, string>,
  dataContentType: string | undefined,
  data: unknown,
): CloudEvent {
  const { specversion, id, source, type, subject, time, ...extensions } = attributes
  if (specversion !== '1.0') throw new NotACloudEvent(`specversion is '${specversion ?? ''}', not 1.0`)
  if (!id) throw new NotACloudEvent('id is missing')
  if (!source) throw new NotACloudEvent('source is missing')
  if (!type) throw new NotACloudEvent('type is missing')
  return { id, source, type, subject, time, dataContentType, extensions, data }
}

const isJson = (contentType: string | undefined): boolean => !contentType || /[/+]json\b/.test(contentType)

function parseData(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new NotACloudEvent('the data is not the JSON that its content type says')
  }
}

/** HTTP binding 1.0.2, section 3.1.3.2: values outside printable ASCII are percent-encoded UTF-8. */
export function percentDecoded(value: string): string {
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
