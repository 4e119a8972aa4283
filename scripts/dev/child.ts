import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { runMark } from './watchdog.ts'

export interface ChildOptions {
  /** as a person knows it: `Kafka` */
  name: string
  command: string
  args: string[]
  cwd?: string
  env?: Record<string, string | undefined>
  /** run as this user; only root may ask for it */
  user?: { uid: number; gid: number }
  onLine?: (line: string) => void
  /** asks it to end; Postgres takes SIGINT for an end that does not wait for its clients */
  stopSignal?: NodeJS.Signals
}

export interface Child {
  name: string
  pid: number
  /** settles when it has ended, with how, in words */
  ended: Promise<string>
  /** its last lines, for a message about why it ended */
  lastLines: () => string
  /** Asks it to end, and ends its whole process group when it has not after `grace` milliseconds. Safe to call twice. */
  stop: (grace?: number) => Promise<void>
}

const KEPT_LINES = 15

const running = new Set<Child>()

/** For an end in the middle of a start, when nobody holds all of them yet. */
export const stopEveryChild = async (): Promise<void> => {
  await Promise.all([...running].map((child) => child.stop()))
}

/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches only the supervisor, which then ends its children in
 * order. Should the supervisor itself be killed, the watchdog ends them.
 */
export function startChild({
  name,
  command,
  args,
  cwd,
  env,
  user,
  onLine,
  stopSignal = 'SIGTERM',
}: ChildOptions): Child {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, ...runMark() },
    ...user,
  })
  const lines: string[] = []
  const keep = (line: string) => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
    onLine?.(line)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`))
  })
  const started: Child = {
    name,
    pid: child.pid ?? 0,
    ended,
    lastLines: () => lines.join('\n'),
    stop: (grace = 10_000) => stop(child, ended, stopSignal, grace),
  }
  running.add(started)
  ended.then(() => running.delete(started))
  return started
}

async function stop(child: ChildProcess, ended: Promise<string>, signal: NodeJS.Signals, grace: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const group = -child.pid
  signalGroup(group, signal)
  const last = setTimeout(() => signalGroup(group, 'SIGKILL'), grace)
  await ended
  clearTimeout(last)
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(group, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Asks `isReady` until it says yes.
 *
 * @throws Error with the child's last lines when it ends before that, or is not ready in `limit` milliseconds
 */
export async function whenReady(child: Child, isReady: () => Promise<boolean>, limit = 60_000): Promise<void> {
  let how: string | undefined
  child.ended.then((reason) => {
    how = reason
  })
  const until = performance.now() + limit
  let obstacle = ''
  const refused = (error: Error) => {
    obstacle = `: ${error.message}`
    return false
  }
  while (!(await isReady().catch(refused))) {
    const reason = how ?? (performance.now() > until ? `not ready after ${limit / 1000} s${obstacle}` : undefined)
    if (reason !== undefined) {
      await child.stop()
      throw new Error(`${child.name} did not start (${reason}). Its last lines:\n${child.lastLines()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Runs a command to its end. @throws Error with its last lines unless it exits with 0 */
export async function run(options: ChildOptions): Promise<void> {
  const child = startChild(options)
  const how = await child.ended
  if (how !== 'exit code 0') throw new Error(`${options.name} failed (${how}). Its last lines:\n${child.lastLines()}`)
}
