/**
 * A series has at most one open occurrence. Postgres refuses a second one; here it is decided what becomes of a command that would make it:
 * whoever reopens what was done last goes back by one, so that the occurrence which followed goes again, unless the person has changed
 * it; whatever else is opened while the series goes on elsewhere becomes a task of its own, which keeps all but its repetition. Nothing
 * leaves a series that has no other open occurrence: which one was done last is told by clocks, which may be wrong, and must end no series.
 */

import { decide } from './decide.ts'
import { isAsMadeBy } from './next-occurrence.ts'
import type { Task } from './task.ts'
import type { TaskEvent } from './task-event.ts'

/** Tasks by id, as they were before the events. */
type Before = ReadonlyMap<string, Task>

/** The series of which events open an occurrence that was not open, or belonged elsewhere. */
export const seriesOpened = (events: TaskEvent[], before: Before): string[] => [
  ...new Set(events.flatMap((event) => (opensOccurrence(event, before) ? event.data.task.seriesId! : []))),
]

/**
 * The events of a commit, changed and added to so that no series has two open occurrences after them.
 *
 * @param stored the tasks of the series opened: those that are open, with their subtasks, and the one that was done last
 * @param now RFC 3339 instant
 */
export const withOneOpen = (events: TaskEvent[], before: Before, stored: Task[], now: string): TaskEvent[] =>
  seriesOpened(events, before).reduce((all, id) => withOneOpenOf(id, all, before, stored, now), events)

function withOneOpenOf(
  seriesId: string,
  events: TaskEvent[],
  before: Before,
  stored: Task[],
  now: string,
): TaskEvent[] {
  const opening = events.filter((event) => event.data.task.seriesId === seriesId && opensOccurrence(event, before))
  const was = ({ data }: TaskEvent): Task => before.get(data.task.id)!
  const after = new Map(events.map(({ data }) => [data.task.id, data.task]))
  const others = [...new Map([...stored.map((task) => [task.id, task] as const), ...after]).values()]
    .map((task) => after.get(task.id) ?? task)
    .filter((task) => task.seriesId === seriesId && !opening.some(({ data }) => data.task.id === task.id))
  const lastDone = [...others, ...opening.map(was)].filter(isDone).reduce(laterDone, null)
  const rivals = others.filter(({ status }) => status === 'open')
  const mayStay = opening.filter((event) => !isDone(was(event)) || was(event).id === lastDone?.id)
  const [first] = (mayStay.length || rivals.length ? mayStay : opening).toSorted(
    (a, b) => (b.data.task.dueAt ?? 0) - (a.data.task.dueAt ?? 0),
  )
  const goesAgain = rivals.filter(
    (rival) => first && !after.has(rival.id) && isAsMadeBy(rival, was(first)) && hasSubtasksAsMade(rival, stored),
  )
  const stays = goesAgain.length === rivals.length ? first : undefined
  return [
    ...events.map((event) => (opening.includes(event) && event !== stays ? leaveSeries(event, was(event)) : event)),
    ...(stays ? goesAgain.map((rival) => takeBack(rival, stays, now)) : []),
  ]
}

function opensOccurrence({ data: { task } }: TaskEvent, before: Before): boolean {
  const was = before.get(task.id)
  if (!was || task.status !== 'open' || !task.seriesId) return false
  return was.status !== 'open' || was.seriesId !== task.seriesId
}

const isDone = ({ status }: Task): boolean => status === 'completed' || status === 'skipped'

const laterDone = (last: Task | null, task: Task): Task => (last && isLaterDone(last, task) ? last : task)

/** Two that were done at one instant are told apart by when they were due. */
function isLaterDone(a: Task, b: Task): boolean {
  const [doneA, doneB] = [a.completedAt ?? '', b.completedAt ?? '']
  return doneA === doneB ? (a.dueAt ?? 0) > (b.dueAt ?? 0) : doneA > doneB
}

/** Whether its subtasks were written together with it, and since then no more. */
const hasSubtasksAsMade = ({ id, updatedAt }: Task, stored: Task[]): boolean =>
  stored.every((task) => task.parentId !== id || (task.updatedAt === updatedAt && hasSubtasksAsMade(task, stored)))

/** What goes with an undo is part of the undo. */
function takeBack(rival: Task, { data: { undoes } }: TaskEvent, now: string): TaskEvent {
  const { type, data } = decide({ type: 'delete' }, rival, now)!
  return { type, data: { ...data, ...(undoes !== undefined && { undoes }) } }
}

/** The event, with its task out of the series. */
function leaveSeries({ type, data }: TaskEvent, { recurrence, seriesId }: Task): TaskEvent {
  return {
    type,
    data: {
      ...data,
      task: { ...data.task, recurrence: null, seriesId: null },
      previous: { ...data.previous, ...(recurrence && { recurrence }), seriesId },
    },
  }
}
