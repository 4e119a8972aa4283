/** What a saved filter finds, by an address of its own. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Refused } from '../api/client.ts'
import { filterPath } from '../features/nav/paths.ts'
import { TaskGroups } from '../features/task/task-groups.tsx'
import { today } from '../state/clock.ts'
import { filters, tasksOfFilter } from '../state/collections.ts'
import { filtered, useFilter } from '../state/filtering.ts'
import { grouped } from '../state/groups.ts'
import { connection, inSight, revision, tasks } from '../state/known.ts'
import { idOf } from '../state/sending.ts'
import { words } from '../words/index.ts'
import { useDisplay, View } from './view.tsx'

/** Milliseconds for which changes are gathered before the server is asked again. */
const GATHERED = 300

export default function Filter({ id }: { id: string }) {
  const { empty, collections: said, loading } = words.value
  const { route } = useLocation()
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'none', sort: 'date' })
  // One that was made here has another id once the server knows it.
  const filter = filters.value.find((each) => each.id === idOf({ id }))
  useEffect(() => {
    if (filter && filter.id !== id) route(filterPath(filter.id), true)
  }, [filter?.id])
  const here = useFilter(filter?.words ?? '')
  const found = useSignal<readonly string[] | undefined>(undefined)
  const problem = useSignal('')
  // Asked again whenever something changed: the server also knows what is done, and words in another form.
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
          },
          (error: Error) => {
            if (isCurrent) problem.value = error instanceof Refused && error.status === 0 ? '' : error.message
          },
        ),
      found.value ? GATHERED : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [filter?.id, filter?.words, revision.value])
  // Without an answer, what is known here.
  const isHere = connection.value === 'offline' || !found.value
  const shown = isHere ? filtered(inSight.value, here) : found.value!.flatMap((taskId) => tasks.value.get(taskId) ?? [])
  return (
    <View title={filter?.name ?? said.filters} tools={picker}>
      {filter && (
        <p class="hint">
          <code dir="auto">{filter.words}</code>
        </p>
      )}
      {problem.value && <p class="problem">{problem.value}</p>}
      <TaskGroups
        groups={grouped(only(shown), display, today.value)}
        empty={isHere && here === 'reading' ? loading : ifEmpty(empty.filter)}
      />
    </View>
  )
}
