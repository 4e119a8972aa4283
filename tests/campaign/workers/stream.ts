/** A device that listens: it connects again after the last revision it has, as often as it must. */
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventParser } from '../../../shared/event-stream/index.ts'
import { digestOf } from '../checker/evidence.ts'
import { type History, type Stream, unread } from '../history.ts'

/** What a person's open page learns, as it arrives. */
export type OnEvent = (event: { type: string; data: SeenData }) => void

export interface SeenData {
  task?: SeenTask
  project?: SeenCollection | string
  section?: SeenCollection
  label?: SeenCollection
  comment?: SeenComment
}

export interface SeenTask {
  id: string
  version: number
  title: string
  status: string
  seriesId: string | null
}

export interface SeenCollection {
  id: string
  version: number
  name: string
  isDeleted: boolean
  /** of a section: its project */
  projectId?: string
}

export interface SeenComment {
  id: string
  version: number
  isDeleted: boolean
}

interface Options {
  stream: Stream
  port: number
  token: string
  onEvent: OnEvent
  history: History
  signal: AbortSignal
}

/** Twice the stream's own sign of life: longer silence is a dead connection. */
const SILENCE = 30_000
const BEFORE_RECONNECTING = 300

/** Resolves when `signal` aborts. */
export async function listen(options: Options): Promise<void> {
  const { stream, signal } = options
  while (!signal.aborted) {
    stream.connections++
    await connection(options).catch(() => {})
    await sleep(BEFORE_RECONNECTING, undefined, { signal }).catch(() => {})
  }
}

function connection({ stream, port, token, onEvent, history, signal }: Options): Promise<void> {
  const last = stream.received.at(-1)?.revision ?? stream.after
  const headers = {
    host: `sync.localhost:${port}`,
    authorization: `Bearer ${token}`,
    accept: 'text/event-stream',
    'last-event-id': String(last),
  }
  return new Promise((resolve, reject) => {
    const outgoing = get({ host: '127.0.0.1', port, path: '/v1/stream', headers, signal, agent: false }, (incoming) => {
      if (incoming.statusCode !== 200) {
        incoming.resume()
        return reject(new Error(`sync answered ${incoming.statusCode}`))
      }
      const parse = createEventParser(({ data }) => {
        try {
          take(data, stream, onEvent)
        } catch (error) {
          unread(history, stream.person, error)
        }
      })
      incoming.setEncoding('utf8').on('data', parse)
      incoming.on('error', reject).on('close', resolve)
    })
    outgoing.setTimeout(SILENCE, () => outgoing.destroy(new Error('nothing was heard')))
    outgoing.on('error', reject)
  })
}

function take(text: string, stream: Stream, onEvent: OnEvent): void {
  const event = JSON.parse(text) as { revision: number; type: string; subject?: string; data?: SeenData }
  const { revision, type, subject, data = {} } = event
  stream.received.push({ revision, type, subject, digest: digestOf(data), at: Date.now() })
  onEvent({ type, data })
}
