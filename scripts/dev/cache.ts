import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { step } from './progress.ts'

/** Built tools live outside the checkout, so that a fresh clone finds them again. */
const cacheDirectory = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'todo-chatbot')

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * A folder of the cache, filled once. `fill` writes into a folder beside it that is renamed when complete, so an interrupted or a
 * concurrent installation never leaves a half one behind.
 *
 * @param name path below the cache, with the version in it
 * @param title what the person waits for, for the progress line
 */
export async function cached(name: string, title: string, fill: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(cacheDirectory(), name)
  if (await exists(directory)) return directory
  await mkdir(dirname(directory), { recursive: true })
  const unfinished = await mkdtemp(`${directory}.`)
  try {
    await step(title, () => fill(unfinished))
    await rename(unfinished, directory).catch(async (error) => {
      if (!(await exists(directory))) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return directory
}
