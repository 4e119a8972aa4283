/** Personal access tokens: for programs that cannot sign in for their person, such as agents. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import { type Database, DatabaseError } from '../../../../shared/database/index.ts'
import { hashOf, newAccessToken } from '../../../../shared/http/access-tokens.ts'
import type { AuthVariables } from '../../../../shared/http/auth.ts'
import { type BaseVariables, readJson } from '../../../../shared/http/function-app.ts'
import { notFound, Problem } from '../../../../shared/http/problem.ts'
import { BODY_LIMITS } from '../../../../shared/http/read-body.ts'
import { SCOPES } from '../../../../shared/http/scopes.ts'
import { isUuid, newId } from '../../../../shared/ids/index.ts'
import type { GatewayDeps } from '../../deps.ts'
import { deleteExpired, deleteToken, insertToken, type TokenRow, tokensOf } from './statements.ts'

/** Tokens that one person may have. */
const MOST = 50
/** Days for which a token is good, if nothing else is said, and at most. */
const [DAYS, LONGEST] = [90, 366]
/** Tries at a place that others want at the same moment. */
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
export async function createToken({ database }: GatewayDeps, c: C): Promise<Response> {
  const { name, scopes, expiresInDays } = await readJson(c.req.raw, newTokenSchema, BODY_LIMITS.small)
  const personId = c.var.identity.person
  const token = newAccessToken()
  const row = await insert(database, {
    id: newId(),
    personId,
    name,
    hash: await hashOf(token),
    scopes: [...new Set(scopes)],
    days: expiresInDays,
  })
  return c.json({ ...row, token }, 201, { location: `/v1/tokens/${row.id}`, 'cache-control': 'no-store' })
}

async function insert(database: Database, token: Parameters<typeof insertToken>[0]): Promise<TokenRow> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [row] = await database.query<TokenRow>(insertToken(token, MOST))
      if (row) return row
      if (attempt > 1) throw tooMany()
      await database.query(deleteExpired(token.personId))
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === TAKEN) || attempt === ATTEMPTS) throw error
    }
  }
}

export const listTokens = async ({ database }: GatewayDeps, c: C): Promise<Response> =>
  c.json({ tokens: await database.query<TokenRow>(tokensOf(c.var.identity.person)) })

export async function revokeToken({ database }: GatewayDeps, c: C, id: string): Promise<Response> {
  const [row] = isUuid(id) ? await database.query(deleteToken(c.var.identity.person, id)) : []
  if (!row) throw notFound('There is no token with this id.')
  return c.body(null, 204)
}

/** SQLSTATE of a row that another one has the place of. */
const TAKEN = '23505'

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too-many-tokens',
    detail: `One person may have ${MOST} access tokens. Revoke one that is not used any more (GET /v1/tokens shows when each was used last).`,
    extra: { most: MOST },
  })
