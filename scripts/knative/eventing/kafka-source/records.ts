import { fromStructured, inLatin1, isStructured, NotACloudEvent, validEvent, type WireEvent } from '../cloud-event.ts'

/** A record of Kafka, as far as an event is made from it. */
export interface KafkaRecord {
  topic: string
  partition: number
  offset: number
  key: Buffer | undefined
  value: Buffer | undefined
  /** in the order of the record; a name may come twice */
  headers: [name: string, value: Buffer][]
  /** epoch milliseconds */
  timestamp: number
}

export interface SourceIdentity {
  namespace: string
  name: string
  /** of `ceOverrides`; they win over the event's own */
  extensions: Record<string, string>
}

/** Every record becomes an event: a CloudEvent stays itself, whatever else was written is wrapped into one. */
export function eventOf(record: KafkaRecord, source: SourceIdentity): WireEvent {
  const event = cloudEventIn(record) ?? wrapped(record, source)
  const asSent = Object.entries(event.attributes).map(([name, value]) => [name, inLatin1(value)])
  return {
    ...event,
    attributes: {
      ...Object.fromEntries(asSent),
      ...(event.attributes.time && { time: asJavaPrints(event.attributes.time) }),
      knativekafkapartition: String(record.partition),
      knativekafkaoffset: String(record.offset),
      ...source.extensions,
    },
  }
}

const ATTRIBUTE = 'ce_'

/** Kafka binding 1.0.2 section 3. undefined when it is none, or a malformed one */
function cloudEventIn({ headers, value }: KafkaRecord): WireEvent | undefined {
  const contentType = contentTypeOf(headers)
  try {
    if (isStructured(contentType)) return fromStructured(value, contentType!)
    const attributes: Record<string, string> = {}
    for (const [name, text] of headers) {
      if (name.startsWith(ATTRIBUTE)) attributes[name.slice(ATTRIBUTE.length)] = text.toString()
    }
    return validEvent({ attributes, contentType, data: value })
  } catch (error) {
    if (error instanceof NotACloudEvent) return undefined
    throw error
  }
}

function wrapped({ topic, partition, offset, key, value, headers, timestamp }: KafkaRecord, source: SourceIdentity) {
  const attributes: Record<string, string> = {
    specversion: '1.0',
    id: `partition:${partition}/offset:${offset}`,
    type: 'dev.knative.kafka.event',
    source: `/apis/v1/namespaces/${source.namespace}/kafkasources/${source.name}#${topic}`,
    subject: `partition:${partition}#${offset}`,
    time: new Date(timestamp).toISOString(),
  }
  if (key && key.length > 0) attributes.key = attributes.partitionkey = key.toString()
  for (const [name, text] of headers) {
    if (isContentType(name)) continue
    attributes[`kafkaheader${name.toLowerCase().replace(/[^a-z0-9]/g, '')}`] = text.toString()
  }
  return { attributes, contentType: contentTypeOf(headers)?.toLowerCase(), data: value }
}

/** A timestamp is read and printed anew on the way: without zeros at the end of the fraction, in capitals, and with Z for an offset of none. */
const asJavaPrints = (time: string): string =>
  time
    .toUpperCase()
    .replace(/(\.\d*?)0+(?=[Z+-])/, '$1')
    .replace(/\.(?=[Z+-])/, '')
    .replace(/[+-]00:00$/, 'Z')

const isContentType = (name: string): boolean => name.toLowerCase() === 'content-type'

const contentTypeOf = (headers: KafkaRecord['headers']): string | undefined =>
  headers.find(([name]) => isContentType(name))?.[1].toString()
