/**
 * The shortest part of a history that still shows a violation: of its person and task alone; and of what should not be there, only what is
 * needed to see it.
 */
import { answerOf, type Operation } from '../history.ts'
import type { Evidence, TaskState, Violation } from './evidence.ts'
import { isRenaming, under } from './replay.ts'
import { statesIn } from './told.ts'

/** Rules that tell of a loss by what is there: two changes of one version, a gap. */
const SEEN = ['answers', 'versions', 'revisions', 'streams']

type Piece = { list: 'operations' | 'events' | 'streams' | 'hooks'; item: unknown }

/** @param check finds the violations of an evidence */
export function shortest(
  evidence: Evidence,
  violation: Violation,
  check: (evidence: Evidence) => Violation[],
): Evidence {
  const shows = (candidate: Evidence) => check(candidate).some((found) => isSameViolation(found, violation))
  let best = narrowed(evidence, violation)
  if (!shows(best)) best = narrowed(evidence, { ...violation, taskId: undefined })
  // What is missing shows by what is there: all of it tells how that came.
  if (violation.kind === 'lost' && !SEEN.includes(violation.rule)) return best
  let pieces = piecesOf(best)
  // Halves first, then quarters, down to single pieces (delta debugging).
  for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < pieces.length; ) {
      const candidate = without(best, new Set(pieces.slice(start, start + size).map(({ item }) => item)))
      if (shows(candidate)) {
        best = candidate
        pieces = pieces.toSpliced(start, size)
      } else start += size
    }
  }
  return best
}

const isSameViolation = (one: Violation, other: Violation): boolean =>
  one.rule === other.rule && one.person === other.person && one.taskId === other.taskId && one.what === other.what

/** Only the person and, where the violation is about one, the task and its series. */
function narrowed(evidence: Evidence, { person, taskId }: Violation): Evidence {
  const { history } = evidence
  const ids = new Set(taskId ? relatives(evidence, person, taskId) : [])
  const titles = new Set(evidence.tasks.filter(({ id }) => ids.has(id)).map(({ task }) => task.title))
  const concerns = (id: string | null | undefined) => !taskId || (!!id && ids.has(id))
  const own = { person: (each: { person: string }) => each.person === person }
  // Tasks follow the names of collections without an event of their own.
  const events = evidence.events.filter((each) => own.person(each) && (concerns(each.subject) || isRenaming(each)))
  const eventIds = new Set(events.map(({ id }) => id))
  return {
    ...evidence,
    people: taskId ? [] : evidence.people.filter(({ id }) => id === person),
    events,
    tasks: evidence.tasks.filter((each) => own.person(each) && concerns(each.id)),
    collections: taskId ? [] : evidence.collections.filter(own.person),
    records: evidence.records.filter(({ key, id }) => key === person && (!taskId || eventIds.has(id))),
    entries: evidence.entries.filter(({ chain, eventId }) => chain === person && (!taskId || eventIds.has(eventId))),
    deliveries: evidence.deliveries.filter(own.person),
    comments: taskId ? [] : evidence.comments.filter(own.person),
    webhooks: evidence.webhooks.filter(own.person),
    sendings: evidence.sendings.filter(own.person),
    letters: evidence.letters.filter((each) => own.person(each) && concerns(each.subject)),
    history: {
      ...history,
      operations: history.operations.filter(
        (each) =>
          own.person(each) &&
          (concerns(each.taskId) || each.titles.some((title) => titles.has(title)) || touches(each, ids)),
      ),
      streams: history.streams.filter(own.person),
      hooks: history.hooks.filter((each) => own.person(each) && concerns(each.taskId)),
      calls: history.calls.filter(own.person),
      sessions: history.sessions.filter(own.person),
      endings: taskId ? [] : history.endings.filter(own.person),
    },
  }
}

/** Whether its answer, an undo's or a batch's, has one of the tasks. */
const touches = (operation: Operation, ids: Set<string>): boolean =>
  statesIn<TaskState>(answerOf(operation)?.body, 'tasks').some(({ id }) => ids.has(id))

/** The task, all occurrences of its series, and what is under these. */
function relatives({ tasks }: Evidence, person: string, taskId: string): string[] {
  const own = new Map(tasks.filter((each) => each.person === person).map(({ id, task }) => [id, task]))
  const series = own.get(taskId)?.seriesId
  const same = series ? [...own.values()].filter(({ seriesId }) => seriesId === series).map(({ id }) => id) : []
  return [...new Set([taskId, ...same].flatMap((id) => [id, ...under(own, id).map((task) => task.id)]))]
}

function piecesOf({ events, history }: Evidence): Piece[] {
  const of = (list: Piece['list'], items: unknown[]) => items.map((item) => ({ list, item }))
  return [
    ...of('operations', history.operations),
    ...of('streams', history.streams),
    ...of('hooks', history.hooks),
    ...of(
      'events',
      events.filter((event) => !isRenaming(event)),
    ),
  ]
}

function without(evidence: Evidence, items: Set<unknown>): Evidence {
  const kept = <Item>(list: Item[]) => list.filter((item) => !items.has(item))
  const { history, events } = evidence
  return {
    ...evidence,
    events: kept(events),
    history: {
      ...history,
      operations: kept(history.operations),
      streams: kept(history.streams),
      hooks: kept(history.hooks),
    },
  }
}
