/** What a saved filter finds, by an address of its own. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { TaskGroups } from '../features/task/task-groups.tsx'
import { today } from '../state/clock.ts'
import { filters, tasksOfFilter } from '../state/collections.ts'
import { grouped } from '../state/groups.ts'
import { revision, tasks } from '../state/known.ts'
import { words } from '../words/index.ts'
import { useDisplay, View } from './view.tsx'

/** Milliseconds for which changes are gathered before the server is asked again. */
const GATHERED = 300

export default function Filter({ id }: { id: string }) {
  const { empty, collections: said } = words.value
  const { display, picker } = useDisplay({ group: 'none', sort: 'date' })
  const filter = filters.value.find((each) => each.id === id)
  const found = useSignal<readonly string[]>([])
  const problem = useSignal('')
  const isAsked = useSignal(false)
  // Asked again whenever something changed: only the server knows what the words mean.
  useEffect(() => {
    if (!filter) return
    let isCurrent = true
    const timer = setTimeout(
      () =>
        tasksOfFilter(filter).then(
          (ids) => {
            if (!isCurrent) return
            found.value = ids
            problem.value = ''
            isAsked.value = true
          },
          (error: Error) => {
            if (isCurrent) problem.value = error.message
          },
        ),
      isAsked.value ? GATHERED : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [filter?.id, filter?.words, revision.value])
  const shown = found.value.flatMap((taskId) => tasks.value.get(taskId) ?? [])
  return (
    <View title={filter?.name ?? said.filters} tools={picker}>
      {filter && (
        <p class="hint">
          <code dir="auto">{filter.words}</code>
        </p>
      )}
      {problem.value && <p class="problem">{problem.value}</p>}
      <TaskGroups groups={grouped(shown, display, today.value)} empty={empty.search} />
    </View>
  )
}
