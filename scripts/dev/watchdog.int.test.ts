import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { expect, test, vi } from 'vitest'
import { run, startChild, whenReady } from './child.ts'

const CHILD = new URL('./child.ts', import.meta.url).href

/** A supervisor with three children: one that ends when asked, one that does not, one that started a process of its own. */
const SUPERVISOR = `
  import { startChild } from '${CHILD}'
  const start = (...args) => startChild({ name: 'child', command: '/bin/sh', args, onLine: console.log })
  start('-c', 'echo $$; exec sleep 600')
  start('-c', 'trap "" TERM; echo $$; while :; do sleep 1; done')
  start('-c', 'setsid sleep 600 & echo $!; wait')
`

const isAlive = (pid: number) => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

test.runIf(process.platform === 'linux')('when a supervisor is killed, nothing that it started stays', async () => {
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', SUPERVISOR])
  const pids: number[] = []
  for await (const line of createInterface({ input: supervisor.stdout })) {
    pids.push(Number(line))
    if (pids.length === 3) break
  }
  expect(pids.map(isAlive)).toEqual([true, true, true])
  supervisor.kill('SIGKILL')
  await once(supervisor, 'exit')
  await vi.waitFor(() => expect(pids.map(isAlive)).toEqual([false, false, false]), { timeout: 30_000, interval: 100 })
})

test('a child that does not end when asked is ended with its whole group', async () => {
  const lines: number[] = []
  const child = startChild({
    name: 'deaf',
    command: '/bin/sh',
    args: ['-c', 'trap "" TERM; sleep 600 & echo $!; while :; do sleep 1; done'],
    onLine: (line) => lines.push(Number(line)),
  })
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  await child.stop(200)
  expect(await child.ended).toBe('killed by SIGKILL')
  await vi.waitFor(() => expect(isAlive(lines[0]!)).toBe(false))
  await child.stop()
})

test('a part that ends while it starts is told with its last words', async () => {
  const child = startChild({ name: 'Kafka', command: '/bin/sh', args: ['-c', 'echo no space left >&2; exit 3'] })
  await expect(whenReady(child, async () => false)).rejects.toThrow(
    'Kafka did not start (exit code 3). Its last lines:\nno space left',
  )
})

test('a part that never becomes ready is ended, and told with what kept it', async () => {
  const child = startChild({ name: 'Dapr', command: 'sleep', args: ['600'] })
  const isReady = () => Promise.reject(new Error('connection refused'))
  await expect(whenReady(child, isReady, 100)).rejects.toThrow('not ready after 0.1 s: connection refused')
  expect(await child.ended).toBe('killed by SIGTERM')
})

test('a command that is not there says so', async () => {
  const missing = run({ name: 'Maven', command: 'no-such-command', args: [] })
  await expect(missing).rejects.toThrow('Maven failed (spawn no-such-command ENOENT)')
})
