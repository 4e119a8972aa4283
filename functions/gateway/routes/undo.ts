import { Hono } from 'hono'
import type { Task } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'
import { execute } from '../writes/execute.ts'
import { runOnce } from '../writes/idempotency.ts'
import { originOf } from '../writes/origin.ts'
import { leftInWords, planUndo } from '../writes/undo.ts'

export function undoRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.post('/', (c) => {
    const personId = c.var.identity.person
    const origin = originOf(c, now())
    let [left, woken]: [string[], Task[]] = [[], []]
    const plan = async () => {
      const undo = await planUndo(database, personId, origin)
      left = undo.left.map(leftInWords)
      woken = undo.more
        .map(({ data }) => data.task)
        .filter(({ id }) => !undo.changes.some(({ taskId }) => taskId === id))
      return undo
    }
    return runOnce(
      c,
      { database, personId, request: null, origin },
      (idempotency) => execute(deps, { personId, changes: plan, origin, idempotency }),
      (tasks, _, collections) => ({
        status: 200,
        body: {
          tasks: [...tasks, ...woken],
          ...(collections?.length && { collections }),
          ...(left.length && { left }),
        },
      }),
    )
  })

  return routes
}
