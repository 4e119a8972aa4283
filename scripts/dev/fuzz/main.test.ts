import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

test.each(['MINUTES', 'SEED'])('a %s that is no number is told in one line, and nothing begins', async (name) => {
  const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [MAIN], { env: { ...process.env, [name]: 'soon' } }, (error, stdout, stderr) =>
      resolve({ code: error?.code, output: stdout + stderr }),
    )
  })
  expect(output).toBe(`${name} is 'soon': set it to a whole number above 0\n`)
  expect(code).toBe(1)
})
