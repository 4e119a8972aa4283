import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename } from 'node:path'

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

const taken = new Set<number>()

/**
 * A port that nothing listens on, given only once by this process. From below the range that the system hands to outgoing connections
 * (32768 and up on Linux), so none of those takes it before its server starts.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    return port
  }
  throw new Error('No free port was found between 20000 and 32000')
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
