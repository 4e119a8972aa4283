/** A dead letter: the event as it was, and why it was refused (Knative's `knativeerror*` extensions and those of `kne-` headers). */
import { BROUGHT_TO, TOPICS, TOPICS_OF_EVENTS } from '../../shared/events/topics.ts'
import { OUR_SOURCE } from '../../shared/events/types.ts'
import { idOf, isUuid, newId } from '../../shared/ids/index.ts'
// Not by the outbox's index: that brings the schemas of all events.
import { PARKED_AT } from '../../shared/outbox/parked.ts'
import { UNDELIVERED } from '../../shared/outbox/undelivered.ts'
import {
  ADDED,
  type Entry,
  entryOf,
  isDeadLetter,
  isRefused,
  type Received,
  TOPIC_EXTENSION,
  topicOf,
} from './record.ts'

/** What redriving publishes. */
export interface KafkaRecord {
  key: string | null
  /** base64: the bytes as they came */
  value: string
  headers: Record<string, string>
}

export interface DeadLetter {
  id: string
  personId: string
  /** null where nothing vouches for what the letter says of its origin: then destination and reason are only claimed as well */
  originTopic: string | null
  eventId: string
  source: string
  type: string
  subject: string | null
  destination: string | null
  status: number | null
  code: string | null
  reason: string
  record: KafkaRecord
}

/** Extension that counts how often an event was redriven: refused again, it is another dead letter. */
const REDRIVES = 'redrives'

const redrivesOf = (attributes: Received['attributes']): number =>
  /^\d{1,6}$/.test(attributes[REDRIVES] ?? '') ? Number(attributes[REDRIVES]) : 0

/** Whether the event itself waits in the outbox, and the letter only tells of it. */
export const isParked = ({ record, eventId }: Pick<DeadLetter, 'record' | 'eventId'>): boolean =>
  `ce_${PARKED_AT}` in record.headers && isUuid(eventId)

/** Whether the letter tells of a record that no source could deliver, whose data has it: there is no event to publish again. */
export const isUndelivered = ({ record }: Pick<DeadLetter, 'record'>): boolean => `ce_${UNDELIVERED}` in record.headers

/** What refusal and delivery added; `reason` is from the header `kne-reason` that this system's functions set. */
const NO_PART = ['knativeerrordest', 'knativeerrorcode', 'knativeerrordata', 'reason', ...ADDED]

export function deadLetterOf(received: Received): { entry: Entry; letter: DeadLetter } {
  const { attributes } = received
  const isLetter = isDeadLetter(attributes)
  // What a record of another topic says of a refusal, it says itself.
  const { knativeerrordest: destination = null, knativeerrorcode, reason } = isLetter ? attributes : {}
  const why = reasonOf(attributes)
  const known = entryOf(received)
  const time = attributes[PARKED_AT] ?? String(redrivesOf(attributes))
  const id = idOf('dead-letter', known.source, known.eventId, destination ?? '', time)
  const entry = { ...known, entryId: id, topic: isLetter ? TOPICS.deadLetters : known.topic }
  const letter = {
    ...known,
    id,
    originTopic: isLetter ? originOf(attributes) : known.topic,
    destination,
    status: /^\d{1,4}$/.test(knativeerrorcode ?? '') ? Number(knativeerrorcode) : null,
    code: reason ?? why.code,
    reason: why.words,
    record: recordOf(received),
  }
  return { entry, letter }
}

/**
 * Where a letter's event came from, when the letter came our way: it names one of our functions and the topics of that function's source, as
 * the source itself wrote them there, or it was parked on its way to one of our topics, or could not be brought from one. What else a letter
 * says of its origin is only claimed, and believed by nobody.
 */
function originOf(attributes: Received['attributes']): string | null {
  const { knativeerrordest = '', [TOPIC_EXTENSION]: told = '' } = attributes
  const destination = URL.parse(knativeerrordest)
  if (destination?.protocol === 'kafka:') {
    const isOurs = attributes[PARKED_AT] ? isRedrivable(told) : attributes[UNDELIVERED] && isTopic(told)
    return isOurs && destination.pathname === told ? told : null
  }
  const read = BROUGHT_TO[destination?.hostname.split('.')[0] ?? ''] ?? []
  return told === read.join(',') ? (topicOf(attributes, read) ?? null) : null
}

const isTopic = (topic: string): boolean => (Object.values(TOPICS) as string[]).includes(topic)

/** The topics that an event may be published to anew: those that functions read. */
export const REDRIVABLE = TOPICS_OF_EVENTS
export const isRedrivable = (topic: string): topic is (typeof REDRIVABLE)[number] =>
  (REDRIVABLE as readonly string[]).includes(topic)

/**
 * In words: the `detail` of the problem that the function answered, of which Knative keeps the first 1024 bytes. `code` where no header
 * gave one.
 */
function reasonOf(attributes: Received['attributes']): { words: string; code: string | null } {
  const { knativeerrorcode, knativeerrordata, knativeerrordest, reason } = attributes
  if (!isDeadLetter(attributes) || !isRefused(attributes)) return unrefused(attributes)
  const answer = knativeerrordata ? Buffer.from(knativeerrordata, 'base64').toString() : ''
  const detail = /"detail":"((?:[^"\\]|\\.)*)/.exec(answer)?.[1]
  const words = detail === undefined ? answer : detail.replaceAll(/\\(["\\/])/g, '$1')
  const by = knativeerrordest ?? 'The function'
  if (words.trim()) return { words: words.replaceAll('\u0000', '\ufffd').slice(0, 1024), code: null }
  if (reason) return { words: reason, code: null }
  if (Number(knativeerrorcode) > 0) return { words: `${by} answered ${knativeerrorcode} without a word.`, code: null }
  return {
    words: `No answer came from ${by}: the connection failed, or it took longer than the delivery.timeout of its source.`,
    code: 'no-answer',
  }
}

/** No function has refused it. */
const unrefused = (attributes: Received['attributes']): { words: string; code: string } =>
  isDeadLetter(attributes)
    ? { words: 'It was written to dead-letters as it is: no function refused it.', code: 'written-directly' }
    : { words: 'It is no event of this system: somebody else writes to this topic.', code: 'alien-record' }

function recordOf({ attributes, contentType, body }: Received): KafkaRecord {
  const kept = Object.entries(attributes).filter(([name]) => !NO_PART.includes(name))
  const headers = Object.fromEntries(kept.map(([name, value]) => [`ce_${name}`, value]))
  headers[`ce_${REDRIVES}`] = String(redrivesOf(attributes) + 1)
  if (contentType) headers['content-type'] = contentType
  const key = attributes.partitionkey ?? attributes.key ?? null
  return { key, value: Buffer.from(body).toString('base64'), headers }
}

/** The log's entry of what an operator did with a dead letter. */
export function actionEntry(
  letter: Pick<DeadLetter, 'id' | 'personId'>,
  action: 'redriven' | 'discarded',
  data: { by: string; note: string | null; topic?: string },
  time: string,
): Entry {
  const id = newId()
  const source = `${OUR_SOURCE}audit`
  const type = `todo.dead-letter.${action}.v1`
  const attributes = {
    specversion: '1.0',
    id,
    source,
    type,
    subject: letter.id,
    time,
    datacontenttype: 'application/json',
  }
  return {
    entryId: idOf(action, letter.id),
    personId: letter.personId,
    topic: null,
    partition: null,
    offset: null,
    eventId: id,
    source,
    type,
    subject: letter.id,
    time,
    sequence: null,
    event: JSON.stringify({ ...attributes, data }),
  }
}
