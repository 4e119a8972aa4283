import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { TOPICS } from '../../shared/events/topics.ts'
import { newId } from '../../shared/ids/index.ts'
import { Kafka, logLevel } from '../../shared/kafka/kafkajs.ts'
import { createProducer, type Producer } from '../../shared/kafka/producer.ts'
import { createLog, silentLog } from '../../shared/log/index.ts'
import { recordsOf } from '../../tests/records.ts'
import { tellUndelivered } from './undelivered.ts'

let producer: Producer
let groupId: string
let mark: string
let kafka: Kafka

beforeAll(() => {
  const brokers = inject('kafkaBrokers').split(',')
  kafka = new Kafka({ clientId: 'test', brokers, logLevel: logLevel.NOTHING })
  producer = createProducer({ clientId: 'test', brokers, log: silentLog })
})
afterAll(() => producer.close())
beforeEach(async () => {
  groupId = `relay-${newId()}`
  mark = newId()
  await look()
})

const lines: string[] = []
const log = createLog({ name: 'relay', write: (line) => lines.push(line) })
const look = (goOn = async () => true) =>
  tellUndelivered({
    kafka: { brokers: inject('kafkaBrokers').split(',') },
    ...{ producer, log, groupId, goOn },
    topics: [TOPICS.notifications, TOPICS.deadLetters],
  })

/** Writes as somebody else does, whose client knows no bound. */
async function write(topic: string, ...messages: { value: string; headers?: Record<string, string> }[]): Promise<void> {
  const other = kafka.producer()
  await other.connect()
  await other.send({ topic, messages: messages.map((message) => ({ key: mark, ...message })) })
  await other.disconnect()
}
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, mark]))

const letters = async () =>
  (await recordsOf(inject('kafkaBrokers'), 'dead-letters')).filter(
    ({ type, data }) => type === 'todo.record.undelivered.v1' && (data as { key: string }).key === mark,
  )

test('of records among others that no request can carry, operators are told once, with what they hold', async () => {
  await write('notifications', { value: 'first' }, { value: 'too many', headers: many(190) }, { value: 'last' })
  await write('dead-letters', { value: 'no header', headers: { note: 'a\u0000b' } })
  expect(await look()).toBe(2)
  expect(await look()).toBe(0)
  const told = await letters()
  expect(told.map(({ data }) => data)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ topic: 'notifications', value: 'too many', headers: Object.entries(many(190)) }),
      expect.objectContaining({ topic: 'dead-letters', value: 'no header', headers: [['note', 'a\u0000b']] }),
    ]),
  )
  expect(told).toHaveLength(2)
  expect(lines.filter((line) => line.includes('"undeliverable"') && line.includes('191 headers'))).toHaveLength(1)
})

test('what was written while nobody looked is found, and a look that has no more time is gone on with by the next', async () => {
  await write('notifications', { value: 'one', headers: many(190) })
  await write('dead-letters', { value: 'two', headers: many(191) })
  const first = await look(async () => false)
  const second = await look()
  expect(first + second).toBe(2)
  expect(await letters()).toHaveLength(2)
})

test('a look that dies before it has said how far it came tells the same again, under the same ids', async () => {
  await write('notifications', { value: 'twice', headers: many(190) })
  await look()
  const admin = kafka.admin()
  await admin.connect()
  await admin.resetOffsets({ groupId, topic: 'notifications', earliest: true })
  await admin.disconnect()
  await look()
  const [first, second, ...more] = await letters()
  expect([second!.id, second!.data, more]).toEqual([first!.id, first!.data, []])
})
