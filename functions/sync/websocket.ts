/** WebSocket (RFC 6455) as a way to a device, on Bun: the only place that knows its API. */
import { Problem } from '../../shared/http/problem.ts'
import type { Outlet, Stream } from './stream.ts'

export type Upgrade = (request: Request, server: unknown, open: (outlet: Outlet) => Stream) => Response

interface Socket {
  data: Connection
  send(text: string): number
  ping(): number
  close(code: number, reason: string): void
  terminate(): void
  getBufferedAmount(): number
}

interface Connection {
  open: (outlet: Outlet) => Stream
  stream?: Stream
  drained?: PromiseWithResolvers<void> | undefined
}

interface Server {
  upgrade(request: Request, options: { data: Connection }): boolean
}

/** Bytes that may wait for a device in this process. */
const LIMIT = 128 * 1024
/** "Service Restart" of IANA's registry of close codes: connect again. */
const COME_BACK = 1012

export const upgrade: Upgrade = (request, server, open) => {
  if (!(server as Server).upgrade(request, { data: { open } })) throw notUpgraded()
  // Bun has answered; this is what its fetch handler may return then.
  return new Response(null)
}

export const websocket = {
  idleTimeout: 120,
  maxPayloadLength: 1024,
  open(socket: Socket) {
    socket.data.stream = socket.data.open(outletOf(socket))
  },
  /** Devices have nothing to say here. */
  message() {},
  drain({ data }: Socket) {
    data.drained?.resolve()
    data.drained = undefined
  },
  close({ data }: Socket) {
    data.stream?.close()
  },
}

const outletOf = (socket: Socket): Outlet => ({
  get waiting() {
    return socket.getBufferedAmount()
  },
  get isFull() {
    return socket.getBufferedAmount() >= LIMIT
  },
  send: ({ text }) => void socket.send(text),
  beat: () => void socket.ping(),
  async drained() {
    socket.data.drained ??= Promise.withResolvers()
    await socket.data.drained.promise
  },
  end(reason) {
    // A device that does not read would not read a farewell either.
    if (reason === 'slow') socket.terminate()
    else socket.close(COME_BACK, 'resume')
  },
})

const notUpgraded = (): Problem =>
  new Problem({
    status: 426,
    code: 'not-upgraded',
    detail: 'This is no valid WebSocket handshake (RFC 6455 section 4).',
  })
