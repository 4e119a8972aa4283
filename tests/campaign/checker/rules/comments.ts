/** Comments: each follows from its events, and was said of a task that was there (docs/comments.md). */
import { type CommentState, type Evidence, isOfTask, isSame, type StoredEvent, type Violation } from '../evidence.ts'

export function checkComments({ events, comments }: Evidence): Violation[] {
  const byPerson = Map.groupBy(events, ({ person }) => person)
  const followed = [...byPerson.values()].map(follow)
  const last = new Map(followed.flatMap((each) => [...each.last]))
  const stored = new Set(comments.map(({ id }) => id))
  return [
    ...followed.flatMap(({ found }) => found),
    ...comments.flatMap(({ person, id, comment }) =>
      isSame(last.get(id)?.data.comment, comment)
        ? []
        : [{ ...about(person, comment), what: 'a comment is not what its last event says' }],
    ),
    ...[...last.values()].flatMap(({ person, data: { comment } }) =>
      stored.has(comment!.id) ? [] : [{ ...about(person, comment!), what: 'a comment is not stored' }],
    ),
  ]
}

const about = (person: string, { taskId }: CommentState) => ({
  rule: 'comments',
  kind: 'lost' as const,
  person,
  taskId,
})

/** The events of one person. */
function follow(events: StoredEvent[]): { found: Violation[]; last: Map<string, StoredEvent> } {
  const last = new Map<string, StoredEvent>()
  const tasks = new Map<string, string>()
  const found: Violation[] = []
  for (const event of events) {
    const { comment, task } = event.data
    if (isOfTask(event) && task) tasks.set(task.id, task.status)
    if (!comment) continue
    const what = wrongIn(event, last.get(comment.id), tasks.get(comment.taskId))
    if (what) found.push({ ...about(event.person, comment), what: `revision ${event.revision} ${what}` })
    last.set(comment.id, event)
  }
  return { found, last }
}

function wrongIn({ data }: StoredEvent, known: StoredEvent | undefined, task: string | undefined): string | undefined {
  const { comment, previous = {}, undoes } = data
  const before = known?.data.comment as Record<string, unknown> | undefined
  const version = (known?.data.comment?.version ?? 0) + 1
  if (comment!.version !== version)
    return `has version ${comment!.version} of a comment where ${version} follows: a change was overwritten`
  const other = before && Object.keys(previous).find((name) => !isSame(previous[name], before[name]))
  if (other) return `was decided on another ${other} of a comment`
  if (!undoes && (task === undefined || task === 'deleted')) return 'comments on a task that is not there'
  if (!undoes || known?.correlationId !== undoes) return undefined
  const was = known.type === 'todo.comment.created.v1' ? { isDeleted: true } : known.data.previous!
  const left = Object.entries(was).find(
    ([name, value]) => !isSame(value, (comment as unknown as Record<string, unknown>)[name]),
  )
  return left && `did not put the ${left[0]} of a comment back`
}
