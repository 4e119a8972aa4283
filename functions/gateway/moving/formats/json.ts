/** Our own export (docs/moving.md): the tasks as they are stored. */
import * as z from 'zod/mini'
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
    for (const [index, task] of tasksIn(text).entries()) yield readTask(index + 1, task)
  },
}

function tasksIn(text: string): unknown[] {
  let document: { tasks?: unknown }
  try {
    document = JSON.parse(text)
  } catch {
    throw unreadable('This begins like an export, but it is not whole: fetch it again.')
  }
  if (!Array.isArray(document.tasks)) throw unreadable('This is JSON, but it has no list of tasks (`tasks`).')
  return document.tasks
}

function readTask(line: number, task: unknown): Read {
  const { data, error } = keptSchema.safeParse(task)
  if (!data) {
    const { path, message } = error.issues[0]!
    return {
      leftOut: { line, code: path[0] === 'title' ? 'no-title' : 'invalid', text: `${path.join('.')}: ${message}` },
    }
  }
  if (data.status === 'deleted') return { leftOut: { line, code: 'deleted', text: data.title } }
  return { entry: entryOf(line, data) }
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
