/** Passes one HTTP request on to a process and its answer back, byte by byte as they come. */
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { answerOnSocket, answerProblem, Cut } from './problems.ts'
import type { Slot } from './slot.ts'

/** Of one connection only (RFC 9110 section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
])

/** Nothing was sent: the request can go to another process. */
export const isRefused = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'

/**
 * Resolves when the answer has ended, however it did: 502 if the process dies before it answers, the connection cut if it dies later.
 *
 * @param signal aborts with a Cut
 * @returns `refused` when the process takes no connections; the request is then as it was
 */
export function forward(incoming: IncomingMessage, response: ServerResponse, slot: Slot, signal: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<'ended' | 'refused'>()
  const { port, agent } = slot.replica
  const outgoing = request({
    host: '127.0.0.1',
    port,
    agent,
    method: incoming.method,
    path: incoming.url,
    headers: requestHeaders(incoming),
  })
  const cut = () => {
    outgoing.destroy()
    answerProblem(response, signal.reason)
  }
  signal.addEventListener('abort', cut, { once: true })
  const closed = () => {
    signal.removeEventListener('abort', cut)
    // The client went away, or the answer did not wait for the whole body: the function is told by the end of its connection.
    if (!response.writableFinished || !outgoing.writableFinished) outgoing.destroy()
    // What is left of the body stands between this connection's client and the next request.
    incoming.unpipe(outgoing).resume()
    resolve('ended')
  }
  response.once('close', closed)
  outgoing.on('error', (error) => {
    if (!isRefused(error))
      return answerProblem(
        response,
        new Cut(
          502,
          `the function ended before it answered (${error.message}): what became of the request is not known`,
        ),
      )
    signal.removeEventListener('abort', cut)
    response.off('close', closed)
    resolve('refused')
  })
  outgoing.on('response', (answer) => {
    response.sendDate = false
    response.writeHead(answer.statusCode!, answer.statusMessage, responseHeaders(answer.rawHeaders))
    // A stream's headers must not wait for its first event; elsewhere they travel with the body.
    if (answer.headers['content-length'] === undefined) response.flushHeaders()
    answer.on('error', () => response.destroy())
    answer.pipe(response)
  })
  if (!hasBody(incoming)) outgoing.end()
  else outgoing.once('socket', (socket) => whenConnected(socket, () => incoming.pipe(outgoing)))
  return promise
}

/** Until then the body stays where it is, for another process to read. */
function whenConnected(socket: Socket, go: () => void): void {
  if (socket.connecting) socket.once('connect', go)
  else go()
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

const LOOPBACK = '127.0.0.1'
/** On a cluster activator and queue-proxy each add who called them: as many hops as TRUSTED_PROXIES of the manifests counts. */
const FURTHER_HOPS = [LOOPBACK, LOOPBACK]

/** As a flat list, so that repeated headers and their order survive. */
function requestHeaders({ rawHeaders, socket }: IncomingMessage, keep?: (name: string) => boolean): string[] {
  const headers: string[] = []
  const hops: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase()
    if (HOP_BY_HOP.has(name) && !keep?.(name)) continue
    // Answered here, where the body is waited for.
    if (name === 'expect' || name === 'x-forwarded-proto') continue
    if (name === 'x-forwarded-for') hops.push(rawHeaders[i + 1]!)
    else headers.push(rawHeaders[i]!, rawHeaders[i + 1]!)
  }
  hops.push(socket.remoteAddress ?? LOOPBACK, ...FURTHER_HOPS)
  headers.push('X-Forwarded-For', hops.join(', '), 'X-Forwarded-Proto', 'http')
  return headers
}

function responseHeaders(rawHeaders: string[]): string[] {
  const headers: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase()
    if (HOP_BY_HOP.has(name) || name === 'transfer-encoding') continue
    headers.push(rawHeaders[i]!, rawHeaders[i + 1]!)
  }
  return headers
}

/** Passes a connection that changes its protocol (WebSocket, RFC 6455) through as it is. Resolves when it is closed. */
export function forwardUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  slot: Slot,
  signal: AbortSignal,
) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const upstream = connect({ host: '127.0.0.1', port: slot.replica.port, noDelay: true })
  const headers = requestHeaders(incoming, (name) => name === 'connection' || name === 'upgrade')
  let text = `${incoming.method} ${incoming.url} HTTP/1.1\r\n`
  for (let i = 0; i < headers.length; i += 2) text += `${headers[i]}: ${headers[i + 1]}\r\n`
  upstream.write(`${text}\r\n`, 'latin1')
  if (head.length > 0) upstream.write(head)
  let hasAnswered = false
  upstream.once('data', () => {
    hasAnswered = true
  })
  upstream.on('error', () => {
    if (!hasAnswered) answerOnSocket(client, new Cut(502, 'the function ended; connect again'))
  })
  const close = () => {
    signal.removeEventListener('abort', close)
    upstream.destroy()
    client.destroySoon?.()
    resolve()
  }
  signal.addEventListener('abort', close, { once: true })
  for (const end of [client, upstream]) end.once('close', close)
  client.on('error', close)
  upstream.pipe(client).pipe(upstream)
  return promise
}

declare module 'node:stream' {
  interface Duplex {
    destroySoon?: () => void
  }
}
