/** Writes to Kafka with kafkajs: every in-sync replica confirms (`acks` -1), the key decides the partition as in Java's client. */
import type { ICustomPartitioner, Producer as KafkaProducer, RecordMetadata } from 'kafkajs'
import type { Log } from '../log/index.ts'
import { type KafkaAddress, kafkaClient } from './client.ts'

export interface Place {
  partition: number
  /** of the record, as text: offsets may exceed 2^53 */
  offset: string
}

/** `KafkaMessage` is one; a record of other origin may have no key, and bytes that are no text. */
export interface OutgoingRecord {
  topic: string
  key: string | null
  value: string | Buffer
  headers: Record<string, string>
}

export interface Producer {
  /**
   * Resolves when Kafka has confirmed all of them, with the place of each; connects on first use.
   * @throws when Kafka does not confirm within the timeout: some of them may be written all the same
   */
  send(messages: OutgoingRecord[]): Promise<Place[]>
  close(): Promise<void>
}

interface Options extends KafkaAddress {
  clientId: string
  log: Log
  /** milliseconds until a send is given up */
  timeout?: number
}

export function createProducer({ clientId, brokers, security, log, timeout = 10_000 }: Options): Producer {
  let connecting: Promise<KafkaProducer> | undefined
  /** where the partitioner put each message: Kafka's confirmation does not say */
  const partitions = new WeakMap<object, number>()

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
      createPartitioner: () => remembering(Partitioners.DefaultPartitioner(), partitions),
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
    })
    await producer.connect()
    return producer
  }

  return {
    async send(messages) {
      const producer = await connected()
      const topics = Map.groupBy(messages, ({ topic }) => topic)
      const places = await producer.sendBatch({
        acks: -1,
        timeout,
        topicMessages: [...topics].map(([topic, group]) => ({ topic, messages: group })),
      })
      return placed(messages, partitions, places)
    },
    async close() {
      await (await connecting?.catch(() => undefined))?.disconnect()
    },
  }
}

type Partitioner = ReturnType<ICustomPartitioner>

const remembering =
  (inner: Partitioner, partitions: WeakMap<object, number>): Partitioner =>
  (args) => {
    const partition = inner(args)
    partitions.set(args.message, partition)
    return partition
  }

/** Kafka confirms the first offset of each partition; the records of one partition follow it in the order given. */
function placed(
  messages: { topic: string }[],
  partitions: WeakMap<object, number>,
  written: RecordMetadata[],
): Place[] {
  const key = (topic: string, partition: number) => `${topic} ${partition}`
  const next = new Map(written.map((each) => [key(each.topicName, each.partition), BigInt(each.baseOffset ?? -1)]))
  return messages.map((message) => {
    const partition = partitions.get(message) ?? -1
    const place = key(message.topic, partition)
    const offset = next.get(place) ?? -1n
    next.set(place, offset + 1n)
    return { partition, offset: String(offset) }
  })
}
