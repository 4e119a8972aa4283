/** Our own export (docs/moving.md): the tasks as they are stored. */
import * as z from 'zod/mini'
import { commentSchema } from '../../../../shared/domain/comments/comment.ts'
import { taskFields, taskSchema } from '../../../../shared/domain/task.ts'
import { unreadable } from '../bounds.ts'
import type { Entry, Format, Read } from './format.ts'

/** What is taken of each; the file is anybody's, so all of it is looked at. */
const { status, createdAt, completedAt, seriesId } = taskSchema.shape
const keptSchema = z.object({
  ...z.partial(z.object({ ...taskFields, status, createdAt, completedAt, seriesId, id: z.string() })).shape,
  title: taskFields.title,
})

export const json: Format = {
  name: 'json',
  fits: (beginning) => /^\s*\{/.test(beginning),
  async *read(text) {
    const { tasks, comments } = documentIn(text)
    const said = commentsIn(comments)
    for (const [index, task] of tasks.entries()) yield readTask(index + 1, task, said)
  },
}

function documentIn(text: string): { tasks: unknown[]; comments: unknown } {
  let document: { tasks?: unknown; comments?: unknown }
  try {
    document = JSON.parse(text)
  } catch {
    throw unreadable('This begins like an export, but it is not whole: fetch it again.')
  }
  if (!Array.isArray(document.tasks)) throw unreadable('This is JSON, but it has no list of tasks (`tasks`).')
  return { tasks: document.tasks, comments: document.comments }
}

type Said = ReadonlyMap<string, NonNullable<Entry['comments']>>

/** By the ids of their tasks; those that are none, or deleted, are passed over. */
function commentsIn(comments: unknown): Said {
  const kept = (Array.isArray(comments) ? comments : []).flatMap((each) => commentSchema.safeParse(each).data ?? [])
  return Map.groupBy(
    kept.filter(({ isDeleted }) => !isDeleted),
    ({ taskId }) => taskId,
  )
}

function readTask(line: number, task: unknown, said: Said): Read {
  const { data, error } = keptSchema.safeParse(task)
  if (!data) {
    const { path, message } = error.issues[0]!
    return {
      leftOut: { line, code: path[0] === 'title' ? 'no-title' : 'invalid', text: `${path.join('.')}: ${message}` },
    }
  }
  if (data.status === 'deleted') return { leftOut: { line, code: 'deleted', text: data.title } }
  return { entry: { ...entryOf(line, data), comments: said.get(data.id ?? '') ?? [] } }
}

function entryOf(line: number, task: z.infer<typeof keptSchema>): Entry {
  const { id, status = 'open', createdAt, completedAt, seriesId, ...fields } = task
  return {
    line,
    key: ['json', id ?? fields.title],
    ...(id !== undefined && { id }),
    fields,
    past: { status, ...(createdAt && { createdAt }), ...(completedAt && { completedAt }) },
    ...(seriesId && { series: seriesId }),
  }
}
