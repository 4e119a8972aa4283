/** What every view has: a heading, how it is grouped and sorted, and the tasks. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Task } from '../../../../shared/domain/task.ts'
import { Icon } from '../parts/icon.tsx'
import { Popover } from '../parts/popover.tsx'
import { filtered, useFilter } from '../state/filtering.ts'
import type { Display, GroupBy, SortBy } from '../state/groups.ts'
import { isLoaded } from '../state/known.ts'
import { isNavOpen } from '../state/opened.ts'
import { words } from '../words/index.ts'

interface Properties {
  title: string
  /** said more quietly */
  beside?: string
  tools?: ComponentChildren
  class?: string
  children: ComponentChildren
}

export function View({ title, beside, tools, class: name = '', children }: Properties) {
  useEffect(() => {
    document.title = `${title} · ${words.value.app}`
  }, [title])
  return (
    <main class={`view ${name}`} id="view" tabIndex={-1}>
      <header class="view-head">
        <button
          type="button"
          class="quiet nav-toggle"
          aria-label={words.value.menu}
          aria-expanded={isNavOpen.value}
          onClick={() => {
            isNavOpen.value = !isNavOpen.value
          }}
        >
          <Icon name="menu" />
        </button>
        <h1>
          <bdi>{title}</bdi> {beside && <small>{beside}</small>}
        </h1>
        <div class="view-tools">{tools}</div>
      </header>
      {isLoaded.value ? children : <p class="empty">{words.value.loading}</p>}
    </main>
  )
}

const GROUPS: readonly GroupBy[] = ['date', 'priority', 'project', 'label', 'none']
const SORTS: readonly SortBy[] = ['date', 'priority', 'title', 'created', 'hand', 'start']

interface Shown {
  display: Display
  /** stands in the view's head */
  picker: ComponentChildren
  /** those that the filter names */
  only: (tasks: readonly Task[]) => Task[]
  /** what an empty list says */
  ifEmpty: (otherwise: string) => string
}

/**
 * How a list is grouped, sorted and filtered. Kept in the address, so that a link shows the same.
 *
 * @param offers what can be chosen, beside the filter
 */
export function useDisplay(
  otherwise: Omit<Display, 'filter'>,
  offers: readonly ('group' | 'sort')[] = ['group', 'sort'],
): Shown {
  const { query, path, route } = useLocation()
  const display: Display = {
    group: oneOf(GROUPS, query.group) ?? otherwise.group,
    sort: oneOf(SORTS, query.sort) ?? otherwise.sort,
    filter: query.filter ?? '',
  }
  const reading = useFilter(display.filter)
  const set = (changes: Partial<Display>): void => {
    const changed = { ...query, ...changes }
    const parameters = new URLSearchParams(Object.entries(changed).filter(([, value]) => value))
    route(parameters.size ? `${path}?${parameters}` : path, true)
  }
  const { display: said, loading, empty } = words.value
  const picker = (
    <>
      {display.filter && (
        <button
          type="button"
          class="chip filter-chip"
          aria-label={said.removeFilter(display.filter)}
          title={said.removeFilter(display.filter)}
          onClick={() => set({ filter: '' })}
        >
          <Icon name="filter" /> <bdi>{display.filter}</bdi> <Icon name="close" />
        </button>
      )}
      <Popover label={said.title} button={<Icon name="display" />}>
        {(close) => (
          <div class="display">
            {offers.includes('group') && (
              <Choice legend={said.group} all={GROUPS} value={display.group} onChange={(group) => set({ group })} />
            )}
            {offers.includes('sort') && (
              <Choice
                legend={said.sort}
                // What is in sight has begun.
                all={SORTS.filter((each) => each !== 'start' || otherwise.sort === 'start')}
                value={display.sort}
                onChange={(sort) => set({ sort })}
              />
            )}
            <FilterField
              words={display.filter}
              isUnread={reading === 'unread'}
              onChange={(filter) => set({ filter })}
              onDone={close}
            />
          </div>
        )}
      </Popover>
    </>
  )
  return {
    display,
    picker,
    only: (all) => filtered(all, reading),
    ifEmpty: (text) => (reading === undefined ? text : reading === 'reading' ? loading : empty.filtered),
  }
}

interface FilterProperties {
  words: string
  isUnread: boolean
  onChange: (words: string) => void
  onDone: () => void
}

function FilterField({ words: value, isUnread, onChange, onDone }: FilterProperties) {
  const { display: said } = words.value
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      <label>
        <span>{said.filter}</span>
        <input
          dir="auto"
          maxLength={1000}
          value={value}
          placeholder={said.filterHint}
          aria-describedby={isUnread ? 'filter-unread' : undefined}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </label>
      <p class="hint" id="filter-unread" role="status">
        {isUnread && said.filterUnread}
      </p>
    </form>
  )
}

const oneOf = <Value extends string>(all: readonly Value[], value: string | undefined): Value | undefined =>
  all.find((each) => each === value)

interface ChoiceProperties<Value> {
  legend: string
  all: readonly Value[]
  value: Value
  onChange: (value: Value) => void
}

function Choice<Value extends GroupBy | SortBy>({ legend, all, value, onChange }: ChoiceProperties<Value>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map((each) => (
        <label key={each}>
          <input type="radio" name={legend} checked={each === value} onChange={() => onChange(each)} />
          <span>{words.value.display.by[each]}</span>
        </label>
      ))}
    </fieldset>
  )
}
