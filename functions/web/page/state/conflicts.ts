/** A change that the server refused because somebody was faster with the same field: both wait for the person, also over a reload. */
import type { Task, TaskChanges } from '../../../../shared/domain/task.ts'
import type { Change } from './changes.ts'

export interface Conflict {
  /** of the change */
  key: string
  change: Extract<Change, { kind: 'update' }>
  theirs: Task
  fields: (keyof TaskChanges)[]
}

/** The fields in which somebody else's version differs from what the person saw when changing them. */
export const conflictingFields = (
  { fields, before }: Pick<Extract<Change, { kind: 'update' }>, 'fields' | 'before'>,
  theirs: Task,
): (keyof TaskChanges)[] =>
  (Object.keys(fields) as (keyof TaskChanges)[]).filter(
    (field) => !isSame(theirs[field], before[field]) && !isSame(theirs[field], fields[field]),
  )

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
