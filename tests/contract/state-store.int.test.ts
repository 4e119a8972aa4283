import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { type Child, startChild, whenReady } from '../../scripts/dev/child.ts'
import { type Dapr, startDapr } from '../../scripts/dev/parts/dapr.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { installRedis } from '../../scripts/dev/tools/redis.ts'
import { openStateStore, type StateStore } from '../../shared/dapr/index.ts'
import { newId } from '../../shared/ids/index.ts'
import { openState } from '../gateway.ts'
import { eventually } from '../until.ts'

/** The cluster's own component, at this Redis instead. */
async function clusterComponent(redisPort: number): Promise<string> {
  const component = parse(await readFile('dapr-components/cluster/statestore.yaml', 'utf8'))
  for (const entry of component.spec.metadata) {
    if (entry.name === 'redisHost') entry.value = `127.0.0.1:${redisPort}`
    if (entry.name === 'redisPassword') {
      delete entry.secretKeyRef
      entry.value = ''
    }
  }
  delete component.scopes
  return stringify(component)
}

let directory: string
let redis: Child
let dapr: Dapr

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'todo-chatbot-redis-'))
  const redisPort = await freePort()
  const args = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  redis = startChild({ name: 'Redis', command: await installRedis(), args, cwd: directory })
  await whenReady(redis, () => answers(redisPort))
  const components = join(directory, 'components')
  await mkdir(components)
  await writeFile(join(components, 'statestore.yaml'), await clusterComponent(redisPort))
  const [httpPort, grpcPort, internalGrpcPort] = [await freePort(), await freePort(), await freePort()]
  dapr = await startDapr({ dataDir: join(directory, 'dapr'), httpPort, grpcPort, internalGrpcPort, components })
})

afterAll(async () => {
  await dapr?.child.stop()
  await redis?.stop()
  await rm(directory, { recursive: true, force: true })
})

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })

const STORES: [string, () => StateStore][] = [
  ['SQLite', openState],
  ['Redis', () => openStateStore({ daprUrl: `http://127.0.0.1:${dapr.httpPort}`, store: 'statestore' })],
]

describe.each(STORES)('%s', (_name, open) => {
  const key = () => `contract ${newId()}`

  test('gives back what was stored, in the order asked for, and nothing for what was not', async () => {
    const store = open()
    const [a, b] = [key(), key()]
    expect(
      await store.save([
        { key: a, value: { said: 'Grüße, اردو 🎉' } },
        { key: b, value: [1, null, 'x'] },
      ]),
    ).toBe(true)
    const found = await store.get([b, key(), a])
    expect(found.map((each) => each?.value)).toEqual([[1, null, 'x'], undefined, { said: 'Grüße, اردو 🎉' }])
  })

  test('the first of two that write what was not there is stored, the other is told', async () => {
    const store = open()
    const one = key()
    expect(await store.save([{ key: one, value: 'first', etag: null }])).toBe(true)
    expect(await store.save([{ key: one, value: 'second', etag: null }])).toBe(false)
    expect((await store.get([one]))[0]?.value).toBe('first')
  })

  test('of many at once that write what was not there, one is stored', async () => {
    const store = open()
    const one = key()
    const saved = await Promise.all(
      Array.from({ length: 12 }, (_, value) => store.save([{ key: one, value, etag: null }])),
    )
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect((await store.get([one]))[0]?.value).toBe(saved.indexOf(true))
  })

  test('what has changed since it was read is not written over', async () => {
    const store = open()
    const one = key()
    await store.save([{ key: one, value: 1, etag: null }])
    const [read] = await store.get<number>([one])
    expect(await store.save([{ key: one, value: 2, etag: read?.etag }])).toBe(true)
    expect(await store.save([{ key: one, value: 3, etag: read?.etag }])).toBe(false)
    expect((await store.get([one]))[0]?.value).toBe(2)
  })

  test('of two keys of one request, one out of date, the answer says so', async () => {
    const store = open()
    const [fresh, stale] = [key(), key()]
    await store.save([{ key: stale, value: 'there', etag: null }])
    expect(
      await store.save([
        { key: fresh, value: 'new', etag: null },
        { key: stale, value: 'new', etag: null },
      ]),
    ).toBe(false)
    expect((await store.get([stale]))[0]?.value).toBe('there')
  })

  test('what is deleted can be written as new', async () => {
    const store = open()
    const one = key()
    await store.save([{ key: one, value: 1, etag: null }])
    await store.delete(one)
    expect(await store.get([one])).toEqual([undefined])
    expect(await store.save([{ key: one, value: 2, etag: null }])).toBe(true)
  })

  test('is forgotten after its time', async () => {
    const store = open()
    const one = key()
    await store.save([{ key: one, value: 1, ttl: 1 }])
    await eventually(async () => (await store.get([one]))[0] === undefined)
  })
})
