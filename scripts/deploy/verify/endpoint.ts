/** HTTP to a function by its host name, also where no resolver knows that name: the address of the ingress is given apart. */
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { createEventParser } from '../../../shared/event-stream/index.ts'

export interface Endpoint {
  /** as people know it: `https://gateway.todo.example.com` */
  url: URL
  /** where to connect to instead of the URL's host: `http://10.0.0.7:31080` */
  ingress?: URL
}

export interface Answer {
  status: number
  body: Record<string, unknown>
}

export interface StreamEvent {
  type: string
  revision: number
  subject?: string
  data?: Record<string, unknown>
}

export interface Stream {
  /** grows while it is open */
  events: StreamEvent[]
  close: () => void
}

interface Call {
  method?: string
  path: string
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Cold starts included. */
const TIMEOUT = 60_000

const open = ({ url, ingress }: Endpoint, { method = 'GET', path, token, body, headers }: Call, accept: string) => {
  const to = ingress ?? url
  const isTls = to.protocol === 'https:'
  return (isTls ? tlsRequest : plainRequest)({
    // Names under localhost are this machine, which not every resolver knows.
    host: to.hostname.endsWith('.localhost') ? '127.0.0.1' : to.hostname,
    port: to.port || (isTls ? 443 : 80),
    servername: isTls ? url.hostname : undefined,
    path,
    method,
    headers: {
      host: url.host,
      accept,
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
  })
}

/** @throws Error that says where nothing answers */
export function call(endpoint: Endpoint, what: Call): Promise<Answer> {
  const request = open(endpoint, what, 'application/json')
  request.setTimeout(TIMEOUT, () => request.destroy(new Error(`no answer in ${TIMEOUT / 1000} s`)))
  return new Promise((resolve, reject) => {
    request.once('error', (error: NodeJS.ErrnoException) => reject(unreachable(endpoint, error)))
    request.once('response', (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.once('error', reject)
      response.once('end', () => resolve({ status: response.statusCode!, body: asJson(text) }))
    })
    request.end(what.body === undefined ? undefined : JSON.stringify(what.body))
  })
}

/** Opens a stream of server-sent events. @throws Error when it is refused */
export function openStream(endpoint: Endpoint, path: string, token: string): Promise<Stream> {
  const request = open(endpoint, { path, token }, 'text/event-stream')
  const events: StreamEvent[] = []
  return new Promise((resolve, reject) => {
    request.once('error', (error: NodeJS.ErrnoException) => reject(unreachable(endpoint, error)))
    request.once('response', (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        return reject(new Error(`${endpoint.url.href} answered ${response.statusCode} to a stream`))
      }
      const parse = createEventParser(({ data }) => events.push(JSON.parse(data)))
      response.setEncoding('utf8').on('data', parse)
      response.on('error', () => {})
      // What breaks later shows as an event that does not come.
      request.on('error', () => {})
      resolve({ events, close: () => request.destroy() })
    })
    request.end()
  })
}

const unreachable = ({ url, ingress }: Endpoint, error: NodeJS.ErrnoException): Error =>
  new Error(`nothing answers for ${url.host}${ingress ? ` at ${ingress.host}` : ''} (${error.message || error.code})`)

function asJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return { detail: text.slice(0, 200) }
  }
}
