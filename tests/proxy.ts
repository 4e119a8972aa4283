import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '../scripts/dev/ports.ts'

/** A TCP proxy before a part that all tests share, so that one of them may lose it. */
export interface Proxy {
  /** of the part, by way of the proxy */
  url: string
  /** Breaks all connections and takes no new ones. */
  cut(): void
  mend(): Promise<void>
  close(): Promise<void>
}

/** @param to URL with host and port */
export async function openProxy(to: string): Promise<Proxy> {
  const target = new URL(to)
  const port = await freePort()
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(into)
      from.on('error', () => into.destroy()).on('close', () => sockets.delete(from))
    }
  })
  const mend = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const cut = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  await mend()
  return {
    url: Object.assign(new URL(to), { host: `127.0.0.1:${port}` }).href,
    cut,
    mend,
    close: async () => cut(),
  }
}
