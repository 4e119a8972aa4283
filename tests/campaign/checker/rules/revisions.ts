/** A person's revisions are gapless; a task's versions too, each follows from the one before, and the last is what is stored. */
import { type Evidence, isSame, type StoredEvent, type Violation } from '../evidence.ts'

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
  const byTask = Map.groupBy(
    events.filter(({ type }) => type.startsWith('todo.task.')),
    ({ person, subject }) => `${person}/${subject}`,
  )
  const found = [...byTask.values()].flatMap(checkTask)
  for (const { person, id, version, task } of tasks) {
    const last = byTask.get(`${person}/${id}`)?.at(-1)
    const violation = { rule: 'versions', kind: 'lost' as const, person, taskId: id }
    if (last?.data.task?.version !== version) {
      found.push({
        ...violation,
        what: `version ${version} is stored, and the last event has ${last?.data.task?.version}`,
      })
    } else if (!isSame(last.data.task, task)) found.push({ ...violation, what: 'is not what its last event says' })
  }
  return found
}

function checkTask(events: StoredEvent[]): Violation[] {
  const { person, subject: taskId } = events[0]!
  const violation = { rule: 'versions', kind: 'lost' as const, person, taskId }
  for (const [index, { data, revision }] of events.entries()) {
    const { task, previous = {} } = data
    const before = events[index - 1]?.data.task as Record<string, unknown> | undefined
    if (task?.version !== index + 1) {
      return [
        {
          ...violation,
          what: `revision ${revision} has version ${task?.version} where ${index + 1} follows: a change was overwritten`,
        },
      ]
    }
    const name = before && Object.keys(previous).find((each) => !isSame(previous[each], before[each]))
    if (name)
      return [{ ...violation, what: `revision ${revision} was decided on another ${name} than the version before has` }]
  }
  return []
}
