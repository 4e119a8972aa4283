/**
 * A small model on this machine behind the protocol of real ones, for `make assistant-eval`: a weak model, but a real one.
 *
 * @example npm install --no-save node-llama-cpp@3.21.1 && node tests/model/llama.ts SmolLM2-135M-Instruct.Q4_1.gguf 8081
 */
import { createServer, type ServerResponse } from 'node:http'
import { basename } from 'node:path'
import type { Asked } from './server.ts'

/** It is no dependency of the project: what of it is used here. */
interface Llama {
  getLlama(options: { build: 'never'; gpu: false }): Promise<{
    loadModel(options: { modelPath: string }): Promise<{
      createContext(options: { contextSize: number; threads: number }): Promise<{ getSequence(): Sequence }>
    }>
  }>
  LlamaChat: new (options: {
    contextSequence: Sequence
  }) => {
    generateResponse(history: Item[], options: object): Promise<{ response: string; functionCalls?: Called[] }>
  }
}
interface Sequence {
  tokenMeter: { usedInputTokens: number; usedOutputTokens: number }
}
interface Called {
  functionName: string
  params: unknown
}
type Item =
  | { type: 'system' | 'user'; text: string }
  | { type: 'model'; response: (string | { type: 'functionCall'; name: string; params: unknown; result: unknown })[] }

// One thread: where others work too, several wait for each other at every step of a calculation.
const [path, port = '8081', threads = '1'] = process.argv.slice(2)
if (!path)
  throw new Error('Name the file of a model (GGUF), a port if it is not to be 8081, and threads if more than one')

/** Tokens of a conversation, tools and answer together, and of one answer. */
const [CONTEXT, MOST_ANSWERED] = [8192, 300]

const { getLlama, LlamaChat } = (await import('node-llama-cpp' as string)) as Llama
const llama = await getLlama({ build: 'never', gpu: false })
const model = await llama.loadModel({ modelPath: path })
const context = await model.createContext({ contextSize: CONTEXT, threads: Number(threads) })
const sequence = context.getSequence()
const chat = new LlamaChat({ contextSequence: sequence })

function historyOf(messages: Asked['messages']): Item[] {
  const history: Item[] = []
  for (const message of messages) {
    const last = history.at(-1)
    if (message.role === 'tool') {
      const call =
        last?.type === 'model' ? last.response.find((each) => isCallOf(each, message.tool_call_id)) : undefined
      if (call) Object.assign(call, { result: message.content })
    } else if (message.role === 'assistant') {
      const calls = (message.tool_calls ?? []) as { id: string; function?: { name: string; arguments: string } }[]
      history.push({
        type: 'model',
        response: [
          ...(message.content ? [message.content] : []),
          ...calls.map(({ id, function: { name, arguments: json } = { name: '', arguments: '{}' } }) => ({
            type: 'functionCall' as const,
            id,
            name,
            params: JSON.parse(json),
            result: '',
          })),
        ],
      })
    } else history.push({ type: message.role as 'system' | 'user', text: message.content ?? '' })
  }
  // What it is to say goes on behind this.
  return [...history, { type: 'model', response: [] }]
}

const isCallOf = (each: unknown, id: string | undefined): boolean => (each as { id?: string }).id === id

/** As much of JSON Schema as a grammar is made of here. */
function grammarOf(schema: Record<string, never>): unknown {
  const { type, enum: values, items, properties, anyOf } = schema as Record<string, unknown>
  if (values) return { enum: values }
  if (anyOf) return { oneOf: (anyOf as never[]).map(grammarOf) }
  if (type === 'array') return { type, items: grammarOf(items as never), maxItems: 5 }
  if (type !== 'object') return { type }
  const all = Object.entries(properties as Record<string, never>)
  return { type, properties: Object.fromEntries(all.map(([name, each]) => [name, grammarOf(each)])) }
}

async function answer({ messages, tools = [] }: Asked, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const send = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: basename(path!), choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    )
  const functions = Object.fromEntries(
    tools.map(({ function: each }) => {
      const { name, description, parameters } = each as typeof each & { description: string }
      return [name, { description, params: grammarOf(parameters as never) }]
    }),
  )
  const { functionCalls = [] } = await chat.generateResponse(historyOf(messages), {
    ...(tools.length && { functions, documentFunctionParams: true, maxParallelFunctionCalls: 3 }),
    maxTokens: MOST_ANSWERED,
    temperature: 0,
    repeatPenalty: { penalty: 1.1 },
    signal,
    onTextChunk: (content: string) => void send({ content }),
  })
  for (const [index, { functionName, params }] of functionCalls.entries())
    send({
      tool_calls: [
        {
          index,
          id: crypto.randomUUID(),
          type: 'function',
          function: { name: functionName, arguments: JSON.stringify(params) },
        },
      ],
    })
  send({}, functionCalls.length ? 'tool_calls' : 'stop')
  response.end('data: [DONE]\n\n')
}

const meterOf = () => {
  const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter
  return { usedInputTokens, usedOutputTokens }
}

/** One after another: there is one context. */
let line: Promise<unknown> = Promise.resolve()

createServer(async (request, response) => {
  let text = ''
  for await (const piece of request) text += piece
  if (request.url?.endsWith('/models')) return response.end(JSON.stringify({ data: [{ id: basename(path!) }] }))
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  line = line.then(async () => {
    if (gone.signal.aborted) return
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const [started, { usedInputTokens: read, usedOutputTokens: written }] = [performance.now(), meterOf()]
    await answer(JSON.parse(text), response, gone.signal).catch((error: Error) => {
      if (!gone.signal.aborted) console.error(error.message)
      response.destroy()
    })
    const now = meterOf()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${now.usedInputTokens - read} tokens read, ${now.usedOutputTokens - written} written in ${seconds} s`)
  })
}).listen(Number(port), '127.0.0.1', () => console.log(`${basename(path!)} at http://127.0.0.1:${port}/v1`))
