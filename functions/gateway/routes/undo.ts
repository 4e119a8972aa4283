import { Hono } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'
import { execute } from '../execute.ts'
import { idempotent } from '../idempotency.ts'
import { originOf } from '../origin.ts'
import { planUndo } from '../undo.ts'

export function undoRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.post('/', (c) => {
    const personId = c.var.identity.person
    const origin = originOf(c, now())
    return idempotent(
      c,
      { database, personId, request: null, origin },
      (idempotency) =>
        execute(deps, { personId, changes: () => planUndo(database, personId, origin.now), origin, idempotency }),
      (tasks) => ({ status: 200, body: { tasks } }),
    )
  })

  return routes
}
