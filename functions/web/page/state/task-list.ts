/** The tasks as data: what is shown follows from them, and an event changes them once, however often it arrives. */
import { followed, type Renaming, renamingIn } from '../../../../shared/domain/collections/renaming.ts'
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
  /** RFC 3339 */
  time?: string
  data?: { task?: Task } & Record<string, unknown>
}

/** Tasks that are done or deleted and still known, so that an older version of them brings none back; a page may be open for weeks. */
const MOST_CLOSED = 500

/** An older version of a task than the one that is there changes nothing. */
export function withTasks(list: TaskList, tasks: Task[]): TaskList {
  const newer = tasks.filter(({ id, version }) => (list.tasks.get(id)?.version ?? 0) < version)
  if (!newer.length) return list
  const all = new Map(list.tasks)
  for (const task of newer) {
    // What changed last stands last.
    if (task.status !== 'open') all.delete(task.id)
    all.set(task.id, task)
  }
  forgetClosed(all)
  return { ...list, tasks: all }
}

function forgetClosed(tasks: Map<string, Task>): void {
  const closed = [...tasks.values()].filter(({ status }) => status !== 'open')
  for (const { id } of closed.slice(0, Math.max(0, closed.length - MOST_CLOSED))) tasks.delete(id)
}

/** The tasks of a project, a section or a label that has another name from then on. */
const followers = ({ tasks }: TaskList, renaming: Renaming, at: string): Task[] =>
  [...tasks.values()].map((task) => followed(task, renaming, at))

export function withEvent(list: TaskList, { revision, type, time, data }: StreamEvent): TaskList {
  const renaming = data && revision > list.revision ? renamingIn(type, data) : undefined
  const changed = renaming
    ? withTasks(list, followers(list, renaming, time ?? ''))
    : type.startsWith('todo.task.') && data?.task
      ? withTasks(list, [data.task])
      : list
  return revision > list.revision ? { ...changed, revision } : changed
}
