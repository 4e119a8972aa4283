/** What can happen to a collection. */
import * as z from 'zod/mini'
import { type Collection, type CollectionKind, collectionFields, collectionSchemas } from './collection.ts'

type Happened = 'created' | 'updated' | 'deleted' | 'restored'

export type CollectionEventType<K extends CollectionKind = CollectionKind> = `todo.${K}.${Happened}.v1`

const wasDeleted = { isDeleted: z.boolean() }
const previousOf = {
  project: z.partial(z.object({ ...collectionFields().project, ...wasDeleted })),
  section: z.partial(z.object({ ...collectionFields().section, ...wasDeleted })),
  label: z.partial(z.object({ ...collectionFields().label, ...wasDeleted })),
  filter: z.partial(z.object({ ...collectionFields().filter, ...wasDeleted })),
}

/** As of a task: what it is now, what the changed fields were before, and the turn that it takes back. */
const undoes = z.optional(z.string())

export const collectionChangedSchemas = {
  project: z.object({ project: collectionSchemas().project, previous: previousOf.project, undoes }),
  section: z.object({
    section: collectionSchemas().section,
    /** the name of its project: by it the tasks of the section are found */
    project: z.string(),
    previous: previousOf.section,
    undoes,
  }),
  label: z.object({ label: collectionSchemas().label, previous: previousOf.label, undoes }),
  filter: z.object({ filter: collectionSchemas().filter, previous: previousOf.filter, undoes }),
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
