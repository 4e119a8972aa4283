/** Comments: listed and made at their task, changed and deleted by their own id. */
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { type Comment, newCommentSchema } from '../../../shared/domain/comments/comment.ts'
import type { CommentChange, CommentCommand } from '../../../shared/domain/comments/decide-comment.ts'
import { once } from '../../../shared/domain/once.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson, validate } from '../../../shared/http/function-app.ts'
import { notFound } from '../../../shared/http/problem.ts'
import { isUuid, newId } from '../../../shared/ids/index.ts'
import { readComments } from '../comments/keep.ts'
import { commentById } from '../comments/statements.ts'
import type { GatewayDeps } from '../deps.ts'
import { commentsAt, openPast } from '../list/past.ts'
import { tasksByIds } from '../statements.ts'
import { execute } from '../writes/execute.ts'
import { type Answer, runOnce } from '../writes/idempotency.ts'
import { etagOf, versionIn } from '../writes/if-match.ts'
import { originOf } from '../writes/origin.ts'

export const commentsQuerySchema = once(() =>
  z.strictObject({
    /** as they were at this instant */
    at: z.optional(z.iso.datetime({ offset: true })),
  }),
)

type C = Context<{ Variables: BaseVariables & AuthVariables }>

const write = (
  deps: GatewayDeps,
  c: C,
  request: unknown,
  change: CommentChange | (() => Promise<CommentChange>),
  answer: (comment: Comment) => Answer,
) => {
  const personId = c.var.identity.person
  const origin = originOf(c, deps.now())
  return runOnce(
    c,
    { database: deps.database, personId, request, origin },
    (idempotency) => {
      const plan = async () => ({ changes: [], comments: [typeof change === 'function' ? await change() : change] })
      return execute(deps, { personId, changes: plan, origin, idempotency })
    },
    (_tasks, _profile, _collections, comments = []) => answer(comments[0]!),
  )
}

/** Below a task: `/v1/tasks/{id}/comments`. */
export function taskCommentRoutes(deps: GatewayDeps) {
  const { database } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.get('/:id/comments', async (c) => {
    const [personId, id] = [c.var.identity.person, idIn(c, 'task')]
    const { at } = validate(commentsQuerySchema(), c.req.query())
    if (at) {
      await openPast(database, personId, new Date(at), deps.now())
      const rows = await database.query<{ comment: Comment }>(commentsAt(personId, id, new Date(at).toISOString()))
      return c.json({ comments: rows.map(({ comment }) => comment) })
    }
    const [comments, tasks] = await Promise.all([
      readComments(database, personId, [id]),
      database.query(tasksByIds(personId, [id])),
    ])
    if (!tasks.length) throw missing('task')
    return c.json({ comments: comments.get(id) ?? [] })
  })
  routes.post('/:id/comments', async (c) => {
    const { text } = await readJson(c.req.raw, newCommentSchema())
    const change: CommentChange = { id: newId(), taskId: idIn(c, 'task'), command: { type: 'create', text } }
    return write(deps, c, { text }, change, (comment) => ({
      status: 201,
      body: comment,
      headers: { location: `/v1/comments/${comment.id}`, etag: etagOf(comment) },
    }))
  })
  return routes
}

/** By themselves: `/v1/comments/{id}`. */
export function commentRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  const find = async (c: C): Promise<Comment> => {
    const [row] = await deps.database.query<{ comment: Comment }>(
      commentById(c.var.identity.person, idIn(c, 'comment')),
    )
    if (!row) throw missing('comment')
    return row.comment
  }
  const change = (c: C, request: unknown, command: CommentCommand, answer: (comment: Comment) => Answer) => {
    const expectedVersion = versionIn(c.req.header('if-match'))
    const found = async (): Promise<CommentChange> => {
      const { id, taskId } = await find(c)
      return { id, taskId, command, expectedVersion }
    }
    return write(deps, c, request, found, answer)
  }
  routes.get('/:id', async (c) => {
    const comment = await find(c)
    return c.json(comment, 200, { etag: etagOf(comment) })
  })
  routes.patch('/:id', async (c) => {
    const { text } = await readJson(c.req.raw, newCommentSchema())
    return change(c, { text }, { type: 'change', text }, (comment) => ({
      status: 200,
      body: comment,
      headers: { etag: etagOf(comment) },
    }))
  })
  routes.delete('/:id', (c) => change(c, null, { type: 'delete' }, () => ({ status: 204, body: undefined })))
  return routes
}

const missing = (what: 'task' | 'comment') => notFound(`There is no ${what} with this id.`)

function idIn(c: C, what: 'task' | 'comment'): string {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) throw missing(what)
  return id
}
