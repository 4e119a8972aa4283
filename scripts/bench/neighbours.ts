/** One person among others: how long they wait while that one does the worst. */
import { Worker } from 'node:worker_threads'
import { startMeasured } from './process.ts'
import { ms, quantile, type Section } from './table.ts'
import type { Worst } from './worst.ts'

interface Context {
  commands: Record<string, string[]>
  /** of all functions here, and of each as its manifest says */
  environment: Record<string, string>
  environments: Record<string, Record<string, string>>
  tokenOf: (person: string) => Promise<string>
}

const ROUNDS = 150
const WARM_UP = 20
/** Milliseconds between two requests of somebody who uses it a lot, and no faster than a person may. */
const PAUSE = 25
/** times as long as alone */
const GOAL = 2

const USED: { method: 'GET' | 'POST'; path: string; body?: unknown }[] = [
  { method: 'GET', path: '/v1/tasks?limit=20' },
  { method: 'POST', path: '/v1/tasks', body: { title: 'buy milk', labels: ['errand'] } },
  { method: 'GET', path: `/v1/tasks?filter=${encodeURIComponent('today | overdue')}` },
  { method: 'POST', path: '/v1/chat', body: { message: 'what is due this week?' } },
]

export async function neighbours({ commands, environment, environments, tokenOf }: Context): Promise<Section> {
  const start = (name: string) => startMeasured(commands[name]!, limited(environment, environments[name]!))
  const [gateway, sync] = [await start('gateway'), await start('sync')]
  const [gatewayUrl, syncUrl] = [gateway, sync].map(({ port }) => `http://127.0.0.1:${port}`) as [string, string]
  const token = await tokenOf('neighbour')
  const measure = (rounds: number) => used(gatewayUrl, token, rounds)
  try {
    await measure(WARM_UP)
    const alone = await measure(ROUNDS)
    const worst = await atWork({ gatewayUrl, syncUrl, token: await tokenOf('worst') })
    // A thread that goes on would keep this process for ever.
    const beside = await measure(ROUNDS).catch((error) => worst.stop().then(() => Promise.reject(error)))
    const statuses = await worst.stop()
    const [before, after] = [quantile(alone, 0.95), quantile(beside, 0.95)]
    const told = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
    return {
      title: 'Neighbours',
      how: `${ROUNDS * USED.length} requests of one person (lists, tasks, filters, chat), one after another, beside the same while another person does the worst without a pause: filters of many conditions, searches of many words, batches of a hundred, bodies that never end, 50 streams that are not read. Limits as in the manifests.`,
      rows: [
        {
          what: 'p50',
          value: quantile(beside, 0.5),
          measured: ms(quantile(beside, 0.5)),
          beside: ms(quantile(alone, 0.5)),
        },
        {
          what: 'p95',
          value: after,
          measured: `${ms(after)} (${(after / before).toFixed(1)}x)`,
          beside: ms(before),
          goal: `${GOAL}x`,
          met: after <= GOAL * before,
        },
        { what: 'what the other one was answered', measured: told.join(', ') },
      ],
    }
  } finally {
    await Promise.all([gateway.stop(), sync.stop()])
  }
}

/** With the limits of the manifest, which the rest of the benchmarks do without. */
function limited(environment: Record<string, string>, manifest: Record<string, string>): Record<string, string> {
  const limits = Object.entries(manifest).filter(([name]) => name.endsWith('_LIMIT'))
  return { ...manifest, ...environment, ...Object.fromEntries(limits) }
}

async function used(url: string, token: string, rounds: number): Promise<number[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const durations: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const { method, path, body } of USED) {
      const began = performance.now()
      const response = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      await response.arrayBuffer()
      durations.push(performance.now() - began)
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  return durations
}

/** In a thread of its own, which does not slow down who measures. Resolves when the worst is under way. */
async function atWork(worst: Worst): Promise<{ stop: () => Promise<Record<string, number>> }> {
  const worker = new Worker(new URL('./worst.ts', import.meta.url), { workerData: worst })
  const failed = new Promise<never>((_, reject) => worker.once('error', reject))
  const told = () => Promise.race([failed, new Promise<unknown>((resolve) => worker.once('message', resolve))])
  await told()
  return {
    async stop() {
      const statuses = told()
      worker.postMessage('stop')
      return (await statuses) as Record<string, number>
    },
  }
}
