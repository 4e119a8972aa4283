/** What a command does to a comment. Pure: who stores it sees to it that nothing of it has changed meanwhile. */
import { Refusal } from '../refusal.ts'
import { shouldBe } from '../should-be.ts'
import type { Task } from '../task.ts'
import { COMMENTS, type Comment, type CommentEvent, type CommentEventType, newCommentSchema } from './comment.ts'

export type CommentCommand =
  /** `createdAt`: of one that was kept elsewhere */
  | { type: 'create'; text: string; createdAt?: string }
  | { type: 'change'; text: string }
  | { type: 'delete' }
  /** puts it back as it was: the compensation of an undo */
  | { type: 'revert'; previous: Partial<Pick<Comment, 'text' | 'isDeleted'>> }

export interface CommentChange {
  id: string
  taskId: string
  command: CommentCommand
  /** the version that the caller has seen; another one refuses the change */
  expectedVersion?: number | undefined
  /** the turn that this takes back */
  undoes?: string
}

/** What a change is decided upon. */
export interface CommentState {
  comment: Comment | undefined
  task: Task | undefined
  /** comments of its task that are there */
  count: number
}

export interface Writer {
  /** the client of an agent; null: the person */
  by: string | null
  /** RFC 3339 */
  now: string
}

/**
 * @returns null where it already is as the command wants it
 * @throws Refusal
 */
export function decideComment(
  change: CommentChange,
  { comment, task, count }: CommentState,
  writer: Writer,
): CommentEvent | null {
  const { id, taskId, command, undoes } = change
  if (!task) throw new Refusal('task-deleted', 'There is no such task.')
  if (task.status === 'deleted' && command.type !== 'revert')
    throw new Refusal('task-deleted', `“${task.title}” is deleted; undo brings it back.`)
  const stored = (
    type: CommentEventType,
    after: Comment,
    previous: CommentEvent['data']['previous'],
  ): CommentEvent => ({
    type,
    data: { comment: after, title: task.title, previous, ...(undoes !== undefined && { undoes }) },
  })
  if (command.type === 'create') {
    if (comment) throw new Refusal('task-exists', `There already is a comment ${id}.`)
    if (count >= COMMENTS.ofTask)
      throw new Refusal(
        'too-many-comments',
        `“${task.title}” has ${COMMENTS.ofTask} comments, and has room for no more. Delete some of them first.`,
      )
    const { by, now } = writer
    const made = { id, taskId, version: 1, text: checked(command.text), by, isDeleted: false, updatedAt: now }
    return stored('todo.comment.created.v1', { ...made, createdAt: command.createdAt ?? now }, {})
  }
  if (!comment || (comment.isDeleted && command.type !== 'revert'))
    throw new Refusal('no-such-comment', 'There is no such comment.')
  if (command.type !== 'revert') checkWriter(comment, writer)
  const fields = fieldsOf(command)
  const after = { ...comment, ...fields, version: comment.version + 1, updatedAt: writer.now }
  const previous = Object.fromEntries(
    (['text', 'isDeleted'] as const)
      .filter((name) => after[name] !== comment[name])
      .map((name) => [name, comment[name]]),
  )
  if (!Object.keys(previous).length) return null
  const happened = previous.isDeleted === undefined ? 'updated' : after.isDeleted ? 'deleted' : 'restored'
  return stored(`todo.comment.${happened}.v1`, after, previous)
}

function fieldsOf(command: Exclude<CommentCommand, { type: 'create' }>): Partial<Pick<Comment, 'text' | 'isDeleted'>> {
  if (command.type === 'change') return { text: checked(command.text) }
  return command.type === 'delete' ? { isDeleted: true } : command.previous
}

/** What a person wrote is not an agent's to change; what it wrote is its own, and the person's. */
function checkWriter({ by }: Comment, writer: Writer): void {
  if (writer.by === null || writer.by === by) return
  throw new Refusal('not-the-writer', 'Only who wrote a comment may change or delete it.')
}

/** @throws Refusal that names the bound */
function checked(text: string): string {
  const { data, error } = newCommentSchema().safeParse({ text })
  if (data) return data.text
  const message = shouldBe(error.issues[0]!)
  throw new Refusal('invalid-request', `Nothing was stored: the comment ${message}.`, [{ field: 'text', message }])
}
