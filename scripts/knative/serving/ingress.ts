/** Where requests come in: finds the function by Host, waits for a place in one of its processes, passes the request on. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { NO_ADDRESS } from '../../dev/ports.ts'
import { forward, forwardUpgrade } from './forward.ts'
import type { ScaledFunction } from './function.ts'
import { answerOnSocket, answerProblem, Cut, unreadable } from './problems.ts'

/** Answers requests to a host that is no function. */
export type Endpoint = (incoming: IncomingMessage, response: ServerResponse) => void

export interface IngressOptions {
  port: number
  functions: Map<string, ScaledFunction>
  /** by the first label of the host, as functions are */
  endpoints: Map<string, Endpoint>
}

export interface Ingress {
  /** of plain localhost, which is the gateway */
  url: string
  /** Takes no more connections, cuts those there are. */
  stop(): Promise<void>
}

const DEFAULT_FUNCTION = 'gateway'
/** Longer than any client or proxy keeps an idle connection, so that none writes into a closing one. */
const IDLE_CONNECTION = 120_000

/** Milliseconds for a request to arrive: its headers, then all of it, looked at that often. */
const DEADLINES = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2000 }

/**
 * Listens on loopback, by IPv4 and, where the machine has it, by IPv6: some resolve localhost to nothing but `::1`.
 *
 * @throws the error of listen, such as EADDRINUSE
 */
export async function startIngress({ port, functions, endpoints }: IngressOptions): Promise<Ingress> {
  const [first, second] = [serverOf(functions, endpoints), serverOf(functions, endpoints)]
  const listening = await listen(first.server, '127.0.0.1', port)
  const stop = async () => void (await Promise.all([first, second].map(closed)))
  try {
    await listen(second.server, '::1', listening)
  } catch (error) {
    if (!NO_ADDRESS.includes((error as NodeJS.ErrnoException).code!)) {
      await stop()
      throw error
    }
  }
  return { url: `http://localhost:${listening}`, stop }
}

interface Listener {
  server: Server
  /** connections that changed their protocol, which the server forgets */
  upgraded: Set<Socket>
}

function serverOf(functions: IngressOptions['functions'], endpoints: IngressOptions['endpoints']): Listener {
  // Node's own answers to what has no Host, expects more than 100-continue or wants a tunnel have no words.
  const options = { keepAliveTimeout: IDLE_CONNECTION, ...DEADLINES, noDelay: true, requireHostHeader: false }
  const server = createServer(options)
  server.on('checkExpectation', (_, response) => answerProblem(response, EXPECTS_TOO_MUCH))
  server.on('connect', (_, client) => answerOnSocket(client, NO_TUNNEL))
  server.on('request', (incoming, response) => {
    if (!incoming.headers.host) return answerProblem(response, NO_HOST)
    const name = functionNameOf(incoming.headers.host)
    const found = functions.get(name)
    if (found) void serve(found, incoming, response)
    else if (endpoints.has(name)) endpoints.get(name)!(incoming, response)
    else answerProblem(response, unknownFunction(name))
  })
  server.on('upgrade', (incoming, client, head) => {
    if (!incoming.headers.host) return answerOnSocket(client, NO_HOST)
    const name = functionNameOf(incoming.headers.host)
    const found = functions.get(name)
    if (found) void upgrade(found, incoming, client, head)
    else answerOnSocket(client, unknownFunction(name))
  })
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => answerOnSocket(socket, unreadable(code)))
  return { server, upgraded: trackUpgraded(server) }
}

const EXPECTS_TOO_MUCH = new Cut(417, 'no other expectation is met here than 100-continue; send the request without')
const NO_TUNNEL = new Cut(405, 'no connections to elsewhere are made here; send a request to a function')
const NO_HOST = new Cut(400, 'the request names no host; send the header Host')

const unknownFunction = (name: string): Cut =>
  new Cut(404, `there is no function '${name.slice(0, 63)}' here; the name before .localhost says which one`)

/** @returns the port that it listens on */
async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host, backlog: 4096 }, resolve)
  })
  return (server.address() as AddressInfo).port
}

const closed = ({ server, upgraded }: Listener): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
    for (const socket of upgraded) socket.destroy()
  })

/** `sync.localhost:8080` is sync; localhost and addresses are the gateway. */
export function functionNameOf(host = ''): string {
  const [name = ''] = host.replace(/:\d+$/, '').toLowerCase().split('.localhost')
  return name === 'localhost' || /^(\d+\.){3}\d+$|^\[|^$/.test(name) ? DEFAULT_FUNCTION : name
}

async function serve(found: ScaledFunction, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const life = limited(found)
  const left = () => life.cut(new Cut(499, 'the client went away'))
  try {
    for (let outcome = 'refused'; outcome === 'refused'; ) {
      response.once('close', left)
      const slot = await found.acquire(life.signal)
      response.off('close', left)
      life.expectAnswer(response)
      outcome = await forward(incoming, response, slot, life.signal)
      if (outcome === 'refused') slot.refused()
      else slot.release()
    }
  } catch (error) {
    answerProblem(response, error as Error)
  } finally {
    life.end()
  }
}

async function upgrade(found: ScaledFunction, incoming: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
  const life = limited(found)
  const left = () => life.cut(new Cut(499, 'the client went away'))
  client.once('close', left)
  try {
    const slot = await found.acquire(life.signal)
    client.off('close', left)
    await forwardUpgrade(incoming, client, head, slot, life.signal).finally(slot.release)
  } catch (error) {
    answerOnSocket(client, error as Error)
  } finally {
    life.end()
  }
}

/** A request's life: timeoutSeconds in all, the wait for a place included; responseStartTimeoutSeconds until a process begins to answer. */
function limited({ manifest: { name, timeout, answerTimeout } }: ScaledFunction) {
  const controller = new AbortController()
  const cut = (reason: Cut) => controller.abort(reason)
  const late = (limit: number) => new Cut(504, `the function ${name} took longer than its ${limit / 1000} s`)
  const timers = [setTimeout(() => cut(late(timeout)), timeout)]
  return {
    signal: controller.signal,
    cut,
    expectAnswer(response: ServerResponse) {
      if (answerTimeout === undefined) return
      const check = () => !response.headersSent && cut(late(answerTimeout))
      timers.push(setTimeout(check, answerTimeout))
    },
    end: () => timers.forEach(clearTimeout),
  }
}

/** The server forgets a connection that it handed over. */
function trackUpgraded(server: Server): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('upgrade', (_, socket) => {
    sockets.add(socket as Socket)
    socket.once('close', () => sockets.delete(socket as Socket))
  })
  return sockets
}
