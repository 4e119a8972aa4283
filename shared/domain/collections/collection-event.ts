/** What can happen to a collection, and how tasks follow it. */
import * as z from 'zod/mini'
import type { Task } from '../task.ts'
import { type Collection, type CollectionKind, collectionFields, collectionSchemas, nameKey } from './collection.ts'

type Happened = 'created' | 'updated' | 'deleted' | 'restored'

export type CollectionEventType<K extends CollectionKind = CollectionKind> = `todo.${K}.${Happened}.v1`

const wasDeleted = { isDeleted: z.boolean() }
const previousOf = {
  project: z.partial(z.object({ ...collectionFields.project, ...wasDeleted })),
  section: z.partial(z.object({ ...collectionFields.section, ...wasDeleted })),
  label: z.partial(z.object({ ...collectionFields.label, ...wasDeleted })),
  filter: z.partial(z.object({ ...collectionFields.filter, ...wasDeleted })),
}

/** As of a task: what it is now, what the changed fields were before, and the turn that it takes back. */
const undoes = z.optional(z.string())

export const collectionChangedSchemas = {
  project: z.object({ project: collectionSchemas.project, previous: previousOf.project, undoes }),
  section: z.object({
    section: collectionSchemas.section,
    /** the name of its project: by it the tasks of the section are found */
    project: z.string(),
    previous: previousOf.section,
    undoes,
  }),
  label: z.object({ label: collectionSchemas.label, previous: previousOf.label, undoes }),
  filter: z.object({ filter: collectionSchemas.filter, previous: previousOf.filter, undoes }),
} as const

export type CollectionChanged = { [K in CollectionKind]: z.infer<(typeof collectionChangedSchemas)[K]> }

/** An event of any kind, before it is on its way. */
export interface CollectionEvent {
  kind: CollectionKind
  happened: Happened
  collection: Collection
  previous: Record<string, unknown>
  /** of a section: the name of its project */
  project?: string
  undoes?: string
}

export const typeOf = ({ kind, happened }: CollectionEvent): CollectionEventType => `todo.${kind}.${happened}.v1`

export const dataOf = ({ kind, collection, previous, project, undoes }: CollectionEvent) =>
  ({
    [kind]: collection,
    ...(project !== undefined && { project }),
    previous,
    ...(undoes !== undefined && { undoes }),
  }) as unknown as CollectionChanged[CollectionKind]

const TYPE = /^todo\.(project|section|label|filter)\./

/** @returns undefined for an event of something else */
export const collectionKindOf = (type: string): CollectionKind | undefined => TYPE.exec(type)?.[1] as never

/** A name that tasks have, which is another one from an event on. */
export interface Renaming {
  kind: 'project' | 'section' | 'label'
  /** as `nameKey` has them: whatever the case in which a task says it */
  from: string
  /** of a section: that of its project */
  within?: string
  to: string
}

/** @returns undefined when no task follows */
export function renamingIn(type: string, data: object): Renaming | undefined {
  const kind = collectionKindOf(type)
  if (!kind || kind === 'filter') return undefined
  const { previous, [kind]: collection, project } = data as Record<string, unknown>
  const from = (previous as { name?: string }).name
  const to = (collection as Collection).name
  if (from === undefined || from === to) return undefined
  return {
    kind,
    from: nameKey(from),
    to,
    ...(kind === 'section' && { within: nameKey(project as string) }),
  }
}

/**
 * A task after a renaming: the same that the statement which stores the renaming makes of it. Whoever knows tasks by events (a device, a
 * replay) applies it to all of them, whatever their state.
 *
 * @param at of the event, RFC 3339
 * @returns the task itself when it does not have the name
 */
export function followed(task: Task, { kind, from, within, to }: Renaming, at: string): Task {
  const isMeant = (name: string | null) => name !== null && nameKey(name) === from
  const changed = (fields: Partial<Task>): Task => ({ ...task, ...fields, version: task.version + 1, updatedAt: at })
  switch (kind) {
    case 'project':
      return isMeant(task.project) ? changed({ project: to }) : task
    case 'section':
      return isMeant(task.section) && task.project !== null && nameKey(task.project) === within
        ? changed({ section: to })
        : task
    case 'label':
      return task.labels.some(isMeant)
        ? changed({ labels: [...new Set(task.labels.map((label) => (isMeant(label) ? to : label)))] })
        : task
  }
}
