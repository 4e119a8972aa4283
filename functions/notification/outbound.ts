/** Requests to URLs that people gave: to public addresses only, without following redirects, and never for long. */
import type { IncomingMessage } from 'node:http'
import type { Reach } from '../../shared/webhooks/addresses.ts'
import { isPassing, Undelivered } from './undelivered.ts'

export interface OutboundRequest {
  url: string
  headers: Record<string, string | number>
  body: string | Uint8Array
  /** bytes of the answer that are wanted; none where the status is all that counts */
  wanted?: number
}

/** Resolves after a 2xx status with what is wanted of the answer. @throws Undelivered */
export type Post = (request: OutboundRequest) => Promise<string>

interface Options {
  reach: Reach
  /** milliseconds for all of it, from the name to the answer */
  timeout?: number
  resolve?: (hostname: string, signal: AbortSignal) => Promise<string[]>
}

/** Bytes of the headers of an answer. */
const HEADERS = 8 * 1024

/** The connection goes to the very address that was checked: a name that resolves to another one a moment later gains nothing. */
export function createPost({
  reach,
  timeout = 10_000,
  resolve = reach.allowPrivate ? byThisMachine : byDns,
}: Options): Post {
  async function addressOf(name: string, signal: AbortSignal): Promise<string> {
    const { isIP } = await import('node:net')
    const addresses = isIP(name)
      ? [name]
      : await inTime(resolve(name, signal), signal).catch((cause) => {
          const [words, why] = signal.aborted ? ['was not found in time', 'dns-timeout'] : ['was not found', 'dns']
          throw new Undelivered(`The host ${name} ${words}.`, { why, again: true, cause })
        })
    const { isPublic } = await import('../../shared/webhooks/addresses.ts')
    if (!reach.allowPrivate && !addresses.every(isPublic)) {
      throw new Undelivered(`The host ${name} is not on the public Internet.`, { why: 'not-public' })
    }
    return addresses[0]!
  }

  return async ({ url, headers, body, wanted = 0 }) => {
    const { whyRefused } = await import('../../shared/webhooks/addresses.ts')
    const refused = whyRefused(url, reach)
    if (refused) throw new Undelivered(`The URL ${refused}.`, { why: 'refused-url' })
    const { protocol, hostname, host, port, pathname, search } = new URL(url)
    const signal = AbortSignal.timeout(timeout)
    // A URL has IPv6 addresses in brackets.
    const name = hostname.replace(/^\[|\]$/g, '')
    const address = await addressOf(name, signal)
    const { request } = protocol === 'https:' ? await import('node:https') : await import('node:http')
    const { status, text } = await new Promise<{ status: number; text: string }>((answered, failed) => {
      const options = {
        host: address,
        ...(port ? { port } : {}),
        // RFC 6066 section 3: names only.
        ...(address === name ? {} : { servername: name }),
        method: 'POST',
        path: `${pathname}${search}`,
        headers: { ...headers, host, 'user-agent': 'todo-chatbot/1', 'content-length': Buffer.byteLength(body) },
        maxHeaderSize: HEADERS,
        signal,
        agent: false as const,
      }
      const lost = (cause: Error) => failed(unreachable(host, cause, timeout))
      const sent = request(options, (response) => {
        const status = response.statusCode ?? 0
        beginning(response, wanted).then((text) => answered({ status, text }), lost)
      })
      sent.on('error', lost)
      sent.end(body)
    })
    if (status >= 200 && status < 300) return text
    const why = `status-${status}`
    if (status >= 300 && status < 400) {
      throw new Undelivered(`${host} answered with a redirect, which is not followed.`, { why })
    }
    const gone = status === 404 || status === 410
    throw new Undelivered(`${host} answered ${status}.`, { why, again: isPassing(status), gone })
  }
}

/** Nothing more is read of an endless answer. */
async function beginning(response: IncomingMessage, wanted: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Breaking off closes the connection.
  if (wanted) {
    for await (const chunk of response) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= wanted) break
    }
  }
  response.destroy()
  return Buffer.concat(chunks).subarray(0, wanted).toString()
}

/** Rejects when the signal aborts, whatever the promise does. */
function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort)
  return Promise.race([promise, late]).finally(() => signal.removeEventListener('abort', abort))
}

function unreachable(host: string, cause: Error, timeout: number): Undelivered {
  const { name, code } = cause as Error & { code?: string }
  const late = name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR'
  const words = late ? `did not answer within ${timeout / 1000} seconds` : `could not be reached (${code ?? name})`
  return new Undelivered(`${host} ${words}.`, { why: late ? 'timeout' : 'unreachable', again: true, cause })
}

/** Milliseconds for each of two questions to each server. */
const QUESTION = 2000

/**
 * Asks the DNS itself. The machine's own way (getaddrinfo) holds one of four threads of the process until it gives up: a few names whose
 * servers do not answer would stop all others. Nor does it add a cluster's search domains to a name.
 */
async function byDns(hostname: string, signal: AbortSignal): Promise<string[]> {
  const { Resolver } = await import('node:dns/promises')
  const resolver = new Resolver({ timeout: QUESTION, tries: 2 })
  signal.addEventListener('abort', () => resolver.cancel(), { once: true })
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [four, six].flatMap((found) => (found.status === 'fulfilled' ? found.value : []))
}

/** With its file of hosts, for development. */
async function byThisMachine(hostname: string): Promise<string[]> {
  const { lookup } = await import('node:dns/promises')
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}
