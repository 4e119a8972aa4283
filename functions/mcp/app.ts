import type { Context, MiddlewareHandler } from 'hono'
import { type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors, isOwnOrigin } from '../../shared/http/cors.ts'
import { type BaseVariables, createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits } from '../../shared/http/limits/index.ts'
import { forbidden } from '../../shared/http/problem.ts'
import { BODY_LIMITS, readText } from '../../shared/http/read-body.ts'
import { challengeOf, metadataOf, WELL_KNOWN } from '../../shared/http/resource-metadata.ts'
import { createLarge } from '../gateway/writes/execute.ts'
import { createLines } from '../gateway/writes/line.ts'
import { createQuotas } from '../gateway/writes/quotas.ts'
import { callerOf } from './caller.ts'
import type { McpDeps, McpOptions } from './deps.ts'
import type { Serve } from './server/index.ts'

/** Headers of the protocol that pages which are clients send and read. */
const HEADERS = {
  sent: ['mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'],
  read: ['mcp-protocol-version', 'www-authenticate'],
}

/** Of the metadata, with the resource's path and without: clients look for either. */
const METADATA_PATHS = [`${WELL_KNOWN}/mcp`, WELL_KNOWN]

/** The todo assistant for other agents: commands and reads as tools of the Model Context Protocol, over Streamable HTTP at `POST /mcp`. */
export function createApp(options: McpOptions) {
  const deps: McpDeps = {
    ...options,
    quotas: createQuotas(options.database, options.quotas),
    lines: createLines(),
    large: createLarge(),
  }
  const app = createFunctionApp<AuthVariables>(deps)
  const limits = createLimits(deps.limits)
  app.use(ownOrigins(deps.webOrigins), cors(deps.webOrigins, HEADERS))
  for (const path of METADATA_PATHS) {
    app.get(path, limits.open, async (c) => c.json(metadataOf(deps.mcpUrl, await deps.issuer())))
  }
  app.use('/mcp', challenged(deps.mcpUrl), limits.identified(authenticated(deps.authenticate)), limits.share)
  let serve: Promise<Serve> | undefined
  app.post('/mcp', async (c) => {
    const body = await readText(c.req.raw, BODY_LIMITS.task)
    // With the protocol and the language: a cold start does not wait for them.
    serve ??= import('./server/index.ts').then(({ createServe }) => createServe(deps))
    return (await serve)(c.req.raw, body, callerOf(c.var.identity, c.var.trace))
  })
  return app
}

type Variables = BaseVariables & AuthVariables

/** Who is refused for the lack of a token is told where there are some. */
const challenged =
  (mcpUrl: string): MiddlewareHandler<{ Variables: Variables }> =>
  async (c, next) => {
    await next()
    if (c.res.status === 401) {
      c.res.headers.set('www-authenticate', challengeOf(mcpUrl, c.req.header('authorization') !== undefined))
    }
  }

/** A page of somebody else, be it that its name leads here, is not answered (MCP, Streamable HTTP, security warning). */
const ownOrigins =
  (origins: string[] | undefined): MiddlewareHandler =>
  async (c: Context, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && !isOwnOrigin(origin, origins))
      throw forbidden('Pages of this origin may not call this.')
    await next()
  }
