/** A project, a section or a label is deleted, and what becomes of the tasks that have its name. */

import type { Database } from '../../../shared/database/index.ts'
import type { Collection, CollectionKind, Section } from '../../../shared/domain/collections/collection.ts'
import { nameKey } from '../../../shared/domain/collections/name-key.ts'
import type { TaskCommand } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { collectionsOf, loadPerson, type Person } from '../person/person.ts'
import type { Plan, TaskChange } from '../writes/execute.ts'
import { type Spellings, spellingsOf, tasksNamed } from './statements.ts'

/** What becomes of its open tasks: they stay without the name (of a project: in the inbox), or are deleted with it. */
export const FATES = ['keep', 'delete'] as const
export type Fate = (typeof FATES)[number]

/** Most tasks that go with it. */
const MOST = 500

/**
 * @param expectedVersion the version that the caller has seen
 * @returns a plan for `execute`, made on what is there then
 */
export const removal =
  (database: Database, personId: string, kind: CollectionKind, id: string, fate: Fate, expectedVersion?: number) =>
  async (): Promise<Plan> => {
    const person = await loadPerson(database, personId)
    const collection = findCollection(person, kind, id)
    const tasks = collection ? await tasksIn(database, person, kind, collection) : []
    return {
      changes: tasks.map(
        (task): TaskChange => ({ taskId: task.id, command: commandFor(kind, collection!, task, fate) }),
      ),
      collections: [{ kind, id, command: { type: 'delete' }, expectedVersion }],
      // A task that comes to it after this has its name as well.
      asOf: person.revision,
    }
  }

/**
 * @param project of a section: the name of the project that it is in, should there be one of its name in several
 * @returns undefined when there is none of this name
 */
export function collectionNamed(
  person: Person,
  kind: CollectionKind,
  name: string,
  project?: string,
): Collection | undefined {
  const within = project === undefined ? undefined : collectionNamed(person, 'project', project)
  if (project !== undefined && !within) return undefined
  return collectionsOf(person, kind).find(
    (each) =>
      nameKey(each.name) === nameKey(name) && (!within || !('projectId' in each) || each.projectId === within.id),
  )
}

export const findCollection = (person: Person, kind: CollectionKind, id: string): Collection | undefined =>
  collectionsOf(person, kind).find((each) => each.id === id)

/** Whether a task has its name. */
export function isIn(person: Person, kind: CollectionKind, collection: Collection, task: Task): boolean {
  const is = (name: string | null, of: Pick<Collection, 'name'> | undefined): boolean =>
    name !== null && of !== undefined && nameKey(name) === nameKey(of.name)
  switch (kind) {
    case 'project':
      return is(task.project, collection)
    case 'section':
      return (
        is(task.section, collection) &&
        is(task.project, findCollection(person, 'project', (collection as Section).projectId))
      )
    case 'label':
      return task.labels.some((label) => is(label, collection))
    case 'filter':
      return false
  }
}

/**
 * The open tasks that have its name.
 * @throws Refusal when they are more than can go with it
 */
export async function tasksIn(
  database: Database,
  person: Person,
  kind: CollectionKind,
  collection: Collection,
): Promise<Task[]> {
  if (kind === 'filter') return []
  const [spellings] = await database.query<Spellings>(spellingsOf(person.id))
  const spelled = (of: keyof Spellings, { name }: Pick<Collection, 'name'>): string[] =>
    spellings![of].filter((each) => nameKey(each) === nameKey(name))
  const project = kind === 'section' ? findCollection(person, 'project', (collection as Section).projectId) : undefined
  const named = { kind, names: spelled(kind, collection), within: project ? spelled('project', project) : [] }
  if (!named.names.length) return []
  const rows = await database.query<{ task: Task }>(tasksNamed(person.id, named, MOST + 1))
  if (rows.length > MOST)
    throw new Refusal(
      'too-large',
      `Nothing was stored: “${collection.name}” has more than ${MOST} open tasks, and so many go with it at most. Archive it, or move or complete some of them first.`,
    )
  return rows.map(({ task }) => task)
}

function commandFor(kind: CollectionKind, { name }: Collection, task: Task, fate: Fate): TaskCommand {
  if (fate === 'delete') return { type: 'delete' }
  if (kind === 'project') return { type: 'change', changes: { project: null, section: null } }
  if (kind === 'section') return { type: 'change', changes: { section: null } }
  const labels = task.labels.filter((label) => nameKey(label) !== nameKey(name))
  return { type: 'change', changes: { labels } }
}
