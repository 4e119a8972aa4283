import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory for all data of a run; it goes with this process, however that ends, unless by kill -9. */
export async function openDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'todo-campaign-'))
  process.on('exit', () => {
    const mounts = mountsBelow(directory)
    // Lazily: somebody may still have a file of it open.
    if (mounts.length) spawnSync('umount', ['-l', ...mounts])
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  })
  return directory
}

/** From the second column of /proc/mounts (proc_pid_mounts(5)); none where the system has no such file. */
function mountsBelow(directory: string): string[] {
  try {
    const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n')
    return lines.map((line) => line.split(' ')[1] ?? '').filter((path) => path.startsWith(`${directory}/`))
  } catch {
    return []
  }
}
