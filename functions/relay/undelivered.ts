import '../../shared/kafka/codecs.ts'
import type { Admin, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import type { Topic } from '../../shared/events/topics.ts'
import { type KafkaAddress, kafkaClient } from '../../shared/kafka/client.ts'
import type { Producer } from '../../shared/kafka/producer.ts'
import type { Log } from '../../shared/log/index.ts'
import { type KeptRecord, letterOfUndelivered, whyUndelivered } from '../../shared/outbox/undelivered.ts'

interface Options {
  kafka: KafkaAddress
  producer: Producer
  log: Log
  topics: readonly Topic[]
  /** its committed offsets are how far it has looked */
  groupId: string
  goOn: () => Promise<boolean>
}

/** Bytes that are held of what the brokers send: what is looked through in one go takes several times of that. */
const FETCHED = 256 * 1024
/** Milliseconds without a record after which it is left to the next ping: a partition may have nothing to give up to its end. */
const SILENCE = 10_000

/**
 * Looks through all that was written to the topics since it last did, and tells operators of what no source can bring to a function, by a
 * letter. Done again after a crash it writes the same letters, which audit knows by their ids.
 *
 * @returns how many there were
 */
export async function tellUndelivered(options: Options): Promise<number> {
  const { kafka: address, groupId, log } = options
  const kafka = await kafkaClient({ clientId: groupId, ...address, level: 'debug', log })
  const unread = await unreadIn(kafka, options)
  return unread.size ? readOn(kafka, unread, options) : 0
}

/** Where partitions end that have more than was looked at, by `topic/partition`. */
type Ends = Map<string, bigint>

async function unreadIn(kafka: Kafka, { topics, groupId }: Options): Promise<Ends> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const read = await readOf(admin, groupId, topics)
    const ends: Ends = new Map()
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        const from = read.get(placeOf(topic, partition)) ?? -1n
        if (BigInt(high) > (from > BigInt(low) ? from : BigInt(low))) ends.set(placeOf(topic, partition), BigInt(high))
      }
    }
    return ends
  } finally {
    await admin.disconnect()
  }
}

async function readOf(admin: Admin, groupId: string, topics: readonly Topic[]): Promise<Ends> {
  const offsets = await admin.fetchOffsets({ groupId, topics: [...topics] })
  return new Map(
    offsets.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [placeOf(topic, partition), BigInt(offset)] as const),
    ),
  )
}

async function readOn(kafka: Kafka, unread: Ends, { producer, log, topics, groupId, goOn }: Options): Promise<number> {
  const consumer = kafka.consumer({
    groupId,
    maxBytes: FETCHED,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3, restartOnFailure: async () => false },
  })
  const over = Promise.withResolvers<void>()
  consumer.on(consumer.events.CRASH, ({ payload }) => over.reject(payload.error))
  let silence = setTimeout(over.resolve, SILENCE)
  let found = 0

  async function takeBatch({ batch }: EachBatchPayload): Promise<void> {
    clearTimeout(silence)
    const { topic, partition } = batch
    const letters = batch.messages.flatMap((message) => {
      const record = keptRecord(topic, partition, message)
      const reason = whyUndelivered(record)
      if (reason) log.error('undeliverable', { topic, partition, offset: record.offset, reason })
      return reason ? [letterOfUndelivered(record, reason)] : []
    })
    await producer.send(letters)
    found += letters.length
    const next = BigInt(batch.lastOffset()) + 1n
    await consumer.commitOffsets([{ topic, partition, offset: String(next) }])
    const place = placeOf(topic, partition)
    if (next >= (unread.get(place) ?? 0n)) unread.delete(place)
    if (unread.size === 0 || !(await goOn())) over.resolve()
    else silence = setTimeout(over.resolve, SILENCE)
  }

  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...topics], fromBeginning: true })
    await consumer.run({ autoCommit: false, eachBatch: takeBatch })
    await over.promise
    return found
  } finally {
    clearTimeout(silence)
    await consumer.disconnect()
  }
}

const placeOf = (topic: string, partition: number): string => `${topic}/${partition}`

function keptRecord(topic: string, partition: number, message: KafkaMessage): KeptRecord {
  const { offset, timestamp, key, value, headers = {} } = message
  const pairs = Object.entries(headers).flatMap(([name, text]) =>
    [text ?? ''].flat().map((each): [string, string] => [name, each.toString()]),
  )
  return {
    ...{ topic, partition, offset, timestamp },
    key: key?.toString() ?? null,
    // Few are asked for it.
    get value() {
      return value?.toString() ?? null
    },
    headers: pairs,
  }
}
