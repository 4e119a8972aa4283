/** What becomes of a person who leaves, and what they take along. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { AuthVariables } from '../../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../../shared/http/function-app.ts'
import { Problem } from '../../../../shared/http/problem.ts'
import { newId } from '../../../../shared/ids/index.ts'
import { conversationsOf, forgetConversations } from '../../chat/conversation.ts'
import type { GatewayDeps } from '../../deps.ts'
import { forgetKept } from '../../kept.ts'
import { stateKey } from '../../state.ts'
import { textStream } from '../../text-stream.ts'
import { originOf } from '../../writes/origin.ts'
import { loadPerson } from '../person.ts'
import { exportOf } from './export.ts'
import { leave } from './leave.ts'
import { countOf } from './statements.ts'

/** Seconds for which the question whether a person really wants to leave waits for its answer. */
const ASKED = 600

type C = Context<{ Variables: BaseVariables & AuthVariables }>

export const exportQuerySchema = z.strictObject({ format: z._default(z.enum(['json', 'csv', 'ics']), 'json') })

const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8', ics: 'text/calendar; charset=utf-8' } as const

/** What a person has, to take along: everything, or the tasks in a form that other programs read. */
export async function sendExport(deps: GatewayDeps, c: C): Promise<Response> {
  const { format } = validate(exportQuerySchema, c.req.query())
  const at = deps.now().toISOString()
  return c.body(await exported(deps, c.var.identity.person, format, at), 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="todo-export-${at.slice(0, 10)}.${format}"`,
    'cache-control': 'no-store',
  })
}

async function exported(
  { database, state }: GatewayDeps,
  personId: string,
  format: keyof typeof TYPES,
  now: string,
): Promise<ReadableStream<Uint8Array>> {
  if (format === 'csv') return textStream((await import('../../moving/export-csv.ts')).writeCsv(database, personId))
  if (format === 'ics')
    return textStream((await import('../../calendar/feed.ts')).writeCalendar(database, personId, 'tasks'))
  const [{ profile }, conversations] = await Promise.all([
    loadPerson(database, personId),
    conversationsOf(state, personId),
  ])
  return exportOf({ database, personId, profile, conversations, now })
}

/** The way out, for good. */
export async function leaveForGood(deps: GatewayDeps, c: C): Promise<Response> {
  const { database, publisher, log, state, now } = deps
  const id = c.var.identity.person
  const key = stateKey('leaving', id)
  const [asked] = await state.get<string>([key])
  const confirm = c.req.query('confirm')
  if (!asked || confirm !== asked.value) throw await question(deps, id, key, confirm)
  const isErased = await leave({ database, publisher, log, personId: id, origin: originOf(c, now()) })
  // What is left of it by a store that is away now is forgotten by itself within a day.
  await Promise.all([forgetConversations(state, id), forgetKept(state, id), state.delete(key)]).catch((error) =>
    log.warn('conversations not forgotten', { error, traceId: c.var.trace.traceId }),
  )
  return c.json({ deleted: true, remains: isErased ? REMAINS : STILL + REMAINS })
}

async function question(
  { database, state }: GatewayDeps,
  id: string,
  key: string,
  confirm: string | undefined,
): Promise<Problem> {
  const token = newId()
  await state.save([{ key, value: token, ttl: ASKED }])
  const [row] = await database.query<{ tasks: string; events: string }>(countOf(id))
  const { tasks, events } = row!
  const again = confirm === undefined ? '' : 'That confirmation is not, or no longer, the one. '
  return new Problem({
    status: 409,
    code: 'confirmation-needed',
    detail: `${again}This would delete all you have here for good: ${tasks} tasks and their history of ${events} events. Take a copy first (GET /v1/me/export). If you are sure, send DELETE /v1/me?confirm=${token} within ${ASKED / 60} minutes.`,
    extra: { confirm: token, tasks: Number(tasks), events: Number(events), expiresInSeconds: ASKED },
  })
}

const STILL =
  'It was so much that it is still being deleted, which takes some minutes; until then nothing of yours can be changed or added. '
const REMAINS =
  'Your tasks, history, reminders, messages, conversations, settings and access tokens are deleted. Records of them leave Kafka within 30 days. ' +
  'The audit log keeps hashes, ids and times without any of your words, and the inbox ids of events for 100 days. ' +
  'How many questions you asked the model today, and which addresses you asked to be confirmed, is kept for a day. ' +
  'A plan that an agent made and you have not answered is forgotten within ten minutes. ' +
  'Signing in again begins anew with nothing.'
