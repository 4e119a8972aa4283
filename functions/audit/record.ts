/**
 * A record as it is kept: whatever arrives, of this system or not. Nothing is refused that a KafkaSource can deliver: what cannot be
 * read is kept as it is.
 */
import { NotACloudEvent, percentDecoded } from '../../shared/events/cloud-event.ts'
import { BROUGHT_TO, TOPICS } from '../../shared/events/topics.ts'
import { EVENT_TOPICS, type EventType, isEventType, isOurSource } from '../../shared/events/types.ts'
import { isPersonId } from '../../shared/http/auth.ts'
import { BODY_LIMITS, readBody } from '../../shared/http/read-body.ts'
import { idOf } from '../../shared/ids/index.ts'

/** The event that says that its person left. */
export const PERSON_LEFT = 'todo.person.deleted.v1' satisfies EventType

/** The chain of what belongs to nobody known; no person can have this id. */
export const NOBODY = '*'

/**
 * Extensions that our KafkaSources add (ceOverrides), in place of whatever a record says there: the topics that the source reads. Where the
 * records are dead letters, the first stays that of the source that they were refused by.
 */
export const TOPIC_EXTENSION = 'kafkatopic'
const READ_FROM_EXTENSION = 'readfrom'

export interface Received {
  /** names as in CloudEvents' JSON format; values without control characters */
  attributes: Record<string, string>
  contentType: string | undefined
  body: Uint8Array
}

export interface Entry {
  /** UUIDv5: the same for every copy of the record */
  entryId: string
  personId: string
  topic: string | null
  partition: number | null
  offset: string | null
  eventId: string
  source: string
  type: string
  subject: string | null
  /** RFC 3339 */
  time: string | null
  sequence: number | null
  /** the event in CloudEvents' JSON format */
  event: string
}

/** @throws NotACloudEvent only for a request that no KafkaSource makes: one without id, source or type */
export async function receive(request: Request): Promise<Received> {
  const attributes: Record<string, string> = {}
  request.headers.forEach((value, name) => {
    if (name.startsWith('ce-')) attributes[name.slice(3)] = printable(percentDecoded(value))
  })
  for (const name of ['id', 'source', 'type']) if (!attributes[name]) throw new NotACloudEvent(`${name} is missing`)
  const contentType = request.headers.get('content-type') ?? undefined
  return { attributes, contentType, body: await readBody(request, BODY_LIMITS.delivery) }
}

/** What a KafkaSource adds on the way is no part of the event. */
export const ADDED = ['knativekafkapartition', 'knativekafkaoffset', TOPIC_EXTENSION, READ_FROM_EXTENSION]

export function entryOf({ attributes, contentType, body }: Received): Entry {
  const event = Object.fromEntries(Object.entries(attributes).filter(([name]) => !ADDED.includes(name)))
  const { id = '', source = '', type = '', subject, time, sequence } = attributes
  return {
    entryId: idOf('audit', source, id),
    personId: ownerOf(attributes),
    topic: topicOf(attributes, BROUGHT_TO['audit-log']!) ?? null,
    partition: integer(attributes.knativekafkapartition, 2 ** 31 - 1),
    offset: integer(attributes.knativekafkaoffset)?.toString() ?? null,
    eventId: bounded(id),
    source: bounded(source),
    type: bounded(type),
    subject: subject === undefined ? null : bounded(subject),
    time: instant(time),
    sequence: integer(sequence),
    event: documentOf(event, contentType, body),
  }
}

/** Only this system's functions speak for a person: anybody's record could name one. */
function ownerOf({ source, partitionkey }: Received['attributes']): string {
  return source && isOurSource(source) && partitionkey && isPersonId(partitionkey) ? partitionkey : NOBODY
}

/**
 * The topic that a record came from, of those that its source reads. Of several it is that of the event's type, or for a plain record the one
 * in the source that Knative gives it.
 *
 * @returns undefined where none of them is told
 */
export function topicOf(
  { source = '', type = '' }: Received['attributes'],
  read: readonly string[],
): string | undefined {
  if (read.length === 1) return read[0]
  const plain = /^\/apis\/v1\/.*#([\w.-]{1,249})$/.exec(source)?.[1]
  const told = isEventType(type) ? EVENT_TOPICS[type] : plain
  return read.find((topic) => topic === told)
}

/** Only the source of the dead letters says that it brings one: nothing in a record of another topic makes it a letter. */
export const isDeadLetter = (attributes: Received['attributes']): boolean =>
  attributes[READ_FROM_EXTENSION] === TOPICS.deadLetters

/** With what Knative adds to each event that it could not deliver; without, what else it says of a refusal, it says itself. */
export const isRefused = (attributes: Received['attributes']): boolean => 'knativeerrordest' in attributes

/** What others wrote to our topics. Consumers pass it over, so nobody but audit can show it to an operator. */
export const isAlien = ({ source = '', type = '' }: Received['attributes']): boolean =>
  !isOurSource(source) || !type.startsWith('todo.')

/** CloudEvents' JSON format 1.0.2, section 3: JSON data is embedded byte for byte, text as a string, all else as base64. */
function documentOf(attributes: Received['attributes'], contentType: string | undefined, body: Uint8Array): string {
  const named = JSON.stringify({ ...attributes, ...(contentType && { datacontenttype: contentType }) })
  if (!body.length) return named
  return `${named.slice(0, -1)},${dataMember(contentType, body)}}`
}

function dataMember(contentType: string | undefined, body: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return `"data_base64":"${Buffer.from(body).toString('base64')}"`
  }
  return `"data":${/[/+]json\b/.test(contentType ?? '') && isJson(text) ? text : JSON.stringify(text)}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** CloudEvents 1.0.2, section 2.1 forbids them in attributes; without line feeds, the lines of a hash are unambiguous. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]/gu, '\ufffd')

const LONGEST = 200

/** Columns are indexed and must fit; the whole value is in the event. */
const bounded = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}~${idOf('bounded', text)}`

function integer(text: string | undefined, largest = Number.MAX_SAFE_INTEGER): number | null {
  return text && /^\d{1,16}$/.test(text) && Number(text) <= largest ? Number(text) : null
}

function instant(text: string | undefined): string | null {
  const at = text && /^[0-9]{4}-/.test(text) && !text.startsWith('0000') ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return null
  const iso = new Date(at).toISOString()
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? iso : null
}
