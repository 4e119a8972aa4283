/** Speech. Loaded when somebody first speaks. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

export function transcribeRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.post('/', async (c) => (await import('../speech/transcribe.ts')).transcribe(deps, c))
  return routes
}
