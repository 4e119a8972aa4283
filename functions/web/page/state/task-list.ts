/** The tasks as data: what is shown follows from them, and an event changes them once, however often it arrives. */
import type { Task } from '../../../../shared/domain/task.ts'

export interface TaskList {
  tasks: ReadonlyMap<string, Task>
  /** the newest revision that is in it */
  revision: number
}

export const EMPTY: TaskList = { tasks: new Map(), revision: 0 }

export interface StreamEvent {
  revision: number
  type: string
  data?: { task?: Task } & Record<string, unknown>
}

/** An older version of a task than the one that is there changes nothing. */
export function withTasks(list: TaskList, tasks: Task[]): TaskList {
  const newer = tasks.filter(({ id, version }) => (list.tasks.get(id)?.version ?? 0) < version)
  if (!newer.length) return list
  const all = new Map(list.tasks)
  for (const task of newer) all.set(task.id, task)
  return { ...list, tasks: all }
}

export function withEvent(list: TaskList, { revision, type, data }: StreamEvent): TaskList {
  const changed = type.startsWith('todo.task.') && data?.task ? withTasks(list, [data.task]) : list
  return revision > list.revision ? { ...changed, revision } : changed
}
