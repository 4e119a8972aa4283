import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startKafka } from '../../scripts/dev/parts/kafka.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { applyTopics, readTopics, TOPICS_FOLDER } from '../../scripts/dev/topics.ts'
import { openOutbox, oversized, type TestOutbox, written } from '../../tests/outbox.ts'
import { recordsOf } from '../../tests/records.ts'
import type { Database } from '../database/index.ts'
import { newId } from '../ids/index.ts'
import { createProducer, type Producer } from '../kafka/producer.ts'
import { createLog, silentLog } from '../log/index.ts'
import { exposition } from '../metrics/index.ts'
import { createPublisher } from './index.ts'

const now = '2026-03-11T08:00:00.000Z'

let outbox: TestOutbox
let producer: Producer
beforeAll(async () => {
  outbox = await openOutbox('gateway')
  producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
})
afterAll(async () => {
  await producer.close()
  await outbox.close()
})

const unmarked = async (person: string) =>
  (
    await outbox.database.query({
      text: 'select id from todo.events where person_id = $1 and published_at is null',
      values: [person],
    })
  ).length

const told = async (person: string) =>
  (await recordsOf(inject('kafkaBrokers'), 'task-events')).filter(
    ({ extensions }) => extensions.partitionkey === person,
  )

test('events go out in the order of their commits, and are marked together when the publisher is flushed', async () => {
  const person = newId()
  const marked: unknown[] = []
  const counting: Database = {
    ...outbox.own,
    query(statement) {
      marked.push(statement.values[0])
      return outbox.own.query(statement)
    },
  }
  const publisher = createPublisher({ database: counting, producer, log: silentLog })
  for (let index = 0; index < 20; index++) {
    const command = { type: 'create' as const, id: newId(), fields: { title: `task ${index}` } }
    publisher.publish([(await written(outbox.database, { person, command, now })).event])
  }
  await publisher.flush()
  expect(await unmarked(person)).toBe(0)
  expect(marked.length).toBeLessThan(20)
  expect((await told(person)).map(({ extensions }) => Number(extensions.sequence))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
})

test('a flush waits for all that is being marked, however slow Postgres is', async () => {
  const person = newId()
  const held = Promise.withResolvers<void>()
  let marks = 0
  const slow: Database = {
    ...outbox.own,
    async query(statement) {
      if (++marks === 1) await held.promise
      return outbox.own.query(statement)
    },
  }
  const publisher = createPublisher({ database: slow, producer, log: silentLog })
  const publish = async () => {
    const command = { type: 'create' as const, id: newId(), fields: { title: 'buy milk' } }
    publisher.publish([(await written(outbox.database, { person, command, now })).event])
  }
  await publish()
  await expect.poll(() => marks).toBe(1)
  await publish()
  // Longer than confirmed events are gathered.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const flushed = publisher.flush()
  setTimeout(held.resolve, 100)
  await flushed
  expect(await unmarked(person)).toBe(0)
})

test('what Kafka has, but Postgres could not mark, is left to the relay', async () => {
  const person = newId()
  const away: Database = { ...outbox.own, query: () => Promise.reject(new Error('away')) }
  const publisher = createPublisher({ database: away, producer, log: silentLog })
  const command = { type: 'create' as const, id: newId(), fields: { title: 'buy milk' } }
  publisher.publish([(await written(outbox.database, { person, command, now })).event])
  await publisher.flush()
  expect(await told(person)).toHaveLength(1)
  expect(await unmarked(person)).toBe(1)
})

test('a hundred large events of one turn go out at once, without the relay', async () => {
  const person = newId()
  const publisher = createPublisher({ database: outbox.own, producer, log: silentLog })
  const events = []
  for (let index = 0; index < 100; index++) {
    const command = { type: 'create' as const, id: newId(), fields: { title: 'x', note: 'y'.repeat(3000) } }
    events.push((await written(outbox.database, { person, command, now })).event)
  }
  publisher.publish(events)
  await publisher.flush()
  expect(await unmarked(person)).toBe(0)
  expect((await told(person)).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
})

test('an event that Kafka refuses for good is parked at once, and those around it go out', async () => {
  const person = newId()
  const publisher = createPublisher({ database: outbox.own, producer, log: silentLog })
  const create = () => ({ type: 'create' as const, id: newId(), fields: { title: 'x' } })
  const events = []
  for (const isLarge of [false, true, false]) {
    const { event } = await written(outbox.database, { person, command: create(), now })
    events.push(isLarge ? await oversized(outbox.database, event) : event)
  }
  publisher.publish(events)
  await publisher.flush()
  expect((await told(person)).map(({ id }) => id)).toEqual([events[0]!.id, events[2]!.id])
  const [row] = await outbox.database.query({
    text: 'select id from todo.events where person_id = $1 and parked_reason is not null and published_at is null',
    values: [person],
  })
  expect(row?.id).toBe(events[1]!.id)
})

test('who has many events at once waits for room for them, and none is left to the relay', async () => {
  const person = newId()
  const lines: string[] = []
  const log = createLog({ name: 'test', write: (line) => lines.push(line) })
  const publisher = createPublisher({ database: outbox.own, producer, log, most: 4, batch: 2 })
  for (let index = 0; index < 20; index++) {
    const command = { type: 'create' as const, id: newId(), fields: { title: `task ${index}` } }
    const { event } = await written(outbox.database, { person, command, now })
    await publisher.room()
    publisher.publish([event, event])
  }
  await publisher.flush()
  expect(lines.filter((line) => line.includes('left to the relay'))).toEqual([])
  expect(new Set((await told(person)).map(({ id }) => id)).size).toBe(20)
})

describe('while Kafka is away', () => {
  const gauged = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(exposition())?.[1])
  const command = () => ({ type: 'create' as const, id: newId(), fields: { title: 'buy milk' } })
  async function events(person: string, count: number) {
    const all = []
    for (let index = 0; index < count; index++) {
      all.push((await written(outbox.database, { person, command: command(), now })).event)
    }
    return all
  }
  const awayProducer = (port = 1) =>
    createProducer({ clientId: 'test', brokers: [`127.0.0.1:${port}`], log: silentLog, timeout: 1000 })

  test('no more events and bytes wait than there is room for, and the rest is left to the relay', async () => {
    const lines: string[] = []
    const log = createLog({ name: 'test', write: (line) => lines.push(line) })
    const parts = { database: outbox.own, producer: awayProducer(), log }
    const some = await events(newId(), 20)
    const byCount = createPublisher({ ...parts, most: 5 })
    byCount.publish(some)
    expect(gauged('todo_publisher_waiting_events')).toBe(5)
    const bytes = gauged('todo_publisher_waiting_bytes')
    await byCount.flush()
    const byBytes = createPublisher({ ...parts, mostBytes: bytes })
    byBytes.publish(some)
    expect(gauged('todo_publisher_waiting_events')).toBe(5)
    await byBytes.flush()
    expect([gauged('todo_publisher_waiting_events'), gauged('todo_publisher_waiting_bytes')]).toEqual([0, 0])
    const left = lines.map((line) => JSON.parse(line)).filter(({ outcome }) => outcome === 'left to the relay')
    expect(left).toHaveLength(40)
  })

  test('nobody waits for room', async () => {
    const publisher = createPublisher({ database: outbox.own, producer: awayProducer(), log: silentLog, most: 4 })
    publisher.publish(await events(newId(), 4))
    await publisher.room()
    expect(gauged('todo_publisher_waiting_events')).toBe(4)
    await publisher.flush()
  })

  test('what waits goes out by itself as soon as Kafka is back, unless it is so old that the relay has it', async () => {
    const [dataDir, port, controllerPort] = await Promise.all([
      mkdtemp(join(tmpdir(), 'kafka-')),
      freePort(),
      freePort(),
    ])
    const late = awayProducer(port)
    const parts = { database: outbox.own, producer: late, log: silentLog }
    const [waiting, impatient] = [
      createPublisher({ ...parts, patience: 60_000 }),
      createPublisher({ ...parts, patience: 0 }),
    ]
    const [ada, bob] = [newId(), newId()]
    waiting.publish(await events(ada, 3))
    impatient.publish(await events(bob, 3))
    const broker = await startKafka({ dataDir, port, controllerPort })
    await applyTopics(broker.brokers, await readTopics(TOPICS_FOLDER))
    try {
      while (await unmarked(ada)) await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await unmarked(bob)).toBe(3)
      expect((await recordsOf(broker.brokers, 'task-events')).map(({ extensions }) => extensions.sequence)).toEqual([
        '1',
        '2',
        '3',
      ])
    } finally {
      await late.close()
      await broker.child.stop()
      await rm(dataDir, { recursive: true })
    }
  })
})
