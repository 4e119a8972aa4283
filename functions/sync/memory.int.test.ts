/** Devices that open a stream and never read: what waits for them stays within this process's memory, and the others get theirs. */
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { newId } from '../../shared/ids/index.ts'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { openSse } from '../../tests/devices.ts'
import { type FunctionProcess, kill, startFunction, tokenOf } from '../../tests/faults/process.ts'
import { mostMemory, openRequest, type RawRequest } from '../../tests/sockets.ts'

/** A person's history: as many events as large as they may be. */
const EVENTS = 400
const LARGE = 'x'.repeat(55_000)
const READERS = 80

let url: string
let database: Database
let limit: number
let sync: FunctionProcess
const deaf: RawRequest[] = []

beforeAll(async () => {
  url = await createDatabase()
  database = openDatabase(url)
  const { spec } = parse(await readFile('knative/base/sync.yaml', 'utf8'))
  limit = Number.parseInt(spec.template.spec.containers[0].resources.limits.memory, 10)
})
afterAll(() => database.close())
afterEach(async () => {
  for (const { socket } of deaf.splice(0)) socket.destroy()
  await kill(sync)
})

async function historyOf(person: string, events: number): Promise<void> {
  const data = JSON.stringify({ task: { note: LARGE } })
  await database.query({ text: 'insert into todo.people (id, revision) values ($1, $2)', values: [person, events] })
  await database.query({
    text: `insert into todo.events (id, person_id, revision, topic, type, source, subject, time, data, trace_parent, correlation_id)
      select gen_random_uuid(), $1, number, 'task-events', 'todo.task.updated.v1', '/todo-chatbot/gateway', gen_random_uuid()::text, now(), $2::jsonb,
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', gen_random_uuid()
      from generate_series(1, $3::int) as number`,
    values: [person, data, events],
  })
}

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

describe.each([
  ['server-sent events', {}],
  ['WebSocket', UPGRADE],
])('by %s', (_, headers) => {
  test('many that never read cost less than the manifest gives, and one that reads gets everything', async () => {
    sync = await startFunction('sync', { DATABASE_URL: loginOf(url, 'sync') })
    const people = Array.from({ length: 2 }, newId)
    for (const person of people) await historyOf(person, EVENTS)
    const tokens = await Promise.all(people.map((person) => tokenOf(person)))
    for (let index = 0; index < READERS; index++) {
      const authorization = `Bearer ${tokens[index % tokens.length]}`
      const request = { isDeaf: true, headers: { authorization, 'last-event-id': '0', ...headers } }
      deaf.push(openRequest(`${sync.url}/v1/stream`, request))
    }
    const reader = newId()
    await historyOf(reader, EVENTS)
    const phone = await openSse(sync.url, await tokenOf(reader), 0)
    await expect.poll(() => phone.events.length, { timeout: 40_000 }).toBe(EVENTS)
    phone.close()
    expect(mostMemory(sync.child.pid)).toBeLessThan(limit)
  })
})
