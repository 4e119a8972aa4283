import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { BUN } from '../../scripts/dev/bundle.ts'

const LINES = 200
const LOG = fileURLToPath(new URL('./index.ts', import.meta.url))

/** What a process tells that logs all lines without a pause, and then ends in this way. */
async function linesOf(ending: string): Promise<number[]> {
  const program = `
    const { createLog } = await import(${JSON.stringify(LOG)})
    const log = createLog({ name: 'test' })
    for (let index = 0; index < ${LINES}; index++) log.info('line', { index })
    ${ending}`
  // Whatever it ends with.
  const { stdout } = await promisify(execFile)(BUN, ['-e', program]).catch((error) => error as { stdout: string })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).index)
}

test.each([
  ['comes to its end', ''],
  ['exits', 'process.exit(1)'],
  ['breaks', 'throw new Error("broken")'],
  ['is killed while it waits', 'await 0; process.kill(process.pid, "SIGKILL"); await new Promise(() => {})'],
])('every line is told, whole and in order, by a process that %s', async (_, ending) => {
  expect(await linesOf(ending)).toEqual(Array.from({ length: LINES }, (_, index) => index))
})
