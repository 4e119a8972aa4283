import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../../tests/database.ts'
import { deliver } from '../../tests/delivery.ts'
import { type FunctionProcess, kill, startFunction, tokenOf } from '../../tests/faults/process.ts'
import { eventsOf } from '../../tests/outbox.ts'
import { type Database, openDatabase } from '../database/index.ts'

interface OtlpSpan {
  service: string
  name: string
  kind: number
  traceId: string
  spanId: string
  parentSpanId?: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  status: { code?: number }
}

/** What an OpenTelemetry collector is to us: OTLP over HTTP, in JSON. */
const spans: OtlpSpan[] = []
let collector: Server
let isAway = false
let url: string
let database: Database
const processes: FunctionProcess[] = []

beforeAll(async () => {
  collector = createServer(async (incoming, response) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    if (isAway) return response.writeHead(503).end()
    expect([incoming.url, incoming.headers['content-type'], incoming.headers['x-key']]).toEqual([
      '/v1/traces',
      'application/json',
      'a b',
    ])
    for (const { resource, scopeSpans } of JSON.parse(Buffer.concat(parts).toString()).resourceSpans) {
      const service = resource.attributes.find(({ key }: { key: string }) => key === 'service.name').value.stringValue
      spans.push(
        ...scopeSpans.flatMap((each: { spans: OtlpSpan[] }) => each.spans.map((span) => ({ ...span, service }))),
      )
    }
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  url = await createDatabase()
  database = openDatabase(url)
})
afterAll(async () => {
  for (const each of processes) await kill(each)
  collector.close()
  await database.close()
})

async function start(name: string): Promise<FunctionProcess> {
  const { port } = collector.address() as AddressInfo
  const started = await startFunction(name, {
    DATABASE_URL: url,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b',
  })
  processes.push(started)
  return started
}

const until = (condition: () => unknown) => expect.poll(condition, { timeout: 20_000, interval: 50 })
const spanOf = (name: string) => spans.find((span) => span.name === name)

async function addTask({ request }: FunctionProcess, title: string): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenOf('ada')}`, 'content-type': 'application/json' }
  return request('/v1/tasks', { method: 'POST', headers, body: JSON.stringify({ title }) })
}

test('a request, its commit, its publishing and what another function makes of it are one trace', async () => {
  const gateway = await start('gateway')
  expect((await addTask(gateway, 'buy milk')).status).toBe(201)
  await until(() => ['POST /v1/tasks', 'commit', 'publish task-events'].every(spanOf)).toBe(true)
  const request = spanOf('POST /v1/tasks')!
  expect(request).toMatchObject({ service: 'gateway', kind: 2, status: {} })
  expect(BigInt(request.endTimeUnixNano)).toBeGreaterThan(BigInt(request.startTimeUnixNano))
  for (const name of ['commit', 'publish task-events']) {
    expect(spanOf(name)).toMatchObject({ traceId: request.traceId, parentSpanId: request.spanId })
  }

  const recurring = await start('recurring')
  const [event] = await eventsOf(database, 'ada')
  expect((await deliver(recurring, event!)).status).toBe(204)
  await until(() => spanOf('consume todo.task.created.v1')).toMatchObject({
    service: 'recurring',
    kind: 5,
    traceId: request.traceId,
    parentSpanId: request.spanId,
  })
})

test('while the collector is away requests go on, and the spans that were lost are counted', async () => {
  const gateway = await start('gateway')
  isAway = true
  expect((await addTask(gateway, 'buy bread')).status).toBe(201)
  const metrics = async () => (await gateway.request('/metrics', {})).text()
  await until(metrics).toMatch(/^todo_spans_dropped_total [1-9]/m)
  expect(gateway.lines.filter((line) => line.includes('the trace collector does not answer'))).toHaveLength(1)
  isAway = false
  spans.length = 0
  expect((await addTask(gateway, 'buy rye')).status).toBe(201)
  await until(() => spanOf('POST /v1/tasks')).toBeDefined()
})
