/** Drops all local data: topics, tables, state and secrets. */
import { lstat, readlink, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { say } from './progress.ts'
import { claim, DATA } from './running.ts'

/** Root keeps Postgres's data elsewhere when its user may not enter the checkout, and links to it. */
async function dataElsewhere(): Promise<string | undefined> {
  const postgres = join(DATA, 'postgres')
  const isLink = await lstat(postgres).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
  return isLink ? dirname(await readlink(postgres)) : undefined
}

try {
  await claim(DATA)
  const elsewhere = await dataElsewhere()
  for (const path of elsewhere ? [elsewhere, DATA] : [DATA]) await rm(path, { recursive: true, force: true })
  say('All local data is dropped; the next make dev starts afresh.')
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
