/** How tasks follow a collection that gets another name. By itself: a page that only needs this does not load schemas. */
import type { Task } from '../task.ts'
import type { Collection, CollectionKind } from './collection.ts'
import { nameKey } from './name-key.ts'

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
export function followed<Named extends Pick<Task, 'project' | 'section' | 'labels' | 'version' | 'updatedAt'>>(
  task: Named,
  { kind, from, within, to }: Renaming,
  at: string,
): Named {
  const isMeant = (name: string | null) => name !== null && nameKey(name) === from
  const changed = (fields: Partial<Task>): Named => ({ ...task, ...fields, version: task.version + 1, updatedAt: at })
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
