/** Projects, sections, labels and filters: each follows from its events, has its name for itself, and leaves no open task behind (docs/collections.md). */
import {
  type CollectionKind,
  type CollectionState,
  collectionIn,
  type Evidence,
  isSame,
  type StoredCollection,
  type StoredEvent,
  type TaskState,
  type Violation,
} from '../evidence.ts'
import { after, commitsOf, keyOf } from '../replay.ts'

export function checkCollections(evidence: Evidence): Violation[] {
  const { events, collections } = evidence
  return [
    ...[...Map.groupBy(events, ({ person }) => person).values()].flatMap(leftBehind),
    ...changes(events, collections),
    ...names(collections),
  ]
}

const about = (person: string, taskId: string) => ({ rule: 'collections', kind: 'lost' as const, person, taskId })

function changes(events: StoredEvent[], stored: StoredCollection[]): Violation[] {
  const last = new Map<string, CollectionState>()
  const found: Violation[] = []
  for (const event of events) {
    const { collection } = collectionIn(event) ?? {}
    if (!collection) continue
    const { person, subject, revision, data } = event
    const before = last.get(`${person}/${subject}`)
    const version = (before?.version ?? 0) + 1
    const was = before as Record<string, unknown> | undefined
    const other = was && Object.entries(data.previous ?? {}).find(([name, value]) => !isSame(value, was[name]))
    if (collection.version !== version)
      found.push({
        ...about(person, subject),
        what: `revision ${revision} has version ${collection.version} where ${version} follows`,
      })
    else if (other)
      found.push({ ...about(person, subject), what: `revision ${revision} was decided on another ${other[0]}` })
    last.set(`${person}/${subject}`, collection)
  }
  for (const { person, id, collection } of stored) {
    const told = last.get(`${person}/${id}`)
    if (!isSame(told, collection)) found.push({ ...about(person, id), what: 'is not what its last event says' })
  }
  return found
}

function names(stored: StoredCollection[]): Violation[] {
  const live = stored.filter(({ collection }) => !collection.isDeleted)
  const byName = Map.groupBy(
    live,
    ({ person, kind, collection: { name, projectId } }) => `${person}/${kind}/${projectId ?? ''}/${keyOf(name)}`,
  )
  return [...byName.values()]
    .filter(({ length }) => length > 1)
    .map(([first, second]) => ({
      ...about(first!.person, second!.id),
      kind: 'doubled',
      what: `two of the kind ${first!.kind} are called “${first!.collection.name}”`,
    }))
}

/** What is deleted by its person takes its name from all open tasks, or the tasks along. */
function leftBehind(events: StoredEvent[]): Violation[] {
  const found: Violation[] = []
  for (const commit of commitsOf(events)) {
    for (const event of commit.events) {
      const gone = collectionIn(event)
      if (!gone || !event.type.endsWith('.deleted.v1') || event.data.undoes) continue
      const left = [...after(commit).values()].find((task) => task.status === 'open' && isIn(task, gone, event))
      if (left)
        found.push({
          ...about(event.person, event.subject),
          kind: 'wrong',
          what: `revision ${event.revision} deleted “${gone.collection.name}” and left “${left.title}” in it`,
        })
    }
  }
  return found
}

function isIn(
  { project, section, labels }: TaskState,
  { kind, collection: { name } }: { kind: CollectionKind; collection: CollectionState },
  { data }: StoredEvent,
): boolean {
  const is = (one: string | null, other: string) => one !== null && keyOf(one) === keyOf(other)
  if (kind === 'project') return is(project, name)
  if (kind === 'section') return is(section, name) && is(project, data.project as string)
  return kind === 'label' && labels.some((label) => is(label, name))
}
