/**
 * A speech model behind any server with OpenAI's `audio/transcriptions`. The recording goes to it in pieces, as it comes: the `openai` package
 * would hold it whole.
 */
import { faultOf, ModelFault } from '../chat/assistant/model.ts'
import type { Kind } from './recording.ts'

export interface SpeechSettings {
  apiKey: string
  /** such as `https://api.openai.com/v1` */
  baseUrl: string
  model: string
}

export interface Recording {
  kind: Kind
  /** ISO 639-1 */
  language: string
  pieces: ReadableStream<Uint8Array>
}

export interface Speech {
  /** as it is named to the server */
  name: string
  /**
   * @returns what was said; empty for silence, undefined for what the server cannot read as sound
   * @throws ModelFault; whatever ended the pieces, and the signal's reason
   */
  transcribe(recording: Recording, signal: AbortSignal): Promise<string | undefined>
}

/** Statuses by which servers say that the recording is no sound. */
const UNREADABLE = [400, 413, 415, 422]
/** Bytes of an answer that are read: five minutes are some five thousand letters. */
const MOST = 256 * 1024

const MIME: Record<Kind, string> = { webm: 'audio/webm', mp4: 'audio/mp4', wav: 'audio/wav' }

export function createSpeech({ apiKey, baseUrl, model }: SpeechSettings): Speech {
  return {
    name: model,
    async transcribe({ kind, language, pieces }, signal) {
      const boundary = `todo-${crypto.randomUUID()}`
      const fields = Object.entries({ model, language, response_format: 'json' })
      const head = [
        ...fields.map(([name, value]) => partOf(boundary, `name="${name}"`, `\r\n${value}\r\n`)),
        partOf(boundary, `name="file"; filename="speech.${kind}"`, `content-type: ${MIME[kind]}\r\n\r\n`),
      ].join('')
      const body = between(head, pieces, `\r\n--${boundary}--\r\n`)
      const response = await fetch(`${baseUrl}/audio/transcriptions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
        body,
        duplex: 'half',
        signal,
      } as RequestInit).catch((error: Error) => {
        signal.throwIfAborted()
        throw faultOf(error)
      })
      const { ok, status, headers } = response
      if (ok) return textOf(await readAtMost(response, signal))
      void response.body?.cancel().catch(() => {})
      if (UNREADABLE.includes(status)) return undefined
      throw faultOf({ status, headers, message: '' })
    },
  }
}

/** Of a form (RFC 7578). @param rest its other headers, and what is in it */
const partOf = (boundary: string, name: string, rest: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; ${name}\r\n${rest}`

const encoder = new TextEncoder()

/** Each piece is asked for when the one before was sent. */
function between(head: string, pieces: ReadableStream<Uint8Array>, foot: string): ReadableStream<Uint8Array> {
  const reader = pieces.getReader()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const { value, done } = await reader.read()
      if (!done) return controller.enqueue(value)
      controller.enqueue(encoder.encode(foot))
      controller.close()
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

async function readAtMost(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true })
      if (text.length > MOST) throw new ModelFault('too-long', 'the text of the recording does not come to an end')
    }
  } catch (error) {
    signal.throwIfAborted()
    throw faultOf(error)
  }
  return text
}

/** @throws ModelFault for what is no answer of such a server */
function textOf(answer: string): string {
  let text: unknown
  try {
    text = (JSON.parse(answer) as { text?: unknown }).text
  } catch (error) {
    throw faultOf(error)
  }
  if (typeof text !== 'string') throw new ModelFault('cut', 'the answer has no text')
  // What no text of Postgres holds is not to be said to the chat either.
  return text.toWellFormed().replaceAll('\0', '').trim().replace(FULL_STOP, '')
}

/** Speech models write one behind whatever is said; a title of a task has none. */
const FULL_STOP = /(?<=[^.])[.۔]$/u
