/** Webhooks of developers. Loaded when they are first asked for. */
import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

const webhooks = () => import('../webhooks/webhooks.ts')

export function webhookRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.post('/', async (c) => (await webhooks()).createWebhook(deps, c))
  routes.get('/', async (c) => (await webhooks()).listWebhooks(deps, c))
  routes.patch('/:id', async (c) => (await webhooks()).changeOf(deps, c, c.req.param('id')))
  routes.delete('/:id', async (c) => (await webhooks()).remove(deps, c, c.req.param('id')))
  routes.post('/:id/secret', async (c) => (await webhooks()).rotate(deps, c, c.req.param('id')))
  routes.get('/:id/deliveries', async (c) => (await webhooks()).listDeliveries(deps, c, c.req.param('id')))
  routes.post('/:id/deliveries/:delivery/redeliver', async (c) =>
    (await webhooks()).redeliver(deps, c, c.req.param('id'), c.req.param('delivery')),
  )
  return routes
}
