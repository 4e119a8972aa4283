/** Where a person is signed in. Loaded when it is first asked for. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

const sessions = () => import('../person/sessions/sessions.ts')

export function sessionRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.get('/', async (c) => (await sessions()).listSessions(deps, c))
  routes.delete('/', async (c) => (await sessions()).endSessions(deps, c))
  routes.delete('/:id', async (c) => (await sessions()).endSession(deps, c, c.req.param('id')))
  return routes
}
