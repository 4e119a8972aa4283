import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/dev/ports.ts'

/** A TCP proxy before a part that all tests share, so that one of them may lose it. */
export interface PartProxy {
  /** of the part, by way of the proxy */
  url: string
  port: number
  /** Breaks all connections and takes no new ones. */
  cut(): void
  /** Takes new connections again. */
  mend(): Promise<void>
  /** Passes nothing on, in either direction, and tells nobody, until `release`: as a network does that loses every packet. */
  hold(): void
  release(): void
  /** Passes on what comes from now on after so many milliseconds; 0 at once. */
  slow(milliseconds: number): void
  close(): Promise<void>
}

/** @param to URL with host and port */
export async function openProxy(to: string): Promise<PartProxy> {
  const target = new URL(to)
  const port = await freePort()
  const sockets = new Set<Socket>()
  let isHeld = false
  let delay = 0
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      if (isHeld) from.pause()
      // One after the other, so that what is passed on at once never overtakes what was delayed.
      let before = Promise.resolve()
      const later = (pass: () => void) => {
        const waited = delay ? sleep(delay) : undefined
        before = before.then(() => waited).then(pass)
      }
      from.on('data', (bytes) => later(() => pass(bytes, from, into)))
      from.on('end', () => later(() => into.end()))
      from.on('error', () => into.destroy()).on('close', () => sockets.delete(from))
    }
  })
  const pass = (bytes: Buffer, from: Socket, into: Socket) => {
    if (into.destroyed || into.write(bytes)) return
    from.pause()
    into.once('drain', () => {
      if (!isHeld) from.resume()
    })
  }
  const mend = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const cut = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  await mend()
  return {
    url: Object.assign(new URL(to), { host: `127.0.0.1:${port}` }).href,
    port,
    cut,
    mend,
    hold() {
      isHeld = true
      for (const socket of sockets) socket.pause()
    },
    release() {
      isHeld = false
      for (const socket of sockets) socket.resume()
    },
    slow(milliseconds) {
      delay = milliseconds
    },
    close: async () => cut(),
  }
}
