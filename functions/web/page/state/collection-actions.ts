/** What the person does with projects, sections, labels and saved filters: shown at once, and sent in order with all else. */
import type { Collection, CollectionFields, CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import { keyOf } from '../../../../shared/domain/collections/name-key.ts'
import { PLURALS } from '../../../../shared/domain/collections/plurals.ts'
import { localId } from './changes.ts'
import type { CollectionChange, Fate } from './collection-changes.ts'
import { projects } from './collections.ts'
import { collections } from './known.ts'
import { add, idOf } from './sending.ts'

const newKey = (): string => crypto.randomUUID()

/** @returns one of the same kind that has the name already; two of one name there are not */
export function namesake(of: CollectionKind, fields: CollectionFields, id?: string): Collection | undefined {
  const all: Collection[] = collections.value[PLURALS[of]]
  // Whoever makes an archived one again gets it back.
  const isFree = (each: Collection): boolean => id === undefined && 'isArchived' in each && each.isArchived
  return all.find((each) => each.id !== id && keyOf(each) === keyOf(fields) && !isFree(each))
}

export function makeCollection(of: CollectionKind, fields: CollectionFields): void {
  const key = newKey()
  add({ kind: 'make', key, of, collectionId: localId(key), name: fields.name, fields })
}

/** @param seen as it was when the person began to change it */
export function changeCollection(of: CollectionKind, seen: Collection, fields: Partial<CollectionFields>): void {
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, seen[field as keyof Collection]]))
  add({ kind: 'alter', key: newKey(), ...named(of, seen), fields, before, version: seen.version })
}

/** @param tasks what becomes of the open tasks that have its name */
export function removeCollection(of: CollectionKind, seen: Collection, tasks: Fate | undefined): void {
  add({ kind: 'remove', key: newKey(), ...named(of, seen), ...(tasks && { tasks }) })
}

function named(
  of: CollectionKind,
  seen: Collection,
): Pick<CollectionChange, 'of' | 'collectionId' | 'name' | 'project'> {
  const project = 'projectId' in seen ? projects.value.find(({ id }) => id === seen.projectId)?.name : undefined
  return { of, collectionId: idOf(seen), name: seen.name, ...(project !== undefined && { project }) }
}
