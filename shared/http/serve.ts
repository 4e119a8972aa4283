/** Runs a function's app as a server: the only place that knows the engine is Bun. */
import type { Log } from '../log/index.ts'
import { PROBES } from './probes.ts'
import { BODY_LIMITS } from './read-body.ts'

interface BunServer {
  port: number
  /** that are not answered to the end, streams included */
  pendingRequests: number
  stop(closeActiveConnections?: boolean): Promise<void>
}

declare const Bun: {
  serve(options: {
    hostname: string
    port: number
    idleTimeout: number
    maxRequestBodySize: number
    fetch: (request: Request, server: unknown) => Response | Promise<Response>
    websocket?: unknown
  }): BunServer
  /** Collects garbage, all of it and at once where `force`. */
  gc(force: boolean): void
}

interface Options {
  hostname: string
  port: number
  log: Log
  /** finished in order after the last request: flush what is held, then close what it needs */
  closers?: (() => Promise<unknown>)[]
  /** called at SIGTERM before requests are drained, so that held ones can end */
  stopping?: () => void
  websocket?: unknown
  /** bytes that the largest body has which any route takes, where that is more than usual; what nobody reads of one is not held */
  largestBody?: number
  /** milliseconds from SIGTERM until connections are closed that are still open: a peer that does not read would keep them so */
  drain?: number
}

interface FetchHandler {
  fetch: (request: Request, server?: unknown) => Response | Promise<Response>
}

/** Longer than any proxy's idle connections (Knative's queue-proxy keeps 90 s), so that a proxy never writes into a closing one. */
const IDLE_SECONDS = 120

/**
 * Bytes after which the engine cuts a request off by itself: beyond what any route takes, so that a person is told in words, and little
 * enough for what comes where nobody reads. Headers of a new connection that do not end it cuts off by itself, after 10 s or so.
 */
const LARGEST_BODY = 2 * BODY_LIMITS.delivery

/** Milliseconds without a request after which a function is at rest. */
const REST = 500

/** Serves until SIGTERM or SIGINT, then drains, runs the closers and exits with 0. */
export function serve(
  app: FetchHandler,
  { hostname, port, log, closers = [], stopping, websocket, largestBody = 0, drain }: Options,
): void {
  const worked = collectAtRest(() => server.pendingRequests === 0)
  const server = Bun.serve({
    hostname,
    port,
    idleTimeout: IDLE_SECONDS,
    maxRequestBodySize: Math.max(LARGEST_BODY, 2 * largestBody),
    fetch(request, bunServer) {
      if (!PROBES.some((path) => request.url.endsWith(path))) worked()
      return app.fetch(request, bunServer)
    },
    ...(websocket ? { websocket } : {}),
  })
  logWarnings(log)
  log.info('listening', { port: server.port })

  let ending = false
  const end = async (signal: string) => {
    if (ending) return
    ending = true
    log.info('stopping', { signal })
    stopping?.()
    const last = drain === undefined ? undefined : setTimeout(() => void server.stop(true), drain)
    await server.stop()
    clearTimeout(last)
    for (const close of closers) await close().catch((error) => log.warn('closing failed', { error }))
    process.exit(0)
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
}

/**
 * Gives back the memory of what was done, once there is nothing to do: the engine by itself collects only when it needs room, and a
 * function that waits for its next event, or for its end, would keep it until then.
 *
 * @returns to be called at each request that is work
 */
function collectAtRest(isIdle: () => boolean): () => void {
  let timer: NodeJS.Timeout | undefined
  let wasAsked = false
  const collectIfIdle = () => {
    timer = undefined
    if (wasAsked || !isIdle()) wait()
    else Bun.gc(true)
  }
  const wait = () => {
    wasAsked = false
    timer = setTimeout(collectIfIdle, REST).unref()
  }
  return () => {
    wasAsked = true
    if (!timer) wait()
  }
}

/** The engine's warnings as log lines instead of text on standard error. */
function logWarnings(log: Log): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn('runtime warning', { error: warning }))
}
