/** Where a person is signed in: browsers, whose sessions the web function keeps (functions/web/sessions.ts). */
import type { Context } from 'hono'
import type { AuthVariables } from '../../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../../shared/http/function-app.ts'
import { invalid, notFound } from '../../../../shared/http/problem.ts'
import { isUuid } from '../../../../shared/ids/index.ts'
import { commit, eventOf, toStoredEvents } from '../../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../../deps.ts'
import { tooBusy } from '../../writes/execute.ts'
import { originOf } from '../../writes/origin.ts'
import { ending, type SessionRow, sessionsOf } from './statements.ts'

type C = Context<{ Variables: BaseVariables & AuthVariables }>

const sessionsIn = ({ database }: GatewayDeps, c: C): Promise<SessionRow[]> =>
  database.query<SessionRow>(sessionsOf(c.var.identity.person))

export const listSessions = async (deps: GatewayDeps, c: C): Promise<Response> =>
  c.json({ sessions: await sessionsIn(deps, c) })

/** Signs out of one; one that was ended for the person's safety is taken note of by it. */
export async function endSession(deps: GatewayDeps, c: C, id: string): Promise<Response> {
  const found = isUuid(id) ? (await sessionsIn(deps, c)).filter((session) => session.id === id) : []
  if (!found.length) throw notFound('There is no session with this id, or it has ended.')
  await end(deps, c, found)
  return c.body(null, 204)
}

/** Signs out everywhere, or everywhere but in one session. */
export async function endSessions(deps: GatewayDeps, c: C): Promise<Response> {
  const but = c.req.query('but')
  if (but !== undefined && !isUuid(but)) throw invalid('`but` must be the id of a session.')
  const found = (await sessionsIn(deps, c)).filter(({ id }) => id !== but)
  if (found.length) await end(deps, c, found)
  return c.body(null, 204)
}

/** The event tells open pages at once; a browser that is away is refused when it comes. */
async function end({ database, publisher, now }: GatewayDeps, c: C, sessions: SessionRow[]): Promise<void> {
  const personId = c.var.identity.person
  const told = sessions.map(({ id, device }) => ({ id, device }))
  const events = [eventOf('todo.session.ended.v1', personId, { sessions: told }, originOf(c, now()))]
  const guard = ending(
    personId,
    sessions.map(({ id }) => id),
  )
  const result = await commit(database, { personId, events, guard })
  if (result.outcome === 'stale') throw tooBusy()
  if (result.outcome === 'committed') publisher.publish(toStoredEvents(events, personId, result.revision))
}
