/** Where one can go: the views, the projects and the labels. */
import { computed } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { today } from '../../state/clock.ts'
import { isDueBy, labelsOf, projectsOf } from '../../state/groups.ts'
import { connection, me, openTasks, queue } from '../../state/known.ts'
import { isNavOpen } from '../../state/opened.ts'
import { words } from '../../words/index.ts'

export const VIEWS = ['inbox', 'today', 'upcoming', 'calendar', 'completed', 'activity', 'figures', 'settings'] as const

export const pathOf = (view: (typeof VIEWS)[number]): string => (view === 'today' ? '/' : `/${view}`)
export const projectPath = (name: string): string => `/project/${encodeURIComponent(name)}`
export const labelPath = (name: string): string => `/label/${encodeURIComponent(name)}`

export const projects = computed(() => projectsOf(openTasks.value, me.value?.projects ?? []))
export const labels = computed(() => labelsOf(openTasks.value, me.value?.labels ?? []))

const counts = computed(() => ({
  inbox: openTasks.value.filter(({ project }) => project === null).length,
  today: openTasks.value.filter((task) => isDueBy(task, today.value)).length,
}))

export function Nav() {
  const { views, projects: projectsTitle, labels: labelsTitle, menu, app } = words.value
  return (
    <nav class={`nav${isNavOpen.value ? ' is-open' : ''}`} aria-label={menu}>
      <p class="wordmark">{app}</p>
      <ul>
        {VIEWS.map((view) => (
          <Entry
            key={view}
            href={pathOf(view)}
            name={views[view]}
            icon={view}
            count={view === 'inbox' || view === 'today' ? counts.value[view] : 0}
          />
        ))}
      </ul>
      {projects.value.length > 0 && <h2>{projectsTitle}</h2>}
      <ul>
        {projects.value.map(({ name, count }) => (
          <Entry key={name} href={projectPath(name)} name={name} sign="#" count={count} />
        ))}
      </ul>
      {labels.value.length > 0 && <h2>{labelsTitle}</h2>}
      <ul>
        {labels.value.map(({ name, count }) => (
          <Entry key={name} href={labelPath(name)} name={name} sign="@" count={count} />
        ))}
      </ul>
      <Connection />
    </nav>
  )
}

interface EntryProperties {
  href: string
  name: string
  icon?: IconName
  sign?: string
  count: number
}

function Entry({ href, name, icon, sign, count }: EntryProperties) {
  const { path } = useLocation()
  return (
    <li>
      <a
        href={href}
        aria-current={path === href ? 'page' : undefined}
        onClick={() => {
          isNavOpen.value = false
        }}
      >
        {icon ? <Icon name={icon} /> : <span class="sign">{sign}</span>}
        <bdi>{name}</bdi>
        {count > 0 && <small>{count}</small>}
      </a>
    </li>
  )
}

function Connection() {
  const { connection: said, waiting } = words.value
  return (
    <p class={`connection is-${connection.value}`} role="status">
      {said[connection.value]}
      {queue.value.length > 0 && <small>{waiting(queue.value.length)}</small>}
    </p>
  )
}
