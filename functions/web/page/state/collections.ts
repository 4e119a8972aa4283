/** Projects, sections, labels and saved filters as the person sees them; names that only tasks have are there too. */
import { computed } from '@preact/signals'
import type {
  Collection,
  CollectionKind,
  Label,
  Project,
  SavedFilter,
  Section,
} from '../../../../shared/domain/collections/collection.ts'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { AllCollections } from '../api/client.ts'
import { client, collections, device, keptCollections, openTasks, take } from './known.ts'

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

/** Those of a project, also where only tasks name them. */
export function sectionsOf(name: string): Counted<Section>[] {
  const projectId = projects.value.find((project) => nameKey(project.name) === nameKey(name))?.id ?? UNHEARD
  return withCounts(
    collections.value.sections.filter((section) => projectId && section.projectId === projectId),
    openTasks.value.flatMap(({ project, section }) =>
      section && nameKey(project ?? '') === nameKey(name) ? section : [],
    ),
    (section) => ({ ...stored, name: section, projectId }),
  )
}

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
  keptCollections.value = found
  void device()?.saveCollections(found)
}

/**
 * All of them anew: they are few, and an event of one may change others.
 *
 * @returns the person's revision at which they are so
 * @throws Refused
 */
export async function loadCollections(): Promise<number> {
  const { revision, ...found } = await client().collections()
  setCollections(found)
  return revision
}

/** How many open tasks have its name. */
export function openTasksOf(kind: CollectionKind, collection: Collection): number {
  const isNamed = (name: string | null): boolean => name !== null && nameKey(name) === nameKey(collection.name)
  const around = 'projectId' in collection ? projects.value.find(({ id }) => id === collection.projectId) : undefined
  const isMeant: Record<CollectionKind, (task: Task) => boolean> = {
    project: ({ project }) => isNamed(project),
    section: ({ project, section }) => isNamed(section) && nameKey(project ?? '') === nameKey(around?.name ?? ''),
    label: (task) => task.labels.some(isNamed),
    filter: () => false,
  }
  return openTasks.value.filter(isMeant[kind]).length
}

/** What a saved filter finds now. One page. */
export async function tasksOfFilter({ words }: SavedFilter): Promise<string[]> {
  for await (const page of client().tasks({ filter: words })) {
    take(page)
    return page.map(({ id }) => id)
  }
  return []
}
