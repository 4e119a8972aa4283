import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openOutbox, type TestOutbox, written } from '../../tests/outbox.ts'
import { recordsOf } from '../../tests/records.ts'
import type { Database } from '../database/index.ts'
import { newId } from '../ids/index.ts'
import { createProducer, type Producer } from '../kafka/producer.ts'
import { silentLog } from '../log/index.ts'
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
