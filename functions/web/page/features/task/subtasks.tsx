/** What is under an opened task, and a field for more. */
import { useSignal } from '@preact/signals'
import { inOrder } from '../../../../../shared/domain/order.ts'
import type { Task } from '../../../../../shared/domain/task.ts'
import { createTask } from '../../state/actions.ts'
import { openTasks } from '../../state/known.ts'
import { openedTask } from '../../state/opened.ts'
import { words } from '../../words/index.ts'
import { CheckButton } from './check-button.tsx'

export function Subtasks({ task }: { task: Task }) {
  const typed = useSignal('')
  const { subtasks, addSubtask, open } = words.value.task
  const under = openTasks.value.filter(({ parentId }) => parentId === task.id).sort(inOrder)
  const add = (): void => {
    const title = typed.value.replace(/\s+/g, ' ').trim()
    if (!title) return
    createTask({ title, parentId: task.id, project: task.project, section: task.section })
    typed.value = ''
  }
  return (
    <fieldset class="subtasks">
      <legend>{subtasks}</legend>
      {under.length > 0 && (
        <ul>
          {under.map((child) => (
            <li key={child.id}>
              <CheckButton task={child} />
              <button
                type="button"
                class="quiet"
                aria-label={open(child.title)}
                onClick={() => {
                  openedTask.value = { id: child.id, isInTalk: Boolean(openedTask.value?.isInTalk) }
                }}
              >
                <bdi>{child.title}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        dir="auto"
        maxLength={500}
        aria-label={addSubtask}
        placeholder={addSubtask}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
        onBlur={add}
      />
    </fieldset>
  )
}
