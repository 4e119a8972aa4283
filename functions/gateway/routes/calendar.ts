/** A person's tasks in other calendars: under an address that is a secret by itself, since those cannot sign in. Loaded when first asked for. */
import { Hono } from 'hono'
import type { Database } from '../../../shared/database/index.ts'
import { hashOf } from '../../../shared/http/access-tokens.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import type { Limits } from '../../../shared/http/limits/index.ts'
import { notFound } from '../../../shared/http/problem.ts'
import type { GatewayDeps } from '../deps.ts'

const address = () => import('../calendar/address.ts')

type Variables = BaseVariables & AuthVariables

/** Of the person who is signed in. */
export function calendarAddressRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: Variables }>()
  routes.get('/', async (c) => (await address()).showAddress(deps, c))
  routes.post('/', async (c) => (await address()).changeAddress(deps, c))
  routes.delete('/', async (c) => (await address()).removeAddress(deps, c))
  return routes
}

const FILE = /^([\w-]{43})\.ics$/

/** For whoever knows the address. */
export function calendarRoutes(deps: GatewayDeps, limits: Limits) {
  const routes = new Hono<{ Variables: Variables }>()
  routes.get(
    '/:secret',
    limits.identified(
      async (c, next) => {
        c.set('identity', { person: await personOf(deps.database, c.req.param('secret') ?? ''), ...READER })
        await next()
      },
      (c) => c.req.param('secret'),
    ),
    limits.share,
    async (c) => (await import('../calendar/feed.ts')).sendCalendar(deps, c),
  )
  return routes
}

/** Reads this one thing, for as long as the address is good. */
const READER = { role: 'person', until: Number.POSITIVE_INFINITY, scopes: [] } as const

/** @throws Problem 404, by which nobody is asked for a password */
async function personOf(database: Database, file: string): Promise<string> {
  const [, secret] = FILE.exec(file) ?? []
  const { personByAddress } = await import('../calendar/statements.ts')
  const [row] = secret ? await database.query<{ personId: string }>(personByAddress(await hashOf(secret))) : []
  if (!row)
    throw notFound('There is no calendar at this address, or it was changed: settings show the one that is good.')
  return row.personId
}
