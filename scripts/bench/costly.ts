/** Reads that cost more than others: figures, kept ready and not, and all tasks as they were, beside the list of now. */
import { type Database, openDatabase } from '../../shared/database/index.ts'
import type { System } from '../dev/system.ts'
import { ms, quantile, type Row, type Section } from './table.ts'

const TASKS = 10_000
/** Tasks of one import, and of one batch of changes. */
const [IMPORTED, CHANGED] = [5000, 100]
const ASKED = 50
const WARM_UP = 5

interface Context {
  gatewayUrl: string
  database: Database
  /** of `PERSON` */
  token: string
}

/** Whose tasks they are. */
export const PERSON = 'costly'

export async function costly(system: System, token: string): Promise<Section> {
  const database = openDatabase(system.databaseUrl)
  try {
    return await measure({ gatewayUrl: system.gatewayUrl, database, token })
  } finally {
    await database.close()
  }
}

async function measure({ gatewayUrl, database, token }: Context): Promise<Section> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, { headers, ...init })
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return ask(url, init)
    }
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    return response
  }
  const asked = async (pathOf: (index: number) => string): Promise<number[]> => {
    const found: number[] = []
    for (let index = 0; index < WARM_UP + ASKED; index++) {
      const began = performance.now()
      await (await ask(gatewayUrl + pathOf(index))).text()
      if (index >= WARM_UP) found.push(performance.now() - began)
    }
    return found
  }
  /** Changes so many tasks, the oldest first, and waits until the log knows all of it. */
  const change = async (ids: string[], note: string): Promise<void> => {
    for (let from = 0; from < ids.length; from += CHANGED) {
      const actions = ids.slice(from, from + CHANGED).map((id) => ({ action: 'update', id, changes: { note } }))
      await ask(`${gatewayUrl}/v1/tasks/batch`, { method: 'POST', body: JSON.stringify({ actions }) })
    }
    await known()
  }
  const known = async (): Promise<void> => {
    for (let left = 300; left; left--) {
      const [row] = await database.query<{ isWhole: boolean }>({
        text: `select (select max(sequence) from audit.entries where person_id = $1) >= revision as "isWhole" from todo.people where id = $1`,
        values: [PERSON],
      })
      if (row?.isWhole) return
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    throw new Error('The audit log has not heard of all changes in five minutes.')
  }

  for (let from = 0; from < TASKS; from += IMPORTED) {
    const lines = Array.from({ length: IMPORTED }, (_, index) => `task ${from + index},Home`)
    await ask(`${gatewayUrl}/v1/imports`, { method: 'POST', body: ['Title,Project', ...lines].join('\n') })
  }
  const ids = await idsOf((path) => ask(gatewayUrl + path))
  const kept = await asked(() => '/v1/figures')
  // One is kept of each person: what is asked for in turn is never there.
  const found = await asked((index) => `/v1/figures?weeks=${12 + (index % 2)}`)
  const now = await asked(() => '/v1/tasks?limit=50')
  const then = new Date().toISOString()
  const past = () => asked(() => `/v1/tasks?limit=50&at=${then}`)
  const row = (what: string, times: number[], beside: number[]): Row => ({
    what,
    value: quantile(times, 0.5),
    measured: `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.95))}`,
    beside: ms(quantile(beside, 0.5)),
    note: `${(quantile(times, 0.5) / quantile(beside, 0.5)).toFixed(2)} times`,
  })
  const rows = [row('figures, kept ready; beside when they are not', kept, found)]
  await change(ids.slice(0, TASKS / 10), 'changed once')
  rows.push(row('all tasks as they were, a tenth changed since', await past(), now))
  await change(ids, 'changed by all')
  rows.push(row('all tasks as they were, all changed since', await past(), now))
  return {
    title: 'Costly reads',
    how: `p50 and p95 of ${ASKED} requests, one after another, of one person with ${TASKS} tasks; as they were: beside the list of now.`,
    rows,
  }
}

async function idsOf(ask: (path: string) => Promise<Response>): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { tasks: { id: string }[]; next: string | null } = await (
      await ask(`/v1/tasks?limit=200&sort=created${next && `&cursor=${next}`}`)
    ).json()
    ids.push(...page.tasks.map(({ id }) => id))
    next = page.next
  }
  return ids
}
