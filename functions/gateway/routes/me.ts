import { Hono } from 'hono'
import * as z from 'zod/mini'
import { profileSchema } from '../../../shared/events/types.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, body } from '../../../shared/http/function-app.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../app.ts'
import { execute } from '../execute.ts'
import { idempotent } from '../idempotency.ts'
import { originOf } from '../origin.ts'
import { loadPerson, type Person } from '../person.ts'

export const profileChangesSchema = z.partial(z.strictObject(profileSchema.shape))

export function meRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/', async (c) => c.json(shown(await loadPerson(database, c.var.identity.person))))

  routes.patch('/', async (c) => {
    const changes = await body(c.req.raw, profileChangesSchema)
    const person = await loadPerson(database, c.var.identity.person)
    const profile = { ...person.profile, ...changes }
    const origin = originOf(c, now())
    const more = [eventOf('todo.person.updated.v1', person.id, { profile, previous: person.profile }, origin)]
    return idempotent(
      c,
      { database, personId: person.id, request: changes },
      (idempotency) => execute(deps, { personId: person.id, changes: [], origin, more, profile, idempotency }),
      () => ({ status: 200, body: shown({ ...person, profile }) }),
    )
  })

  return routes
}

const shown = ({ id, profile, revision, projects, labels }: Person) => ({ id, ...profile, revision, projects, labels })
