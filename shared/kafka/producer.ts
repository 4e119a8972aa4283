/** Writes to Kafka with kafkajs: every in-sync replica confirms (`acks` -1), the key decides the partition as in Java's client. */

import type { ICustomPartitioner, Producer as KafkaProducer, RecordMetadata } from 'kafkajs'
import type { Log } from '../log/index.ts'
import { type KafkaAddress, kafkaClient } from './client.ts'
import type { OutgoingRecord } from './record.ts'
import { batchesOf } from './record-size.ts'
import { refusalOf } from './refusal.ts'

export interface Place {
  partition: number
  /** of the record, as text: offsets may exceed 2^53 */
  offset: string
}

/** What became of one record: where it is, why Kafka will never take it, or why it did not now. */
export type Sent = { place: Place } | { refused: string } | { error: unknown }

export interface Producer {
  /**
   * Sends in batches that the topics take (`BATCH_BYTES`), one person's records in their order; connects on first use. Never throws: each
   * record has its own outcome, in the order given. A record that Kafka refuses for good does not keep the others, nor does a topic that is
   * missing, forbidden or not to be reached. With an `error`, some may be written all the same.
   */
  sendAll(records: OutgoingRecord[]): Promise<Sent[]>
  /**
   * Resolves when Kafka has confirmed all of them, with the place of each.
   * @throws when Kafka does not confirm within the timeout: some of them may be written all the same
   */
  send(records: OutgoingRecord[]): Promise<Place[]>
  close(): Promise<void>
}

interface Options extends KafkaAddress {
  clientId: string
  log: Log
  /** milliseconds until a request is given up */
  timeout?: number
}

export function createProducer(options: Options): Producer {
  // A connection for each topic: kafkajs asks for all topics of a producer together, and one that is missing would fail the others. A
  // function writes to one or two.
  const topics = new Map<string, TopicProducer>()

  const topicProducer = (topic: string): TopicProducer => {
    const known = topics.get(topic) ?? createTopicProducer(topic, options)
    topics.set(topic, known)
    return known
  }

  async function sendAll(records: OutgoingRecord[]): Promise<Sent[]> {
    const sent = new Map<OutgoingRecord, Sent>()
    const byTopic = Map.groupBy(records, ({ topic }) => topic)
    await Promise.all([...byTopic].map(([topic, group]) => sendInBatches(topicProducer(topic), group, sent)))
    return records.map((record) => sent.get(record)!)
  }

  return {
    sendAll,
    async send(records) {
      return (await sendAll(records)).map((sent) => {
        if ('place' in sent) return sent.place
        throw 'refused' in sent ? new Error(sent.refused) : sent.error
      })
    },
    async close() {
      await Promise.all([...topics.values()].map(({ close }) => close()))
    },
  }
}

async function sendInBatches(
  { send, partitionOf }: TopicProducer,
  records: OutgoingRecord[],
  sent: Map<OutgoingRecord, Sent>,
): Promise<void> {
  let failed: { error: unknown } | undefined

  /** One record that is refused takes its whole batch along: halves find it, and the others go out. */
  async function sendBatch(batch: OutgoingRecord[]): Promise<void> {
    try {
      const places = await send(batch)
      for (const [index, record] of batch.entries()) sent.set(record, { place: places[index]! })
    } catch (error) {
      const refused = refusalOf(error)
      if (refused === undefined) failed = { error }
      else if (batch.length === 1) sent.set(batch[0]!, { refused })
      else await sendHalves(batch)
    }
  }

  async function sendHalves(batch: OutgoingRecord[]): Promise<void> {
    const middle = batch.length >> 1
    await sendBatch(batch.slice(0, middle))
    if (!failed) await sendBatch(batch.slice(middle))
  }

  for (const batch of batchesOf(records, partitionOf)) {
    await sendBatch(batch)
    if (failed) break
  }
  for (const record of records) if (!sent.has(record)) sent.set(record, failed!)
}

interface TopicProducer {
  send(batch: OutgoingRecord[]): Promise<Place[]>
  partitionOf(record: OutgoingRecord): number
  close(): Promise<void>
}

function createTopicProducer(
  topic: string,
  { clientId, brokers, security, log, timeout = 10_000 }: Options,
): TopicProducer {
  let connecting: Promise<KafkaProducer> | undefined
  /** where the partitioner put each message: Kafka's confirmation does not say */
  const partitions = new WeakMap<object, number>()
  /** of the last message: what the partitioner was told of the topic's partitions */
  let known: { partitioner: Partitioner; metadata: PartitionMetadata[] } | undefined

  function connected(): Promise<KafkaProducer> {
    connecting ??= connect()
    connecting.catch(() => {
      connecting = undefined
    })
    return connecting
  }

  async function connect(): Promise<KafkaProducer> {
    const { Partitioners } = await import('./kafkajs.ts')
    const kafka = await kafkaClient({ clientId, brokers, security, timeout, level: 'warn', log })
    const producer = kafka.producer({
      createPartitioner: () => remembering(Partitioners.DefaultPartitioner()),
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
    })
    await producer.connect()
    return producer
  }

  const remembering =
    (partitioner: Partitioner): Partitioner =>
    (args) => {
      known = { partitioner, metadata: args.partitionMetadata }
      const partition = partitioner(args)
      partitions.set(args.message, partition)
      return partition
    }

  return {
    async send(batch) {
      const producer = await connected()
      const written = await producer.send({ acks: -1, timeout, topic, messages: batch })
      return placesOf(batch, partitions, written)
    },
    // Until Kafka has told how many there are, all may lie in one; so may a record without a key.
    partitionOf(record) {
      if (!known || record.key === null) return 0
      return known.partitioner({ topic, partitionMetadata: known.metadata, message: record })
    },
    async close() {
      await (await connecting?.catch(() => undefined))?.disconnect()
    },
  }
}

type Partitioner = ReturnType<ICustomPartitioner>

type PartitionMetadata = Parameters<Partitioner>[0]['partitionMetadata'][number]

/** Kafka confirms the first offset of each partition; the records of one partition follow it in the order given. */
function placesOf(batch: object[], partitions: WeakMap<object, number>, written: RecordMetadata[]): Place[] {
  const next = new Map(written.map(({ partition, baseOffset }) => [partition, BigInt(baseOffset ?? -1)]))
  return batch.map((record) => {
    const partition = partitions.get(record) ?? -1
    const offset = next.get(partition) ?? -1n
    next.set(partition, offset + 1n)
    return { partition, offset: String(offset) }
  })
}
