/** Kafka as an outsider sees it: over the network, or by the console tools in a broker's pod. */
import { randomUUID } from 'node:crypto'
import type { KafkaSecurity } from '../../../shared/config/secrets.ts'
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

/**
 * @param brokers as in KAFKA_BROKERS
 * @param security where they ask for a login
 */
export function recordsOverNetwork(brokers: string, { ssl, sasl }: KafkaSecurity = {}): Records {
  const kafka = new Kafka({
    clientId: 'verify',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 2, initialRetryTime: 200 },
    ...(ssl && { ssl: ssl === true || { ca: [ssl.ca] } }),
    ...(sasl && { sasl: sasl as { mechanism: 'plain'; username: string; password: string } }),
  })
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

/** A broker's pod, and what its console tools log in with, if it asks them to. */
export interface Broker {
  namespace: string
  pod: string
  login?: { user: string; password: string } | undefined
}

/** Runs what follows it, with a file of the lines of standard input up to an empty one as its last argument. */
const WITH_LOGIN = `
  login=
  while IFS= read -r line && [ -n "$line" ]; do login+=$line$'\\n'; done
  exec "$@" <(printf %s "$login")`

/** By the console tools of a Strimzi broker. Reads topics from their beginning: for clusters that are small or new. */
export function recordsInPod(kubectl: Kubectl, { namespace, pod, login }: Broker): Records {
  // By standard input, so that no list of processes shows it.
  const exec = (tool: 'consumer' | 'producer', args: string[], input = '') => {
    const command = [`${TOOLS}/kafka-console-${tool}.sh`, ...BOOTSTRAP, ...args]
    const inPod = ['exec', '-i', '-n', namespace, pod, '--']
    if (!login) return kubectl.run([...inPod, ...command], input)
    const asked = [...inPod, 'bash', '-c', WITH_LOGIN, 'with-login', ...command, `--${tool}.config`]
    return kubectl.run(asked, `${toolProperties(login)}\n\n${input}`)
  }
  return {
    how: `console tools in pod ${namespace}/${pod}`,
    async of(topic, person) {
      const print = ['partition', 'offset', 'headers', 'key'].flatMap((what) => ['--property', `print.${what}=true`])
      const range = ['--from-beginning', '--timeout-ms', SILENCE]
      return consoleRecords(await exec('consumer', ['--topic', topic, ...range, ...print]), topic, person)
    },
    async write(topic, key, value) {
      const keyed = ['--property', 'parse.key=true', '--property', 'key.separator=|']
      await exec('producer', ['--topic', topic, ...keyed], `${key}|${value}\n`)
    },
  }
}

/** As Kafka's tools read it from a file. */
const toolProperties = ({ user, password }: { user: string; password: string }): string =>
  [
    'security.protocol=SASL_PLAINTEXT',
    'sasl.mechanism=SCRAM-SHA-512',
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${user}" password="${password}";`,
  ].join('\n')

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
