/** What docs/replay.md shows, with Kafka's own tools: records put back, and groups reset to the beginning, have no second effect. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Parts } from '../../scripts/dev/parts/index.ts'
import { type System, startParts, startSystem } from '../../scripts/dev/system.ts'
import { makeToken, signingKey } from '../../scripts/dev/token.ts'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { clientOf, eventually, fetchFrom } from '../client.ts'

const TOPICS = ['task-events', 'reminders', 'notifications']
const GROUPS = ['recurring', 'reminder', 'notification', 'audit']

let dataDir: string
let parts: Parts
let system: System
let database: Database

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'todo-chatbot-'))
  parts = await startParts({ dataDir, durable: false })
  database = openDatabase(parts.databaseUrl)
  system = await startFunctions()
})
afterAll(async () => {
  await database?.close()
  await system?.stop()
  await parts?.stop()
  await rm(dataDir, { recursive: true })
})

/** The functions alone, on parts that stay when they stop. */
function startFunctions(): Promise<System> {
  const { kafkaBrokers, databaseUrl, daprHttpPort } = parts
  return startSystem({
    dataDir: join(dataDir, 'functions'),
    elsewhere: { kafkaBrokers, databaseUrl, daprHttpPort },
    log: () => {},
  })
}

const run = promisify(execFile)
const script = (name: string) => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url))
const tool = async (name: string, ...args: string[]) =>
  (await run(script(name), ['--bootstrap-server', parts.kafkaBrokers, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout

function produce(topic: string, records: string): Promise<void> {
  const flags = ['--topic', topic, '--property', 'parse.headers=true', '--property', 'parse.key=true']
  const child = spawn(script('kafka-console-producer'), ['--bootstrap-server', parts.kafkaBrokers, ...flags], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(records)
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`)))),
  )
}

/** Every effect that events have had, but for when. */
async function effects() {
  const rows = (text: string) => database.query({ text, values: [] })
  return {
    tasks: await rows(`select task from todo.tasks order by id`),
    events: await rows(`select id, type, revision from todo.events order by id`),
    reminders: await rows(`select * from reminder.reminders order by 1`),
    notifications: await rows(`select * from notification.deliveries order by 1`),
    audit: await rows(
      `select person_id, position, entry_id, encode(hash, 'hex') as hash from audit.entries order by 1, 2`,
    ),
    deadLetters: await rows(`select count(*) from audit.dead_letters`),
  }
}

const settled = () =>
  eventually('every group at the end of its topics', async () => {
    const state = await (await fetchFrom(system.gatewayUrl, 'knative', '/state')).json()
    return state.kafkaSources.every(
      ({ lag, inFlight }: { lag: number | null; inFlight: number }) => lag === 0 && inFlight === 0,
    )
  })

test('records put back, and groups reset, change nothing', async () => {
  const key = await signingKey(dataDir)
  const ada = await clientOf({ ...system, logged: [], tokenOf: (person, role) => makeToken(key, person, role) }, 'ada')
  const start = { date: '2026-03-31', time: '09:00' }
  const reminders = [{ at: new Date(Date.now() + 120_000).toISOString().slice(0, 16) }]
  for (let index = 0; index < 10; index++) {
    const { body } = await ada.call<{ id: string }>('POST', '/v1/tasks', {
      title: `water the plants: row ${index}, twice`,
      due: { ...start, timeZone: 'UTC' },
      recurrence: { rule: 'FREQ=WEEKLY', start, counted: 'schedule' },
      labels: ['home, garden'],
    })
    await ada.call('POST', `/v1/tasks/${body.id}/complete`)
  }
  await ada.call('POST', '/v1/tasks', { title: 'be reminded', due: { ...start, timeZone: 'UTC' }, reminders })
  await eventually(
    'the notification',
    async () => (await database.query({ text: `select from notification.deliveries`, values: [] })).length > 0,
    200_000,
  )
  await settled()
  await eventually('everything published', async () => {
    const [row] = await database.query<{ count: string }>({
      text: `select count(*) from todo.events where published_at is null`,
      values: [],
    })
    return row!.count === '0'
  })
  await settled()
  const before = await effects()
  expect(before.tasks).toHaveLength(21)

  for (const topic of TOPICS) {
    const print = ['--property', 'print.headers=true', '--property', 'print.key=true']
    const records = await tool(
      'kafka-console-consumer',
      '--topic',
      topic,
      '--from-beginning',
      '--timeout-ms',
      '6000',
      ...print,
    )
    expect(records.split('\n').filter(Boolean).length).toBeGreaterThan(0)
    await produce(topic, records)
  }
  await settled()
  expect(await effects()).toEqual(before)

  await system.stop()
  for (const group of GROUPS) {
    await eventually(
      `the reset of ${group}`,
      async () =>
        (
          await tool(
            'kafka-consumer-groups',
            '--group',
            group,
            '--all-topics',
            '--reset-offsets',
            '--to-earliest',
            '--execute',
          )
        ).includes('task-events') || group === 'notification',
    )
  }
  system = await startFunctions()
  await settled()
  expect(await effects()).toEqual(before)
}, 500_000)
