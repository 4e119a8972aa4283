/** The keyboard: one table of what each key does, from which the map is drawn too. */

import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Task } from '../../../../../shared/domain/task.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { actOn, changeTask, redo, undo } from '../../state/actions.ts'
import { tasks } from '../../state/known.ts'
import { isHelpOpen, isPaletteOpen, openedTask } from '../../state/opened.ts'
import { direction, type Words, words } from '../../words/index.ts'
import { focusField } from '../field/field.tsx'
import { pathOf, VIEWS } from '../nav/paths.ts'
import { moveByKey } from '../task/drag.ts'
import { indent, outdent } from '../task/place.ts'

interface Key {
  keys: string[]
  /** as the map shows it */
  shown: string
  group: keyof Words['keys']['groups']
  name: (words: Words) => string
  /** undefined for keys that only work on a task when none has the focus */
  run: (event: KeyboardEvent) => void
}

const focused = (): { element: HTMLElement; task: Task } | undefined => {
  const element = document.activeElement?.closest<HTMLElement>('[data-task]')
  const task = element && tasks.value.get(element.dataset.task!)
  return task && element ? { element, task } : undefined
}

const onTask = (act: (task: Task, element: HTMLElement) => void) => () => {
  const found = focused()
  if (found) act(found.task, found.element)
}

/** To the task after or before the one that has the focus; to the first when none has. */
function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.view [data-task]')]
  const now = focused()?.element
  const at = now ? rows.indexOf(now) : -1
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
  next?.querySelector<HTMLElement>('.task-title')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** The row goes with its task: what is next gets the focus. */
function actAndMove(task: Task, kind: 'complete' | 'reopen' | 'delete'): void {
  move(1)
  if (focused()?.task.id === task.id) move(-1)
  actOn(task, kind)
}

const GO: Record<(typeof VIEWS)[number], string> = {
  inbox: 'i',
  today: 't',
  upcoming: 'u',
  later: 'l',
  calendar: 'c',
  completed: 'd',
  activity: 'a',
  figures: 'f',
  settings: 's',
}

const keysFor = (route: (path: string) => void): Key[] => [
  { keys: ['q', 'n'], shown: 'Q', group: 'everywhere', name: ({ keys }) => keys.field, run: focusField },
  {
    keys: ['?'],
    shown: '?',
    group: 'everywhere',
    name: ({ keys }) => keys.help,
    run: () => {
      isHelpOpen.value = true
    },
  },
  ...VIEWS.map(
    (view): Key => ({
      keys: [`g ${GO[view]}`],
      shown: `G ${GO[view].toUpperCase()}`,
      group: 'everywhere',
      name: ({ keys, views }) => keys.go(views[view]),
      run: () => route(pathOf(view)),
    }),
  ),
  { keys: ['j', 'ArrowDown'], shown: 'J ↓', group: 'list', name: ({ keys }) => keys.next, run: () => move(1) },
  { keys: ['k', 'ArrowUp'], shown: 'K ↑', group: 'list', name: ({ keys }) => keys.previous, run: () => move(-1) },
  {
    keys: ['e'],
    shown: 'E ↵',
    group: 'task',
    name: ({ keys }) => keys.open,
    run: onTask(({ id }, element) => {
      openedTask.value = { id, isInTalk: Boolean(element.closest('.talk')) }
    }),
  },
  {
    keys: ['x', 'c'],
    shown: 'X',
    group: 'task',
    name: ({ keys }) => keys.complete,
    run: onTask((task) => actAndMove(task, task.status === 'open' ? 'complete' : 'reopen')),
  },
  {
    keys: ['t'],
    shown: 'T',
    group: 'task',
    name: ({ keys }) => keys.schedule,
    run: onTask((_, element) => element.querySelector<HTMLElement>('.schedule button')?.click()),
  },
  {
    keys: ['1', '2', '3', '4'],
    shown: '1–4',
    group: 'task',
    name: ({ keys }) => keys.priority,
    run: (event) => onTask((task) => changeTask(task, { priority: Number(event.key) as Task['priority'] }))(),
  },
  {
    keys: ['Shift ArrowUp', 'Shift ArrowDown', 'Shift ArrowLeft', 'Shift ArrowRight'],
    shown: 'Shift ↑ ↓ ← →',
    group: 'task',
    name: ({ keys }) => keys.move,
    run: (event) => onTask((task, element) => moveByKey(element, task.id, stepOf(event.key, element)))(),
  },
  {
    keys: [']'],
    shown: ']',
    group: 'task',
    name: ({ keys }) => keys.indent,
    run: onTask(indent),
  },
  {
    keys: ['['],
    shown: '[',
    group: 'task',
    name: ({ keys }) => keys.outdent,
    run: onTask(outdent),
  },
  {
    keys: ['Delete', 'Backspace'],
    shown: 'Del',
    group: 'task',
    name: ({ keys }) => keys.delete,
    run: onTask((task) => actAndMove(task, 'delete')),
  },
]

/** How many groups further: in a calendar a line down is a week. */
function stepOf(key: string, element: HTMLElement): number {
  const columns = Number(element.closest<HTMLElement>('[data-columns]')?.dataset.columns ?? 1)
  const forward = direction() === 'rtl' ? -1 : 1
  if (key === 'ArrowUp') return -columns
  if (key === 'ArrowDown') return columns
  return key === 'ArrowRight' ? forward : -forward
}

/** With Ctrl, or the command key of a Mac; also while something is typed, where the browser has no meaning of its own for it. */
const CHORDS = [
  { key: 'k', shown: 'Ctrl K', name: ({ keys }: Words) => keys.palette },
  { key: 'z', shown: 'Ctrl Z', name: ({ keys }: Words) => keys.undo },
  { key: 'y', shown: 'Ctrl Y', name: ({ keys }: Words) => keys.redo },
]

/** Milliseconds between the two keys of "g t". */
const PAIR = 1000

const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)

export function useKeys(): void {
  const { route } = useLocation()
  useEffect(() => {
    const table = new Map(keysFor(route).flatMap((entry) => entry.keys.map((key) => [key, entry] as const)))
    let before = { key: '', at: 0 }
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey } = event
      if (ctrlKey || metaKey) {
        // With Shift the letter is a capital one.
        const pressed = key.toLowerCase()
        if (pressed === 'k') {
          event.preventDefault()
          isPaletteOpen.value = true
        } else if ((pressed === 'z' || pressed === 'y') && !isTyping(event)) {
          event.preventDefault()
          void (pressed === 'y' || event.shiftKey ? redo() : undo())
        }
        return
      }
      if (altKey || isTyping(event) || document.querySelector('dialog[open]')) return
      const pair = event.timeStamp - before.at < PAIR ? table.get(`${before.key} ${key}`) : undefined
      before = { key, at: event.timeStamp }
      const entry = pair ?? table.get(event.shiftKey && key.startsWith('Arrow') ? `Shift ${key}` : key)
      if (!entry) return
      event.preventDefault()
      // A key that is held down completes or deletes one task, not all below it.
      if (event.repeat && entry.group === 'task') return
      entry.run(event)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [route])
}

export function KeyMap() {
  const all = words.value
  const { keys } = all
  const shown = [
    ...CHORDS.map((chord) => ({ ...chord, group: 'everywhere' as const })),
    ...keysFor(() => {}),
    { shown: 'Esc', name: () => keys.close, group: 'task' as const },
  ]
  return (
    <Dialog
      label={keys.title}
      class="key-map"
      onClose={() => {
        isHelpOpen.value = false
      }}
    >
      <h2>{keys.title}</h2>
      {(['everywhere', 'list', 'task'] as const).map((group) => (
        <section key={group}>
          <h3>{keys.groups[group]}</h3>
          <dl>
            {shown
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <div key={entry.shown}>
                  <dt>
                    {entry.shown.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{entry.name(all)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
