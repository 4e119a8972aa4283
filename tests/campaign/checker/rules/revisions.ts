/** A person's revisions are gapless; a task's versions too, each follows from the one before, and the last is what is stored. */
import { type Evidence, isOfTask, isSame, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'
import { apply } from '../replay.ts'

export function checkRevisions({ people, events }: Evidence): Violation[] {
  const byPerson = Map.groupBy(events, ({ person }) => person)
  return people.flatMap(({ id: person, revision }) => {
    const own = byPerson.get(person) ?? []
    const found = own.flatMap((event, index) =>
      event.revision === index + 1 ? [] : [{ ...about(person), what: `revision ${index + 1} is missing` }],
    )
    if (own.length !== revision)
      found.push({ ...about(person), what: `counts to ${revision} and has ${own.length} events` })
    return found.slice(0, 1)
  })
}

const about = (person: string) => ({ rule: 'revisions', kind: 'lost' as const, person, taskId: undefined })

export function checkVersions({ events, tasks }: Evidence): Violation[] {
  const found: Violation[] = []
  const last = new Map<string, ReadonlyMap<string, TaskState>>()
  for (const [person, own] of Map.groupBy(events, (event) => event.person)) {
    const replayed = replay(own)
    found.push(...replayed.found)
    last.set(person, replayed.tasks)
  }
  const broken = new Set(found.map(({ person, taskId }) => `${person}/${taskId}`))
  for (const { person, id, version, task } of tasks) {
    const told = last.get(person)?.get(id)
    const violation = { rule: 'versions', kind: 'lost' as const, person, taskId: id }
    if (broken.has(`${person}/${id}`)) continue
    if (told?.version !== version)
      found.push({ ...violation, what: `version ${version} is stored, and the events come to ${told?.version}` })
    else if (!isSame(told, task)) found.push({ ...violation, what: 'is not what its last event says' })
  }
  return found
}

/** @returns the first violation of each task, and the tasks as they are in the end */
function replay(events: StoredEvent[]): { found: Violation[]; tasks: ReadonlyMap<string, TaskState> } {
  const tasks = new Map<string, TaskState>()
  const found = new Map<string, Violation>()
  for (const event of events) {
    const what = isOfTask(event) && !found.has(event.subject) ? wrongIn(event, tasks.get(event.subject)) : undefined
    const { person, subject: taskId } = event
    if (what) found.set(taskId, { rule: 'versions', kind: 'lost', person, taskId, what })
    apply(tasks, event)
  }
  return { found: [...found.values()], tasks }
}

function wrongIn({ data, revision }: StoredEvent, before: TaskState | undefined): string | undefined {
  const { task, previous = {} } = data
  const version = (before?.version ?? 0) + 1
  if (task?.version !== version) {
    return `revision ${revision} has version ${task?.version} where ${version} follows: a change was overwritten`
  }
  const was = before as Record<string, unknown> | undefined
  const name = was && Object.keys(previous).find((each) => !isSame(previous[each] ?? null, was[each] ?? null))
  return name && `revision ${revision} was decided on another ${name} than the version before has`
}
