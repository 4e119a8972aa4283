/** A language model, as the assistant sees it: it is handed a conversation and tools, and answers with words or with calls of tools. */
import type { ModelAway } from '../../../../shared/language/assistant.ts'

/** What is said to a model, in the roles of the chat completions API. */
export type Message =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; calls: Call[] }
  /** what a call came to */
  | { role: 'tool'; callId: string; content: string }

/** A tool that the model wants to be called. */
export interface Call {
  id: string
  name: string
  /** its arguments, as the model wrote them: perhaps no JSON at all */
  json: string
}

export interface ToolSpec {
  name: string
  description: string
  /** JSON Schema of its arguments, all of them required and no others allowed (`strict`) */
  parameters: Record<string, unknown>
}

export interface ModelRequest {
  messages: Message[]
  /** none: it may only speak */
  tools: ToolSpec[]
  /** most tokens that it may answer with */
  maxTokens: number
}

export interface ModelAnswer {
  text: string
  calls: Call[]
  /** as the server counts them, else estimated */
  tokens: number
}

export interface Model {
  /** as it is named to the server */
  name: string
  /**
   * One round.
   *
   * @param signal ends it, and with that what it costs
   * @param onText gets the words as they arrive
   * @throws ModelFault
   */
  complete(request: ModelRequest, signal: AbortSignal, onText: (delta: string) => void): Promise<ModelAnswer>
}

/** Why there is no answer. The grammar answers instead, with a plain word about it. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault'
  readonly code: ModelAway
  /** that were spent all the same */
  tokens = 0
  /** milliseconds after which the server wants to be asked again */
  readonly retryAfter: number | undefined

  constructor(code: ModelAway, message: string, { cause, retryAfter }: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, { cause })
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** By the status of the server's answer. */
export function faultOf(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error
  const { status, headers, message } = error as { status?: number; headers?: Headers; message: string }
  const seconds = Number(headers?.get?.('retry-after') ?? Number.NaN)
  const options = { cause: error, ...(seconds > 0 && { retryAfter: seconds * 1000 }) }
  if (status === 429) return new ModelFault('busy', 'the model has too much to do (429)', options)
  if (status !== undefined && status < 500)
    return new ModelFault('denied', `the model's server answered ${status}`, options)
  // A line of the stream that is no JSON.
  if (error instanceof SyntaxError) return new ModelFault('cut', 'the answer cannot be read', options)
  return new ModelFault('unavailable', status ? `the model's server answered ${status}` : message, options)
}

/** About as many characters make a token, in English: for servers that do not count. */
const CHARACTERS_PER_TOKEN = 4

export const tokensIn = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN)
