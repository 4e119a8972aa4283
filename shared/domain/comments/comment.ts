/** What is said of a task beside its note: Markdown, kept as it was typed. */
import * as z from 'zod/mini'
import { LIMITS } from '../bounds.ts'
import { once } from '../once.ts'
import { printable, wellFormed } from '../task.ts'

export const COMMENTS = {
  /** characters, as of a note */
  text: LIMITS.note,
  /** of one task, without those deleted */
  ofTask: 100,
} as const

/** As it was typed, also with white space around it: in Markdown that says something. */
const textSchema = once(() =>
  z.string().check(
    z.maxLength(COMMENTS.text),
    z.refine((text: string) => text.trim() !== '', 'must have words'),
    printable(),
    wellFormed(),
  ),
)

export const newCommentSchema = once(() => z.strictObject({ text: textSchema() }))

export const commentSchema = once(() =>
  z.object({
    id: z.uuid(),
    taskId: z.uuid(),
    /** counts its changes from 1 */
    version: z.int(),
    text: textSchema(),
    /** the client of an agent that wrote it; null: the person did */
    by: z.nullable(z.string()),
    isDeleted: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
)

export type Comment = z.infer<ReturnType<typeof commentSchema>>

/** What happened to it; `title`: of its task, as that was then. */
export const commentChangedSchema = once(() =>
  z.object({
    comment: commentSchema(),
    title: z.string().check(z.maxLength(LIMITS.title)),
    previous: z.partial(z.object({ text: textSchema(), isDeleted: z.boolean() })),
    /** the turn that this takes back */
    undoes: z.optional(z.string()),
  }),
)

export type CommentChanged = z.infer<ReturnType<typeof commentChangedSchema>>

export type CommentEventType = `todo.comment.${'created' | 'updated' | 'deleted' | 'restored'}.v1`

export interface CommentEvent {
  type: CommentEventType
  data: CommentChanged
}
