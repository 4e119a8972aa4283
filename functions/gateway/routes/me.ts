import { Hono } from 'hono'
import * as z from 'zod/mini'
import { profileSchema } from '../../../shared/domain/profile.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, body } from '../../../shared/http/function-app.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { type Asked, askedOf, channelsOf, refuseUrls, toBeConfirmed } from '../channels.ts'
import type { GatewayDeps } from '../deps.ts'
import { execute } from '../execute.ts'
import { idempotent } from '../idempotency.ts'
import { originOf } from '../origin.ts'
import { loadPerson, type Person } from '../person.ts'

export const profileChangesSchema = z.partial(z.strictObject(profileSchema.shape))

export const confirmationSchema = z.strictObject({ channel: z.enum(['email', 'webhook']) })

export function meRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/', async (c) => {
    const person = await loadPerson(database, c.var.identity.person)
    const webhookKey = person.profile.webhook ? await deps.webhookKey(person.id) : undefined
    return c.json(shown(person, await askedOf(database, person.id), webhookKey))
  })

  routes.patch('/', async (c) => {
    const changes = await body(c.req.raw, profileChangesSchema)
    await refuseUrls(changes, deps.allowPrivate ?? false)
    const person = await loadPerson(database, c.var.identity.person)
    const asked = await askedOf(database, person.id)
    const webhookKey = await deps.webhookKey(person.id)
    const origin = originOf(c, now())
    return idempotent(
      c,
      { database, personId: person.id, request: changes, origin, keepsAnswer: true },
      (idempotency) => execute(deps, { personId: person.id, changes: [], origin, profile: changes, idempotency }),
      (_, profile = person.profile) => ({ status: 200, body: shown({ ...person, profile }, asked, webhookKey) }),
    )
  })

  routes.post('/confirmations', async (c) => {
    const request = await body(c.req.raw, confirmationSchema)
    const { id, profile } = await loadPerson(database, c.var.identity.person)
    const channels = channelsOf(profile, await askedOf(database, id))
    const { channel, endpoint } = toBeConfirmed(channels, request.channel)
    const origin = originOf(c, now())
    const more = [eventOf('todo.confirmation.requested.v1', id, { channel, endpoint }, origin)]
    return idempotent(
      c,
      { database, personId: id, request, origin },
      (idempotency) => execute(deps, { personId: id, changes: [], origin, more, idempotency }),
      () => ({ status: 202, body: { channel, endpoint, state: 'unconfirmed' } }),
    )
  })

  return routes
}

/** The profile, with the state of its addresses, and with the key that signs this person's webhook, for its receiver. */
const shown = (
  { id, profile, revision, projects, labels }: Person,
  asked: Asked[],
  webhookKey: string | undefined,
) => ({
  id,
  ...profile,
  channels: channelsOf(profile, asked).map(({ askedAgo, ...channel }) => channel),
  webhookKey: profile.webhook ? webhookKey : undefined,
  revision,
  projects,
  labels,
})
