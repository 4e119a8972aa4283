/** Requests of people among ten thousand with a million tasks, beside the same requests while the database was empty. */
import { openDatabase } from '../../shared/database/index.ts'
import type { Parts } from '../dev/parts/index.ts'
import { step } from '../dev/progress.ts'
import { addTasks } from './fill.ts'
import { startMeasured } from './process.ts'
import { ms, quantile, type Section } from './table.ts'

const PEOPLE = 10_000
const TASKS = 100
/** requests of each kind, by as many people one after another: nothing waits for another request */
const ASKED = 300
const WARM_UP = 50
/** milliseconds */
const GOAL = 20

interface Context {
  command: string[]
  environment: Record<string, string>
  parts: Parts
  tokenOf: (person: string) => Promise<string>
}

interface Asked {
  what: string
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

const REQUESTS: Asked[] = [
  { what: 'list, first page', method: 'GET', path: '/v1/tasks?limit=20' },
  { what: 'filter', method: 'GET', path: `/v1/tasks?filter=${encodeURIComponent('(today | overdue) & #Home & p1')}` },
  { what: 'full-text search', method: 'GET', path: '/v1/tasks?q=plants' },
  { what: 'create', method: 'POST', path: '/v1/tasks', body: { title: 'buy milk', labels: ['errand'] } },
  {
    what: 'chat: what is due this week?',
    method: 'POST',
    path: '/v1/chat',
    body: { message: 'what is due this week?' },
  },
  { what: 'chat: add', method: 'POST', path: '/v1/chat', body: { message: 'call the dentist friday 10am #home' } },
]

const personAt = (index: number): string => `person-${index}`

export async function size({ command, environment, parts, tokenOf }: Context): Promise<Section> {
  const gateway = await startMeasured(command, environment)
  const database = openDatabase(parts.databaseUrl, { timeout: 600_000 })
  try {
    const people = Array.from({ length: PEOPLE }, (_, index) => personAt(index))
    const tokens = await Promise.all(
      Array.from({ length: ASKED }, (_, index) => tokenOf(personAt(index * Math.floor(PEOPLE / ASKED)))),
    )
    const measure = async () => {
      const found: number[][] = []
      for (const asked of REQUESTS) found.push(await durations(`http://127.0.0.1:${gateway.port}`, asked, tokens))
      return found
    }
    const beside = await measure()
    await step(`${PEOPLE * TASKS} tasks`, () => addTasks(database, { people, tasks: TASKS }))
    const own = await measure()
    const rows = REQUESTS.map(({ what }, index) => {
      const p95 = quantile(own[index]!, 0.95)
      const both = (values: number[]) => `${ms(quantile(values, 0.5))}, ${ms(quantile(values, 0.95))}`
      return {
        what,
        value: quantile(own[index]!, 0.5),
        measured: both(own[index]!),
        beside: both(beside[index]!),
        goal: `p95 ${GOAL} ms`,
        met: p95 <= GOAL,
      }
    })
    return {
      title: 'Size',
      how: `p50 and p95 of ${ASKED} requests, one after another, each of another person of ${PEOPLE} who have ${TASKS} tasks and their events each, beside the same requests before they had any.`,
      rows,
    }
  } finally {
    await database.close()
    await gateway.stop()
  }
}

async function durations(url: string, { method, path, body }: Asked, tokens: string[]): Promise<number[]> {
  const found: number[] = []
  for (const token of [...tokens.slice(0, WARM_UP), ...tokens]) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const began = performance.now()
    const response = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    found.push(performance.now() - began)
  }
  return found.slice(WARM_UP)
}
