/** What was done, turn by turn: listed, taken back, done again. */
import { type Context, Hono } from 'hono'
import type { Task } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'
import { listTurns, turnsQuerySchema } from '../turns/list.ts'
import type { Direction } from '../turns/statements.ts'
import { leftInWords, planTakingBack } from '../turns/take-back.ts'
import { execute } from '../writes/execute.ts'
import { runOnce } from '../writes/idempotency.ts'
import { originOf } from '../writes/origin.ts'

type Variables = BaseVariables & AuthVariables

export function turnRoutes(deps: GatewayDeps) {
  const { database } = deps
  const routes = new Hono<{ Variables: Variables }>()
  routes.get('/turns', async (c) => {
    const query = validate(turnsQuerySchema(), c.req.query())
    return c.json(await listTurns(database, c.var.identity.person, query))
  })
  routes.post('/undo', (c) => takeBack(deps, c, 'undo'))
  routes.post('/redo', (c) => takeBack(deps, c, 'redo'))
  return routes
}

function takeBack({ now, ...deps }: GatewayDeps, c: Context<{ Variables: Variables }>, direction: Direction) {
  const { database } = deps
  const personId = c.var.identity.person
  const origin = originOf(c, now())
  let left: string[] = []
  let reminded: Task[] = []
  let count: number | undefined
  const changes = async () => {
    const plan = await planTakingBack({ direction, database, personId, origin })
    left = plan.left.map(leftInWords)
    count = plan.count
    reminded = plan.more
      .map(({ data }) => data.task)
      .filter(({ id }) => !plan.changes.some(({ taskId }) => taskId === id))
    return plan
  }
  return runOnce(
    c,
    { database, personId, request: null, origin },
    (idempotency) => execute(deps, { personId, changes, origin, idempotency }),
    (tasks, _, collections = []) => ({
      status: 200,
      body: {
        tasks: [...tasks, ...reminded],
        ...(collections.length && { collections }),
        count: count ?? tasks.length + collections.length + reminded.length,
        ...(left.length && { left }),
      },
    }),
  )
}
