/** What Kafka holds in the end, read from the beginning by a reader of its own. */
import { randomUUID } from 'node:crypto'
import kafkajs, { type KafkaMessage } from 'kafkajs'
import { digestOf, type PublishedRecord } from './evidence.ts'

/** What a function refused is read in Postgres; what begins so is Kafka's own. */
const isRead = (topic: string): boolean => topic !== 'dead-letters' && !topic.startsWith('__')

export async function readKafka(brokers: string): Promise<PublishedRecord[]> {
  const kafka = new kafkajs.Kafka({ clientId: 'checker', brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  const missing = new Map<string, number>()
  const topics = (await admin.listTopics()).filter(isRead)
  for (const topic of topics) {
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
      if (Number(high) > Number(low)) missing.set(`${topic}/${partition}`, Number(high))
    }
  }
  const records: PublishedRecord[] = []
  if (missing.size) await read(kafka, { topics, missing, records })
  await admin.disconnect()
  return records
}

interface Reading {
  topics: string[]
  /** the end of each partition that is not read yet */
  missing: Map<string, number>
  records: PublishedRecord[]
}

async function read(kafka: kafkajs.Kafka, { topics, missing, records }: Reading): Promise<void> {
  const consumer = kafka.consumer({ groupId: `checker-${randomUUID()}`, maxWaitTimeInMs: 50 })
  const done = Promise.withResolvers<void>()
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const record = recordOf(topic, partition, message)
      if (record) records.push(record)
      const place = `${topic}/${partition}`
      if (Number(message.offset) + 1 >= (missing.get(place) ?? 0)) missing.delete(place)
      if (!missing.size) done.resolve()
    },
  })
  await done.promise
  await consumer.disconnect()
}

function recordOf(
  topic: string,
  partition: number,
  { key, value, headers, offset }: KafkaMessage,
): PublishedRecord | undefined {
  const header = (name: string) => headers?.[name]?.toString()
  const id = header('ce_id')
  if (!id) return undefined
  return {
    topic,
    partition,
    offset: Number(offset),
    key: key?.toString() ?? '',
    id,
    source: header('ce_source') ?? '',
    sequence: Number(header('ce_sequence')),
    digest: digestOf(JSON.parse(value!.toString())),
  }
}
