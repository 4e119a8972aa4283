import { Hono } from 'hono'
import * as z from 'zod/mini'
import { FIRST_DATE, isInRange, LAST_DATE } from '../../../shared/domain/bounds.ts'
import { once } from '../../../shared/domain/once.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import { invalid, notFound } from '../../../shared/http/problem.ts'
import { isUuid } from '../../../shared/ids/index.ts'
import type { AuditDeps } from '../deps.ts'
import { historyAfter, type KeptRow, lastChange, renamedAfter } from '../statements/read.ts'
import { limitSchema, paged } from './paging.ts'

const historyQuery = once(() => z.object({ limit: limitSchema(), after: z.optional(z.string()) }))
/** What is no instant at all is told by its format. */
const isInRangeOrNone = (at: string): boolean => {
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) || isInRange(instant.toISOString())
}

const atQuery = once(() =>
  z.object({
    at: z.optional(
      z.iso.datetime({ offset: true }).check(z.refine(isInRangeOrNone, `must be from ${FIRST_DATE} to ${LAST_DATE}`)),
    ),
  }),
)

/** A person's own tasks, as they were. */
export function historyRoutes({ database, now }: AuditDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.get('/:id/history', async (c) => {
    const { limit, after } = validate(historyQuery(), c.req.query())
    const rows = await database.query<KeptRow>(
      historyAfter(c.var.identity.person, taskId(c.req.param('id')), readCursor(after), limit + 1),
    )
    if (!rows.length && after === undefined) throw notFound(UNKNOWN)
    // Words need the language, which nothing else here does.
    const { timelineEntry } = await import('../timeline.ts')
    const page = paged(rows, limit, ({ sequence, position }) => `${sequence}.${position}`)
    return c.json({ entries: page.rows.map(timelineEntry), next: page.next })
  })

  routes.get('/:id', async (c) => {
    const { at } = validate(atQuery(), c.req.query())
    const instant = new Date(at ?? now()).toISOString()
    const personId = c.var.identity.person
    const [row] = await database.query<KeptRow>(lastChange(personId, taskId(c.req.param('id')), instant))
    if (!row) throw notFound(at ? `There was no task with this id at ${at}.` : UNKNOWN)
    const { taskOf, withRenamings } = await import('../timeline.ts')
    const changed = taskOf(row)
    const renamings = changed
      ? await database.query<KeptRow>(renamedAfter(personId, Number(row.sequence), instant))
      : []
    const task = changed && withRenamings(changed, renamings)
    if (!task) throw notFound('The log has no task that can be read here.')
    return c.json(task, 200, { etag: `"${task.version}"` })
  })

  return routes
}

const UNKNOWN = 'The audit log knows no task with this id; a new one appears within seconds.'

function taskId(id: string): string {
  if (!isUuid(id)) throw notFound(UNKNOWN)
  return id
}

function readCursor(after: string | undefined): [number, number] {
  if (after === undefined) return [-1, 0]
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(after)
  if (!match) throw invalid('This cursor does not belong to this list; start again without `after`.')
  return [Number(match[1]), Number(match[2])]
}
