/**
 * Reads a topic from its beginning to its present end, apart from every consumer group of the system. Records that are no events are left
 * out: tests that share a broker share its topics.
 */
import { randomUUID } from 'node:crypto'
import type { KafkaMessage } from 'kafkajs'
import { type CloudEvent, fromHttp, NotACloudEvent } from '../shared/events/cloud-event.ts'
import { Kafka, logLevel } from '../shared/kafka/kafkajs.ts'
// Some tests compress theirs.
import '../shared/kafka/codecs.ts'

export async function recordsOf(brokers: string, topic: string): Promise<CloudEvent[]> {
  const kafka = new Kafka({ clientId: 'test', brokers: brokers.split(','), logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  const ends = await admin.fetchTopicOffsets(topic)
  const groupId = `test-${randomUUID()}`
  const missing = new Map(
    ends.filter(({ high, low }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]),
  )
  const events: CloudEvent[] = []
  if (missing.size) {
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50 })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise<void>((resolve) => {
      void consumer.run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          const event = eventOf(message)
          if (event) events.push(event)
          if (BigInt(message.offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition)
          if (!missing.size) resolve()
        },
      })
    })
    await consumer.disconnect()
    await admin.deleteGroups([groupId]).catch(() => {})
  }
  await admin.disconnect()
  return events
}

function eventOf({ value, headers = {} }: KafkaMessage): CloudEvent | undefined {
  // No other header says anything of an event, and others may hold what no request can carry.
  const ofHttp = Object.entries(headers).flatMap(([name, text]): [string, string][] => {
    if (name.startsWith('ce_')) return [[name.replace('_', '-'), encodeURIComponent(String(text))]]
    return name === 'content-type' ? [[name, String(text)]] : []
  })
  try {
    return fromHttp(new Headers(ofHttp), value?.toString() ?? '')
  } catch (error) {
    if (error instanceof NotACloudEvent) return undefined
    throw error
  }
}
