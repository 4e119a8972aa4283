/** Completes a task, and opens it again. */
import type { Task } from '../../../../../shared/domain/task.ts'
import { actOn } from '../../state/actions.ts'
import { words } from '../../words/index.ts'

export function CheckButton({ task }: { task: Task }) {
  const { task: said } = words.value
  const isDone = task.status !== 'open'
  if (task.isNote) return <span class="check is-note" aria-hidden="true" />
  return (
    <button
      type="button"
      class={`check${isDone ? ' is-checked' : ''}`}
      aria-label={isDone ? said.reopen(task.title) : said.complete(task.title)}
      onClick={() => actOn(task, isDone ? 'reopen' : 'complete')}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 12.5l4 4 8-9" />
      </svg>
    </button>
  )
}
