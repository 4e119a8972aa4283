/** The live list as data: what is shown follows from the tasks, and an event changes it once, however often it arrives. */
import type { Task } from '../../../shared/domain/task.ts'

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

export const withTasks = (list: TaskList, tasks: Task[]): TaskList => ({
  ...list,
  tasks: new Map([
    ...list.tasks,
    ...tasks.filter((task) => isNewer(list, task)).map((task) => [task.id, task] as const),
  ]),
})

/** An older version of a task than the one shown changes nothing. */
export function withEvent(list: TaskList, { revision, type, data }: StreamEvent): TaskList {
  const changed = type.startsWith('todo.task.') && data?.task ? withTasks(list, [data.task]) : list
  return { ...changed, revision: Math.max(list.revision, revision) }
}

const isNewer = ({ tasks }: TaskList, task: Task): boolean => (tasks.get(task.id)?.version ?? 0) < task.version

export interface Group {
  name: 'Overdue' | 'Today' | 'Upcoming' | 'No date' | 'Notes'
  tasks: Task[]
}

/** @param today `YYYY-MM-DD` where the person is */
export function groupsOf({ tasks }: TaskList, today: string): Group[] {
  const open = [...tasks.values()].filter(({ status }) => status === 'open').sort(byDate)
  const groups = Map.groupBy(open, (task) => groupOf(task, today))
  const order = ['Overdue', 'Today', 'Upcoming', 'No date', 'Notes'] as const
  return order.flatMap((name) => (groups.has(name) ? [{ name, tasks: groups.get(name)! }] : []))
}

function groupOf({ due, isNote }: Task, today: string): Group['name'] {
  if (isNote) return 'Notes'
  if (!due) return 'No date'
  return due.date < today ? 'Overdue' : due.date === today ? 'Today' : 'Upcoming'
}

const byDate = (a: Task, b: Task): number =>
  (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
  a.priority - b.priority ||
  a.createdAt.localeCompare(b.createdAt)
