/** Personal access tokens: for programs that cannot sign in for their person, such as agents. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Origin } from '../../../../shared/events/event.ts'
import { hashOf, newAccessToken } from '../../../../shared/http/access-tokens.ts'
import type { AuthVariables } from '../../../../shared/http/auth.ts'
import { type BaseVariables, readJson } from '../../../../shared/http/function-app.ts'
import { notFound, Problem } from '../../../../shared/http/problem.ts'
import { BODY_LIMITS } from '../../../../shared/http/read-body.ts'
import { SCOPES } from '../../../../shared/http/scopes.ts'
import { isUuid, newId } from '../../../../shared/ids/index.ts'
import { eventOf } from '../../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../../deps.ts'
import { commitGuarded, commitPlaced } from '../../writes/commit-guarded.ts'
import { originOf } from '../../writes/origin.ts'
import { deleteExpired, type NewToken, newToken, revocation, type TokenRow, tokenOf, tokensOf } from './statements.ts'

/** Tokens that one person may have. */
const MOST = 50
/** Days for which a token is good, if nothing else is said, and at most. */
const [DAYS, LONGEST] = [90, 366]
/** Milliseconds */
const DAY = 86_400_000
/** Tries at a token that is used first at the same moment. */
const ATTEMPTS = 10

export const newTokenSchema = z.strictObject({
  /** by which the person knows it, and by which events tell who did what: the program and where it runs */
  name: z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^[^\p{C}]*$/u, 'must be one line of visible text')),
  scopes: z._default(z.array(z.enum(SCOPES)).check(z.minLength(1), z.maxLength(SCOPES.length)), ['tasks:read']),
  expiresInDays: z._default(z.number().check(z.multipleOf(1), z.gte(1), z.lte(LONGEST)), DAYS),
})

type C = Context<{ Variables: BaseVariables & AuthVariables }>

/** Not repeated under an Idempotency-Key: the token is kept nowhere, and who did not get it makes another one. */
export async function createToken(deps: GatewayDeps, c: C): Promise<Response> {
  const { name, scopes, expiresInDays } = await readJson(c.req.raw, newTokenSchema, BODY_LIMITS.small)
  const personId = c.var.identity.person
  const token = newAccessToken()
  const now = deps.now()
  const shown = {
    id: newId(),
    name,
    scopes: [...new Set(scopes)],
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + expiresInDays * DAY).toISOString(),
  }
  await store(deps, { ...shown, personId, hash: await hashOf(token) }, originOf(c, now))
  const location = `/v1/tokens/${shown.id}`
  return c.json({ ...shown, lastUsedAt: null, token }, 201, { location, 'cache-control': 'no-store' })
}

async function store(deps: GatewayDeps, token: NewToken, origin: Origin): Promise<void> {
  const { id: tokenId, personId, name, scopes, expiresAt } = token
  const events = [eventOf('todo.token.created.v1', personId, { tokenId, name, scopes, expiresAt }, origin)]
  const keep = () => commitPlaced(deps, personId, events, newToken(token, MOST))
  if (await keep()) return
  await deps.database.query(deleteExpired(personId))
  if (!(await keep())) throw tooMany()
}

export const listTokens = async ({ database }: GatewayDeps, c: C): Promise<Response> =>
  c.json({ tokens: await database.query<TokenRow>(tokensOf(c.var.identity.person)) })

export async function revokeToken(deps: GatewayDeps, c: C, tokenId: string): Promise<Response> {
  const personId = c.var.identity.person
  const origin = originOf(c, deps.now())
  // Between the look and the commit it may be used first, and that may be told.
  for (let attempt = 1; isUuid(tokenId) && attempt <= ATTEMPTS; attempt++) {
    const [found] = await deps.database.query<{ name: string; untoldUse: Date | string | null }>(
      tokenOf(personId, tokenId),
    )
    if (!found) break
    const { name, untoldUse } = found
    const token = { tokenId, name }
    const used = untoldUse ? { ...origin, now: new Date(untoldUse).toISOString() } : null
    const events = [
      ...(used ? [eventOf('todo.token.used.v1', personId, token, used)] : []),
      eventOf('todo.token.revoked.v1', personId, token, origin),
    ]
    if (await commitGuarded(deps, personId, events, revocation(personId, tokenId, used !== null)))
      return c.body(null, 204)
  }
  throw notFound('There is no token with this id.')
}

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too-many-tokens',
    detail: `One person may have ${MOST} access tokens. Revoke one that is not used any more (GET /v1/tokens shows when each was used last).`,
    extra: { most: MOST },
  })
