import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '../ids/index.ts'
import { createLog, silentLog } from '../log/index.ts'
import { Kafka, logLevel } from './kafkajs.ts'
import { createProducer, type Producer, type Sent } from './producer.ts'
import type { OutgoingRecord } from './record.ts'
import { BATCH_BYTES, BATCH_OVERHEAD, recordBytes } from './record-size.ts'

const small = `small-${newId()}`
const gone = `gone-${newId()}`
const admin = new Kafka({ brokers: [inject('kafkaBrokers')], logLevel: logLevel.NOTHING }).admin()
let producer: Producer
const lines: string[] = []

beforeAll(async () => {
  await admin.connect()
  const config = [{ name: 'max.message.bytes', value: '65536' }]
  await admin.createTopics({
    waitForLeaders: true,
    topics: [small, gone].map((topic) => ({ topic, numPartitions: 3, configEntries: config })),
  })
  const log = createLog({ name: 'test', write: (line) => lines.push(line) })
  producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log })
})
afterAll(async () => {
  await producer.close()
  await admin.deleteTopics({ topics: [small] })
  await admin.disconnect()
})

const record = (key: string, size: number, topic = small): OutgoingRecord => ({
  topic,
  key,
  value: 'x'.repeat(size),
  headers: { ce_id: key },
})
const placesOf = (sent: Sent[]) => sent.map((each) => ('place' in each ? each.place : undefined))

test('a hundred large records of one person go out in one go, in their order, and none is refused', async () => {
  const places = placesOf(await producer.sendAll(Array.from({ length: 100 }, () => record('ada', 12_000))))
  expect(new Set(places.map((place) => place?.partition)).size).toBe(1)
  const offsets = places.map((place) => Number(place?.offset))
  expect(offsets).toEqual(offsets.map((_, index) => offsets[0]! + index))
  expect(lines).toEqual([])
})

test('a batch that is filled to the last byte is taken', async () => {
  const empty = recordBytes(record('bob', 0)) + BATCH_OVERHEAD
  expect(placesOf(await producer.sendAll([record('bob', BATCH_BYTES - empty)]))).toEqual([expect.anything()])
  const tiny = recordBytes(record('bob', 1))
  const many = Array.from({ length: Math.floor((BATCH_BYTES - BATCH_OVERHEAD) / tiny) }, () => record('bob', 1))
  await producer.sendAll(many)
  expect(lines).toEqual([])
})

test('a record that the topic does not take is refused with the reason, and those around it go out', async () => {
  const sent = await producer.sendAll([record('cyd', 10), record('cyd', 70_000), record('cyd', 10), record('dan', 10)])
  expect(sent.map((each) => Object.keys(each)[0])).toEqual(['place', 'refused', 'place', 'place'])
  expect(sent[1]).toEqual({ refused: expect.stringContaining('MESSAGE_TOO_LARGE') })
})

test('a topic that is missing, or is gone since, stops no other', async () => {
  const mixed = () => producer.sendAll([record('eve', 10, gone), record('eve', 10), record('eve', 10, 'never-made')])
  const outcomes = (sent: Sent[]) => sent.map((each) => Object.keys(each)[0])
  expect(outcomes(await mixed())).toEqual(['place', 'place', 'error'])
  await admin.deleteTopics({ topics: [gone] })
  expect(outcomes(await mixed())).toEqual(['error', 'place', 'error'])
})

test('send throws when one of them is not taken', async () => {
  await expect(producer.send([record('fay', 10), record('fay', 70_000)])).rejects.toThrow('MESSAGE_TOO_LARGE')
  const away = createProducer({ clientId: 'test', brokers: ['127.0.0.1:1'], log: silentLog, timeout: 300 })
  await expect(away.send([record('fay', 10)])).rejects.toThrow()
})
