/** Go anywhere, do anything, find any task, by a few letters. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { redo, undo } from '../../state/actions.ts'
import { filters, labels, projects } from '../../state/collections.ts'
import { found } from '../../state/groups.ts'
import { openTasks } from '../../state/known.ts'
import { isHelpOpen, isPaletteOpen } from '../../state/opened.ts'
import { words } from '../../words/index.ts'
import { focusField } from '../field/field.tsx'
import { filterPath, labelPath, pathOf, projectPath, VIEWS } from '../nav/paths.ts'

interface Entry {
  name: string
  of: 'go' | 'do' | 'find'
  icon: IconName
  run: () => void
}

const MOST = 12
const MOST_TASKS = 6

export function Palette() {
  const { palette } = words.value
  const text = useSignal('')
  const chosen = useSignal(0)
  const { route } = useLocation()
  const close = (): void => {
    isPaletteOpen.value = false
  }
  const entries = entriesFor(text.value, route).slice(0, MOST)
  const run = (entry: Entry | undefined): void => {
    if (!entry) return
    close()
    entry.run()
  }
  return (
    <Dialog label={palette.label} class="palette" onClose={close}>
      <input
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-entries"
        aria-activedescendant={`entry-${chosen.value}`}
        aria-label={palette.label}
        placeholder={palette.placeholder}
        autocomplete="off"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value
          chosen.value = 0
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step) {
            event.preventDefault()
            chosen.value = (chosen.value + step + entries.length) % Math.max(1, entries.length)
          } else if (event.key === 'Enter') {
            event.preventDefault()
            run(entries[chosen.value])
          }
        }}
      />
      <div class="entries" id="palette-entries" role="listbox" aria-label={palette.label}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field above
          <div
            key={`${entry.of} ${entry.name}`}
            id={`entry-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen.value}
            onClick={() => run(entry)}
          >
            <Icon name={entry.icon} />
            <bdi>{entry.name}</bdi>
            <small>{palette[entry.of]}</small>
          </div>
        ))}
      </div>
      {!entries.length && <p class="empty">{palette.nothing}</p>}
    </Dialog>
  )
}

function entriesFor(text: string, route: (path: string) => void): Entry[] {
  const { views, undo: undoName, redo: redoName, keys } = words.value
  const wanted = text.trim().toLowerCase()
  const go = (name: string, path: string, icon: IconName): Entry => ({ name, of: 'go', icon, run: () => route(path) })
  const all: Entry[] = [
    ...VIEWS.map((view) => go(views[view], pathOf(view), view)),
    { name: undoName, of: 'do', icon: 'previous', run: () => void undo() },
    { name: redoName, of: 'do', icon: 'next', run: () => void redo() },
    { name: keys.field, of: 'do', icon: 'talk', run: () => setTimeout(focusField) },
    {
      name: keys.title,
      of: 'do',
      icon: 'command',
      run: () => {
        isHelpOpen.value = true
      },
    },
    ...projects.value.map(({ name }) => go(`#${name}`, projectPath(name), 'inbox')),
    ...labels.value.map(({ name }) => go(`@${name}`, labelPath(name), 'flag')),
    ...filters.value.map(({ name, id }) => go(name, filterPath(id), 'search')),
  ]
  const tasks = found(openTasks.value, wanted, MOST_TASKS).map(
    ({ id, title }): Entry => ({ name: title, of: 'find', icon: 'completed', run: () => route(`/task/${id}`) }),
  )
  return [...all.filter(({ name }) => name.toLowerCase().includes(wanted)), ...tasks]
}
