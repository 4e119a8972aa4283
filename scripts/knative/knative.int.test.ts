import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { Kafka, logLevel, Partitioners } from '../../shared/kafka/kafkajs.ts'
import { silentLog } from '../../shared/log/index.ts'
import { eventually } from '../../tests/until.ts'
import { accountOf, startIssuer } from './eventing/issuer.ts'
import { createKafkaSink } from './eventing/kafka-sink.ts'
import { type Knative, type State, startKnative } from './index.ts'

const SCRIPT = fileURLToPath(new URL('./testing/function.ts', import.meta.url))
const TOPIC = `orders-${crypto.randomUUID()}`
const LETTERS = `letters-${crypto.randomUUID()}`

const MANIFESTS = `
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: gateway}
spec: {template: {spec: {containers: [{image: it, readinessProbe: {httpGet: {path: /readyz}}}]}}}
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: consumer}
spec: {template: {spec: {containers: [{image: it, readinessProbe: {httpGet: {path: /readyz}}}]}}}
---
apiVersion: sources.knative.dev/v1
kind: KafkaSource
metadata: {name: orders}
spec:
  bootstrapServers: [nowhere:9092]
  topics: [${TOPIC}]
  consumerGroup: ${TOPIC}
  initialOffset: earliest
  delivery: {retry: 1000, backoffPolicy: linear, backoffDelay: PT0.01S, deadLetterSink: {ref: {kind: KafkaSink, name: letters}}}
  sink: {ref: {kind: Service, name: consumer}, uri: /events-of-orders}
---
apiVersion: sources.knative.dev/v1
kind: PingSource
metadata: {name: each-second}
spec: {schedule: '* * * * * *', sink: {ref: {kind: Service, name: gateway}}}
---
apiVersion: eventing.knative.dev/v1alpha1
kind: KafkaSink
metadata: {name: letters}
spec: {topic: ${LETTERS}, bootstrapServers: [nowhere:9092], contentMode: binary}
`

const kafka = new Kafka({ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.NOTHING })
let directory: string
let knative: Knative
const logged: [name: string, line: string][] = []

beforeAll(async () => {
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: true, topics: [TOPIC, LETTERS].map((topic) => ({ topic })) })
  await admin.disconnect()
  directory = await mkdtemp(join(tmpdir(), 'manifests-'))
  await writeFile(join(directory, 'kustomization.yaml'), 'namespace: todo\nresources: [all.yaml]')
  await writeFile(join(directory, 'all.yaml'), MANIFESTS)
  knative = await startKnative({
    manifestDir: directory,
    ingressPort: 0,
    kafkaBrokers: inject('kafkaBrokers').split(','),
    environment: { COLOUR: 'blue' },
    command: () => [process.execPath, SCRIPT],
    developmentFactor: 20,
    commitIntervalMs: 50,
    onLog: (name, line) => logged.push([name, line]),
  })
  await knative.ready
})

afterAll(async () => {
  await knative?.stop()
  await rm(directory, { recursive: true })
})

function call(host: string, path: string, method = 'GET', headers: Record<string, string> = {}, body = '') {
  const options = { host: '127.0.0.1', port: new URL(knative.url).port, path, method, agent: false as const }
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    request({ ...options, headers: { host: `${host}.localhost`, ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode!, text }))
    })
      .on('error', reject)
      .end(body)
  })
}

const state = async (): Promise<State> => JSON.parse((await call('knative', '/state')).text)
const service = async (name: string) => (await state()).services.find((each) => each.name === name)!
const source = async () => (await state()).kafkaSources[0]!

async function write(...values: string[]): Promise<void> {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  await producer.send({ topic: TOPIC, messages: values.map((value) => ({ value })) })
  await producer.disconnect()
}

test('a record wakes the function that is at zero, which is shown with process, memory and no lag', async () => {
  expect((await service('consumer')).replicas).toEqual([])
  await write('1', '2', '3')
  await eventually(async () => (await source()).delivered === 3)
  expect(await source()).toMatchObject({
    name: 'orders',
    group: TOPIC,
    sink: 'consumer/events-of-orders',
    lag: 0,
    lost: 0,
  })
  const { replicas, coldStarts } = await service('consumer')
  expect(coldStarts).toBe(1)
  const memory = process.platform === 'linux' ? expect.any(Number) : null
  expect(replicas).toMatchObject([{ pid: expect.any(Number), state: 'ready', inFlight: 0, memory }])
  expect(logged).toContainEqual(['consumer', 'listening as consumer'])
  // The name inside a cluster, which nobody outside can use: it tells an event from a request.
  expect(logged).toContainEqual(['consumer', 'event by consumer.todo.svc.cluster.local'])
  await eventually(async () => (await service('consumer')).replicas.length === 0)
})

test('a function whose process is killed again and again gets every event', async () => {
  const before = (await source()).delivered
  let written = 0
  for (let kills = 0; kills < 5; ) {
    await write(String(written++))
    // Not while it starts: a process that never becomes ready takes nothing.
    const isReady = (await service('consumer')).replicas.some(({ state }) => state === 'ready')
    if (isReady) await call('knative', '/services/consumer/kill', 'POST')
    if (isReady) kills++
  }
  await eventually(async () => (await source()).delivered >= before + written)
  expect(await source()).toMatchObject({ delivered: before + written, deadLettered: 0, lost: 0 })
  expect((await service('consumer')).restarts).toBeGreaterThanOrEqual(5)
})

test('a source that is scaled to zero leaves records in Kafka, and lags', async () => {
  await call('knative', '/sources/orders/scale?consumers=0', 'POST')
  await write('a', 'b')
  expect(await source()).toMatchObject({ consumers: 0, lag: 2 })
  await call('knative', '/sources/orders/scale?consumers=1', 'POST')
  await eventually(async () => (await source()).delivered === 2)
  expect(await source()).toMatchObject({ consumers: 1, lag: 0 })
})

test('a PingSource reaches its function by schedule', async () => {
  await eventually(async () => (await state()).pingSources[0]!.sent >= 1)
  expect((await state()).pingSources[0]).toMatchObject({ name: 'each-second', sink: 'gateway', lost: 0 })
})

const ORDERS = { name: 'orders', namespace: 'todo' }

/** To a sink that lets in one source, with a token of that one or of another. */
async function sendLetter(headers: Record<string, string>, body: string, subject = accountOf('KafkaSource', ORDERS)) {
  const manifest = { name: 'letters', namespace: 'todo', topic: LETTERS, contentMode: 'binary' } as const
  const issuer = await startIssuer()
  const sink = createKafkaSink(manifest, kafka, silentLog, { issuer, subjects: [accountOf('KafkaSource', ORDERS)] })
  const server = createServer(sink.endpoint)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const authorization = `Bearer ${await issuer.tokenFor(subject, sink.audience!)}`
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    method: 'POST',
    headers: { authorization, ...headers },
    body,
  })
  const answer = { status: response.status, text: await response.text() }
  server.closeAllConnections()
  server.close()
  await Promise.all([sink.stop(), issuer.stop()])
  return answer
}

test('a KafkaSink takes binary and structured events with 202 and answers 400 to what is none, 405 to what is no POST', async () => {
  const binary = { 'ce-specversion': '1.0', 'ce-id': 'b', 'ce-source': '/s', 'ce-type': 't', 'ce-partitionkey': 'ada' }
  const json = { 'content-type': 'application/json' }
  const structured = JSON.stringify({ specversion: '1.0', id: 's', source: '/s', type: 't', data: { n: 1 } })
  expect((await sendLetter({ ...binary, ...json }, '{"n":1}')).status).toBe(202)
  expect((await sendLetter({ 'content-type': 'application/cloudevents+json' }, structured)).status).toBe(202)
  expect(await sendLetter(json, '{}')).toEqual({ status: 400, text: 'specversion is not 1.0\n' })
  expect((await call('letters', '/')).status).toBe(405)
  // Who is not let in writes nothing.
  const elsewhere = { name: 'orders', namespace: 'elsewhere' }
  expect((await call('letters', '/', 'POST', { ...binary, ...json }, '{"n":1}')).status).toBe(401)
  expect((await sendLetter({ ...binary, ...json, authorization: 'Bearer x.y.z' }, '{"n":1}')).status).toBe(401)
  expect((await sendLetter({ ...binary, ...json }, '{"n":1}', accountOf('KafkaSource', elsewhere))).status).toBe(403)
  expect((await sendLetter({ ...binary, ...json }, '{"n":1}', accountOf('PingSource', ORDERS))).status).toBe(403)

  const consumer = kafka.consumer({ groupId: LETTERS, maxWaitTimeInMs: 100 })
  const messages: { key: string | undefined; value: string | undefined; headers: Record<string, string> }[] = []
  await consumer.connect()
  await consumer.subscribe({ topics: [LETTERS], fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ message: { key, value, headers = {} } }) => {
      const texts = Object.entries(headers).map(([name, header]) => [name, String(header)])
      messages.push({ key: key?.toString(), value: value?.toString(), headers: Object.fromEntries(texts) })
    },
  })
  await eventually(() => messages.length === 2)
  await consumer.disconnect()
  const common = { ce_specversion: '1.0', ce_source: '/s', ce_type: 't', 'content-type': 'application/json' }
  expect(messages).toEqual([
    { key: 'ada', value: '{"n":1}', headers: { ...common, ce_id: 'b', ce_partitionkey: 'ada' } },
    { key: undefined, value: '{"n":1}', headers: { ...common, ce_id: 's' } },
  ])
})

test('a page of another origin can kill nothing', async () => {
  expect((await call('knative', '/services/gateway/kill', 'POST', { origin: 'https://example.com' })).status).toBe(404)
})

test('an ingress port that is taken is told', async () => {
  const options = { manifestDir: directory, kafkaBrokers: ['127.0.0.1:1'], environment: {}, command: () => undefined }
  const taken = startKnative({ ...options, ingressPort: Number(new URL(knative.url).port) })
  await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
