/** Our own export (docs/moving.md): tasks, what they are gathered in, and what was said of them, as they are stored. */
import * as z from 'zod/mini'
import {
  type Collection,
  type CollectionKind,
  collectionFields,
  collectionSchemas,
} from '../../../../shared/domain/collections/collection.ts'
import { COLLECTION_KINDS } from '../../../../shared/domain/collections/plurals.ts'
import { commentSchema } from '../../../../shared/domain/comments/comment.ts'
import { orderOf } from '../../../../shared/domain/order.ts'
import { taskFields, taskSchema } from '../../../../shared/domain/task.ts'
import { unreadable } from '../bounds.ts'
import type { ComingCollection, Entry, Format, Read, Said } from './format.ts'

/** What is taken of each; the file is anybody's, so all of it is looked at. */
const { status, createdAt, completedAt, seriesId } = taskSchema().shape
const keptSchema = z.object({
  ...z.partial(z.object({ ...taskFields(), status, createdAt, completedAt, seriesId, id: z.string() })).shape,
  title: taskFields().title,
})

export const json: Format = {
  name: 'json',
  fits: (beginning) => /^\s*\{/.test(beginning),
  async *read(text) {
    const { tasks, comments, collections } = documentIn(text)
    for (const [index, each] of collections.entries()) yield* readCollection(index + 1, each)
    const said = commentsIn(comments)
    for (const [index, task] of tasks.entries()) yield readTask(index + 1, task, said)
  },
}

function documentIn(text: string): Record<'tasks' | 'comments' | 'collections', unknown[]> {
  let document: { tasks?: unknown; comments?: unknown; collections?: unknown }
  try {
    document = JSON.parse(text)
  } catch {
    throw unreadable('This begins like an export, but it is not whole: fetch it again.')
  }
  if (!Array.isArray(document.tasks)) throw unreadable('This is JSON, but it has no list of tasks (`tasks`).')
  const listOf = (each: unknown): unknown[] => (Array.isArray(each) ? each : [])
  return { tasks: document.tasks, comments: listOf(document.comments), collections: listOf(document.collections) }
}

/** Those that are deleted are passed over. */
function* readCollection(line: number, given: unknown): Generator<Read, undefined> {
  const { kind, collection } = (given ?? {}) as { kind?: CollectionKind; collection?: unknown }
  const isKnown = kind !== undefined && COLLECTION_KINDS.includes(kind)
  const { data, error } = isKnown ? collectionSchemas()[kind].safeParse(collection) : {}
  if (data) {
    if (!data.isDeleted) yield { collection: collectionOf(line, kind!, data) }
  } else yield { leftOut: { line, code: 'invalid', text: `collections: ${error?.issues[0]?.message ?? 'no kind'}` } }
}

function collectionOf(line: number, kind: CollectionKind, { id, ...data }: Collection): ComingCollection {
  const { parentId, projectId, ...own } = data as { parentId?: string | null; projectId?: string }
  const fields = Object.fromEntries(Object.entries(own).filter(([name]) => name in collectionFields()[kind]))
  return { line, kind, ref: id, within: projectId ?? parentId ?? undefined, fields: { ...fields, name: data.name } }
}

/** By the ids of their tasks; those that are none, or deleted, are passed over. */
function commentsIn(comments: unknown[]): ReadonlyMap<string, Said[]> {
  const kept = comments.flatMap((each) => commentSchema().safeParse(each).data ?? [])
  return Map.groupBy(
    kept.filter(({ isDeleted }) => !isDeleted),
    ({ taskId }) => taskId,
  )
}

function readTask(line: number, task: unknown, said: ReadonlyMap<string, Said[]>): Read {
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
  const { id, status = 'open', createdAt, completedAt, seriesId, parentId, order, ...fields } = task
  // One that nobody moved stands by its id, and gets another one.
  const former = z.uuid().safeParse(id?.toLowerCase()).data
  const own = former && createdAt ? orderOf({ id: former, createdAt, order }) : order
  return {
    line,
    key: ['json', id ?? fields.title],
    ...(former && { id: former }),
    ref: id,
    under: parentId ?? undefined,
    fields: own ? { ...fields, order: own } : fields,
    past: { status, ...(createdAt && { createdAt }), ...(completedAt && { completedAt }) },
    ...(seriesId && { series: seriesId }),
  }
}
