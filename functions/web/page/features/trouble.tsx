/** Changes that the server cannot take: the person is told which one it is, and may let the others go first, or give it up. */
import type { Change } from '../state/changes.ts'
import { queue, tasks } from '../state/known.ts'
import { settleTrouble, trouble } from '../state/sending.ts'
import { words } from '../words/index.ts'

export function TroubleNotice() {
  if (!trouble.value) return null
  const { change, why } = trouble.value
  const { trouble: said } = words.value
  const title = titleOf(change)
  // What comes after a change of a name may say it: that waits.
  const others =
    'taskId' in change && queue.value.some((each) => !each.isHeld && 'taskId' in each && each.taskId !== change.taskId)
  return (
    <aside class="offer is-trouble" aria-label={said.title(title)}>
      <p role="alert">
        <b>{said.title(title)}</b> {why} {said.again}
      </p>
      <button type="button" onClick={() => settleTrouble('again')}>
        {words.value.retry}
      </button>
      {others && (
        <button type="button" onClick={() => settleTrouble('others-first')}>
          {said.othersFirst}
        </button>
      )}
      <button type="button" class="quiet" onClick={() => settleTrouble('give-up')}>
        {said.giveUp}
      </button>
    </aside>
  )
}

function titleOf(change: Change): string {
  if ('name' in change) return change.name
  return (change.kind === 'create' ? change.fields.title : tasks.value.get(change.taskId)?.title) ?? ''
}
