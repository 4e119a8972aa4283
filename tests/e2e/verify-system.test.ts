/** The command that proves a system, as a terminal sees it. */
import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingKey } from '../../scripts/dev/token.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

const SCRIPT = fileURLToPath(new URL('../../scripts/verify-system', import.meta.url))

let system: TestSystem
let key: string
beforeAll(async () => {
  system = await startTestSystem()
  key = await signingKey(dirname(system.secretsFile))
})
afterAll(() => system?.stop())

function verify(env: Record<string, string>, ...flags: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const run = execFile(SCRIPT, flags, { env: { ...process.env, ...env } }, (_, stdout, stderr) =>
      resolve({ code: run.exitCode ?? -1, said: stdout + stderr }),
    )
  })
}

const found = () => ['--gateway', system.gatewayUrl, '--kafka-brokers', system.kafkaBrokers]

test('a system that works passes everything', async () => {
  // How late a reminder may be on a busy machine is no matter of this test.
  const { code, said } = await verify({ JWT_SIGNING_KEY: key }, ...found(), '--max-lateness', '60')
  expect(said).toContain('10 ok, 0 failed')
  expect(code).toBe(0)
}, 400_000)

test('a system that refuses fails with the reason', async () => {
  const { code, said } = await verify({ JWT_SIGNING_KEY: 'another key than that of the functions' }, ...found())
  expect(said).toMatch(/chat +FAILED .*401/)
  expect(code).toBe(1)
}, 400_000)

test('a gateway that is not there is named', async () => {
  const { code, said } = await verify({ JWT_SIGNING_KEY: key }, '--gateway', 'http://127.0.0.1:1')
  expect(said).toContain('nothing answers for')
  expect(code).toBe(1)
}, 400_000)
