/** What a running `make dev` tells the other commands, and the next start after a crash. */
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reap, runMark } from './watchdog.ts'

/** Where local data lives; DATA_DIR lets a second system run beside the first. */
export const DATA = process.env.DATA_DIR || fileURLToPath(new URL('../../.data', import.meta.url))

export interface Running {
  pid: number
  gatewayUrl: string
  kafkaBrokers: string
  daprHttpPort: number
}

interface Run extends Partial<Running> {
  pid: number
  environment: Record<string, string>
}

const fileIn = (dataDir: string): string => join(dataDir, 'running.json')

/**
 * Takes the data folder for this process.
 *
 * @throws Error when another run has it. What one that was killed left behind is ended first.
 */
export async function claim(dataDir: string): Promise<void> {
  const earlier = await readRun(dataDir)
  if (earlier && isSupervisor(earlier.pid)) {
    throw new Error(
      `make dev already runs here (process ${earlier.pid}). End it with Ctrl-C in its terminal, or: kill ${earlier.pid}`,
    )
  }
  if (earlier) for (const mark of Object.values(earlier.environment)) await reap(mark)
  await write(dataDir, { pid: process.pid, environment: runMark() })
}

export const announce = (dataDir: string, running: Omit<Running, 'pid'>): Promise<void> =>
  write(dataDir, { ...running, pid: process.pid, environment: runMark() })

/** Gives the folder back, unless it is another run's. */
export async function release(dataDir: string): Promise<void> {
  if ((await readRun(dataDir))?.pid === process.pid) await rm(fileIn(dataDir), { force: true })
}

/** @returns undefined when none runs, or none that is ready */
export async function findRunning(dataDir = DATA): Promise<Running | undefined> {
  const run = await readRun(dataDir)
  return run?.gatewayUrl && isSupervisor(run.pid) ? (run as Running) : undefined
}

async function readRun(dataDir: string): Promise<Run | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8'))
  } catch {
    return undefined
  }
}

const write = (dataDir: string, run: Run): Promise<void> =>
  writeFile(fileIn(dataDir), `${JSON.stringify(run, undefined, 2)}\n`)

/** Alive, and not another process that was given the same number since. */
function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scripts/dev/main.ts')
  } catch {
    return process.platform !== 'linux'
  }
}
