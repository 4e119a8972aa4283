/** One function (or a bare server) as a process, started and measured from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { freePort } from '../dev/ports.ts'

export interface Measured {
  port: number
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
  return { port, coldStart, privateMemory: () => privateMemory(child.pid!), stop: () => stop(child) }
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

/**
 * Private pages, written or not. The pages of the engine's own file are shared while another process runs it, as they are on a node
 * with more than one function: keep a bare server running beside.
 */
function privateMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
  return (kilobytes('Private_Clean') + kilobytes('Private_Dirty')) / 1024
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  const last = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(last)
}
