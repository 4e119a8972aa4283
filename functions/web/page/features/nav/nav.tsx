/** Where one can go: the views, what is a favourite, saved filters, projects and labels. */
import { computed, useSignalEffect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Collection, CollectionKind } from '../../../../../shared/domain/collections/collection.ts'
import type { Colour } from '../../../../../shared/domain/collections/colours.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { today } from '../../state/clock.ts'
import { archived, filters, labels, projects, projectTree, UNHEARD } from '../../state/collections.ts'
import { isDueBy } from '../../state/groups.ts'
import { connection, inSight, queue } from '../../state/known.ts'
import { edited, isNavOpen, isNavOver } from '../../state/opened.ts'
import { words } from '../../words/index.ts'
import { filterPath, labelPath, pathOf, projectPath, VIEWS } from './paths.ts'

const counts = computed(() => ({
  inbox: inSight.value.filter(({ project }) => project === null).length,
  today: inSight.value.filter((task) => isDueBy(task, today.value)).length,
}))

/** As an entry shows it. */
type Shown = Exclude<Collection, { projectId: string }> & { count?: number; depth?: number }

const favourites = computed((): { kind: CollectionKind; shown: Shown }[] => [
  ...projects.value
    .filter(({ isFavourite, isArchived }) => isFavourite && !isArchived)
    .map((shown) => ({ kind: 'project' as const, shown })),
  ...labels.value.filter(({ isFavourite }) => isFavourite).map((shown) => ({ kind: 'label' as const, shown })),
  ...filters.value.filter(({ isFavourite }) => isFavourite).map((shown) => ({ kind: 'filter' as const, shown })),
])

const SIGNS = { project: '#', section: '/', label: '@', filter: '≡' } as const

const hrefOf = (kind: CollectionKind, { id, name }: Shown): string =>
  kind === 'filter' ? filterPath(id) : kind === 'label' ? labelPath(name) : projectPath(name)

export function Nav() {
  const {
    views,
    projects: projectsTitle,
    labels: labelsTitle,
    collections: said,
    menu,
    app,
    close: closeName,
  } = words.value
  const root = useRef<HTMLElement>(null)
  useSignalEffect(() => {
    if (isNavOver.value) root.current!.focus()
  })
  const close = (): void => {
    isNavOpen.value = false
    // As soon as the view is in reach again.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.nav-toggle')?.focus())
  }
  return (
    <>
      <nav
        ref={root}
        class={`nav${isNavOpen.value ? ' is-open' : ''}`}
        aria-label={menu}
        tabIndex={-1}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && isNavOver.value) close()
        }}
      >
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
        {favourites.value.length > 0 && (
          <div class="nav-group">
            <div class="nav-head">
              <h2>{said.favourites}</h2>
            </div>
            <ul>
              {favourites.value.map(({ kind, shown }) => (
                <OfCollection key={`${kind} ${shown.name}`} kind={kind} shown={{ ...shown, depth: 0 }} />
              ))}
            </ul>
          </div>
        )}
        <Group title={said.filters} kind="filter" all={filters.value} />
        <Group title={projectsTitle} kind="project" all={projectTree.value} />
        {archived.value.length > 0 && (
          <details class="archived">
            <summary>{said.archivedOnes}</summary>
            <ul>
              {archived.value.map((shown) => (
                <OfCollection key={shown.name} kind="project" shown={shown} />
              ))}
            </ul>
          </details>
        )}
        <Group title={labelsTitle} kind="label" all={labels.value} />
        <Connection />
      </nav>
      {/* Beside it, and below it for who hears it. */}
      {isNavOver.value && <button type="button" class="scrim" aria-label={closeName} onClick={close} />}
    </>
  )
}

function Group({ title, kind, all }: { title: string; kind: CollectionKind; all: readonly Shown[] }) {
  const label = words.value.collections.make[kind]
  return (
    <div class="nav-group">
      <div class="nav-head">
        <h2>{title}</h2>
        <button
          type="button"
          class="quiet"
          aria-label={label}
          title={label}
          onClick={() => {
            edited.value = { kind, fields: {} }
          }}
        >
          +
        </button>
      </div>
      {all.length > 0 && (
        <ul>
          {all.map((shown) => (
            <OfCollection key={shown.id || shown.name} kind={kind} shown={shown} />
          ))}
        </ul>
      )}
    </div>
  )
}

function OfCollection({ kind, shown }: { kind: CollectionKind; shown: Shown }) {
  const { name, colour, count = 0, depth = 0 } = shown
  const label = words.value.collections.changeIt(name)
  const edit = shown.id !== UNHEARD && (
    <button
      type="button"
      class="quiet edit"
      aria-label={label}
      title={label}
      onClick={() => {
        edited.value = { kind, seen: shown, fields: {} }
      }}
    >
      …
    </button>
  )
  return (
    <Entry href={hrefOf(kind, shown)} name={name} sign={SIGNS[kind]} colour={colour} count={count} depth={depth}>
      {edit}
    </Entry>
  )
}

interface EntryProperties {
  href: string
  name: string
  icon?: IconName
  sign?: string
  colour?: Colour | null
  count: number
  /** within how many others */
  depth?: number
  /** beside it */
  children?: ComponentChildren
}

function Entry({ href, name, icon, sign, colour, count, depth = 0, children }: EntryProperties) {
  const { path } = useLocation()
  return (
    <li style={depth ? { paddingInlineStart: `${depth * 0.9}rem` } : undefined}>
      <a
        href={href}
        aria-current={path === href ? 'page' : undefined}
        onClick={() => {
          isNavOpen.value = false
        }}
      >
        {icon ? <Icon name={icon} /> : <span class={`sign${colour ? ` is-${colour}` : ''}`}>{sign}</span>}
        <bdi>{name}</bdi>
        {count > 0 && <small>{count}</small>}
      </a>
      {children}
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
