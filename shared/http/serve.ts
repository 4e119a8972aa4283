/** Runs a function's app as a server: the only place that knows the engine is Bun. */
import type { Log } from '../log/index.ts'

interface BunServer {
  port: number
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
  /** milliseconds from SIGTERM until connections are closed that are still open: a peer that does not read would keep them so */
  drain?: number
}

interface FetchHandler {
  fetch: (request: Request, server?: unknown) => Response | Promise<Response>
}

/** Longer than any proxy's idle connections (Knative's queue-proxy keeps 90 s), so that a proxy never writes into a closing one. */
const IDLE_SECONDS = 120

/** Serves until SIGTERM or SIGINT, then drains, runs the closers and exits with 0. */
export function serve(
  app: FetchHandler,
  { hostname, port, log, closers = [], stopping, websocket, drain }: Options,
): void {
  const server = Bun.serve({
    hostname,
    port,
    idleTimeout: IDLE_SECONDS,
    maxRequestBodySize: 8 * 1024 * 1024,
    fetch: (request, bunServer) => app.fetch(request, bunServer),
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

/** The engine's warnings as log lines instead of text on standard error; but for one that kafkajs causes all the time, harmlessly. */
function logWarnings(log: Log): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name !== 'TimeoutNegativeWarning') log.warn('runtime warning', { error: warning })
  })
}
