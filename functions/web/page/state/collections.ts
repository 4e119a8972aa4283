/** Projects, sections, labels and saved filters, as the server has them; names that only tasks here have are there too. */
import { computed } from '@preact/signals'
import type {
  CollectionFields,
  CollectionKind,
  CollectionOf,
  Label,
  Project,
  SavedFilter,
} from '../../../../shared/domain/collections/collection.ts'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import { PLURALS } from '../../../../shared/domain/collections/plurals.ts'
import type { AllCollections } from '../api/client.ts'
import { client, collections, device, openTasks, take } from './known.ts'

/** How many open tasks have a name, by its key. */
const counted = (names: readonly string[]): Map<string, { name: string; count: number }> => {
  const counts = new Map<string, { name: string; count: number }>()
  for (const name of names) {
    const key = nameKey(name)
    counts.set(key, { name, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return counts
}

export type Counted<Kept> = Kept & { count: number }

/** Those of the server, and names that it has not heard of yet. */
function withCounts<Kept extends { id: string; name: string }>(
  kept: readonly Kept[],
  names: readonly string[],
  unheard: (name: string) => Kept,
): Counted<Kept>[] {
  const counts = counted(names)
  const known = new Set(kept.map(({ name }) => nameKey(name)))
  const others = [...counts].filter(([key]) => !known.has(key)).map(([, { name }]) => unheard(name))
  return [...kept, ...others]
    .map((each) => ({ ...each, count: counts.get(nameKey(each.name))?.count ?? 0 }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The id of what the server has not heard of. */
export const UNHEARD = ''
const stored = { id: UNHEARD, version: 0, isDeleted: false, createdAt: null, colour: null, isFavourite: false }

export const projects = computed((): Counted<Project>[] =>
  withCounts(
    collections.value.projects,
    openTasks.value.flatMap(({ project }) => project ?? []),
    (name) => ({ ...stored, name, parentId: null, isArchived: false }),
  ),
)

export const labels = computed((): Counted<Label>[] =>
  withCounts(
    collections.value.labels,
    openTasks.value.flatMap((task) => task.labels),
    (name) => ({ ...stored, name }),
  ),
)

/** Whether tasks have a name that the server is to be asked about. */
export const hasUnheard = computed(() => [...projects.value, ...labels.value].some(({ id }) => id === UNHEARD))

export const filters = computed((): SavedFilter[] => collections.value.filters)

/** Projects in sight, each with how deep it is within others. Those within an archived one are out of sight with it. */
export const projectTree = computed((): (Counted<Project> & { depth: number })[] => {
  const within = Map.groupBy(projects.value, ({ parentId }) => parentId)
  const from = (parentId: string | null, depth: number): (Counted<Project> & { depth: number })[] =>
    (within.get(parentId) ?? [])
      .filter(({ isArchived }) => !isArchived)
      .flatMap((project) => [{ ...project, depth }, ...(project.id ? from(project.id, depth + 1) : [])])
  return from(null, 0)
})

export const archived = computed(() => projects.value.filter(({ isArchived }) => isArchived))

function setCollections(found: AllCollections): void {
  collections.value = found
  void device()?.saveCollections(found)
}

/** All of them anew: they are few, and an event of one may change others. @throws Refused */
export async function loadCollections(): Promise<void> {
  setCollections(await client().collections())
}

/** @throws Refused */
export async function makeCollection<K extends CollectionKind>(
  kind: K,
  fields: CollectionFields,
): Promise<CollectionOf<K>> {
  const made = await client().createCollection(PLURALS[kind], fields)
  await loadCollections()
  return made as CollectionOf<K>
}

/** @throws Refused */
export async function changeCollection(
  kind: CollectionKind,
  id: string,
  changes: Partial<CollectionFields>,
): Promise<void> {
  await client().changeCollection(PLURALS[kind], id, changes)
  await loadCollections()
}

/** @throws Refused with `not-empty` when tasks have its name and it is not said what becomes of them */
export async function removeCollection(kind: CollectionKind, id: string, tasks?: 'keep' | 'delete'): Promise<void> {
  await client().removeCollection(PLURALS[kind], id, tasks)
  await loadCollections()
}

/** What a saved filter finds now. One page. */
export async function tasksOfFilter({ words }: SavedFilter): Promise<string[]> {
  for await (const page of client().tasks({ filter: words })) {
    take(page)
    return page.map(({ id }) => id)
  }
  return []
}
