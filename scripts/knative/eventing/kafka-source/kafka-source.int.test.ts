import { spawn } from 'node:child_process'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Admin, Message, Producer } from 'kafkajs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { Kafka, logLevel, Partitioners } from '../../../../shared/kafka/kafkajs.ts'
import { silentLog } from '../../../../shared/log/index.ts'
import { CODECS, writeCompressed } from '../../../../tests/console-producer.ts'
import { eventually } from '../../../../tests/until.ts'
import type { KafkaSourceManifest } from '../../manifests/index.ts'
import { createKafkaSink, type KafkaSink } from '../kafka-sink.ts'
import { type KafkaSource, startKafkaSource } from './index.ts'

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

const kafka = new Kafka({
  clientId: 'tests',
  brokers: inject('kafkaBrokers').split(','),
  logLevel: logLevel.NOTHING,
})
let admin: Admin
let producer: Producer
let sink: Server
let received: Received[]
let reply: (event: Received) => Reply | Promise<Reply>
let topic: string
let sources: KafkaSource[] = []
let kafkaSink: KafkaSink | undefined

beforeAll(async () => {
  admin = kafka.admin()
  producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await Promise.all([admin.connect(), producer.connect()])
  sink = createServer(async (incoming, response) => {
    let body = ''
    for await (const part of incoming.setEncoding('utf8')) body += part
    const event = { headers: incoming.headers, body }
    received.push(event)
    const { status, headers, body: text } = await reply(event)
    response.writeHead(status, headers).end(text)
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  sink.close()
  sink.closeAllConnections()
  await Promise.all([admin.disconnect(), producer.disconnect()])
})

beforeEach(async () => {
  received = []
  reply = () => ({ status: 204 })
  topic = `orders-${crypto.randomUUID()}`
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 2 }] })
})

afterEach(async () => {
  await Promise.all(sources.map((source) => source.stop()))
  sources = []
  await kafkaSink?.stop()
  kafkaSink = undefined
})

const DELIVERY = { retry: 3, backoffPolicy: 'linear', backoffDelay: 1, timeout: 60_000 } as const

const manifestOf = (more: Partial<KafkaSourceManifest>): KafkaSourceManifest => ({
  name: 'orders-source',
  namespace: 'todo',
  topics: [topic],
  consumerGroup: `group-of-${topic}`,
  consumers: 1,
  initialOffset: 'earliest',
  ordering: 'ordered',
  delivery: DELIVERY,
  sink: { uri: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/` },
  extensions: {},
  ...more,
})

async function start(more: Partial<KafkaSourceManifest> = {}, commitInterval = 50): Promise<KafkaSource> {
  const kafkaSinks = new Map(kafkaSink ? [['dead-letters', kafkaSink]] : [])
  const sinks = { functions: new Map(), kafkaSinks }
  const source = startKafkaSource({ manifest: manifestOf(more), kafka, sinks, commitInterval, log: silentLog })
  sources.push(source)
  await source.ready
  return source
}

const write = (partition: number, ...messages: Message[]) =>
  producer.send({ topic, messages: messages.map((message) => ({ partition, ...message })) })

const event = (id: string): Message => ({
  key: 'ada',
  value: `{"id":"${id}"}`,
  headers: { ce_specversion: '1.0', ce_id: id, ce_source: '/test', ce_type: 't', 'content-type': 'application/json' },
})

const events = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, i) => event(String(from + i)))

const ids = () => received.map(({ headers }) => headers['ce-id'])

async function committed(partition: number): Promise<number> {
  const [found] = await admin.fetchOffsets({ groupId: `group-of-${topic}`, topics: [topic] })
  return Number(found!.partitions.find((each) => each.partition === partition)!.offset)
}

describe('delivery', () => {
  test('a record becomes a POST in binary mode with Prefer: reply, Kn-Namespace, and where it came from', async () => {
    await start({ extensions: { colour: 'red' } })
    await write(1, event('1'))
    await eventually(() => received.length === 1)
    expect(received[0]).toMatchObject({
      headers: {
        'ce-specversion': '1.0',
        'ce-id': '1',
        'ce-source': '/test',
        'ce-type': 't',
        'ce-knativekafkapartition': '1',
        'ce-knativekafkaoffset': '0',
        'ce-colour': 'red',
        'content-type': 'application/json',
        prefer: 'reply',
        'kn-namespace': 'todo',
      },
      body: '{"id":"1"}',
    })
  })

  test('plain, malformed and empty records arrive too', async () => {
    await start()
    await write(
      0,
      { key: 'k', value: 'not an event' },
      { value: null },
      { ...event('x'), headers: { ce_specversion: '1.0' } },
    )
    await eventually(() => received.length === 3)
    expect(received.map(({ headers }) => headers['ce-type'])).toEqual(Array(3).fill('dev.knative.kafka.event'))
    expect(received[0]).toMatchObject({
      headers: { 'ce-key': 'k', 'ce-id': 'partition:0/offset:0', 'ce-subject': 'partition:0#0' },
      body: 'not an event',
    })
  })

  test.each(CODECS)('records that any producer compressed by %s are read', async (codec) => {
    await start()
    const values = Array.from({ length: 200 }, (_, i) => `${i} ${'to and fro '.repeat(i)}${'x'.repeat(i)}`)
    await writeCompressed(values, { brokers: inject('kafkaBrokers'), topic, codec })
    await eventually(() => received.length === values.length)
    expect(received.map(({ body }) => body).sort()).toEqual(values.sort())
  })

  test('a record that is larger than a fetch is read', async () => {
    await start()
    await write(0, { ...event('1'), value: 'x'.repeat(200_000) }, event('2'))
    await eventually(() => received.length === 2)
    expect(received[0]!.body).toHaveLength(200_000)
  })
})

describe('order', () => {
  test('ordered: a partition waits through the retries of one record, another does not', async () => {
    let attempts = 0
    const other = Promise.withResolvers<void>()
    reply = async ({ headers }) => {
      if (headers['ce-id'] === 'other') other.resolve()
      if (headers['ce-id'] !== '1') return { status: 204 }
      // The other partition's record must come while this one is still being tried.
      if (++attempts === 3) await other.promise
      return { status: attempts <= 3 ? 503 : 204 }
    }
    const source = await start({ delivery: { ...DELIVERY, backoffDelay: 100 } })
    await write(0, ...events(1, 3))
    await write(1, event('other'))
    await eventually(() => received.length === 7)
    expect(ids().filter((id) => id !== 'other')).toEqual(['1', '1', '1', '1', '2', '3'])
    expect(ids().indexOf('other')).toBeLessThan(4)
    expect(source.counts).toEqual({ delivered: 4, retried: 3, deadLettered: 0, lost: 0 })
  })

  test('unordered: 50 in flight, and what lasts holds up nothing', async () => {
    const hold = Promise.withResolvers<Reply>()
    let atOnce = 0
    let most = 0
    reply = async ({ headers }) => {
      most = Math.max(most, ++atOnce)
      await new Promise((resolve) => setTimeout(resolve, 20))
      const answer = headers['ce-id'] === '1' ? await hold.promise : { status: 204 }
      atOnce--
      return answer
    }
    await start({ ordering: 'unordered' })
    await write(0, ...events(1, 200))
    await eventually(() => received.length === 200)
    expect(most).toBe(50)
    expect(await committed(0)).toBeLessThanOrEqual(0)
    hold.resolve({ status: 204 })
    await eventually(async () => (await committed(0)) === 200)
  })
})

describe('offsets', () => {
  test('a new group begins with initialOffset: earliest sees what was there, latest does not', async () => {
    await write(0, event('old'))
    await start({ initialOffset: 'latest', consumerGroup: `latest-of-${topic}` })
    await start({ initialOffset: 'earliest' })
    await eventually(() => received.length === 1)
    await write(0, event('new'))
    await eventually(() => received.length === 3)
    expect(ids().filter((id) => id === 'old')).toHaveLength(1)
  })

  test('the lowest contiguous offset is committed at intervals, and on stop', async () => {
    const source = await start()
    await write(0, ...events(1, 3))
    await eventually(async () => (await committed(0)) === 3)
    await source.stop()
    const late = await start({}, 3_600_000)
    await write(0, event('4'))
    await eventually(() => received.length === 4)
    expect(await committed(0)).toBe(3)
    await late.stop()
    expect(await committed(0)).toBe(4)
  })

  test('what was not committed before a crash comes again', async () => {
    const script = fileURLToPath(new URL('../../testing/kafka-source.ts', import.meta.url))
    const settings = [inject('kafkaBrokers'), '3600000', JSON.stringify(manifestOf({}))]
    const killed = spawn(process.execPath, [script, ...settings], { stdio: 'inherit' })
    await write(0, ...events(1, 2))
    await eventually(() => received.length === 2)
    killed.kill('SIGKILL')
    await start()
    await eventually(() => received.length === 4)
    expect(ids()).toEqual(['1', '2', '1', '2'])
  })

  test('a delivery that a stop breaks off comes again', async () => {
    const hold = Promise.withResolvers<Reply>()
    reply = () => hold.promise
    const source = await start()
    await write(0, event('1'))
    await eventually(() => received.length === 1)
    await source.stop()
    reply = () => ({ status: 204 })
    await start()
    await eventually(() => received.length === 2)
    hold.resolve({ status: 204 })
  })

  test('a group that two have shares the partitions, and the second takes over when the first stops', async () => {
    const first = await start()
    await start()
    await eventually(async () => (await admin.describeGroups([`group-of-${topic}`])).groups[0]!.members.length === 2)
    await first.stop()
    await write(0, ...events(1, 5))
    await write(1, ...events(6, 10))
    await eventually(() => new Set(ids()).size === 10)
  })
})

describe('dead letters', () => {
  const deadLetters = () => {
    const manifest = { name: 'dead-letters', namespace: 'todo', topic, contentMode: 'binary' } as const
    kafkaSink = createKafkaSink(manifest, kafka, silentLog)
    return { ...DELIVERY, deadLetterSink: { ref: { kind: 'KafkaSink', name: 'dead-letters' } as const } }
  }

  test('what is refused goes there with the reason, and the partition goes on', async () => {
    const delivery = deadLetters()
    reply = ({ headers }) => {
      if (headers['ce-id'] !== '1' || headers['ce-knativeerrorcode']) return { status: 204 }
      return { status: 422, headers: { 'kne-reason': 'invalid-event' }, body: 'no such thing' }
    }
    const source = await start({ delivery })
    await write(0, ...events(1, 2))
    // The dead letter is written to the same topic, and so comes round.
    await eventually(() => received.length === 3 && source.counts.delivered === 2)
    const letter = received.find(({ headers }) => headers['ce-knativeerrorcode'])
    expect(letter).toMatchObject({
      headers: {
        'ce-id': '1',
        'ce-knativeerrorcode': '422',
        'ce-knativeerrordata': Buffer.from('no such thing').toString('base64'),
        'ce-knativeerrordest': expect.stringContaining('http://127.0.0.1:'),
        'ce-reason': 'invalid-event',
      },
      body: '{"id":"1"}',
    })
    expect(source.counts).toMatchObject({ delivered: 2, retried: 0, deadLettered: 1, lost: 0 })
  })

  test('without a dead letter sink the offset is committed and the event is lost', async () => {
    reply = () => ({ status: 400 })
    const source = await start()
    await write(0, event('1'))
    await eventually(async () => (await committed(0)) === 1)
    expect(source.counts).toMatchObject({ delivered: 0, lost: 1 })
  })
})

test('a source whose topic does not exist yet begins when it does', async () => {
  const late = `late-${topic}`
  const starting = start({ topics: [late] })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: late }] })
  await starting
  await producer.send({ topic: late, messages: [event('1')] })
  await eventually(() => received.length === 1)
})

test('thousands of records pass a slow partition by, one after the other in order', async () => {
  reply = async ({ headers }) => {
    if (headers['ce-knativekafkapartition'] === '1') await new Promise((resolve) => setTimeout(resolve, 2))
    return { status: 204 }
  }
  await start()
  await write(1, ...events(1, 1500))
  await write(0, ...events(1501, 2500))
  await eventually(() => received.length === 2500)
  const offsets = received.filter((each) => each.headers['ce-knativekafkapartition'] === '1')
  expect(offsets.map(({ headers }) => Number(headers['ce-id']))).toEqual(Array.from({ length: 1500 }, (_, i) => i + 1))
})
