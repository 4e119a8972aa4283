/** Clients that behave badly, on sockets of their own: no HTTP client would. */
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

export interface RawRequest {
  socket: Socket
  /** what came back so far */
  received: () => string
  /** the status of the answer; undefined when there was none before the end */
  status: Promise<number | undefined>
  closed: Promise<void>
}

interface Options {
  method?: string
  headers?: Record<string, string>
  /** whether what comes back stays where it is */
  isDeaf?: boolean
}

/** Sends the headers of a request, and nothing more. */
export function openRequest(url: string, { method = 'GET', headers = {}, isDeaf = false }: Options = {}): RawRequest {
  const { hostname, port, host, pathname, search } = new URL(url)
  const socket = connect({
    host: hostname === 'localhost' || hostname.endsWith('.localhost') ? '127.0.0.1' : hostname,
    port: Number(port),
  })
  let text = ''
  const status = Promise.withResolvers<number | undefined>()
  const closed = Promise.withResolvers<void>()
  if (isDeaf) socket.pause()
  else {
    socket.on('data', (chunk) => {
      text += chunk
      const found = /^HTTP\/1\.1 (\d{3})/.exec(text)
      if (found) status.resolve(Number(found[1]))
    })
  }
  socket.on('error', () => {})
  socket.on('close', () => {
    status.resolve(undefined)
    closed.resolve()
  })
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return { socket, received: () => text, status: status.promise, closed: closed.promise }
}

/** Sends a body in chunks until it is all there, or the other side has gone. */
export function sendChunks(socket: Socket, bytes: number): void {
  const size = 64 * 1024
  const chunk = `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`
  let sent = 0
  const more = () => {
    while (sent < bytes && !socket.destroyed) {
      sent += size
      if (!socket.write(chunk)) return socket.once('drain', more)
    }
    return socket.write('0\r\n\r\n')
  }
  more()
}

/** Most memory that a process ever had, in MiB (proc_pid_status(5)). */
export const mostMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
