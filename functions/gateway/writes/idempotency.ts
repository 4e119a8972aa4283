/**
 * `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header): a write that is sent twice happens once and is answered the same
 * twice. The key is an inbox row, stored by the statement that stores the change itself: no crash can come between them.
 */

import type { Context } from 'hono'
import { DaprError } from '../../../shared/dapr/index.ts'
import { type Database, DatabaseError } from '../../../shared/database/index.ts'
import type { Collection } from '../../../shared/domain/collections/collection.ts'
import { collectionKindOf } from '../../../shared/domain/collections/renaming.ts'
import type { Comment } from '../../../shared/domain/comments/comment.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin } from '../../../shared/events/event.ts'
import { jsonOf } from '../../../shared/events/json.ts'
import { problemOf } from '../../../shared/http/function-app.ts'
import { invalid, Problem } from '../../../shared/http/problem.ts'
import { CommitUnanswered } from '../../../shared/outbox/index.ts'
import { earlierAnswer, eventsOfRequest } from '../statements.ts'
import type { ExecutionResult, Idempotency } from './execute.ts'
import { OWN_KEY } from './origin.ts'

/** A response as it is kept for a repetition. */
export interface Answer {
  status: number
  body: object | undefined
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
  origin: Origin
  /** the answer cannot be made again from what was stored: it is kept, also under a key that was made here */
  keepsAnswer?: boolean
}

/**
 * Runs a write under the request's `Idempotency-Key`, or under one that is made for it and sent back. A key that is made here costs nothing:
 * it names the write's first event, of which there can be one, and an answer to a repetition is made from the events. A row for each write
 * would cost a tenth of the writes per second.
 *
 * @param run does the write and hands `idempotency` to `execute`
 * @param answer the response, made from the tasks (and the profile) as they are after the write
 * @throws Problem that says whether something was changed: 503 `outcome-unknown` with the key, when nobody knows
 */
export async function runOnce(
  c: Context,
  { database, personId, request, origin, keepsAnswer = false }: Options,
  run: (idempotency: Idempotency) => Promise<ExecutionResult>,
  answer: MakeAnswer,
): Promise<Response> {
  const { key, isOurs, requestId, fingerprint } = await keyOf(c, request, origin)
  const eventId = keepsAnswer ? undefined : requestId
  const earlier = async (): Promise<KeptAnswer | undefined> => {
    if (!eventId) return findAnswer<KeptAnswer>(database, personId, key)
    const again = await findStored(database, personId, eventId)
    return again && { ...answer(again.tasks, again.profile, again.collections, again.comments), fingerprint }
  }
  let isStored = false
  try {
    const before = eventId && !isOurs ? await earlier() : undefined
    if (before) return respond(replayed(before, fingerprint))
    const idempotency = { key, isOurs, eventId, answer: keepWith(answer, fingerprint) }
    const result = await run(idempotency)
    isStored = true
    const answered =
      result.outcome === 'done'
        ? answer(result.tasks, result.profile, result.collections, result.comments)
        : replayed((result.answer as KeptAnswer | undefined) ?? (await earlier()), fingerprint)
    return respond(answered, isOurs && { 'idempotency-key': key })
  } catch (error) {
    if (error instanceof Problem && error.code === REUSED) throw error
    if (isStored || error instanceof CommitUnanswered) throw outcomeUnknown(key, error)
    // What was right the first time may be refused the second time: the task has another version, or is gone.
    const before = isOurs || error instanceof DatabaseError ? undefined : await earlier()
    if (before) return respond(replayed(before, fingerprint))
    throw nothingChanged(error)
  }
}

type MakeAnswer = (tasks: Task[], profile?: Profile, collections?: Collection[], comments?: Comment[]) => Answer

const keepWith =
  (answer: MakeAnswer, fingerprint: string) =>
  (...done: Parameters<MakeAnswer>): KeptAnswer => ({ ...answer(...done), fingerprint })

interface Key {
  key: string
  /** the caller sent none */
  isOurs: boolean
  /** set for a key that was made here, now or before */
  requestId: string | undefined
  fingerprint: string
}

/** @throws Problem 422 for a key that is none, or was made for another request */
export async function keyOf(c: Context, request: unknown, { correlationId }: Origin): Promise<Key> {
  const given = readKey(c.req.header('idempotency-key'))
  const fingerprint = await hashRequest(`${c.req.method} ${c.req.path} ${JSON.stringify(request)}`)
  const key = given ?? `server-${correlationId}-${fingerprint.slice(0, 11)}`
  const [, requestId, beginning = ''] = OWN_KEY.exec(key) ?? []
  if (!fingerprint.startsWith(beginning)) throw keyReused()
  return { key, isOurs: given === undefined, requestId, fingerprint }
}

/** The tasks, the profile, the collections and the comments as a request left them; undefined when it stored nothing. */
async function findStored(database: Database, personId: string, requestId: string) {
  type Stored = { type: string; data: { task?: Task; profile?: Profile; comment?: Comment } & Record<string, unknown> }
  const rows = await database.query<Stored>(eventsOfRequest(personId, requestId))
  if (!rows.length) return undefined
  const profile = rows.find(({ data }) => data.profile)?.data.profile
  const collections = rows.flatMap(({ type, data }) => {
    const kind = collectionKindOf(type)
    return kind ? (data[kind] as Collection) : []
  })
  return {
    tasks: rows.flatMap(({ data }) => data.task ?? []),
    profile,
    collections,
    comments: rows.flatMap(({ data }) => data.comment ?? []),
  }
}

const outcomeUnknown = (key: string, cause: unknown): Problem =>
  new Problem({
    status: 503,
    code: 'outcome-unknown',
    detail: `The database stopped answering while this was being stored: it may have happened, or not. Send the same request again with the header “Idempotency-Key: ${key}”: it happens once, and you get its answer.`,
    extra: { idempotencyKey: key },
    headers: { 'retry-after': '2', 'idempotency-key': key },
    cause,
  })

/** What a part was away for, before anything was stored. */
function nothingChanged(error: unknown): unknown {
  if (!(error instanceof DatabaseError || error instanceof DaprError)) return error
  const { status, code, message, extra, headers, cause } = problemOf(error)
  if (code !== 'unavailable') return error
  return new Problem({ status, code, detail: `${message} Nothing was changed.`, extra, headers, cause })
}

/** Not by the web's own, which does each in another thread; and not before the first write, for a cold start would wait for it. */
let hashing: Promise<typeof import('node:crypto')> | undefined

async function hashRequest(text: string): Promise<string> {
  hashing ??= import('node:crypto')
  return (await hashing).hash('sha256', text, 'base64url')
}

/** @throws Problem for the answer to another request, or another person's */
function replayed(answer: KeptAnswer | undefined, fingerprint: string): Answer {
  if (answer?.fingerprint !== fingerprint) throw keyReused()
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } }
}

const REUSED = 'idempotency-key-reused'

const keyReused = (): Problem =>
  new Problem({
    status: 422,
    code: REUSED,
    detail: 'This Idempotency-Key was used for another request; make a new one.',
  })

/**
 * What a part of a request comes to under a key of its own: its tasks, or those of the first time. What was right then may be refused now,
 * because it was done.
 */
export async function runPartOnce(
  { database, personId, key }: { database: Database; personId: string; key: string },
  run: (idempotency: Idempotency) => Promise<ExecutionResult>,
): Promise<{ isFirst: boolean; tasks: Task[] }> {
  try {
    const result = await run({ key, answer: (tasks) => tasks })
    if (result.outcome === 'done') return { isFirst: true, tasks: result.tasks }
    return { isFirst: false, tasks: await answerOfTwin<Task[]>(database, personId, key, result) }
  } catch (error) {
    const tasks = error instanceof DatabaseError ? undefined : await findAnswer<Task[]>(database, personId, key)
    if (tasks) return { isFirst: false, tasks }
    throw error
  }
}

/** The answer that was kept under a key: a request that waited for its twin saw a snapshot in which the twin's row did not exist yet. */
const answerOfTwin = async <Kept>(
  database: Database,
  personId: string,
  key: string,
  { answer }: Extract<ExecutionResult, { outcome: 'duplicate' }>,
): Promise<Kept> => (answer ?? (await findAnswer(database, personId, key))) as Kept

async function findAnswer<Kept>(database: Database, personId: string, key: string): Promise<Kept | undefined> {
  const [row] = await database.query<{ answer: Kept }>(earlierAnswer(personId, key))
  return row?.answer
}

/** A request that was answered before under its key, found before it is begun again. */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered'
  readonly answer: unknown

  constructor(answer: unknown) {
    super('this request was answered before')
    this.answer = answer
  }
}

/** For what costs much before it stores anything. @throws AlreadyAnswered */
export async function requireNew(database: Database, personId: string, { key, isOurs }: Idempotency): Promise<void> {
  const earlier = isOurs ? undefined : await findAnswer(database, personId, key)
  if (earlier !== undefined) throw new AlreadyAnswered(earlier)
}

function respond({ status, body, headers }: Answer, more?: Record<string, string> | false): Response {
  if (body === undefined) return new Response(null, { status, headers: { ...headers, ...more } })
  return new Response(jsonOf(body), { status, headers: { 'content-type': 'application/json', ...headers, ...more } })
}

function readKey(header: string | undefined): string | undefined {
  const key = header?.replace(/^"(.*)"$/, '$1')
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw invalid('The Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.')
}
