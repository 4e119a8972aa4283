/** Whatever is killed, and whenever: nothing that was answered is lost, and nothing takes effect twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNLIMITED } from '../../scripts/dev/unlimited.ts'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { newId } from '../../shared/ids/index.ts'
import { type Client, clientOf, eventually, fetchFrom } from '../client.ts'
import { recordsOf } from '../records.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

const VICTIMS = ['gateway', 'recurring', 'audit-log', 'reminder']
const TASKS = 120

let system: TestSystem
let database: Database
beforeAll(async () => {
  system = await startTestSystem({ environment: UNLIMITED })
  database = openDatabase(system.databaseUrl)
})
afterAll(async () => {
  await database?.close()
  await system?.stop()
})

/** Asks with an Idempotency-Key until there is an answer that stands: what a careful client does. */
async function insist(client: Client, path: string, body?: unknown): Promise<Record<string, never>> {
  const headers = { 'idempotency-key': newId() }
  return eventually(`an answer to ${path}`, async () => {
    const answer = await client.call('POST', path, body, { headers })
    if (answer.status >= 500) return undefined
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  })
}

test('functions are killed while a hundred series go on', async () => {
  const people = await Promise.all(['ada', 'bob', 'cyd', 'dan'].map((person) => clientOf(system, person)))
  let killing = true
  const killer = (async () => {
    for (let round = 0; killing; round++) {
      const victim = VICTIMS[round % VICTIMS.length]!
      await fetchFrom(system.gatewayUrl, 'knative', `/services/${victim}/kill`, { method: 'POST' })
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  const start = { date: '2026-03-31', time: '09:00' }
  const worker = async (client: Client) => {
    for (let index = 0; index < TASKS / people.length; index++) {
      const task = await insist(client, '/v1/tasks', {
        title: `series ${index}`,
        due: { ...start, timeZone: 'Europe/Berlin' },
        recurrence: { rule: 'FREQ=WEEKLY', start, counted: 'schedule' },
      })
      await insist(client, `/v1/tasks/${task.id}/complete`)
    }
  }
  await Promise.all(people.map(worker))
  killing = false
  await killer

  const count = async (sql: string) =>
    Number((await database.query<{ count: string }>({ text: sql, values: [] }))[0]!.count)
  await eventually(
    'one next occurrence for each completion',
    async () => (await count(`select count(*) from todo.tasks where status = 'open'`)) === TASKS,
    150_000,
  )
  expect(await count(`select count(*) from todo.tasks`)).toBe(2 * TASKS)
  expect(await count(`select count(*) from todo.events where type = 'todo.task.created.v1'`)).toBe(2 * TASKS)
  expect(
    await count(
      `select count(*) from (select person_id from todo.events group by 1 having max(revision) <> count(*)) as gaps`,
    ),
  ).toBe(0)

  // The relay, woken each minute, publishes what a killed function left.
  await eventually(
    'everything published',
    async () => (await count(`select count(*) from todo.events where published_at is null`)) === 0,
    150_000,
  )
  const stored = await database.query<{ id: string }>({ text: 'select id::text from todo.events', values: [] })
  const published = new Set((await recordsOf(system.kafkaBrokers, 'task-events')).map(({ id }) => id))
  expect(stored.filter(({ id }) => !published.has(id))).toEqual([])

  await eventually(
    'every event once in the audit log',
    async () => {
      const [row] = await database.query<{ all: string; distinct: string }>({
        text: `select count(*) as all, count(distinct event_id) as distinct from audit.entries`,
        values: [],
      })
      return row!.all === row!.distinct && Number(row!.all) === stored.length
    },
    150_000,
  )
}, 600_000)
