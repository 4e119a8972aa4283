/** One function (or a bare server) as a process, started and measured from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { freePort } from '../dev/ports.ts'

export interface Measured {
  port: number
  pid: number
  /** milliseconds from spawn to the first 200 */
  coldStart: number
  /** MiB that only this process has, now */
  privateMemory(): number
  stop(): Promise<void>
}

export async function startMeasured(
  command: string[],
  environment: Record<string, string>,
  path = '/healthz',
): Promise<Measured> {
  const port = await freePort()
  const [program, ...args] = command
  const began = performance.now()
  const child = spawn(program!, args, { env: { ...process.env, ...environment, PORT: String(port) }, stdio: 'ignore' })
  while (!(await answers(port, path))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const coldStart = performance.now() - began
  return { port, pid: child.pid!, coldStart, privateMemory: () => privateMemory(child.pid!), stop: () => stop(child) }
}

const answers = (port: number, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
      .on('error', () => resolve(false))
      .end()
  })

/** Private pages that were written. Those of the engine's own file are the page cache's, shared by all processes that run it. */
function privateMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Private_Dirty: +(\d+) kB/m.exec(text)![1]) / 1024
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  const last = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(last)
}
