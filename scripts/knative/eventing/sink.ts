import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Destination } from '../manifests/index.ts'
import { isRefused } from '../serving/forward.ts'
import type { ScaledFunction } from '../serving/function.ts'
import { Cut } from '../serving/problems.ts'
import { Unavailable } from '../serving/slot.ts'
import { toHttpHeaders, type WireEvent } from './cloud-event.ts'
import type { Issuer } from './issuer.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Where events can be sent. */
export interface Sink {
  /** its URL on a cluster */
  address: string
  /** what tokens for it are made for, where it says so itself */
  audience?: string
  /** @throws when there is no answer: the connection fails, or `signal` aborts */
  send(event: WireEvent, headers: Record<string, string>, signal: AbortSignal): Promise<Answer>
}

export interface Sinks {
  functions: Map<string, ScaledFunction>
  kafkaSinks: Map<string, Sink>
  /** signs for sources; undefined where the feature `authentication-oidc` is off */
  issuer?: Issuer | undefined
}

/**
 * The sink that a manifest names; manifests were checked for names that do not exist.
 *
 * @param sender who sends to it: named by a token where the sink has an audience
 */
export function resolveSink(destination: Destination, sinks: Sinks, sender: string): Sink {
  const sink = unsigned(destination, sinks)
  const audience = destination.audience ?? sink.audience
  const { issuer } = sinks
  if (!audience || !issuer) return sink
  return {
    ...sink,
    send: async (event, headers, signal) => {
      const authorization = `Bearer ${await issuer.tokenFor(sender, audience)}`
      return sink.send(event, { ...headers, authorization }, signal)
    },
  }
}

function unsigned({ ref, uri }: Destination, { functions, kafkaSinks }: Sinks): Sink {
  if (!ref) return uriSink(new URL(uri!))
  if (ref.kind === 'KafkaSink') return kafkaSinks.get(ref.name)!
  return functionSink(functions.get(ref.name)!, uri)
}

function functionSink(found: ScaledFunction, uri = '/'): Sink {
  const { name, namespace, timeout } = found.manifest
  const host = `${name}.${namespace}.svc.cluster.local`
  const url = new URL(uri, `http://${host}`)
  return {
    address: uri === '/' ? `http://${host}` : url.href,
    async send(event, headers, signal) {
      const life = limited(signal, timeout, name)
      try {
        const allHeaders = { host, ...headers, ...toHttpHeaders(event) }
        if (isTooMuch(allHeaders)) return plainAnswer(431)
        for (;;) {
          const slot = await found.acquire(life.signal)
          const { port, agent } = slot.replica
          const target = { host: '127.0.0.1', port, agent, path: url.pathname + url.search }
          try {
            return await post(httpRequest, { ...target, headers: allHeaders, signal: life.signal }, event.data)
          } catch (error) {
            if (!isRefused(error as Error)) throw error
            slot.refused()
          } finally {
            slot.release()
          }
        }
      } catch (error) {
        signal.throwIfAborted()
        // What the ingress of a cluster would answer.
        const reason = life.signal.aborted ? life.signal.reason : error
        const status = reason instanceof Unavailable || reason instanceof Cut ? reason.status : 502
        return plainAnswer(status, (reason as Error).message)
      } finally {
        life.end()
      }
    },
  }
}

/** Headers of one request that the gateway of a cluster takes, which is Envoy with its defaults, and their bytes. */
const MOST_HEADERS = 100
const MOST_HEADER_BYTES = 60 * 1024

function isTooMuch(headers: Record<string, string>): boolean {
  const all = Object.entries(headers)
  const bytes = all.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return all.length > MOST_HEADERS || bytes > MOST_HEADER_BYTES
}

export const plainAnswer = (status: number, text = ''): Answer => ({ status, headers: {}, body: Buffer.from(text) })

/** The Service's timeoutSeconds beside the source's own limit. */
function limited(outer: AbortSignal, timeout: number, name: string) {
  const controller = new AbortController()
  const abort = () => controller.abort(outer.reason)
  if (outer.aborted) abort()
  outer.addEventListener('abort', abort, { once: true })
  const timer = setTimeout(
    () => controller.abort(new Cut(504, `${name} took longer than its ${timeout / 1000} s`)),
    timeout,
  )
  const end = () => {
    clearTimeout(timer)
    outer.removeEventListener('abort', abort)
  }
  return { signal: controller.signal, end }
}

const httpAgent = new HttpAgent({ keepAlive: true })
const httpsAgent = new HttpsAgent({ keepAlive: true })

function uriSink(url: URL): Sink {
  const [request, agent] = url.protocol === 'https:' ? [httpsRequest, httpsAgent] : [httpRequest, httpAgent]
  const { hostname, port, pathname, search } = url
  return {
    address: url.href,
    send: (event, headers, signal) =>
      post(
        request as typeof httpRequest,
        {
          host: hostname,
          port,
          path: pathname + search,
          agent,
          headers: { ...headers, ...toHttpHeaders(event) },
          signal,
        },
        event.data,
      ),
  }
}

function post(request: typeof httpRequest, options: RequestOptions, data: Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, method: 'POST' }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) })
      })
      answer.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(data)
  })
}
