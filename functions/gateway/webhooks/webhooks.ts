/** Webhooks of developers: which events are sent to which URL (docs/webhooks.md). */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import { WEBHOOK_TYPES } from '../../../shared/events/types.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { cursorOf, placeIn } from '../../../shared/http/cursor.ts'
import { type BaseVariables, corrections, readJson, validate } from '../../../shared/http/function-app.ts'
import { invalid, notFound, Problem } from '../../../shared/http/problem.ts'
import { BODY_LIMITS } from '../../../shared/http/read-body.ts'
import { isUuid, newId } from '../../../shared/ids/index.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { whyRefused } from '../../../shared/webhooks/addresses.ts'
import { keyText, webhookKeyOf } from '../../../shared/webhooks/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { commitGuarded, commitPlaced } from '../writes/commit-guarded.ts'
import { tooBusy } from '../writes/execute.ts'
import { originOf } from '../writes/origin.ts'
import {
  changeWebhook,
  deleteWebhook,
  deliveriesOf,
  type LoggedDelivery,
  newWebhook,
  rotateSecret,
  sendAgain,
  type WebhookRow,
  type WebhookState,
  webhookOf,
  webhooksOf,
} from './statements.ts'

/** Webhooks that one person may have. */
const MOST = 10
/** Tries at a state that others change at the same moment. */
const ATTEMPTS = 10

/** `todo.task.*` and such: all that begin so. */
const GROUPS = [...new Set(WEBHOOK_TYPES.map((type) => `${type.split('.').slice(0, 2).join('.')}.*`))]
const types = z.array(z.enum([...WEBHOOK_TYPES, ...GROUPS])).check(z.minLength(1), z.maxLength(WEBHOOK_TYPES.length))

export const newWebhookSchema = z.strictObject({
  url: z.string().check(z.minLength(1), z.maxLength(1000)),
  /** types of events, or `todo.task.*` for all of tasks */
  types,
})
export const webhookChangesSchema = z.partial(
  z.strictObject({
    types,
    /** false also asks a receiver again that refused or was disabled */
    isPaused: z.boolean(),
  }),
)
export const deliveriesQuerySchema = z.strictObject({
  state: z.optional(z.enum(['waiting', 'delivered', 'failed', 'dropped'])),
  limit: z._default(z.coerce.number().check(z.multipleOf(1), z.gte(1), z.lte(200)), 50),
  after: z.optional(z.string().check(z.maxLength(100))),
})

type C = Context<{ Variables: BaseVariables & AuthVariables }>

export async function createWebhook(deps: GatewayDeps, c: C): Promise<Response> {
  const given = await readJson(c.req.raw, newWebhookSchema, BODY_LIMITS.small)
  const refused = whyRefused(given.url, deps.reach)
  if (refused) throw corrections([{ field: 'url', message: refused }])
  const personId = c.var.identity.person
  const [id, types] = [newId(), [...new Set(given.types)]]
  const secret = await secretOf(deps, personId, id, 1)
  const webhook = { personId, id, url: given.url, host: new URL(given.url).host, types }
  const told = { webhookId: id, url: given.url, types, state: 'asked', reason: null } as const
  const events = [eventOf('todo.webhook.requested.v1', id, told, originOf(c, deps.now()))]
  if (!(await commitPlaced(deps, personId, events, newWebhook(webhook, MOST)))) throw tooMany()
  const row = await find(deps, personId, id)
  return c.json({ ...shown(row), secret }, 201, { location: `/v1/webhooks/${id}`, 'cache-control': 'no-store' })
}

export const listWebhooks = async ({ database }: GatewayDeps, c: C): Promise<Response> =>
  c.json({ webhooks: (await database.query<WebhookRow>(webhooksOf(c.var.identity.person))).map(shown) })

export async function changeOf(deps: GatewayDeps, c: C, id: string): Promise<Response> {
  const { types, isPaused } = await readJson(c.req.raw, webhookChangesSchema, BODY_LIMITS.small)
  const personId = c.var.identity.person
  const origin = originOf(c, deps.now())
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await find(deps, personId, id)
    const after = { types: types ? [...new Set(types)] : before.types, state: stateAfter(before.state, isPaused) }
    const isAsked = after.state === 'asked' && before.state !== 'asked'
    const reason = after.state === before.state ? before.reason : null
    const data = { webhookId: id, url: before.url, ...after, reason }
    const events = [eventOf(isAsked ? 'todo.webhook.requested.v1' : 'todo.webhook.updated.v1', id, data, origin)]
    if (await commitGuarded(deps, personId, events, changeWebhook(personId, before, after)))
      return c.json(shown(await find(deps, personId, id)))
  }
  throw tooBusy()
}

/** Who was never asked, or said no, is asked before anything else is sent. */
function stateAfter(state: WebhookState, isPaused: boolean | undefined): WebhookState {
  if (isPaused === undefined) return state
  if (isPaused) return state === 'active' ? 'paused' : state
  return state === 'paused' ? 'active' : state === 'active' ? state : 'asked'
}

export async function rotate(deps: GatewayDeps, c: C, id: string): Promise<Response> {
  const personId = c.var.identity.person
  const { url, types, state, reason } = await find(deps, personId, id)
  const data = { webhookId: id, url, types, state, reason }
  const events = [eventOf('todo.webhook.updated.v1', id, data, originOf(c, deps.now()))]
  if (!(await commitGuarded(deps, personId, events, rotateSecret(personId, id)))) throw missing()
  const { secret } = await find(deps, personId, id)
  return c.json({ secret: await secretOf(deps, personId, id, secret) }, 200, { 'cache-control': 'no-store' })
}

export async function remove(deps: GatewayDeps, c: C, id: string): Promise<Response> {
  const personId = c.var.identity.person
  const { url } = await find(deps, personId, id)
  const events = [eventOf('todo.webhook.deleted.v1', id, { webhookId: id, url }, originOf(c, deps.now()))]
  if (!(await commitGuarded(deps, personId, events, deleteWebhook(personId, id)))) throw missing()
  return c.body(null, 204)
}

export async function listDeliveries(deps: GatewayDeps, c: C, id: string): Promise<Response> {
  const { state = null, limit, after } = validate(deliveriesQuerySchema, c.req.query())
  const personId = c.var.identity.person
  await find(deps, personId, id)
  const place = after === undefined ? null : placeAfter(after)
  const rows = await deps.database.query<LoggedDelivery>(deliveriesOf(personId, id, { state, after: place }, limit + 1))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return c.json({
    deliveries: page.map(({ place: _, sequence, ...delivery }) => ({
      ...delivery,
      sequence: sequence === null ? null : Number(sequence),
    })),
    next: last && rows.length > limit ? cursorOf([last.place, last.id]) : null,
  })
}

export async function redeliver(deps: GatewayDeps, c: C, id: string, deliveryId: string): Promise<Response> {
  const personId = c.var.identity.person
  const { state } = await find(deps, personId, id)
  if (state !== 'active') throw notActive(state)
  const [row] = isUuid(deliveryId) ? await deps.database.query(sendAgain(personId, id, deliveryId)) : []
  if (!row)
    throw notFound(
      'There is no delivery with this id that can be sent again: it is being sent now, or the event is no longer kept.',
    )
  return c.json({ id: deliveryId, state: 'waiting' }, 202)
}

async function find({ database }: GatewayDeps, personId: string, id: string): Promise<WebhookRow> {
  const [row] = isUuid(id) ? await database.query<WebhookRow>(webhookOf(personId, id)) : []
  if (!row) throw missing()
  return row
}

/** Secrets are derived, and shown when there is a new one. */
const shown = ({ secret: _, ...webhook }: WebhookRow) => webhook

async function secretOf(deps: GatewayDeps, personId: string, webhookId: string, number: number): Promise<string> {
  const secret = await deps.signingSecret()
  if (!secret) throw unconfigured()
  return keyText(await webhookKeyOf(secret, { personId, webhookId, number }))
}

const placeSchema = z.tuple([
  z.string().check(
    z.regex(/^[-0-9 :.+]{10,40}$/),
    z.refine((place) => !Number.isNaN(Date.parse(place))),
  ),
  z.string().check(z.refine(isUuid)),
])

function placeAfter(after: string): [string, string] {
  const parsed = placeSchema.safeParse(placeIn(after))
  if (parsed.success) return parsed.data
  throw invalid('`after` must be the `next` of the page before; start again without it.')
}

const missing = (): Problem => notFound('There is no webhook with this id.')

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too-many-webhooks',
    detail: `One person may have ${MOST} webhooks. Delete one that is not used any more.`,
    extra: { most: MOST },
  })

const notActive = (state: WebhookState): Problem =>
  new Problem({
    status: 409,
    code: 'webhook-not-active',
    detail: `This webhook is ${state}; nothing is sent to it. PATCH it with {"isPaused": false} first.`,
  })

const unconfigured = (): Problem =>
  new Problem({
    status: 501,
    code: 'not-configured',
    detail: 'Webhooks cannot be signed here: whoever runs this system has to set the secret webhook-signing-key.',
  })
