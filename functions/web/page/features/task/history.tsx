/** What happened to a task, as the audit log tells it: by whom, and when. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HistoryEntry } from '../../api/client.ts'
import { history } from '../../state/reads.ts'
import { instantInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { Happened } from './happened.tsx'

export function History({ taskId }: { taskId: string }) {
  const entries = useSignal<HistoryEntry[] | undefined>(undefined)
  const problem = useSignal('')
  useEffect(() => {
    history(taskId).then(
      (found) => {
        entries.value = found
      },
      (error: Error) => {
        problem.value = error.message
      },
    )
  }, [taskId])
  if (problem.value) return <p class="problem">{problem.value}</p>
  if (!entries.value) return <p>{words.value.loading}</p>
  return (
    <ol class="history-entries">
      {entries.value
        .filter(({ task }) => task)
        .map((entry) => (
          <li key={entry.position}>
            <time dateTime={entry.time}>{instantInWords(entry.time)}</time>
            <bdi>{entry.task!.title}</bdi>
            <Happened entry={entry} />
          </li>
        ))}
    </ol>
  )
}
