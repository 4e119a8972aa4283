/**
 * What tasks are gathered in: projects and their sections, labels, and saved filters. A task says by name where it belongs, and a name alone
 * makes its project or label; a collection is what there is to know of a name besides (docs/collections.md).
 */
import * as z from 'zod/mini'
import { once } from '../once.ts'
import { nameSchema, text } from '../task.ts'
import { COLOURS } from './colours.ts'

/** What a person may have of each kind. Each name is looked at when another one is given. */
export const MOST_COLLECTIONS = 500
/** Projects within each other. */
export const MOST_LEVELS = 4
/** Longest words of a saved filter: as many as a list takes. */
const LONGEST_FILTER = 1000

const shownFields = once(() => ({ name: nameSchema(), colour: z.nullable(z.enum(COLOURS)), isFavourite: z.boolean() }))

/** What a person may set, by kind. */
export const collectionFields = once(() => ({
  project: {
    ...shownFields(),
    /** the project within which it is */
    parentId: z.nullable(z.uuid()),
    /** out of sight, with all within it; its tasks stay where they are */
    isArchived: z.boolean(),
  },
  section: { name: nameSchema(), projectId: z.uuid() },
  label: shownFields(),
  filter: {
    ...shownFields(),
    /** as a person says it or in signs: `(today | overdue) & #Work` */
    words: text(LONGEST_FILTER),
  },
}))

const storedFields = once(() => ({
  id: z.uuid(),
  /** counts the changes from 1; 0 of what only tasks name */
  version: z.int(),
  isDeleted: z.boolean(),
  /** null of what only tasks name */
  createdAt: z.nullable(z.iso.datetime()),
}))

export const collectionSchemas = once(() => ({
  project: z.object({ ...storedFields(), ...collectionFields().project }),
  section: z.object({ ...storedFields(), ...collectionFields().section }),
  label: z.object({ ...storedFields(), ...collectionFields().label }),
  filter: z.object({ ...storedFields(), ...collectionFields().filter }),
}))

export type CollectionKind = keyof ReturnType<typeof collectionSchemas>
export type CollectionOf<K extends CollectionKind> = z.infer<ReturnType<typeof collectionSchemas>[K]>
export type Collection = CollectionOf<CollectionKind>
export type Project = CollectionOf<'project'>
export type Section = CollectionOf<'section'>
export type Label = CollectionOf<'label'>
export type SavedFilter = CollectionOf<'filter'>

/** All that a person has, also what was deleted: its id is not given to another. */
export type Collections = { [K in CollectionKind]: CollectionOf<K>[] }

export const newCollectionSchemas = once(() => ({
  project: z.strictObject({ ...z.partial(z.object(collectionFields().project)).shape, name: nameSchema() }),
  section: z.strictObject(collectionFields().section),
  label: z.strictObject({ ...z.partial(z.object(collectionFields().label)).shape, name: nameSchema() }),
  filter: z.strictObject({
    ...z.partial(z.object(collectionFields().filter)).shape,
    name: nameSchema(),
    words: collectionFields().filter.words,
  }),
}))

/** A section stays in its project. */
export const collectionChangesSchemas = once(() => ({
  project: z.partial(z.strictObject(collectionFields().project)),
  section: z.partial(z.strictObject({ name: nameSchema() })),
  label: z.partial(z.strictObject(collectionFields().label)),
  filter: z.partial(z.strictObject(collectionFields().filter)),
}))

/** The fields of any kind. */
export type CollectionFields = { name: string } & Partial<
  Omit<Project & Section & SavedFilter, keyof ReturnType<typeof storedFields> | 'name'>
>
