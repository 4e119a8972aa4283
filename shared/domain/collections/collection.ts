/**
 * What tasks are gathered in: projects and their sections, labels, and saved filters. A task says by name where it belongs, and a name alone
 * makes its project or label; a collection is what there is to know of a name besides (docs/collections.md).
 */
import * as z from 'zod/mini'
import { nameSchema, text } from '../task.ts'
import { COLOURS } from './colours.ts'

/** What a person may have of each kind. Each name is looked at when another one is given. */
export const MOST_COLLECTIONS = 500
/** Projects within each other. */
export const MOST_LEVELS = 4
/** Longest words of a saved filter: as many as a list takes. */
const LONGEST_FILTER = 1000

const shown = { name: nameSchema, colour: z.nullable(z.enum(COLOURS)), isFavourite: z.boolean() }

/** What a person may set, by kind. */
export const collectionFields = {
  project: {
    ...shown,
    /** the project within which it is */
    parentId: z.nullable(z.uuid()),
    /** out of sight, with all within it; its tasks stay where they are */
    isArchived: z.boolean(),
  },
  section: { name: nameSchema, projectId: z.uuid() },
  label: shown,
  filter: {
    ...shown,
    /** as a person says it or in signs: `(today | overdue) & #Work` */
    words: text(LONGEST_FILTER),
  },
} as const

const stored = {
  id: z.uuid(),
  /** counts the changes from 1; 0 of what only tasks name */
  version: z.int(),
  isDeleted: z.boolean(),
  /** null of what only tasks name */
  createdAt: z.nullable(z.iso.datetime()),
}

export const collectionSchemas = {
  project: z.object({ ...stored, ...collectionFields.project }),
  section: z.object({ ...stored, ...collectionFields.section }),
  label: z.object({ ...stored, ...collectionFields.label }),
  filter: z.object({ ...stored, ...collectionFields.filter }),
} as const

export type CollectionKind = keyof typeof collectionSchemas
export type CollectionOf<K extends CollectionKind> = z.infer<(typeof collectionSchemas)[K]>
export type Collection = CollectionOf<CollectionKind>
export type Project = CollectionOf<'project'>
export type Section = CollectionOf<'section'>
export type Label = CollectionOf<'label'>
export type SavedFilter = CollectionOf<'filter'>

/** All that a person has, also what was deleted: its id is not given to another. */
export type Collections = { [K in CollectionKind]: CollectionOf<K>[] }

export const newCollectionSchemas = {
  project: z.strictObject({ ...z.partial(z.object(collectionFields.project)).shape, name: nameSchema }),
  section: z.strictObject(collectionFields.section),
  label: z.strictObject({ ...z.partial(z.object(collectionFields.label)).shape, name: nameSchema }),
  filter: z.strictObject({
    ...z.partial(z.object(collectionFields.filter)).shape,
    name: nameSchema,
    words: collectionFields.filter.words,
  }),
} as const

/** A section stays in its project. */
export const collectionChangesSchemas = {
  project: z.partial(z.strictObject(collectionFields.project)),
  section: z.partial(z.strictObject({ name: nameSchema })),
  label: z.partial(z.strictObject(collectionFields.label)),
  filter: z.partial(z.strictObject(collectionFields.filter)),
} as const

/** The fields of any kind. */
export type CollectionFields = { name: string } & Partial<
  Omit<Project & Section & SavedFilter, keyof typeof stored | 'name'>
>
