/** From the commit of an event to its effect in another function, by Kafka. */
import { openDatabase } from '../../shared/database/index.ts'
import type { System } from '../dev/system.ts'
import { ms, quantile, type Section } from './table.ts'

const WARM_UP = 50
const MEASURED = 500
const GOAL = 50

export async function effects(system: System, token: string): Promise<Section> {
  const database = openDatabase(system.databaseUrl)
  try {
    for (let index = 0; index < WARM_UP; index++) await completeOne(system.gatewayUrl, token)
    const since = new Date().toISOString()
    for (let index = 0; index < MEASURED; index++) await completeOne(system.gatewayUrl, token)
    const durations = await untilAll(() =>
      database.query<{ ms: number }>({
        text: `
          select extract(epoch from effect.time - cause.time)::float * 1000 as ms
          from todo.events as cause join todo.events as effect on effect.causation_id = cause.id::text
          where cause.type = 'todo.task.completed.v1' and effect.source = '/todo-chatbot/recurring' and cause.time > $1`,
        values: [since],
      }),
    )
    const p99 = quantile(durations, 0.99)
    return {
      title: 'Commit to effect',
      how: `${durations.length} completions, one after another: from the time of \`todo.task.completed.v1\` to that of the next occurrence that recurring committed, through Kafka and a warm function.`,
      rows: [
        { what: 'p50', value: quantile(durations, 0.5), measured: ms(quantile(durations, 0.5)) },
        { what: 'p99', value: p99, measured: ms(p99), goal: `${GOAL} ms`, met: p99 <= GOAL },
      ],
    }
  } finally {
    await database.close()
  }
}

async function completeOne(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = async (path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) })
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return post(path, body)
    }
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  const task = await post('/v1/tasks', {
    title: 'water the plants',
    due: { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' },
    recurrence: { rule: 'FREQ=WEEKLY', start: { date: '2026-03-31', time: '09:00' }, counted: 'schedule' },
  })
  await post(`/v1/tasks/${task.id}/complete`)
}

/** Waits until the last effects have arrived. */
async function untilAll(read: () => Promise<{ ms: number }[]>): Promise<number[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const rows = await read()
    if (rows.length >= MEASURED) return rows.map((row) => row.ms)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`after 10 s not every completion had its effect`)
}
