/** Runs the k6 scenarios of tests/load against the running system, all or the one that is named. */
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './progress.ts'
import { findRunning } from './running.ts'
import { signingKey } from './token.ts'
import { installK6 } from './tools/go.ts'

const SCENARIOS = fileURLToPath(new URL('../../tests/load/', import.meta.url))

const nameOf = (file: string): string => basename(file, '.ts')

function run(command: string, args: string[], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
      .once('error', reject)
      .once('close', (code) => resolve(code === 0))
  })
}

try {
  const [wanted] = process.argv.slice(2)
  const files = (await readdir(SCENARIOS)).filter((file) => /^(?!shared).*\.ts$/.test(file)).sort()
  const chosen = files.filter((file) => !wanted || nameOf(file) === wanted)
  if (chosen.length === 0) throw new Error(`Which scenario? There are: ${files.map(nameOf).join(', ')}`)
  const gatewayUrl = process.env.GATEWAY_URL ?? (await findRunning())?.gatewayUrl
  if (!gatewayUrl) throw new Error('Load needs a running system: make dev in another terminal, or GATEWAY_URL')
  const k6 = await installK6()
  const env = { GATEWAY_URL: gatewayUrl, JWT_SIGNING_KEY: await signingKey() }
  for (const file of chosen) {
    say(`\n${nameOf(file)}`)
    if (!(await run(k6, ['run', join(SCENARIOS, file)], env))) process.exitCode = 1
  }
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
