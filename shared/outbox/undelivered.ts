/**
 * A record that no source can bring to a function, as operators are told of it. A KafkaSource makes HTTP headers of a record's headers: what is
 * refused for those never reaches a function, and its dead letter, which has them too, reaches nobody either. So the relay finds such records
 * in Kafka itself, and writes a letter that has what they hold in its data. Ours are none: only somebody else writes them.
 */

import { TOPICS } from '../events/topics.ts'
import { OUR_SOURCE } from '../events/types.ts'
import { idOf } from '../ids/index.ts'
import type { OutgoingRecord } from '../kafka/record.ts'

/** A record as it lies in Kafka; bytes that are no text are read as if they were. */
export interface KeptRecord {
  topic: string
  partition: number
  offset: string
  /** epoch milliseconds */
  timestamp: string
  key: string | null
  value: string | null
  /** a name may come twice */
  headers: [name: string, value: string][]
}

/**
 * Of the headers that Envoy takes in one request by default (100, and 60 KiB), what is left after those of the sources, of HTTP and of the
 * proxies on the way. Bun takes 200.
 */
const MOST_HEADERS = 70
const MOST_HEADER_BYTES = 48 * 1024
/** Before the value: `ce-kafkaheader` at most, a colon, a space and the end of the line. */
const OVERHEAD = 18

/** What no header of HTTP may hold (RFC 9110, section 5.5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const FORBIDDEN = /[\0-\x08\x0a-\x1f\x7f]/

/** @returns undefined for a record that sources can bring; else the reason, in words for an operator */
export function whyUndelivered(record: Pick<KeptRecord, 'headers' | 'key' | 'value'>): string | undefined {
  const headers = sentAsHeaders(record)
  if (headers.length > MOST_HEADERS) {
    return `it makes ${headers.length} headers of a request, which takes ${MOST_HEADERS} of them`
  }
  const bytes = headers.reduce((sum, [name, value]) => sum + OVERHEAD + name.length + value.length, 0)
  if (bytes > MOST_HEADER_BYTES) return `it makes ${bytes} bytes of headers, and a request takes ${MOST_HEADER_BYTES}`
  const [name] = headers.find(([, value]) => FORBIDDEN.test(value)) ?? []
  return name === undefined ? undefined : `its ${JSON.stringify(name.slice(0, 100))} holds a control character`
}

/** What a source makes headers of; of a record that is no CloudEvent the key, too. */
function sentAsHeaders({ headers, key, value }: Pick<KeptRecord, 'headers' | 'key' | 'value'>): KeptRecord['headers'] {
  const [, contentType = ''] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? []
  const attributes = /^application\/cloudevents\+json\b/i.test(contentType) ? attributesIn(value) : undefined
  return [...(attributes ?? headers), ...(key === null ? [] : [['key', key] as KeptRecord['headers'][number]])]
}

/** Those of an event in structured mode (CloudEvents' JSON format, section 3). */
function attributesIn(value: string | null): KeptRecord['headers'] | undefined {
  try {
    const { data, data_base64, ...attributes } = JSON.parse(value ?? '') as Record<string, unknown>
    return Object.entries(attributes).map(([name, text]) => [name, String(text)])
  } catch {
    return undefined
  }
}

/** Extension that marks such a letter: the record's partition and offset. */
export const UNDELIVERED = 'undelivered'

export function letterOfUndelivered(record: KeptRecord, reason: string): OutgoingRecord {
  const { topic, partition, offset, timestamp } = record
  const words = `The record of ${topic} in partition ${partition} at offset ${offset} was brought to no function: ${reason}. It stays in the topic for as long as that keeps anything.`
  return {
    topic: TOPICS.deadLetters,
    key: null,
    value: dataOf(record),
    headers: {
      ce_specversion: '1.0',
      // A topic that was made anew counts from 0 again.
      ce_id: idOf(UNDELIVERED, topic, String(partition), offset, timestamp),
      ce_source: `${OUR_SOURCE}relay`,
      ce_type: 'todo.record.undelivered.v1',
      ce_kafkatopic: topic,
      ce_knativeerrordest: `kafka:${topic}`,
      ce_knativeerrordata: Buffer.from(words).toString('base64'),
      ce_reason: 'undeliverable',
      [`ce_${UNDELIVERED}`]: `${partition}/${offset}`,
      'content-type': 'application/json',
    },
  }
}

/** Bytes of a letter's data: what Kafka takes of any record, with room for the letter's own headers. */
const MOST_DATA = 60_000

/** All of the record, or as much as fits. */
function dataOf({ headers, value, ...place }: KeptRecord): string {
  const names = headers.map(([name]) => name)
  const { key, ...bare } = place
  const texts = [{ ...place, headers, value }, { ...place, headers }, { ...place, names }, bare].map((part) =>
    JSON.stringify(part),
  )
  return texts.find((text) => Buffer.byteLength(text) <= MOST_DATA) ?? texts.at(-1)!
}
