/** A change that the server refused because somebody was faster with the same field: both wait for the person, also over a reload. */
import type { Collection, CollectionFields } from '../../../../shared/domain/collections/collection.ts'
import type { Task, TaskChanges } from '../../../../shared/domain/task.ts'
import type { Change } from './changes.ts'

/** `key`: of the change */
export type Conflict = { key: string } & (
  | { change: Extract<Change, { kind: 'update' }>; theirs: Task; fields: (keyof TaskChanges)[] }
  | { change: Extract<Change, { kind: 'alter' }>; theirs: Collection; fields: (keyof CollectionFields)[] }
)

/** The fields in which somebody else's version differs from what the person saw when changing them. */
export const conflictingFields = <Fields extends object>(
  { fields, before }: { fields: Fields; before: Fields },
  theirs: Fields,
): (keyof Fields)[] =>
  (Object.keys(fields) as (keyof Fields)[]).filter(
    (field) => !isSame(theirs[field], before[field]) && !isSame(theirs[field], fields[field]),
  )

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
