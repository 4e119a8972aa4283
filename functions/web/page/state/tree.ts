/** Tasks under tasks, as a list shows them. */
import type { Task } from '../../../../shared/domain/task.ts'

export interface Leaf {
  task: Task
  /** how many of the tasks that it is under are above it in the list; 0 where its parent is not in it */
  level: number
}

/** Each task behind its parent, where that is in the list too; otherwise in the order given. */
export function inTrees(tasks: readonly Task[]): Leaf[] {
  const shown = new Set(tasks.map(({ id }) => id))
  const isUnder = ({ parentId }: Task): boolean => Boolean(parentId) && shown.has(parentId!)
  if (!tasks.some(isUnder)) return tasks.map((task) => ({ task, level: 0 }))
  const under = Map.groupBy(tasks.filter(isUnder), ({ parentId }) => parentId!)
  const withThose = (task: Task, level: number): Leaf[] => [
    { task, level },
    ...(under.get(task.id) ?? []).flatMap((child) => withThose(child, level + 1)),
  ]
  return tasks.filter((task) => !isUnder(task)).flatMap((task) => withThose(task, 0))
}

/** Whether a task is somewhere under another one. */
export function isWithin(tasks: ReadonlyMap<string, Task>, task: Task, above: string): boolean {
  for (let at: Task | undefined = task; at?.parentId; at = tasks.get(at.parentId))
    if (at.parentId === above) return true
  return false
}
