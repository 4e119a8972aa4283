/** Numbers of tasks, given to the model in results: it never sees an id, and names no task by a number that it was not shown. */
import type { Task } from '../../../../shared/domain/task.ts'

export interface Handles {
  /** from 1, in the order in which tasks are first shown */
  of(task: Task): number
  /** undefined for a number that was not given */
  find(handle: number): Task | undefined
}

export function createHandles(): Handles {
  const tasks: Task[] = []
  return {
    of(task) {
      const at = tasks.findIndex(({ id }) => id === task.id)
      if (at < 0) return tasks.push(task)
      tasks[at] = task
      return at + 1
    },
    find: (handle) => tasks[handle - 1],
  }
}
