/** Undo and redo: a turn is taken back once, until that is taken back itself, and what it changed is then as it was. */
import { type Evidence, isOfTask, isSame, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'
import { commitsOf } from '../replay.ts'

export function checkTurns({ events }: Evidence): Violation[] {
  return [...Map.groupBy(events, ({ person }) => person).values()].flatMap((own) => [
    ...takenOnce(own),
    ...asBefore(own),
  ])
}

/** What takes a turn back, and is not taken back itself. */
function takenOnce(events: StoredEvent[]): Violation[] {
  const by = new Map<string, string>()
  const found: Violation[] = []
  for (const { person, subject: taskId, revision, correlationId, data } of events) {
    const { undoes, isPart } = data
    if (undoes === undefined || isPart) continue
    const other = by.get(undoes)
    if (other !== undefined && other !== correlationId)
      found.push({
        rule: 'turns',
        kind: 'doubled',
        person,
        taskId,
        what: `revision ${revision} takes back what was taken back`,
      })
    by.set(undoes, correlationId)
    // Done again, what was taken back can be taken back again.
    for (const [turn, undo] of by) if (undo === undoes) by.delete(turn)
  }
  return found
}

/** Which of these an undo keeps as they are where a series, a parent or an order asks for it. */
const OTHERS = ['parentId', 'project', 'section', 'order', 'seriesId', 'recurrence', 'status', 'completedAt']

/** Of what was changed once by a turn, and by nothing else until the turn was taken back. */
function asBefore(events: StoredEvent[]): Violation[] {
  const last = new Map<string, { event: StoredEvent; version: number }>()
  const found: Violation[] = []
  for (const { events: commit, before } of commitsOf(events)) {
    for (const event of commit.filter(isOfTask)) {
      const { subject: taskId, person, revision, data } = event
      const known = last.get(taskId)
      const isNext = known && known.event.correlationId === data.undoes && before.get(taskId)?.version === known.version
      const field = isNext ? otherThanBefore(known.event, data.task!) : undefined
      if (field)
        found.push({
          rule: 'turns',
          kind: 'lost',
          person,
          taskId,
          what: `revision ${revision} did not put ${field} back`,
        })
      last.set(taskId, { event, version: data.task!.version })
    }
  }
  return found
}

function otherThanBefore({ type, data }: StoredEvent, now: TaskState): string | undefined {
  if (type === 'todo.task.created.v1') return now.status === 'deleted' ? undefined : 'its absence'
  const previous = Object.entries(data.previous ?? {}).filter(([name]) => !OTHERS.includes(name))
  const other = previous.find(
    ([name, value]) => !isSame(value ?? null, (now as unknown as Record<string, unknown>)[name] ?? null),
  )
  return other?.[0]
}
