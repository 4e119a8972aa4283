/** What the stand-in answers by itself, as the functions answer: problem details (RFC 9457) that say what to do. */
import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem } from '../../../shared/http/problem.ts'

/** Ends a request before its answer did; `status` tells the client why, if it was sent nothing yet. */
export class Cut extends Error {
  override readonly name = 'Cut'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Stable codes of what a client may be told here. */
const CODES: Record<number, string> = {
  400: 'malformed-request',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-too-slow',
  413: 'body-too-large',
  417: 'expectation-failed',
  431: 'headers-too-large',
  502: 'function-ended',
  503: 'unavailable',
  504: 'function-too-slow',
}

const problemOf = ({ message, status = 500 }: Error & { status?: number }): Problem =>
  new Problem({ status, code: CODES[status] ?? 'internal', detail: sentence(message) })

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** Answers a request, if it is not too late for that. */
export function answerProblem(response: ServerResponse, error: Error & { status?: number }): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { status, body, type } = written(error)
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body)
}

/** Answers on a connection for which there is no response: it is to change its protocol, or what came over it is no request. */
export function answerOnSocket(socket: Duplex, error: Error & { status?: number }): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const { status, body, type } = written(error)
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: ${type}\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

function written(error: Error): { status: number; body: string; type: string } {
  const problem = problemOf(error)
  return { status: problem.status, body: problem.toJson(), type: Problem.contentType }
}

/** What Node's parser found wrong, by its codes; every other one means that the bytes are no HTTP. */
const UNREADABLE: Record<string, [status: number, message: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'the headers of this request are too large in all; send fewer or shorter ones'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the chunks of this body have too long extensions; send it without'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time; send it again, faster'],
}

/** @param code of the error that Node's server emits as `clientError` */
export function unreadable(code: string | undefined): Cut {
  const [status, message] = UNREADABLE[code ?? ''] ?? [400, 'this is no HTTP request that can be read']
  return new Cut(status, message)
}
