import type { Context } from 'hono'
import { type Authenticate, type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors } from '../../shared/http/cors.ts'
import { type BaseDeps, createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits, type LimitOptions } from '../../shared/http/limits/index.ts'
import { invalid, Problem } from '../../shared/http/problem.ts'
import { scoped } from '../../shared/http/scoped.ts'
import { sseResponse } from './sse.ts'
import type { Outlet } from './stream.ts'
import type { Streams } from './streams.ts'
import type { Tokens } from './tokens.ts'
import type { Upgrade } from './websocket.ts'

interface Deps extends BaseDeps {
  streams: Streams
  /** ends what a token was revoked for */
  tokens: Tokens
  authenticate: Authenticate
  /** of pages that may call it, besides local ones */
  webOrigins?: string[]
  limits?: LimitOptions
  /** undefined where there is no WebSocket */
  upgrade?: Upgrade
}

/**
 * Streams a person's changes to every device, each event once and in order: `GET /v1/stream` as server-sent events, or as WebSocket when
 * the request asks to upgrade. An event is `{revision, type, subject, time, data}`; a device resumes after the last revision it has, by
 * `Last-Event-ID` or `?after=`. It ends with the token that it was asked for with, be it that this is revoked. Without a revision it begins with `{type: 'ready', revision}`.
 */
export function createApp({ streams, tokens, authenticate, webOrigins, limits, upgrade, ...base }: Deps) {
  const app = createFunctionApp<AuthVariables>(base)
  const identified = createLimits(limits).identified(authenticated(authenticate, { allowQuery: true }))
  app.use('/v1/*', cors(webOrigins), identified, scoped())

  app.get('/v1/stream', (c) => {
    const { person, until, accessToken } = c.var.identity
    const after = positionOf(c)
    streams.admit(person)
    const open = (outlet: Outlet) => {
      const stream = streams.open(person, after, outlet, until)
      if (accessToken) tokens.watch(stream, accessToken)
      return stream
    }
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return sseResponse(open)
    if (!upgrade) throw noWebSocket()
    return upgrade(c.req.raw, c.env, open)
  })

  return app
}

/** What a browser resumes by wins over the URL that it began with. */
function positionOf(c: Context): number | undefined {
  const position = c.req.header('last-event-id') || c.req.query('after')
  if (position === undefined) return undefined
  if (!/^\d{1,15}$/.test(position)) throw invalid('The position must be a revision, such as 42.')
  return Number(position)
}

const noWebSocket = (): Problem =>
  new Problem({
    status: 501,
    code: 'no-websocket',
    detail: 'There is no WebSocket here; ask for text/event-stream instead.',
  })
