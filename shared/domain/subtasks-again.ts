/** A task that repeats brings its subtasks again: with each occurrence come copies of those that the one before it had. */
import { idOf } from '../ids/index.ts'
import { decide, type TaskCommand } from './decide.ts'
import { daysBetween, movedBy } from './next-occurrence.ts'
import { Refusal } from './refusal.ts'
import type { Task } from './task.ts'
import type { TaskEvent } from './task-event.ts'

/** Of the copy of a subtask: the same for the same occurrence, so that it cannot be made twice. */
export const copyId = (occurrenceId: string, subtaskId: string): string => idOf('subtask', occurrenceId, subtaskId)

/**
 * Open copies of all that was under a task, whatever became of it there, as far from the occurrence's date as it was from that of the task.
 * Of a subtask that repeats too, the last one comes again, and begins a series of its own.
 *
 * @param under the tasks under the one that was done, but deleted ones
 * @param known copies that are stored, because the occurrence was deleted and comes back; others are made
 */
export function subtasksAgain(
  done: Task,
  occurrence: Task,
  under: Task[],
  known: ReadonlyMap<string, Task>,
  now: string,
): TaskEvent[] {
  const days = done.due && occurrence.due ? daysBetween(done.due, occurrence.due) : 0
  const copiesUnder = (id: string, parent: Task): TaskEvent[] =>
    lastOfEachSeries(under.filter(({ parentId }) => parentId === id)).flatMap((task) => {
      const copy = copied(task, parent, copyId(occurrence.id, task.id), days, known, now)
      return copy ? [copy, ...copiesUnder(task.id, copy.data.task)] : []
    })
  return copiesUnder(done.id, occurrence)
}

function lastOfEachSeries(tasks: Task[]): Task[] {
  const last = Map.groupBy(tasks, ({ id, seriesId }) => seriesId ?? id)
  return [...last.values()].map((each) => each.reduce((a, b) => ((b.dueAt ?? 0) > (a.dueAt ?? 0) ? b : a)))
}

function copied(
  task: Task,
  parent: Task,
  id: string,
  days: number,
  known: ReadonlyMap<string, Task>,
  now: string,
): TaskEvent | null {
  const { project, section } = parent
  const fields = { ...movedBy(task, days), project, section, parentId: parent.id }
  const before = known.get(id) ?? null
  const command = (of: typeof fields): TaskCommand =>
    before
      ? { type: 'revert', previous: { ...of, seriesId: of.recurrence && id, status: 'open', completedAt: null } }
      : { type: 'create', id, fields: of, follows: task }
  try {
    return decide(command(fields), before, now)
  } catch (error) {
    // Its rule has no date any more at its new place: then it comes once.
    if (!(error instanceof Refusal) || !fields.recurrence) throw error
    return decide(command({ ...fields, recurrence: null }), before, now)
  }
}
