/** Streams while Kafka dies and comes back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKafka } from '../../scripts/dev/parts/kafka.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { applyTopics, readTopics, TOPICS_FOLDER } from '../../scripts/dev/topics.ts'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { silentLog } from '../../shared/log/index.ts'
import { commit, createPublisher, eventOf, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { createDatabase } from '../database.ts'
import { type Device, openSse } from '../devices.ts'
import { type FunctionProcess, kill, startFunction, tokenOf } from './process.ts'

let dataDir: string
let database: Database
let publisher: Publisher
let sync: FunctionProcess
let ports: { port: number; controllerPort: number }
let kafka: Awaited<ReturnType<typeof startKafka>>
let device: Device
const closers: (() => Promise<unknown>)[] = []

const startOwnKafka = () => startKafka({ dataDir, ...ports })
const killKafka = async () => {
  process.kill(-kafka.child.pid, 'SIGKILL')
  await kafka.child.ended
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'todo-chatbot-'))
  ports = { port: await freePort(), controllerPort: await freePort() }
  kafka = await startOwnKafka()
  await applyTopics(kafka.brokers, await readTopics(TOPICS_FOLDER))
  const url = await createDatabase()
  database = openDatabase(url)
  const producer = createProducer({ clientId: 'test', brokers: [kafka.brokers], log: silentLog, timeout: 1000 })
  publisher = createPublisher({ database, producer, log: silentLog })
  closers.push(publisher.flush, producer.close, database.close)
  sync = await startFunction('sync', { DATABASE_URL: url, KAFKA_BROKERS: kafka.brokers })
  device = await openSse(sync.url, await tokenOf('ada'), 0)
})
afterAll(async () => {
  device?.close()
  if (sync) await kill(sync)
  for (const close of closers) await close()
  await killKafka()
  await rm(dataDir, { recursive: true })
})

async function write(): Promise<void> {
  const now = new Date().toISOString()
  const { type, data } = decide({ type: 'create', id: newId(), fields: { title: 'x' } }, null, now)!
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const event = eventOf(type, data.task.id, data, origin)
  const result = await commit(database, { personId: 'ada', tasks: [data.task], events: [event] })
  if (result.outcome === 'committed') publisher.publish(toStoredEvents([event], 'ada', result.revision))
}

const lines = (message: string) => sync.lines.map((line) => JSON.parse(line)).filter((line) => line.message === message)
const arrived = (count: number) =>
  expect
    .poll(() => device.events.map(({ revision }) => revision), { timeout: 60_000 })
    .toEqual(Array.from({ length: count }, (_, index) => index + 1))

test('a stream goes on while Kafka is dead, and follows it again when it is back', async () => {
  await expect.poll(() => lines('following Kafka').length, { timeout: 60_000 }).toBe(1)
  await write()
  await arrived(1)
  await killKafka()
  for (let i = 0; i < 5; i++) await write()
  await arrived(6)
  kafka = await startOwnKafka()
  await expect.poll(() => lines('following Kafka').length, { timeout: 60_000 }).toBe(2)
  await write()
  await arrived(7)
  await expect.poll(() => lines('consumed').some(({ sequence }) => sequence === 7), { timeout: 60_000 }).toBe(true)
})
