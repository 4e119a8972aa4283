/** What is to become of comments, on what is there now. */
import type { Database } from '../../../shared/database/index.ts'
import type { Comment, CommentEvent } from '../../../shared/domain/comments/comment.ts'
import { type CommentChange, decideComment } from '../../../shared/domain/comments/decide-comment.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import { notFound, Problem } from '../../../shared/http/problem.ts'
import { type Beside, eventOf } from '../../../shared/outbox/index.ts'
import { type CommentsRow, commentsOf, commentsToChange, keepingComments } from './statements.ts'

export interface KeptComments {
  events: OutboxEvent[]
  /** stores them with the commit */
  beside: Beside | undefined
  /** the person's revision at which it was decided: it may be stored on no other */
  asOf: number
  /** in the order of the changes */
  comments: Comment[]
}

/**
 * @param changed tasks of the same commit, as they are after it
 * @throws Refusal; Problem 404, or 412 for another version than expected
 */
export async function keepComments(
  database: Database,
  personId: string,
  changes: CommentChange[],
  changed: ReadonlyMap<string, Task>,
  origin: Origin,
): Promise<KeptComments> {
  const [ids, taskIds] = [changes.map(({ id }) => id), changes.map(({ taskId }) => taskId)]
  const [row] = await database.query<CommentsRow>(commentsToChange(personId, ids, taskIds))
  const { revision, comments, tasks } = row!
  const known = new Map(comments.map((comment) => [comment.id, comment]))
  const counts = new Map(tasks.map(({ task, count }) => [task.id, count]))
  const taskOf = new Map([...tasks.map(({ task }) => [task.id, task] as const), ...changed])
  const writer = { by: writerOf(origin), now: origin.now }
  const events: CommentEvent[] = []
  for (const change of changes) {
    const { id, taskId, expectedVersion } = change
    const comment = known.get(id)
    const task = taskOf.get(taskId)
    if (!task) throw notFound('There is no task with this id.')
    if (expectedVersion !== undefined && comment && comment.version !== expectedVersion) throw conflict(comment)
    const count = counts.get(taskId) ?? 0
    const event = decideComment(change, { comment, task, count }, writer)
    if (!event) continue
    events.push(event)
    known.set(id, event.data.comment)
    counts.set(taskId, count + 1)
  }
  const stored = [...new Map(events.map(({ data }) => [data.comment.id, data.comment])).values()]
  return {
    events: events.map(({ type, data }) => eventOf(type, data.comment.taskId, data, origin)),
    beside: stored.length ? keepingComments(stored) : undefined,
    asOf: Number(revision),
    comments: changes.map(({ id }) => known.get(id)!),
  }
}

/** The client of an agent; null for the person. */
const writerOf = ({ source }: Origin): string | null => /^mcp\/(.+)$/.exec(source)?.[1] ?? null

const conflict = ({ version }: Comment): Problem =>
  new Problem({
    status: 412,
    code: 'version-conflict',
    detail: 'This comment was changed since you read it; read it again and repeat your change on the new version.',
    extra: { version },
  })

/** The comments of tasks, by task, the oldest first. */
export async function readComments(
  database: Database,
  personId: string,
  taskIds: string[],
): Promise<Map<string, Comment[]>> {
  const rows = taskIds.length ? await database.query<{ comment: Comment }>(commentsOf(personId, taskIds)) : []
  return Map.groupBy(
    rows.map(({ comment }) => comment),
    ({ taskId }) => taskId,
  )
}
