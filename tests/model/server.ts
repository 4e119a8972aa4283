/** A server that speaks OpenAI's chat completions as real ones do, streamed, with tool calls; what it says, and how it fails, a test scripts. */
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ToolCall {
  tool: string
  /** as an object, or as the text that the model writes, which need not be JSON */
  args: object | string
}

/** One answer of the model. */
export type Round =
  /** words, and then calls of tools */
  | { say?: string; calls?: ToolCall[]; finish?: string; usage?: number | null }
  | { refuse: string }
  /** an answer of HTTP that is none of the model */
  | { status: number; retryAfter?: number; body?: string }
  /**
   * `silence` never answers; `reset` closes the connection; `cut` ends in the middle; `break` closes it there; `garbage` is no JSON; `slow` never
   * ends; `endless` neither, and fast; `whole` sends each call at once, without an index, as some servers do
   */
  | { fault: 'silence' | 'reset' | 'cut' | 'break' | 'garbage' | 'slow' | 'endless' | 'empty' }
  | { whole: ToolCall[] }

export interface Asked {
  model: string
  stream: boolean
  messages: { role: string; content: string | null; tool_call_id?: string; tool_calls?: { id: string }[] }[]
  tools?: { function: { name: string; strict: boolean; parameters: { additionalProperties: boolean } } }[]
}

export type Mind = (asked: Asked, round: number) => Round | Promise<Round>

export interface ModelServer {
  /** base URL, as `MODEL_URL` */
  url: string
  /** what it was asked, in order */
  asked: Asked[]
  /** connections that their client closed before the end */
  closed(): number
  /** @param rounds answers in order, the last one again and again; or what thinks of one */
  script(rounds: Round[] | Mind): void
  close(): Promise<void>
}

/** Milliseconds between two tokens of a model that is slow. */
const SLOW = 50

export async function startModelServer(port = 0): Promise<ModelServer> {
  let mind: Mind = () => ({ say: 'ok' })
  let closed = 0
  const asked: Asked[] = []
  const server: Server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such path"}}')
      return
    }
    const said = JSON.parse(text) as Asked
    asked.push(said)
    response.on('close', () => {
      if (!response.writableFinished) closed++
    })
    await answer(await mind(said, asked.length - 1), said, response)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    closed: () => closed,
    script(rounds) {
      asked.length = 0
      mind = typeof rounds === 'function' ? rounds : (_, round) => rounds[Math.min(round, rounds.length - 1)]!
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(round: Round, { model, messages }: Asked, response: ServerResponse): Promise<void> {
  if ('status' in round) {
    const headers = {
      'content-type': 'application/json',
      ...(round.retryAfter && { 'retry-after': String(round.retryAfter) }),
    }
    response.writeHead(round.status, headers).end(round.body ?? '{"error":{"message":"scripted"}}')
    return
  }
  const fault = 'fault' in round ? round.fault : undefined
  if (fault === 'silence') return
  if (fault === 'reset') {
    response.destroy()
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (delta: unknown, more: object = {}) =>
    response.write(`data: ${JSON.stringify(chunk(model, delta, more))}\n\n`)
  const end = () => response.end('data: [DONE]\n\n')
  send({ role: 'assistant', content: '' })
  if (fault) return fail(fault, response, send, end)
  if ('refuse' in round) {
    send({ refusal: round.refuse })
    send({}, { finish: 'stop' })
    end()
    return
  }
  if ('whole' in round) {
    for (const { tool, args } of round.whole)
      send({ tool_calls: [{ id: newCallId(), type: 'function', function: { name: tool, arguments: textOf(args) } }] })
    send({}, { finish: 'tool_calls' })
    end()
    return
  }
  const { say = '', calls = [], finish, usage } = round as Extract<Round, { say?: string }>
  for (const piece of say.match(/\S+\s*/g) ?? []) send({ content: piece })
  for (const [index, { tool, args }] of calls.entries()) {
    const json = textOf(args)
    const half = Math.ceil(json.length / 2)
    // Arguments arrive in pieces, as real servers send them.
    const called = { name: tool, arguments: json.slice(0, half) }
    send({ tool_calls: [{ index, id: newCallId(), type: 'function', function: called }] })
    send({ tool_calls: [{ index, function: { arguments: json.slice(half) } }] })
  }
  send({}, { finish: finish ?? (calls.length ? 'tool_calls' : 'stop') })
  const prompt = Math.ceil(JSON.stringify(messages).length / 4)
  if (usage !== null) {
    const total = usage ?? prompt + Math.ceil((say.length + JSON.stringify(calls).length) / 4)
    response.write(
      `data: ${JSON.stringify({ ...chunk(model, {}), choices: [], usage: { prompt_tokens: prompt, completion_tokens: total - prompt, total_tokens: total } })}\n\n`,
    )
  }
  end()
}

function fail(
  fault: string,
  response: ServerResponse,
  send: (delta: unknown, more?: object) => void,
  end: () => void,
): void {
  switch (fault) {
    case 'cut':
      send({ content: 'I would like to' })
      end()
      return
    case 'break':
      send({ content: 'I would' })
      setTimeout(() => response.destroy(), 20)
      return
    case 'garbage':
      response.write('data: {"choices": [{"delta": {"con\n\n')
      end()
      return
    case 'empty':
      send({}, { finish: 'stop' })
      end()
      return
    default: {
      const timer = setInterval(
        () => send({ content: fault === 'slow' ? 'hm ' : 'x'.repeat(20_000) }),
        fault === 'slow' ? SLOW : 1,
      )
      response.on('close', () => clearInterval(timer))
    }
  }
}

let calls = 0
const newCallId = (): string => `call_${++calls}`
const textOf = (args: object | string): string => (typeof args === 'string' ? args : JSON.stringify(args))

const chunk = (model: string, delta: unknown, { finish = null }: { finish?: string | null } = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_770_000_000,
  model,
  choices: [{ index: 0, delta, finish_reason: finish }],
})
