/** Devices that listen to a running sync, for tests. */
import WebSocket from 'ws'
import { createEventParser } from '../shared/event-stream/index.ts'

export interface DeviceEvent {
  revision: number
  type: string
  subject?: string
  time?: string
  data?: unknown
}

export interface Device {
  /** grows while it is open */
  events: DeviceEvent[]
  /** how the other side ended it, in words */
  ended: Promise<string>
  close(): void
}

/** @throws Error with the status of a refusal */
export async function openSse(url: string, token: string, after?: number): Promise<Device> {
  const aborter = new AbortController()
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  if (after !== undefined) headers['last-event-id'] = String(after)
  const response = await fetch(`${url}/v1/stream`, { headers, signal: aborter.signal })
  if (!response.ok) throw new Error(`sync answered ${response.status}`)
  const events: DeviceEvent[] = []
  const ended = read(response, events).catch((error) => `broken: ${error.message}`)
  return { events, ended, close: () => aborter.abort() }
}

async function read(response: Response, events: DeviceEvent[]): Promise<string> {
  let end = ''
  const parse = createEventParser(({ id, event: type, data }) => {
    const event = JSON.parse(data) as DeviceEvent
    if (id !== String(event.revision) || type !== event.type) throw new Error(`${type} ${id} has other data: ${data}`)
    events.push(event)
  })
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    end = (end + text).slice(-200)
    parse(text)
  }
  return /(?:^|\n)retry: \d+\n\n$/.test(end) ? 'ended with retry' : `ended with ${end}`
}

/** @throws Error with the status of a refusal */
export async function openWebSocket(url: string, token: string, after?: number): Promise<Device> {
  const query = new URLSearchParams({ access_token: token, ...(after !== undefined && { after: String(after) }) })
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/stream?${query}`)
  const events: DeviceEvent[] = []
  socket.on('message', (data) => events.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const ended = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`closed with ${code}`)))
  return { events, ended, close: () => socket.terminate() }
}
