import '../../shared/kafka/codecs.ts'
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { TOPICS_OF_EVENTS } from '../../shared/events/topics.ts'
import { newId } from '../../shared/ids/index.ts'
import { type KafkaAddress, kafkaClient } from '../../shared/kafka/client.ts'
import type { Log } from '../../shared/log/index.ts'
import type { Confirm, News } from './journal.ts'
import type { Streams } from './streams.ts'

interface Options {
  kafka: KafkaAddress
  streams: Streams
  confirm: Confirm
  log: Log
  until: Promise<void>
  /** everything that is written from now on will be told */
  onAttached: () => void
  onDetached: () => void
}

/** Milliseconds for which the broker holds a fetch that finds nothing; what arrives is sent at once. */
const FETCH_WAIT = 250
/** Events that are looked up in one question: of at most 64 kB each. */
const AT_ONCE = 100
/** That one is looked up for need not keep the others waiting. */
const PARTITIONS_AT_ONCE = 4

/**
 * Follows the topics from their present end, in a consumer group of its own that commits nothing: every process must see every event, and
 * what one missed is in the database.
 *
 * @throws when the connection is lost
 */
export async function followTopics(options: Options): Promise<void> {
  const { kafka: address, log, until, onAttached, onDetached } = options
  const kafka = await kafkaClient({ clientId: 'sync', ...address, level: 'debug', log })
  const groupId = `sync-${newId()}`
  const consumer = kafka.consumer({
    groupId,
    maxWaitTimeInMs: FETCH_WAIT,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3, restartOnFailure: async () => false },
  })
  const crashed = Promise.withResolvers<never>()
  crashed.promise.catch(() => {})
  consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error))
  // The first fetch has found out where the topics end.
  const forget = consumer.on(consumer.events.FETCH, () => {
    forget()
    onAttached()
  })
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...TOPICS_OF_EVENTS], fromBeginning: false })
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => takeBatch(payload, options),
    })
    await Promise.race([crashed.promise, until])
  } finally {
    onDetached()
    await leave(kafka, consumer, groupId)
  }
}

/** A record that is about somebody who looks. */
interface Told extends News {
  topic: string
  partition: number
  offset: string
}

/**
 * A record only says that there is something new. What devices get is what the database has: whoever writes to the topic can neither put
 * words into a stream nor take the place of a true event.
 */
async function takeBatch({ batch, resolveOffset }: EachBatchPayload, options: Options): Promise<void> {
  const { topic, partition, messages } = batch
  const told = messages.flatMap((message) => newsOf(topic, partition, message, options))
  for (let index = 0; index < told.length; index += AT_ONCE) await tell(told.slice(index, index + AT_ONCE), options)
  const last = messages.at(-1)
  if (last) resolveOffset(last.offset)
}

function newsOf(topic: string, partition: number, { key, headers, offset }: KafkaMessage, options: Options): Told[] {
  const { streams, log } = options
  const personId = key?.toString() ?? ''
  const revision = Number(headers?.ce_sequence?.toString())
  const place = { topic, partition, offset }
  // Most are of people who look at nothing here: nobody asks the database for them.
  if (streams.has(personId) && Number.isSafeInteger(revision) && revision > 0) return [{ personId, revision, ...place }]
  log.debug('consumed', { ...place, outcome: 'ignored' })
  return []
}

async function tell(told: Told[], { streams, confirm, log }: Options): Promise<void> {
  const started = performance.now()
  const known = await confirm(told).catch((error) => {
    log.warn('what Kafka told could not be looked up', { error })
    // Each stream finds by itself what it missed, as soon as the database is back.
    streams.attached()
    return undefined
  })
  if (!known) return
  const places = new Map(told.map((each) => [`${each.revision}:${each.personId}`, each]))
  for (const { personId, revision, message } of known) {
    const { topic, partition, offset } = places.get(`${revision}:${personId}`)!
    const sent = streams.take(personId, message)
    const outcome = sent.delivered ? 'delivered' : sent.later ? 'later' : 'duplicate'
    const duration = Math.round((performance.now() - started) * 10) / 10
    const { type, id, traceId } = message
    const described = { topic, partition, offset, type, id, sequence: revision, traceId, duration, outcome }
    log.info('consumed', { ...described, streams: sent.delivered + sent.later })
    places.delete(`${revision}:${personId}`)
  }
  // Other functions have it in the dead letters.
  for (const { topic, partition, offset } of places.values()) {
    log.debug('consumed', { topic, partition, offset, outcome: 'refused', reason: 'there is no such event' })
  }
}

/** Tidy, not needed: a group without members and offsets is forgotten by Kafka. */
async function leave(kafka: Kafka, consumer: Consumer, groupId: string): Promise<void> {
  try {
    await consumer.disconnect()
    const admin = kafka.admin({ retry: { retries: 1 } })
    await admin.connect()
    await admin.deleteGroups([groupId])
    await admin.disconnect()
  } catch {
    // Kafka is away, and the group with it.
  }
}
