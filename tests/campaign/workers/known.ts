/** What a person's devices know: the tasks and the names that they see, few of each, so that they often want the same. */
import type { SeenCollection, SeenComment, SeenData, SeenTask } from './stream.ts'

export const GATHERED = ['project', 'section', 'label'] as const
export type Gathered = (typeof GATHERED)[number]

export interface KnownCollection extends SeenCollection {
  kind: Gathered
}

export interface Known {
  person: string
  /** newest last */
  tasks: Map<string, SeenTask>
  collections: Map<string, KnownCollection>
  comments: Map<string, SeenComment>
}

const TASKS_IN_VIEW = 12
const COLLECTIONS_IN_VIEW = 6
const COMMENTS_IN_VIEW = 6

export const nothingKnown = (person: string): Known => ({
  person,
  tasks: new Map(),
  collections: new Map(),
  comments: new Map(),
})

/** Of an event, as a device hears it. */
export function learnOfEvent(known: Known, type: string, data: SeenData): void {
  const [, kind] = type.split('.') as [string, Gathered | 'task']
  const seen = data[kind]
  if (kind === 'task') keepTask(known, data.task!)
  else if (data.comment) keepComment(known, data.comment)
  else if (typeof seen === 'object' && GATHERED.includes(kind)) keepCollection(known, kind, seen as SeenCollection)
}

/** Of an answer: a task, or several. */
export function learnOfTasks(known: Known, body: unknown): void {
  const { tasks } = (body ?? {}) as { tasks?: unknown }
  for (const task of [body, ...(Array.isArray(tasks) ? tasks : [])]) if (isTask(task)) keepTask(known, task)
}

const isTask = (value: unknown): value is SeenTask =>
  typeof (value as SeenTask)?.version === 'number' && typeof (value as SeenTask).title === 'string'

function keepTask({ tasks }: Known, task: SeenTask): void {
  const { id, version, title, status, seriesId } = task
  keepNewest(tasks, { id, version, title, status, seriesId }, status === 'deleted', TASKS_IN_VIEW)
}

export const keepCollection = ({ collections }: Known, kind: Gathered, collection: SeenCollection): void =>
  keepNewest(collections, { ...collection, kind }, collection.isDeleted, COLLECTIONS_IN_VIEW)

export const keepComment = ({ comments }: Known, comment: SeenComment): void =>
  keepNewest(comments, comment, comment.isDeleted, COMMENTS_IN_VIEW)

function keepNewest<Seen extends { id: string; version: number }>(
  seen: Map<string, Seen>,
  one: Seen,
  isGone: boolean,
  most: number,
): void {
  const before = seen.get(one.id)
  if (before && before.version >= one.version) return
  seen.delete(one.id)
  if (isGone) return
  seen.set(one.id, one)
  if (seen.size > most) seen.delete(seen.keys().next().value!)
}
