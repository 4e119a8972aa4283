/** The views that ask the server: what was completed, and what a search finds. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Task } from '../../../../shared/domain/task.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import { TaskGroups } from '../features/task/task-groups.tsx'
import { timeZone, today } from '../state/clock.ts'
import { type Display, found, type Group, grouped, groupedInOrder, sorted } from '../state/groups.ts'
import { openTasks, tasks } from '../state/known.ts'
import { search } from '../state/reads.ts'
import { words } from '../words/index.ts'
import { useDisplay, View } from './view.tsx'

const MOST = 200

/** Tasks that the server has, as they are here since. */
function useAsked(query: Record<string, string> | undefined): { found: Task[] | undefined; problem: string } {
  const asked = useSignal<Task[] | undefined>(undefined)
  const problem = useSignal('')
  const key = JSON.stringify(query)
  useEffect(() => {
    let isCurrent = true
    problem.value = ''
    asked.value = query ? undefined : []
    if (!query) return
    search(query).then(
      (answer) => {
        if (isCurrent) asked.value = answer
      },
      (error: Error) => {
        if (isCurrent) problem.value = error.message
      },
    )
    return () => {
      isCurrent = false
    }
  }, [key])
  return { found: asked.value?.map((task) => tasks.value.get(task.id) ?? task), problem: problem.value }
}

export function Completed() {
  const { views, empty, loading } = words.value
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'date', sort: 'date' })
  const { found: asked, problem } = useAsked({ status: 'completed', sort: '-completed' })
  const shown = asked && only(asked.filter(({ status }) => status === 'completed'))
  return (
    <View title={views.completed} tools={picker}>
      {problem && <p class="problem">{problem}</p>}
      {shown ? (
        <TaskGroups groups={groupsOf(shown, display)} empty={ifEmpty(empty.completed)} />
      ) : (
        !problem && <p class="empty">{loading}</p>
      )}
    </View>
  )
}

/** The date of what is done is the day on which it was; the last stands first. */
function groupsOf(done: Task[], display: Display): Group[] {
  const ordered = display.sort === 'date' ? done : sorted(done, display.sort)
  return display.group === 'date' ? byDay(ordered) : groupedInOrder(ordered, display.group, today.value)
}

function byDay(done: Task[]): Group[] {
  const days = Map.groupBy(done, ({ completedAt }) =>
    wallTimeAt(Date.parse(completedAt ?? ''), timeZone.value).slice(0, 10),
  )
  return [...days].map(([date, ofDay]) => ({ key: { of: 'day', date }, tasks: ofDay }))
}

export function Search() {
  const { query } = useLocation()
  const { views, empty } = words.value
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'none', sort: 'date' })
  const text = query.q ?? ''
  const { found: asked, problem } = useAsked(text.trim() ? { q: text, status: 'any' } : undefined)
  const here = found(openTasks.value, text, MOST)
  const ids = new Set(here.map(({ id }) => id))
  const shown = [...here, ...(asked ?? []).filter(({ id, status }) => !ids.has(id) && status !== 'deleted')]
  return (
    <View title={`${views.search}: ${text}`} tools={picker}>
      {problem && <p class="problem">{problem}</p>}
      <TaskGroups groups={grouped(only(shown), display, today.value)} empty={ifEmpty(empty.search)} />
    </View>
  )
}
