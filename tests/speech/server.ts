/** A server that speaks OpenAI's `audio/transcriptions` as real ones do; what it hears, and how it fails, a test scripts. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What it makes of a recording. */
export type Heard =
  | { text: string }
  /** an answer that is none of the model */
  | { status: number; retryAfter?: number }
  /** `never` reads nothing; `mute` reads all and never answers; `garbage` is no JSON; `reset` closes the connection; `endless` never ends its answer */
  | { fault: 'never' | 'mute' | 'garbage' | 'reset' | 'endless' }

export interface Transcribed {
  authorization: string | undefined
  fields: Record<string, string>
  file: { name: string; type: string; bytes: Uint8Array }
}

export interface SpeechServer {
  /** base URL, as `SPEECH_URL` */
  url: string
  /** what it was sent whole, in order */
  asked: Transcribed[]
  /** bytes of all requests so far, whole or not */
  received(): number
  script(heard: Heard): void
  close(): Promise<void>
}

export async function startSpeechServer(): Promise<SpeechServer> {
  let heard: Heard = { text: '' }
  let received = 0
  const asked: Transcribed[] = []
  const server = createServer(async (request, response) => {
    const { authorization, 'content-type': type = '' } = request.headers
    if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') return response.writeHead(404).end()
    const now = heard
    if ('fault' in now && now.fault === 'never') return
    const pieces: Buffer[] = []
    try {
      for await (const piece of request) {
        pieces.push(piece)
        received += piece.length
      }
    } catch {
      return
    }
    const form = await new Response(Buffer.concat(pieces), { headers: { 'content-type': type } }).formData()
    const file = form.get('file') as File
    const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
      string,
      string
    >
    asked.push({
      authorization,
      fields,
      file: { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) },
    })
    const json = { 'content-type': 'application/json' }
    if ('text' in now) return response.writeHead(200, json).end(JSON.stringify({ text: now.text }))
    if ('status' in now) {
      const more = now.retryAfter ? { 'retry-after': String(now.retryAfter) } : {}
      return response.writeHead(now.status, { ...json, ...more }).end('{"error":{"message":"scripted"}}')
    }
    if (now.fault === 'reset') response.destroy()
    else if (now.fault === 'garbage') response.writeHead(200, json).end('{"te')
    else if (now.fault === 'endless') {
      response.writeHead(200, json)
      const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 1)
      response.on('close', () => clearInterval(timer))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    received: () => received,
    script(next) {
      heard = next
      asked.length = 0
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sound as a WAV file: a tone, then silence. @param seconds of each */
export function wavOf({
  tone,
  silence = 0,
  rate = 16_000,
}: {
  tone: number
  silence?: number
  rate?: number
}): Buffer<ArrayBuffer> {
  const samples = Math.round((tone + silence) * rate)
  const wav = Buffer.alloc(44 + 2 * samples)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + 2 * samples, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(2 * rate, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(2 * samples, 40)
  for (let n = 0; n < tone * rate; n++)
    wav.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * 440 * n) / rate)), 44 + 2 * n)
  return wav
}
