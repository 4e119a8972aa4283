import '../../shared/kafka/codecs.ts'
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { fromKafkaMessage } from '../../shared/events/cloud-event.ts'
import { TOPICS } from '../../shared/events/topics.ts'
import { isEventType } from '../../shared/events/types.ts'
import { readDelivery } from '../../shared/http/read-delivery.ts'
import { newId } from '../../shared/ids/index.ts'
import { type KafkaAddress, kafkaClient } from '../../shared/kafka/client.ts'
import type { Log } from '../../shared/log/index.ts'
import { messageOf } from './message.ts'
import type { Streams } from './streams.ts'

interface Options {
  kafka: KafkaAddress
  streams: Streams
  log: Log
  until: Promise<void>
  /** everything that is written from now on will be told */
  onAttached: () => void
  onDetached: () => void
}

const FOLLOWED = [TOPICS.taskEvents, TOPICS.reminders, TOPICS.notifications]
/** Milliseconds for which the broker holds a fetch that finds nothing; what arrives is sent at once. */
const FETCH_WAIT = 250

/**
 * Follows the topics from their present end, in a consumer group of its own that commits nothing: every process must see every event, and
 * what one missed is in the database.
 *
 * @throws when the connection is lost
 */
export async function follow({ kafka: address, streams, log, until, onAttached, onDetached }: Options): Promise<void> {
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
    await consumer.subscribe({ topics: FOLLOWED, fromBeginning: false })
    await consumer.run({ autoCommit: false, eachBatch: async (payload) => takeBatch(payload, streams, log) })
    await Promise.race([crashed.promise, until])
  } finally {
    onDetached()
    await leave(kafka, consumer, groupId)
  }
}

function takeBatch({ batch, resolveOffset }: EachBatchPayload, streams: Streams, log: Log): void {
  for (const message of batch.messages) {
    take({ topic: batch.topic, partition: batch.partition, offset: message.offset }, message, streams, log)
    resolveOffset(message.offset)
  }
}

interface Place {
  topic: string
  partition: number
  offset: string
}

function take(place: Place, message: KafkaMessage, streams: Streams, log: Log): void {
  const started = performance.now()
  // Most are of people who look at nothing here: not even parsed.
  if (!streams.has(message.key?.toString() ?? '')) {
    log.debug('consumed', { ...place, outcome: 'ignored' })
    return
  }
  try {
    const event = fromKafkaMessage(message)
    const { type, id, subject = '', time = '', extensions } = event
    if (!isEventType(type)) throw new Error(`events of type ${type} are not known here`)
    const { personId, sequence: revision, trace } = readDelivery(event, type)
    if (!(revision > 0)) throw new Error('the event has no sequence')
    const content = { revision, type, subject, time, data: event.data }
    const sent = streams.take(personId, messageOf(content, { id, traceParent: extensions.traceparent }))
    const outcome = sent.delivered ? 'delivered' : sent.later ? 'later' : 'duplicate'
    const duration = Math.round((performance.now() - started) * 10) / 10
    const described = { type, id, subject, sequence: revision, traceId: trace.traceId }
    log.info('consumed', { ...place, ...described, duration, outcome, streams: sent.delivered + sent.later })
  } catch (error) {
    // Other functions have it in the dead letters.
    log.debug('consumed', { ...place, outcome: 'refused', reason: (error as Error).message })
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
