/** Where the command line keeps which system it talks to, and as whom: one file that nobody else can read. */
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'

export interface Credentials {
  /** of the gateway */
  url: string
  /** an access token of the person's (`todo_pat_...`), or what the identity provider gave */
  token: string
  /** of what the identity provider gave; left out for an access token, which is good until it is not */
  session?: { issuer: string; clientId: string; refreshToken: string; expiresAt: number }
}

const PLAIN = 0o600
const FOLDER = 0o700

const file = (): string => {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  return join(XDG_CONFIG_HOME || APPDATA || join(homedir(), '.config'), 'todo', 'credentials.json')
}

export async function readCredentials(): Promise<Credentials | undefined> {
  const text = await readFile(file(), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw new Failure(`${file()} cannot be read: ${error.message}`)
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Credentials
  } catch {
    throw new Failure(`${file()} is no JSON any more. Sign in again: todo login`)
  }
}

/** Whole or not at all: another command may read it at this moment. */
export async function writeCredentials(credentials: Credentials): Promise<void> {
  await mkdir(dirname(file()), { recursive: true, mode: FOLDER })
  const next = `${file()}.${process.pid}`
  const handle = await open(next, 'w', PLAIN)
  await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`)
  await handle.close()
  await rename(next, file())
}

export const forgetCredentials = (): Promise<void> => rm(file(), { force: true })

/** Milliseconds after which whoever holds the lock has died. */
const LONGEST = 30_000
const PAUSE = 50

/** One command at a time: a refresh token that is used twice is taken for stolen. */
export async function alone<Result>(run: () => Promise<Result>): Promise<Result> {
  const lock = `${file()}.lock`
  await mkdir(dirname(lock), { recursive: true, mode: FOLDER })
  for (;;) {
    const handle = await open(lock, 'wx', PLAIN).catch((error) => {
      if (error.code === 'EEXIST') return undefined
      throw error
    })
    if (handle) {
      await handle.close()
      break
    }
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > LONGEST) await rm(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  try {
    return await run()
  } finally {
    await rm(lock, { force: true })
  }
}
