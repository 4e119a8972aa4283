import { Hono } from 'hono'
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { profileSchema } from '../../../shared/domain/profile.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson } from '../../../shared/http/function-app.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { type Allowance, allowanceOf } from '../person/allowance.ts'
import { type Asked, askedOf, channelsOf, refuseUrls, toBeConfirmed } from '../person/channels.ts'
import { loadPerson, namesOf, type Person } from '../person/person.ts'
import { execute } from '../writes/execute.ts'
import { runOnce } from '../writes/idempotency.ts'
import { originOf } from '../writes/origin.ts'

export const profileChangesSchema = once(() => z.partial(z.strictObject(profileSchema().shape)))

export const confirmationSchema = once(() => z.strictObject({ channel: z.enum(['email', 'webhook']) }))

export function meRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/', async (c) => {
    const id = c.var.identity.person
    const [person, asked, usage] = await Promise.all([
      loadPerson(database, id),
      askedOf(database, id),
      allowanceOf(deps, id),
    ])
    const isOwn = c.var.identity.scopes === null
    const webhookKey = isOwn && person.profile.webhook ? await deps.webhookKey(id) : undefined
    return c.json(shown(person, asked, { webhookKey, pushKey: await deps.pushKey(), usage }))
  })

  routes.patch('/', async (c) => {
    const changes = await readJson(c.req.raw, profileChangesSchema())
    await refuseUrls(changes, deps.reach)
    const id = c.var.identity.person
    const [person, asked, webhookKey, pushKey, usage] = await Promise.all([
      loadPerson(database, id),
      askedOf(database, id),
      deps.webhookKey(id),
      deps.pushKey(),
      allowanceOf(deps, id),
    ])
    const origin = originOf(c, now())
    return runOnce(
      c,
      { database, personId: id, request: changes, origin, keepsAnswer: true },
      (idempotency) => execute(deps, { personId: id, changes: [], origin, profile: changes, idempotency }),
      (_, profile = person.profile) => ({
        status: 200,
        body: shown({ ...person, profile }, asked, { webhookKey, pushKey, usage }),
      }),
    )
  })

  routes.post('/confirmations', async (c) => {
    const request = await readJson(c.req.raw, confirmationSchema())
    const id = c.var.identity.person
    const [{ profile }, asked] = await Promise.all([loadPerson(database, id), askedOf(database, id)])
    const channels = channelsOf(profile, asked)
    const { channel, endpoint } = toBeConfirmed(channels, request.channel)
    const origin = originOf(c, now())
    const more = [eventOf('todo.confirmation.requested.v1', id, { channel, endpoint }, origin)]
    return runOnce(
      c,
      { database, personId: id, request, origin },
      (idempotency) => execute(deps, { personId: id, changes: [], origin, more, idempotency }),
      () => ({ status: 202, body: { channel, endpoint, state: 'unconfirmed' } }),
    )
  })

  return routes
}

interface Beside {
  /** signs this person's webhook, for its receiver */
  webhookKey: string | undefined
  /** by which browsers subscribe */
  pushKey: string | undefined
  usage: Allowance | undefined
}

/** The profile, with the state of its addresses. */
const shown = (person: Person, asked: Asked[], { webhookKey, pushKey, usage }: Beside) => ({
  id: person.id,
  ...person.profile,
  channels: channelsOf(person.profile, asked).map(({ askedAgo, ...channel }) => channel),
  webhookKey: person.profile.webhook ? webhookKey : undefined,
  pushKey,
  revision: person.revision,
  projects: namesOf(person, 'project'),
  labels: namesOf(person, 'label'),
  usage,
})
