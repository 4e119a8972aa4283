/** `make test`: types, lint and all tests, and a closing line with the count. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Report {
  numPassedTests: number
  numFailedTests: number
  /** a file that could not be loaded has no tests to count */
  testResults: { status: string; assertionResults: unknown[] }[]
}

const checks = [
  ['tsc', '-p', '.'],
  ['biome', 'check'],
]

const succeeds = (command: string, args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
      .once('error', () => resolve(false))
      .once('close', (code) => resolve(code === 0))
  })

let passed = 0
let failed = 0
// Beside the tests: the types are checked by one core.
const checked = Promise.all(
  checks.map(async ([command, ...args]) => {
    const isGood = await succeeds(command!, args)
    if (isGood) passed++
    else failed++
    console.log(`${isGood ? 'ok' : 'FAILED'}: ${[command, ...args].join(' ')}`)
  }),
)

const folder = await mkdtemp(join(tmpdir(), 'test-report-'))
const file = join(folder, 'report.json')
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
]
const isGood = await succeeds(process.execPath, vitest)
await checked
const report = await readFile(file, 'utf8').then(
  (text) => JSON.parse(text) as Report,
  () => undefined,
)
await rm(folder, { recursive: true })
passed += report?.numPassedTests ?? 0
failed += report?.numFailedTests ?? 0
failed += report?.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length ?? 0
// A run that broke off, or failed outside of any test, has not passed.
if (!isGood && failed === 0) failed++

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
