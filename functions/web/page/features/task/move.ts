/** What becomes of a task that is dropped on a group: it gets what the group is of. */
import type { Task, TaskChanges } from '../../../../../shared/domain/task.ts'
import { changeTask, undo } from '../../state/actions.ts'
import type { GroupKey } from '../../state/groups.ts'
import { tasks } from '../../state/known.ts'
import { notify } from '../../state/notices.ts'
import { words } from '../../words/index.ts'
import { moved } from './when.tsx'

/** @returns undefined for a group that nothing can be moved into, or in which the task is already */
function changesFor(key: GroupKey, task: Task): TaskChanges | undefined {
  switch (key.of) {
    case 'day':
      return task.due?.date === key.date ? undefined : { due: moved(task, key.date) }
    case 'no-date':
      return task.due ? { due: null, recurrence: null } : undefined
    case 'priority':
      return task.priority === key.priority ? undefined : { priority: key.priority }
    case 'project':
      return task.project === key.project ? undefined : { project: key.project, section: null }
    case 'section':
      return task.section === key.section ? undefined : { section: key.section }
    default:
      return undefined
  }
}

export const takesTasks = (key: GroupKey): boolean =>
  ['day', 'no-date', 'priority', 'project', 'section'].includes(key.of)

/** @param name of the group, for who sees the move only by what is said */
export function moveInto(key: GroupKey, name: string, taskId: string): void {
  const task = tasks.value.get(taskId)
  const changes = task && changesFor(key, task)
  if (!changes) return
  changeTask(task, changes)
  const { moved: said, undo: undoName } = words.value
  notify({ kind: 'done', text: said(task.title, name), action: { label: undoName, run: () => void undo() } })
}
