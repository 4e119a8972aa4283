/** A person's devices, for tests that see the running system from outside. */
import { request } from 'node:http'
import { Readable } from 'node:stream'
import type { Task } from '../shared/domain/task.ts'
import { readStream } from '../shared/event-stream/index.ts'
import type { TestSystem } from './system.ts'

export interface Answer<Body = Record<string, unknown>> {
  status: number
  headers: Headers
  body: Body
}

export interface StreamEvent {
  id: string
  type: string
  data: Record<string, unknown> & { subject?: string; data?: { task?: Task } }
}

export interface Client {
  /** a request to the gateway, or with a host to another function */
  call<Body = Record<string, never>>(
    method: string,
    path: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Answer<Body>>
  chat(message: string): Promise<Answer<ChatReply>>
  /** an open stream of sync; `events` grows while it is open */
  stream(after?: number): Promise<{ events: StreamEvent[]; close: () => void }>
}

interface CallOptions {
  host?: string
  headers?: Record<string, string>
}

export interface ChatReply {
  conversationId: string
  reply: string
  actions: { type: string; taskId: string; title: string }[]
  tasks: Task[]
  confirmation?: { token: string; preview: string }
}

export async function clientOf(
  { gatewayUrl, tokenOf }: TestSystem,
  person: string,
  role?: 'operator',
): Promise<Client> {
  const authorization = `Bearer ${await tokenOf(person, role)}`
  const conversationId = `test-${person}`

  const call: Client['call'] = async (method, path, body, { host, headers } = {}) => {
    const response = await fetchFrom(gatewayUrl, host, path, {
      method,
      headers: {
        authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} }
  }

  return {
    call,
    chat: (message) => call('POST', '/v1/chat', { message, conversationId, timeZone: 'Europe/Berlin' }),
    async stream(after) {
      const aborter = new AbortController()
      const query = after === undefined ? '' : `?after=${after}`
      const response = await fetchFrom(gatewayUrl, 'sync', `/v1/stream${query}`, {
        headers: { authorization, accept: 'text/event-stream' },
        signal: aborter.signal,
      })
      if (!response.ok) throw new Error(`sync answered ${response.status}: ${await response.text()}`)
      const events: StreamEvent[] = []
      readStream(response, ({ id, event, data }) => events.push({ id, type: event, data: JSON.parse(data) })).catch(
        () => {},
      )
      return { events, close: () => aborter.abort() }
    },
  }
}

/**
 * `fetch` from a function by its host name: resolvers do not all know that names under `localhost` are this machine, and `fetch` itself
 * does not let a caller name the host.
 */
export function fetchFrom(
  gatewayUrl: string,
  name: string | undefined,
  path: string,
  { method = 'GET', headers = {}, body, signal }: FetchOptions = {},
): Promise<Response> {
  const { port, host } = new URL(gatewayUrl)
  const options = {
    host: '127.0.0.1',
    port,
    path,
    method,
    signal,
    headers: { ...headers, host: name ? `${name}.${host}` : host },
  }
  return new Promise((resolve, reject) => {
    request(options, (incoming) => {
      const { statusCode: status = 0, headers: received } = incoming
      const empty = status === 204 || status === 304
      const stream = empty ? null : (Readable.toWeb(incoming) as ReadableStream)
      if (empty) incoming.resume()
      resolve(new Response(stream, { status, headers: received as Record<string, string> }))
    })
      .on('error', reject)
      .end(body)
  })
}

interface FetchOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}

/**
 * Asks again until there is an answer.
 * @throws Error that says what was waited for, after a time that no slow machine needs
 */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | undefined | false | null>,
  limit = 60_000,
): Promise<Value> {
  const until = performance.now() + limit
  let last: unknown
  while (performance.now() < until) {
    try {
      const value = await ask()
      if (value) return value
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what}: not within ${limit / 1000} s`, { cause: last })
}
