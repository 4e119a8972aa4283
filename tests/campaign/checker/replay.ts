/** What a person's tasks were before and after each commit, worked out from the events alone, as docs/collections.md and docs/subtasks.md say it. */
import { collectionIn, isOfTask, type StoredEvent, type TaskState } from './evidence.ts'

export type Tasks = ReadonlyMap<string, TaskState>

export interface Commit {
  events: StoredEvent[]
  /** the tasks that it found; only until the next commit is asked for */
  before: Tasks
}

/** @param events of one person, in order */
export function* commitsOf(events: StoredEvent[]): Generator<Commit> {
  const tasks = new Map<string, TaskState>()
  for (let from = 0; from < events.length; ) {
    let to = from + 1
    while (to < events.length && isOfSameCommit(events[from]!, events[to]!)) to++
    const commit = events.slice(from, to)
    yield { events: commit, before: tasks }
    for (const event of commit) apply(tasks, event)
    from = to
  }
}

export function after({ events, before }: Commit): Tasks {
  const tasks = new Map(before)
  for (const event of events) apply(tasks, event)
  return tasks
}

/** What one commit changes is seen together: its events are of one turn, one source and one moment. */
export const isOfSameCommit = (one: StoredEvent, other: StoredEvent): boolean =>
  one.correlationId === other.correlationId && one.source === other.source && one.time === other.time

/** Also tasks that have no event of their own: they follow a project, a section or a label that gets another name. */
export function apply(tasks: Map<string, TaskState>, event: StoredEvent): void {
  const { task } = event.data
  if (isOfTask(event)) {
    if (task) tasks.set(task.id, task)
    return
  }
  const follow = followingOf(event)
  if (!follow) return
  for (const [id, before] of tasks) {
    const names = follow(before)
    if (!names) continue
    const updatedAt = new Date(event.time).toISOString()
    tasks.set(id, { ...before, ...names, version: before.version + 1, updatedAt })
  }
}

/** By which two names are one. */
export const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

export const isRenaming = (event: StoredEvent): boolean => followingOf(event) !== undefined

/** @returns what becomes of a task's names; undefined when nothing is renamed */
function followingOf(event: StoredEvent): ((task: TaskState) => Partial<TaskState> | undefined) | undefined {
  const about = collectionIn(event)
  const { name: from } = (event.data.previous ?? {}) as { name?: string }
  if (!about || from === undefined || from === about.collection.name) return undefined
  const { kind, collection } = about
  const isMeant = (name: string | null) => name !== null && keyOf(name) === keyOf(from)
  switch (kind) {
    case 'project':
      return ({ project }) => (isMeant(project) ? { project: collection.name } : undefined)
    case 'section': {
      const within = keyOf(event.data.project as string)
      return ({ section, project }) =>
        isMeant(section) && project !== null && keyOf(project) === within ? { section: collection.name } : undefined
    }
    case 'label':
      return ({ labels }) =>
        labels.some(isMeant)
          ? { labels: [...new Set(labels.map((label) => (isMeant(label) ? collection.name : label)))] }
          : undefined
    default:
      return undefined
  }
}

/** All that is under a task. */
export function under(tasks: Tasks, id: string): TaskState[] {
  const children = childrenOf(tasks)
  const all: TaskState[] = []
  const seen = new Set([id])
  for (const above of seen) {
    for (const child of children.get(above) ?? []) {
      if (seen.has(child.id)) continue
      seen.add(child.id)
      all.push(child)
    }
  }
  return all
}

const childrenOf = (tasks: Tasks): Map<string, TaskState[]> =>
  Map.groupBy(
    [...tasks.values()].filter(({ parentId }) => parentId),
    ({ parentId }) => parentId!,
  )
