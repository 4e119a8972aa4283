/** Kafka, Postgres, Dapr or the stand-in as a process that may be killed at any moment and is started again, as a cluster does. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from '../../../scripts/dev/child.ts'

export interface Part {
  readonly name: string
  /** of its main process */
  readonly pid: number
  /** it and its direct children: Postgres has one for each connection */
  pids(): Promise<number[]>
  /** kill -9 of its main process, and of its children unless it is to die `alone`; it stays away until `raise` */
  kill(alone?: 'alone'): Promise<void>
  /** Starts it, unless it runs, and keeps it running. Resolves when it answers. */
  raise(): Promise<void>
  /** Ends it in its own way. */
  stop(): Promise<void>
}

/** Milliseconds before what ended is started again. */
const PAUSE = 300

/** @param start resolves when it is ready */
export async function openPart(name: string, start: () => Promise<Child>, first?: Child): Promise<Part> {
  let child: Child
  let isWanted = true
  let raising: Promise<void> | undefined

  async function started(): Promise<void> {
    while (isWanted) {
      try {
        watch(await start())
        return
      } catch {
        // A full disk, or what its dead processes still hold: until it can.
        await sleep(PAUSE)
      }
    }
  }

  function watch(next: Child): void {
    child = next
    next.ended.then(async () => {
      await sleep(PAUSE)
      if (isWanted && child === next) await raise()
    })
  }

  function raise(): Promise<void> {
    raising ??= started().finally(() => {
      raising = undefined
    })
    return raising
  }

  const pids = () => familyOf(child.pid)
  if (first) watch(first)
  else watch(await start())
  return {
    name,
    get pid() {
      return child.pid
    },
    pids,
    async kill(alone) {
      isWanted = false
      await raising
      for (const pid of alone ? [child.pid] : await pids()) signal(pid, 'SIGKILL')
      await child.ended
    },
    async raise() {
      const wasWanted = isWanted
      isWanted = true
      if (!wasWanted) await raise()
      else await raising
    },
    async stop() {
      isWanted = false
      await raising
      await child.stop()
    },
  }
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function familyOf(parent: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // The name in brackets may hold anything (proc_pid_stat(5)); state and parent follow it.
  const children = all.filter((_, index) => Number(stats[index]!.split(') ').at(-1)?.split(' ')[1]) === parent)
  return [parent, ...children.map(Number)]
}
