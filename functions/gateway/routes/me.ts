import { Hono } from 'hono'
import * as z from 'zod/mini'
import { profileSchema } from '../../../shared/domain/profile.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, body } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'
import { execute } from '../execute.ts'
import { idempotent } from '../idempotency.ts'
import { originOf } from '../origin.ts'
import { loadPerson, type Person } from '../person.ts'

export const profileChangesSchema = z.partial(z.strictObject(profileSchema.shape))

export function meRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/', async (c) => {
    const person = await loadPerson(database, c.var.identity.person)
    return c.json(shown(person, person.profile.webhook ? await deps.webhookKey(person.id) : undefined))
  })

  routes.patch('/', async (c) => {
    const changes = await body(c.req.raw, profileChangesSchema)
    const person = await loadPerson(database, c.var.identity.person)
    const webhookKey = await deps.webhookKey(person.id)
    const origin = originOf(c, now())
    return idempotent(
      c,
      { database, personId: person.id, request: changes },
      (idempotency) => execute(deps, { personId: person.id, changes: [], origin, profile: changes, idempotency }),
      (_, profile = person.profile) => ({ status: 200, body: shown({ ...person, profile }, webhookKey) }),
    )
  })

  return routes
}

/** The profile, with the key that signs this person's webhook, for its receiver. */
const shown = ({ id, profile, revision, projects, labels }: Person, webhookKey: string | undefined) => ({
  id,
  ...profile,
  webhookKey: profile.webhook ? webhookKey : undefined,
  revision,
  projects,
  labels,
})
