import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'

/** Whether a server could listen on this port of 127.0.0.1 now, and of ::1 where the machine has it. */
export const isFree = async (port: number): Promise<boolean> =>
  (await isFreeAt('127.0.0.1', port)) && (await isFreeAt('::1', port))

function isFreeAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(NO_ADDRESS.includes(code!)))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Error codes of listening on an address that the machine does not have. */
export const NO_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/** A file for each port that was given, with the process that it was given to: other checkouts on this machine keep off it. */
const GIVEN = join(tmpdir(), `todo-chatbot-ports-${userInfo().uid}`)

/**
 * A port that nothing listens on, given to no other process of this user that runs: between the question and the server's start, which takes
 * seconds, another one would else start a server there, and be taken for this one's. From below the range that the system hands to outgoing
 * connections (32768 and up on Linux), so none of those takes it either.
 */
export async function freePort(): Promise<number> {
  await mkdir(GIVEN, { recursive: true })
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if ((await isFree(port)) && (await claim(port))) return port
  }
  throw new Error('No free port was found between 20000 and 32000')
}

/** @returns whether the port is this process's from now on, for as long as it runs */
async function claim(port: number): Promise<boolean> {
  const file = join(GIVEN, String(port))
  const write = () => writeFile(file, String(process.pid), { flag: 'wx' }).then(() => true)
  return write().catch(async () => {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''))
    // A file without a number is being written.
    if (!owner || isRunning(owner)) return false
    await rm(file, { force: true })
    return write().catch(() => false)
  })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** @throws Error that names who listens there and the variable that chooses another port */
export async function requireFree(port: number, part: string, variable: string): Promise<void> {
  if (await isFree(port)) return
  const holder = await holderOf(port)
  throw new Error(
    `Port ${port} for ${part} is taken${holder ? ` by ${holder}` : ''}. End that, or choose another port: ${variable}=${port + 1000} make dev`,
  )
}

/**
 * Who listens on a TCP port, as `java (process 4711)`; undefined when the system does not tell (not Linux, or another person's process).
 */
export async function holderOf(port: number): Promise<string | undefined> {
  const inodes = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const inode of listeningInodes(await readFile(table, 'utf8').catch(() => ''), port)) inodes.add(inode)
  }
  if (inodes.size === 0) return undefined
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => [])
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      if (inodes.has(target)) return `${await commandOf(pid)} (process ${pid})`
    }
  }
  return undefined
}

async function commandOf(pid: string): Promise<string> {
  const [command] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')
  return basename(command ?? '')
}

const LISTEN = '0A'

/** Sockets listening on `port`, as links in /proc/<pid>/fd name them, from the text of /proc/net/tcp (proc_pid_net(5)). */
export function listeningInodes(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hex}`) && state === LISTEN)
    .map((columns) => `socket:[${columns[9]}]`)
}
