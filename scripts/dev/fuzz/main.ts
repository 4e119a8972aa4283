/**
 * `make fuzz`: lets Schemathesis make up requests from the OpenAPI document, right and wrong ones, alone and after each other, for some
 * minutes against a system of its own. It fails when an answer is not what the document says, or when a function logged an error.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from '../progress.ts'
import { startSystem } from '../system.ts'
import { makeToken, signingKey } from '../token.ts'
import { installSchemathesis } from '../tools/schemathesis.ts'
import { UNLIMITED } from '../unlimited.ts'

const CONFIG = fileURLToPath(new URL('./schemathesis.toml', import.meta.url))
const HOOKS = fileURLToPath(new URL('./hooks.py', import.meta.url))

try {
  process.exitCode = (await fuzz(positive('MINUTES', 2), positive('SEED', 1))) ? 0 : 1
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}

/** No limit stands in the way of one person who asks as fast as it goes. */
async function fuzz(minutes: number, seed: number): Promise<boolean> {
  const { pythonPath, command } = await installSchemathesis()
  const dataDir = await mkdtemp(join(tmpdir(), 'fuzz-'))
  const errors: string[] = []
  const log = (line: string) => {
    if (line.includes('"level":"error"')) errors.push(line)
  }
  try {
    const system = await startSystem({ dataDir, durable: false, environment: UNLIMITED, log })
    try {
      const token = await makeToken(await signingKey(dataDir), 'fuzz')
      const [program, ...start] = command
      const args = [...start, '--config-file', CONFIG, 'run', ...options(system.gatewayUrl, token, minutes, seed)]
      say(`Fuzzing for ${minutes} min with seed ${seed}; again: SEED=${seed} MINUTES=${minutes} make fuzz`)
      const isGood = await succeeds(program!, args, { PYTHONPATH: pythonPath, SCHEMATHESIS_HOOKS: HOOKS })
      for (const line of errors.slice(0, 20)) say(line)
      if (errors.length) say(`${errors.length} errors were logged`)
      return isGood && errors.length === 0
    } finally {
      await system.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

function options(gatewayUrl: string, token: string, minutes: number, seed: number): string[] {
  return [
    `${gatewayUrl}/openapi.json`,
    ...['--header', `Authorization: Bearer ${token}`],
    ...['--phases', 'examples,coverage,fuzzing,stateful'],
    ...['--seed', String(seed), '--max-time', String(minutes * 60)],
    ...['--request-timeout', '30', '--suppress-health-check', 'all', '--warnings', 'off'],
    '--continue-on-failure',
  ]
}

function succeeds(program: string, args: string[], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: tmpdir(), env: { ...process.env, ...env } })
      .once('error', reject)
      .once('close', (code) => resolve(code === 0))
  })
}

/** @throws Error that names the variable */
function positive(name: string, fallback: number): number {
  const text = process.env[name] || String(fallback)
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`${name} is '${text}': set it to a whole number above 0`)
}
