/**
 * A small disk of its own for a part's data, so that it can be full. A tmpfs in a mount namespace of the campaign: nobody else sees it,
 * and it goes with the campaign's last process. Only root on Linux can have one.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdir, statfs } from 'node:fs/promises'
import { promisify } from 'node:util'

export interface Volume {
  directory: string
  /** Leaves no room for one more page. */
  fill(): Promise<void>
  free(): Promise<void>
}

const MARK = 'CAMPAIGN_OWN_MOUNTS'
/** Memory is taken only for what is written; Postgres keeps up to 1 GB of its log. */
const SIZE = '3g'

const TRIES = 50

/** Whether this process may mount without anybody else noticing. */
const hasOwnMounts = (): boolean => process.env[MARK] === 'yes'

/** Starts this program once more, in the same process, in a mount namespace of its own, where that is possible. */
export function enterOwnMounts(): void {
  if (hasOwnMounts() || process.platform !== 'linux' || process.getuid?.() !== 0) return
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
  } catch {
    return
  }
  const [, ...args] = process.argv
  const unshare = execFileSync('/bin/sh', ['-c', 'command -v unshare'], { encoding: 'utf8' }).trim()
  process.execve!(unshare, ['unshare', '--mount', process.execPath, ...process.execArgv, ...args], {
    ...process.env,
    [MARK]: 'yes',
  } as Record<string, string>)
}

/** @returns undefined where none can be had: the data lies in the directory all the same */
export async function openVolume(directory: string): Promise<Volume | undefined> {
  await mkdir(directory, { recursive: true })
  if (!hasOwnMounts()) return undefined
  await mount(['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', directory])
  const resize = (size: string) => mount(['-o', `remount,size=${size}`, directory])
  return {
    directory,
    async fill() {
      // What is written between the look and the change is in the way: then again.
      for (let left = TRIES; ; left--) {
        const { blocks, bfree, bsize } = await statfs(directory)
        const isFull = await resize(String((blocks - bfree + 1) * bsize)).then(
          () => true,
          (error) => {
            if (left === 0) throw error
          },
        )
        if (isFull) return
      }
    },
    free: () => resize(SIZE),
  }
}

async function mount(args: string[]): Promise<void> {
  await promisify(execFile)('mount', args)
}
