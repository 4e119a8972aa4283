/** Everything a person has, to take along; and the way out, for good. Who goes that way once in a life loads it. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

const leaving = () => import('../person/leaving/leaving.ts')

export function leavingRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.get('/export', async (c) => (await leaving()).sendExport(deps, c))
  routes.delete('/', async (c) => (await leaving()).leaveForGood(deps, c))
  return routes
}
