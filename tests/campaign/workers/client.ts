/**
 * A careful client: it repeats a write under the same Idempotency-Key until the answer stands, whatever becomes of the connection. It
 * shares no code with the product.
 */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Attempt, type History, isFinal, type Operation } from '../history.ts'
import type { Random } from '../random.ts'

export interface Client {
  /** Carries out an operation, and writes down what it was told. @returns undefined when it got no answer, or the campaign was over first */
  carryOut(asked: Asked): Promise<{ operation: Operation; answer: Attempt } | undefined>
  /** Sends an operation that is done once more, as a client does that lost the answer. */
  repeat(operation: Operation): Promise<void>
}

export interface Asked
  extends Pick<Operation, 'verb' | 'method' | 'path'>,
    Partial<Pick<Operation, 'host' | 'body' | 'titles' | 'taskId'>> {
  headers?: Record<string, string>
  /** it has no key by which a repetition would be known: whoever gets no answer looks, and leaves it at that */
  isAskedOnce?: boolean
  /** what is written down of an answer, where that is long */
  digest?: (body: unknown) => unknown
}

export interface ClientOptions {
  person: string
  device: number
  port: number
  token: string
  random: Random
  history: History
  /** ends all waiting */
  signal: AbortSignal
  /** share of the requests whose client leaves before it has read the answer */
  haste?: number
  /** milliseconds that it waits at most before it asks again */
  longestWait?: number
}

/** Milliseconds after which a client takes a request for lost. */
const PATIENCE = 12_000
/** Milliseconds of a client that leaves before it has read the answer. */
const HASTE = 60
const SHARE_OF_HASTE = 0.03
const LONGEST_WAIT = 3000

export function createClient(options: ClientOptions): Client {
  const { person, device, port, token, random, history, signal } = options
  const { haste = SHARE_OF_HASTE, longestWait = LONGEST_WAIT } = options
  const agent = new Agent({ keepAlive: true })
  const sentAs = new WeakMap<Operation, Pick<Asked, 'headers' | 'digest'>>()

  async function attempt(operation: Operation, patience: number): Promise<Attempt> {
    const at = Date.now()
    const { host, method, path, body, key } = operation
    const { headers: own, digest = (answer: unknown) => answer } = sentAs.get(operation) ?? {}
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, ...own }
    const { status, isReplay, ...answer } = await send({
      port,
      host,
      agent,
      method,
      path,
      body,
      headers,
      patience,
    }).catch(() => ({ status: 0, body: null, isReplay: false }))
    const made = { at, until: Date.now(), status, body: digest(answer.body), ...(isReplay && { isReplay }) }
    operation.attempts.push(made)
    return made
  }

  return {
    async carryOut({ headers, digest, isAskedOnce = false, ...asked }) {
      const operation: Operation = {
        number: history.operations.length + 1,
        person,
        device,
        host: undefined,
        body: null,
        titles: [],
        taskId: undefined,
        ...asked,
        key: crypto.randomUUID(),
        at: Date.now(),
        attempts: [],
      }
      history.operations.push(operation)
      sentAs.set(operation, { headers, digest })
      for (let round = 0; !signal.aborted; round++) {
        const isHasty = round === 0 && random.chance(haste)
        const made = await attempt(operation, isHasty ? random.between(1, HASTE) : PATIENCE)
        if (isFinal(made)) return { operation, answer: made }
        if (isAskedOnce) return undefined
        await sleep(random.between(50, Math.min(longestWait, 200 * 2 ** round)), undefined, { signal }).catch(() => {})
      }
      return undefined
    },
    async repeat(operation) {
      await attempt(operation, PATIENCE)
    },
  }
}

interface Sent {
  port: number
  /** a function other than the gateway */
  host?: string | undefined
  agent?: Agent
  method: string
  path: string
  body?: unknown
  headers: Record<string, string>
  patience: number
}

/** One request. @throws Error when there is no whole answer in time */
function send({
  port,
  host,
  agent,
  method,
  path,
  body,
  headers,
  patience,
}: Sent): Promise<{ status: number; body: unknown; isReplay: boolean }> {
  const text = body === undefined || body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const all: Record<string, string> = { host: host ? `${host}.localhost:${port}` : `localhost:${port}`, ...headers }
  if (text !== undefined) all['content-type'] ??= 'application/json'
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, agent, method, path, headers: all }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('close', () => (incoming.complete ? undefined : reject(new Error('the answer broke off'))))
      incoming.on('end', () => {
        clearTimeout(late)
        const isReplay = incoming.headers['idempotency-replayed'] === 'true'
        resolve({ status: incoming.statusCode!, body: parsed(Buffer.concat(parts).toString()), isReplay })
      })
    })
    const late = setTimeout(() => outgoing.destroy(new Error('no answer in time')), patience)
    outgoing.on('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    outgoing.end(text)
  })
}

/** What stands before the gateway answers in plain text. */
function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return text
  }
}
