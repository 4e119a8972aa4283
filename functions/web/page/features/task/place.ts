/** Tasks under each other and beside each other, as the person puts them: each a change of one task. */
import { inOrder, keyBetween, orderOf } from '../../../../../shared/domain/order.ts'
import type { Task, TaskChanges } from '../../../../../shared/domain/task.ts'
import { changeTask } from '../../state/actions.ts'
import { openTasks, tasks } from '../../state/known.ts'
import { isWithin } from '../../state/tree.ts'

const isSibling = (a: Task, b: Task): boolean =>
  (a.parentId ?? null) === (b.parentId ?? null) &&
  (a.parentId ? true : a.project === b.project && a.section === b.section)

/** To the place of another task: behind it when it comes from above, else before it. */
export function placeAt(target: Task, taskId: string): void {
  const task = tasks.value.get(taskId)
  if (!task || task.id === target.id || isWithin(tasks.value, target, task.id)) return
  const siblings = openTasks.value.filter((each) => isSibling(each, target)).sort(inOrder)
  const comesDown = isSibling(task, target) && inOrder(task, target) < 0
  const others = siblings.filter(({ id }) => id !== task.id)
  const at = others.indexOf(target) + (comesDown ? 1 : 0)
  const [low, high] = [others[at - 1], others[at]]
  const now = new Date().toISOString()
  // Where there is no room at all, it stands beside its neighbour by its id.
  const order = keyBetween(low ? orderOf(low) : null, high ? orderOf(high) : null, task.id, now) ?? orderOf(target)
  changeTask(task, { order, ...placeOf(target.parentId ?? null, target) })
}

/** Under the task above it in the list, on its own level. */
export function indent(task: Task, element: HTMLElement): void {
  const level = levelOf(element)
  let row = rowBefore(element)
  while (row && levelOf(row) > level) row = rowBefore(row)
  const above = row && levelOf(row) === level ? tasks.value.get(row.dataset.task!) : undefined
  if (above) changeTask(task, placeOf(above.id, above))
}

/** Beside the task that it is under. */
export function outdent(task: Task): void {
  const parent = task.parentId ? tasks.value.get(task.parentId) : undefined
  if (task.parentId) changeTask(task, placeOf(parent?.parentId ?? null, parent ?? task))
}

/** What is under a task is in its project. */
const placeOf = (parentId: string | null, { project, section }: Task): TaskChanges => ({ parentId, project, section })

const levelOf = (row: HTMLElement): number => Number(row.dataset.level ?? 0)

function rowBefore(element: HTMLElement): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('.view li[data-task]')]
  return rows[rows.indexOf(element) - 1]
}
