/** What every view has: a heading, how it is grouped and sorted, and the tasks. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Icon } from '../parts/icon.tsx'
import { Popover } from '../parts/popover.tsx'
import type { Display, GroupBy, SortBy } from '../state/groups.ts'
import { isLoaded } from '../state/known.ts'
import { isNavOpen } from '../state/opened.ts'
import { words } from '../words/index.ts'

interface Properties {
  title: string
  tools?: ComponentChildren
  class?: string
  children: ComponentChildren
}

export function View({ title, tools, class: name = '', children }: Properties) {
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
          onClick={() => {
            isNavOpen.value = !isNavOpen.value
          }}
        >
          <Icon name="menu" />
        </button>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <div class="view-tools">{tools}</div>
      </header>
      {isLoaded.value ? children : <p class="empty">{words.value.loading}</p>}
    </main>
  )
}

const GROUPS: readonly GroupBy[] = ['date', 'priority', 'project', 'label', 'none']
const SORTS: readonly SortBy[] = ['date', 'priority', 'title', 'created', 'hand']

/** Kept in the address, so that a link shows the same. */
export function useDisplay(otherwise: Display): { display: Display; picker: ComponentChildren } {
  const { query, path, route } = useLocation()
  const display: Display = {
    group: oneOf(GROUPS, query.group) ?? otherwise.group,
    sort: oneOf(SORTS, query.sort) ?? otherwise.sort,
  }
  const set = (changes: Partial<Display>): void => {
    const parameters = new URLSearchParams({ ...query, ...display, ...changes })
    route(`${path}?${parameters}`, true)
  }
  const { display: said } = words.value
  const picker = (
    <Popover label={said.title} button={<Icon name="settings" />}>
      {() => (
        <div class="display">
          <Choice legend={said.group} all={GROUPS} value={display.group} onChange={(group) => set({ group })} />
          <Choice legend={said.sort} all={SORTS} value={display.sort} onChange={(sort) => set({ sort })} />
        </div>
      )}
    </Popover>
  )
  return { display, picker }
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
