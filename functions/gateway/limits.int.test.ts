/** One person does the worst to a gateway on Bun; another is served meanwhile. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { type FunctionProcess, kill, startFunction, tokenOf } from '../../tests/faults/process.ts'
import { mostMemory, openRequest, type RawRequest, sendChunks } from '../../tests/sockets.ts'

let gateway: FunctionProcess
const requests: RawRequest[] = []

beforeAll(async () => {
  gateway = await startFunction('gateway', { DATABASE_URL: loginOf(await createDatabase(), 'gateway') })
})
afterAll(() => kill(gateway))
afterEach(() => {
  for (const { socket } of requests.splice(0)) socket.destroy()
})

async function post(person: string, headers: Record<string, string> = {}, path = '/v1/tasks'): Promise<RawRequest> {
  const authorization = `Bearer ${await tokenOf(person)}`
  const all = { authorization, 'content-type': 'application/json', ...headers }
  const request = openRequest(`${gateway.url}${path}`, { method: 'POST', headers: all })
  requests.push(request)
  return request
}

async function create(person: string): Promise<number> {
  const headers = { authorization: `Bearer ${await tokenOf(person)}`, 'content-type': 'application/json' }
  const response = await gateway.request('/v1/tasks', { method: 'POST', headers, body: '{"title":"buy milk"}' })
  return response.status
}

/** How many of each status. */
const counted = (statuses: (number | undefined)[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => [status, all!.length]))

test('165 bodies that never come keep nobody else out, and end by themselves', async () => {
  expect(await create('bob')).toBe(201)
  const held = await Promise.all(Array.from({ length: 165 }, () => post('ada', { 'content-length': '5000' })))
  const first = await Promise.race(held.map(({ status }) => status))
  expect(first).toBe(429)
  for (let i = 0; i < 10; i++) expect(await create('bob')).toBe(201)
  const statuses = await Promise.all(held.map(({ status }) => status))
  expect(counted(statuses)).toEqual({ 408: 6, 429: 159 })
  expect(held.map((each) => each.received()).join()).toContain('The body did not arrive within 10 s')
  expect(await create('ada')).toBe(201)
})

test('bodies of 7 MB in chunks are cut off at their limit, and memory stays below that of the manifest', async () => {
  const { spec } = parse(await readFile('knative/base/gateway.yaml', 'utf8'))
  const limit = Number.parseInt(spec.template.spec.containers[0].resources.limits.memory, 10)
  const sent = await Promise.all(
    Array.from({ length: 80 }, async (_, index) => {
      const request = await post(`person-${index}`, { 'transfer-encoding': 'chunked' }, '/v1/tasks/batch')
      sendChunks(request.socket, 7_000_000)
      return request
    }),
  )
  const statuses = await Promise.all(sent.map(({ status }) => status))
  expect(statuses.filter((status) => status === 413 || status === 503)).toHaveLength(80)
  expect(statuses).toContain(413)
  expect(mostMemory(gateway.child.pid)).toBeLessThan(limit)
})

test('headers that never end are cut off, however steadily they come', async () => {
  const { hostname, port } = new URL(gateway.url)
  const socket = connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  socket.write('GET / HTTP/1.1\r\nHost: it\r\n')
  const dripping = setInterval(() => socket.write('X-More: 1\r\n'), 500)
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
  expect(await create('bob')).toBe(201)
})
