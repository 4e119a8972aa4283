/** A series has one open occurrence, unless its person ended it: never two, and never none. */
import type { Evidence, StoredEvent, Violation } from '../evidence.ts'

export function checkSeries({ events, tasks }: Evidence): Violation[] {
  const changed = events.filter(({ type, data }) => type.startsWith('todo.task.') && data.task)
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
    if (now.length === 0 && !wasEnded(own))
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

/** What one commit changes is seen together: its events are of one turn, one source and one moment. */
const isOfSameCommit = (one: StoredEvent, other: StoredEvent): boolean =>
  one.correlationId === other.correlationId && one.source === other.source && one.time === other.time

/** Deleted by its person, also by taking back what made it. */
const wasEnded = (events: StoredEvent[]): boolean =>
  events.some(({ type, source }) => type === 'todo.task.deleted.v1' && source.endsWith('/gateway'))
