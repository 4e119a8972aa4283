import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory for all data of a run; it goes with this process, however that ends, unless by kill -9. */
export async function openDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'todo-campaign-'))
  process.on('exit', () => {
    try {
      rmSync(directory, { recursive: true, force: true })
    } catch {
      // What is mounted there, or still written to, is gone with the mount namespace.
    }
  })
  return directory
}
