import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer, type Producer } from '../../shared/kafka/producer.ts'
import { silentLog } from '../../shared/log/index.ts'
import { commit, createPublisher, eventOf, type Publisher, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { giveToken, takeToken } from '../../tests/access-tokens.ts'
import { CODECS, writeCompressed } from '../../tests/console-producer.ts'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { type Device, openSse, openWebSocket } from '../../tests/devices.ts'
import { type FunctionProcess, kill, startFunction, tokenOf } from '../../tests/faults/process.ts'
import { openProxy } from '../../tests/proxy.ts'

let url: string
let database: Database
let producer: Producer
let publisher: Publisher
let sync: FunctionProcess
let person: string
let token: string
const devices: Device[] = []

const startSync = () => startFunction('sync', { DATABASE_URL: loginOf(url, 'sync') })

beforeAll(async () => {
  url = await createDatabase()
  database = openDatabase(url)
  producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
  publisher = createPublisher({ database, producer, log: silentLog })
  sync = await startSync()
})
afterAll(async () => {
  await kill(sync)
  await publisher.flush()
  await producer.close()
  await database.close()
})
beforeEach(async () => {
  person = newId()
  token = await tokenOf(person)
})
afterEach(() => {
  for (const device of devices.splice(0)) device.close()
})

/** Writes as the gateway does; unpublished is what a crash leaves. */
async function write({ publish = true, note = '' } = {}): Promise<number> {
  const now = new Date().toISOString()
  const task = decide({ type: 'create', id: newId(), fields: { title: 'x', note } }, null, now)!.data.task
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const events = [eventOf('todo.task.created.v1', task.id, { task, previous: {} }, origin)]
  const result = await commit(database, { personId: person, tasks: [task], events })
  if (result.outcome !== 'committed') throw new Error(result.outcome)
  if (publish) publisher.publish(toStoredEvents(events, person, result.revision))
  return result.revision
}

const ways = { 'server-sent events': openSse, WebSocket: openWebSocket }
async function open(way: keyof typeof ways, after?: number, from = sync): Promise<Device> {
  const device = await ways[way](from.url, token, after)
  devices.push(device)
  return device
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const revisions = (device: Device) => device.events.map(({ revision }) => revision)
/** For a moment of any length up to that many milliseconds. */
const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most))
const until = (condition: () => unknown) => expect.poll(condition, { timeout: 20_000, interval: 20 })

describe.each(['server-sent events', 'WebSocket'] as const)('by %s', (way) => {
  test('a stream ends within seconds when the access token that it was opened with is revoked', async () => {
    const id = newId()
    token = await giveToken(database, person, { id, scopes: ['tasks:read'] })
    const agent = await open(way)
    await until(() => agent.events.length).toBe(1)
    await write()
    await until(() => agent.events.length).toBe(2)
    await takeToken(database, id)
    await agent.ended
    await until(() => open(way).catch(({ message }) => message)).toContain('401')
  })

  test('a device sees each change of its person as it happens, and nobody else does', async () => {
    const phone = await open(way)
    await until(() => phone.events.length).toBe(1)
    expect(phone.events[0]).toEqual({ type: 'ready', revision: 0 })
    const other = person
    person = newId()
    await write()
    person = other
    await write()
    await until(() => phone.events.length).toBe(2)
    expect(phone.events[1]).toMatchObject({
      revision: 1,
      type: 'todo.task.created.v1',
      subject: expect.stringMatching(/^[0-9a-f-]{36}$/),
      time: expect.stringMatching(/Z$/),
      data: { task: { title: 'x', status: 'open' } },
    })
  })

  test('a device that resumes gets what it missed, then what happens', async () => {
    for (let i = 0; i < 250; i++) await write({ publish: false })
    const phone = await open(way, 20)
    await until(() => phone.events.length).toBe(230)
    await write()
    await until(() => phone.events.length).toBe(231)
    expect(revisions(phone)).toEqual(range(21, 251))
  })

  test('cut off again and again while many write, a device gets every event once and in order', async () => {
    const total = 300
    const seen: number[] = []
    let cuts = 0
    let isDone = false
    const watching = (async () => {
      while (!isDone || seen.length < total) {
        const device = await open(way, seen.at(-1) ?? 0)
        await pause(120)
        device.close()
        cuts++
        seen.push(...revisions(device))
      }
    })()
    await Promise.all(
      Array.from({ length: 6 }, async (_, writer) => {
        for (let i = 0; i < total / 6; i++) {
          await write({ publish: (writer + i) % 10 > 0 })
          await pause(40)
        }
      }),
    )
    isDone = true
    await watching
    expect(seen).toEqual(range(1, total))
    expect(cuts).toBeGreaterThan(5)
  })

  test('a change that was committed and never told to Kafka arrives too', async () => {
    const phone = await open(way, 0)
    await write()
    await until(() => phone.events.length).toBe(1)
    await write({ publish: false })
    await until(() => phone.events.length).toBe(2)
  })

  test('without a token, or with a position that is none, there is no stream', async () => {
    await expect(ways[way](sync.url, 'forged')).rejects.toThrow('401')
    await expect(ways[way](sync.url, token, 'x' as never)).rejects.toThrow('422')
  })

  test('a stream ends with its token, and the device goes on with a new one', async () => {
    token = await tokenOf(person, '3 seconds')
    const phone = await open(way, 0)
    await write()
    await until(() => phone.events.length).toBe(1)
    expect(await phone.ended).toBe(way === 'WebSocket' ? 'closed with 1012' : 'ended with retry')
    await write()
    token = await tokenOf(person)
    const again = await open(way, 1)
    await until(() => revisions(again)).toEqual([2])
  })

  test('asked to stop, the process ends its streams at once, and the device resumes elsewhere', async () => {
    const first = await startSync()
    const phone = await open(way, 0, first)
    await write()
    await until(() => phone.events.length).toBe(1)
    process.kill(first.child.pid, 'SIGTERM')
    expect(await phone.ended).toBe(way === 'WebSocket' ? 'closed with 1012' : 'ended with retry')
    await first.child.ended
    expect(first.lines.some((line) => line.includes('"message":"stopping"'))).toBe(true)
    await write()
    const again = await open(way, phone.events.at(-1)!.revision)
    await until(() => revisions(again)).toEqual([2])
  })
})

test('while Kafka is away from the start, changes arrive by the database', async () => {
  const other = await startFunction('sync', { DATABASE_URL: url, KAFKA_BROKERS: '127.0.0.1:1' })
  const phone = await open('server-sent events', undefined, other)
  await until(() => phone.events.length).toBe(1)
  await write()
  await until(() => phone.events.length).toBe(2)
  await kill(other)
})

test('while the database is away a stream stays open, and goes on when it is back', async () => {
  const proxy = await openProxy(url)
  const other = await startFunction('sync', { DATABASE_URL: proxy.url })
  proxy.cut()
  const phone = await open('server-sent events', 0, other)
  await write()
  await pause(500)
  expect(phone.events).toEqual([])
  await proxy.mend()
  await until(() => phone.events.length).toBe(1)
  await kill(other)
  await proxy.close()
})

test('alien, broken and repeated records disturb no stream', async () => {
  const phone = await open('server-sent events', 0)
  await write()
  await until(() => phone.events.length).toBe(1)
  const headers = (more: Record<string, string>) => ({
    ce_specversion: '1.0',
    ce_id: newId(),
    ce_source: '/elsewhere',
    ce_partitionkey: person,
    'content-type': 'application/json',
    ...more,
  })
  const alien = { topic: 'task-events', key: person }
  await producer.send([
    { ...alien, value: 'plain', headers: {} },
    { ...alien, value: '{"broken', headers: headers({ ce_type: 'todo.task.created.v1', ce_sequence: '2' }) },
    { ...alien, value: '{}', headers: headers({ ce_type: 'todo.task.created.v1', ce_sequence: '2' }) },
    { ...alien, value: '{}', headers: headers({ ce_type: 'com.example.sold', ce_sequence: '2' }) },
  ])
  await write()
  await until(() => phone.events.length).toBe(2)
  expect(revisions(phone)).toEqual([1, 2])
})

/** A record as our functions write it, by somebody who can write to the topic. */
const forged = (more: Record<string, string>, title = 'open http://evil') => {
  const now = new Date().toISOString()
  const { task } = decide({ type: 'create', id: newId(), fields: { title } }, null, now)!.data
  const headers = {
    ce_specversion: '1.0',
    ce_id: newId(),
    ce_source: '/todo-chatbot/gateway',
    ce_type: 'todo.task.created.v1',
    ce_subject: task.id,
    ce_time: now,
    ce_partitionkey: person,
    'content-type': 'application/json',
    ...more,
  }
  return { topic: 'task-events', key: person, value: JSON.stringify({ task, previous: {} }), headers }
}
const titles = ({ events }: Device) => events.map(({ data }) => (data as { task: { title: string } }).task.title)

test('a forged record neither shows on a device nor takes the place of the true event', async () => {
  const phone = await open('server-sent events', 0)
  await write()
  await until(() => phone.events.length).toBe(1)
  const lines = sync.lines.length
  await producer.send([forged({ ce_sequence: '2' })])
  await write()
  await until(() => phone.events.length).toBe(2)
  expect(titles(phone)).toEqual(['x', 'x'])
  const told = () => sync.lines.slice(lines).map((line) => JSON.parse(line))
  await until(() => told().some(({ sequence, outcome }) => sequence === 2 && outcome !== 'refused')).toBe(true)
})

test('a record that has the number of a true event and other words brings the true one', async () => {
  const phone = await open('server-sent events', 0)
  await write()
  await until(() => phone.events.length).toBe(1)
  await write({ publish: false })
  await producer.send([forged({ ce_sequence: '2' })])
  await until(() => phone.events.length).toBe(2)
  expect(titles(phone)).toEqual(['x', 'x'])
})

test.each(CODECS)('records that any producer compressed by %s disturb no stream', async (codec) => {
  const phone = await open('server-sent events', 0)
  await write()
  await until(() => phone.events.length).toBe(1)
  const following = () => sync.lines.filter((line) => line.includes('following Kafka failed')).length
  const before = following()
  await writeCompressed(['plain', 'x'.repeat(5000)], { brokers: inject('kafkaBrokers'), topic: 'task-events', codec })
  await write()
  await until(() => phone.events.length).toBe(2)
  expect(following()).toBe(before)
})

test('devices of one person share what Kafka brings, and a log line tells to how many it went', async () => {
  const [phone, laptop] = [await open('server-sent events', 0), await open('WebSocket', 0)]
  const lines = sync.lines
  for (let i = 0; i < 20; i++) {
    await write()
    await pause(40)
  }
  await until(() => [phone.events.length, laptop.events.length]).toEqual([20, 20])
  const delivered = () => lines.map((line) => JSON.parse(line)).filter(({ outcome }) => outcome === 'delivered')
  await until(() => delivered().some(({ streams, topic }) => streams === 2 && topic === 'task-events')).toBe(true)
})

test('its metrics tell how many streams are open', async () => {
  const metrics = async () => (await fetch(`${sync.url}/metrics`)).text()
  await until(metrics).toMatch(/^todo_stream_clients 0$/m)
  await open('server-sent events', 0)
  await until(metrics).toMatch(/^todo_stream_clients 1$/m)
})

test('a process leaves no consumer group behind', async () => {
  const { Kafka, logLevel } = await import('../../shared/kafka/kafkajs.ts')
  const admin = new Kafka({ brokers: [inject('kafkaBrokers')], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const groups = async () =>
    (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter((id) => id.startsWith('sync-'))
  const before = await groups()
  const other = await startSync()
  await open('server-sent events', 0, other)
  await until(async () => (await groups()).length).toBe(before.length + 1)
  process.kill(other.child.pid, 'SIGTERM')
  await other.child.ended
  expect((await groups()).filter((id) => !before.includes(id))).toEqual([])
  await admin.disconnect()
})

test('a page on another host may stream, also when it is refused', async () => {
  const origin = 'http://web.localhost:8080'
  const response = await sync.request('/v1/stream', { headers: { origin } })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, origin])
})
