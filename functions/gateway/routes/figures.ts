/** What a person has done. Loaded when somebody first looks. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

export function figureRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.get('/', async (c) => (await import('../figures/figures.ts')).sendFigures(deps, c))
  return routes
}
