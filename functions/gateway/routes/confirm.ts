/** Where the link of an e-mail leads. Few follow one: what answers is loaded with the first of them. */
import { Hono } from 'hono'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'

const answers = () => import('../person/confirmation.ts')

export function confirmRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables }>()
  routes.get('/', async (c) => (await answers()).askForConfirmation(deps, c))
  routes.post('/', async (c) => (await answers()).confirmAddress(deps, c))
  return routes
}
