/** A series has one open occurrence, unless its person ended it: never two, and never none. */
import { type Evidence, isByPerson, isOfTask, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'
import { isOfSameCommit } from '../replay.ts'

export function checkSeries({ events, tasks }: Evidence): Violation[] {
  const changed = events.filter((event) => isOfTask(event) && event.data.task)
  const stored = new Map(tasks.map(({ person, id, task }) => [`${person}/${id}`, task]))
  const bySeries = Map.groupBy(
    changed.filter(({ data }) => data.task!.seriesId),
    ({ person, data }) => `${person}/${data.task!.seriesId}`,
  )
  const open = Map.groupBy(
    tasks.filter(({ task }) => task.seriesId && task.status === 'open'),
    ({ person, task }) => `${person}/${task.seriesId}`,
  )
  return [...bySeries].flatMap(([series, own]): Violation[] => {
    const now = open.get(series) ?? []
    const { person } = own[0]!
    const violation = {
      rule: 'series',
      kind: 'doubled' as const,
      person,
      taskId: now.at(-1)?.id ?? own.at(-1)!.subject,
    }
    if (now.length > 1) return [{ ...violation, what: `${now.length} occurrences are open` }]
    const twice = atOnce(own)
    if (twice)
      return [{ ...violation, taskId: twice.subject, what: `two occurrences were open at revision ${twice.revision}` }]
    const rests = () =>
      restsWithParent(
        own,
        (id) => stored.get(`${person}/${id}`),
        changed.filter((event) => event.person === person),
      )
    if (now.length === 0 && !wasEnded(own) && !rests())
      return [{ ...violation, kind: 'lost', what: 'no occurrence is open: the next one was not created' }]
    return []
  })
}

/** The event by which a second occurrence became open. */
function atOnce(events: StoredEvent[]): StoredEvent | undefined {
  const open = new Set<string>()
  for (const [index, event] of events.entries()) {
    if (event.data.task!.status === 'open') open.add(event.subject)
    else open.delete(event.subject)
    if (open.size > 1 && !events.slice(index + 1).some((later) => isOfSameCommit(event, later))) return event
  }
  return undefined
}

/** Deleted by its person, also by taking back what made it. */
const wasEnded = (events: StoredEvent[]): boolean =>
  events.some((event) => event.type === 'todo.task.deleted.v1' && isByPerson(event))

/** A subtask that was done along with its parent comes again with that, as a series of its own, or not at all. */
function restsWithParent(
  events: StoredEvent[],
  find: (id: string) => TaskState | undefined,
  all: StoredEvent[],
): boolean {
  const { parentId } = events.at(-1)!.data.task!
  const parent = parentId ? find(parentId) : undefined
  if (parentId && (!parent || parent.status === 'deleted')) return true
  const done = events.findLast(({ type }) => type === 'todo.task.completed.v1' || type === 'todo.task.skipped.v1')
  const was = done?.data.task
  // Whatever became of either since.
  return all.some(({ subject, data }) => subject === was?.parentId && data.task!.completedAt === was.completedAt)
}
