/** A model behind any server that speaks OpenAI's chat completions: streamed, with strict tools. */

import type OpenAI from 'openai'
import type { ModelAway } from '../../../../shared/language/assistant.ts'
import { type Call, faultOf, type Message, type Model, ModelFault, type ModelRequest, tokensIn } from './model.ts'

export interface OpenAiSettings {
  apiKey: string
  /** such as `https://api.openai.com/v1` */
  baseUrl: string
  model: string
}

/** Calls of one answer that are read, and characters of its words and arguments: a server may send without end. */
const MOST_CALLS = 32
const MOST_CHARACTERS = 100_000

export function createModel({ apiKey, baseUrl, model }: OpenAiSettings): Model {
  let client: Promise<OpenAI> | undefined
  return {
    name: model,
    async complete(request, signal, onText) {
      client ??= connect(apiKey, baseUrl)
      const answer = new Answer(onText)
      try {
        const stream = await (await client).chat.completions.create(bodyOf(model, request), { signal })
        for await (const chunk of stream) answer.take(chunk)
      } catch (error) {
        throw withTokens(signal.aborted ? new Aborted() : faultOf(error), request, answer)
      }
      // The package ends a stream that is aborted as if all were said.
      if (signal.aborted) throw withTokens(new Aborted(), request, answer)
      const fault = answer.fault()
      if (fault) throw withTokens(fault, request, answer)
      return { text: answer.text, calls: answer.calls(), tokens: answer.tokens ?? estimated(request, answer) }
    },
  }
}

async function connect(apiKey: string, baseURL: string): Promise<OpenAI> {
  // With the first message that needs it: neither a cold start nor people who need no model pay for it.
  const { OpenAI } = await import('openai')
  // What is tried again, and for how long, is the assistant's affair.
  return new OpenAI({ apiKey, baseURL, maxRetries: 0, timeout: 600_000, logLevel: 'off' })
}

function bodyOf(model: string, { messages, tools, maxTokens }: ModelRequest) {
  return {
    model,
    messages: messages.map(toParam),
    ...(tools.length && {
      tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool, strict: true } })),
    }),
    max_completion_tokens: maxTokens,
    stream: true as const,
    stream_options: { include_usage: true },
  }
}

function toParam(message: Message): OpenAI.ChatCompletionMessageParam {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.callId, content: message.content }
  if (message.role !== 'assistant') return message
  const { content, calls } = message
  return {
    role: 'assistant',
    content: content || null,
    ...(calls.length && {
      tool_calls: calls.map(({ id, name, json }) => ({
        id,
        type: 'function' as const,
        function: { name, arguments: json },
      })),
    }),
  }
}

/** What has arrived of an answer. */
class Answer {
  text = ''
  tokens: number | undefined
  readonly #onText: (delta: string) => void
  readonly #calls: Call[] = []
  #refusal = ''
  #finish: string | null = null
  #characters = 0

  constructor(onText: (delta: string) => void) {
    this.#onText = onText
  }

  /** @throws ModelFault for what has no end */
  take({ choices, usage }: OpenAI.ChatCompletionChunk): void {
    if (usage) this.tokens = usage.total_tokens
    const [choice] = choices ?? []
    if (!choice) return
    this.#finish = choice.finish_reason ?? this.#finish
    const { content, refusal, tool_calls: calls } = choice.delta ?? {}
    if (refusal) this.#refusal += refusal
    for (const call of calls ?? []) this.#takeCall(call)
    if (content) {
      this.text += content
      this.#count(content)
      this.#onText(content)
    }
  }

  #takeCall(part: OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall): void {
    const { id, function: { name, arguments: json = '' } = {} } = part
    // Some servers send each call whole and number none of them.
    const at = part.index ?? (id ? this.#calls.length : this.#calls.length - 1)
    if (!(at >= 0 && at < MOST_CALLS)) throw new ModelFault('unusable', 'the model calls too many tools at once')
    this.#calls[at] ??= { id: id || `call_${at}`, name: '', json: '' }
    const call = this.#calls[at]
    if (name && !call.name) call.name = name
    call.json += json
    this.#count(json)
  }

  #count(text: string): void {
    this.#characters += text.length
    if (this.#characters > MOST_CHARACTERS) throw new ModelFault('too-long', 'the model does not come to an end')
  }

  fault(): ModelFault | undefined {
    if (this.#refusal || this.#finish === 'content_filter')
      return new ModelFault('refused', this.#refusal || 'the answer was filtered')
    if (!this.#finish) return new ModelFault('cut', 'the answer ended in the middle')
    if (this.#finish === 'length') return new ModelFault('too-long', 'the answer was longer than it may be')
    if (!this.text.trim() && !this.calls().length) return new ModelFault('cut', 'the answer is empty')
    return undefined
  }

  calls(): Call[] {
    return this.#calls.filter(Boolean)
  }
}

const estimated = ({ messages, tools }: ModelRequest, answer: Answer): number =>
  tokensIn(JSON.stringify(messages)) +
  tokensIn(JSON.stringify(tools)) +
  tokensIn(answer.text) +
  tokensIn(JSON.stringify(answer.calls()))

/** By the signal: who gave it knows why. */
class Aborted extends Error {
  tokens = 0
}

/** What was begun is paid for as well. */
function withTokens<Fault extends ModelFault | Aborted>(error: Fault, request: ModelRequest, answer: Answer): Fault {
  if (error instanceof Aborted || answer.text || answer.calls().length || STARTED.includes(error.code))
    error.tokens = answer.tokens ?? estimated(request, answer)
  return error
}

const STARTED: ModelAway[] = ['timeout', 'cut', 'refused', 'too-long', 'unusable']
