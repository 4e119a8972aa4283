/** The views that are a list of open tasks. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { addDays } from '../../../../shared/time/civil.ts'
import { labelPath, projectPath } from '../features/nav/paths.ts'
import { Examples } from '../features/talk/talk.tsx'
import { Editor } from '../features/task/editor.tsx'
import { TaskRow } from '../features/task/row.tsx'
import { TaskGroups } from '../features/task/task-groups.tsx'
import { moved } from '../features/task/when.tsx'
import { changeTask } from '../state/actions.ts'
import { today } from '../state/clock.ts'
import { labels, projects } from '../state/collections.ts'
import { type Display, days, type GroupKey, grouped, isDueBy, withDays } from '../state/groups.ts'
import { inSight, isNew, putAway, tasks } from '../state/known.ts'
import { longDate } from '../words/dates.ts'
import { words } from '../words/index.ts'
import { Board } from './board.tsx'
import { useDisplay, View } from './view.tsx'

/** Tasks can be put in order then. */
const isByHand = ({ group, sort }: Display): boolean => group === 'none' && sort === 'hand'

export function Inbox() {
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'none', sort: 'hand' })
  const { views, empty } = words.value
  const shown = only(inSight.value.filter(({ project }) => project === null))
  return (
    <View title={views.inbox} tools={picker}>
      <TaskGroups
        groups={grouped(shown, display, today.value)}
        empty={ifEmpty(empty.inbox)}
        isByHand={isByHand(display)}
      />
    </View>
  )
}

export function Today() {
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'date', sort: 'date' })
  const { views, empty, moveAllToToday } = words.value
  const shown = only(inSight.value.filter((task) => isDueBy(task, today.value)))
  const overdueTool = (key: GroupKey) =>
    key.of === 'overdue' ? (
      <button type="button" class="quiet" onClick={() => moveOverdue(shown)}>
        {moveAllToToday}
      </button>
    ) : null
  const groups = grouped(shown, display, today.value)
  // What the view's own heading says is not said again.
  const isToday = display.group === 'date' && groups.length === 1 && groups[0]!.key.of === 'day'
  return (
    <View title={views.today} beside={longDate(today.value)} tools={picker}>
      <TaskGroups
        groups={isToday ? [{ key: { of: 'all' }, tasks: groups[0]!.tasks }] : groups}
        hides={isToday ? 'date' : undefined}
        empty={isNew.value ? empty.beginning : ifEmpty(empty.today)}
        tool={overdueTool}
      />
      {isNew.value && <Examples />}
    </View>
  )
}

function moveOverdue(shown: readonly Task[]): void {
  const before = addDays(today.value, -1)
  for (const task of shown) if (isDueBy(task, before)) changeTask(task, { due: moved(task, today.value) })
}

export function Upcoming() {
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'date', sort: 'date' })
  const { views, empty } = words.value
  const shown = only(inSight.value.filter(({ due }) => due !== null))
  const groups = grouped(shown, display, today.value)
  // Also those on which nothing is due yet: a task can be moved there.
  const week = days(today.value, 7)
  return (
    <View title={views.upcoming} tools={picker}>
      <TaskGroups
        groups={shown.length && display.group === 'date' ? withDays(groups, week) : groups}
        empty={ifEmpty(empty.upcoming)}
      />
    </View>
  )
}

/** What is put away: the first to come back stands first, unless another order is wanted. */
export function Later() {
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'none', sort: 'start' })
  const { views, empty } = words.value
  return (
    <View title={views.later} tools={picker}>
      <TaskGroups groups={grouped(only(putAway.value), display, today.value)} empty={ifEmpty(empty.later)} />
    </View>
  )
}

/**
 * Where what is shown gets another name, by whomever: the address says it.
 *
 * @returns the name as it was given last
 */
function useFollowedName(all: readonly Named[], name: string, pathOf: (name: string) => string): string {
  const { route } = useLocation()
  const last = useRef<string>(undefined)
  const now = all.find((each) => nameKey(each.name) === nameKey(name))
  const renamed = now ? undefined : all.find(({ id }) => id && id === last.current)
  useLayoutEffect(() => {
    if (now) last.current = now.id
    else if (renamed) route(pathOf(renamed.name), true)
  }, [now?.id, renamed?.name])
  return now?.name ?? name
}

interface Named {
  id: string
  name: string
}

export function Project({ name }: { name: string }) {
  const title = useFollowedName(projects.value, name, projectPath)
  const { query, path, route } = useLocation()
  const isBoard = query.as === 'board'
  const { display, picker, only, ifEmpty } = useDisplay(
    { group: 'none', sort: 'date' },
    isBoard ? ['sort'] : ['group', 'sort'],
  )
  const { empty, display: said } = words.value
  const shown = only(inSight.value.filter(({ project }) => project !== null && nameKey(project) === nameKey(name)))
  const other = new URLSearchParams(query)
  if (isBoard) other.delete('as')
  else other.set('as', 'board')
  const toggle = (
    <button type="button" onClick={() => route(other.size ? `${path}?${other}` : path, true)}>
      {isBoard ? said.list : said.board}
    </button>
  )
  return (
    <View title={title} class={isBoard ? 'is-wide' : ''} tools={[toggle, picker]}>
      {isBoard ? (
        <Board project={name} tasks={shown} sort={display.sort} />
      ) : (
        <TaskGroups
          groups={grouped(shown, display, today.value)}
          empty={ifEmpty(empty.project)}
          hides="project"
          isByHand={isByHand(display)}
        />
      )}
    </View>
  )
}

export function Label({ name }: { name: string }) {
  const title = useFollowedName(labels.value, name, labelPath)
  const { display, picker, only, ifEmpty } = useDisplay({ group: 'none', sort: 'date' })
  const shown = only(inSight.value.filter(({ labels }) => labels.some((label) => nameKey(label) === nameKey(name))))
  return (
    <View title={`@${title}`} tools={picker}>
      <TaskGroups groups={grouped(shown, display, today.value)} empty={ifEmpty(words.value.empty.project)} />
    </View>
  )
}

/** One task, by an address of its own. */
export function OneTask({ id }: { id: string }) {
  const task = tasks.value.get(id)
  return (
    <View title={task?.title ?? words.value.views.search}>
      {task ? (
        <>
          <ul class="tasks">
            <TaskRow task={task} />
          </ul>
          <Editor task={task} />
        </>
      ) : (
        <p class="empty">{words.value.empty.search}</p>
      )}
    </View>
  )
}
