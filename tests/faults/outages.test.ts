/** Kafka, Postgres or Dapr is away for a while: what was answered stays, the rest is told so, and all catches up by itself. */
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNLIMITED } from '../../scripts/dev/unlimited.ts'
import { newId } from '../../shared/ids/index.ts'
import { type Client, clientOf, eventually } from '../client.ts'
import { recordsOf } from '../records.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

const AWAY_FOR = 30_000

let system: TestSystem
let ada: Client
beforeAll(async () => {
  system = await startTestSystem({ environment: UNLIMITED })
  ada = await clientOf(system, 'ada')
  await ada.chat('hello')
})
afterAll(() => system?.stop())

/** A part's processes: Postgres has one for each connection, in sessions of their own. */
async function processesOf(part: string): Promise<number[]> {
  const { pid } = system.children.find(({ name }) => name === part)!
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(all.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')))
  const children = all.filter((_, index) => Number(parents[index]!.split(') ')[1]?.split(' ')[1]) === pid)
  return [pid, ...children.map(Number)]
}

/** Stops a part without a word, as a network does that loses every packet; it goes on afterwards. */
async function away<Result>(part: string, during: () => Promise<Result>): Promise<Result> {
  const pids = await processesOf(part)
  try {
    for (const pid of pids) signal(pid, 'SIGSTOP')
    return await during()
  } finally {
    for (const pid of pids.toReversed()) signal(pid, 'SIGCONT')
  }
}

/** A connection's process may have ended since it was listed. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

interface Written {
  key: string
  title: string
  status: number
  type: string | null
}

/** Writes at intervals while a part is away. */
async function writeMeanwhile(part: string): Promise<Written[]> {
  return away(part, async () => {
    const until = performance.now() + AWAY_FOR
    const all: Promise<Written>[] = []
    while (performance.now() < until) {
      const key = newId()
      const title = `while ${part} is away ${key}`
      all.push(
        ada
          .call('POST', '/v1/tasks', { title }, { headers: { 'idempotency-key': key } })
          .then(({ status, headers }) => ({ key, title, status, type: headers.get('content-type') })),
      )
      await new Promise((resolve) => setTimeout(resolve, 1500))
    }
    return Promise.all(all)
  })
}

const titles = async () => {
  const found: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body }: { body: { tasks: { title: string }[]; next: string | null } } = await ada.call(
      'GET',
      `/v1/tasks?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    )
    found.push(...body.tasks.map(({ title }) => title))
    cursor = body.next
  }
  return found
}

test('Kafka: writes go on, and their events follow when it is back', async () => {
  const written = await writeMeanwhile('Kafka')
  expect(written.map(({ status }) => status)).toEqual(written.map(() => 201))
  await eventually(
    'the events of all writes on Kafka',
    async () => {
      const seen = (await recordsOf(system.kafkaBrokers, 'task-events')).map(
        ({ data }) => (data as { task?: { title: string } }).task?.title,
      )
      return written.every(({ title }) => seen.includes(title))
    },
    180_000,
  )
}, 400_000)

test('Postgres: what cannot be stored is told so, and a repetition stores it once', async () => {
  const written = await writeMeanwhile('Postgres')
  for (const { status, type } of written) {
    expect([201, 503]).toContain(status)
    if (status === 503) expect(type).toBe('application/problem+json')
  }
  expect(written.some(({ status }) => status === 503)).toBe(true)
  for (const { key, title } of written) {
    await eventually(
      'the repetition',
      async () =>
        (await ada.call('POST', '/v1/tasks', { title }, { headers: { 'idempotency-key': key } })).status === 201,
    )
  }
  const all = await titles()
  for (const { title } of written) expect(all.filter((each) => each === title)).toEqual([title])
}, 400_000)

test('Dapr: tasks are written all the same, and the chat says that it has to wait', async () => {
  await ada.call('GET', '/v1/me')
  const answers = await away('Dapr', async () => {
    const rest = await ada.call('POST', '/v1/tasks', { title: 'without Dapr' })
    const chat = await ada.chat('buy milk')
    return [rest.status, chat.status, chat.headers.get('content-type')]
  })
  expect(answers).toEqual([201, 503, 'application/problem+json'])
  await eventually('the chat, when Dapr is back', async () => (await ada.chat('buy milk')).status === 200)
}, 200_000)
