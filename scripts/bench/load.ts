/** The k6 scenarios of tests/load, and what they found. */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { System } from '../dev/system.ts'
import { installK6 } from '../dev/tools/go.ts'
import { settled } from './deliveries.ts'
import { ms, type Row, type Section } from './table.ts'

const SCENARIOS = fileURLToPath(new URL('../../tests/load/', import.meta.url))

interface Metric {
  values: Record<string, number>
  thresholds?: Record<string, { ok: boolean }>
}

export async function load(system: System, signingKey: string): Promise<Section> {
  const k6 = await installK6()
  const directory = await mkdtemp(join(tmpdir(), 'todo-chatbot-k6-'))
  const rows: Row[] = []
  try {
    const files = (await readdir(SCENARIOS)).filter((file) => file.endsWith('.ts') && !file.startsWith('shared')).sort()
    for (const file of files) {
      await settled(system)
      const summary = join(directory, `${file}.json`)
      const env = { GATEWAY_URL: system.gatewayUrl, JWT_SIGNING_KEY: signingKey, SUMMARY: summary }
      const before = processorTime()
      await run(k6, ['run', '--quiet', join(SCENARIOS, file)], env)
      const reason = `${busyShare(before, processorTime())} of ${cpus().length} cores were busy, the generator's part included`
      const { metrics } = JSON.parse(await readFile(summary, 'utf8')) as { metrics: Record<string, Metric> }
      rows.push(...rowsOf(basename(file, '.ts'), metrics, reason))
    }
  } finally {
    await rm(directory, { recursive: true })
  }
  return {
    title: 'Load',
    how: 'k6 scenarios of `tests/load` through the local ingress, generator and system on the same cores, beside the million tasks of before. Goals are the thresholds of the scenarios.',
    rows,
  }
}

interface ProcessorTime {
  idle: number
  all: number
}

/** Of all cores together, since the machine started. */
function processorTime(): ProcessorTime {
  const times = cpus().map((core) => core.times)
  const sum = (of: (each: (typeof times)[number]) => number) => times.reduce((total, each) => total + of(each), 0)
  return { idle: sum(({ idle }) => idle), all: sum((each) => Object.values(each).reduce((a, b) => a + b)) }
}

const busyShare = (before: ProcessorTime, after: ProcessorTime): string =>
  `${Math.round(100 * (1 - (after.idle - before.idle) / (after.all - before.all)))} %`

/**
 * Metrics that carry a threshold, each with its goal, and the rate of requests.
 *
 * @param reason what explains a goal that was missed
 */
function rowsOf(scenario: string, metrics: Record<string, Metric>, reason: string): Row[] {
  const rows: Row[] = []
  const rate = metrics.http_reqs?.values.rate
  if (rate) rows.push({ what: `${scenario}: requests per second`, value: rate, measured: rate.toFixed(0) })
  for (const [name, { values, thresholds = {} }] of Object.entries(metrics)) {
    for (const [goal, { ok }] of Object.entries(thresholds)) {
      const value = values[/^(p\(\d+\)|rate|count|avg|max|value)/.exec(goal)?.[1] ?? ''] ?? Number.NaN
      const isTime = name.includes('duration') || name.includes('latency')
      rows.push({
        what: `${scenario}: ${name}`,
        value,
        measured: isTime ? ms(value) : String(Math.round(value * 10_000) / 10_000),
        goal,
        met: ok,
        ...(!ok && { note: reason }),
      })
    }
  }
  return rows
}

/** k6 exits with 99 when a threshold is crossed: that is a result, not a failure. */
function run(command: string, args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
      .once('error', reject)
      .once('close', (code) => (code === 0 || code === 99 ? resolve() : reject(new Error(`k6 ended with ${code}`))))
  })
}
