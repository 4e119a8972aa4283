/** Tasks from elsewhere. Loaded when somebody first brings some: neither a cold start nor others pay for it. */
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, problemOf } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

type C = Context<{ Variables: BaseVariables & AuthVariables }>

const moving = () => import('../moving/index.ts')

export function importRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.post('/preview', async (c) => c.json(await (await moving()).preview(deps, c)))
  routes.post('/', async (c) => {
    const run = await (await moving()).prepareImport(deps, c)
    return c.req.header('accept')?.includes('text/event-stream') ? streamed(deps, c, run) : run(() => {})
  })
  return routes
}

type Run = (onProgress: (done: number, of: number) => void) => Promise<Response>

/** Events: `progress` with how many of the tasks are stored, then `done` with what came of it, or `error` with a problem. */
const streamed = (deps: GatewayDeps, c: C, run: Run): Response =>
  streamSSE(c, async (stream) => {
    const send = (event: string, data: string) => stream.writeSSE({ event, data })
    try {
      const answer = await run((done, of) => void send('progress', JSON.stringify({ done, of })))
      await send('done', await answer.text())
    } catch (error) {
      deps.log.warn('import failed', { error, traceId: c.var.trace.traceId })
      await send('error', await problemOf(error).toResponse(c.req.path).text())
    }
  })
