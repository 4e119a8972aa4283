/**
 * Follows the topics from their present end, in a consumer group of its own that commits nothing: every process must see every event, and
 * what one missed is in the database. Comes back for as long as it takes when Kafka is away.
 */
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { fromKafkaMessage } from '../../shared/events/cloud-event.ts'
import { TOPICS } from '../../shared/events/topics.ts'
import { isEventType } from '../../shared/events/types.ts'
import { delivery } from '../../shared/http/consume.ts'
import { newId } from '../../shared/ids/index.ts'
import type { Log } from '../../shared/log/index.ts'
import { messageOf } from './message.ts'
import type { Source, Streams } from './streams.ts'

interface Options {
  brokers: string[]
  streams: Streams
  log: Log
}

const FOLLOWED = [TOPICS.taskEvents, TOPICS.reminders, TOPICS.notifications]
/** Milliseconds for which the broker holds a fetch that finds nothing; what arrives is sent at once. */
const FETCH_WAIT = 250
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 5000

export function createTail({ brokers, streams, log }: Options): Source {
  let running: Promise<void> | undefined
  let stopRequest = Promise.withResolvers<void>()
  let isWanted = false
  let isAttached = false

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE
    while (isWanted) {
      stopRequest = Promise.withResolvers()
      const wasAttached = await follow().catch((error) => {
        log.warn('following Kafka failed', { error })
        return isAttached
      })
      isAttached = false
      pause = wasAttached ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE)
      if (isWanted) await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), stopRequest.promise])
    }
    running = undefined
  }

  /** Resolves when it was asked to stop. @throws when the connection is lost */
  async function follow(): Promise<boolean> {
    const kafka = await connection(brokers, log)
    const groupId = `sync-${newId()}`
    const consumer = kafka.consumer({
      groupId,
      maxWaitTimeInMs: FETCH_WAIT,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3, restartOnFailure: async () => false },
    })
    const crashed = Promise.withResolvers<never>()
    consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error))
    // The first fetch has found out where the topics end.
    consumer.on(consumer.events.FETCH, attach)
    crashed.promise.catch(() => {})
    try {
      await consumer.connect()
      await consumer.subscribe({ topics: FOLLOWED, fromBeginning: false })
      await consumer.run({ autoCommit: false, eachBatch: async (payload) => takeBatch(payload) })
      await Promise.race([crashed.promise, stopRequest.promise])
      return isAttached
    } finally {
      await leave(kafka, consumer, groupId)
    }
  }

  function attach(): void {
    if (isAttached) return
    isAttached = true
    log.info('following Kafka')
    streams.attached()
  }

  function takeBatch({ batch, resolveOffset }: EachBatchPayload): void {
    for (const message of batch.messages) {
      take(batch.topic, batch.partition, message)
      resolveOffset(message.offset)
    }
  }

  function take(topic: string, partition: number, message: KafkaMessage): void {
    const started = performance.now()
    const place = { topic, partition, offset: message.offset }
    const key = message.key?.toString() ?? ''
    // Most are of people who look at nothing here: not even parsed.
    if (!streams.has(key)) {
      log.debug('consumed', { ...place, outcome: 'ignored' })
      return
    }
    try {
      const event = fromKafkaMessage(message)
      const { type, id, subject = '', time = '', extensions } = event
      if (!isEventType(type)) throw new Error(`events of type ${type} are not known here`)
      const { personId, sequence: revision, trace } = delivery(event, type)
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

  return {
    start() {
      isWanted = true
      running ??= run()
    },
    async stop() {
      isWanted = false
      stopRequest.resolve()
      await running
    },
    get isAttached() {
      return isAttached
    },
  }
}

/** Loaded with the first stream: a cold start need not wait for it. */
async function connection(brokers: string[], log: Log): Promise<Kafka> {
  const { Kafka, logLevel } = await import('kafkajs')
  return new Kafka({
    clientId: 'sync',
    brokers,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ log: entry }) =>
        log.debug('kafka client', { detail: entry.message, reason: entry.error }),
  })
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
