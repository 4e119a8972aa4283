/** The gateway's API, as the command line uses it. */

import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Task } from '../../shared/domain/task.ts'
import type { ServerSentEvent } from '../../shared/event-stream/index.ts'
import { readStream } from '../../shared/event-stream/index.ts'
import { isThisMachine } from '../../shared/http/this-machine.ts'
import { type Credentials, readCredentials } from './credentials.ts'
import { EXIT, Failure } from './failure.ts'
import { fresh } from './sign-in.ts'

export interface ChatReply {
  reply: string
  actions: { type: string; taskId: string; title: string }[]
  tasks: Task[]
  model?: { model: string; rounds: number; tokens: number; today: { calls: number }; most: { calls: number } }
  confirmation?: { preview: string }
  choices?: string[]
  answeredBy: { who: 'grammar' | 'model' | 'nobody' }
}

/** What tasks are gathered in. */
export interface Named {
  name: string
  isArchived?: boolean
  /** of a saved filter */
  words?: string
}

/** Where nothing else is said: a system on this machine. */
export const LOCAL = 'http://localhost:8080'

/** One conversation: what the terminal showed last is what "the second one" means, also in the next command. */
const CONVERSATION = 'terminal'
/** Milliseconds for an answer; a model may take its time. */
const PATIENCE = 300_000

export interface SayOptions {
  /** what the message is, whatever else its words could mean */
  as?: 'task' | 'command'
  /** is told what a model does meanwhile */
  onStep?: (text: string) => void
}

export interface Client {
  /** One turn of the conversation. */
  say(message: string, options?: SayOptions): Promise<ChatReply>
  /** All tasks of a filter, page by page. */
  tasks(query: Record<string, string>): AsyncGenerator<Task>
  /** Projects, labels and saved filters. */
  collections(): Promise<Record<'projects' | 'labels' | 'filters', Named[]>>
  get(path: string): Promise<Response>
  /** Any other request, with a body of JSON. */
  call(method: string, path: string, body?: unknown): Promise<Response>
  /** Sends a file; a write happens once under its key. */
  send(path: string, file: Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Response>
  /** The live stream, after a revision. @returns when it has ended */
  stream(after: number | undefined, onEvent: (event: ServerSentEvent) => void): Promise<void>
}

/** @throws Failure when nobody is signed in */
export async function connect(): Promise<Client> {
  const known = await credentialsInUse()
  const ask = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const { token } = await fresh(known)
    return request(url, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  }
  const at = (path: string): URL => new URL(path, known.url)
  return {
    async say(message, { as, onStep = () => {} } = {}) {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      const response = await ask(at('/v1/chat'), {
        method: 'POST',
        headers: {
          accept: 'text/event-stream',
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ message, conversationId: CONVERSATION, timeZone, as }),
        signal: AbortSignal.timeout(PATIENCE),
      })
      return readReply(response, onStep)
    },
    async *tasks(query) {
      let cursor: string | null = null
      do {
        const page = new URLSearchParams({ ...query, limit: '200', ...(cursor && { cursor }) })
        const { tasks, next } = (await (await ask(at(`/v1/tasks?${page}`))).json()) as {
          tasks: Task[]
          next: string | null
        }
        yield* tasks
        cursor = next
      } while (cursor)
    },
    collections: async () => (await ask(at('/v1/collections'))).json() as never,
    get: (path) => ask(at(path)),
    call: (method, path, body) =>
      ask(at(path), {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    send: (path, file, headers = {}) =>
      ask(at(path), {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID(), ...headers },
        signal: AbortSignal.timeout(PATIENCE),
      }),
    async stream(after, onEvent) {
      const url = new URL('/v1/stream', process.env.TODO_SYNC_URL ?? syncUrlOf(known.url))
      const response = await ask(url, after === undefined ? {} : { headers: { 'last-event-id': String(after) } })
      await readStream(response, onEvent)
    },
  }
}

/** From the environment, as scripts want it, else of who signed in. */
export async function credentialsInUse(): Promise<Credentials> {
  const { TODO_URL, TODO_TOKEN } = process.env
  if (TODO_TOKEN) return { url: originOf(TODO_URL || LOCAL), token: TODO_TOKEN }
  const known = await readCredentials()
  if (!known) throw new Failure('Nobody is signed in here. Sign in first: todo login', EXIT.signIn)
  return known
}

/** @throws Failure for what is no address */
export function originOf(text: string): string {
  const url = URL.parse(/^https?:/.test(text) ? text : `https://${text}`)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new Failure(`“${text}” is no address of a gateway, such as https://todo.example.com`, EXIT.usage)
}

/** The stream is another function, beside the gateway. */
function syncUrlOf(gateway: string): string {
  const url = new URL(gateway)
  url.hostname = isThisMachine(url) ? 'sync.localhost' : `sync.${url.hostname}`
  return url.origin
}

/** @throws Failure with what the other side said, or that there is none */
export async function request(url: URL, init: RequestInit = {}): Promise<Response> {
  const ask = url.hostname.endsWith('.localhost') ? getBelowLocalhost : fetch
  const response = await ask(url, init).catch((error) => {
    if (error.name === 'TimeoutError') throw new Failure('No answer came in time. Look whether it was done: todo list')
    throw new Failure(`Nothing answers at ${url.origin} (${error.cause?.message ?? error.message}).`)
  })
  if (response.ok) return response
  const said = problemIn(await response.text(), response.status)
  if (response.status === 401)
    throw new Failure(
      `${url.origin} does not take this token: it has ended, or was never good there. ${
        process.env.TODO_TOKEN ? 'Put another in TODO_TOKEN, or unset it and: todo login' : 'Sign in again: todo login'
      }`,
      EXIT.signIn,
    )
  throw new Failure(said, response.status === 422 ? EXIT.usage : EXIT.failed)
}

/** Not every resolver knows that names below localhost are this machine (RFC 6761 section 6.3), and `fetch` asks for the name that it looks up. */
async function getBelowLocalhost(url: URL, { headers }: RequestInit): Promise<Response> {
  const asked = get({
    host: 'localhost',
    port: url.port || 80,
    path: url.pathname + url.search,
    headers: { ...(headers as Record<string, string>), host: url.host },
  })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return new Response(Readable.toWeb(answer) as ReadableStream, { status: answer.statusCode! })
}

async function readReply(response: Response, onStep: (text: string) => void): Promise<ChatReply> {
  let reply: ChatReply | undefined
  await readStream(response, ({ event, data }) => {
    if (event === 'step') onStep((JSON.parse(data) as { text: string }).text)
    if (event === 'done') reply = JSON.parse(data) as ChatReply
    if (event === 'error') throw new Failure(problemIn(data, response.status))
  })
  if (reply) return reply
  throw new Failure('The answer broke off. Look whether it was done: todo list')
}

function problemIn(text: string, status: number): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: string; detail?: string }
    return detail ?? title ?? text
  } catch {
    return `The answer was ${status}: ${text.slice(0, 500)}`
  }
}
