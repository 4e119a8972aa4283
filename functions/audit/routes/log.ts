import { Hono } from 'hono'
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { type AuthVariables, isPersonId, operatorOnly } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import { invalid } from '../../../shared/http/problem.ts'
import type { AuditDeps } from '../deps.ts'
import { NOBODY } from '../record.ts'
import { activityBefore, type EntryRow, entriesAfter, hasHash, headOf, type KeptRow } from '../statements/read.ts'
import { readPlace, verify } from '../verify.ts'
import { limitSchema, paged, readNumber } from './paging.ts'

const personSchema = once(() =>
  z.optional(
    z.string().check(z.refine<string>((text) => text === NOBODY || isPersonId(text), `must be a person, or ${NOBODY}`)),
  ),
)
const logQuery = once(() => z.object({ limit: limitSchema(), after: z.optional(z.string()) }))
const headQuery = once(() => z.object({ person: personSchema() }))
const verifyQuery = once(() =>
  z.object({
    person: personSchema(),
    after: z.optional(z.string()),
    /** a head that was kept outside: what `head` answered then */
    position: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
    hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'))),
  }),
)

/** Milliseconds of one verification; the caller goes on where it stopped. */
const BUDGET = 30_000

/** The log itself: a person's own, and its verification by operators. */
export function logRoutes({ database, elapsed }: AuditDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/', async (c) => {
    const { limit, after } = validate(logQuery(), c.req.query())
    const rows = await database.query<EntryRow>(entriesAfter(c.var.identity.person, readNumber(after), limit + 1))
    const page = paged(rows, limit, ({ position }) => position)
    return c.json({ entries: page.rows.map(shown), next: page.next })
  })

  routes.get('/activity', async (c) => {
    const { limit, after } = validate(logQuery(), c.req.query())
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : readNumber(after)
    const rows = await database.query<KeptRow>(activityBefore(c.var.identity.person, before, limit + 1))
    // Words need the language, which nothing else here does.
    const { timelineEntry } = await import('../timeline.ts')
    const page = paged(rows, limit, ({ position }) => position)
    return c.json({ entries: page.rows.map(timelineEntry), next: page.next })
  })

  routes.get('/head', operatorOnly, async (c) => {
    const { person = c.var.identity.person } = validate(headQuery(), c.req.query())
    const [row] = await database.query<{ length: string; hash: string }>(headOf(person))
    return c.json({ person, position: Number(row?.length ?? 0), hash: row?.hash ?? null })
  })

  routes.get('/verify', operatorOnly, async (c) => {
    const { person = null, after, position, hash } = validate(verifyQuery(), c.req.query())
    const from = after === undefined ? undefined : readPlace(after)
    if (after !== undefined && !from) throw invalid('`after` must be the `next` of the verification before.')
    const until = elapsed() + BUDGET
    const result = await verify({ database, only: person, from, goOn: () => elapsed() < until })
    if (!result.ok || position === undefined || hash === undefined) return c.json(result)
    if (person === null) throw invalid('`position` and `hash` are those of one `person`.')
    if ((await database.query(hasHash(person, position, hash))).length) return c.json(result)
    const reason = 'This entry is not the one that had this hash: the chain was written anew.'
    return c.json({ ...result, ok: false, break: { person, position, reason } })
  })

  return routes
}

const shown = ({ position, recordedAt, topic, event, hash }: EntryRow) => ({
  position: Number(position),
  recordedAt,
  topic,
  /** null: it was erased, because its person left */
  event: event && JSON.parse(event),
  hash,
})
