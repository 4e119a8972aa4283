/** Changes of projects, sections, labels and saved filters that wait, and what is shown of them meanwhile. */
import type { Collection, CollectionFields, CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import { EMPTY_COLLECTION } from '../../../../shared/domain/collections/empty-collection.ts'
import { keyOf, nameKey } from '../../../../shared/domain/collections/name-key.ts'
import { PLURALS } from '../../../../shared/domain/collections/plurals.ts'
import { followed, type Renaming } from '../../../../shared/domain/collections/renaming.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { AllCollections } from '../api/client.ts'

/** What becomes of the open tasks of one that is deleted. */
export type Fate = 'keep' | 'delete'

/** `name`: as it was then; `project`: of a section, the name of its project */
export type CollectionChange = { of: CollectionKind; collectionId: string; name: string; project?: string } & (
  | { kind: 'make'; fields: CollectionFields }
  /** `before`: the fields as they were when the person changed them, and of which version */
  | { kind: 'alter'; fields: Partial<CollectionFields>; before: Partial<CollectionFields>; version: number }
  | { kind: 'remove'; tasks?: Fate }
)

/** The collections once a change is done. */
export function collectionsAfter(all: AllCollections, change: CollectionChange): AllCollections {
  const { of, collectionId: id } = change
  const plural = PLURALS[of]
  const own: Collection[] = all[plural]
  if (change.kind === 'make') {
    const made = { ...EMPTY_COLLECTION[of], ...change.fields, id, version: 0, isDeleted: false, createdAt: null }
    const isThere = own.some((each) => keyOf(each) === keyOf(made))
    return isThere ? all : { ...all, [plural]: [...own, made] }
  }
  if (change.kind === 'alter')
    return { ...all, [plural]: own.map((each) => (each.id === id ? { ...each, ...change.fields } : each)) }
  const left = { ...all, [plural]: own.filter((each) => each.id !== id) }
  return of === 'project' ? withoutProject(left, id, all) : left
}

/** What is within a deleted project goes one level up; its sections go with it. */
function withoutProject(left: AllCollections, id: string, { projects }: AllCollections): AllCollections {
  const parentId = projects.find((project) => project.id === id)?.parentId ?? null
  return {
    ...left,
    projects: left.projects.map((project) => (project.parentId === id ? { ...project, parentId } : project)),
    sections: left.sections.filter(({ projectId }) => projectId !== id),
  }
}

/** A task once a change of a collection is done; the task itself when it does not have the name. */
export function taskAfter(task: Task, change: CollectionChange): Task {
  const { of, name, project = '' } = change
  const to = change.kind === 'remove' ? '' : change.kind === 'alter' ? change.fields.name : undefined
  if (of === 'filter' || to === undefined) return task
  const renaming: Renaming = { kind: of, from: nameKey(name), within: nameKey(project), to }
  const after =
    change.kind === 'remove' ? withoutName(task, renaming, change) : followed(task, renaming, task.updatedAt)
  // What the server does not know yet has no version.
  return after === task ? task : { ...after, version: task.version && task.version + 1 }
}

function withoutName(task: Task, renaming: Renaming, { tasks }: Extract<CollectionChange, { kind: 'remove' }>): Task {
  if (task.status !== 'open' || followed(task, renaming, task.updatedAt) === task) return task
  if (tasks === 'delete') return { ...task, status: 'deleted' }
  if (renaming.kind === 'project') return { ...task, project: null, section: null }
  if (renaming.kind === 'section') return { ...task, section: null }
  return { ...task, labels: task.labels.filter((label) => nameKey(label) !== renaming.from) }
}

/** In place of what waits with the last change, where that is of the same collection and the server has not seen it; else behind it. */
export function joined<Waiting extends { isTried?: true }>(
  last: Waiting & CollectionChange,
  change: Waiting & CollectionChange,
): (Waiting & CollectionChange)[] {
  const isOne = !last.isTried && last.collectionId === change.collectionId
  if (isOne && change.kind === 'remove' && last.kind === 'make') return []
  if (isOne && change.kind === 'alter' && last.kind === 'make')
    return [{ ...last, fields: { ...last.fields, ...change.fields } }]
  if (isOne && change.kind === 'alter' && last.kind === 'alter')
    return [{ ...last, fields: { ...last.fields, ...change.fields }, before: { ...change.before, ...last.before } }]
  return [last, change]
}
