/** `POST /v1/tasks` beside a bare insert through the same kind of pool. */
import { Agent, request } from 'node:http'
import { openDatabase } from '../../shared/database/index.ts'
import { newId } from '../../shared/ids/index.ts'
import type { Parts } from '../dev/parts/index.ts'
import { startMeasured } from './process.ts'
import { withProcessorTime } from './processor.ts'
import { ms, quantile, type Section } from './table.ts'

const CONNECTIONS = 32
const SECONDS = 5

interface Context {
  command: string[]
  environment: Record<string, string>
  parts: Parts
  /** of many people: the writes of one are one after another, as their revisions are */
  tokens: string[]
}

interface Figures {
  perSecond: number
  durations: number[]
}

export async function writes({ command, environment, parts, tokens }: Context): Promise<Section> {
  const gateway = await startMeasured(command, environment)
  const database = openDatabase(parts.databaseUrl, { connections: CONNECTIONS })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const insert = {
    name: 'bare-insert',
    text: 'insert into bench_inserts (id, body) values ($1, $2::jsonb)',
  }
  try {
    await database.query({
      text: 'create table if not exists bench_inserts (id uuid primary key, body jsonb)',
      values: [],
    })
    const bare = () =>
      database.query({ ...insert, values: [newId(), JSON.stringify({ title: 'buy milk', labels: ['bench'] })] })
    let sent = 0
    const post = () => create(agent, gateway.port, tokens[sent++ % tokens.length]!)
    await measured(bare, 1)
    await measured(post, 1)
    const beside = await measured(bare, SECONDS)
    const { result: own, time } = await withProcessorTime({ gateway, database }, async () => {
      const found = await measured(post, SECONDS)
      return { result: found, requests: found.durations.length }
    })
    const row = (what: string, share: number) => ({
      what,
      value: quantile(own.durations, share),
      measured: ms(quantile(own.durations, share)),
      beside: ms(quantile(beside.durations, share)),
    })
    return {
      title: 'Writes',
      how: `POST /v1/tasks (task, event, revision in one statement, then published to Kafka) of ${tokens.length} people over ${CONNECTIONS} connections for ${SECONDS} s, no event delivered meanwhile, beside a bare insert through a pool of ${CONNECTIONS}.`,
      rows: [
        {
          what: 'requests per second',
          value: own.perSecond,
          measured: own.perSecond.toFixed(0),
          beside: beside.perSecond.toFixed(0),
        },
        row('p50', 0.5),
        row('p95', 0.95),
        row('p99', 0.99),
        { what: 'CPU a request, gateway', value: time.gateway, measured: ms(time.gateway) },
        { what: 'CPU a request, Postgres', value: time.postgres, measured: ms(time.postgres) },
      ],
    }
  } finally {
    agent.destroy()
    await database.close()
    await gateway.stop()
  }
}

async function measured(once: () => Promise<unknown>, seconds: number): Promise<Figures> {
  const durations: number[] = []
  const until = performance.now() + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      await once()
      durations.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return { perSecond: durations.length / seconds, durations }
}

const create = (agent: Agent, port: number, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/v1/tasks', headers }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
      )
    })
      .on('error', reject)
      .end(JSON.stringify({ title: 'buy milk', labels: ['bench'] }))
  })
