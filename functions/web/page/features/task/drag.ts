/**
 * Tasks are moved onto days, columns and groups: by mouse, by a long press on a touch screen (touch.ts), and by Shift with the arrow keys. What
 * takes one says what becomes of it.
 */
import type { CleanupFn } from '@atlaskit/pragmatic-drag-and-drop/types'

const bound = new WeakMap<HTMLElement, { id: string; cleanup: CleanupFn }>()

const loaded = import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/** The browser's own dragging is for the mouse: a finger that rests on a task is listened to by ourselves, the same on every device. */
let isTouch = false
addEventListener(
  'pointerdown',
  (event) => {
    isTouch = (event as PointerEvent).pointerType === 'touch'
  },
  { capture: true },
)

export function draggable(element: HTMLElement, id: string): void {
  if (bound.get(element)?.id === id) return
  bound.get(element)?.cleanup()
  bound.set(element, { id, cleanup: () => {} })
  void loaded.then(({ draggable: bind }) => {
    const cleanup = bind({ element, canDrag: () => !isTouch, getInitialData: () => ({ task: id }) })
    bound.set(element, { id, cleanup })
  })
}

const targets = new WeakMap<Element, { onDrop: (taskId: string) => void }>()
const TARGET = '[data-drop]'

/** Where a task may be dropped; `is-over` marks it while one is held above it. */
export function dropTarget(element: HTMLElement, onDrop: (taskId: string) => void): void {
  const known = targets.get(element)
  if (known) {
    known.onDrop = onDrop
    return
  }
  const target = { onDrop }
  targets.set(element, target)
  element.dataset.drop = ''
  void loaded.then(({ dropTargetForElements }) => {
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.task === 'string',
      onDragEnter: () => markOver(element),
      onDragLeave: () => markOver(undefined),
      onDrop({ source }) {
        markOver(undefined)
        target.onDrop(String(source.data.task))
      },
    })
  })
}

export const targetAt = (x: number, y: number): Element | undefined =>
  document.elementFromPoint(x, y)?.closest(TARGET) ?? undefined

export function markOver(target: Element | undefined): void {
  for (const other of document.querySelectorAll('.is-over')) other.classList.remove('is-over')
  target?.classList.add('is-over')
}

export const dropOn = (target: Element, taskId: string): void => targets.get(target)?.onDrop(taskId)

/**
 * Onto a target beside the one that the task is in; the focus goes along.
 *
 * @param step how many targets further, in the order of reading
 */
export function moveByKey(from: HTMLElement, taskId: string, step: number): void {
  const all = [...document.querySelectorAll(`.view ${TARGET}`)]
  const at = all.findIndex((each) => each.contains(from))
  // What is overdue stands before all days and takes nothing.
  const before = all.findLastIndex((each) => each.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING)
  const target = all[at < 0 ? (step > 0 ? before + step : before + 1 + step) : at + step]
  if (!target) return
  dropOn(target, taskId)
  requestAnimationFrame(() => requestAnimationFrame(() => focusTask(taskId)))
}

function focusTask(taskId: string): void {
  const element = document.querySelector<HTMLElement>(`.view [data-task="${taskId}"]`)
  const focusable = element?.matches('button') ? element : element?.querySelector<HTMLElement>('.task-title')
  focusable?.focus()
  focusable?.scrollIntoView({ block: 'nearest' })
}
