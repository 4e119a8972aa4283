import { Hono } from 'hono'
import * as z from 'zod/mini'
import { profileSchema } from '../../../shared/domain/profile.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, body } from '../../../shared/http/function-app.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { execute } from '../execute.ts'
import { idempotent } from '../idempotency.ts'
import { originOf } from '../origin.ts'
import { loadPerson, type Person } from '../person.ts'

export const profileChangesSchema = z.partial(z.strictObject(profileSchema.shape))

export function meRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  /** The profile, with the key that signs this person's webhook, for its receiver. */
  async function shown(person: Person) {
    const { id, profile, revision, projects, labels } = person
    const webhookKey = profile.webhook ? await deps.webhookKey(id) : undefined
    return { id, ...profile, webhookKey, revision, projects, labels }
  }

  routes.get('/', async (c) => c.json(await shown(await loadPerson(database, c.var.identity.person))))

  routes.patch('/', async (c) => {
    const changes = await body(c.req.raw, profileChangesSchema)
    const person = await loadPerson(database, c.var.identity.person)
    const profile = { ...person.profile, ...changes }
    const origin = originOf(c, now())
    const more = [eventOf('todo.person.updated.v1', person.id, { profile, previous: person.profile }, origin)]
    const answer = await shown({ ...person, profile })
    return idempotent(
      c,
      { database, personId: person.id, request: changes },
      (idempotency) => execute(deps, { personId: person.id, changes: [], origin, more, profile, idempotency }),
      () => ({ status: 200, body: answer }),
    )
  })

  return routes
}
