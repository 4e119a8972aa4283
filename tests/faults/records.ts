import { Kafka, logLevel } from 'kafkajs'
import { newId } from '../../shared/ids/index.ts'

export interface Record {
  headers: { [name: string]: string }
  value: string
}

/**
 * A person's records on a topic, from its beginning; waits for `least`, then reads on to the end as it is by then, so that one too many
 * shows.
 */
export async function recordsOf(brokers: string, topic: string, person: string, least: number): Promise<Record[]> {
  const kafka = new Kafka({ clientId: 'test', brokers: brokers.split(','), logLevel: logLevel.NOTHING })
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `test-${newId()}` })]
  const found: Record[] = []
  const read = new Map<number, bigint>()
  await Promise.all([admin.connect(), consumer.connect()])
  await consumer.subscribe({ topic, fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      read.set(partition, BigInt(message.offset) + 1n)
      if (message.key?.toString() !== person) return
      const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])
      found.push({ headers: Object.fromEntries(headers), value: String(message.value) })
    },
  })
  const atEnd = async () => {
    const ends = await admin.fetchTopicOffsets(topic)
    return ends.every(({ partition, offset, low }) => (read.get(partition) ?? BigInt(low)) >= BigInt(offset))
  }
  while (found.length < least || !(await atEnd())) await new Promise((resolve) => setTimeout(resolve, 50))
  await Promise.all([admin.disconnect(), consumer.disconnect()])
  return found
}
