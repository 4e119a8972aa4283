/** Reads of one person who has many tasks, beside the same of one who has a hundred. */
import { openDatabase } from '../../shared/database/index.ts'
import type { Parts } from '../dev/parts/index.ts'
import { step } from '../dev/progress.ts'
import { addTasks } from './fill.ts'
import { startMeasured } from './process.ts'
import { withProcessorTime } from './processor.ts'
import { ms, quantile, type Row, type Section } from './table.ts'

/** People who have so many tasks: the first is what the others stand beside. */
const FEW = 100
const MANY = [10_000, 100_000]
/** Of each kind of request; fewer where they take longer than the milliseconds. */
const ASKED = { most: 100, least: 10, for: 3000 }
const WARM_UP = 20
/** Milliseconds of a usual heavy person, and how many times as long as with a hundred tasks it may take with the most. */
const GOAL = { tasks: 10_000, p50: 5, factor: 3 }

interface Context {
  command: string[]
  environment: Record<string, string>
  parts: Parts
  tokenOf: (person: string) => Promise<string>
}

interface Asked {
  what: string
  /** what follows `/v1/tasks?`, or a message for the chat */
  query?: string
  message?: string
}

const filter = (text: string): string => `filter=${encodeURIComponent(text)}`

const READS: Asked[] = [
  { what: 'list', query: 'limit=50' },
  { what: 'deep page', query: 'limit=50' },
  { what: 'list, what was done last', query: 'limit=50&status=completed&sort=-completed' },
  { what: 'filter: dates', query: filter('today | overdue') },
  { what: 'filter: priority', query: 'priority=1' },
  { what: 'filter: a project of many', query: 'project=Home' },
  { what: 'filter: a project of few', query: 'project=Move' },
  { what: 'filter: a label of many', query: 'label=errand' },
  { what: 'filter: a label of few', query: 'label=seldom' },
  { what: 'filter: dates, project, priority', query: filter('(today | overdue) & #Home & p1') },
  { what: 'search: a word of many', query: 'q=dentist' },
  { what: 'search: a word of few', query: 'q=4711' },
  { what: 'search: a word of none', query: 'q=zebra' },
  { what: 'search: a word of much that is done', query: 'q=plants' },
  { what: 'chat: what is due this week?', message: 'what is due this week?' },
]

const personOf = (tasks: number): string => `heavy-${tasks}`

export async function heavy({ command, environment, parts, tokenOf }: Context): Promise<Section> {
  const gateway = await startMeasured(command, environment)
  const database = openDatabase(parts.databaseUrl, { timeout: 600_000 })
  const url = `http://127.0.0.1:${gateway.port}`
  const rows: Row[] = []
  try {
    for (const tasks of [FEW, ...MANY]) {
      await step(`${tasks} tasks of one person`, () => addTasks(database, { people: [personOf(tasks)], tasks }))
    }
    const tokens = new Map(
      await Promise.all([FEW, ...MANY].map(async (tasks) => [tasks, await tokenOf(personOf(tasks))] as const)),
    )
    for (const asked of READS) {
      const beside = quantile(await durations(url, await requestOf(url, asked, tokens.get(FEW)!, FEW)), 0.5)
      for (const tasks of MANY) {
        const request = await requestOf(url, asked, tokens.get(tasks)!, tasks)
        const { result, time } = await withProcessorTime({ gateway, database }, async () => {
          const found = await durations(url, request)
          return { result: found, requests: found.length + WARM_UP }
        })
        const p50 = quantile(result, 0.5)
        const isUsual = tasks === GOAL.tasks
        rows.push({
          what: `${asked.what}; ${tasks} tasks`,
          value: p50,
          measured: `${ms(p50)}, ${ms(quantile(result, 0.95))}${isUsual ? '' : ` (${(p50 / beside).toFixed(1)}x)`}`,
          beside: ms(beside),
          goal: isUsual ? `p50 ${GOAL.p50} ms` : `${GOAL.factor}x`,
          met: isUsual ? p50 <= GOAL.p50 : p50 <= GOAL.factor * beside,
          note: `CPU a request: gateway ${ms(time.gateway)}, Postgres ${ms(time.postgres)}`,
        })
      }
    }
    return {
      title: 'Heavy people',
      how: `p50 and p95 of up to ${ASKED.most} requests, one after another after ${WARM_UP} to warm up, of one person with many tasks, two thirds of them open, beside the p50 of one with ${FEW}.`,
      rows,
    }
  } finally {
    await database.close()
    await gateway.stop()
  }
}

/** A deep page is the one in the middle: its cursor is found by pages of the most tasks there are in one. */
async function requestOf(url: string, { what, query, message }: Asked, token: string, tasks: number): Promise<Request> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  if (message) return new Request(`${url}/v1/chat`, { method: 'POST', headers, body: JSON.stringify({ message }) })
  const list = `${url}/v1/tasks?${query}`
  if (what !== 'deep page') return new Request(list, { headers })
  let next: string | null = null
  for (let seen = 0; seen < tasks / 3; seen += 200) {
    const response = await fetch(`${url}/v1/tasks?limit=${Math.min(200, tasks / 4)}${next ? `&cursor=${next}` : ''}`, {
      headers,
    })
    const page = (await response.json()) as { next: string | null }
    next = page.next
  }
  return new Request(`${list}&cursor=${next}`, { headers })
}

async function durations(url: string, request: Request): Promise<number[]> {
  const found: number[] = []
  const ask = async () => {
    const began = performance.now()
    const response = await fetch(request.clone())
    const text = await response.text()
    if (!response.ok) throw new Error(`${request.url.slice(url.length)} answered ${response.status}: ${text}`)
    return performance.now() - began
  }
  for (let index = 0; index < WARM_UP; index++) await ask()
  const until = performance.now() + ASKED.for
  while (found.length < ASKED.least || (found.length < ASKED.most && performance.now() < until)) found.push(await ask())
  return found
}
