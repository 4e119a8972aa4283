/** Personal access tokens: for programs that cannot sign in for their person, such as agents. Loaded when they are first asked for. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

const tokens = () => import('../person/tokens/tokens.ts')

export function tokenRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.post('/', async (c) => (await tokens()).createToken(deps, c))
  routes.get('/', async (c) => (await tokens()).listTokens(deps, c))
  routes.delete('/:id', async (c) => (await tokens()).revokeToken(deps, c, c.req.param('id')))
  return routes
}
