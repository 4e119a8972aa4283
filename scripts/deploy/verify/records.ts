/** Kafka as an outsider sees it: over the network, or by the console tools in a broker's pod. */
import { randomUUID } from 'node:crypto'
import { Kafka, logLevel, Partitioners } from '../../../shared/kafka/kafkajs.ts'
import type { Kubectl } from '../kubectl.ts'

export interface SeenRecord {
  key: string
  /** a CloudEvent's, from the header */
  type: string
  /** `task-events[3]@41` */
  place: string
}

export interface Records {
  /** how they are reached, in words */
  how: string
  /** A person's records, oldest first. */
  of: (topic: string, person: string) => Promise<SeenRecord[]>
  write: (topic: string, key: string, value: string) => Promise<void>
}

/** @param brokers as in KAFKA_BROKERS */
export function recordsOverNetwork(brokers: string): Records {
  const retry = { retries: 2, initialRetryTime: 200 }
  const kafka = new Kafka({ clientId: 'verify', brokers: brokers.split(','), logLevel: logLevel.NOTHING, retry })
  return {
    how: `brokers at ${brokers}`,
    of: (topic, person) => read(kafka, topic, person),
    async write(topic, key, value) {
      const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
      await producer.connect()
      await producer.send({ topic, messages: [{ key, value }] }).finally(() => producer.disconnect())
    },
  }
}

async function read(kafka: Kafka, topic: string, person: string): Promise<SeenRecord[]> {
  const admin = kafka.admin()
  await admin.connect()
  const groupId = `verify-${randomUUID()}`
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
  try {
    const ends = await admin.fetchTopicOffsets(topic)
    const missing = new Map(
      ends
        .filter(({ high, low }) => BigInt(high) > BigInt(low))
        .map(({ partition, high }) => [partition, BigInt(high)]),
    )
    const found: SeenRecord[] = []
    if (missing.size === 0) return found
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise<void>((resolve) => {
      void consumer.run({
        autoCommit: false,
        eachMessage: async ({ partition, message: { key, headers, offset } }) => {
          const place = `${topic}[${partition}]@${offset}`
          if (key?.toString() === person) found.push({ key: person, type: String(headers?.ce_type ?? ''), place })
          if (BigInt(offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition)
          if (missing.size === 0) resolve()
        },
      })
    })
    return found
  } finally {
    await consumer.disconnect()
    await admin.deleteGroups([groupId]).catch(() => {})
    await admin.disconnect()
  }
}

const TOOLS = '/opt/kafka/bin'
const BOOTSTRAP = ['--bootstrap-server', 'localhost:9092']
/** Of silence, after which the end of the topic is taken as reached. */
const SILENCE = '8000'

/** By the console tools of a Strimzi broker. Reads topics from their beginning: for clusters that are small or new. */
export function recordsInPod(kubectl: Kubectl, namespace: string, pod: string): Records {
  const exec = (tool: string, args: string[], input?: string) =>
    kubectl.run(['exec', '-i', '-n', namespace, pod, '--', `${TOOLS}/${tool}.sh`, ...BOOTSTRAP, ...args], input)
  return {
    how: `console tools in pod ${namespace}/${pod}`,
    async of(topic, person) {
      const print = ['partition', 'offset', 'headers', 'key'].flatMap((what) => ['--property', `print.${what}=true`])
      const range = ['--from-beginning', '--timeout-ms', SILENCE]
      return consoleRecords(await exec('kafka-console-consumer', ['--topic', topic, ...range, ...print]), topic, person)
    },
    async write(topic, key, value) {
      const keyed = ['--property', 'parse.key=true', '--property', 'key.separator=|']
      await exec('kafka-console-producer', ['--topic', topic, ...keyed], `${key}|${value}\n`)
    },
  }
}

/** What the console consumer prints: `Partition:3<tab>Offset:41<tab>ce_id:...,ce_type:...<tab>key<tab>value`. */
export function consoleRecords(text: string, topic: string, person: string): SeenRecord[] {
  return text
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, , , key]) => key === person)
    .map(([partition, offset, headers]) => ({
      key: person,
      type: /(?:^|,)ce_type:([^,]*)/.exec(headers!)?.[1] ?? '',
      place: `${topic}[${partition!.slice('Partition:'.length)}]@${offset!.slice('Offset:'.length)}`,
    }))
}
