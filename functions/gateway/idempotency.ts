/**
 * `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header): a write that is sent twice happens once and is answered the same
 * twice. The key is an inbox row, stored by the statement that stores the change itself: no crash can come between them.
 */
import type { Context } from 'hono'
import { type Database, DatabaseError } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { Profile } from '../../shared/events/types.ts'
import { invalid, Problem } from '../../shared/http/problem.ts'
import type { Execution, ExecutionResult } from './execute.ts'
import { earlierAnswer } from './statements.ts'

/** A response as it is kept for a repetition. */
export interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

interface KeptAnswer extends Answer {
  /** of the request, so that a key used for something else is noticed */
  fingerprint: string
}

interface Options {
  database: Database
  personId: string
  /** the request's body, as validated */
  request: unknown
}

/**
 * Runs a write under the request's `Idempotency-Key`, if it has one.
 *
 * @param run does the write and hands `idempotency` to `execute`
 * @param answer the response, made from the tasks (and the profile) as they are after the write
 */
export async function idempotent(
  c: Context,
  { database, personId, request }: Options,
  run: (idempotency: Execution['idempotency']) => Promise<ExecutionResult>,
  answer: (tasks: Task[], profile?: Profile) => Answer,
): Promise<Response> {
  const key = readKey(c.req.header('idempotency-key'))
  if (key === undefined) return done(await run(undefined), answer)
  const fingerprint = await digest(`${c.req.method} ${c.req.path} ${JSON.stringify(request)}`)
  try {
    const result = await run({ key, answer: (...after) => ({ ...answer(...after), fingerprint }) satisfies KeptAnswer })
    if (result.outcome === 'done') return done(result, answer)
    return replay(await keptAnswer<KeptAnswer>(database, personId, key, result), fingerprint)
  } catch (error) {
    // What was right the first time may be refused the second time: the task has another version, or is gone.
    const earlier = error instanceof DatabaseError ? undefined : await kept<KeptAnswer>(database, personId, key)
    if (earlier) return replay(earlier, fingerprint)
    throw error
  }
}

/** Not by node:crypto, which a cold start would wait for. */
const digest = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url')

function done(result: ExecutionResult, answer: (tasks: Task[], profile?: Profile) => Answer): Response {
  return respond(result.outcome === 'done' ? answer(result.tasks, result.profile) : answer([]))
}

function replay(answer: KeptAnswer, fingerprint: string): Response {
  if (answer.fingerprint !== fingerprint) {
    throw new Problem({
      status: 422,
      code: 'idempotency-key-reused',
      detail: 'This Idempotency-Key was used for another request; make a new one.',
    })
  }
  return respond({ ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } })
}

/**
 * What a part of a request comes to under a key of its own: its tasks, or those of the first time. What was right then may be refused now,
 * because it was done.
 */
export async function onceOnly(
  { database, personId, key }: { database: Database; personId: string; key: string },
  run: (idempotency: Execution['idempotency']) => Promise<ExecutionResult>,
): Promise<{ isFirst: boolean; tasks: Task[] }> {
  try {
    const result = await run({ key, answer: (tasks) => tasks })
    if (result.outcome === 'done') return { isFirst: true, tasks: result.tasks }
    return { isFirst: false, tasks: await keptAnswer<Task[]>(database, personId, key, result) }
  } catch (error) {
    const tasks = error instanceof DatabaseError ? undefined : await kept<Task[]>(database, personId, key)
    if (tasks) return { isFirst: false, tasks }
    throw error
  }
}

/** The answer that was kept under a key: a request that waited for its twin saw a snapshot in which the twin's row did not exist yet. */
const keptAnswer = async <Kept>(
  database: Database,
  personId: string,
  key: string,
  { answer }: Extract<ExecutionResult, { outcome: 'duplicate' }>,
): Promise<Kept> => (answer ?? (await kept(database, personId, key))) as Kept

async function kept<Kept>(database: Database, personId: string, key: string): Promise<Kept | undefined> {
  const [row] = await database.query<{ answer: Kept }>(earlierAnswer(personId, key))
  return row?.answer
}

export const respond = ({ status, body, headers }: Answer): Response =>
  body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })

function readKey(header: string | undefined): string | undefined {
  const key = header?.replace(/^"(.*)"$/, '$1')
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw invalid('The Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.')
}
