/** Requests to URLs that people gave: to public addresses only, without following redirects, and never for long. */
import type { LookupAddress } from 'node:dns'
import { isPassing, Undelivered } from './undelivered.ts'

export interface OutboundRequest {
  url: string
  headers: Record<string, string | number>
  body: string | Uint8Array
}

/** Resolves with a 2xx status. @throws Undelivered */
export type Post = (request: OutboundRequest) => Promise<number>

interface Options {
  /** lets requests reach private and loopback addresses too: for development, where the receiver is on the same machine */
  allowPrivate?: boolean
  /** milliseconds for all of it */
  timeout?: number
  resolve?: (hostname: string) => Promise<LookupAddress[]>
}

/** The connection goes to the very address that was checked: a name that resolves to another one a moment later gains nothing. */
export function createPost({ allowPrivate = false, timeout = 10_000, resolve = resolved }: Options = {}): Post {
  async function addressOf(name: string): Promise<LookupAddress> {
    const addresses = await resolve(name).catch((cause) => {
      throw new Undelivered(`The host ${name} was not found.`, { again: true, cause })
    })
    const { isPublic } = await import('./addresses.ts')
    if (!allowPrivate && !addresses.every(({ address }) => isPublic(address))) {
      throw new Undelivered(`The host ${name} is not on the public Internet.`)
    }
    return addresses[0]!
  }

  return async ({ url, headers, body }) => {
    const { protocol, hostname, host, port, pathname, search } = new URL(url)
    // A URL has IPv6 addresses in brackets.
    const name = hostname.replace(/^\[|\]$/g, '')
    const { address } = await addressOf(name)
    const { request } = protocol === 'https:' ? await import('node:https') : await import('node:http')
    const status = await new Promise<number>((answered, failed) => {
      const options = {
        host: address,
        ...(port ? { port } : {}),
        // RFC 6066 section 3: names only.
        ...(address === name ? {} : { servername: name }),
        method: 'POST',
        path: `${pathname}${search}`,
        headers: { ...headers, host, 'user-agent': 'todo-chatbot/1', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeout),
        agent: false as const,
      }
      const sent = request(options, (response) => {
        answered(response.statusCode ?? 0)
        // The status is all that counts: nothing of an endless answer is read.
        response.destroy()
      })
      sent.on('error', (cause: Error) => failed(unreachable(host, cause, timeout)))
      sent.end(body)
    })
    if (status >= 200 && status < 300) return status
    if (status >= 300 && status < 400) throw new Undelivered(`${host} answered with a redirect, which is not followed.`)
    throw new Undelivered(`${host} answered ${status}.`, {
      again: isPassing(status),
      gone: status === 404 || status === 410,
    })
  }
}

function unreachable(host: string, cause: Error, timeout: number): Undelivered {
  const { name, code } = cause as Error & { code?: string }
  const late = name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR'
  const why = late ? `did not answer within ${timeout / 1000} seconds` : `could not be reached (${code ?? name})`
  return new Undelivered(`${host} ${why}.`, { again: true, cause })
}

async function resolved(hostname: string): Promise<LookupAddress[]> {
  const { lookup } = await import('node:dns/promises')
  return lookup(hostname, { all: true })
}
