import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Kafka as KafkaClient, logLevel, Partitioners } from '../../../../shared/kafka/kafkajs.ts'
import { silentLog } from '../../../../shared/log/index.ts'
import { eventually } from '../../../../tests/until.ts'
import { type Kafka, startKafka } from '../../../dev/parts/kafka.ts'
import { freePort } from '../../../dev/ports.ts'
import { type KafkaSource, startKafkaSource } from './index.ts'

let dataDir: string
let ports: { port: number; controllerPort: number }
let broker: Kafka
let sink: Server
let source: KafkaSource
const received: string[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kafka-'))
  ports = { port: await freePort(), controllerPort: await freePort() }
  broker = await startKafka({ dataDir, ...ports })
  sink = createServer(async (incoming, response) => {
    let body = ''
    for await (const part of incoming.setEncoding('utf8')) body += part
    received.push(body)
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  await source?.stop()
  sink.close()
  sink.closeAllConnections()
  await broker.child.stop()
  await rm(dataDir, { recursive: true })
})

test('a source reads on by itself after its broker was killed and came back', async () => {
  const kafka = new KafkaClient({
    brokers: [broker.brokers],
    logLevel: logLevel.NOTHING,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
  })
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'orders', numPartitions: 3 }] })
  await admin.disconnect()
  const write = async (value: string) => {
    const producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 20 },
    })
    await producer.connect()
    await producer.send({ topic: 'orders', messages: [{ key: value, value }] })
    await producer.disconnect()
  }
  source = startKafkaSource({
    manifest: {
      name: 'orders-source',
      namespace: 'todo',
      topics: ['orders'],
      consumerGroup: 'orders',
      consumers: 1,
      initialOffset: 'earliest',
      ordering: 'ordered',
      delivery: { retry: 0, backoffPolicy: 'linear', backoffDelay: 1, timeout: 10_000 },
      sink: { uri: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/` },
      extensions: {},
    },
    kafka,
    sinks: { functions: new Map(), kafkaSinks: new Map() },
    commitInterval: 50,
    log: silentLog,
  })
  await source.ready
  await write('before')
  await eventually(() => received.includes('before'))

  for (const round of ['first', 'second']) {
    process.kill(broker.child.pid, 'SIGKILL')
    await broker.child.ended
    // Long enough for the consumer to give up, and be replaced.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    broker = await startKafka({ dataDir, ...ports })
    await write(round)
    await eventually(() => received.includes(round))
  }
  expect(new Set(received)).toEqual(new Set(['before', 'first', 'second']))

  process.kill(broker.child.pid, 'SIGKILL')
  await broker.child.ended
  await source.stop()
})
